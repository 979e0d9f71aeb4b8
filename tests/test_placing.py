import math
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts.placing import (
    GAP,
    Box,
    NoRoomError,
    PlacedWords,
    Plane,
    Words,
    corner_box,
    crosses,
    encloses,
    meet,
    moved_words,
    overlap,
    placed_words,
)
from build_scripts.charts.text_width import text_width

FONT = 12.0


def words(text: str, x: float, y: float, **more) -> Words:
    return Words(((text,),), x, y, FONT, **more)


def mark(x: float, y: float, half: float = 3.0) -> Box:
    return x - half, y - half, x + half, y + half


def plane(*points: tuple[float, float], width: float = 400, height: float = 300) -> Plane:
    """A surface with a small mark at each point."""
    boxes = [mark(*point) for point in points]
    return Plane(width, height, boxes, [], [], [(*point, 3.0) for point in points])


def collide(placed: tuple[PlacedWords, ...], boxes: list[Box]) -> list[str]:
    """What is wrong: words on words, on a mark or outside; leaders over words or over each other."""
    wrong = [f"{a.words.text} on {b.words.text}" for a, b in combinations(placed, 2) if overlap(a.box, b.box)]
    wrong += [one.words.text for one in placed for box in boxes if overlap(one.box, box)]
    for one in placed:
        if one.leader:
            wrong += [f"leader of {one.words.text}" for other in placed if crosses(one.leader, other.box)]
            wrong += [
                f"leaders of {one.words.text} and {other.words.text}"
                for other in placed
                if other.leader and meet(one.leader, other.leader)
            ]
    return wrong


def test_a_lone_name_stands_to_the_right_of_its_mark():
    ((found,), left_out) = placed_words(plane((100, 100)), [words("Marn Dam", 100, 100)])
    assert found.box[0] == 100 + 3 + GAP
    assert (found.box[1] + found.box[3]) / 2 == pytest.approx(100)
    assert found.leader is None
    assert not left_out


def test_a_name_at_the_right_edge_stands_to_the_left():
    ((found,), _) = placed_words(plane((395, 100)), [words("Marn Dam", 395, 100)])
    assert found.box[2] == pytest.approx(395 - 3 - GAP)


def test_bold_words_take_more_room():
    thin, bold = words("Marn Dam", 0, 0), words("Marn Dam", 0, 0, bold=1)
    assert thin.size(["Marn Dam"])[0] == pytest.approx(text_width("Marn Dam", FONT))
    assert bold.size(["Marn Dam"])[0] > thin.size(["Marn Dam"])[0]
    assert bold.size(["x", "Marn Dam"])[0] == thin.size(["x", "Marn Dam"])[0]


@given(
    st.lists(
        st.tuples(st.integers(20, 380), st.integers(20, 280), st.integers(1, 14)),
        min_size=1,
        max_size=12,
        unique_by=lambda one: one[:2],
    )
)
def test_wherever_the_points_lie_nothing_collides_and_nothing_is_lost(points):
    surface = plane(*((x, y) for x, y, _ in points))
    before = list(surface.boxes)
    wanted = [words("n" * length, x, y, reach=200, must=False) for x, y, length in points]
    found, left_out = placed_words(surface, wanted)
    assert collide(found, before) == []
    assert sorted((one.text, one.x, one.y) for one in (*(one.words for one in found), *left_out)) == sorted(
        (one.text, one.x, one.y) for one in wanted
    )
    assert all(one.box[0] >= 0 and one.box[1] >= 0 and one.box[2] <= 400 and one.box[3] <= 300 for one in found)


def test_a_crowd_of_names_is_led_off_to_free_ground():
    points = [(200 + 9 * (n % 3), 150 + 9 * (n // 3)) for n in range(9)]
    surface = plane(*points)
    before = list(surface.boxes)
    found, _ = placed_words(surface, [words(f"Village {n}", *at, reach=150) for n, at in enumerate(points)])
    assert len(found) == 9
    assert collide(found, before) == []
    assert sum(one.leader is not None for one in found) >= 5


def test_a_name_that_must_stand_is_led_out_under_other_marks_if_there_is_no_way_around():
    ring = [(200 + 8 * math.cos(n * math.tau / 12), 150 + 8 * math.sin(n * math.tau / 12)) for n in range(12)]
    surface = plane((200, 150), *ring)
    one = words("In the middle", 200, 150, reach=150)
    ((found,), _) = placed_words(surface.copy(), [one])
    assert found.leader is not None
    assert placed_words(surface, [replace(one, must=False)])[0] == ()


def test_a_leader_starts_at_its_own_mark_and_crosses_no_other():
    points = [(200.0, 150.0), (209.0, 150.0), (191.0, 150.0), (200.0, 159.0)]
    ((found,), _) = placed_words(plane(*points), [words("In the middle", 200, 150, reach=150)])
    assert found.leader is not None
    assert math.dist(found.leader[:2], (200, 150)) == pytest.approx(3)
    assert not any(crosses(found.leader, mark(*point)) for point in points[1:])


def test_a_name_that_must_stand_and_cannot_is_named_in_the_fault():
    full = plane((100, 100))
    full.boxes.append((0, 0, 400, 94))
    full.boxes.append((0, 106, 400, 300))
    full.boxes.append((107, 0, 400, 300))
    full.boxes.append((0, 0, 93, 300))
    with pytest.raises(NoRoomError, match=r"^Marn Dam$"):
        placed_words(full, [words("Marn Dam", 100, 100, reach=300)])


def test_a_lesser_name_without_room_is_left_out_and_told():
    full = plane((100, 100))
    full.boxes += [(0, 0, 400, 94), (0, 106, 400, 300), (107, 0, 400, 300), (0, 0, 93, 300)]
    found, left_out = placed_words(full, [words("Marn Dam", 100, 100, must=False)])
    assert found == ()
    assert [one.text for one in left_out] == ["Marn Dam"]


def test_who_must_stand_goes_first_and_moves_whoever_is_in_the_way():
    # A corridor with room for one name beside the marks: the lesser, though named first, gives way.
    corridor = plane((20, 10), (20, 30), width=120, height=40)
    lesser, must = words("Lesser name", 20, 10, must=False), words("Name that must", 20, 30)
    found, left_out = placed_words(corridor, [lesser, must])
    assert "Name that must" in {one.words.text for one in found}
    assert {one.words.text for one in found} | {one.text for one in left_out} == {"Lesser name", "Name that must"}


def test_one_that_finds_no_room_goes_first_and_the_others_move():
    # "Wide" fits only to the right; "Any" would take that place first, and has another.
    surface = plane((100, 50), (100, 50), width=220, height=100)
    surface.boxes += [(0, 0, 60, 100), (60, 60, 220, 100), (60, 0, 220, 40)]
    found, _ = placed_words(surface, [words("Any", 100, 50), words("Wide as it is", 100, 50)])
    assert {one.words.text for one in found} == {"Any", "Wide as it is"}
    by = {one.words.text: one.box for one in found}
    assert by["Wide as it is"][0] > 100
    assert by["Any"][2] < 100


def test_words_beside_one_mark_are_never_nearer_to_another():
    # To the right of the first mark stands the second: the name of the first must not run up to it.
    surface = plane((100, 100), (100 + 3 + GAP + text_width("Marn", FONT) + 9, 100))
    ((found,), _) = placed_words(surface, [words("Marn", 100, 100)])
    assert found.box[2] < 100


def test_words_rather_stand_off_a_border_than_on_it():
    surface = plane((100, 100))
    surface.soft.append((108, 0, 108, 300))
    ((found,), _) = placed_words(surface, [words("Marn", 100, 100)])
    assert found.box[2] < 108


def test_where_there_is_no_other_place_words_stand_on_a_border():
    surface = plane((5, 100), width=60)
    surface.soft.append((20, 0, 20, 300))
    ((found,), _) = placed_words(surface, [words("Marn", 5, 100)])
    assert crosses((20, 0, 20, 300), found.box)


def test_words_rather_stand_off_a_ring_than_on_it_unless_it_is_their_own():
    surface = plane((100, 100))
    surface.rings.append((140, 100, 20))
    ((off,), _) = placed_words(surface, [words("Marn", 100, 100)])
    assert off.box[2] < 120
    surface = plane((100, 100))
    surface.rings.append((100, 100, 20))
    ((own,), _) = placed_words(surface, [words("Marn", 100, 100)])
    assert own.box[0] == 100 + 3 + GAP


def test_a_distance_stands_beside_its_line_and_off_it():
    line = (50.0, 200.0, 350.0, 80.0)
    surface = Plane(400, 300, [], [line])
    ((found,), _) = placed_words(surface, [Words((("about 90 km",),), 200, 140, FONT, along=line)])
    assert not crosses(line, found.box)
    middle = ((found.box[0] + found.box[2]) / 2, (found.box[1] + found.box[3]) / 2)
    assert math.dist(middle, (200, 140)) < 60


def test_long_words_break_where_one_line_has_no_room():
    surface = plane((30, 100), width=120, height=200)
    both = Words((("A very long name of a place",), ("A very long", "name of a place")), 30, 100, FONT)
    ((found,), _) = placed_words(surface, [both])
    assert found.lines == ("A very long", "name of a place")


def test_a_name_across_the_map_moves_no_further_than_it_must():
    surface = Plane(400, 300, [mark(200, 150, 10)])
    one = Words((("The deep",),), 200, 150, FONT, reach=60)
    found = moved_words(surface, one, lambda box: box[1] > 150)
    assert found is not None
    assert not overlap(found.box, mark(200, 150, 10))
    assert 150 < found.box[1] < 180
    assert surface.boxes[-1] == found.box


def test_a_name_across_the_map_is_left_out_where_nothing_fits():
    one = Words((("The deep",),), 200, 150, FONT, reach=60)
    assert moved_words(Plane(400, 300), one, lambda box: False) is None


def test_a_small_map_takes_the_free_corner_with_most_room():
    corners = ("top left", "top right", "bottom left", "bottom right")
    surface = Plane(400, 300, [mark(20, 20), mark(330, 60), mark(60, 240)])
    assert corner_box(surface, 60, 40, corners) == (340, 260, 400, 300)
    assert corner_box(Plane(400, 300), 60, 40, corners, edge=5) == (5, 5, 65, 45)
    crowded = Plane(100, 100, [mark(20, 20), mark(80, 20), mark(20, 80), mark(80, 80)])
    assert corner_box(crowded, 40, 40, corners) is None


def test_boxes_and_lines_meet_as_they_are_drawn():
    assert overlap((0, 0, 2, 2), (1, 1, 3, 3))
    assert not overlap((0, 0, 2, 2), (2, 0, 3, 2))
    assert encloses((0, 0, 4, 4), (1, 1, 4, 4))
    assert not encloses((0, 0, 4, 4), (1, 1, 5, 4))
    assert crosses((-1, 1, 5, 1), (0, 0, 2, 2))
    assert not crosses((-1, 3, 5, 3), (0, 0, 2, 2))
    assert not crosses((3, 0, 5, 5), (0, 0, 2, 2))
    assert meet((0, 0, 2, 2), (0, 2, 2, 0))
    assert not meet((0, 0, 2, 2), (2, 2, 4, 0))


def test_the_same_wishes_are_placed_alike_each_time():
    def once() -> tuple[PlacedWords, ...]:
        points = [(100 + 11 * n, 100 + 7 * (n % 3)) for n in range(8)]
        return placed_words(plane(*points), [words(f"Name {n}", *at, reach=120) for n, at in enumerate(points)])[0]

    assert once() == once()
