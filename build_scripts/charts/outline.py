"""Shapes of the base map brought down to what a small picture can show: projected, cut to a frame, made coarse."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
# Left, top, right and bottom, in pixels.
Box = tuple[float, float, float, float]
# Degrees east and north to pixels.
Projector = Callable[[float, float], Point]


def polygons(collection: Mapping[str, Any], to: Projector, frame: Box, tolerance: float) -> list[list[Point]]:
    """Every outer ring of a GeoJSON collection of areas, in pixels inside `frame`, each closed."""
    found = []
    for geometry in _geometries(collection):
        shapes = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for shape in shapes:
            ring = coarse(cut_ring([to(lon, lat) for lon, lat in shape[0]], frame), tolerance)
            if len(ring) > 3:
                found.append(ring)
    return found


def polylines(collection: Mapping[str, Any], to: Projector, frame: Box, tolerance: float) -> list[list[Point]]:
    """Every line of a GeoJSON collection of lines, in pixels inside `frame`."""
    found = []
    for geometry in _geometries(collection):
        lines = geometry["coordinates"] if geometry["type"] == "MultiLineString" else [geometry["coordinates"]]
        for line in lines:
            found += [coarse(part, tolerance) for part in cut_line([to(lon, lat) for lon, lat in line], frame)]
    return found


def _geometries(collection: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (feature["geometry"] for feature in collection["features"])


def extent(feature: Mapping[str, Any]) -> Box:
    """West, south, east and north of a GeoJSON feature's points, in degrees."""
    lons, lats = zip(*_points(feature["geometry"]["coordinates"]), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _points(coordinates: Sequence[Any]) -> Iterator[Sequence[float]]:
    for one in coordinates:
        if isinstance(one[0], int | float):
            yield one
        else:
            yield from _points(one)


def coarse(line: Sequence[Point], tolerance: float) -> list[Point]:
    """`line` with fewer points, none further than `tolerance` from it (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return list(line)
    start, end = line[0], line[-1]
    far, at = max((_off(point, start, end), index) for index, point in enumerate(line[1:-1], start=1))
    if far <= tolerance:
        return [start, end]
    return coarse(line[: at + 1], tolerance)[:-1] + coarse(line[at:], tolerance)


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from the straight way between two others."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if not length:
        return math.dist(point, start)
    part = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length**2
    part = max(0.0, min(1.0, part))
    return math.dist(point, (start[0] + across * part, start[1] + down * part))


def cut_ring(ring: Sequence[Point], frame: Box) -> list[Point]:
    """A closed ring cut to `frame` (Sutherland and Hodgman, 1974); its cuts run along the frame's edges."""
    points = list(ring)
    for axis, limit, sign in ((0, frame[0], 1), (0, frame[2], -1), (1, frame[1], 1), (1, frame[3], -1)):
        kept: list[Point] = []
        for start, end in zip(points, points[1:] + points[:1], strict=True):
            is_in, was_in = sign * (end[axis] - limit) >= 0, sign * (start[axis] - limit) >= 0
            if is_in != was_in:
                kept.append(_between(start, end, axis, limit))
            if is_in:
                kept.append(end)
        points = kept
    return [*points, points[0]] if points else []


def _between(start: Point, end: Point, axis: int, limit: float) -> Point:
    part = (limit - start[axis]) / (end[axis] - start[axis])
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def cut_line(line: Sequence[Point], frame: Box) -> list[list[Point]]:
    """The parts of a line that lie inside `frame`."""
    parts: list[list[Point]] = []
    for start, end in pairwise(line):
        inside = _inside(start, end, frame)
        if inside is None:
            continue
        if parts and parts[-1][-1] == inside[0]:
            parts[-1].append(inside[1])
        else:
            parts.append(list(inside))
    return parts


def _inside(start: Point, end: Point, frame: Box) -> tuple[Point, Point] | None:
    """The part of a straight line inside a box (Liang and Barsky, 1984), or None."""
    enter, leave = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        low, high = frame[axis] - start[axis], frame[axis + 2] - start[axis]
        if step == 0:
            if low > 0 or high < 0:
                return None
            continue
        near, far = sorted((low / step, high / step))
        enter, leave = max(enter, near), min(leave, far)
    if enter >= leave:
        return None

    def at(part: float) -> Point:
        # The ends themselves, not sums that round: a line in pieces must join up again.
        if part in {0.0, 1.0}:
            return end if part else start
        return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part

    return at(enter), at(leave)


def is_within(point: Point, rings: Iterable[Sequence[Sequence[float]]]) -> bool:
    """True where a point lies inside an odd number of rings, so holes count (the ray casting rule)."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay, *_), (bx, by, *_) in pairwise(ring):
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
    return inside
