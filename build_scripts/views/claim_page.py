"""The page of a claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.interest import Ground, finding_leaning, grounds, leaning
from build_scripts.derived.reported import Span, quoted, reported
from build_scripts.model import Claim, Evidence, Interest, Position, Quote
from build_scripts.values import begun, counted
from build_scripts.views.as_of import AsOf, Dated, as_of, dated
from build_scripts.views.frame import Desk, Frame, Silence, first_words, frame, opened, silence_of, silent_words
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.views.parts import (
    Card,
    Chip,
    PullQuote,
    SideMark,
    Strip,
    card,
    chip,
    pull_quotes,
    side_marks,
    strips,
)
from build_scripts.views.provenance import LeaningMark, RootsView, leaning_mark, roots_view
from build_scripts.vocabulary import Direction


@dataclass(frozen=True)
class PositionLine:
    """Somebody who asserts or disputes a claim."""

    who: Chip
    date: str
    quote: PullQuote | None
    note: Rich
    notes: tuple[NoteMark, ...]
    leaning: LeaningMark | None
    stands: Dated


@dataclass(frozen=True)
class EvidenceLine:
    """A finding that bears on a claim."""

    direction: str
    finding: Rich
    by: Chip
    date: str
    method: str
    aspects: str
    notes: tuple[NoteMark, ...]
    rests_on: RootsView
    leaning: LeaningMark | None
    stands: Dated


@dataclass(frozen=True)
class EvidenceGroup:
    """The findings that point one way, the earliest first, and how they stand to the interest of who found them."""

    direction: str
    label: str
    count: str
    words: str
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True)
class ClaimPage:
    """A claim: the sentence, its verdict by aspect, who holds what, and the evidence."""

    frame: Frame
    card: Card
    summary: tuple[Rich, ...]
    asserted: tuple[PositionLine, ...]
    disputed: tuple[PositionLine, ...]
    evidence: tuple[EvidenceGroup, ...]
    would_settle: tuple[Rich, ...]
    silences: tuple[Silence, ...]
    silent: str
    events: tuple[Strip, ...]
    quotes: tuple[PullQuote, ...]
    rests_on: RootsView
    helps: tuple[SideMark, ...]
    hurts: tuple[SideMark, ...]
    as_of: AsOf | None


def _position(notes: Notebook, position: Position, interest: Interest) -> PositionLine:
    corpus = notes.corpus
    note = notes.rich(position.note)
    rest = notes.cite_rest(position.sources, note)
    return PositionLine(
        who=chip(notes.corpus, position.who, notes.page),
        date=position.date.words() if position.date else "",
        quote=next(iter(pull_quotes([position.quote], notes)), None) if position.quote else None,
        note=note,
        notes=rest,
        leaning=leaning_mark(leaning(corpus, interest, position.who, position.sources)),
        stands=dated(corpus, _position_span(corpus, position)),
    )


def _position_span(corpus: Corpus, position: Position) -> Span:
    return reported(corpus, position.date, position.sources)


def _evidence(notes: Notebook, claim: Claim, found: Evidence) -> EvidenceLine:
    corpus = notes.corpus
    finding = notes.rich(found.finding)
    return EvidenceLine(
        direction=found.direction.value,
        finding=finding,
        by=chip(notes.corpus, found.by, notes.page),
        date=found.date.words() if found.date else "",
        method=found.method.rstrip("."),
        aspects=", ".join(aspect.label.lower() for aspect in found.aspects),
        notes=notes.cite_rest(found.sources, finding),
        rests_on=roots_view(notes, found.sources, is_one_voice=True),
        leaning=leaning_mark(finding_leaning(corpus, claim, found)),
        stands=dated(corpus, reported(corpus, found.date, found.sources)),
    )


_HEADINGS = {
    Direction.SUPPORTS: "For it",
    Direction.CONTRADICTS: "Against it",
    Direction.MIXED: "Both for and against",
    Direction.CONTEXT: "To be read with it",
}


def _ground_words(ground: Ground) -> str:
    """Who the findings of one direction are from, by interest; the marks beside the findings say which is which."""
    if ground.only_serves:
        only = "It comes" if ground.total == 1 else "All of it comes"
        return f"{only} from {'or through ' if ground.through else ''}those whom it serves."
    parts = (
        (ground.conceded, "against the interest of who made it"),
        (ground.apart, "from onlookers"),
        (ground.rival, "from another party"),
        (ground.serves, "from those whom it serves"),
        (ground.through, "known only through those whom it serves"),
    )
    told = (f"{counted(len(those), 'is', 'are')} {words}" for those, words in parts if those)
    return begun("; ".join(told)) + "."


def _groups(notes: Notebook, claim: Claim) -> tuple[EvidenceGroup, ...]:
    """The findings by direction, each group by when it was reported and then in the record's order."""
    corpus = notes.corpus
    by_direction = {ground.direction: ground for ground in grounds(corpus, claim)}
    groups = []
    for direction, heading in _HEADINGS.items():
        those = [found for found in claim.evidence if found.direction == direction]
        those.sort(key=lambda found: reported(corpus, found.date, found.sources).first or dt.date.max)
        if those:
            ground = by_direction.get(direction)
            groups.append(
                EvidenceGroup(
                    direction.value,
                    heading,
                    counted(len(those), "finding"),
                    _ground_words(ground) if ground else "",
                    tuple(_evidence(notes, claim, found) for found in those),
                )
            )
    return tuple(groups)


def _reversed(claim: Claim) -> Interest:
    """Whom it helps and hurts if the claim is disbelieved."""
    return Interest(helps=claim.hurts, hurts=claim.helps)


def claim_page(desk: Desk, record_id: str) -> ClaimPage:
    """The page of a claim."""
    corpus = desk.corpus
    claim = corpus.of(Claim)[record_id]
    notes = opened(desk, "claims", record_id)
    summary = notes.paragraphs(claim.summary)
    its_card = card(record_id, notes, with_reasons=True)
    asserted = tuple(_position(notes, position, claim) for position in claim.asserted_by)
    disputed = tuple(_position(notes, position, _reversed(claim)) for position in claim.disputed_by)
    silences = tuple(silence_of(desk, notes, ("claims", record_id), silent) for silent in claim.not_heard)
    evidence = _groups(notes, claim)
    settles = tuple(notes.rich(text) for text in claim.would_settle)
    held = {position.quote for position in (*claim.asserted_by, *claim.disputed_by)}
    spoken = [i for i in desk.referrers("claims", record_id, "quotes") if i not in held]
    quotes = pull_quotes(spoken, notes)
    notes.rest_on(claim.sources)
    return ClaimPage(
        frame=frame(
            desk,
            notes,
            "claims",
            record_id,
            title=claim.statement,
            description=first_words(claim.summary),
            shown=frozenset({"quotes", "events"}),
        ),
        card=its_card,
        summary=summary,
        asserted=asserted,
        disputed=disputed,
        evidence=evidence,
        would_settle=settles,
        silences=silences,
        silent=silent_words(silences),
        events=strips(corpus, {*claim.events, *desk.referrers("claims", record_id, "events")}, notes.page),
        quotes=quotes,
        rests_on=roots_view(notes, (source for found in claim.evidence for source in found.sources)),
        helps=side_marks(corpus, claim.helps),
        hurts=side_marks(corpus, claim.hurts),
        as_of=as_of(
            corpus,
            notes.page,
            [
                *(_position_span(corpus, position) for position in (*claim.asserted_by, *claim.disputed_by)),
                *(reported(corpus, found.date, found.sources) for found in claim.evidence),
                *(quoted(corpus.of(Quote)[quote]) for quote in spoken),
            ],
        ),
    )
