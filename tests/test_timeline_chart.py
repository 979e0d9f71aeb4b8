import datetime as dt
import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts import theme, timeline
from build_scripts.charts.gallery import drawing
from build_scripts.charts.pixels import spread
from build_scripts.charts.text_width import text_width
from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.values import span_words
from build_scripts.views.addresses import address
from build_scripts.views.notebook import Notebook
from build_scripts.views.picture_frames import picture_view
from build_scripts.views.picture_timeline import Moment, moments

DAYS = timeline._Days(dt.date(2044, 6, 1), dt.date(2044, 6, 30), 100.0, 20.0)
EVENT = """title: {title}
date: {date}
kind: talk
actors: [{{actor: heron, role: doer}}]
summary: Somebody came.
key: {key}
sources: [pond-board]
"""


def moment(
    name: str, first: int, last: int = 0, *, is_key: bool = False, before: bool = False, after: bool = False
) -> Moment:
    days = dt.date(2044, 6, first), dt.date(2044, 6, last or first)
    return Moment(name, f"Event {name} of some length", "sky", *days, before, after, False, is_key, "")


def event(date: str, title: str = "A visit", key: str = "false") -> str:
    return EVENT.format(date=date, title=title, key=key)


def rows(corpus: Corpus) -> dict[str, Moment]:
    return {one.id: one for one in moments(corpus, corpus.of(Chart)["timeline"].settings)}


def test_two_events_of_one_lane_and_day_stand_beside_each_other():
    levels = timeline.stacked([moment("a", 4), moment("b", 4), moment("c", 5)], DAYS, timeline.DOT)
    assert [(one.id, level) for one, level in levels] == [("a", 0), ("b", 1), ("c", 0)]


def test_of_one_day_the_labelled_event_stands_nearest_its_label():
    levels = timeline.stacked([moment("a", 4), moment("b", 4, is_key=True)], DAYS, timeline.DOT)
    assert [(one.id, level) for one, level in levels] == [("b", 0), ("a", 1)]


def test_no_dot_stands_on_the_bar_of_another_event_and_long_bars_lie_under_all():
    levels = timeline.stacked([moment("long", 1, 20), moment("a", 4, 6), moment("b", 5), moment("c", 7)], DAYS, 14.0)
    assert [(one.id, level) for one, level in levels] == [("a", 0), ("b", 1), ("c", 0), ("long", 2)]


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 12)), max_size=25))
def test_no_two_moments_of_a_lane_share_a_place(spans: list[tuple[int, int]]):
    some = [moment(str(n), day, min(day + length, 30)) for n, (day, length) in enumerate(spans)]
    some.sort(key=lambda one: (one.first, one.last, one.id))
    levels = timeline.stacked(some, DAYS, timeline.DOT)
    assert {one.id for one, _ in levels} == {one.id for one in some}
    for (one, level), (other, its) in itertools.combinations(levels, 2):
        assert level != its or one.last < other.first or other.last < one.first


@given(st.lists(st.integers(1, 30), max_size=12))
def test_no_label_covers_another_or_leaves_the_picture(on: list[int]):
    some = [moment(str(n), day, is_key=True) for n, day in enumerate(sorted(on))]
    boxes = []
    for label in timeline.labels(some, DAYS, 700.0):
        wide = max(text_width(line, theme.SMALL) for line in label.text) + 4
        boxes.append((label.left, label.left + wide, label.bottom, label.bottom + len(label.text) * timeline.LINE))
    assert len(boxes) == len(on)
    assert all(left >= 0 and right <= 700 for left, right, _, _ in boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]


BOXES = st.lists(st.tuples(st.integers(0, 500), st.integers(10, 80)), max_size=15)


@given(BOXES)
def test_labels_beside_the_columns_keep_their_order_and_do_not_overlap(boxes: list[tuple[int, int]]):
    wanted, heights = [float(want) for want, _ in sorted(boxes)], [float(height) for _, height in sorted(boxes)]
    tops = spread(wanted, heights, 20.0)
    assert len(tops) == len(boxes)
    assert all(top >= 20.0 for top in tops)
    for top, height, following in zip(tops, heights, tops[1:], strict=False):
        assert top + height <= following + 1e-6


def test_a_label_that_has_room_stands_where_it_wants_and_two_that_clash_give_way_alike():
    assert spread([50, 200], [30, 30], 0) == [50, 200]
    assert spread([100, 100], [30, 30], 0) == [85, 115]
    assert spread([0, 0], [30, 30], 10) == [10, 40]


def test_a_span_that_goes_on_outside_the_days_fades_at_that_end_only():
    whole = timeline.spans(moment("a", 4, 6), 50, 10, 40, is_upright=False)
    assert whole == [{"x": 50, "x2": 90, "y": 10, "y2": 10, "ink": timeline.INK}]
    later = timeline.spans(moment("a", 4, 6, after=True), 50, 10, 40, is_upright=False)
    assert [row["ink"] for row in later] == [timeline.INK, *timeline.FADE]
    assert [row["x"] for row in later[1:]] == sorted(row["x"] for row in later[1:])
    assert min(row["x"] for row in later[1:]) > 90
    earlier = timeline.spans(moment("a", 4, 4, before=True), 50, 10, 0, is_upright=True)
    assert [row["ink"] for row in earlier] == list(timeline.FADE)
    assert max(row["y2"] for row in earlier) < 10


def test_an_event_is_cut_to_the_days_drawn_and_says_where(changed):
    corpus = changed(
        {
            "data/events/2044-05-before.yml": event("2044-05-20/2044-05-29"),
            "data/events/2044-06-09-after.yml": event("2044-06-09/.."),
            "data/events/2044-06-09-about.yml": event("2044-06-09~"),
            "data/events/2044-06-13-outside.yml": event("2044-06-13"),
        }
    )
    found = rows(corpus)
    assert "2044-06-13-outside" not in found
    before, after, about = (found[one] for one in ("2044-05-before", "2044-06-09-after", "2044-06-09-about"))
    assert (before.first.isoformat(), before.starts_before, before.ends_after) == ("2044-05-28", True, False)
    assert (after.last.isoformat(), after.starts_before, after.ends_after) == ("2044-06-12", False, True)
    assert (about.is_approximate, after.is_approximate) == (True, False)
    key = [entry.label for entry in picture_view("timeline", Notebook(corpus, address("charts", "timeline"))).key]
    assert key[-3:] == [
        "over these days, or on one of them",
        "goes on outside the days drawn",
        "a hollow shape: about that day",
    ]


def test_the_key_has_no_entry_for_what_is_not_drawn(complete):
    key = [entry.label for entry in picture_view("timeline", Notebook(complete, address("charts", "timeline"))).key]
    assert key == ["Those of the shore", "Watchers", "over these days, or on one of them"]


def test_what_was_withdrawn_is_not_drawn(changed):
    withdrawn = "withdrawn: {on: 2044-06-30, reason: It was a dream, sources: [pond-board]}\n"
    corpus = changed({"data/events/2044-06-09-visit.yml": event("2044-06-09") + withdrawn})
    assert "2044-06-09-visit" not in rows(corpus)


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_each_lane_has_its_name_and_each_key_event_its_days(changed, form: str):
    corpus = changed(
        {"data/events/2044-06-10-visit.yml": event("2044-06-10/2044-06-11", "A visit to the weir", "true")}
    )
    svg = getattr(drawing(corpus, "timeline", {}), form).svg
    drawn = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg)
    assert {"Shore", "Watchers"} <= set(drawn)
    words = " ".join(drawn)
    assert "10–11 Jun: A visit to the weir" in words
    assert "7–9 Jun: Talks on the mud" in words


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_a_long_span_is_named(changed, form: str):
    corpus = changed({"data/events/2044-06-a-drought.yml": event("2044-06", "A drought")})
    svg = getattr(drawing(corpus, "timeline", {}), form).svg
    assert "June 2044: A drought" in re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_the_lines_to_labels_pass_under_the_dots_and_each_by_itself():
    one, other = dt.date(2044, 6, 4), dt.date(2044, 6, 5)
    first, second, third = timeline.passes_under([one, other, one])
    # Half a dot, and the line's own width.
    assert first == second > timeline.SMALL_DOT**0.5 / 2
    assert third >= first + 2


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (dt.date(2044, 6, 4), dt.date(2044, 6, 4), "4 Jun"),
        (dt.date(2044, 6, 4), dt.date(2044, 6, 9), "4–9 Jun"),
        (dt.date(2044, 6, 30), dt.date(2044, 7, 1), "30 Jun – 1 Jul"),
    ],
)
def test_days_without_a_year(first: dt.date, last: dt.date, words: str):
    assert span_words(first, last) == words
