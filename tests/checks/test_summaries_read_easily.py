from build_scripts.checks.summaries_read_easily import check

HERON = "data/actors/heron.yml"
SETTINGS = "data/explainer.yml"
SUMMARY = "summary: A paper that looks on."
HARD = "summary: " + "Extraordinarily complicated subordinate constructions accumulate " * 7


def test_the_invented_summaries_are_plain(complete):
    assert list(check(complete)) == []


def test_a_hard_summary_is_found_with_its_measure(reported):
    assert reported({HERON: (SUMMARY, HARD), SETTINGS: ("hardest_summary: 400", "hardest_summary: 60")}) == [
        (
            "data/actors/heron.yml:5: a summary that is hard to read; found LIX 135; allowed: at most 60; "
            "next: cut its sentences and use shorter words  [wording]"
        )
    ]


def test_the_limit_is_the_settings_own(reported):
    assert reported({HERON: (SUMMARY, HARD), SETTINGS: ("hardest_summary: 400", "hardest_summary: 136")}) == []


def test_a_line_or_two_is_too_short_to_measure(reported):
    short = "summary: Extraordinarily complicated subordinate constructions accumulate."
    assert reported({HERON: (SUMMARY, short), SETTINGS: ("hardest_summary: 400", "hardest_summary: 10")}) == []
