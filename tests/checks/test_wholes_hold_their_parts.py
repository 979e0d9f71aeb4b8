import pytest

from build_scripts.checks.wholes_hold_their_parts import check

CHART, FIGURE = "data/charts/seen.yml", "data/figures/who-was-seen.yml"


def test_the_invented_wholes_hold_their_parts(complete):
    assert list(check(complete)) == []


@pytest.mark.parametrize(
    ("edits", "at", "said"),
    [
        (
            {FIGURE: ("handle: seen-log", "handle: seen-otter")},
            (FIGURE, "handle: seen-otter"),
            "two numbers of this figure have the same handle; found 'seen-otter'; next: give each its own",
        ),
        (
            {CHART: ("find: unsure, words: in", "find: unsur, words: in")},
            (CHART, "find: unsur,"),
            (
                "not one of the chart’s `finds`; found 'unsur'; allowed: otter, other, unsure; "
                "next: did you mean 'unsure'?"
            ),
        ),
        (
            {CHART: ("find: otter, words: by day", "find: beaver, words: by day")},
            (CHART, "find: beaver"),
            (
                "not one of the chart’s `finds`; found 'beaver'; allowed: otter, other, unsure; "
                "next: choose one of them, or add it there"
            ),
        ),
        (
            {CHART: ("whole: seen", "whole: sen")},
            (CHART, "whole: sen"),
            (
                "no number of the figure has this handle; found 'sen'; allowed: seen, seen-otter, seen-log, dam, "
                "dam-night, mirror; next: did you mean 'seen'?"
            ),
        ),
        (
            {CHART: ("whole: seen", "whole: seen-log")},
            (CHART, "whole: seen-log"),
            (
                "this is no whole that can be drawn one by one; found 'seen-log'; allowed: one whole number up to 500; "
                "next: draw it in another form"
            ),
        ),
        (
            {FIGURE: ("low: 9, high: 9", "low: 501, high: 501")},
            (CHART, "whole: seen"),
            (
                "this is no whole that can be drawn one by one; found 'seen'; allowed: one whole number up to 500; "
                "next: draw it in another form"
            ),
        ),
        (
            {CHART: ("number: dam-night", "number: mirror")},
            (CHART, "number: mirror"),
            (
                "this number is no part of the whole; found 'mirror'; allowed: the same counter, date, measure and "
                "area; next: name a number of the same check"
            ),
        ),
        (
            {FIGURE: ("low: 1, high: 3", "low: 1")},
            (CHART, "number: seen-log"),
            (
                "this part cannot be drawn one by one; found 'seen-log'; allowed: a whole number, or a range of two "
                "or up to one; next: draw it in another form"
            ),
        ),
        (
            {FIGURE: ("low: 1, high: 3", "low: 1, high: 8")},
            (CHART, "whole: seen"),
            ("the parts are more than the whole; found 10 of 9; next: leave out a part that lies within another"),
        ),
        (
            {CHART: ("      rest: {find: otter, words: by day}\n", "")},
            (CHART, "whole: dam"),
            "the parts leave something over; found 0 of 4; next: say in `rest` what is known of it",
        ),
        (
            {
                FIGURE: (
                    ", high: 4, counted: sightings from the dam at",
                    ", low: 4, high: 4, counted: sightings from the dam at",
                )
            },
            (CHART, "whole: dam"),
            "the parts make the whole, so nothing is left over; found 4 of 4; next: take `rest` away",
        ),
    ],
)
def test_what_does_not_hold_is_said_with_its_line(reported, line_of, edits, at, said):
    found = reported(edits)
    assert f"{at[0]}:{line_of(*at)}: {said}  [numbers]" in found
