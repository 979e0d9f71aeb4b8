import pytest

from build_scripts.checks.panels_hold_one_count import check

CHART = "data/charts/buckets.yml"
FIGURE = "data/figures/buckets.yml"
VOCABULARY = "data/vocabulary.yml"
ALL_OF_THEM = "buckets in lake-marn, buckets-planned in lake-marn"


def test_the_invented_panels_hold_one_count_each(complete):
    assert list(check(complete)) == []


TWO_AXES = (
    f"numbers that share no axis are in one panel; found {ALL_OF_THEM}; allowed: one thing counted in one area; "
    "next: choose by `measure`, `where` or `counted`, or make two panels  [numbers]"
)
NOTHING = (
    "nothing to draw; found 'buckets'; allowed: a number in the chart's days; next: widen what is chosen  [numbers]"
)
MIXED_LINE = (
    "a line joins different counts; found 'buckets in a dry year' by heron, 'buckets in four days' by heron, "
    "'buckets in one night' by heron; allowed: one counter and one thing counted; next: use points  [numbers]"
)
NO_COUNT = (
    "bars stand for a number that is no count of a period; found 'buckets'; allowed: a measure that adds up; "
    "next: use points or a line  [numbers]"
)
STRANGER = (
    "nobody's points over the bars; found '{}'; allowed: a counter of this panel of bars; next: take it out  [numbers]"
)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({CHART: ("      measure: buckets\n", "")}, TWO_AXES),
        ({CHART: ("by: [heron, mill-guild, otter]", "counted: [buckets by the spoon]")}, NOTHING),
        ({CHART: ("end: 2044-06-12", "end: 2044-06-08")}, NOTHING),
        ({CHART: ("mark: bars\n      points_by: [mill-guild]", "mark: line")}, MIXED_LINE),
        ({VOCABULARY: ('told from those ordered.", adds_up: true}', 'told from those ordered."}')}, NO_COUNT),
        ({FIGURE: ("unit: buckets", "unit: buckets\nis_running: true")}, NO_COUNT),
        ({CHART: ("by: [heron, mill-guild, otter]", "by: [heron]")}, STRANGER.format("mill-guild")),
        ({CHART: ("mark: bars", "mark: points")}, STRANGER.format("points")),
    ],
    ids=[
        "two axes",
        "nothing",
        "nothing in the window",
        "a line of two",
        "no count",
        "a total",
        "a stranger",
        "no bars",
    ],
)
def test_a_panel_that_misleads_is_told_of(reported, edits, said):
    (line,) = reported(edits)
    where, _, found = line.partition(": ")
    assert where.startswith(f"{CHART}:")
    assert found == said


def test_the_fault_is_shown_where_the_setting_stands(reported, line_of):
    (line,) = reported({CHART: ("mark: bars", "mark: points")})
    assert line.startswith(f"{CHART}:{line_of(CHART, 'points_by:')}: ")


def test_an_event_above_the_panels_begins_in_their_days(reported, line_of):
    assert reported({CHART: ("start: 2044-06-01", "start: 2044-06-05")}) == [
        (
            f"{CHART}:{line_of(CHART, '- {event:')}: the event does not begin in the chart's days; "
            "found '2044-06-04'; next: widen the window  [dates]"
        )
    ]


def test_a_figure_that_is_not_there_is_anothers_fault(broken):
    text = "    - label: Buckets that had been ordered\n      figure: "
    found = broken({CHART: (f"{text}buckets", f"{text}pails")})
    assert [problem.rule for problem in found] == ["references"]
