from build_scripts.derived.standings import answers_about, areas_of, bodies_of, front_answers
from build_scripts.vocabulary import Aspect, Standing

CLAIM = "data/claims/otter-opened-sluice.yml"


def test_a_claim_is_about_whom_it_names(complete):
    assert [answer.verdict.aspect for answer in answers_about(complete, "actor", "otter")] == [
        Aspect.WHAT,
        Aspect.WHO,
        Aspect.WHY,
    ]
    assert answers_about(complete, "actor", "heron") == ()


def test_what_is_said_of_a_member_is_shown_for_its_body_and_not_the_other_way_round(changed):
    corpus = changed({CLAIM: ('"actor:otter"', '"actor:heron"')})
    assert bodies_of(corpus, "heron") == {"heron", "mill-guild"}
    assert len(answers_about(corpus, "actor", "mill-guild")) == 3
    corpus = changed({CLAIM: ('"actor:heron"', '"actor:mill-guild"')})
    assert answers_about(corpus, "actor", "heron") == ()


def test_what_is_said_of_a_place_is_shown_for_the_larger_place(changed):
    corpus = changed({CLAIM: ('"place:lake-marn"', '"place:marn-dam"')})
    assert areas_of(corpus, "marn-dam") == {"marn-dam", "lake-marn"}
    assert len(answers_about(corpus, "place", "lake-marn")) == 3


def test_places_that_hold_each_other_end(changed):
    corpus = changed({"data/places/lake-marn.yml": ("kind: lake", "kind: lake\nwithin: marn-dam")})
    assert areas_of(corpus, "marn-dam") == {"marn-dam", "lake-marn"}


def test_the_answers_of_the_front_page_come_first_and_alone_on_it(changed):
    corpus = changed({CLAIM: ("on_front: true\n  - aspect: who", "on_front: false\n  - aspect: who")})
    assert [answer.verdict.aspect for answer in answers_about(corpus, "actor", "otter")] == [
        Aspect.WHO,
        Aspect.WHY,
        Aspect.WHAT,
    ]
    assert [answer.standing for answer in front_answers(corpus)] == [Standing.DISPUTED, Standing.UNKNOWN]
