import pytest

from build_scripts.derived.comparable import (
    Axis,
    NotComparableError,
    Scale,
    axes,
    axes_without_time,
    closest_figures,
    comparable_figures,
    numbers,
)
from build_scripts.model import Figure

WATER = "data/figures/water-left.yml"
OTHER = """title: Share of the lake left, again
unit: per cent
measure: lake-surface
where: lake-marn
counted_by: [otter]
method: By swimming.
weaknesses: It sleeps by day.
observations:
  - {date: 2044-06-05, by: otter, low: 40, high: 40, counted: surface, sources: [pond-board]}
sources: [pond-board]
"""


def test_numbers_of_another_measure_stand_on_another_axis(complete):
    found = numbers("water-left", complete.of(Figure)["water-left"])
    first, second = axes(found)
    assert [len(axis.numbers) for axis in (first, second)] == [2, 1]
    assert (first.scale.measure, second.scale.measure) == ("lake-surface", "lake-water")


def test_an_axis_of_unlike_numbers_cannot_be_made(complete):
    found = numbers("water-left", complete.of(Figure)["water-left"])
    with pytest.raises(NotComparableError, match="lake-water"):
        Axis(found[0].scale, found)


def test_a_series_that_counts_the_same_over_the_same_area_is_comparable(changed):
    corpus = changed({"data/figures/again.yml": OTHER})
    assert comparable_figures(corpus, "water-left") == ("again",)
    assert closest_figures(corpus, "water-left") == ()


@pytest.mark.parametrize(
    "edit",
    [
        ("where: lake-marn", "where: marn-dam"),
        ("where: lake-marn\n", ""),
        ("where: lake-marn", "where: lake-marn\nis_running: true"),
    ],
)
def test_another_area_or_another_kind_of_total_only_looks_alike(changed, edit):
    corpus = changed({"data/figures/again.yml": OTHER.replace(*edit)})
    assert comparable_figures(corpus, "water-left") == ()
    assert closest_figures(corpus, "water-left") == ("again",)


def test_figures_that_leave_their_area_out_are_comparable_with_none(changed):
    bare = OTHER.replace("where: lake-marn\n", "")
    corpus = changed({"data/figures/again.yml": bare, "data/figures/once-more.yml": bare})
    assert comparable_figures(corpus, "again") == ()


def test_an_observation_may_have_an_area_of_its_own(changed):
    corpus = changed({WATER: ("counted: surface,", "counted: surface, where: marn-dam,")})
    first = numbers("water-left", corpus.of(Figure)["water-left"])[0]
    assert first.scale == Scale("lake-surface", "marn-dam", False)


def test_without_time_what_adds_up_shares_an_axis_only_with_its_own_period(changed):
    edit = ("measure: lake-surface\n", "measure: lake-water\n")
    row = "  - {date: 2044-06, by: heron, low: 9, high: 9, counted: water, sources: [pond-board]}\n"
    corpus = changed({WATER: edit})
    corpus = changed({WATER: ("observations:\n", f"observations:\n{row}")})
    found = numbers("water-left", corpus.of(Figure)["water-left"])
    assert len(axes(found)) == 1
    assert [(axis.window, len(axis.numbers)) for axis in axes_without_time(corpus, found)] == [
        ("2044-06", 2),
        ("2044-06-04", 1),
        ("undated", 1),
    ]
    with pytest.raises(NotComparableError, match="2044-06-04"):
        Axis(found[0].scale, found, "2044-06")


def test_without_time_a_level_or_a_share_needs_no_common_period(complete):
    found = numbers("water-left", complete.of(Figure)["water-left"])
    first, _ = axes_without_time(complete, found)
    assert (first.window, len(first.numbers)) == ("", 2)
