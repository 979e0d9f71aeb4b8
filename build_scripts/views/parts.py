"""The recognisable pieces that pages are made of: chip, strip, card, pull-quote, note.

Templates receive these and compute nothing; every field is ready to print.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from build_scripts.corpus import Corpus
from build_scripts.derived.reported import first_known, quoted
from build_scripts.languages import direction, script
from build_scripts.model import Actor, Claim, Event, Place, Publisher, Quote, Relation, Source
from build_scripts.views.addresses import address, href, name_of
from build_scripts.views.as_of import Dated, dated
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.vocabulary import STANDING_OF, Grade, Standing


@dataclass(frozen=True)
class Chip:
    """An actor in running text or lists: its name with the shape and colour of its side."""

    name: str
    href: str
    side: str
    side_label: str


@dataclass(frozen=True)
class SideMark:
    """A side as it is named in running text, with its shape."""

    side: str
    label: str


@dataclass(frozen=True)
class Foreign:
    """Words in another language or script."""

    text: str
    language: str
    direction: str


@dataclass(frozen=True)
class Strip:
    """An event in a list: one line with its date, kind, title and the sides in it."""

    id: str
    href: str
    title: str
    date: str
    day: str
    kind: str
    sides: tuple[str, ...]
    places: str
    stands: Dated


@dataclass(frozen=True)
class GradeMark:
    """A grade as it is printed: a word, and a weight from 0 to 4 for its bar."""

    word: str
    label: str
    weight: int
    standing: str
    standing_label: str


@dataclass(frozen=True)
class EarlierLine:
    """A grade that an aspect had before, and what changed it."""

    grade: GradeMark
    until: str
    why: Rich


@dataclass(frozen=True)
class AspectLine:
    """One aspect of a verdict."""

    aspect: str
    grade: GradeMark
    says: Rich
    reason: Rich
    earlier: tuple[EarlierLine, ...]


@dataclass(frozen=True)
class Card:
    """A claim in a list: its sentence and where it stands. Who speaks for and against is not counted: it is no vote."""

    id: str
    href: str
    statement: str
    short: str
    lines: tuple[AspectLine, ...]
    evidence: int
    would_settle: tuple[Rich, ...]


@dataclass(frozen=True)
class PullQuote:
    """A quotation with its speaker, date and notes."""

    href: str
    words: Foreign
    gloss: str
    speaker: Chip
    role: str
    date: str
    venue: str
    stands: Dated
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class SourceNote:
    """A numbered source under a page."""

    number: int
    anchors: tuple[str, ...]
    href: str
    publisher: str
    title: Foreign
    title_seen: bool
    date: str
    kind: str
    url: str
    host: str
    read_at: str
    read_host: str
    stake: Chip | None
    language: str


_WEIGHT = {Grade.STRONG: 4, Grade.FAIR: 3, Grade.WEAK: 2, Grade.DISPUTED: 1, Grade.UNKNOWN: 0}


def foreign(text: str, language: str) -> Foreign:
    """Words with the language and direction that the page must declare for them."""
    return Foreign(text, language, direction(language))


def chip(corpus: Corpus, actor_id: str, page: str, *, short: bool = False) -> Chip:
    """The chip of an actor, as seen from `page`."""
    actor = corpus.of(Actor)[actor_id]
    name = actor.short if short and actor.short else actor.name
    return Chip(name, href(address("actors", actor_id), page), actor.side, corpus.explainer.sides[actor.side].label)


def side_marks(corpus: Corpus, sides: Iterable[str]) -> tuple[SideMark, ...]:
    """Sides with their shapes, in the explainer's order."""
    wanted = set(sides)
    return tuple(SideMark(name, side.label) for name, side in corpus.explainer.sides.items() if name in wanted)


def sides_of(corpus: Corpus, event: Event) -> tuple[str, ...]:
    """The sides of an event's actors, in the explainer's order."""
    present = {corpus.of(Actor)[role.actor].side for role in event.actors}
    return tuple(side for side in corpus.explainer.sides if side in present)


def strip(corpus: Corpus, event_id: str, page: str) -> Strip:
    """The strip of an event, as seen from `page`."""
    event = corpus.of(Event)[event_id]
    return Strip(
        id=event_id,
        href=href(address("events", event_id), page),
        title=event.title,
        date=event.date.words(),
        day=event.date.first.isoformat(),
        kind=corpus.words.event_kinds[event.kind].label,
        sides=sides_of(corpus, event),
        places=", ".join(corpus.of(Place)[place].name for place in event.places),
        stands=dated(corpus, first_known(event)),
    )


def strips(corpus: Corpus, event_ids: Iterable[str], page: str) -> tuple[Strip, ...]:
    """The strips of several events, by date and then by id."""
    events = corpus.of(Event)
    ordered = sorted(set(event_ids), key=lambda event_id: (events[event_id].date, event_id))
    return tuple(strip(corpus, event_id, page) for event_id in ordered)


def grade_mark(grade: Grade) -> GradeMark:
    """How a grade is printed."""
    standing: Standing = STANDING_OF[grade]
    return GradeMark(grade.value, grade.label, _WEIGHT[grade], standing.value, standing.label)


def _is_open(claim: Claim) -> bool:
    """True where an aspect of a claim is not settled."""
    return any(STANDING_OF[line.grade] != Standing.KNOWN for line in claim.verdict)


def card(claim_id: str, notes: Notebook, *, with_reasons: bool = False) -> Card:
    """The card of a claim, the citations of what it prints numbered in `notes`."""
    corpus = notes.corpus
    claim = corpus.of(Claim)[claim_id]
    return Card(
        id=claim_id,
        href=href(address("claims", claim_id), notes.page),
        statement=claim.statement,
        short=claim.short,
        lines=tuple(
            AspectLine(
                line.aspect.label,
                grade_mark(line.grade),
                notes.rich(line.says),
                notes.rich(line.reason) if with_reasons else (),
                tuple(
                    EarlierLine(grade_mark(old.grade), old.until.words(), notes.rich(old.why))
                    for old in (line.earlier if with_reasons else ())
                ),
            )
            for line in claim.verdict
        ),
        evidence=len(claim.evidence),
        would_settle=() if with_reasons or not _is_open(claim) else tuple(map(notes.rich, claim.would_settle)),
    )


def pull_quote(quote_id: str, notes: Notebook) -> PullQuote:
    """The pull-quote of a quotation, its sources numbered in `notes`."""
    corpus = notes.corpus
    quote = corpus.of(Quote)[quote_id]
    basis = "" if quote.date_basis == "said" else f" ({quote.date_basis.label.lower()})"
    return PullQuote(
        href=href(address("quotes", quote_id), notes.page),
        words=foreign(quote.text, quote.language),
        gloss=quote.gloss or "",
        speaker=chip(corpus, quote.speaker, notes.page),
        role=quote.role or "",
        date=quote.date.words() + basis,
        venue=quote.venue or "",
        stands=dated(corpus, quoted(quote)),
        notes=notes.cite_all(quote.sources),
    )


def pull_quotes(quote_ids: Iterable[str], notes: Notebook) -> tuple[PullQuote, ...]:
    """Pull-quotes by date and then by id; the fragments of one interview keep their order."""
    quotes = notes.corpus.of(Quote)

    def place(quote_id: str) -> tuple[object, ...]:
        quote = quotes[quote_id]
        interview = quote.interview
        return (quote.date, interview.id if interview else "", interview.order if interview else 0, quote_id)

    return tuple(pull_quote(quote_id, notes) for quote_id in sorted(set(quote_ids), key=place))


def _host(url: str) -> str:
    """The name of the host of an address, as a reader knows it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def title_of(corpus: Corpus, source: Source) -> Foreign:
    """A source's title with its language.

    A title that was not seen is a description of ours, in the site's
    language, unless it was taken from the source's own words: then it is written in the source's script.
    """
    is_own = not source.title_seen and script(source.title) == script(corpus.explainer.question)
    return foreign(source.title, corpus.explainer.language if is_own else source.language)


def source_notes(notes: Notebook) -> tuple[SourceNote, ...]:
    """The numbered sources of a page, once everything on it has been cited."""
    corpus = notes.corpus
    found = []
    for use in notes.uses():
        source = corpus.of(Source)[use.source]
        found.append(
            SourceNote(
                number=use.number,
                anchors=use.anchors,
                href=href(address("sources", use.source), notes.page),
                publisher=corpus.of(Publisher)[source.publisher].name,
                title=title_of(corpus, source),
                title_seen=source.title_seen,
                date=source.published.words() if source.published else "not dated",
                kind=source.kind.label,
                url=source.url,
                host=_host(source.url),
                read_at=source.read_at or "",
                read_host=_host(source.read_at or ""),
                stake=chip(corpus, source.stake, notes.page) if source.stake else None,
                language=source.language,
            )
        )
    return tuple(found)


@dataclass(frozen=True)
class Mentioned:
    """A link to a record of any kind, with the kind in words."""

    kind: str
    name: str
    href: str


def mentioned(corpus: Corpus, kind: str, record_id: str, page: str) -> Mentioned:
    """A record as seen from `page`."""
    return Mentioned(
        kind.removesuffix("s").capitalize(),
        name_of(corpus, kind, record_id),
        href(address(kind, record_id), page),
    )


def when_words(relation: Relation) -> str:
    """When a relation held or was observed, in words; empty where no date is on record."""
    if relation.since and relation.until:
        return f"{relation.since.words()} to {relation.until.words()}"
    if relation.since:
        return f"since {relation.since.words()}"
    if relation.until:
        return f"until {relation.until.words()}"
    return f"as of {relation.as_of.words()}" if relation.as_of else ""


@dataclass(frozen=True)
class Crumb:
    """A step of the way from the front page to here."""

    name: str
    href: str


@dataclass(frozen=True)
class BlankNote:
    """An empty field and why it is empty; `start` is where filling it starts, if it can be."""

    field: str
    reason: str
    definition: str
    note: str
    searched: str
    start: str
