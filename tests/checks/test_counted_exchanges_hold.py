import pytest

from build_scripts.checks.counted_exchanges_hold import check

CHART, FIGURE = "data/charts/taken.yml", "data/figures/who-was-seen.yml"


def test_the_invented_exchanges_hold(complete):
    assert list(check(complete)) == []


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (
            {CHART: ("number: dam", "number: dan")},
            (
                "no number of the figure has this handle; found 'dan'; allowed: seen, seen-otter, seen-log, dam, "
                "dam-night, mirror; next: did you mean 'dam'?"
            ),
        ),
        (
            {CHART: ("end: 2044-06-30", "end: 2044-06-06")},
            (
                "this number has no day in the chart’s window; found 'dam'; allowed: 2044-06-01 to 2044-06-06; "
                "next: take it out, or widen the window"
            ),
        ),
        (
            {CHART: ("start: 2044-06-01", "start: 2044-06-08")},
            (
                "this number has no day in the chart’s window; found 'dam'; allowed: 2044-06-08 to 2044-06-30; "
                "next: take it out, or widen the window"
            ),
        ),
        (
            {CHART: ("gains: mill,", "gains: shore,")},
            "a side takes something from itself; found 'shore'; allowed: two sides; next: correct one of them",
        ),
    ],
)
def test_what_does_not_hold_is_said_with_its_line(reported, line_of, edits, said):
    found = reported(edits)
    assert f"{CHART}:{line_of(CHART, '- {figure')}: {said}  [numbers]" in found


def test_a_number_without_a_day_is_in_no_window(reported):
    found = reported({FIGURE: ("{date: 2044-06-07, by: heron, low: 4", "{by: heron, low: 4")})
    assert any("no day in the chart’s window" in line for line in found)
