from build_scripts.checks.grades_are_borne_out import check

CLAIM = "data/claims/otter-opened-sluice.yml"
SOURCES = "sources: [heron-2044-06-05, pond-board]"


def test_the_invented_grades_rest_on_enough(complete):
    assert list(check(complete)) == []


def test_strong_on_one_origin_is_too_much(reported):
    assert reported({CLAIM: (SOURCES, "sources: [heron-2044-06-05, heron-2044-06-05]")}) == [
        (
            "data/claims/otter-opened-sluice.yml:25: 'strong' for 'what' rests on too little; found 1 origin; "
            "allowed: two separate origins, one of them no party's; "
            "next: lower the grade, or add evidence on this aspect from elsewhere  [verdicts]"
        )
    ]


def test_strong_on_parties_alone_is_too_much(reported):
    (fault,) = reported(
        {
            "data/sources/heron-2044-06-05.yml": ("kind: news", "kind: news\nstake: heron"),
            "data/sources/pond-board.yml": ("kind: blog", "kind: blog\nstake: otter"),
        }
    )
    assert "found 2 origins, all of them parties" in fault


def test_evidence_on_another_aspect_does_not_count(reported):
    (fault,) = reported({CLAIM: ("aspects: [who, what]", "aspects: [who]")})
    assert "'strong' for 'what' rests on too little; found 0 origins" in fault


def test_a_lower_grade_asks_for_less(reported):
    edits = {
        CLAIM: ("grade: strong", "grade: fair"),
        "data/sources/pond-board.yml": ("kind: blog", "kind: blog\nretells: [the-heron]"),
    }
    assert reported(edits) == []
