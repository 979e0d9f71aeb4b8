"""The same ground again and again, a small map for each span of days: what is new is dark, what was before is faint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.charts import theme
from build_scripts.charts.ground import Base, Size, frame_layer, light_ground, projection, rectangle
from build_scripts.charts.marks import half, mark_layers, town_dots
from build_scripts.charts.outline import Projector
from build_scripts.charts.pixels import lines, picture, texts
from build_scripts.charts.placing import Box, PlacedWords, Plane, Words, placed_words
from build_scripts.charts.text_width import cut, text_width
from build_scripts.model import MapWeeksChart, Side
from build_scripts.views.picture_map_weeks import Week, sides_alone
from build_scripts.views.picture_spots import MARKS, Label, Spot

# Columns, the gap between them, and the size of a mark, in the wide and the narrow form.
WIDE_FORM = (3, 16.0, 62.0)
NARROW_FORM = (2, 12.0, 52.0)
# Above each map: its days, and how many places of each layer are new.
HEAD, LINE = 46.0, 20.0
# In a head, from a mark to its count and from a count to the next mark, in pixels.
HEAD_MARK, HEAD_GAP = 9.0, 13.0
BELOW = 18.0
TOWN = 2.5
FAINT = 0.28
NAME_REACH = 60.0
HALO = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round", "strokeOpacity": 0.9}


@dataclass(frozen=True)
class Panel:
    """One small map: its frame in pixels and where degrees fall in it."""

    week: Week
    box: Box
    at: Projector


def panels(weeks: Sequence[Week], settings: MapWeeksChart, width: int) -> tuple[Panel, ...]:
    """The small maps in rows, the first at the upper left."""
    columns, gap, _ = _form(width)
    wide = (width - gap * (columns - 1)) / columns
    to = projection(settings, wide)
    found = []
    for number, week in enumerate(weeks):
        down, across = divmod(number, columns)
        left, top = across * (wide + gap), HEAD + down * (HEAD + to.height + BELOW)

        def at(lon: float, lat: float, left: float = left, top: float = top) -> tuple[float, float]:
            x, y = to.at(lon, lat)
            return x + left, y + top

        found.append(Panel(week, (left, top, left + wide, top + to.height), at))
    return tuple(found)


def _form(width: int) -> tuple[int, float, float]:
    return WIDE_FORM if width > (theme.WIDE + theme.NARROW) / 2 else NARROW_FORM


def _marks(panel: Panel, spots: Sequence[Spot], step: float) -> list[dict[str, Any]]:
    """The marks of some spots in a panel; those of one place stand side by side."""
    rows = []
    seen: dict[str, int] = {}
    for spot in spots:
        x, y = panel.at(spot.lon, spot.lat)
        turn = seen.get(spot.place, 0)
        seen[spot.place] = turn + 1
        rows.append({"x": x + turn * step, "y": y, "side": spot.side, "mark": spot.mark})
    return rows


def place_counts(week: Week, layer: str) -> dict[str, int]:
    """How many places of a layer are drawn for a week, by side."""
    counts: dict[str, int] = {}
    for spot in week.spots:
        if spot.is_drawn and spot.layer == layer:
            counts[spot.side] = counts.get(spot.side, 0) + 1
    return counts


def _counted_marks(
    week: Week, settings: MapWeeksChart, order: Sequence[str], alone: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """The mark, the side and the count of each layer's places in a week.

    A layer of one side alone that has no place there has a question mark: it may lack the place, not the event.
    """
    counted = []
    for number, layer in enumerate(settings.layers):
        found = place_counts(week, layer.label)
        if not found and layer.label in alone:
            found = {alone[layer.label]: 0}
        mark = MARKS[number % len(MARKS)]
        counted += [(mark, side, str(found[side] or "?")) for side in sorted(found, key=order.index)]
    return counted


def _with_unit(counted: Sequence[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The counts with the word for what is counted after the last of the numbers, and after each that is not known."""
    last = max((n for n, (_, _, text) in enumerate(counted) if text != "?"), default=None)
    return [
        (mark, side, text + (" place" if text == "1" else " places") * (n == last or text == "?"))
        for n, (mark, side, text) in enumerate(counted)
    ]


def _head_width(counted: Sequence[tuple[str, str, str]]) -> float:
    return sum(HEAD_MARK + text_width(text, theme.SMALL) + HEAD_GAP for _, _, text in counted) - HEAD_GAP


def _heads(
    panel: Panel, settings: MapWeeksChart, order: Sequence[str], alone: Mapping[str, str]
) -> tuple[list[dict[str, Any]], ...]:
    """The days above a panel, and under them each layer's marks with how many places they stand for."""
    left, top, right, _ = panel.box
    y = top - HEAD + 9 + LINE
    days = [{"x": left, "y": top - HEAD + 9, "text": panel.week.label}]
    counted = _counted_marks(panel.week, settings, order, alone)
    if not counted:
        return days, [], [{"x": left, "y": y, "text": "none on record"}]
    full = _with_unit(counted)
    marks, counts = [], []
    x = left + 6
    for mark, side, text in full if x + _head_width(full) <= right else counted:
        marks.append({"x": x, "y": y, "side": side, "mark": mark})
        counts.append({"x": x + HEAD_MARK, "y": y, "text": text})
        x += HEAD_MARK + text_width(text, theme.SMALL) + HEAD_GAP
    return days, marks, counts


def placed_names(
    panels_of: Sequence[Panel], labels: Sequence[Label], settings: MapWeeksChart, width: int
) -> tuple[PlacedWords, ...]:
    """The names, in pixels from a panel's upper left corner: clear of the marks of every panel, so alike in all.

    Raises `NoRoomError` for a name that has no room.
    """
    left, top, right, bottom = panels_of[0].box
    plane = Plane(right - left, bottom - top)
    clear = half(_form(width)[2])
    to = projection(settings, plane.width)
    spots = {spot.place: spot for panel in panels_of for spot in panel.week.spots if spot.is_drawn}
    for spot in spots.values():
        x, y = to.at(spot.lon, spot.lat)
        plane.boxes.append((x - clear, y - clear, x + clear, y + clear))
        plane.marks.append((x, y, clear))
    wanted = []
    for label in labels:
        x, y = to.at(label.lon, label.lat)
        room = clear if label.place in spots else TOWN
        plane.boxes.append((x - room, y - room, x + room, y + room))
        wanted.append(Words(((cut(label.name),),), x, y, theme.SMALL, room, room, reach=NAME_REACH))
    return placed_words(plane, wanted)[0]


def chart(
    weeks: Sequence[Week],
    labels: Sequence[Label],
    settings: MapWeeksChart,
    sides: Mapping[str, Side],
    base: Base,
    width: int,
) -> Any:
    """The small maps at `width` pixels."""
    found = panels(weeks, settings, width)
    size = (float(width), found[-1].box[3] + 2)
    scales = theme.side_scales(sides)
    mark = _form(width)[2]
    step = 2 * half(mark) - 2
    ground: list[Any] = [rectangle(panel.box, size, fill=theme.SEA, stroke=None) for panel in found]
    ground += light_ground(base, [(panel.at, panel.box) for panel in found])
    days, heads, counts, now, before = [], [], [], [], []
    names: list[PlacedWords] = []
    seen: dict[str, Spot] = {}
    placed = placed_names(found, labels, settings, width)
    alone = sides_alone(weeks)
    for panel in found:
        drawn = [spot for spot in panel.week.spots if spot.is_drawn]
        fresh = {spot.place for spot in drawn}
        old = _marks(panel, [spot for spot in seen.values() if spot.place not in fresh], step)
        new = _marks(panel, drawn, step)
        # One faint mark a place: that of what happened there last.
        seen |= {spot.place: spot for spot in drawn}
        some_days, some_heads, some_counts = _heads(panel, settings, scales[0], alone)
        days += some_days
        heads += some_heads
        counts += some_counts
        before += old
        now += new
        names += [one.moved(*panel.box[:2]) for one in placed]
    layers = [*ground, *mark_layers(before, size, scales, mark, FAINT)]
    layers += _name_layers(names, size)
    layers += [*mark_layers([*now, *heads], size, scales, mark), frame_layer([panel.box for panel in found], size)]
    layers += [texts(days, size, fontWeight=600), texts(counts, size, fontSize=theme.SMALL)]
    return picture(layers, size)


def _name_layers(names: Sequence[PlacedWords], size: Size) -> list[Any]:
    dots = [{"x": one.words.x, "y": one.words.y} for one in names]
    leaders = [dict(zip(("x", "y", "x2", "y2"), one.leader, strict=True)) for one in names if one.leader]
    words = [{"x": one.box[0], "y": (one.box[1] + one.box[3]) / 2, "text": one.lines[0]} for one in names]
    layers = [town_dots(dots, size)] if dots else []
    if leaders:
        layers.append(lines(leaders, size, color=theme.INK, strokeWidth=0.9))
    return [*layers, texts(words, size, fontSize=theme.SMALL, color=theme.SOFT, **HALO)] if words else layers
