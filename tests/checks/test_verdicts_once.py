from build_scripts.checks.verdicts_once import check

CLAIM = "data/claims/otter-opened-sluice.yml"


def test_the_invented_claim_grades_each_aspect_once(complete):
    assert list(check(complete)) == []


def test_an_aspect_is_not_graded_twice(reported):
    assert reported({CLAIM: ("aspect: why", "aspect: who")}) == [
        (
            "data/claims/otter-opened-sluice.yml:35: an aspect graded twice; found 'who'; allowed: once each; "
            "next: merge them  [verdicts]"
        )
    ]


def test_two_claims_do_not_share_a_place_in_the_ledger(reported, project):
    text = (project.root / CLAIM).read_text(encoding="utf-8")
    assert reported({"data/claims/rain-emptied-lake.yml": text}) == [
        (
            "data/claims/rain-emptied-lake.yml:3: a place in the ledger that is taken; "
            "found 1, which 'otter-opened-sluice' has; allowed: a free number; next: renumber  [verdicts]"
        )
    ]


def test_two_claims_may_stand_beside_each_other(reported, project):
    text = (project.root / CLAIM).read_text(encoding="utf-8").replace("order: 1", "order: 2")
    assert reported({"data/claims/rain-emptied-lake.yml": text}) == []
