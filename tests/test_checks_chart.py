from collections import Counter
from typing import Any

import pytest

from build_scripts.charts import checks, theme
from build_scripts.charts.text_width import flowed, text_width
from build_scripts.corpus import Corpus
from build_scripts.model import Chart, ChecksChart
from build_scripts.views import picture_checks
from build_scripts.views.notebook import Notebook
from tests.tools.specs import boxes, marks_of, overlapping

CHART, FIGURE = "data/charts/seen.yml", "data/figures/who-was-seen.yml"
WIDTHS = (theme.WIDE, theme.NARROW)


def settings_of(corpus: Corpus) -> ChecksChart:
    settings = corpus.of(Chart)["seen"].settings
    assert isinstance(settings, ChecksChart)
    return settings


def drawn(corpus: Corpus, width: int) -> dict[str, Any]:
    settings = settings_of(corpus)
    spec: dict[str, Any] = checks.chart(
        picture_checks.rows(corpus, settings), settings, corpus.explainer.sides, width
    ).to_dict()
    return spec


def units(corpus: Corpus, width: int) -> list[dict[str, Any]]:
    """Each mark once, without those of the key."""
    found = {(row["x"], row["y"]): row for row in marks_of(drawn(corpus, width)["vconcat"][0], "rect")}
    parts = [part for check in picture_checks.rows(corpus, settings_of(corpus)).checks for part in check.parts]
    in_key = len(settings_of(corpus).finds) + any(part.high > part.low for part in parts)
    return list(found.values())[in_key:]


def test_a_row_has_the_whole_its_parts_and_what_is_left(complete):
    first, second = picture_checks.rows(complete, settings_of(complete)).checks
    assert (first.actor, first.date, first.count) == ("heron", "6 June 2044", 9)
    assert [(part.value, part.words, part.find) for part in first.parts] == [
        ("2", "of an otter", "An otter"),
        ("1–3", "of a log", "Something else"),
        ("4–6", "of which nobody would speak", "Nobody knows"),
    ]
    # Up to all four were in the night, so that up to all four were not.
    assert [part.value for part in second.parts] == ["up to 4", "up to 4"]


def test_the_rest_of_at_most_so_many_is_at_least_the_others(changed):
    corpus = changed({FIGURE: ("high: 4, counted: sightings from the dam at", "high: 1, counted: dam")})
    *_, rest = picture_checks.rows(corpus, settings_of(corpus)).checks[1].parts
    assert rest.value == "at least 3"


@pytest.mark.parametrize("width", WIDTHS)
def test_each_thing_checked_is_one_mark(complete, width):
    found = units(complete, width)
    assert len(found) == 9 + 4
    # Two sure otters and one log; two more may be logs; four of which nobody spoke, and four that may be of the night.
    assert Counter((row["rank"], row["sure"]) for row in found) == {
        (0, True): 2,
        (1, True): 1,
        (1, False): 2,
        (2, True): 4,
        (2, False): 4,
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("count", [9, 60, 200, 500])
def test_marks_and_words_stay_within_the_picture_and_apart(changed, width, count):
    corpus = changed({FIGURE: ("low: 9, high: 9", f"low: {count}, high: {count}")})
    found = units(corpus, width)
    assert len(found) == count + 4
    assert max(row["x2"] for row in found) <= width
    assert not overlapping([(row["x"], row["y"], row["x2"], row["y2"]) for row in found])
    words = boxes(drawn(corpus, width)["vconcat"][0])
    assert not overlapping(words)
    assert all(left >= 0 and right <= width for left, _, right, _ in words)


def test_a_part_that_ends_far_right_still_has_room_for_its_words(changed):
    # 140 of 150 in the first part: in one row of marks the words of the rest would have no room.
    changed({FIGURE: ("low: 9, high: 9", "low: 150, high: 150")})
    corpus = changed({FIGURE: ("low: 2, high: 2", "low: 140, high: 140")})
    words = boxes(drawn(corpus, theme.NARROW)["vconcat"][0])
    assert not overlapping(words)
    assert max(right for _, _, right, _ in words) <= theme.NARROW


def test_a_move_is_drawn_to_its_distance_in_the_sides_of_who_said_and_who_found(complete):
    (move,) = picture_checks.rows(complete, settings_of(complete)).moves
    assert (move.claimed_side, move.found_side) == ("mill", "sky")
    assert move.km == pytest.approx(24.7, abs=0.1)
    assert picture_checks.move_words(move) == "at least 15 km to the north-west; the check itself: two ponds away"
    (row,) = {str(row): row for row in marks_of(drawn(complete, theme.WIDE)["vconcat"][1], "point")}.values()
    assert (row["start"], row["km"], row["from"], row["to"]) == (0, move.km, "mill", "sky")


def test_a_move_to_a_place_that_is_not_located_is_told_and_not_drawn(changed):
    corpus = changed({"data/events/2044-06-04-sluice-open.yml": ("found: lake-marn", "found: nowhere")})
    (move,) = picture_checks.rows(corpus, settings_of(corpus)).moves
    assert move.km is None
    assert picture_checks.move_words(move) == "distance not known; the check itself: two ponds away"
    panel = drawn(corpus, theme.WIDE)["vconcat"][1]
    assert marks_of(panel, "point") == []
    assert any("distance not known" in " ".join(row["head"]) for row in marks_of(panel, "text"))


def test_without_a_heading_no_move_is_drawn(changed):
    corpus = changed({CHART: ("  moves: Seen elsewhere\n", "")})
    assert picture_checks.rows(corpus, settings_of(corpus)).moves == ()
    assert len(drawn(corpus, theme.WIDE)["vconcat"]) == 1


def test_the_table_and_the_download_hold_every_part_and_every_move(complete):
    around = picture_checks.around(Notebook(complete, "charts/seen.html"), settings_of(complete))
    assert len(around.table.rows) == len(around.rows) == 3 + 2 + 1
    assert {tuple(row) for row in around.rows} == {tuple(around.rows[0])}
    assert [(row["of"], row["low"], row["high"]) for row in around.rows[:3]] == [(9, 2, 2), (9, 1, 3), (9, 4, 6)]
    assert around.rows[-1]["km"] == pytest.approx(24.7, abs=0.1)
    assert all(row["sources"] for row in around.rows)


def test_text_flows_past_what_stands_before_its_first_line():
    text, width = "one two three four five six", 80.0
    first, *rest = flowed(text, 13, width, 50)
    assert text_width(first, 13) <= width - 50
    assert all(text_width(line, 13) <= width for line in rest)
    assert " ".join([first, *rest]) == text
    assert flowed(text, 13, width, 79)[0] == ""
