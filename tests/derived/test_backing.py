import datetime as dt

import pytest

from build_scripts.derived.backing import head_of, pairs, stands
from build_scripts.derived.reported import Span
from build_scripts.model import Relation

GUILD = "data/actors/mill-guild.yml"
VOCABULARY = "data/vocabulary.yml"


def relation(**dates: str) -> Relation:
    return Relation.model_validate({"to": "otter", "kind": "feeds", "sources": ["pond-board"], **dates})


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        ({"since": "2044-05", "until": "2044-06-04"}, Span(day("2044-05-01"), day("2044-06-04"))),
        ({"since": "2044-05-07"}, Span(day("2044-05-07"), None)),
        ({"until": "2044-06"}, Span(day("2044-06-30"), day("2044-06-30"))),
        ({"as_of": "2044-06-04"}, Span(day("2044-06-04"), day("2044-06-30"))),
        ({"as_of": "2044"}, Span(day("2044-01-01"), day("2044-12-31"))),
        ({}, Span(None)),
    ],
)
def test_a_relation_stands_while_it_is_on_record(dates, span):
    assert stands(relation(**dates)) == span


def test_a_member_speaks_for_its_body_but_not_for_an_alliance(changed):
    corpus = changed({})
    assert head_of(corpus, "heron") == "mill-guild"
    assert head_of(corpus, "otter") == "otter"
    edit = (
        "label: Guild, definition: Several who act as one.",
        "label: Guild, definition: Several., is_alliance: true",
    )
    corpus = changed({VOCABULARY: edit})
    assert head_of(corpus, "heron") == "heron"


def test_bodies_that_belong_to_each_other_end(changed):
    corpus = changed({GUILD: ("kind: guild\n", "kind: guild\npart_of: [heron]\n")})
    assert head_of(corpus, "heron") == "mill-guild"


def test_word_and_report_stand_apart(changed):
    more = "  - {to: heron, kind: chases, as_of: 2044-06, sources: [pond-board]}\nsources"
    corpus = changed({GUILD: ("sources: [mill-2044-06-06]\nsources", f"sources: [mill-2044-06-06]\n{more}")})
    by_actors = {(pair.subject, pair.object): pair for pair in pairs(corpus)}
    pair = by_actors["mill-guild", "heron"]
    assert [tie.relation.kind for tie in pair.says] == ["feeds"]
    assert [tie.relation.kind for tie in pair.reported] == ["chases"]
    alone = by_actors["otter", "mill-guild"]
    assert (alone.says, len(alone.reported)) == ((), 1)
