"""Places and the events at them, on the base map. Imprecise places are drawn as areas, never as points alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.ground import (
    Bar,
    Base,
    Land,
    Projection,
    Size,
    border_lines,
    frame_layer,
    geography,
    inset_box,
    inset_layers,
    land_of,
    lands,
    projection,
    rectangle,
    scale_bar,
    scale_layers,
)
from build_scripts.charts.marks import half, mark_layers, ring_layer, town_dots
from build_scripts.charts.pixels import lines, picture, texts, unthemed
from build_scripts.charts.placing import (
    Box,
    NoRoomError,
    PlacedWords,
    Plane,
    Segment,
    Words,
    moved_words,
    placed_words,
)
from build_scripts.charts.text_width import cut, wrapped
from build_scripts.model import MapChart, MapEdges, MapText, Side
from build_scripts.values import begun, counted
from build_scripts.views.picture_map import Shift
from build_scripts.views.picture_spots import Label, Spot, is_within

# Sizes of the marks, in square pixels, in the wide and the narrow form.
MARK_WIDE, MARK_NARROW = 130.0, 84.0
TOWN = 3.0
# The ring of an area whose size nobody gives.
UNSIZED_KM = 8.0
# How far off its place a name, a longer note, a lesser name and a name across the map may
# stand, as parts of the wide form's width.
NAME_REACH, NOTE_REACH, LESSER_REACH, ACROSS_REACH = 0.3, 0.55, 0.06, 0.16
# The letters that a note may have; the ways to break it, in pixels.
NOTE_LETTERS = 90
NOTES = (150.0, 112.0, 190.0, 86.0)
# Room under a map for a line of words.
FOOT = 20.0
HALO = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round", "strokeOpacity": 0.9}

# The middle of a place's marks in pixels, and half their width and height.
Mark = tuple[float, float, float, float]


@dataclass(frozen=True)
class MapRows:
    """What is drawn on the map: events at places, checks that moved something, places and words for orientation."""

    spots: Sequence[Spot]
    labels: Sequence[Label]
    callouts: Sequence[Label]
    shifts: Sequence[Shift] = ()


@dataclass(frozen=True)
class Layout:
    """Where everything stands, in pixels.

    `left_out` are the lesser names for which no room was found; `unnamed` of them are of places with marks.
    """

    to: Projection
    spots: tuple[tuple[Spot, float, float], ...]
    towns: tuple[tuple[float, float], ...]
    arrows: tuple[Segment, ...]
    names: tuple[PlacedWords, ...]
    small: tuple[PlacedWords, ...]
    notes: tuple[PlacedWords, ...]
    across: tuple[PlacedWords, ...]
    minor: tuple[PlacedWords, ...]
    bar: Bar
    inset: Box | None
    unnamed: int
    left_out: tuple[str, ...]

    @property
    def placed(self) -> tuple[PlacedWords, ...]:
        """All the words on the map."""
        return (*self.names, *self.small, *self.notes, *self.across, *self.minor)


def _is_wide(width: float) -> bool:
    return width > (theme.WIDE + theme.NARROW) / 2


def _mark_size(width: float) -> float:
    return MARK_WIDE if _is_wide(width) else MARK_NARROW


def _spread(spots: Sequence[Spot], to: Projection, step: float) -> tuple[tuple[Spot, float, float], ...]:
    """Each spot with its pixels; spots of one place stand side by side around it."""
    count: dict[str, int] = {}
    for spot in spots:
        count[spot.place] = count.get(spot.place, 0) + 1
    seen: dict[str, int] = {}
    placed = []
    for spot in spots:
        x, y = to.at(spot.lon, spot.lat)
        turn = seen.get(spot.place, 0)
        seen[spot.place] = turn + 1
        placed.append((spot, x + (turn - (count[spot.place] - 1) / 2) * step, y))
    return tuple(placed)


def layout(rows: MapRows, settings: MapChart, base: Base, width: float, *, is_close: bool = False) -> Layout:
    """Where everything stands on a map of `width` pixels; one that is close has room for lines to lesser names.

    Raises `NoRoomError` for a name, a callout, a distance or an inset that the settings ask for and that has no room.
    """
    part = _enlarged(settings, width)
    rows = _overview(rows, part) if part else rows
    to = projection(settings, width)
    plane = Plane(to.width, to.height)
    clear = half(_mark_size(width))
    spots = _spread(rows.spots, to, 2 * clear - 2)
    plane.boxes += [(x - clear, y - clear, x + clear, y + clear) for _, x, y in spots]
    towns = _towns(rows, to)
    plane.boxes += [(x - TOWN, y - TOWN, x + TOWN, y + TOWN) for x, y in towns.values()]
    plane.marks += [*((x, y, clear) for _, x, y in spots), *((x, y, TOWN) for x, y in towns.values())]
    plane.soft += border_lines(base, to)
    plane.rings += [(x, y, _radius(spot, to)) for spot, x, y in spots if spot.is_area]
    shifts = [one for one in rows.shifts if one.is_drawn]
    ways = [(*to.at(one.claimed.lon, one.claimed.lat), *to.at(one.found.lon, one.found.lat)) for one in shifts]
    arrows = tuple(_arrow(way) for way in ways)
    plane.lines += ways
    plane.soft += _edges(part, to) if part else []
    bar = scale_bar(to, plane)
    inset = inset_box(base, to, plane) if settings.inset else None
    if settings.inset and "land" in base and inset is None:
        raise NoRoomError(settings.inset.text)
    at: dict[str, Mark] = {one: (x, y, TOWN, TOWN) for one, (x, y) in towns.items()}
    at |= _centres(spots, clear)
    names = _names(rows, at, width)
    distances = [_distance(shift, arrow) for shift, arrow in zip(shifts, arrows, strict=True)]
    alone = [one for one in rows.callouts if one.place not in names]
    notes = [_note(one, at.get(one.place, (*to.at(one.lon, one.lat), TOWN, TOWN)), to.width) for one in alone]
    must, _ = placed_words(plane, [*distances, *names.values(), *notes])
    named = {*names, *(one.place for one in alone)}
    others = {
        spot.place: spot for spot, _, _ in spots if spot.place not in named and not (part and is_within(part, spot))
    }
    units = lands(base)
    reach = at_most(LESSER_REACH) if is_close or _is_wide(width) else 0
    lesser = [_lesser(spot, at[spot.place], reach) for _, spot in sorted(others.items())]
    texts_across = [_across(one, plane, to, units) for one in settings.texts if not one.minor]
    small, unnamed = placed_words(plane, lesser)
    minor = [_across(one, plane, to, units) for one in settings.texts if one.minor]
    lost = [words.text for words in unnamed]
    lost += [
        one.text
        for one, found in zip(sorted(settings.texts, key=lambda one: one.minor), (*texts_across, *minor), strict=True)
        if found is None
    ]
    return Layout(
        to=to,
        spots=spots,
        towns=tuple(towns.values()),
        arrows=arrows,
        names=tuple(one for one in must if one.words.bold),
        small=small,
        notes=tuple(one for one in must if not one.words.bold),
        across=tuple(one for one in texts_across if one),
        minor=tuple(one for one in minor if one),
        bar=bar,
        inset=inset,
        unnamed=len(unnamed),
        left_out=tuple(lost),
    )


def _enlarged(settings: MapChart, width: float) -> MapEdges | None:
    """The part that the form of a width draws once more, larger; only the narrow form does."""
    return None if _is_wide(width) else settings.enlarged


def _edges(part: MapEdges, to: Projection) -> list[Segment]:
    """The frame of a part of the map, in pixels."""
    (left, top), (right, bottom) = to.at(part.west, part.north), to.at(part.east, part.south)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return [(*start, *end) for start, end in pairwise(corners)]


def _overview(rows: MapRows, part: MapEdges) -> MapRows:
    """What a map draws of which a part stands under it, larger: what lies in that part is named, and told, there."""
    spots = [replace(one, is_named=one.is_named and not is_within(part, one)) for one in rows.spots]
    return replace(rows, spots=spots, callouts=[one for one in rows.callouts if not is_within(part, one)])


def enlargement(rows: MapRows, settings: MapChart, part: MapEdges) -> tuple[MapRows, MapChart]:
    """What a map draws inside a part of it, and its settings with the edges of that part."""
    inside = MapRows(
        [one for one in rows.spots if is_within(part, one)],
        [one for one in rows.labels if is_within(part, one)],
        [one for one in rows.callouts if is_within(part, one)],
        [one for one in rows.shifts if is_within(part, one.claimed) and is_within(part, one.found)],
    )
    edges = {name: getattr(part, name) for name in MapEdges.model_fields}
    return inside, settings.model_copy(update={**edges, "enlarged": None, "inset": None})


def _radius(spot: Spot, to: Projection) -> float:
    """A ring's radius in pixels: that of the area or, where nobody gives one, a few kilometres."""
    return to.pixels(spot.radius_km or UNSIZED_KM, spot.lat)


def _ends(shifts: Sequence[Shift]) -> list[Label]:
    return [label for shift in shifts for label in (shift.claimed, shift.found)]


def _towns(rows: MapRows, to: Projection) -> dict[str, tuple[float, float]]:
    """The places that get a dot and no mark: those for orientation, and the ends of arrows."""
    marked = {spot.place for spot in rows.spots}
    ends = _ends([one for one in rows.shifts if one.is_drawn])
    return {one.place: to.at(one.lon, one.lat) for one in (*rows.labels, *ends) if one.place not in marked}


def _centres(spots: Sequence[tuple[Spot, float, float]], clear: float) -> dict[str, Mark]:
    """The middle of each place's marks, and half their width and height."""
    found: dict[str, list[float]] = {}
    heights = {}
    for spot, x, y in spots:
        found.setdefault(spot.place, []).append(x)
        heights[spot.place] = y
    return {
        place: ((min(xs) + max(xs)) / 2, heights[place], (max(xs) - min(xs)) / 2 + clear, clear)
        for place, xs in found.items()
    }


def _names(rows: MapRows, at: Mapping[str, Mark], width: float) -> dict[str, Words]:
    """The names that must stand, by place: for orientation, at the ends of arrows, and of the places of dated layers.

    Under a name stand the days of what happened there, and the callout of the place, if it has any.
    """
    ends = _ends([one for one in rows.shifts if one.is_drawn])
    names = {one.place: cut(one.name) for one in (*rows.labels, *ends)}
    days: dict[str, list[str]] = {}
    for spot in rows.spots:
        if spot.is_named:
            names.setdefault(spot.place, cut(spot.name))
            days.setdefault(spot.place, []).append(spot.days)
    notes: dict[str, str] = {}
    for one in rows.callouts:
        notes[one.place] = f"{notes[one.place]}; {one.name}" if one.place in notes else one.name
    found = {}
    for place, name in names.items():
        x, y, clear, tall = at[place]
        when = ", ".join(dict.fromkeys(days.get(place, ())))
        if place in notes:
            text = " ".join(filter(None, [when and f"{when}:", notes[place]]))
            shapes = [(name, *lines) for lines in _breaks(text, width)]
        else:
            shapes = [(f"{name} ({when})",), (name, when)] if when else [(name,)]
        reach = at_most(NAME_REACH)
        found[place] = Words(tuple(shapes), x, y, theme.TEXT, clear, tall, reach=reach, bold=1)
    return found


def _breaks(text: str, width: float) -> tuple[tuple[str, ...], ...]:
    """The ways to break a note into lines."""
    words = " ".join(cut(word) for word in cut(text, NOTE_LETTERS).split())
    return tuple(dict.fromkeys(tuple(wrapped(words, theme.TEXT, min(wide, width * 0.45))) for wide in NOTES))


def at_most(part: float) -> float:
    """A part of the wide form's width, in pixels: how far off words may stand."""
    return part * theme.WIDE


def _note(one: Label, at: Mark, width: float) -> Words:
    x, y, clear, tall = at
    return Words(_breaks(one.name, width), x, y, theme.TEXT, clear, tall, reach=at_most(NOTE_REACH))


def _lesser(spot: Spot, at: Mark, reach: float) -> Words:
    x, y, clear, tall = at
    name = cut(spot.name)
    return Words(
        tuple(dict.fromkeys(((name,), tuple(wrapped(name, theme.SMALL, 60))))),
        x,
        y,
        theme.SMALL,
        clear,
        tall,
        reach=reach,
        must=False,
    )


def _arrow(way: Segment) -> Segment:
    """The line between two places, a little short of both."""
    x, y, x2, y2 = way
    length = math.dist((x, y), (x2, y2)) or 1.0
    part = min(TOWN + 4, length / 3) / length
    return x + (x2 - x) * part, y + (y2 - y) * part, x2 - (x2 - x) * part, y2 - (y2 - y) * part


def _distance(shift: Shift, arrow: Segment) -> Words:
    """The distance in words, at the middle of its arrow."""
    x, y = (arrow[0] + arrow[2]) / 2, (arrow[1] + arrow[3]) / 2
    shapes = tuple(dict.fromkeys(tuple(wrapped(shift.distance, theme.TEXT, wide)) for wide in (300.0, 130.0, 90.0)))
    return Words(shapes, x, y, theme.TEXT, clear=0, tall=0, reach=at_most(NAME_REACH), along=arrow)


def _across(one: MapText, plane: Plane, to: Projection, units: Sequence[Land]) -> PlacedWords | None:
    """A name written across the map, moved no further than its land, sea or province goes; None if there is no room."""
    x, y = to.at(one.lon, one.lat)

    def ground(lon: float, lat: float) -> str | None:
        land = land_of(lon, lat, units)
        return None if land is None else land.name if one.minor else land.country

    own = ground(one.lon, one.lat)

    def fits(box: Box) -> bool:
        middle = (box[1] + box[3]) / 2
        ends = ((box[0], middle), ((box[0] + box[2]) / 2, middle), (box[2], middle))
        return all(ground(*to.degrees(*end)) == own for end in ends)

    text = cut(one.text.upper() if one.minor else one.text)
    words = Words(((text,),), x, y, theme.SMALL, clear=0, tall=0, reach=at_most(ACROSS_REACH), must=False)
    return moved_words(plane, words, fits)


def chart(rows: MapRows, settings: MapChart, sides: Mapping[str, Side], base: Base, width: int) -> Any:
    """The map at `width` pixels and, in the narrow form, the part of it that is to be enlarged."""
    whole = layout(rows, settings, base, width)
    part = _enlarged(settings, width)
    if part is None:
        return picture(*_drawn(whole, settings, sides, base, _unnamed_words(whole.unnamed)))
    inside, larger = enlargement(rows, settings, part)
    close = layout(inside, larger, base, width, is_close=True)
    maps = (
        _drawn(whole, settings, sides, base, "The framed part, larger:", part),
        _drawn(close, larger, sides, base, _unnamed_words(whole.unnamed + close.unnamed)),
    )
    return theme.themed(alt.vconcat(*(unthemed(*one) for one in maps), spacing=0))


def _unnamed_words(count: int) -> str:
    return f"{begun(counted(count, 'place'))} not named here; the table names all." if count else ""


def _drawn(
    found: Layout, settings: MapChart, sides: Mapping[str, Side], base: Base, foot: str, part: MapEdges | None = None
) -> tuple[list[Any], Size]:
    """The layers of a map, with words under it if there are any and a frame around a part of it, and its size."""
    to, size = found.to, (found.to.width, found.to.height + (FOOT if foot else 0))
    ground = (0.0, 0.0, to.width, to.height)
    scales, mark = theme.side_scales(sides), _mark_size(to.width)
    layers: list[Any] = [rectangle(ground, size, color=theme.SEA), *geography(base, to)]
    layers += _written(found.minor, size, color=theme.SOFT, fontSize=theme.SMALL)
    layers += _written(found.across, size, color=theme.SOFT, fontSize=theme.SMALL)
    drawn = [
        {"x": x, "y": y, "side": spot.side, "mark": spot.mark, "radius": _radius(spot, to)}
        for spot, x, y in found.spots
    ]
    areas = [row for row, (spot, _, _) in zip(drawn, found.spots, strict=True) if spot.is_area]
    layers += ring_layer(areas, size, scales)
    layers += _arrow_layers(found.arrows, size)
    if part:
        frame = [dict(zip(("x", "y", "x2", "y2"), edge, strict=True)) for edge in _edges(part, to)]
        layers.append(lines(frame, size, color=theme.INK, strokeWidth=1))
    if found.towns:
        layers.append(town_dots([{"x": x, "y": y} for x, y in found.towns], size))
    leaders = [dict(zip(("x", "y", "x2", "y2"), one.leader, strict=True)) for one in found.placed if one.leader]
    if leaders:
        layers.append(lines(leaders, size, color=theme.INK, strokeWidth=0.9))
    layers += mark_layers(drawn, size, scales, mark)
    layers += _written(found.small, size, fontSize=theme.SMALL)
    layers += _written(found.names, size)
    layers += _written(found.notes, size)
    if found.inset and settings.inset:
        layers += inset_layers(base, settings, settings.inset, found.inset, size)
    layers += [*scale_layers(found.bar, size), frame_layer([ground], size)]
    if foot:
        words = [{"x": 0, "y": to.height + FOOT / 2 + 1, "text": foot}]
        layers.append(texts(words, size, fontSize=theme.SMALL, color=theme.SOFT))
    return layers, size


def _written(placed: Sequence[PlacedWords], size: Size, **look: Any) -> list[Any]:
    """Words where they were placed, with a halo; the lines of one text are set toward the place that they name."""
    rows: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for one in placed:
        left, top, right, _ = one.box
        align = "right" if right <= one.words.x else "left"
        for n, line in enumerate(one.lines):
            row = {"x": right if align == "right" else left, "y": top + (n + 0.5) * one.words.line, "text": line}
            rows.setdefault((align, 600 if n < one.words.bold else 400), []).append(row)
    return [
        texts(some, size, align=align, fontWeight=weight, **look, **HALO)
        for (align, weight), some in sorted(rows.items())
    ]


def _arrow_layers(arrows: Sequence[Segment], size: Size) -> list[Any]:
    """Lines with a head at the end where the thing was found."""
    if not arrows:
        return []
    strokes = []
    for x, y, x2, y2 in arrows:
        strokes.append({"x": x, "y": y, "x2": x2, "y2": y2})
        turn = math.atan2(y2 - y, x2 - x)
        for side in (-1, 1):
            back = turn + math.pi + side * 0.45
            strokes.append({"x": x2, "y": y2, "x2": x2 + 9 * math.cos(back), "y2": y2 + 9 * math.sin(back)})
    return [lines(strokes, size, color=theme.INK, strokeWidth=1.5)]
