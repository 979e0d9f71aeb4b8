"""Estimates from the record to the picture: which rows share a panel, what a scale reaches, where words stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from build_scripts.charts import theme
from build_scripts.charts.estimates import FORMS, chart, scale_of
from build_scripts.charts.svg import page_svg, vega_lite_svg
from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Scale, numbers
from build_scripts.model import EstimatesChart, Figure
from build_scripts.values import range_words
from build_scripts.views.picture_estimates import Estimate, Panel, estimates, scale_titles
from build_scripts.vocabulary import Camp
from tests.tools.svg_text import overlapping_texts, text_boxes, texts_outside

WIDTHS = [theme.WIDE, theme.NARROW]
BUCKETS = """title: Buckets carried from the lake
unit: buckets
measure: lake-water
where: lake-marn
is_running: true
counted_by: [otter]
method: By ear.
weaknesses: Nobody listened at night.
observations:
  - {date: 2044-06-08, by: otter, low: 140, high: 140, counted: buckets so far, sources: [pond-board]}
  - {date: 2044-06-05, by: otter, low: 1040, counted: buckets so far, sources: [pond-board]}
  - {date: 2044-06-05, by: heron, low: 800, high: 1400, counted: water left, sources: [pond-board]}
  - {date: 2044-05-30/2044-06-02, by: heron, low: 0, high: 0, counted: water left, sources: [pond-board]}
  - {date: 2044-06-05, by: heron, low: 3, high: 3, counted: at the dam, where: marn-dam, sources: [pond-board]}
sources: [pond-board]
"""


def wanted(**settings: Any) -> EstimatesChart:
    base = {"figures": ["water-left"]}
    return EstimatesChart.model_validate({**base, **settings})


def row(low: float | None, high: float | None, words: str = "", **changes: Any) -> Estimate:
    base: dict[str, Any] = {
        "by": "Otter",
        "actor": "otter",
        "side": "shore",
        "camp": Camp.PARTIES,
        "date": "8 Jun 2044",
        "counted": "by ear from the dam",
        "note": "",
        "sources": (),
    }
    return Estimate(low=low, high=high, value=words or range_words(low, high), **{**base, **changes})


def point(value: float, words: str = "", **changes: Any) -> Estimate:
    return row(value, value, words, **changes)


def panel(*rows: Estimate, label: str = "Buckets", unit: str = "buckets", window: str = "") -> Panel:
    return Panel(label, "", unit, window, rows)


@pytest.fixture
def two_figures(changed):
    return changed({"data/figures/buckets.yml": BUCKETS})


# The rows


def test_parties_stand_before_onlookers_and_each_says_which_it_is(complete):
    (water, surface) = estimates(complete, wanted())
    assert [(one.label, one.unit, one.window) for one in (water, surface)] == [
        ("water left", "per cent", ""),
        ("surface left", "per cent", ""),
    ]
    assert [(one.by, one.camp, one.date, one.value) for one in (*water.rows, *surface.rows)] == [
        ("Mill Guild", Camp.PARTIES, "undated", "up to 5"),
        ("Otter", Camp.PARTIES, "June 2044", "about 50"),
        ("The Heron (Guild)", Camp.ONLOOKERS, "4 Jun 2044", "20–30"),
    ]


def test_the_settings_order_of_things_counted_comes_before_any_other(complete):
    found = estimates(complete, wanted(measures=["lake-surface", "lake-water"]))
    assert [one.label for one in found] == ["surface left", "water left"]


def test_no_panel_holds_numbers_of_two_axes(two_figures):
    settings = wanted(figures=["water-left", "buckets"])
    scale_of_words: dict[str, set[tuple[Scale, str]]] = {}
    for figure in settings.figures:
        for number in numbers(figure, two_figures.of(Figure)[figure]):
            date = number.observation.date
            adds_up = two_figures.words.measures[number.scale.measure].adds_up
            of_panel = (number.scale, date.text if adds_up and date else "")
            words = f"{number.observation.counted} {number.observation.low} {number.observation.high}"
            scale_of_words.setdefault(words, set()).add(of_panel)
    panels = estimates(two_figures, settings)
    assert sum(len(one.rows) for one in panels) == 8
    for one in panels:
        scales = {scale for line in one.rows for scale in scale_of_words[f"{line.counted} {line.low} {line.high}"]}
        assert len(scales) == 1, one.title


def test_panels_of_one_unit_stand_together_the_first_figures_first_and_windows_in_order(two_figures):
    found = estimates(two_figures, wanted(figures=["buckets", "water-left"]))
    assert [(one.unit, one.title) for one in found] == [
        ("buckets", "water left, Lake Marn, running total, 30 May – 2 June 2044"),
        ("buckets", "water left, Lake Marn, running total, 5 June 2044"),
        ("buckets", "water left, Lake Marn, running total, 8 June 2044"),
        ("buckets", "water left, Marn Dam, running total, 5 June 2044"),
        ("per cent", "water left, Lake Marn"),
        ("per cent", "surface left"),
    ]


def test_a_running_total_says_by_when_and_a_span_of_days_is_short(two_figures):
    found = estimates(two_figures, wanted(figures=["buckets"]))
    dates = {line.date for one in found for line in one.rows}
    assert dates == {"by 5 Jun 2044", "by 8 Jun 2044", "by 30 May – 2 Jun 2044"}


# The scale


@pytest.mark.parametrize(
    ("largest", "least", "top", "named"),
    [
        (100, None, 100, [0, 20, 40, 60, 80, 100]),
        (23.4, 100, 100, [0, 20, 40, 60, 80, 100]),
        (130, 100, 150, [0, 50, 100, 150]),
        (1450, None, 1500, [0, 500, 1000, 1500]),
        (3, None, 3, [0, 1, 2, 3]),
        (0.07, None, 0.08, [0, 0.02, 0.04, 0.06, 0.08]),
        (0, None, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (90, 90, 90, [0, 20, 40, 60, 80]),
    ],
)
def test_a_scale_starts_at_zero_and_holds_every_number(largest, least, top, named):
    scale = scale_of([panel(point(largest), point(0))], least, FORMS[theme.WIDE])
    assert scale.top == pytest.approx(top)
    assert scale.named == pytest.approx(named)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_number_has_its_arrow_too_where_it_is_only_the_least(complete, width):
    svg = drawn_svg([panel(row(1000, None))], wanted(), complete, width)
    assert heads_of(svg) == 1


def test_each_unit_has_a_scale_that_is_named_and_another_says_that_it_is_another(two_figures):
    settings = wanted(figures=["water-left", "buckets"], axis="Per cent of the lake", maximum=100)
    panels = estimates(two_figures, settings)
    assert scale_titles(panels, settings) == ("Per cent of the lake", "Buckets: another scale")
    assert scale_titles(panels, wanted()) == ("Per cent", "Buckets: another scale")
    drawn = words(panels, settings, two_figures, theme.WIDE)
    assert {"100", "1,500"} <= set(drawn)


# The picture


def drawn_svg(panels: Sequence[Panel], settings: EstimatesChart, corpus: Corpus, width: int) -> str:
    spec = chart(panels, settings, corpus.explainer.sides, width).to_dict()
    return page_svg(vega_lite_svg(spec), "t", "Title", "Text").svg


def words(panels: Sequence[Panel], settings: EstimatesChart, corpus: Corpus, width: int) -> list[str]:
    return [box.text for box in text_boxes(drawn_svg(panels, settings, corpus, width))]


LONG_AXIS = "Buckets, as everybody who looked on counted them, by day and by night, from the dam and from the shore"


def crowded() -> list[Panel]:
    """Every way in which words and marks can crowd each other."""
    name = "The Society for the Counting of Buckets at the Lower Dam of Lake Marn and its Feeders"
    counted = "buckets seen from the dam, less those that were carried back at night, by the word of two who kept watch"
    onlooker: dict[str, Any] = {"camp": Camp.ONLOOKERS, "side": "sky"}
    many = [
        point(1000, by=name, date="30 May 2044 – 2 Jun 2045", counted=counted),
        point(1000, "about 1,000"),
        row(0, 1000, counted="buckets"),
        row(20, 990, "about 20–990"),
        row(None, 1000),
        row(None, 2),
        point(999),
        point(1000, counted="buckets", **onlooker),
    ]
    return [
        panel(*many, label=f"Buckets counted in a way that takes a great many words to tell apart: {counted}"),
        panel(row(600, None), row(1, None), label="Buckets", window="2044"),
        panel(point(1000, counted="buckets", **onlooker), label="Buckets", window="2045"),
        panel(point(3), label="Baskets", unit="baskets"),
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "figures", [["water-left"], ["buckets"], ["water-left", "buckets"]], ids=["one", "running", "both"]
)
def test_no_words_overlap_or_are_cut_on_the_invented_record(two_figures, figures, width):
    settings = wanted(figures=figures)
    svg = drawn_svg(estimates(two_figures, settings), settings, two_figures, width)
    assert overlapping_texts(svg) == []
    assert texts_outside(svg) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_words_overlap_or_are_cut_however_long_they_are(complete, width):
    svg = drawn_svg(crowded(), wanted(axis=LONG_AXIS), complete, width)
    assert overlapping_texts(svg) == []
    assert texts_outside(svg) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_value_name_and_camp_is_written(complete, width):
    settings = wanted()
    panels = estimates(complete, settings)
    found = words(panels, settings, complete, width)
    assert {"up to 5", "about 50", "20–30", "Mill Guild", "Otter", "The Heron (Guild)"} <= set(found)
    assert found.count(Camp.PARTIES.label) == 2
    assert found.count(Camp.ONLOOKERS.label) == 1


def test_what_was_counted_is_left_out_only_where_the_head_has_every_word_of_it(complete):
    rows = [point(1, counted=words) for words in ("buckets", "full Buckets", "buckets, half full")]
    found = words([panel(*rows, label="Buckets, full")], wanted(), complete, theme.WIDE)
    assert "buckets" not in found
    assert "full Buckets" not in found
    assert "buckets, half full" in found


def paths_of(svg: str) -> list[ET.Element]:
    root = ET.fromstring(svg)  # noqa: S314 - our own renderer's output
    return list(root.iter("{http://www.w3.org/2000/svg}path"))


def mark_places(svg: str) -> dict[str, list[float]]:
    """Pixels from the left of the marks of each side, in the order drawn."""
    found: dict[str, list[float]] = {}
    for path in paths_of(svg):
        colour = re.fullmatch(r"var\(--side-(\w+)\)", path.get("fill", ""))
        place = re.match(r"translate\((-?[\d.]+),", path.get("transform", ""))
        if colour and place:
            found.setdefault(colour[1], []).append(float(place[1]))
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_marks_stand_at_their_values_on_a_scale_from_zero(complete, width):
    form = FORMS[width]
    svg = drawn_svg([panel(point(0), point(25), row(50, 100))], wanted(maximum=100), complete, width)
    length = form.right - form.left
    expected = [form.left + part * length for part in (0, 0.25, 0.5, 1)]
    assert mark_places(svg)["shore"] == pytest.approx(expected, abs=0.6)


def heads_of(svg: str) -> int:
    """How many open arrow heads are drawn."""
    return sum("var(--side-" in path.get("stroke", "") and path.get("fill", "none") == "none" for path in paths_of(svg))


@pytest.mark.parametrize(
    ("low", "high", "heads"),
    [(10, 10, 0), (10, 20, 0), (None, 20, 1), (20, None, 1), (None, 0, 0)],
    ids=["a point", "a range", "at most", "at least", "at most nothing"],
)
def test_only_an_open_end_has_an_arrow(complete, low, high, heads):
    svg = drawn_svg([panel(row(low, high), point(40))], wanted(), complete, theme.WIDE)
    assert heads_of(svg) == heads


@pytest.mark.parametrize("width", WIDTHS)
def test_two_panels_have_a_head_each_and_two_windows_of_one_thing_share_it(complete, width):
    panels = [panel(point(1), window="2044"), panel(point(2), window="2045"), panel(point(3), label="Baskets")]
    found = words(panels, wanted(), complete, width)
    assert (found.count("Buckets"), found.count("Baskets")) == (2, 1), "the scale's own name is the second"
