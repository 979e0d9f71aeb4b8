"""The page of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Claim, Evidence, Position
from build_scripts.views.addresses import address
from build_scripts.views.frame import Desk, Frame, Silence, first_words, frame, silence_of
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.views.parts import Card, Chip, PullQuote, Strip, card, chip, pull_quotes, strips


@dataclass(frozen=True)
class PositionLine:
    """Somebody who asserts or disputes a claim."""

    who: Chip
    date: str
    quote: PullQuote | None
    note: Rich
    notes: tuple[NoteMark, ...]


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


def _position(notes: Notebook, position: Position) -> PositionLine:
    note = notes.rich(position.note)
    rest = notes.cite_rest(position.sources, note)
    return PositionLine(
        who=chip(notes.corpus, position.who, notes.page),
        date=position.date.words() if position.date else "",
        quote=next(iter(pull_quotes([position.quote], notes)), None) if position.quote else None,
        note=note,
        notes=rest,
    )


def _evidence(notes: Notebook, found: Evidence) -> EvidenceLine:
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
    )


def claim_page(desk: Desk, record_id: str) -> ClaimPage:
    """The page of a claim."""
    corpus = desk.corpus
    claim = corpus.of(Claim)[record_id]
    notes = Notebook(corpus, address("claims", record_id))
    summary = notes.paragraphs(claim.summary)
    its_card = card(record_id, notes, with_reasons=True)
    asserted = tuple(_position(notes, position) for position in claim.asserted_by)
    disputed = tuple(_position(notes, position) for position in claim.disputed_by)
    silences = tuple(silence_of(notes, silent) for silent in claim.not_heard)
    evidence = tuple(_evidence(notes, found) for found in claim.evidence)
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
    )
