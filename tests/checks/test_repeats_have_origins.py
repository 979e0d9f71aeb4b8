from build_scripts.checks.repeats_have_origins import check

HERON = "data/sources/heron-2044-06-05.yml"


def test_the_invented_records_repeats_lead_to_an_origin(complete):
    assert list(check(complete)) == []


def test_two_sources_do_not_repeat_each_other(reported):
    assert reported({HERON: ("kind: news", "kind: news\nbased_on: [pond-board, mill-2044-06-06]")}) == [
        (
            "data/sources/heron-2044-06-05.yml:8: `based_on` runs in a circle; "
            "found heron-2044-06-05 → mill-2044-06-06 → heron-2044-06-05; allowed: a chain to an origin; "
            "next: cut it  [origins]"
        ),
        (
            "data/sources/mill-2044-06-06.yml:10: `based_on` runs in a circle; "
            "found mill-2044-06-06 → heron-2044-06-05 → mill-2044-06-06; allowed: a chain to an origin; "
            "next: cut it  [origins]"
        ),
    ]


def test_a_source_does_not_repeat_itself(reported):
    assert reported({HERON: ("kind: news", "kind: news\nbased_on: [heron-2044-06-05]")}) == [
        (
            "data/sources/heron-2044-06-05.yml:8: `based_on` runs in a circle; "
            "found heron-2044-06-05 → heron-2044-06-05; allowed: a chain to an origin; next: cut it  [origins]"
        )
    ]


def test_a_source_may_repeat_several_that_share_an_origin(reported):
    edit = ("based_on: [heron-2044-06-05]", "based_on: [heron-2044-06-05, pond-board]")
    repeats = ("kind: blog", "kind: blog\nbased_on: [heron-2044-06-05]")
    # With one origin left, the claim's best grade has too little to rest on.
    grade = ("grade: strong", "grade: fair")
    edits = {"data/sources/pond-board.yml": repeats, "data/claims/otter-opened-sluice.yml": grade}
    assert reported({"data/sources/mill-2044-06-06.yml": edit, **edits}) == []
