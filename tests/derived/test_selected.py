import pytest

from build_scripts.derived.selected import selected
from build_scripts.model import EstimatesChart

FIGURE = """title: Buckets carried from the lake
unit: buckets
measure: lake-water
where: lake-marn
counted_by: [otter, mill-guild]
method: By ear.
weaknesses: Nobody listened at night.
observations:
  - {date: 2044-06-01/2044-06-03, by: otter, low: 10, high: 10, counted: three days, sources: [pond-board]}
  - {date: 2044-06-02/2044-06-05, by: otter, low: 20, high: 20, counted: four days, sources: [pond-board]}
  - {date: 2044-06-05, by: otter, low: 5, high: 5, counted: one day, sources: [pond-board]}
  - {date: 2044-06-01/2044-06-08, by: otter, low: 40, high: 40, counted: eight days, sources: [pond-board]}
  - {date: 2044-06-04, by: mill-guild, low: 7, high: 7, counted: at the mill, sources: [mill-2044-06-06]}
  - {date: 2044-06-04, by: mill-guild, low: 8, high: 8, counted: at the dam, sources: [mill-2044-06-06]}
  - {date: 2044-06-04, by: mill-guild, low: 1, high: 1, counted: surface, measure: lake-surface, sources: [pond-board]}
  - {date: 2044-06/.., by: mill-guild, low: 90, high: 90, counted: still on, sources: [mill-2044-06-06]}
  - {by: mill-guild, high: 3, counted: no day given, sources: [mill-2044-06-06]}
sources: [pond-board]
"""


@pytest.fixture
def chosen(changed):
    """What the numbers of `FIGURE` that settings ask for count, in their order."""
    corpus = changed({"data/figures/buckets.yml": FIGURE})

    def counted(**settings) -> list[str]:
        wanted = {"figures": ["buckets"], **settings}
        return [number.observation.counted for number in selected(corpus, EstimatesChart.model_validate(wanted))]

    return counted


def test_without_settings_every_number_is_chosen(chosen):
    assert len(chosen()) == 9


def test_figures_follow_each_other_in_the_settings_order(chosen):
    both = chosen(figures=["water-left", "buckets"])
    assert both == ["surface", "water", "places to swim", *chosen()]


def test_only_the_things_counted_that_are_named_are_chosen(chosen):
    assert chosen(measures=["lake-surface"]) == ["surface"]


def test_a_window_takes_what_reaches_into_it_and_nothing_undated(chosen):
    assert chosen(start="2044-06-06") == ["eight days", "still on"]
    assert chosen(end="2044-06-01") == ["three days", "eight days", "still on"]
    assert chosen(start="2044-06-04", end="2044-06-04") == [
        "four days",
        "eight days",
        "at the mill",
        "at the dam",
        "surface",
        "still on",
    ]


def test_the_latest_by_a_day_is_the_longest_period_that_ended_last(chosen):
    assert chosen(latest_by=["2044-06-05"], measures=["lake-water"]) == ["four days", "at the mill", "at the dam"]


def test_each_day_to_stand_on_keeps_its_own_latest_and_none_comes_twice(chosen):
    days = ["2044-06-03", "2044-06-05", "2044-06-30"]
    assert chosen(latest_by=days, measures=["lake-water"]) == [
        "three days",
        "four days",
        "eight days",
        "at the mill",
        "at the dam",
    ]


def test_a_counter_has_a_latest_number_for_each_thing_counted(chosen):
    assert chosen(latest_by=["2044-06-30"]) == ["eight days", "at the mill", "at the dam", "surface"]
