import datetime as dt
import math
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts.gallery import drawing
from build_scripts.charts.series import Place, event_labels, placed_values, scale_steps
from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import NotComparableError
from build_scripts.model import Chart
from build_scripts.views.addresses import address
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.picture_frames import picture_view
from build_scripts.views.picture_series import SeriesRows, Stated, drawn_words, named_events, panels

CHART = "data/charts/buckets.yml"
FIGURE = "data/figures/buckets.yml"


def panels_of(corpus: Corpus) -> tuple[SeriesRows, ...]:
    return panels(corpus, corpus.of(Chart)["buckets"].settings)


def row_of(panel: SeriesRows, counted: str) -> Stated:
    (row,) = [row for row in panel.rows if row.counted == counted]
    return row


def cell_texts(row: tuple[Rich, ...]) -> list[str]:
    return ["".join(getattr(piece, "text", "") for piece in cell) for cell in row]


def test_a_panel_holds_the_numbers_of_its_measure_in_the_window_by_date(complete):
    seen, ordered = panels_of(complete)
    assert [row.counted for row in seen.rows] == [
        "buckets seen",
        "buckets on some day in June",
        "buckets in one night",
        "buckets told of",
        "buckets in four days",
        "buckets told of",
        "buckets on no day in particular",
    ]
    assert [row.counted for row in ordered.rows] == ["buckets that the guild had ordered"]


def test_a_total_of_several_days_is_drawn_as_its_mean_a_day(complete):
    seen, _ = panels_of(complete)
    row = row_of(seen, "buckets in four days")
    assert (row.low, row.low_drawn, row.high_drawn, row.periods) == (20, 5, 5, 4)
    assert drawn_words(row, "day") == "5 a day, the mean of four days"


def test_a_night_over_two_dates_is_drawn_as_it_stands(complete):
    seen, _ = panels_of(complete)
    row = row_of(seen, "buckets in one night")
    assert (row.low_drawn, row.high_drawn, row.periods, row.undrawn) == (6, 8, 1, "")
    assert drawn_words(row, "day") == "as it stands"


def test_a_night_whose_length_is_not_told_counts_as_both_its_days(changed):
    seen, _ = panels_of(changed({FIGURE: ("2044-06-03, days: 1,", "2044-06-03,")}))
    assert row_of(seen, "buckets in one night").high_drawn == 4


def test_a_number_whose_day_is_not_known_is_told_and_not_drawn(complete):
    seen, _ = panels_of(complete)
    some_day, no_day = row_of(seen, "buckets on some day in June"), row_of(seen, "buckets on no day in particular")
    assert drawn_words(some_day, "day") == "not drawn: which one day of these is not known"
    assert drawn_words(no_day, "day") == "not drawn: its days are not known"
    assert some_day not in seen.drawn
    assert no_day not in seen.drawn


def test_points_over_bars_are_means_too(changed):
    longer = ("date: 2044-06-05, by: mill-guild", "date: 2044-06-05/2044-06-06, by: mill-guild")
    seen, _ = panels_of(changed({FIGURE: longer}))
    row = next(row for row in seen.rows if row.actor == "mill-guild")
    assert (row.is_bar, row.low_drawn, row.periods) == (False, 4.5, 2)


def test_the_days_that_no_drawn_number_covers_are_gaps(complete):
    seen, ordered = panels_of(complete)
    assert seen.gaps == ((dt.date(2044, 6, 4), dt.date(2044, 6, 4)), (dt.date(2044, 6, 9), dt.date(2044, 6, 12)))
    assert ordered.gaps == ((dt.date(2044, 6, 1), dt.date(2044, 6, 8)), (dt.date(2044, 6, 10), dt.date(2044, 6, 12)))


def test_a_gap_without_a_name_is_not_marked(changed):
    _, ordered = panels_of(changed({CHART: ("      gap: no order found\n", "")}))
    assert ordered.gaps == ()


@pytest.mark.parametrize(
    ("date", "drawn"),
    [("2044-06", 20), ("2044-05/2044-06", 10), ("2044-06-05/2044-06-08", None), ("2044-06-01/2044-06-30", 20)],
)
def test_bars_of_months_take_whole_months_alone(changed, date, drawn):
    edits = {CHART: ("mark: bars", "mark: bars\n      per: month"), FIGURE: ("2044-06-05/2044-06-08", date)}
    seen, _ = panels_of(changed(edits))
    row = row_of(seen, "buckets in four days")
    assert (None if row.undrawn else row.low_drawn) == drawn


def test_numbers_of_two_axes_cannot_get_into_one_panel(changed):
    corpus = changed({CHART: ("      measure: buckets\n", "")})
    with pytest.raises(NotComparableError):
        panels_of(corpus)


def test_the_table_tells_every_number_gap_and_event(complete):
    view = picture_view("buckets", Notebook(complete, address("charts", "buckets")))
    texts = [cell_texts(row) for row in view.table.rows]
    assert [text[:2] + text[3:5] for text in texts if text[0] == "Buckets that had been ordered"] == [
        ["Buckets that had been ordered", "9 June 2044", "3", "as it stands"],
        ["Buckets that had been ordered", "1–8 June 2044", "–", "no order found"],
        ["Buckets that had been ordered", "10–12 June 2044", "–", "no order found"],
    ]
    assert texts[-1][:2] == ["Event", "4 June 2044"]
    assert len(texts) == 8 + 4 + 1


def test_the_key_says_what_a_pale_bar_and_a_grey_day_mean(complete):
    view = picture_view("buckets", Notebook(complete, address("charts", "buckets")))
    assert [(entry.mark, entry.label) for entry in view.key if not entry.side] == [
        ("total", "one total for several days, as high as its mean a day"),
        ("least", "at least so many"),
        ("gap", "nobody counted; or no order found"),
    ]


def test_the_description_holds_the_numbers_the_gaps_and_the_events(complete):
    said = drawing(complete, "buckets", {}).description
    for words in (
        "20 in 4 days, 5 a day (5–8 June 2044)",
        "Nobody counted on 5 of",
        "the longest run 9–12 Jun.",
        "the sluice stands",
    ):
        assert words in said


def test_both_forms_are_as_wide_as_they_should_be(complete):
    drawn = drawing(complete, "buckets", {})
    assert drawn.wide.width <= 700
    assert drawn.narrow.width <= 336


def test_an_event_is_named_on_its_first_day(complete):
    (event,) = named_events(complete, complete.of(Chart)["buckets"].settings)
    assert (event.first, event.label) == (dt.date(2044, 6, 4), "the sluice stands open")


@given(st.floats(0.01, 1e6), st.integers(2, 6))
def test_the_steps_of_a_scale_are_few_even_and_reach_the_highest(highest, most):
    values = scale_steps(highest, most)
    assert values[0] == 0
    assert values[-1] >= highest * (1 - 1e-6)
    assert values[-2] < highest
    assert 2 <= len(values) <= most + 1
    assert math.isclose(values[1] * (len(values) - 1), values[-1])


@given(st.lists(st.integers(0, 480), min_size=1, max_size=9, unique=True).map(sorted))
def test_no_line_of_an_event_runs_through_words(xs):
    labels = event_labels([("8 Jun: the sluice stands open again", float(x)) for x in xs], 600.0)
    for label in labels:
        for other in labels:
            is_under = other.bottom < label.bottom + label.tall
            if other is not label and is_under and label.left < other.x < label.left + label.wide:
                # The line of the other begins below the words of this one.
                assert other.bottom + other.tall <= label.bottom
        assert label.left + label.wide <= 601


def labels_and_marks(corpus: Corpus, width: int) -> list[tuple[str, float, float]]:
    """The values that a form of the invented chart prints, with their places, from the finished picture."""
    drawn = drawing(corpus, "buckets", {})
    root = ET.fromstring((drawn.wide if width > 400 else drawn.narrow).svg)  # noqa: S314 - our own picture
    found = []

    def walk(element: ET.Element, x: float, y: float) -> None:
        moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
        x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if element.tag.endswith("}text"):
            found.append(("".join(element.itertext()), x, y))
        for inner in element:
            walk(inner, x, y)

    walk(root, 0, 0)
    return found


@pytest.mark.parametrize("width", [700, 336])
def test_each_number_of_an_uncrowded_panel_is_written_at_its_mark(complete, width):
    words = [text for text, _, _ in labels_and_marks(complete, width)]
    for value in ("4", "about 6–8", "at least 9", "20in 4 days"):
        assert value in words, words


def test_the_scale_ends_where_the_settings_say(complete, changed):
    def axis_values(corpus: Corpus) -> list[str]:
        return [text for text, x, _ in labels_and_marks(corpus, 700) if re.fullmatch(r"[\d.]+", text) and x < 40]

    assert "10" in axis_values(complete)
    assert "100" in axis_values(changed({CHART: ("maximum: 12", "maximum: 120")}))


def place(value: str, at: float, top: float) -> Place:
    """A point of one day at `at`, `top`."""
    day = dt.date(2044, 6, 1)
    row = Stated("A", "a", "mill", "1 June 2044", day, day, 1, 1, 1, 1, 1, 1, value, "", "", False, "", ())
    return Place(row, at, at, top)


def test_a_value_that_would_stand_nearer_to_another_point_is_left_out():
    # The plot leaves no room but over the first point, and there the second is nearer.
    first, second = place("1,000,000", 32, 50), place("1", 32, 23)
    panel = SeriesRows("A panel", "things", "points", "day", None, (first.row, second.row), "", ())
    taken = [(one.left - 5, one.top - 5, one.right + 5, one.top + 5) for one in (first, second)]
    assert placed_values([first], [first, second], taken, [], panel, (64, 66)) == []
    assert [words for _, words in placed_values([first], [first], taken, [], panel, (64, 66))] == [["1,000,000"]]


def bar(value: str, left: float, right: float, top: float) -> Place:
    """A bar from `left` to `right`, as high as `top`."""
    return Place(replace(place(value, 0, 0).row, is_bar=True), left, right, top)


@pytest.mark.parametrize(("left", "is_written"), [(62, False), (92, True)])
def test_a_value_beside_its_bar_stands_over_no_other(left, is_written):
    # Over the first bar there is no room; beside it stands another one, near or further off.
    first, second = bar("137", 40, 60, 2), bar("88", left, 104, 60)
    panel = SeriesRows("A panel", "things", "bars", "day", None, (first.row, second.row), "", ())
    boxes = [(one.left, one.top, one.right, 100) for one in (first, second)]
    found = placed_values([first], [first, second], [*boxes, (0, 0, 40, 100)], [], panel, (110, 100))
    assert [words for _, words in found] == ([["137"]] if is_written else [])
