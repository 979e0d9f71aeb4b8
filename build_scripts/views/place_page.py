"""The page of a place."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.standings import answers_about
from build_scripts.model import Place
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.views.parts import Foreign, Strip, foreign, strips
from build_scripts.views.standings import AT_FIRST, Column, columns


@dataclass(frozen=True)
class PlacePage:
    """A place: where it is, how exactly that is known, and what happened there."""

    frame: Frame
    kind: str
    also: tuple[str, ...]
    native: tuple[Foreign, ...]
    within: Link | None
    position: str
    precision: str
    credit: str
    summary: tuple[Rich, ...]
    note: Rich
    standings: tuple[Column, ...]
    wider: Link | None
    events: tuple[Strip, ...]


def place_page(desk: Desk, record_id: str) -> PlacePage:
    """The page of a place."""
    corpus = desk.corpus
    place = corpus.of(Place)[record_id]
    notes = opened(desk, "places", record_id)
    summary = notes.paragraphs(place.summary)
    spot = place.coordinates
    precision = ""
    if spot:
        size = f" It is drawn {spot.radius_km:g} km around." if spot.radius_km else ""
        precision = f"{spot.precision.label}. {spot.precision.definition}{size}"
    kind = corpus.words.place_kinds[place.kind].label
    note = notes.rich(place.note)
    answers = answers_about(corpus, "place", record_id)
    standings = columns(notes, answers, AT_FIRST) if answers else ()
    notes.rest_on(place.sources)
    return PlacePage(
        frame=frame(
            desk,
            notes,
            "places",
            record_id,
            title=place.name,
            description=first_words(place.summary or f"{place.name}: {kind.lower()}."),
            shown=frozenset({"events"}),
        ),
        kind=kind,
        also=place.also,
        native=tuple(foreign(text, language) for language, text in place.native.items()),
        within=notes.link("places", place.within) if place.within else None,
        position=_position_words(spot.lat, spot.lon) if spot else "",
        precision=precision,
        credit=spot.credit if spot else "",
        summary=summary,
        note=note,
        standings=standings,
        wider=None if answers else _wider(notes, place.within),
        events=strips(corpus, desk.referrers("places", record_id, "events"), notes.page),
    )


def _wider(notes: Notebook, place_id: str | None) -> Link | None:
    """The nearest larger place that a claim is about, if there is one."""
    places = notes.corpus.of(Place)
    passed: set[str] = set()
    while place_id and place_id not in passed:
        if answers_about(notes.corpus, "place", place_id):
            return notes.link("places", place_id)
        passed.add(place_id)
        place_id = places[place_id].within
    return None


def _position_words(lat: float, lon: float) -> str:
    """Degrees with their hemisphere: '35.303° N, 36.607° E'."""
    return f"{abs(lat):.3f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.3f}° {'E' if lon >= 0 else 'W'}"
