"""The rows behind each picture, as frozen values; the tables beside the pictures print the same rows."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Axis, Scale, axes_without_time
from build_scripts.derived.displacement import displacement
from build_scripts.derived.selected import selected
from build_scripts.model import (
    Actor,
    Coordinates,
    EstimatesChart,
    Event,
    Figure,
    MapChart,
    MapGround,
    MapLayer,
    MatrixChart,
    Observation,
    Place,
    TimelineChart,
)
from build_scripts.values import MONTHS, PartialDate, range_words
from build_scripts.vocabulary import Camp, Precision


def day_words(day: dt.date) -> str:
    """A day without its year, short: '8 Oct'."""
    return f"{day.day} {MONTHS[day.month][:3]}"


@dataclass(frozen=True)
class Estimate:
    """One estimate in a dot plot: values in the unit of its panel."""

    by: str
    actor: str
    side: str
    camp: Camp
    date: str
    low: float | None
    high: float | None
    value: str
    counted: str
    note: str
    sources: tuple[str, ...]


def _short_date(date: PartialDate | None) -> str:
    """Days with short months, any other date in full: '8 Oct 2015', '8–9 Oct 2015', '30 Sep – 6 Oct 2015'."""
    if date is None:
        return "undated"
    if date.is_day:
        return f"{day_words(date.first)} {date.first.year}"
    if not date.names_its_days:
        return date.words()
    if (date.first.year, date.first.month) == (date.last.year, date.last.month):
        return f"{date.first.day}–{day_words(date.last)} {date.last.year}"
    year = "" if date.first.year == date.last.year else f" {date.first.year}"
    return f"{day_words(date.first)}{year} – {day_words(date.last)} {date.last.year}"


def _with_body(corpus: Corpus, actor_id: str) -> str:
    """An actor's name with the body that it speaks for: 'Jane Doe (Ministry)'."""
    actors = corpus.of(Actor)
    actor = actors[actor_id]
    bodies = [actors[body] for body in actor.part_of[:1]]
    return actor.name + "".join(f" ({body.short or body.name})" for body in bodies)


@dataclass(frozen=True)
class Panel:
    """Estimates that may share an axis: they count the same thing over the same area and, if it adds up, period.

    `window` is that period, empty where it does not matter. Neighbouring panels may have the same `label`; panels
    of one `unit` stand together.
    """

    label: str
    definition: str
    unit: str
    window: str
    rows: tuple[Estimate, ...]

    @property
    def title(self) -> str:
        """The label with the window: 'Houses flooded, 8 October 2015'."""
        return f"{self.label}, {self.window}" if self.window else self.label


def estimates(corpus: Corpus, settings: EstimatesChart) -> tuple[Panel, ...]:
    """The numbers that the settings ask for, one panel an axis; in each the parties before the onlookers, by date.

    Numbers that may not share an axis cannot get into one panel: panels are made of axes, which refuse them.
    """
    axes = axes_without_time(corpus, selected(corpus, settings))
    figures = corpus.of(Figure)
    # A thing counted over two areas, or by periods and as a running total, has two panels, which must not read alike.
    scales: dict[str, set[Scale]] = {}
    for axis in axes:
        scales.setdefault(axis.scale.measure, set()).add(axis.scale)
    made = [
        _panel(corpus, axis, figures[axis.numbers[0].figure].unit, _what_differs(corpus, scales, axis.scale))
        for axis in axes
    ]
    return tuple(panel for _, panel in sorted(zip(axes, made, strict=True), key=_panel_order(corpus, settings, made)))


def _panel_order(
    corpus: Corpus, settings: EstimatesChart, panels: Sequence[Panel]
) -> Callable[[tuple[Axis, Panel]], tuple[int, ...]]:
    """What panels are sorted by: unit; then as the settings have it, or else who speaks first and how many; window."""
    sides = list(corpus.explainer.sides)
    units = list(dict.fromkeys(corpus.of(Figure)[figure].unit for figure in settings.figures))
    labels = list(dict.fromkeys(panel.label for panel in panels))
    camps = list(Camp)

    def first(label: str) -> tuple[int, int, int]:
        rows = [row for panel in panels if panel.label == label for row in panel.rows]
        camp, side = min((camps.index(row.camp), sides.index(row.side)) for row in rows)
        return camp, side, -len(rows)

    def key(made: tuple[Axis, Panel]) -> tuple[int, ...]:
        axis, panel = made
        date = axis.numbers[0].observation.date
        by_setting = settings.measures.index(axis.scale.measure) if settings.measures else 0
        rank = (0, 0, 0) if settings.measures else first(panel.label)
        # Of two windows the one that ends first; of two that end together the longer.
        ends = (date.last.toordinal(), date.first.toordinal()) if axis.window and date else (0, 0)
        return (units.index(panel.unit), by_setting, *rank, labels.index(panel.label), *ends)

    return key


def _what_differs(corpus: Corpus, scales: Mapping[str, set[Scale]], scale: Scale) -> str:
    """What tells a scale from the others of the same thing counted: ', Some Place', ', running total', or nothing."""
    others = scales[scale.measure]
    place = corpus.of(Place).get(scale.where) if len({other.where for other in others}) > 1 else None
    is_told = scale.is_running and len({other.is_running for other in others}) > 1
    return (f", {place.name}" if place else "") + (", running total" if is_told else "")


def _panel(corpus: Corpus, axis: Axis, unit: str, difference: str) -> Panel:
    entry = corpus.words.measures[axis.scale.measure]
    seen = [number.observation for number in axis.numbers]
    sides, camps = list(corpus.explainer.sides), list(Camp)
    dated = sorted(seen, key=lambda one: (one.date is None, one.date or 0, one.by))
    rows = [_estimate(corpus, one, is_running=axis.scale.is_running) for one in dated]
    return Panel(
        label=entry.label + difference,
        definition=entry.definition,
        unit=unit,
        window=seen[0].date.words() if axis.window and seen[0].date else "",
        rows=tuple(sorted(rows, key=lambda row: (camps.index(row.camp), sides.index(row.side)))),
    )


def _estimate(corpus: Corpus, seen: Observation, *, is_running: bool) -> Estimate:
    side = corpus.of(Actor)[seen.by].side
    return Estimate(
        by=_with_body(corpus, seen.by),
        actor=seen.by,
        side=side,
        camp=Camp.PARTIES if corpus.explainer.sides[side].is_party else Camp.ONLOOKERS,
        # A running total covers all the days before its date too.
        date=("by " if is_running and seen.date else "") + _short_date(seen.date),
        low=seen.low,
        high=seen.high,
        value=("about " if seen.about else "") + range_words(seen.low, seen.high),
        counted=seen.counted,
        note=seen.note or "",
        sources=seen.sources,
    )


def span_words(first: dt.date, last: dt.date) -> str:
    """A day, or a first and a last day, without the year, short: '8 Oct', '8–9 Oct', '30 Sep–1 Oct'."""
    if first == last:
        return day_words(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else day_words(first)}–{day_words(last)}"


@dataclass(frozen=True)
class Moment:
    """An event on the timeline: days as dates, both ends included; `lane` is a side.

    `first` and `last` are cut to the days drawn; `starts_before` and `ends_after` say where more was cut away.
    """

    id: str
    title: str
    lane: str
    first: dt.date
    last: dt.date
    starts_before: bool
    ends_after: bool
    is_approximate: bool
    is_key: bool
    date: str


def moments(corpus: Corpus, chart: TimelineChart) -> tuple[Moment, ...]:
    """The events in the timeline's window that stand, by date; an event's lane is the side of its first actor."""
    found = []
    for event_id, event in corpus.of(Event).items():
        first, last = event.date.first, event.date.last
        if event.withdrawn or last < chart.start.first or first > chart.end.last:
            continue
        lane = corpus.of(Actor)[event.actors[0].actor].side
        found.append(
            Moment(
                id=event_id,
                title=event.title,
                lane=lane,
                first=max(first, chart.start.first),
                last=min(last, chart.end.last),
                starts_before=first < chart.start.first,
                ends_after=last > chart.end.last,
                is_approximate=event.date.is_approximate,
                is_key=event.key,
                date=event.date.words(),
            )
        )
    return tuple(sorted(found, key=lambda moment: (moment.first, moment.last, moment.id)))


# A ring wider than this would say more than is known: the mark in its middle would look like a place.
MOST_KM = 25.0


@dataclass(frozen=True)
class Spot:
    """A place on the map with the events of one layer at it.

    `radius_km` is set for areas and stand-ins. An area too large to point at is not drawn, only listed. `is_named`
    is true where its name may not be left out; `said_by` are the sides that give an account of any of the events.
    """

    place: str
    name: str
    lat: float
    lon: float
    is_area: bool
    radius_km: float | None
    is_drawn: bool
    layer: str
    side: str
    events: tuple[str, ...]
    titles: tuple[str, ...]
    dates: tuple[str, ...]
    is_named: bool
    said_by: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A place named on the map for orientation."""

    place: str
    name: str
    lat: float
    lon: float


def _is_in_layer(corpus: Corpus, event: Event, layer: MapLayer) -> bool:
    if event.kind not in layer.event_kinds:
        return False
    if layer.start and event.date.last < layer.start.first:
        return False
    if layer.end and event.date.first > layer.end.last:
        return False
    if layer.actor is None:
        return True
    return any(r.actor == layer.actor and layer.role in {None, r.role} for r in event.actors)


def _layer_side(corpus: Corpus, event: Event, layer: MapLayer) -> str:
    """Whose colour an event takes in a layer: the actor with the layer's role, else the first."""
    doers = [role for role in event.actors if layer.role in {None, role.role}] or list(event.actors)
    return corpus.of(Actor)[doers[0].actor].side


def spots(corpus: Corpus, chart: MapGround) -> tuple[Spot, ...]:
    """Places inside the map's edges with the events of each layer, by layer and place."""
    grouped: dict[tuple[int, str, str], list[str]] = {}
    events, places = corpus.of(Event), corpus.of(Place)
    for number, layer in enumerate(chart.layers):
        for event_id, event in events.items():
            if not _is_in_layer(corpus, event, layer):
                continue
            side = _layer_side(corpus, event, layer)
            for place in event.places:
                grouped.setdefault((number, place, side), []).append(event_id)
    found = []
    for (number, place_id, side), event_ids in sorted(grouped.items()):
        at = places[place_id].coordinates
        if at is None or not _is_inside(at, chart):
            continue
        ordered = sorted(event_ids, key=lambda event_id: (events[event_id].date, event_id))
        found.append(
            Spot(
                place=place_id,
                name=places[place_id].name,
                lat=at.lat,
                lon=at.lon,
                is_area=at.precision in {Precision.AREA, Precision.PROXY},
                radius_km=at.radius_km,
                is_drawn=at.precision != Precision.AREA or (at.radius_km or math.inf) <= MOST_KM,
                layer=chart.layers[number].label,
                side=side,
                events=tuple(ordered),
                titles=tuple(events[event_id].title for event_id in ordered),
                dates=tuple(events[event_id].date.words() for event_id in ordered),
                is_named=chart.layers[number].is_named,
                said_by=_sides_of_accounts(corpus, ordered),
            )
        )
    return tuple(found)


def _sides_of_accounts(corpus: Corpus, event_ids: Sequence[str]) -> tuple[str, ...]:
    """The sides whose members say or show that any of the events was so, in the order of the settings."""
    actors, events = corpus.of(Actor), corpus.of(Event)
    sides = {actors[account.party].side for event_id in event_ids for account in events[event_id].accounts}
    return tuple(side for side in corpus.explainer.sides if side in sides)


@dataclass(frozen=True)
class Move:
    """Something said to be at one place and found at another: positions as (degrees east, degrees north)."""

    what: str
    event: str
    claimed_place: str
    claimed_name: str
    claimed_by: str
    found_place: str
    found_name: str
    found_by: str
    claimed: tuple[float, float]
    found: tuple[float, float]
    distance: str
    sources: tuple[str, ...]


def moves(corpus: Corpus, chart: MapChart) -> tuple[Move, ...]:
    """What checks put elsewhere than it was said to be, both places inside the map's edges, by the event's date."""
    if not chart.relocations:
        return ()
    places = corpus.of(Place)
    found = []
    for event_id, event in sorted(corpus.of(Event).items(), key=lambda item: (item[1].date, item[0])):
        for one in event.relocations:
            start, end = places[one.claimed].coordinates, places[one.found].coordinates
            if start and end and _is_inside(start, chart) and _is_inside(end, chart):
                found.append(
                    Move(
                        what=one.what,
                        event=event_id,
                        claimed_place=one.claimed,
                        claimed_name=places[one.claimed].name,
                        claimed_by=one.claimed_by,
                        found_place=one.found,
                        found_name=places[one.found].name,
                        found_by=one.found_by,
                        claimed=(start.lon, start.lat),
                        found=(end.lon, end.lat),
                        distance=one.stated or displacement(start, end).words(),
                        sources=one.sources,
                    )
                )
    return tuple(found)


def _is_inside(at: Coordinates, chart: MapGround) -> bool:
    return chart.west <= at.lon <= chart.east and chart.south <= at.lat <= chart.north


def map_callouts(corpus: Corpus, chart: MapChart) -> tuple[Label, ...]:
    """The map's callouts at their places, in the order of the settings."""
    places = corpus.of(Place)
    spots_of = [(callout, places[callout.place].coordinates) for callout in chart.callouts]
    return tuple(Label(callout.place, callout.text, at.lat, at.lon) for callout, at in spots_of if at)


def map_labels(corpus: Corpus, chart: MapChart) -> tuple[Label, ...]:
    """The places named for orientation, in the order of the settings."""
    places = corpus.of(Place)
    found = []
    for place_id in chart.labels:
        at = places[place_id].coordinates
        if at:
            found.append(Label(place_id, places[place_id].name, at.lat, at.lon))
    return tuple(found)


@dataclass(frozen=True)
class Cell:
    """What one actor does to another: the words and their letters in the same order, which are disputed, the sources.

    A kind of relation counts as disputed where any relation of that kind between the two is.
    """

    subject: str
    subject_name: str
    subject_side: str
    object: str
    object_name: str
    kinds: tuple[str, ...]
    marks: tuple[str, ...]
    disputed: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def lettered(self) -> tuple[str, ...]:
        """The letter of each kind, a disputed one with its question mark: 'D?', 'N'."""
        return tuple(mark + "?" * (kind in self.disputed) for kind, mark in zip(self.kinds, self.marks, strict=True))

    @property
    def letters(self) -> str:
        """The letters of all kinds: 'D?N'."""
        return "".join(self.lettered)

    @property
    def words(self) -> tuple[str, ...]:
        """The kinds in words, each disputed one with that word: 'denies striking (disputed)'."""
        return tuple(kind + " (disputed)" * (kind in self.disputed) for kind in self.kinds)


def cells(corpus: Corpus, chart: MatrixChart) -> tuple[Cell, ...]:
    """The cells of the matrix that have a relation, row by row."""
    wanted = chart.actors
    actors = corpus.of(Actor)
    found = []
    for subject in wanted:
        for other in wanted:
            relations = [relation for relation in actors[subject].relations if relation.to == other]
            if not relations:
                continue
            kinds = [corpus.words.relation_kinds[kind] for kind in dict.fromkeys(r.kind for r in relations)]
            disputed = {corpus.words.relation_kinds[r.kind].label for r in relations if r.disputed}
            found.append(
                Cell(
                    subject=subject,
                    subject_name=actors[subject].short or actors[subject].name,
                    subject_side=actors[subject].side,
                    object=other,
                    object_name=actors[other].short or actors[other].name,
                    kinds=tuple(kind.label for kind in kinds),
                    marks=tuple(kind.mark or "•" for kind in kinds),
                    disputed=tuple(kind.label for kind in kinds if kind.label in disputed),
                    sources=tuple(dict.fromkeys(source for relation in relations for source in relation.sources)),
                )
            )
    return tuple(found)
