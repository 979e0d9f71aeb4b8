"""Where a check put something else than it was said to be, as it is printed."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.displacement import way_of
from build_scripts.model import Event, Relocation
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, chip


@dataclass(frozen=True)
class RelocationLine:
    """A check that put something elsewhere than it was said to be, with the distance in words."""

    what: str
    claimed: Link
    claimed_by: Chip
    found: Link
    found_by: Chip
    distance: str
    stated: str
    date: str
    note: Rich
    notes: tuple[NoteMark, ...]


def relocation_line(notes: Notebook, move: Relocation) -> RelocationLine:
    """One check, with the distance between the two places in words where both are located."""
    corpus = notes.corpus
    way = way_of(corpus, move)
    note = notes.rich(move.note)
    return RelocationLine(
        what=move.what,
        claimed=notes.link("places", move.claimed),
        claimed_by=chip(corpus, move.claimed_by, notes.page),
        found=notes.link("places", move.found),
        found_by=chip(corpus, move.found_by, notes.page),
        distance=way.words() if way else "",
        stated=move.stated or "",
        date=move.date.words() if move.date else "",
        note=note,
        notes=notes.cite_rest(move.sources, note),
    )


def relocation_lines(notes: Notebook) -> tuple[tuple[Link, RelocationLine], ...]:
    """Every check on record with the event that it belongs to, by the date of the event."""
    events = sorted(notes.corpus.of(Event).items(), key=lambda item: (item[1].date, item[0]))
    return tuple(
        (notes.link("events", event_id), relocation_line(notes, move))
        for event_id, event in events
        for move in event.relocations
    )
