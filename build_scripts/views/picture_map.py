"""One map: what checks moved, the words on it, the picture in words, and what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.displacement import direction, way_of
from build_scripts.model import Event, MapChart, MapLayer, Place, Relocation
from build_scripts.values import count_words
from build_scripts.views.around import Around, Row, Table, event_link, plain, sources_of
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.picture_spots import (
    HEADS,
    Label,
    Spot,
    is_drawable,
    is_within,
    label,
    layer_words,
    map_credit,
    map_key,
    row_of,
    spot_cells,
    spots,
)


@dataclass(frozen=True)
class Shift:
    """Something that a check put elsewhere than it was said to be. An end that is too large an area is not drawn.

    `distance` is ours, between the two places on record; `stated` is the check's own.
    """

    event: str
    what: str
    claimed: Label
    found: Label
    claimed_by: str
    found_by: str
    is_drawn: bool
    distance: str
    stated: str
    date: str
    sources: tuple[str, ...]


def map_callouts(corpus: Corpus, chart: MapChart) -> tuple[Label, ...]:
    """The map's callouts at their places, in the order of the settings."""
    places = corpus.of(Place)
    spots_of = [(callout, places[callout.place].coordinates) for callout in chart.callouts]
    return tuple(Label(callout.place, callout.text, at.lat, at.lon) for callout, at in spots_of if at)


def shifts(corpus: Corpus, chart: MapChart) -> tuple[Shift, ...]:
    """What checks put elsewhere, by the date of the event, where a map wants it and both places are located."""
    if not chart.relocations:
        return ()
    events = sorted(corpus.of(Event).items(), key=lambda item: (item[1].date, item[0]))
    found = (_shift(corpus, chart, event_id, move) for event_id, event in events for move in event.relocations)
    return tuple(one for one in found if one)


def _shift(corpus: Corpus, chart: MapChart, event_id: str, move: Relocation) -> Shift | None:
    claimed, found = label(corpus, move.claimed), label(corpus, move.found)
    places, way = corpus.of(Place), way_of(corpus, move)
    start, end = places[move.claimed].coordinates, places[move.found].coordinates
    if not (claimed and found and way and start and end and is_within(chart, start) and is_within(chart, end)):
        return None
    return Shift(
        event=event_id,
        what=move.what,
        claimed=claimed,
        found=found,
        claimed_by=move.claimed_by,
        found_by=move.found_by,
        is_drawn=is_drawable(start) and is_drawable(end),
        distance=way.words(),
        stated=move.stated or "",
        date=move.date.words() if move.date else "",
        sources=move.sources,
    )


def described(corpus: Corpus, settings: MapChart) -> str:
    """The picture in words: the places of each layer by side and province, what checks moved, and the callouts."""
    rows, places = spots(corpus, settings), corpus.of(Place)
    told = [f"{words}." for layer in settings.layers for words in layer_words(corpus, rows, layer)]
    told += [
        f"{one.what}: said to be at {one.claimed.name}, found at {one.found.name}, {one.distance}"
        + ("." if one.is_drawn else "; known only to an area and so not drawn.")
        for one in shifts(corpus, settings)
    ]
    noted = map_callouts(corpus, settings)
    told += [f"Noted at {places[one.place].name}: {one.name}." for one in noted]
    told += [f"{words}." for one in noted[:1] for words in _bearings(corpus, settings, rows, one)]
    told += [f"{words}." for layer in settings.layers for words in _undrawn(rows, layer)]
    return " ".join(told)


def _undrawn(rows: Sequence[Spot], layer: MapLayer) -> list[str]:
    """The places of a layer that are too large to be pointed at; none where there is none."""
    names = dict.fromkeys(row.name for row in rows if not row.is_drawn and row.layer == layer.label)
    return [f"{layer.label}, known only to an area and so not drawn: {', '.join(names)}"] if names else []


def _bearings(corpus: Corpus, settings: MapChart, rows: Sequence[Spot], noted: Label) -> list[str]:
    """Where the places of each layer lie, seen from one: 'Floods, seen from Marn Dam: north (three), east (one)'.

    Names alone give nobody who cannot see the map an idea of where they are; one point to look from is enough.
    """
    places = corpus.of(Place)
    start, told = places[noted.place].coordinates, []
    for layer in settings.layers:
        away = {row.place for row in rows if row.is_drawn and row.layer == layer.label} - {noted.place}
        ends = [places[place].coordinates for place in sorted(away)]
        ways = Counter(direction(start, end) for end in ends if start and end)
        if ways:
            listed = ", ".join(f"{way} ({count_words(count)})" for way, count in ways.most_common())
            told.append(f"{layer.label}, seen from {places[noted.place].name}: {listed}")
    return told


def around(notes: Notebook, settings: MapChart) -> Around:
    """What stands around a map: the places with their events and, below them, what checks moved."""
    corpus = notes.corpus
    found, moved = spots(corpus, settings), shifts(corpus, settings)
    table = Table(HEADS, tuple([spot_cells(notes, row) for row in found] + [_shift_cells(notes, row) for row in moved]))
    rows = [row_of(corpus, row) for row in found] + [_shift_row(row) for row in moved]
    return Around(map_key(corpus, settings, found), table, tuple(rows), sources_of(rows), map_credit(settings))


def _shift_cells(notes: Notebook, row: Shift) -> tuple[Rich, ...]:
    places = (notes.link("places", row.claimed.place), *plain(" → "), notes.link("places", row.found.place))
    stated = f"; the check says {row.stated}" if row.stated else ""
    drawn = "" if row.is_drawn else "; known only to the area, so not drawn"
    said = (*plain("Said to be there by "), notes.link("actors", row.claimed_by), *plain("; put here by "))
    return (
        places,
        plain(f"{row.what}: found {row.distance}{stated}{drawn}"),
        (*plain(f" {row.date}: " if row.date else " "), *event_link(notes, row.event), *plain(".")),
        (*said, notes.link("actors", row.found_by), *notes.cite_all(row.sources)),
    )


def _shift_row(row: Shift) -> Row:
    return {
        "place": row.found.place,
        "name": row.found.name,
        "lat": row.found.lat,
        "lon": row.found.lon,
        "is_drawn": row.is_drawn,
        "events": (row.event,),
        "reported_by": (row.found_by,),
        "what": row.what,
        "claimed": row.claimed.place,
        "claimed_by": row.claimed_by,
        "distance": row.distance,
        "stated": row.stated,
        "sources": row.sources,
    }
