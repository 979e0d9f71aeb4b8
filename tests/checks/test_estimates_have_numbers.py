from build_scripts.checks.estimates_have_numbers import check

FILE = "data/charts/estimates.yml"


def test_the_invented_estimates_have_numbers(complete):
    assert list(check(complete)) == []


def test_a_chart_of_estimates_has_a_number_for_each_thing_that_it_names(reported, line_of):
    fewer = "axis: Per cent of the lake\n  measures: [lake-surface, lake-water]\n  start: 2044-06-01"
    assert reported({FILE: ("axis: Per cent of the lake", fewer)}) == [
        (
            f"{FILE}:{line_of(FILE, 'measures: [lake')}: the chart's figures and days hold no number for "
            "this; found 'lake-water'; allowed: lake-surface; next: widen the days, or leave it out  [numbers]"
        )
    ]


def test_a_chart_of_estimates_has_a_number_for_its_days(reported, line_of):
    assert reported({FILE: ("axis: Per cent of the lake", "axis: Per cent of the lake\n  start: 2045")}) == [
        (
            f"{FILE}:{line_of(FILE, 'figures: [water')}: the chart's figures hold no number for its days; "
            "next: widen the days  [numbers]"
        )
    ]


def test_a_chart_of_a_figure_that_is_not_there_is_blamed_for_that_alone(reported, line_of):
    assert reported({FILE: ("figures: [water-left]", "figures: [water-lef]")}) == [
        (
            f"{FILE}:{line_of(FILE, 'figures: [water')}: no figure with this id; found 'water-lef'; "
            "allowed: an id in data/figures/; next: did you mean 'water-left'?  [references]"
        )
    ]
