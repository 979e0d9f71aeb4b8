import pytest

from build_scripts.checks.both_sides_asked import check

CLAIM = "data/claims/otter-opened-sluice.yml"
DISPUTED = """disputed_by:
  - {who: heron, note: It finds the wheel too heavy., sources: [heron-2044-06-05]}
"""
NOT_HEARD = "not_heard: [{party: otter}]\n"


def test_the_invented_claim_was_put_to_the_otter(complete):
    assert list(check(complete)) == []


def test_a_claim_that_nobody_disputes_needs_somebody_who_was_looked_for(reported, project):
    text = (project.root / CLAIM).read_text(encoding="utf-8").replace(DISPUTED, "").replace(NOT_HEARD, "")
    assert reported({CLAIM: text}) == [
        (
            "data/claims/otter-opened-sluice.yml:5: nobody disputes it and nobody was looked for; "
            "allowed: `disputed_by`, `not_heard` or both; next: look for who would, and add `not_heard`  [sides]"
        )
    ]


@pytest.mark.parametrize("dropped", [DISPUTED, NOT_HEARD])
def test_either_is_enough(reported, dropped: str):
    assert reported({CLAIM: (dropped, "")}) == []


def test_a_friend_of_those_who_assert_it_is_not_the_other_side(reported, project):
    text = (project.root / CLAIM).read_text(encoding="utf-8").replace(DISPUTED, "")
    assert reported({CLAIM: text.replace("{party: otter}", "{party: mill-guild}")}) == [
        (
            "data/claims/otter-opened-sluice.yml:5: only one side was asked; found 'mill'; "
            "allowed: two sides or more; next: look for the other, and add it or `not_heard`  [sides]"
        )
    ]
