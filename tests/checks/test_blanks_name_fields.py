import pytest

from build_scripts.checks.blanks_name_fields import check

BOARD = "data/publishers/pond-board.yml"
EVENT = "data/events/2044-06-04-sluice-open.yml"


def blank(field: str) -> str:
    return f"key: true\nblanks: [{{field: {field}, reason: not-researched}}]"


def test_the_invented_blanks_are_blank(complete):
    assert list(check(complete)) == []


def test_a_blank_for_no_field_is_found_with_the_nearest(reported):
    assert reported({BOARD: ("field: sources", "field: source")}) == [
        (
            "data/publishers/pond-board.yml:5: a blank for no field of this record; found 'source'; "
            "allowed: withdrawn, name, also, what, weigh, stake, sources; next: did you mean 'sources'?  [blanks]"
        )
    ]


def test_a_blank_for_a_field_that_is_there_is_found(reported):
    assert reported({BOARD: ("field: sources", "field: weigh")}) == [
        (
            "data/publishers/pond-board.yml:5: a blank for a field that is filled in; found 'weigh'; "
            "next: remove the blank, or say the doubt in `note`  [blanks]"
        )
    ]


@pytest.mark.parametrize("field", ["clocks.checked", "clocks.claimed.by", "accounts", "disputed.x", "clocks.when"])
def test_a_blank_may_name_a_field_within_a_field(reported, field: str):
    faults = reported({EVENT: ("key: true", blank(field))})
    expected = {"clocks.claimed.by": "filled in", "disputed.x": "no field", "clocks.when": "no field"}
    assert len(faults) == (field in expected)
    assert all(expected[field] in fault for fault in faults)
