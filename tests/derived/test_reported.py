import datetime as dt

import pytest

from build_scripts.derived.arrivals import arrivals
from build_scripts.derived.reported import Span, first_known, quoted, reported
from build_scripts.model import Event, Quote
from build_scripts.values import partial_date


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_a_statement_is_known_from_the_last_day_that_its_date_may_mean(complete):
    assert reported(complete, partial_date("2044-06"), ()) == Span(day("2044-06-30"))


def test_without_a_date_the_first_dated_report_counts(complete):
    assert reported(complete, None, ["pond-board", "mill-2044-06-06", "heron-2044-06-05"]) == Span(day("2044-06-05"))
    assert not reported(complete, None, ["pond-board"]).is_dated


@pytest.mark.parametrize(
    ("span", "at", "held"),
    [
        (Span(day("2044-06-05")), "2044-06-05", True),
        (Span(day("2044-06-05")), "2044-06-04", False),
        (Span(day("2044-06-05"), day("2044-06-06")), "2044-06-06", True),
        (Span(day("2044-06-05"), day("2044-06-06")), "2044-06-07", False),
        (Span(None), "2044-06-07", False),
    ],
)
def test_a_span_holds_both_its_ends_and_nothing_undated(span, at, held):
    assert span.holds(day(at)) is held


def test_an_event_is_known_from_its_first_clock_or_else_from_its_end(complete):
    events = complete.of(Event)
    assert first_known(events["2044-06-04-sluice-open"]) == Span(day("2044-06-05"))
    assert first_known(events["2044-06-talks"]) == Span(day("2044-06-09"))


def test_a_quotation_whose_date_is_not_known_is_undated(changed):
    file = "data/quotes/2044-06-05-guild-otter.yml"
    corpus = changed({file: ("date_basis: said", "date_basis: unknown")})
    assert not quoted(corpus.of(Quote)["2044-06-05-guild-otter"]).is_dated
    assert quoted(corpus.of(Quote)["2044-06-05-guild-grain"]).is_dated


def test_findings_arrive_in_the_order_of_their_publication(changed):
    file = "data/claims/otter-opened-sluice.yml"
    corpus = changed({file: ("    by: heron\n", "    by: heron\n    date: 2044-06-04\n")})
    (row,) = arrivals(corpus)
    assert [(arrival.day, arrival.found.by) for arrival in row.arrivals] == [
        (day("2044-06-04"), "heron"),
        (day("2044-06-05"), "mill-guild"),
    ]
    assert row.undated == 0


def test_a_finding_without_any_date_is_counted_and_not_placed(changed):
    file = "data/claims/otter-opened-sluice.yml"
    corpus = changed({file: ("sources: [heron-2044-06-05, pond-board]", "sources: [pond-board]")})
    (row,) = arrivals(corpus)
    assert (len(row.arrivals), row.undated) == (1, 1)
