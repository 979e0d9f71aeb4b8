"""Places and the events at them, on the base map. Imprecise places are drawn as areas, never as points."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, points, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import MapChart, Side
from build_scripts.views.pictures import Label, Spot

EARTH_KM = 6371.0
HALO = 3
LINE = 16
CALLOUT = 150.0

# Left, top, right and bottom, in pixels.
Box = tuple[float, float, float, float]


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

    def pixels(self, kilometres: float, lat: float) -> float:
        """A length on the ground near a latitude, in pixels."""
        return kilometres / EARTH_KM / math.cos(math.radians(lat)) * self.scale


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def projection(settings: MapChart, width: float) -> Projection:
    """The projection of the map's edges at `width` pixels."""
    scale = width / math.radians(settings.east - settings.west)
    height = (_mercator(settings.north) - _mercator(settings.south)) * scale
    return Projection(settings.west, settings.north, scale, width, height)


def _geography(base: Mapping[str, Any], to: Projection) -> list[Any]:
    """Land, provinces, borders and rivers of the base map."""
    # d3's Mercator puts longitude 0, latitude 0 at `translate`; ours has its corner at the map's edge.
    translate = [-math.radians(to.west) * to.scale, _mercator(to.north) * to.scale]
    project = {"type": "mercator", "scale": to.scale, "translate": translate, "clipExtent": _clip(to)}
    looks: dict[str, dict[str, Any]] = {
        "units": {"fill": theme.LAND, "stroke": theme.RULE, "strokeWidth": 0.8},
        "countries": {"filled": False, "stroke": theme.SOFT, "strokeWidth": 1.4},
        "rivers": {"filled": False, "stroke": theme.WATER, "strokeWidth": 1.6},
    }
    layers = []
    for name, look in looks.items():
        if name not in base:
            continue
        data = inline(base[name]["features"])
        layers.append(alt.Chart(data).mark_geoshape(**look).project(**project))
    return layers


def _clip(to: Projection) -> list[list[float]]:
    return [[0, 0], [to.width, to.height]]


def _is_free(box: Box, taken: Sequence[Box], canvas: tuple[float, float]) -> bool:
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= canvas[0] and box[3] <= canvas[1]
    return inside and not any(_overlap(box, other) for other in taken)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def placed_labels(
    wanted: Sequence[tuple[str, float, float, float]],
    taken: list[Box],
    size: tuple[float, float],
) -> list[dict[str, Any]]:
    """Labels beside their points, each in the first free one of six positions; one with none is left out.

    `wanted` is (text, x, y, font size) in order of importance; `taken` are boxes (left, top, right,
    bottom) to keep clear of, and grows by what is placed.
    """
    found = []
    for text, x, y, font in wanted:
        wide, tall = text_width(text, font), font * 1.1
        gap = 9
        corners = [
            (x + gap, y - tall / 2),
            (x - gap - wide, y - tall / 2),
            (x - wide / 2, y - gap - tall),
            (x - wide / 2, y + gap),
            (x + gap, y - gap - tall / 2),
            (x - gap - wide, y + gap - tall / 2),
        ]
        for left, top in corners:
            box = (left, top, left + wide, top + tall)
            if _is_free(box, taken, size):
                taken.append(box)
                found.append({"x": left, "y": top + tall / 2, "text": text})
                break
    return found


def _spread(spots: Sequence[Spot], to: Projection) -> list[tuple[Spot, float, float]]:
    """Each spot with its pixels; spots of one place stand side by side."""
    seen: dict[str, int] = {}
    placed = []
    for spot in spots:
        x, y = to.at(spot.lon, spot.lat)
        turn = seen.get(spot.place, 0)
        seen[spot.place] = turn + 1
        placed.append((spot, x + turn * 11, y))
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


def placed_callouts(
    wanted: Sequence[tuple[str, float, float]], taken: list[Box], canvas: tuple[float, float]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Callouts in the first free spot around their points, and the lines that lead to them.

    `wanted` is (text, x, y); `taken` grows by what is placed. One without a free spot is left out.
    """
    blocks, leaders = [], []
    for text, x, y in wanted:
        rows = wrapped(text, theme.TEXT, min(CALLOUT, canvas[0] / 3))
        wide, tall = max(text_width(row, theme.TEXT) for row in rows), LINE * len(rows)
        for away, rise in ((40, 0), (40, -44), (40, 44), (64, 0), (64, -60), (64, 60), (90, -80), (90, 80)):
            right, left = x + away, x - away - wide
            spot = next(
                (
                    (edge, end, top)
                    for edge, end in ((right, right - 4), (left, left + wide + 4))
                    for top in (y + rise - tall / 2,)
                    if _is_free((edge, top, edge + wide, top + tall), taken, canvas)
                ),
                None,
            )
            if spot:
                edge, end, top = spot
                taken.append((edge, top, edge + wide, top + tall))
                blocks.append({"x": edge, "y": top + LINE / 2, "text": rows})
                leaders.append({"x": x, "y": y, "x2": end, "y2": y + rise})
                break
    return blocks, leaders


@dataclass(frozen=True)
class MapRows:
    """What is drawn on the map: events at places, places for orientation, and words that say why one matters."""

    spots: Sequence[Spot]
    labels: Sequence[Label]
    callouts: Sequence[Label]


def chart(rows: MapRows, settings: MapChart, sides: Mapping[str, Side], base: Mapping[str, Any], width: int) -> Any:
    """The map at `width` pixels."""
    to = projection(settings, width)
    size = (to.width, to.height)
    placed = _spread(rows.spots, to)
    scales = theme.side_scales(sides)
    areas = [
        {"x": x, "y": y, "side": spot.side, "size": math.pi * to.pixels(spot.radius_km or 8, spot.lat) ** 2}
        for spot, x, y in placed
        if spot.is_area
    ]
    layers: list[Any] = [_sea(size), *_geography(base, to)]
    if areas:
        layers.append(_areas(areas, size, scales))
    layers.append(_town_dots([dict(zip("xy", to.at(one.lon, one.lat), strict=True)) for one in rows.labels], size))
    across_it = [dict(zip("xy", to.at(one.lon, one.lat), strict=True)) | {"text": one.text} for one in settings.texts]
    if across_it:
        layers.append(texts(across_it, size, align="center", color=theme.SOFT, fontSize=theme.SMALL))
    layers += _words(rows, placed, to, size)
    for number, layer in enumerate(settings.layers):
        marks = [{"x": x, "y": y, "side": spot.side} for spot, x, y in placed if spot.layer == layer.label]
        if marks:
            # Filled and open by turns, so that two layers of one side differ without colour.
            is_filled = number % 2 == 0
            layers.append(points(marks, size, scales, size=130) if is_filled else _open(marks, size, scales))
    layers += _frame_and_scale(to, size)
    return theme.themed(alt.layer(*layers).properties(width=size[0], height=size[1]))


def _words(
    rows: MapRows, placed: Sequence[tuple[Spot, float, float]], to: Projection, size: tuple[float, float]
) -> list[Any]:
    """Callouts, names for orientation and names of marked places, in that order of importance."""
    taken: list[Box] = [(x - 7, y - 7, x + 7, y + 7) for _, x, y in placed]
    at = {spot.place: (x, y) for spot, x, y in reversed(placed)}
    callouts = [(one.name, *at.get(one.place, to.at(one.lon, one.lat))) for one in rows.callouts]
    blocks, leaders = placed_callouts(callouts, taken, size)
    named = [(one.name, *to.at(one.lon, one.lat), float(theme.TEXT)) for one in rows.labels]
    own = {one.place for one in (*rows.labels, *rows.callouts)}
    marked = {spot.place: (spot.name, x, y, float(theme.SMALL)) for spot, x, y in reversed(placed)}
    small = [value for place, value in sorted(marked.items()) if place not in own]
    names, others = placed_labels(named, taken, size), placed_labels(small, taken, size)
    halo = {"stroke": theme.LAND, "strokeWidth": HALO, "strokeJoin": "round", "strokeOpacity": 0.85}
    layers = [lines(leaders, size, color=theme.INK)] if leaders else []
    looks: list[tuple[Sequence[dict[str, Any]], dict[str, Any]]] = [
        (names, {"fontWeight": 600}),
        (others, {"fontSize": theme.SMALL}),
        (blocks, {"lineHeight": LINE}),
    ]
    for words, look in looks:
        if words:
            layers.append(texts(words, size, **look, **halo))
    return layers


def _frame_and_scale(to: Projection, size: tuple[float, float]) -> list[Any]:
    frame = [
        {"x": 0, "y": 0, "x2": size[0], "y2": 0},
        {"x": 0, "y": size[1], "x2": size[0], "y2": size[1]},
        {"x": 0, "y": 0, "x2": 0, "y2": size[1]},
        {"x": size[0], "y": 0, "x2": size[0], "y2": size[1]},
    ]
    bar, words = _scale_bar(to, size)
    halo = {"stroke": theme.LAND, "strokeWidth": HALO, "strokeJoin": "round"}
    return [
        lines(frame, size),
        lines(bar, size, color=theme.INK),
        texts(words, size, fontSize=theme.SMALL, **halo),
    ]


def _sea(size: tuple[float, float]) -> Any:
    rows = [{"x": 0, "y": 0, "x2": size[0], "y2": size[1]}]
    marks = alt.Chart(inline(rows)).mark_rect(color=theme.SEA)
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]), x2="x2:Q", y2="y2:Q")


def _town_dots(rows: Sequence[dict[str, Any]], size: tuple[float, float]) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=16, stroke=theme.SOFT, strokeWidth=1.3, fill=theme.PAPER, opacity=1
    )
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]))


def _areas(rows: Sequence[dict[str, Any]], size: tuple[float, float], scales: tuple[list[str], ...]) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(shape="circle", filled=True, opacity=0.16, strokeWidth=0)
    return marks.encode(
        x=across("x", size[0]),
        y=down("y", size[1]),
        size=alt.Size("size:Q", scale=None),
        fill=alt.Fill("side:N", scale=alt.Scale(domain=scales[0], range=scales[1]), legend=None),
    )


def _open(rows: Sequence[dict[str, Any]], size: tuple[float, float], scales: tuple[list[str], ...]) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=190, strokeWidth=2.4, fill=theme.PAPER, fillOpacity=0.75, opacity=1
    )
    return marks.encode(
        x=across("x", size[0]),
        y=down("y", size[1]),
        stroke=alt.Stroke("side:N", scale=alt.Scale(domain=scales[0], range=scales[1]), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=scales[0], range=scales[2]), legend=None),
    )
