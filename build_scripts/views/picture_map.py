"""The rows behind a map, whole or week by week: events at places, checks that moved something, and the words on it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.displacement import displacement
from build_scripts.model import (
    Actor,
    Coordinates,
    Event,
    MapChart,
    MapForm,
    MapGround,
    MapLayer,
    MapWeeksChart,
    Place,
    Relocation,
)
from build_scripts.values import PartialDate
from build_scripts.views.around import Around, KeyEntry, Row, Table, event_link, flat, plain, sources_of
from build_scripts.views.notebook import Link, Notebook, NoteMark, Plain, Rich
from build_scripts.views.pictures import day_words
from build_scripts.vocabulary import Precision, Stance

# A ring wider than this would say more than is known: the mark in its middle would look like a place.
MOST_KM = 25.0
# How the marks of the layers differ where they are of one side: by turns, and without colour.
MARKS = ("filled", "open", "ringed")


@dataclass(frozen=True)
class Spot:
    """A place on the map with the events of one layer at it.

    `radius_km` is set for areas and stand-ins. An area too large to point at is not drawn, only listed. `days` is when,
    in short. `reported_by` and `denied_by` are the actors whose accounts say, or deny, that it happened so;
    `is_disputed` is true where no event at it names its doer as undisputed.
    """

    place: str
    name: str
    lat: float
    lon: float
    is_area: bool
    radius_km: float | None
    is_drawn: bool
    layer: str
    mark: str
    side: str
    is_named: bool
    days: str
    is_disputed: bool
    events: tuple[str, ...]
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    reported_by: tuple[str, ...]
    denied_by: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A place named on the map for orientation."""

    place: str
    name: str
    lat: float
    lon: float


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


@dataclass(frozen=True)
class Week:
    """A panel's days, both included, with the events dated to them."""

    first: dt.date
    last: dt.date
    label: str
    spots: tuple[Spot, ...]


def span_words(first: dt.date, last: dt.date) -> str:
    """Days without their year, short: '8–9 Oct', '30 Sep – 6 Oct'."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _is_drawable(at: Coordinates) -> bool:
    return at.precision != Precision.AREA or (at.radius_km or math.inf) <= MOST_KM


def _is_in_layer(event: Event, layer: MapLayer) -> bool:
    if event.kind not in layer.event_kinds:
        return False
    if layer.start and event.date.last < layer.start.first:
        return False
    if layer.end and event.date.first > layer.end.last:
        return False
    if layer.actor is None:
        return True
    return any(role.actor == layer.actor and layer.role in {None, role.role} for role in event.actors)


def _layer_side(corpus: Corpus, event: Event, layer: MapLayer) -> str:
    """Whose colour an event takes in a layer: the layer's actor, else the first with its role, else the first."""
    doers = [role for role in event.actors if layer.role in {None, role.role}] or list(event.actors)
    return corpus.of(Actor)[layer.actor or doers[0].actor].side


def _is_disputed(event: Event, layer: MapLayer) -> bool:
    """True where every part that counts for the layer is disputed in the event."""
    parts = [
        role for role in event.actors if layer.role in {None, role.role} and layer.actor in {None, role.actor}
    ] or list(event.actors)
    return all(role.disputed for role in parts)


def _parties(corpus: Corpus, events: Iterable[Event], *, deny: bool) -> tuple[str, ...]:
    """Who says of the events that they happened, or denies it, once each, in the order of the sides."""
    order, actors = list(corpus.explainer.sides), corpus.of(Actor)
    found = dict.fromkeys(
        account.party for event in events for account in event.accounts if (account.stance == Stance.DENIES) == deny
    )
    return tuple(sorted(found, key=lambda party: order.index(actors[party].side)))


def _days(events: Iterable[Event]) -> str:
    """When some events were: each day or span once, in order."""
    dates = sorted({(event.date.first, event.date.last) for event in events})
    return ", ".join(span_words(*span) for span in dates)


def _holds(chart: MapGround, at: Coordinates) -> bool:
    return chart.west <= at.lon <= chart.east and chart.south <= at.lat <= chart.north


def spots(corpus: Corpus, chart: MapGround) -> tuple[Spot, ...]:
    """Places inside the map's edges with the events of each layer, by layer and place."""
    return _spots(corpus, chart, corpus.of(Event))


def _spots(corpus: Corpus, chart: MapGround, wanted: Iterable[str]) -> tuple[Spot, ...]:
    grouped: dict[tuple[int, str, str], list[str]] = {}
    events, places = corpus.of(Event), corpus.of(Place)
    for event_id in wanted:
        event = events[event_id]
        for number, layer in enumerate(chart.layers):
            if _is_in_layer(event, layer):
                side = _layer_side(corpus, event, layer)
                for place in event.places:
                    grouped.setdefault((number, place, side), []).append(event_id)
    found = []
    for (number, place_id, side), event_ids in sorted(grouped.items()):
        at, layer = places[place_id].coordinates, chart.layers[number]
        if at is None or not _holds(chart, at):
            continue
        ordered = sorted(event_ids, key=lambda event_id: (events[event_id].date, event_id))
        these = [events[event_id] for event_id in ordered]
        found.append(
            Spot(
                place=place_id,
                name=places[place_id].name,
                lat=at.lat,
                lon=at.lon,
                is_area=at.precision in {Precision.AREA, Precision.PROXY},
                radius_km=at.radius_km,
                is_drawn=_is_drawable(at),
                layer=layer.label,
                mark=MARKS[number % len(MARKS)],
                side=side,
                is_named=layer.dated,
                days=_days(these),
                is_disputed=all(_is_disputed(event, layer) for event in these),
                events=tuple(ordered),
                titles=tuple(event.title for event in these),
                dates=tuple(event.date.words() for event in these),
                reported_by=_parties(corpus, these, deny=False),
                denied_by=_parties(corpus, these, deny=True),
            )
        )
    return tuple(found)


def map_callouts(corpus: Corpus, chart: MapChart) -> tuple[Label, ...]:
    """The map's callouts at their places, in the order of the settings."""
    places = corpus.of(Place)
    spots_of = [(callout, places[callout.place].coordinates) for callout in chart.callouts]
    return tuple(Label(callout.place, callout.text, at.lat, at.lon) for callout, at in spots_of if at)


def map_labels(corpus: Corpus, chart: MapForm) -> tuple[Label, ...]:
    """The places named for orientation, in the order of the settings."""
    labels = (_label(corpus, place_id) for place_id in chart.labels)
    return tuple(label for label in labels if label)


def _label(corpus: Corpus, place_id: str) -> Label | None:
    place = corpus.of(Place)[place_id]
    at = place.coordinates
    return Label(place_id, place.name, at.lat, at.lon) if at else None


def shifts(corpus: Corpus, chart: MapChart) -> tuple[Shift, ...]:
    """What checks put elsewhere, by the date of the event, where a map wants it and both places are located."""
    if not chart.relocations:
        return ()
    events = sorted(corpus.of(Event).items(), key=lambda item: (item[1].date, item[0]))
    found = (_shift(corpus, chart, event_id, move) for event_id, event in events for move in event.relocations)
    return tuple(one for one in found if one)


def _shift(corpus: Corpus, chart: MapChart, event_id: str, move: Relocation) -> Shift | None:
    claimed, found = _label(corpus, move.claimed), _label(corpus, move.found)
    places = corpus.of(Place)
    start, end = places[move.claimed].coordinates, places[move.found].coordinates
    if not (claimed and found and start and end and _holds(chart, start) and _holds(chart, end)):
        return None
    return Shift(
        event=event_id,
        what=move.what,
        claimed=claimed,
        found=found,
        claimed_by=move.claimed_by,
        found_by=move.found_by,
        is_drawn=_is_drawable(start) and _is_drawable(end),
        distance=displacement(start, end).words(),
        stated=move.stated or "",
        date=move.date.words() if move.date else "",
        sources=move.sources,
    )


def weeks(corpus: Corpus, chart: MapWeeksChart) -> tuple[Week, ...]:
    """The panels in order. An event stands in the panel of its first day; one longer than a panel stands in none."""
    found = []
    first = chart.start.first
    while first <= chart.end.last:
        last = min(first + dt.timedelta(days=chart.days - 1), chart.end.last)
        wanted = [one for one, event in corpus.of(Event).items() if _is_of(event.date, first, last, chart)]
        found.append(Week(first, last, span_words(first, last), _spots(corpus, chart, wanted)))
        first = last + dt.timedelta(days=1)
    return tuple(found)


def undated(corpus: Corpus, chart: MapWeeksChart) -> tuple[Spot, ...]:
    """The places of events within the window that are dated too roughly for one panel; they are listed, not drawn."""
    start, end = chart.start.first, chart.end.last
    wanted = [
        one
        for one, event in corpus.of(Event).items()
        if _is_too_long(event.date, chart) and event.date.last >= start and event.date.first <= end
    ]
    return _spots(corpus, chart, wanted)


def _is_too_long(date: PartialDate, chart: MapWeeksChart) -> bool:
    return (date.last - date.first).days >= chart.days


def _is_of(date: PartialDate, first: dt.date, last: dt.date, chart: MapWeeksChart) -> bool:
    begins = max(date.first, chart.start.first)
    return first <= begins <= last and date.last >= begins and not _is_too_long(date, chart)


def _exactness(row: Spot) -> str:
    if not row.is_drawn:
        return "; known only to the area, so not drawn"
    return "; position approximate" if row.is_area else ""


def _said_by(notes: Notebook, spot: Spot) -> Rich:
    """Who reports it, the parties to the story apart from those who look on, and who denies it."""
    corpus = notes.corpus
    sides, actors = corpus.explainer.sides, corpus.of(Actor)
    parties = [party for party in spot.reported_by if sides[actors[party].side].is_party]
    onlookers = [party for party in spot.reported_by if party not in parties]
    pieces: list[Rich] = []
    for words, group in (("Parties: ", parties), ("Onlookers: ", onlookers), ("Denied by: ", list(spot.denied_by))):
        if group:
            pieces.append((*plain(words), *_links(notes, group), *plain(". ")))
    return tuple(piece for part in pieces for piece in part) or plain("No account on record.")


def _links(notes: Notebook, actors: Iterable[str]) -> Rich:
    pieces: list[Plain | Link | NoteMark] = []
    for actor in actors:
        pieces += [*plain(", " if pieces else ""), notes.link("actors", actor)]
    return tuple(pieces[1:])


def _spot_cells(notes: Notebook, row: Spot) -> tuple[Rich, ...]:
    sides = notes.corpus.explainer.sides
    events = tuple(
        piece
        for date, event in zip(row.dates, row.events, strict=True)
        for piece in (*plain(f" {date}: "), *event_link(notes, event), *plain("."))
    )
    what = f"{row.layer}; {sides[row.side].short}" + ("; disputed" if row.is_disputed else "") + _exactness(row)
    return (notes.link("places", row.place),), plain(what), events, _said_by(notes, row)


HEADS = ("Place", "What", "Events", "Who says so")


def _with_sources(corpus: Corpus, row: Spot, **more: object) -> Row:
    events = corpus.of(Event)
    sources = dict.fromkeys(source for event in row.events for source in events[event].sources)
    return flat(row, sources=tuple(sources), **more)


def map_credit(chart: MapGround) -> str:
    """What the map's lines mean, and whose it is."""
    return f"{chart.lines} {chart.credit}"


def map_key(corpus: Corpus, chart: MapGround, rows: Iterable[Spot]) -> tuple[KeyEntry, ...]:
    """One entry for each layer and side that is drawn, with the very mark that the map has."""
    sides = corpus.explainer.sides
    drawn = [row for row in rows if row.is_drawn]
    entries = []
    for number, layer in enumerate(chart.layers):
        present = {row.side for row in drawn if row.layer == layer.label}
        entries += [
            KeyEntry(
                MARKS[number % len(MARKS)],
                side,
                f"{layer.label}: {sides[side].short}" if len(present) > 1 else layer.label,
            )
            for side in sides
            if side in present
        ]
    return tuple(entries)


def around(notes: Notebook, settings: MapChart) -> Around:
    """What stands around a map: the places with their events and, below them, what checks moved."""
    corpus = notes.corpus
    found, moved = spots(corpus, settings), shifts(corpus, settings)
    table = Table(
        HEADS, tuple([_spot_cells(notes, row) for row in found] + [_shift_cells(notes, row) for row in moved])
    )
    rows = [_with_sources(corpus, row) for row in found] + [_shift_row(row) for row in moved]
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


def around_weeks(notes: Notebook, settings: MapWeeksChart) -> Around:
    """What stands around the small maps: every place with its panel's days, then what no panel can hold."""
    corpus = notes.corpus
    found = [(week.label, row) for week in weeks(corpus, settings) for row in week.spots]
    loose = [("Not dated to one panel", row) for row in undated(corpus, settings)]
    table = Table(("Days", *HEADS), tuple((plain(label), *_spot_cells(notes, row)) for label, row in (*found, *loose)))
    rows = [_with_sources(corpus, row, days_of_panel=label) for label, row in (*found, *loose)]
    key = map_key(corpus, settings, [row for _, row in found])
    return Around(key, table, tuple(rows), sources_of(rows), map_credit(settings))
