"""The ledger of claims, the figures, the sources, the corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts import vocabulary
from build_scripts.corpus import Corpus
from build_scripts.model import KIND_OF, Actor, Claim, Correction, Figure, Publisher, Source
from build_scripts.values import counted
from build_scripts.views.addresses import address, href
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Card, Chip, Foreign, Mentioned, card, chip, mentioned, title_of


@dataclass(frozen=True)
class ClaimsView:
    """The ledger of claims."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class FigureLine:
    """A figure in a list."""

    link: Link
    unit: str
    counted_by: tuple[Chip, ...]
    observations: str
    weaknesses: Rich


@dataclass(frozen=True)
class NumbersView:
    """All figures, each with who counts and what to beware of."""

    figures: tuple[FigureLine, ...]


@dataclass(frozen=True)
class SourceLine:
    """A source in the register."""

    href: str
    title: Foreign
    date: str
    stake: Chip | None
    used: int


@dataclass(frozen=True)
class PublisherLine:
    """A publisher with what it is, why it is weighed so, and its works."""

    id: str
    name: str
    also: tuple[str, ...]
    what: Rich
    weigh: Rich
    notes: tuple[NoteMark, ...]
    stake: Chip | None
    works: tuple[SourceLine, ...]


@dataclass(frozen=True)
class PublisherGroup:
    """The publishers most of whose works are of one kind, with what the kind is."""

    id: str
    label: str
    definition: str
    publishers: tuple[PublisherLine, ...]


@dataclass(frozen=True)
class KindRow:
    """How many sources there are of one kind: in all, tied to each side, and last those without a tie."""

    label: str
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True)
class SourcesView:
    """The register: publishers by kind, each with its works, and a table of how many sources speak for whom."""

    groups: tuple[PublisherGroup, ...]
    sides: tuple[str, ...]
    kinds: tuple[KindRow, ...]
    sources: int
    publishers: int


@dataclass(frozen=True)
class CorrectionLine:
    """A correction in the public log."""

    id: str
    date: str
    record: Mentioned
    stood: str
    stands: str
    why: Rich
    pointed_out_by: str


@dataclass(frozen=True)
class CorrectionsView:
    """The public log of corrections, newest first."""

    corrections: tuple[CorrectionLine, ...]


def ledger(desk: Desk, notes: Notebook) -> ClaimsView:
    """The claims in the order of the ledger."""
    claims = desk.corpus.of(Claim)
    return ClaimsView(tuple(card(claim_id, notes) for claim_id in sorted(claims, key=lambda one: claims[one].order)))


def numbers(desk: Desk, notes: Notebook) -> NumbersView:
    """All figures by title."""
    corpus = desk.corpus
    lines = tuple(
        FigureLine(
            notes.link("figures", figure_id),
            figure.unit,
            tuple(chip(corpus, actor, notes.page) for actor in figure.counted_by),
            counted(len(figure.observations), "number"),
            notes.rich(figure.weaknesses.split("\n\n")[0]),
        )
        for figure_id, figure in sorted(corpus.of(Figure).items(), key=lambda item: item[1].title)
    )
    return NumbersView(lines)


def _source_line(desk: Desk, source_id: str, page: str) -> SourceLine:
    corpus = desk.corpus
    source = corpus.of(Source)[source_id]
    return SourceLine(
        href(address("sources", source_id), page),
        title_of(corpus, source),
        source.published.words() if source.published else "not dated",
        chip(corpus, source.stake, page) if source.stake else None,
        sum(1 for kind, _ in desk.backlinks.get(("sources", source_id), ()) if kind != "sources"),
    )


def _kind_rows(corpus: Corpus) -> tuple[KindRow, ...]:
    """For each kind of source, how many are tied to an actor of each side, and how many to none."""
    actors, rows = corpus.of(Actor), []
    sides: tuple[str | None, ...] = (*corpus.explainer.sides, None)
    for kind in vocabulary.SourceKind:
        tied = Counter(
            actors[source.stake].side if source.stake else None
            for source in corpus.of(Source).values()
            if source.kind == kind
        )
        if tied:
            rows.append(KindRow(kind.label, tied.total(), tuple(tied[side] for side in sides)))
    return tuple(rows)


def register(desk: Desk, notes: Notebook) -> SourcesView:
    """The publishers by the kind of most of their works, then by name."""
    corpus = desk.corpus
    works: dict[str, list[str]] = {publisher_id: [] for publisher_id in corpus.of(Publisher)}
    for source_id, source in corpus.of(Source).items():
        works[source.publisher].append(source_id)
    kinds = tuple(vocabulary.SourceKind)
    groups: dict[vocabulary.SourceKind, list[str]] = {kind: [] for kind in kinds}
    for publisher_id, source_ids in works.items():
        if not source_ids:
            continue
        count = Counter(corpus.of(Source)[source_id].kind for source_id in source_ids)
        # Of two kinds with as many works, the one that the method names first.
        groups[max(count, key=lambda kind: (count[kind], -kinds.index(kind)))].append(publisher_id)
    publishers = corpus.of(Publisher)

    def line(publisher_id: str) -> PublisherLine:
        publisher = publishers[publisher_id]
        what, weigh = notes.rich(publisher.what), notes.rich(publisher.weigh)
        return PublisherLine(
            publisher_id,
            publisher.name,
            publisher.also,
            what,
            weigh,
            notes.cite_rest(publisher.sources, what, weigh),
            chip(corpus, publisher.stake, notes.page) if publisher.stake else None,
            tuple(_source_line(desk, source_id, notes.page) for source_id in works[publisher_id]),
        )

    def group(group_id: str, label: str, definition: str, found: Iterable[str]) -> PublisherGroup:
        by_name = sorted(found, key=lambda one: publishers[one].name.casefold())
        return PublisherGroup(group_id, label, definition, tuple(line(one) for one in by_name))

    shown = [group(kind.value, kind.label, kind.definition, found) for kind, found in groups.items() if found]
    retold = [publisher_id for publisher_id, source_ids in works.items() if not source_ids]
    if retold:
        shown.append(group("retold", "Only retold", "Known here only as others retell their reports.", retold))
    return SourcesView(
        groups=tuple(shown),
        sides=tuple(side.short for side in corpus.explainer.sides.values()),
        kinds=_kind_rows(corpus),
        sources=len(corpus.of(Source)),
        publishers=len(publishers),
    )


def correction_list(desk: Desk, notes: Notebook) -> CorrectionsView:
    """The corrections, newest first."""
    corpus = desk.corpus
    lines = []
    newest_first = sorted(corpus.of(Correction).items(), key=lambda item: (item[1].date, item[0]), reverse=True)
    for correction_id, correction in newest_first:
        singular, _, record_id = correction.record.partition(":")
        lines.append(
            CorrectionLine(
                correction_id,
                correction.date.words(),
                mentioned(corpus, KIND_OF[singular], record_id, notes.page),
                correction.stood,
                correction.stands,
                notes.rich(correction.why),
                correction.pointed_out_by or "",
            )
        )
    return CorrectionsView(tuple(lines))
