import datetime as dt

import pytest

from build_scripts.corpus import Corpus
from build_scripts.derived.tellings import Cell, EventRow, is_told, said_by, same_days, silent_on, statements
from build_scripts.model import Event

OPEN = "2044-06-04-sluice-open"
FILE = f"data/events/{OPEN}.yml"
GRAIN = "data/quotes/2044-06-05-guild-grain.yml"
SETTINGS = "data/explainer.yml"


def rows(corpus: Corpus) -> tuple[EventRow, ...]:
    return tuple(row for day in same_days(corpus) for row in day.rows)


def cells(corpus: Corpus, event: str) -> dict[str, Cell]:
    (row,) = [row for row in rows(corpus) if row.event == event]
    return {cell.side: cell for cell in row.cells}


def test_a_side_says_what_its_accounts_and_quotations_say_and_each_once(complete):
    said = said_by(complete, "mill")
    assert [(one.account is not None, one.quote) for one in said] == [
        (True, "2044-06-05-guild-otter"),
        (False, "2044-06-05-guild-grain"),
    ]
    assert len(statements(complete)) == sum(len(said_by(complete, side)) for side in complete.explainer.sides)


def test_what_is_not_dated_comes_last(changed):
    corpus = changed({FILE: ("    date: 2044-06-05\n    quote", "    quote")})
    assert [one.date is None for one in said_by(corpus, "mill")] == [False, True]


def test_a_side_that_said_nothing_is_a_gap_that_says_who_was_looked_for(complete):
    found = cells(complete, OPEN)
    assert [len(found[side].statements) for side in ("mill", "shore", "sky")] == [1, 0, 1]
    assert [silent.party for silent in found["shore"].not_heard] == ["otter"]
    assert found["mill"].not_heard == ()


def test_a_quotation_is_tied_to_the_event_that_it_mentions(changed):
    corpus = changed({GRAIN: ("The second line of the leaflet.", f"On [[event:{OPEN}|the opening]].")})
    assert [one.quote for one in cells(corpus, OPEN)["mill"].statements] == [
        "2044-06-05-guild-otter",
        "2044-06-05-guild-grain",
    ]


def test_a_quotation_tied_to_no_event_stands_on_its_own_day(complete):
    (day,) = [day for day in same_days(complete) if day.also]
    assert day.day == dt.date(2044, 6, 5)
    assert [one.quote for cell in day.also for one in cell.statements] == ["2044-06-05-guild-grain"]


def test_words_of_another_side_are_not_the_partys_own(changed):
    edit = ("    says: Nobody was seen.\n", "    says: Nobody was seen.\n    quote: 2044-06-05-guild-grain\n")
    found = cells(changed({FILE: edit}), OPEN)
    assert [one.quote for one in found["sky"].statements] == [None]
    assert [one.quote for one in found["mill"].statements][1:] == ["2044-06-05-guild-grain"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [("2044-06-04", "2044-06-04", True), ("2044-06-05", "2044-06-11", False), ("2044-06-01", "2044-06-03", False)],
)
def test_the_days_have_both_their_ends(changed, start, end, told):
    days = "same_days: {start: 2044-06-01, end: 2044-06-11}"
    corpus = changed({SETTINGS: (days, f"same_days: {{start: {start}, end: {end}}}")})
    assert is_told(corpus, corpus.of(Event)[OPEN]) is told
    assert (OPEN in {row.event for row in rows(corpus)}) is told


def test_every_day_is_there_and_an_empty_one_is_empty(complete):
    days = same_days(complete)
    assert [day.day for day in days if day.day] == [dt.date(2044, 6, number) for number in range(1, 12)]
    assert (days[0].rows, days[0].also) == ((), ())


def test_an_event_of_which_nobody_spoke_has_no_row(changed):
    talk = "data/events/2044-06-talks.yml"
    corpus = changed({talk: ("stance: states\n    says: It was thirsty [@pond-board].", "stance: states\n    says: x")})
    assert "2044-06-talks" in {row.event for row in rows(corpus)}
    assert "2043-dry-year" not in {row.event for row in rows(corpus)}


def test_a_side_is_silent_on_what_it_has_no_statement_of(complete):
    silent = silent_on(rows(complete), "shore")
    assert [(event, [one.party for one in missing]) for event, missing in silent] == [(OPEN, ["otter"])]
    assert [event for event, _ in silent_on(rows(complete), "mill")] == ["2044-06-talks"]


def test_what_is_withdrawn_speaks_for_nobody(changed):
    gone = "withdrawn: {on: 2044-06-20, reason: A hat., sources: [pond-board]}\n"
    corpus = changed({GRAIN: ("speaker: mill-guild\n", f"speaker: mill-guild\n{gone}")})
    assert [one.quote for one in said_by(corpus, "mill")] == ["2044-06-05-guild-otter"]
