"""Places with the events at them, as every map draws and lists them: by layer, with who says so."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, Coordinates, Event, MapEdges, MapForm, MapGround, MapLayer, Place
from build_scripts.values import counted, span_words, without_common_end
from build_scripts.views.around import KeyEntry, Row, event_link, flat, plain
from build_scripts.views.notebook import Link, Notebook, NoteMark, Plain, Rich
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


def is_drawable(at: Coordinates) -> bool:
    """True where a position is exact enough to be pointed at."""
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


def is_within(edges: MapEdges, at: Coordinates | Spot | Label) -> bool:
    """True where a position lies inside the edges of a map or of a part of it."""
    return edges.west <= at.lon <= edges.east and edges.south <= at.lat <= edges.north


def spots(corpus: Corpus, chart: MapGround) -> tuple[Spot, ...]:
    """Places inside the map's edges with the events of each layer, by layer and place."""
    return spots_of(corpus, chart, corpus.of(Event))


def spots_of(corpus: Corpus, chart: MapGround, wanted: Iterable[str]) -> tuple[Spot, ...]:
    """`spots` for some of the events alone."""
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
        if at is None or not is_within(chart, at):
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
                is_drawn=is_drawable(at),
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


def map_labels(corpus: Corpus, chart: MapForm) -> tuple[Label, ...]:
    """The places named for orientation, in the order of the settings."""
    labels = (label(corpus, place_id) for place_id in chart.labels)
    return tuple(label for label in labels if label)


def label(corpus: Corpus, place_id: str) -> Label | None:
    """A place with its name and position; None where it has none."""
    place = corpus.of(Place)[place_id]
    at = place.coordinates
    return Label(place_id, place.name, at.lat, at.lon) if at else None


def layer_words(corpus: Corpus, rows: Iterable[Spot], layer: MapLayer) -> list[str]:
    """The places of a layer that are drawn, a text a side, by the larger places that hold them; none where none is.

    'Floods, North, two places. Some Province: Some Town (8–9 Oct), Another (2 Oct)'.
    """
    places, told = corpus.of(Place), []
    drawn = [row for row in rows if row.is_drawn and row.layer == layer.label]
    for name, side in corpus.explainer.sides.items():
        own = [row for row in drawn if row.side == name]
        by_whole: dict[str, list[str]] = {}
        for row in own:
            whole = places[row.place].within
            by_whole.setdefault(places[whole].name if whole else "", []).append(f"{row.name} ({row.days})")
        wholes = zip(without_common_end(list(by_whole)), by_whole.values(), strict=True)
        parts = "; ".join((f"{whole}: " if whole else "") + ", ".join(names) for whole, names in wholes)
        if own:
            # A layer of one actor alone says in its label who that is.
            whose = layer.label if layer.actor else f"{layer.label}, {side.short}"
            told.append(f"{whose}, {counted(len(own), 'place')}. {parts}")
    return told


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


def spot_cells(notes: Notebook, row: Spot) -> tuple[Rich, ...]:
    """A spot as a row of a table under `HEADS`."""
    sides = notes.corpus.explainer.sides
    events = tuple(
        piece
        for date, event in zip(row.dates, row.events, strict=True)
        for piece in (*plain(f" {date}: "), *event_link(notes, event), *plain("."))
    )
    what = f"{row.layer}; {sides[row.side].short}" + ("; disputed" if row.is_disputed else "") + _exactness(row)
    return (notes.link("places", row.place),), plain(what), events, _said_by(notes, row)


HEADS = ("Place", "What", "Events", "Who says so")


def row_of(corpus: Corpus, row: Spot, **more: object) -> Row:
    """A spot as a row of the download, with its sources."""
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
