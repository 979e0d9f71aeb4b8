"""The ground under a map: projection, land and water, frame and scale, and the small map that shows where it lies."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.outline import Projector, extent, is_within, polygons, polylines
from build_scripts.charts.pixels import across, down, inline, lines, texts
from build_scripts.charts.placing import Box, Plane, Segment, corner_box, overlap
from build_scripts.charts.text_width import cut, text_width
from build_scripts.model import MapEdges, MapForm, MapText

EARTH_KM = 6371.0
# The small map's width for each of the two forms of a picture; both are a whole number of the pixels of its lines.
INSET_WIDE, INSET_NARROW = 136.0, 84.0
# What stands for a coast or border that nobody can see any finer, in pixels.
FINE = 0.6
CORNERS = ("bottom right", "bottom left", "top right", "top left")

Size = tuple[float, float]
Base = Mapping[str, Any]


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
        y = (mercator(self.north) - mercator(lat)) * self.scale
        return x, y

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Degrees east and north of a pixel."""
        turned = math.exp(mercator(self.north) - y / self.scale)
        return math.degrees(x / self.scale) + self.west, math.degrees(2 * math.atan(turned) - math.pi / 2)

    def pixels(self, kilometres: float, lat: float) -> float:
        """A length on the ground near a latitude, in pixels."""
        return kilometres / EARTH_KM / math.cos(math.radians(lat)) * self.scale


def mercator(lat: float) -> float:
    """A latitude in degrees as a distance from the equator, for a globe of radius 1."""
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))


def fitted(edges: tuple[float, float, float, float], width: float) -> Projection:
    """The projection that fits west, south, east and north into `width` pixels."""
    west, south, east, north = edges
    scale = width / math.radians(east - west)
    return Projection(west, north, scale, width, (mercator(north) - mercator(south)) * scale)


def projection(edges: MapEdges, width: float) -> Projection:
    """The projection of the map's edges at `width` pixels."""
    return fitted((edges.west, edges.south, edges.east, edges.north), width)


def geography(base: Base, to: Projection) -> list[Any]:
    """Land, provinces, borders, lakes and rivers of the base map."""
    # d3's Mercator puts longitude 0, latitude 0 at `translate`; ours has its corner at the map's edge.
    translate = [-math.radians(to.west) * to.scale, mercator(to.north) * to.scale]
    clip = [[0, 0], [to.width, to.height]]
    project = {"type": "mercator", "scale": to.scale, "translate": translate, "clipExtent": clip}
    looks: dict[str, dict[str, Any]] = {
        "units": {"fill": theme.LAND, "stroke": theme.RULE, "strokeWidth": 1},
        "countries": {"filled": False, "stroke": theme.SOFT, "strokeWidth": 1.4},
        "rivers": {"filled": False, "stroke": theme.WATER, "strokeWidth": 1.6},
        "lakes": {"fill": theme.SEA, "stroke": theme.WATER, "strokeWidth": 0.8},
    }
    seen = (to.west, to.degrees(0, to.height)[1], to.degrees(to.width, 0)[0], to.north)
    layers = []
    for name, look in looks.items():
        features = [one for one in base[name]["features"] if overlap(extent(one), seen)] if name in base else []
        if features:
            layers.append(alt.Chart(inline(features)).mark_geoshape(**look).project(**project))
    return layers


def shapes(rings: Iterable[Sequence[tuple[float, float]]], **look: Any) -> Any:
    """Areas given in pixels, as one mark: closed rings are filled, others are drawn as lines if not `filled`."""
    kind = "Polygon" if look.get("filled", True) else "LineString"
    features = []
    for ring in rings:
        points = [[round(x, 1), round(y, 1)] for x, y in ring]
        geometry = {"type": kind, "coordinates": [points] if kind == "Polygon" else points}
        features.append({"type": "Feature", "properties": {}, "geometry": geometry})
    flat = {"type": "identity", "scale": 1, "translate": [0, 0]}
    return alt.Chart(inline(features)).mark_geoshape(**look).project(**flat)


def light_ground(base: Base, frames: Sequence[tuple[Projector, Box]], *, provinces: bool = False) -> list[Any]:
    """Coasts, borders, rivers, and provinces if wanted, coarse, for each of `frames`: for maps too small for more."""
    layers = []
    for name, stroke in (("land", None), *([("units", theme.RULE)] if provinces else ())):
        rings = [ring for at, box in frames for ring in polygons(base[name], at, box, FINE)] if name in base else []
        if rings:
            layers.append(shapes(rings, fill=theme.LAND, stroke=stroke))
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("rivers", {"stroke": theme.WATER, "strokeWidth": 1}),
        ("countries", {"stroke": theme.SOFT, "strokeWidth": 0.8}),
    )
    for name, look in looks:
        drawn = [line for at, box in frames for line in polylines(base[name], at, box, FINE)] if name in base else []
        if drawn:
            layers.append(shapes(drawn, filled=False, **look))
    return layers


def border_lines(base: Base, to: Projection) -> list[Segment]:
    """The borders of countries as short straight lines in pixels: names had better not stand on them."""
    if "countries" not in base:
        return []
    drawn = polylines(base["countries"], to.at, (0, 0, to.width, to.height), 2 * FINE)
    return [(*start, *end) for line in drawn for start, end in pairwise(line)]


def rectangle(box: Box, size: Size, **look: Any) -> Any:
    """A box in pixels."""
    rows = [{"x": box[0], "y": box[1], "x2": box[2], "y2": box[3]}]
    marks = alt.Chart(inline(rows)).mark_rect(**{"strokeWidth": 1, **look})
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]), x2="x2:Q", y2="y2:Q")


@dataclass(frozen=True)
class Bar:
    """A bar of a round length, with its words."""

    box: Box
    length: float
    words: str


def scale_bar(to: Projection, plane: Plane) -> Bar:
    """A scale bar of at most a quarter of the map's width, in the first free corner."""
    middle = to.degrees(0, to.height / 2)[1]
    kilometres = next(
        km for km in (500, 200, 100, 50, 20, 10, 5, 2, 1) if km == 1 or to.pixels(km, middle) < to.width / 4
    )
    length, words = to.pixels(kilometres, middle), f"{kilometres} km"
    wide = length + 6 + text_width(words, theme.SMALL)
    free = (corner_box(plane, wide, 16, (corner,), edge=8) for corner in CORNERS)
    # Where marks fill every corner the bar stands in the first all the same: it is thin, and haloed.
    box = next((one for one in free if one), (to.width - 8 - wide, to.height - 24, to.width - 8, to.height - 8))
    plane.boxes.append(box)
    return Bar(box, length, words)


def scale_layers(bar: Bar, size: Size) -> list[Any]:
    """The drawn scale bar."""
    start, y = bar.box[0], bar.box[3] - 6
    end = start + bar.length
    strokes = [
        {"x": start, "y": y, "x2": end, "y2": y},
        {"x": start, "y": y - 4, "x2": start, "y2": y + 1},
        {"x": end, "y": y - 4, "x2": end, "y2": y + 1},
    ]
    halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
    words = [{"x": end + 6, "y": y - 1, "text": bar.words}]
    return [lines(strokes, size, color=theme.INK), texts(words, size, fontSize=theme.SMALL, **halo)]


def inset_box(base: Base, to: Projection, plane: Plane) -> Box | None:
    """A free corner of the map for a small one of the whole base map; None where no corner is free."""
    if "land" not in base:
        return None
    wide = INSET_WIDE if to.width > (theme.WIDE + theme.NARROW) / 2 else INSET_NARROW
    tall = fitted(_extent(base), wide).height
    box = corner_box(plane, wide, tall, reversed(CORNERS))
    if box:
        plane.boxes.append(box)
    return box


def _extent(base: Base) -> Box:
    """West, south, east and north of the base map's land."""
    boxes = [extent(feature) for feature in base["land"]["features"]]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


@dataclass(frozen=True)
class Land:
    """A unit of the base map: its name, its country, its rings in degrees and their extent."""

    name: str
    country: str
    rings: tuple[tuple[Sequence[Sequence[float]], ...], ...]
    box: Box


def lands(base: Base) -> tuple[Land, ...]:
    """The units of the base map, ready to be asked what lies in them."""
    found = []
    for feature in base["units"]["features"] if "units" in base else ():
        geometry, known = feature["geometry"], feature["properties"]
        parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        found.append(Land(known["name"], known["country"], tuple(map(tuple, parts)), extent(feature)))
    return tuple(found)


def land_of(lon: float, lat: float, units: Iterable[Land]) -> Land | None:
    """The unit that a position lies in; None at sea and where there is no base map."""
    for land in units:
        west, south, east, north = land.box
        if west <= lon <= east and south <= lat <= north and any(is_within((lon, lat), part) for part in land.rings):
            return land
    return None


def inset_layers(base: Base, settings: MapForm, named: MapText, box: Box, size: Size) -> list[Any]:
    """The small map in its corner, with a frame around the part that the large one shows."""
    to = fitted(_extent(base), box[2] - box[0])

    def at(lon: float, lat: float) -> tuple[float, float]:
        x, y = to.at(lon, lat)
        return x + box[0], y + box[1]

    left, top = at(settings.west, settings.north)
    right, bottom = at(settings.east, settings.south)
    seen = (max(left, box[0]), max(top, box[1]), min(right, box[2]), min(bottom, box[3]))
    x, y = at(named.lon, named.lat)
    name = [{"x": x, "y": y, "text": cut(named.text)}]
    halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
    return [
        rectangle(box, size, fill=theme.SEA, stroke=None),
        *light_ground(base, [(at, box)]),
        rectangle(seen, size, fill=None, stroke=theme.INK, strokeWidth=1.6),
        texts(name, size, align="center", fontSize=theme.SMALL, color=theme.SOFT, **halo),
        rectangle(box, size, fill=None, stroke=theme.SOFT),
    ]


def frame_layer(boxes: Iterable[Box], size: Size) -> Any:
    """Thin frames."""
    edges = []
    for left, top, right, bottom in boxes:
        edges += [
            {"x": left, "y": top, "x2": right, "y2": top},
            {"x": left, "y": bottom, "x2": right, "y2": bottom},
            {"x": left, "y": top, "x2": left, "y2": bottom},
            {"x": right, "y": top, "x2": right, "y2": bottom},
        ]
    return lines(edges, size)
