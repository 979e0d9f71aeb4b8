import math

import pytest

from build_scripts.charts.area_map import placed_labels, projection
from build_scripts.charts.text_width import text_width
from build_scripts.model import Chart

SIZE = (400.0, 300.0)
FONT = 12.0
Box = tuple[float, float, float, float]


def label(text: str, x: float, y: float) -> tuple[str, float, float, float]:
    return text, x, y, FONT


def boxes(found, wanted) -> list[Box]:
    """The boxes of placed labels: left, top, right, bottom."""
    half = FONT * 1.1 / 2
    return [(p["x"], p["y"] - half, p["x"] + text_width(p["text"], FONT), p["y"] + half) for p in found]


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 1e-9 and b[0] < a[2] - 1e-9 and a[1] < b[3] - 1e-9 and b[1] < a[3] - 1e-9


def test_a_lone_label_stands_to_the_right_of_its_point():
    assert placed_labels([label("Marn Dam", 100, 100)], [], SIZE) == [{"x": 109, "y": 100, "text": "Marn Dam"}]


def test_a_label_at_the_right_edge_stands_to_the_left():
    (found,) = placed_labels([label("Marn Dam", 395, 100)], [], SIZE)
    assert found["x"] == pytest.approx(395 - 9 - text_width("Marn Dam", FONT))


def test_labels_overlap_neither_each_other_nor_what_was_there():
    wanted = [label(f"Place {n}", 150 + 12 * (n % 5), 120 + 9 * (n // 5)) for n in range(20)]
    taken: list[Box] = [(140, 110, 160, 130)]
    before = list(taken)
    found = placed_labels(wanted, taken, SIZE)
    placed = boxes(found, wanted)
    assert 2 < len(found) < len(wanted)
    every = before + placed
    assert not any(overlap(a, b) for n, a in enumerate(every) for b in every[n + 1 :])
    assert all(left >= 0 and top >= 0 and right <= SIZE[0] and bottom <= SIZE[1] for left, top, right, bottom in placed)


def test_what_is_taken_grows_by_what_is_placed():
    taken: list[Box] = []
    placed_labels([label("One", 50, 50), label("Two", 200, 200)], taken, SIZE)
    assert len(taken) == 2


def test_the_first_label_is_the_most_important_and_one_without_room_is_left_out():
    everywhere = [(0.0, 0.0, 400.0, 85.0), (0.0, 115.0, 400.0, 300.0)]
    found = placed_labels(
        [label("First", 100, 100), label("Second", 100, 100), label("Third", 100, 100)], everywhere, SIZE
    )
    assert [one["text"] for one in found] == ["First", "Second"]


def test_the_map_s_corners_are_the_picture_s_corners(complete):
    settings = complete.of(Chart)["map"].settings
    to = projection(settings, 640)
    assert to.at(settings.west, settings.north) == pytest.approx((0, 0))
    assert to.at(settings.east, settings.south) == pytest.approx((640, to.height))


def test_the_map_keeps_angles(complete):
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    to = projection(complete.of(Chart)["map"].settings, 640)
    (x, y), (east, _), (_, north) = to.at(-123, -48.5), to.at(-122.99, -48.5), to.at(-123, -48.49)
    assert (east - x) / (y - north) == pytest.approx(math.cos(math.radians(48.5)), rel=1e-3)
    kilometre = math.radians(0.01) * 6371.0
    assert to.pixels(kilometre, -48.5) == pytest.approx(y - north, rel=1e-3)
