"""The ledger of claims, the figures, the sources, the corrections."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts import vocabulary
from build_scripts.model import KIND_OF, Claim, Correction, Figure, Source
from build_scripts.views.addresses import address, href
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.views.parts import Card, Chip, Foreign, Mentioned, card, chip, mentioned, title_of
from build_scripts.views.picture_frames import PictureView, picture_view


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
    observations: int
    weaknesses: Rich


@dataclass(frozen=True)
class NumbersView:
    """All figures, each with who counts and what to beware of."""

    figures: tuple[FigureLine, ...]
    picture: PictureView


@dataclass(frozen=True)
class SourceLine:
    """A source in the register."""

    id: str
    href: str
    title: Foreign
    publisher: str
    date: str
    stake: Chip | None
    used: int


@dataclass(frozen=True)
class SourceGroup:
    """The sources of one kind, with what the kind is."""

    id: str
    label: str
    definition: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class SourcesView:
    """The register of sources by kind."""

    groups: tuple[SourceGroup, ...]
    total: int


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
    picture = picture_view("estimates", notes)
    lines = tuple(
        FigureLine(
            notes.link("figures", figure_id),
            figure.unit,
            tuple(chip(corpus, actor, notes.page) for actor in figure.counted_by),
            len(figure.observations),
            notes.rich(figure.weaknesses.split("\n\n")[0]),
        )
        for figure_id, figure in sorted(corpus.of(Figure).items(), key=lambda item: item[1].title)
    )
    return NumbersView(lines, picture)


def register(desk: Desk, notes: Notebook) -> SourcesView:
    """The sources by kind and publisher."""
    corpus = desk.corpus
    sources = corpus.of(Source)
    groups = []
    for kind in vocabulary.SourceKind:
        found = sorted(
            (item for item in sources.items() if item[1].kind == kind),
            key=lambda item: (item[1].publisher, item[0]),
        )
        if not found:
            continue
        lines = tuple(
            SourceLine(
                source_id,
                href(address("sources", source_id), notes.page),
                title_of(corpus, source),
                source.publisher,
                source.published.words() if source.published else "not dated",
                chip(corpus, source.stake, notes.page) if source.stake else None,
                sum(1 for k, _ in desk.backlinks.get(("sources", source_id), ()) if k != "sources"),
            )
            for source_id, source in found
        )
        groups.append(SourceGroup(kind.value, kind.label, kind.definition, lines))
    return SourcesView(tuple(groups), len(sources))


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
