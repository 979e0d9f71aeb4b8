"""The timeline and the map as lists."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Event, Place
from build_scripts.values import MONTHS
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook
from build_scripts.views.parts import Foreign, Strip, foreign, strip
from build_scripts.views.relocations import RelocationLine, relocation_lines


@dataclass(frozen=True)
class Month:
    """The events of one month."""

    id: str
    name: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True)
class TimelineView:
    """All events in order, by month."""

    months: tuple[Month, ...]


@dataclass(frozen=True)
class PlaceLine:
    """A place in a list."""

    link: Link
    kind: str
    native: tuple[Foreign, ...]
    events: tuple[Strip, ...]


@dataclass(frozen=True)
class MapView:
    """All places."""

    relocations: tuple[tuple[Link, RelocationLine], ...]
    places: tuple[PlaceLine, ...]


def timeline_list(desk: Desk, notes: Notebook) -> TimelineView:
    """All events in order, by month."""
    corpus = desk.corpus
    events = corpus.of(Event)
    by_month: dict[tuple[int, int], list[Strip]] = {}
    for event_id in sorted(events, key=lambda one: (events[one].date, one)):
        first = events[event_id].date.first
        by_month.setdefault((first.year, first.month), []).append(strip(corpus, event_id, notes.page))
    months = tuple(
        Month(f"{year}-{month:02}", f"{MONTHS[month]} {year}", tuple(found))
        for (year, month), found in by_month.items()
    )
    return TimelineView(months)


def place_list(desk: Desk, notes: Notebook) -> MapView:
    """All places by name."""
    corpus = desk.corpus
    events = corpus.of(Event)
    relocations = relocation_lines(notes)
    lines = []
    for place_id, place in sorted(corpus.of(Place).items(), key=lambda item: (item[1].name, item[0])):
        there = [event_id for event_id, event in events.items() if place_id in event.places]
        ordered = sorted(there, key=lambda one: (events[one].date, one))
        lines.append(
            PlaceLine(
                notes.link("places", place_id),
                corpus.words.place_kinds[place.kind].label,
                tuple(foreign(text, language) for language, text in place.native.items()),
                tuple(strip(corpus, event_id, notes.page) for event_id in ordered),
            )
        )
    return MapView(relocations, tuple(lines))
