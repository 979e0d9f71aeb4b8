from build_scripts.checks.settings_resolve import check

FILE = "data/explainer.yml"


def test_the_invented_explainers_settings_resolve(complete):
    assert list(check(complete)) == []


def test_the_answers_marks_lead_somewhere(reported):
    assert reported({FILE: ("[[claim:otter-opened-sluice]]", "[[claim:otter-opened-sluice]")}) == [
        (
            "data/explainer.yml:4: an unfinished mark; found '[[claim:otter-opened-sluice]'; "
            "allowed: [@source-id], [[kind:id]], [[kind:id|words]]; next: complete it  [marks]"
        )
    ]


def test_the_front_pages_chart_is_a_chart_of_the_record(reported):
    assert reported({FILE: ("front_picture: estimates", "front_picture: estimate")}) == [
        (
            "data/explainer.yml:7: no chart with this id; found 'estimate'; allowed: an id in data/charts/; "
            "next: did you mean 'estimates'?  [references]"
        )
    ]


def test_a_chart_of_estimates_has_a_number_for_each_thing_that_it_names(reported, line_of):
    fewer = "axis: Per cent of the lake\n    measures: [lake-surface, lake-water]\n    start: 2044-06-01"
    assert reported({FILE: ("axis: Per cent of the lake", fewer)}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'measures: [lake')}: the chart's figures and days hold no number for "
            "this; found 'lake-water'; allowed: lake-surface; next: widen the days, or leave it out  [numbers]"
        )
    ]


def test_a_chart_of_estimates_has_a_number_for_its_days(reported, line_of):
    assert reported({FILE: ("axis: Per cent of the lake", "axis: Per cent of the lake\n    start: 2045")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'figures: [water')}: the chart's figures hold no number for its days; "
            "next: widen the days  [numbers]"
        )
    ]


def test_a_chart_of_a_figure_that_is_not_there_is_blamed_for_that_alone(reported, line_of):
    assert reported({FILE: ("figures: [water-left]", "figures: [water-lef]")}) == [
        (
            f"data/explainer.yml:{line_of(FILE, 'figures: [water')}: no figure with this id; found 'water-lef'; "
            "allowed: an id in data/figures/; next: did you mean 'water-left'?  [references]"
        )
    ]
