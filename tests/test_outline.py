import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts.outline import coarse, cut_line, cut_ring, is_within, polygons, polylines

FRAME = (0.0, 0.0, 10.0, 10.0)
SQUARE = [(-5.0, 2.0), (5.0, 2.0), (5.0, 8.0), (-5.0, 8.0), (-5.0, 2.0)]
COORDINATE = st.floats(-20, 30, allow_nan=False)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=3, max_size=20)


def area(ring: list[tuple[float, float]]) -> float:
    return abs(sum(x * y2 - x2 * y for (x, y), (x2, y2) in pairwise(ring))) / 2


def test_a_ring_is_cut_along_the_frame_and_stays_closed():
    cut = cut_ring(SQUARE, FRAME)
    assert cut[0] == cut[-1]
    assert area(cut) == pytest.approx(30)
    assert {x for x, _ in cut} == {0.0, 5.0}


def test_a_ring_outside_the_frame_is_gone_and_one_around_it_fills_it():
    assert cut_ring([(20, 20), (30, 20), (30, 30), (20, 20)], FRAME) == []
    around = [(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0), (-50.0, -50.0)]
    assert area(cut_ring(around, FRAME)) == pytest.approx(100)


@given(POINTS)
def test_nothing_of_a_cut_shape_lies_outside_the_frame(points):
    ring = cut_ring([*points, points[0]], FRAME)
    parts = cut_line(points, FRAME)
    for x, y in [*ring, *(point for part in parts for point in part)]:
        assert -1e-6 <= x <= 10 + 1e-6
        assert -1e-6 <= y <= 10 + 1e-6


def test_a_line_that_leaves_and_comes_back_is_two_lines():
    there_and_back = [(2.0, 5.0), (15.0, 5.0), (15.0, 8.0), (2.0, 8.0)]
    assert cut_line(there_and_back, FRAME) == [[(2.0, 5.0), (10.0, 5.0)], [(10.0, 8.0), (2.0, 8.0)]]


def test_a_line_inside_stays_one_line():
    line = [(1.0, 1.0), (3.3, 4.1), (7.7, 2.2), (9.0, 9.0)]
    assert cut_line(line, FRAME) == [line]


@given(POINTS, st.floats(0.1, 5))
def test_a_coarse_line_keeps_its_ends_and_strays_no_further_than_allowed(points, tolerance):
    rough = coarse(points, tolerance)
    assert (rough[0], rough[-1]) == (points[0], points[-1])
    assert set(rough) <= set(points)
    for point in points:
        assert min(off(point, a, b) for a, b in pairwise(rough)) <= tolerance + 1e-6


def off(point, start, end) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    part = ((point[0] - start[0]) * (end[0] - start[0]) + (point[1] - start[1]) * (end[1] - start[1])) / length**2
    part = min(1.0, max(0.0, part))
    return math.dist(point, (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part))


def test_a_straight_line_comes_down_to_its_ends():
    assert coarse([(0, 0), (1, 0.01), (2, 0), (3, 0.01), (4, 0)], 0.1) == [(0, 0), (4, 0)]
    assert len(coarse([(0, 0), (2, 2), (4, 0)], 0.1)) == 3


def test_a_point_in_a_hole_is_outside():
    hole = [(1, 4), (3, 4), (3, 6), (1, 6), (1, 4)]
    assert is_within((4, 5), [SQUARE, hole])
    assert not is_within((2, 5), [SQUARE, hole])
    assert not is_within((2, 9), [SQUARE, hole])


def test_members_of_the_base_map_come_as_pixels():
    def twice(lon: float, lat: float) -> tuple[float, float]:
        return 2 * lon, 2 * lat

    ring = [[1, 1], [4, 1], [4, 4], [1, 4], [1, 1]]
    areas = {
        "features": [
            {"geometry": {"type": "Polygon", "coordinates": [ring]}},
            {"geometry": {"type": "MultiPolygon", "coordinates": [[ring], [[[x + 40, y] for x, y in ring]]]}},
        ]
    }
    found = polygons(areas, twice, FRAME, 0.1)
    assert [area(one) for one in found] == [36, 36]
    lines = {"features": [{"geometry": {"type": "LineString", "coordinates": [[1, 1], [2, 2]]}}]}
    assert polylines(lines, twice, FRAME, 0.1) == [[(2, 2), (4, 4)]]
