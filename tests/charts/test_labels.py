"""Words beside marks: each finds free ground, and none that must stand is lost without a word."""

import pytest

from build_scripts.charts.labels import MOST_LETTERS, MOST_LINES, NoRoomError, Wanted, overlap, placed
from build_scripts.charts.text_width import text_width

SIZE = (400.0, 300.0)
FONT = 12.0


def wanted(text: str, x: float, y: float, **more: object) -> Wanted:
    return Wanted(text, x, y, FONT, **more)  # type: ignore[arg-type]


def test_a_lone_name_stands_to_the_right_of_its_point_without_a_line():
    (found,) = placed([wanted("Marn Dam", 100, 100)], [], SIZE)
    assert (found.box[0], found.leader) == (109, None)
    assert found.middle == pytest.approx(100)


def test_a_name_at_the_right_edge_stands_to_the_left():
    (found,) = placed([wanted("Marn Dam", 395, 100)], [], SIZE)
    assert found.box[2] == pytest.approx(395 - 9)


def test_a_name_keeps_clear_of_a_large_mark():
    (found,) = placed([wanted("Lake", 100, 100, radius=30)], [(70, 70, 130, 130)], SIZE)
    assert found.box[0] >= 130


def test_names_overlap_neither_each_other_nor_marks_and_stay_inside():
    names = [wanted(f"Place {n}", 120 + 34 * (n % 5), 90 + 30 * (n // 5)) for n in range(15)]
    marks = [(one.x - 5, one.y - 5, one.x + 5, one.y + 5) for one in names]
    found = placed(names, marks, SIZE)
    assert len(found) == len(names)
    every = [*marks, *(one.box for one in found)]
    assert not any(overlap(a, b) for n, a in enumerate(every) for b in every[n + 1 :])
    assert all(left >= 0 and top >= 0 and right <= 400 and bottom <= 300 for left, top, right, bottom in every)


def test_a_name_without_room_beside_its_point_is_led_off_by_a_line():
    wall = (60.0, 60.0, 140.0, 140.0)
    (found,) = placed([wanted("Marn Dam", 100, 100)], [wall], SIZE)
    assert found.leader is not None
    assert found.leader[:2] == (100, 100)
    assert not overlap(found.box, wall)


def test_a_quiet_name_without_room_beside_its_point_is_left_out():
    assert placed([wanted("Marn Dam", 100, 100, is_quiet=True)], [(60, 60, 140, 140)], SIZE) == []


def test_a_name_that_must_stand_and_cannot_is_named():
    with pytest.raises(NoRoomError, match="“Marn Dam”"):
        placed([wanted("Marn Dam", 100, 100)], [(0, 0, 400, 300)], SIZE)


def test_one_that_found_no_room_is_tried_again_before_the_others():
    # One strip is free, and there is only one place for the longer name in it.
    strip = [(0.0, 0.0, 400.0, 90.0), (0.0, 112.0, 400.0, 300.0), (0.0, 0.0, 90.0, 300.0), (230.0, 0.0, 400.0, 300.0)]
    found = placed([wanted("B", 160, 100), wanted("A long name", 150, 100)], strip, SIZE)
    assert {one.wanted.text for one in found} == {"B", "A long name"}


def test_a_text_is_broken_at_its_width_and_cut_after_some_lines():
    (found,) = placed([wanted("word " * 60, 200, 150, width=100)], [], SIZE)
    assert len(found.lines) == MOST_LINES
    assert found.lines[-1].endswith("…")
    assert all(text_width(line, FONT) <= 100 for line in found.lines[:-1])


def test_a_name_longer_than_any_is_cut():
    (found,) = placed([wanted("n" * 300 + " end", 10, 150)], [], (900.0, 300.0))
    assert len(found.lines[0]) <= MOST_LETTERS
