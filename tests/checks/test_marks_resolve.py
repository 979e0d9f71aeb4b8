import pytest

from build_scripts.checks.marks_resolve import check

HERON = "data/actors/heron.yml"
SUMMARY = "summary: A paper that looks on."
ALLOWED = "allowed: [@source-id], [[kind:id]], [[kind:id|words]]; next: complete it  [marks]"


def test_the_invented_records_marks_lead_somewhere(complete):
    assert list(check(complete)) == []


def test_each_whole_mark_to_a_record_is_accepted(reported):
    prose = "summary: Says [@pond-board], of [[place:lake-marn]] and [[term:sluice|the door]]."
    assert reported({HERON: (SUMMARY, prose)}) == []


def test_a_citation_of_no_source_is_found(reported):
    assert reported({HERON: (SUMMARY, "summary: It looks on [@pond-bored].")}) == [
        (
            "data/actors/heron.yml:5: no source with this id; found 'pond-bored'; allowed: an id in data/sources/; "
            "next: did you mean 'pond-board'?  [references]"
        )
    ]


def test_a_mention_of_no_record_is_found(reported):
    assert reported({HERON: (SUMMARY, "summary: It looks on [[place:lake-mars|the lake]].")}) == [
        (
            "data/actors/heron.yml:5: no place with this id; found 'lake-mars'; allowed: an id in data/places/; "
            "next: did you mean 'lake-marn'?  [references]"
        )
    ]


def test_a_mention_of_an_unknown_kind_is_found(reported):
    lines = reported({HERON: (SUMMARY, "summary: It looks on [[places:lake-marn]].")})
    assert lines == [
        (
            "data/actors/heron.yml:5: unknown kind of record; found 'places'; allowed: source, publisher, "
            "actor, place, event, "
            "quote, claim, figure, term, correction, article, chart; next: did you mean 'place'?  [references]"
        )
    ]


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("It looks on [@pond-board.", "'[@pond-board.'"),
        ("It looks on [@pond board].", "'[@pond board]'"),
        ("It looks on [[place:lake-marn].", "'[[place:lake-marn]'"),
        ("It looks on [[lake-marn]].", "'[[lake-marn]]'"),
        ("It looks on [[place:]].", "'[[place:]]'"),
        ("It looks on [@].", "'[@]'"),
    ],
)
def test_an_unfinished_mark_is_a_slip_of_the_pen(reported, prose: str, shown: str):
    assert reported({HERON: (SUMMARY, f'summary: "{prose}"')}) == [
        f"data/actors/heron.yml:5: an unfinished mark; found {shown}; {ALLOWED}"
    ]


def test_prose_deep_in_a_record_is_looked_at_on_its_own_line(reported):
    edit = ("says: Nobody was seen.", "says: Nobody was seen [@nobody].")
    assert reported({"data/events/2044-06-04-sluice-open.yml": edit}) == [
        (
            "data/events/2044-06-04-sluice-open.yml:22: no source with this id; found 'nobody'; allowed: an id in "
            "data/sources/; next: add data/sources/<id>.yml first, or correct the id  [references]"
        )
    ]


def test_words_that_are_quoted_are_no_prose_and_keep_their_brackets(reported):
    quote = ("text: And our grain is wet", 'text: "And [@our] grain [[is]] wet"')
    assert reported({"data/quotes/2044-06-05-guild-grain.yml": quote}) == []
