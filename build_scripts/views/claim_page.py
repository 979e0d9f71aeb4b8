"""The page of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.interest import finding_leaning, grounds, leaning
from build_scripts.derived.reported import Span, quoted, reported
from build_scripts.model import Claim, Evidence, Interest, Position, Quote
from build_scripts.values import counted
from build_scripts.views.addresses import address
from build_scripts.views.as_of import AsOf, Dated, as_of, dated
from build_scripts.views.frame import Desk, Frame, Silence, first_words, frame, silence_of
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
    direction_label: str
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
class GroundLine:
    """What speaks one way, by how it stands to the interest of who found it, in words."""

    direction: str
    words: str


@dataclass(frozen=True)
class ClaimPage:
    """A claim: the sentence, its verdict by aspect, who holds what, and the evidence."""

    frame: Frame
    card: Card
    summary: tuple[Rich, ...]
    asserted: tuple[PositionLine, ...]
    disputed: tuple[PositionLine, ...]
    evidence: tuple[EvidenceLine, ...]
    would_settle: tuple[Rich, ...]
    silences: tuple[Silence, ...]
    events: tuple[Strip, ...]
    quotes: tuple[PullQuote, ...]
    rests_on: RootsView
    helps: tuple[SideMark, ...]
    hurts: tuple[SideMark, ...]
    grounds: tuple[GroundLine, ...]
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
        direction_label=found.direction.label,
        finding=finding,
        by=chip(notes.corpus, found.by, notes.page),
        date=found.date.words() if found.date else "",
        method=found.method.rstrip("."),
        aspects=", ".join(aspect.label.lower() for aspect in found.aspects),
        notes=notes.cite_rest(found.sources, finding),
        rests_on=roots_view(notes, found.sources),
        leaning=leaning_mark(finding_leaning(corpus, claim, found)),
        stands=dated(corpus, reported(corpus, found.date, found.sources)),
    )


_SAID = {Direction.SUPPORTS: "For it", Direction.CONTRADICTS: "Against it"}


def _grounds(corpus: Corpus, claim: Claim) -> tuple[GroundLine, ...]:
    """What speaks each way in words; the marks beside the findings lead from here to each of them."""
    lines = []
    for ground in grounds(corpus, claim):
        many = counted(ground.total, "finding")
        if ground.only_serves:
            words = f"{many}, {'and it comes' if ground.total == 1 else 'all'} from those whom it serves."
        else:
            parts = (
                (ground.conceded, "against the interest of who made it"),
                (ground.apart, "from onlookers"),
                (ground.rival, "from another party"),
                (ground.serves, "from those whom it serves"),
            )
            told = "; ".join(f"{counted(len(those), '').strip()} {words}" for those, words in parts if those)
            words = f"{many}: {told}."
        lines.append(GroundLine(_SAID[ground.direction], words))
    return tuple(lines)


def _reversed(claim: Claim) -> Interest:
    """Whom it helps and hurts if the claim is disbelieved."""
    return Interest(helps=claim.hurts, hurts=claim.helps)


def claim_page(desk: Desk, record_id: str) -> ClaimPage:
    """The page of a claim."""
    corpus = desk.corpus
    claim = corpus.of(Claim)[record_id]
    notes = Notebook(corpus, address("claims", record_id))
    summary = notes.paragraphs(claim.summary)
    its_card = card(record_id, notes, with_reasons=True)
    asserted = tuple(_position(notes, position, claim) for position in claim.asserted_by)
    disputed = tuple(_position(notes, position, _reversed(claim)) for position in claim.disputed_by)
    silences = tuple(silence_of(notes, silent) for silent in claim.not_heard)
    evidence = tuple(_evidence(notes, claim, found) for found in claim.evidence)
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
        events=strips(corpus, {*claim.events, *desk.referrers("claims", record_id, "events")}, notes.page),
        quotes=quotes,
        rests_on=roots_view(notes, (source for found in claim.evidence for source in found.sources)),
        helps=side_marks(corpus, claim.helps),
        hurts=side_marks(corpus, claim.hurts),
        grounds=_grounds(corpus, claim),
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
