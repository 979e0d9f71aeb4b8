"""Places and the events at them, on the base map. Imprecise places are drawn as areas, never as points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.labels import MOST_LETTERS, Box, Label, Wanted, line_height, overlap, placed
from build_scripts.charts.pixels import across, down, inline, lines, points, texts
from build_scripts.charts.text_width import text_width
from build_scripts.model import MapChart, MapGround, Side
from build_scripts.views import pictures
from build_scripts.views.pictures import Move, Spot

EARTH_KM = 6371.0
HALO = 3
CALLOUT = 150.0
# Half a mark, with the room that it needs to be seen.
MARK = 8.0
# How each member of a base map is drawn.
LOOKS: dict[str, dict[str, Any]] = {
    "land": {"fill": theme.LAND, "strokeWidth": 0},
    "units": {"fill": theme.LAND, "stroke": theme.RULE, "strokeWidth": 0.8},
    "countries": {"filled": False, "stroke": theme.SOFT, "strokeWidth": 1.4},
    "rivers": {"filled": False, "stroke": theme.WATER, "strokeWidth": 1.6},
}
# The small map of the surroundings, as a part of the map's width.
INSET = 0.2


@dataclass(frozen=True)
class Projection:
    """A Mercator projection that fits the map's edges into `width` pixels (Snyder 1987, spherical form)."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the top left corner."""
        x = (math.radians(lon) - math.radians(self.west)) * self.scale
        y = (_mercator(self.north) - _mercator(lat)) * self.scale
        return x, y

    @property
    def corner(self) -> tuple[float, float]:
        """Longitude and latitude of the lower right corner."""
        lon = self.west + math.degrees(self.width / self.scale)
        y = _mercator(self.north) - self.height / self.scale
        return lon, math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)

    def pixels(self, kilometres: float, lat: float) -> float:
        """A length on the ground near a latitude, in pixels."""
        return kilometres / EARTH_KM / math.cos(math.radians(lat)) * self.scale


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def projection(settings: MapGround, width: float) -> Projection:
    """The projection of the map's edges at `width` pixels."""
    scale = width / math.radians(settings.east - settings.west)
    height = (_mercator(settings.north) - _mercator(settings.south)) * scale
    return Projection(settings.west, settings.north, scale, width, height)


def geography(base: Mapping[str, Any], to: Projection, members: Sequence[str]) -> list[Any]:
    """Those `members` of the base map that it has, each as it is drawn everywhere."""
    # d3's Mercator puts longitude 0, latitude 0 at `translate`; ours has its corner at the map's edge.
    translate = [-math.radians(to.west) * to.scale, _mercator(to.north) * to.scale]
    project = {"type": "mercator", "scale": to.scale, "translate": translate, "clipExtent": _clip(to)}
    layers = []
    for name in members:
        if name not in base:
            continue
        data = inline(base[name]["features"])
        layers.append(alt.Chart(data).mark_geoshape(**LOOKS[name]).project(**project))
    return layers


def _clip(to: Projection) -> list[list[float]]:
    return [[0, 0], [to.width, to.height]]


def side_by_side(spots: Sequence[Spot], to: Projection, apart: float = 11) -> list[tuple[Spot, float, float]]:
    """Each spot with its pixels; spots of one place stand side by side."""
    seen: dict[str, int] = {}
    placed = []
    for spot in spots:
        x, y = to.at(spot.lon, spot.lat)
        turn = seen.get(spot.place, 0)
        seen[spot.place] = turn + 1
        placed.append((spot, x + turn * apart, y))
    return placed


def _scale_bar(to: Projection, size: tuple[float, float]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """A bar of a round length in the lower right corner, with its words."""
    middle = math.degrees(2 * math.atan(math.exp(_mercator(to.north) - size[1] / 2 / to.scale)) - math.pi / 2)
    kilometres = next(km for km in (200, 100, 50, 20, 10, 5, 2, 1) if to.pixels(km, middle) < size[0] / 4)
    length = to.pixels(kilometres, middle)
    words = f"{kilometres} km"
    end, y = size[0] - text_width(words, theme.SMALL) - 16, size[1] - 14
    start = end - length
    bar = [
        {"x": start, "y": y, "x2": end, "y2": y},
        {"x": start, "y": y - 4, "x2": start, "y2": y + 1},
        {"x": end, "y": y - 4, "x2": end, "y2": y + 1},
    ]
    return bar, [{"x": end + 6, "y": y - 1, "text": words}]


def _corners(size: tuple[float, float], wide: float, tall: float) -> list[Box]:
    """The corners of the map for something of a size, the upper right first."""
    edge = 8.0
    lefts, tops = (size[0] - wide - edge, edge), (edge, size[1] - tall - edge)
    return [(left, top, left + wide, top + tall) for top in tops for left in lefts]


def _inset_box(to: Projection, base: Mapping[str, Any], marks: Sequence[Box], kept: Sequence[Box]) -> Box | None:
    """The corner for the map of the surroundings that covers fewest marks; None where each covers one.

    It shows the whole base map, so it has that map's shape.
    """
    whole = _extent(base)
    if whole is None:
        return None
    size = (to.width, to.height)
    wide = to.width * INSET
    west, south, east, north = whole
    tall = wide / math.radians(east - west) * (_mercator(north) - _mercator(south))
    free = [box for box in _corners(size, wide, tall) if not any(overlap(box, other) for other in (*marks, *kept))]
    return free[0] if free else None


def _extent(base: Mapping[str, Any]) -> Box | None:
    """West, south, east and north of the base map's land."""
    points = [
        point
        for feature in base.get("land", {}).get("features", ())
        for polygon in _polygons(feature["geometry"])
        for point in polygon[0]
    ]
    if not points:
        return None
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _polygons(geometry: Mapping[str, Any]) -> list[Any]:
    found = geometry["coordinates"]
    return list(found) if geometry["type"] == "MultiPolygon" else [found]


def _inset(base: Mapping[str, Any], box: Box, to: Projection) -> list[Any]:
    """The surroundings small in a corner, with a frame around what the map shows."""
    whole = _extent(base)
    if whole is None:
        return []
    west, _, east, north = whole
    scale = (box[2] - box[0]) / math.radians(east - west)
    small = Projection(west, north, scale, box[2] - box[0], box[3] - box[1])
    translate = [
        -math.radians(west) * scale + box[0],
        _mercator(north) * scale + box[1],
    ]
    clip = [[box[0], box[1]], [box[2], box[3]]]
    project = {"type": "mercator", "scale": scale, "translate": translate, "clipExtent": clip}
    size = (to.width, to.height)
    (x, y), (x2, y2) = small.at(to.west, to.north), small.at(*to.corner)
    frame = [(box[0] + x, box[1] + y), (box[0] + x2, box[1] + y2)]
    layers = [rectangle([box], size, color=theme.SEA, stroke=theme.SOFT, strokeWidth=1)]
    looks: dict[str, dict[str, Any]] = {
        "land": {"fill": theme.LAND, "strokeWidth": 0},
        "countries": {"filled": False, "stroke": theme.SOFT, "strokeWidth": 0.8},
    }
    for name, look in looks.items():
        layers.append(alt.Chart(inline(base[name]["features"])).mark_geoshape(**look).project(**project))
    around = (*frame[0], *frame[1])
    layers.append(rectangle([around], size, filled=False, stroke=theme.INK, strokeWidth=1.6))
    return layers


def rectangle(boxes: Sequence[Box], size: tuple[float, float], **look: Any) -> Any:
    """Boxes on a canvas of a size."""
    rows = [dict(zip(("x", "y", "x2", "y2"), box, strict=True)) for box in boxes]
    marks = alt.Chart(inline(rows)).mark_rect(**look)
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]), x2="x2:Q", y2="y2:Q")


@dataclass(frozen=True)
class MapRows:
    """What is drawn on the map: events at places, things said to be elsewhere than they were found, and words."""

    spots: Sequence[Spot]
    labels: Sequence[pictures.Label]
    callouts: Sequence[pictures.Label]
    moves: Sequence[Move] = ()


def chart(rows: MapRows, settings: MapChart, sides: Mapping[str, Side], base: Mapping[str, Any], width: int) -> Any:
    """The map at `width` pixels. Raises `NoRoomError` when a name or a callout of the settings finds no room."""
    to = projection(settings, width)
    size = (to.width, to.height)
    spread = side_by_side(rows.spots, to)
    scales = theme.side_scales(sides)
    layers: list[Any] = [rectangle([(0, 0, *size)], size, color=theme.SEA)]
    layers += geography(base, to, ("units", "countries", "rivers"))
    layers += _areas(spread, to, scales)
    layers.append(_town_dots([dict(zip("xy", to.at(one.lon, one.lat), strict=True)) for one in rows.labels], size))
    marks: list[Box] = [(x - MARK, y - MARK, x + MARK, y + MARK) for _, x, y in spread]
    ends = [to.at(*at) for move in rows.moves for at in (move.claimed, move.found)]
    marks += [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in ends]
    marks += [(x - 4, y - 4, x + 4, y + 4) for x, y in (to.at(one.lon, one.lat) for one in rows.labels)]
    bar, bar_words = _scale_bar(to, size)
    kept: list[Box] = [(bar[0]["x"] - 6, bar[0]["y"] - 16, size[0], size[1])]
    inset = _inset_box(to, base, marks, kept) if settings.inset else None
    if inset:
        layers += _inset(base, inset, to)
        kept.append(inset)
    layers += _moves(rows.moves, to)
    layers += _words(rows, spread, settings, to, marks, kept)
    for number, layer in enumerate(settings.layers):
        shown = [{"x": x, "y": y, "side": spot.side} for spot, x, y in spread if spot.layer == layer.label]
        if shown:
            layers.append(
                points(shown, size, scales, size=130)
                if is_filled(number)
                else open_points(shown, size, scales, size=190)
            )
    layers += _frame_and_scale(bar, bar_words, size)
    return theme.themed(alt.layer(*layers).properties(width=size[0], height=size[1]))


def _words(
    rows: MapRows,
    spread: Sequence[tuple[Spot, float, float]],
    settings: MapChart,
    to: Projection,
    marks: Sequence[Box],
    kept: Sequence[Box],
) -> list[Any]:
    """Callouts, names for orientation, distances, names of marked places and of the surroundings, so by importance."""
    size = (to.width, to.height)
    at = {spot.place: (x, y) for spot, x, y in reversed(spread)}
    width = min(CALLOUT, size[0] / 3)
    named = [Wanted(one.name, *to.at(one.lon, one.lat), theme.TEXT) for one in rows.labels]
    told = [Wanted(one.name, *at.get(one.place, to.at(one.lon, one.lat)), theme.TEXT, width) for one in rows.callouts]
    ends = [(move.claimed_name, move.claimed) for move in rows.moves]
    ends += [(move.found_name, move.found) for move in rows.moves]
    known = {one.name for one in rows.labels}
    far = [Wanted(name, *to.at(*at), theme.SMALL) for name, at in dict.fromkeys(ends) if name not in known]
    far += [Wanted(move.distance, *_middle(move, to), theme.SMALL) for move in rows.moves]
    names = {spot.place: spot.name for spot, _, _ in spread}
    own = {one.place for one in rows.labels}
    own |= {one.place for one in rows.callouts if names.get(one.place, "") in one.name}
    by_place: dict[str, Wanted] = {}
    for spot, x, y in reversed(spread):
        by_place[spot.place] = Wanted(spot.name, x, y, theme.SMALL, is_quiet=not spot.is_named)
    small = [one for place, one in sorted(by_place.items()) if place not in own]
    small.sort(key=lambda one: one.is_quiet)
    # Callouts before names: they are the widest, and hardest to find room for.
    found = placed([*told, *named, *far, *small], marks, size, kept)
    groups = [
        ([label for label in found if label.wanted in wanted], look)
        for wanted, look in (
            (named, {"fontWeight": 600}),
            (told, {"lineHeight": line_height(theme.TEXT)}),
            ((*far, *small), {"fontSize": theme.SMALL}),
        )
    ]
    written = [(shorten(one.text, MOST_LETTERS, placeholder="…"), one) for one in settings.texts]
    around = [
        dict(zip("xy", to.at(one.lon, one.lat), strict=True)) | {"text": text}
        for text, one in written
        if _is_clear(text, to.at(one.lon, one.lat), [*marks, *kept, *(label.box for label in found)], size)
    ]
    layers = [texts(around, size, align="center", color=theme.SOFT, fontSize=theme.SMALL)] if around else []
    leaders = [dict(zip(("x", "y", "x2", "y2"), label.leader, strict=True)) for label in found if label.leader]
    if leaders:
        layers.append(lines(leaders, size, color=theme.INK))
    halo = {"stroke": theme.LAND, "strokeWidth": HALO, "strokeJoin": "round", "strokeOpacity": 0.85}
    for labels, look in groups:
        if labels:
            layers.append(texts([_text_row(label) for label in labels], size, **look, **halo))
    return layers


def _text_row(label: Label) -> dict[str, Any]:
    text = list(label.lines) if len(label.lines) > 1 else label.lines[0]
    return {"x": label.box[0] + 1, "y": label.middle, "text": text}


def _is_clear(text: str, at: tuple[float, float], taken: Sequence[Box], size: tuple[float, float]) -> bool:
    """True where a name of the surroundings, centred on its point, has room; it may stand nowhere else."""
    wide, tall = text_width(text, theme.SMALL), line_height(theme.SMALL)
    box = (at[0] - wide / 2, at[1] - tall / 2, at[0] + wide / 2, at[1] + tall / 2)
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= size[0] and box[3] <= size[1]
    return inside and not any(overlap(box, other) for other in taken)


def _middle(move: Move, to: Projection) -> tuple[float, float]:
    (x, y), (x2, y2) = to.at(*move.claimed), to.at(*move.found)
    return (x + x2) / 2, (y + y2) / 2


def _moves(moves: Sequence[Move], to: Projection) -> list[Any]:
    """A dashed line from where something was said to be to where it was found, with a head at that end."""
    if not moves:
        return []
    size = (to.width, to.height)
    shafts, heads = [], []
    for move in moves:
        (x, y), (x2, y2) = to.at(*move.claimed), to.at(*move.found)
        shafts.append({"x": x, "y": y, "x2": x2, "y2": y2})
        # Vega's wedge points upwards.
        heads.append({"x": x2, "y": y2, "angle": math.degrees(math.atan2(y2 - y, x2 - x)) + 90})
    wedges = alt.Chart(inline(heads)).mark_point(shape="wedge", filled=True, size=220, color=theme.INK, opacity=1)
    starts = alt.Chart(inline([{"x": one["x"], "y": one["y"]} for one in shafts])).mark_point(
        shape="circle", size=70, stroke=theme.INK, strokeWidth=1.6, filled=False, opacity=1
    )
    return [
        lines(shafts, size, color=theme.INK, strokeWidth=1.6, strokeDash=[5, 3]),
        starts.encode(x=across("x", size[0]), y=down("y", size[1])),
        wedges.encode(x=across("x", size[0]), y=down("y", size[1]), angle=alt.Angle("angle:Q", scale=None)),
    ]


def _frame_and_scale(
    bar: Sequence[dict[str, Any]], words: Sequence[dict[str, Any]], size: tuple[float, float]
) -> list[Any]:
    frame = [
        {"x": 0, "y": 0, "x2": size[0], "y2": 0},
        {"x": 0, "y": size[1], "x2": size[0], "y2": size[1]},
        {"x": 0, "y": 0, "x2": 0, "y2": size[1]},
        {"x": size[0], "y": 0, "x2": size[0], "y2": size[1]},
    ]
    halo = {"stroke": theme.LAND, "strokeWidth": HALO, "strokeJoin": "round"}
    return [
        lines(frame, size),
        lines(bar, size, color=theme.INK),
        texts(words, size, fontSize=theme.SMALL, **halo),
    ]


def _town_dots(rows: Sequence[dict[str, Any]], size: tuple[float, float]) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=16, stroke=theme.SOFT, strokeWidth=1.3, fill=theme.PAPER, opacity=1
    )
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]))


def _areas(spread: Sequence[tuple[Spot, float, float]], to: Projection, scales: tuple[list[str], ...]) -> list[Any]:
    """A disc where a place is known only to an area."""
    rows = [
        {"x": x, "y": y, "side": spot.side, "size": math.pi * to.pixels(spot.radius_km or 8, spot.lat) ** 2}
        for spot, x, y in spread
        if spot.is_area
    ]
    if not rows:
        return []
    marks = alt.Chart(inline(rows)).mark_point(shape="circle", filled=True, opacity=0.16, strokeWidth=0)
    return [
        marks.encode(
            x=across("x", to.width),
            y=down("y", to.height),
            size=alt.Size("size:Q", scale=None),
            fill=alt.Fill("side:N", scale=alt.Scale(domain=scales[0], range=scales[1]), legend=None),
        )
    ]


def is_filled(number: int) -> bool:
    """True for layers drawn filled: every other one, so that two layers of one side differ without colour."""
    return number % 2 == 0


def open_points(
    rows: Sequence[dict[str, Any]],
    canvas: tuple[float, float],
    scales: tuple[list[str], list[str], list[str]],
    *,
    size: float,
) -> Any:
    """A side's shape as an outline in its colour; `size` is its area in square pixels."""
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=size, strokeWidth=2.4, fill=theme.PAPER, fillOpacity=0.75, opacity=1
    )
    return marks.encode(
        x=across("x", canvas[0]),
        y=down("y", canvas[1]),
        stroke=alt.Stroke("side:N", scale=alt.Scale(domain=scales[0], range=scales[1]), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=scales[0], range=scales[2]), legend=None),
    )
