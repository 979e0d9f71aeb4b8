import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.charts.clocks import Scale, marks
from build_scripts.charts.gallery import drawing
from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.views.addresses import address
from build_scripts.views.notebook import Link, Notebook, NoteMark, Plain, Rich
from build_scripts.views.picture_clocks import CLOCKS, ClockRow, Struck, around, clock_rows, described

OPENING, TALKS = "2044-06-04-sluice-open", "2044-06-talks"
CHECK = (
    "  first_reported: {date: 2044-06-05, sources: [heron-2044-06-05]}\n",
    (
        "  first_reported: {date: 2044-06-05, sources: [heron-2044-06-05]}\n"
        "  checked: {date: WHEN, by: heron, note: By the mud, sources: [pond-board]}\n"
    ),
)
WIDE = Scale(270.0, 680.0, 10, 10)


def checked_on(when: str) -> dict[str, tuple[str, str]]:
    return {f"data/events/{OPENING}.yml": (CHECK[0], CHECK[1].replace("WHEN", when))}


def rows(corpus: Corpus) -> dict[str, ClockRow]:
    return {row.event: row for row in clock_rows(corpus, corpus.of(Chart)["clocks"].settings)}


def row(*struck: Struck) -> ClockRow:
    return ClockRow("e", "An event", "talk", "4 Jun", 0, struck, (), ())


def words(cell: Rich) -> str:
    return "".join("" if isinstance(piece, NoteMark) else piece.text for piece in cell)


def test_each_clock_is_counted_in_days_from_the_first_that_the_event_may_have_happened(changed):
    found = rows(changed(checked_on("2044-06-14")))
    assert [(one.name, one.first, one.last) for one in found[OPENING].struck] == [
        ("claimed", 1, 1),
        ("first_reported", 1, 1),
        ("checked", 10, 10),
    ]
    assert (found[OPENING].lasts, found[TALKS].lasts) == (0, 2)
    assert (found[OPENING].when, found[TALKS].when) == ("4 Jun", "7–9 Jun")


@pytest.mark.parametrize(
    ("when", "days"), [("2044-06", (0, 26, False)), ("2044-07", (27, 57, False)), ("2044-06-06~", (2, 2, True))]
)
def test_a_clock_is_as_exact_as_its_date_and_strikes_no_earlier_than_the_event(changed, when: str, days):
    (check,) = [one for one in rows(changed(checked_on(when)))[OPENING].struck if one.name == "checked"]
    assert (check.first, check.last, check.is_approximate) == days


def test_the_rows_stand_in_the_order_of_the_kinds_in_the_settings(changed):
    assert list(rows(changed({}))) == [OPENING, TALKS]
    corpus = changed({"data/charts/clocks.yml": ("[opening, talk]", "[talk, opening]")})
    assert list(rows(corpus)) == [TALKS, OPENING]
    corpus = changed({"data/charts/clocks.yml": ("[talk, opening]", "[talk]")})
    assert list(rows(corpus)) == [TALKS]


def test_an_event_outside_the_days_or_withdrawn_or_without_an_end_has_no_row(changed):
    text = (
        "title: T\ndate: {}\nkind: talk\nactors: [{{actor: heron, role: doer}}]\nsummary: S.\nsources: [pond-board]\n"
    )
    withdrawn = "withdrawn: {on: 2044-06-30, reason: It was a dream, sources: [pond-board]}\n"
    corpus = changed(
        {
            "data/events/2044-05-30-before.yml": text.format("2044-05-30"),
            "data/events/2044-07-01-after.yml": text.format("2044-07-01"),
            "data/events/2044-06-10-dream.yml": text.format("2044-06-10") + withdrawn,
            "data/events/2044-06-11-open.yml": text.format("2044-06-11/.."),
            "data/events/2044-06-12-there.yml": text.format("2044-06-12"),
        }
    )
    assert list(rows(corpus)) == [OPENING, TALKS, "2044-06-12-there"]


def test_what_was_looked_for_in_vain_is_told_from_what_is_only_missing(changed):
    sought = "blanks:\n  - {field: clocks.checked, reason: searched-not-found, searched: 2044-06-30}\n"
    asked = "blanks:\n  - {field: clocks.checked, reason: not-researched}\n"
    assert rows(changed({}))[OPENING].gap() == "no check on record"
    name = f"data/events/{TALKS}.yml"
    assert rows(changed({}))[TALKS].gap() == "no claim, report or check on record"
    found = rows(changed({name: ("key: true\n", f"key: true\n{sought}")}))[TALKS]
    assert found.gap() == "no claim or report on record; no check found"
    found = rows(changed({name: (sought, asked)}))[TALKS]
    assert found.gap() == "no claim, report or check on record"


def test_the_table_says_when_how_much_later_who_and_by_what_source(changed):
    corpus = changed(checked_on("2044-06-14"))
    notes = Notebook(corpus, address("charts", "clocks"))
    found = around(notes, corpus.of(Chart)["clocks"].settings)
    opening, talks = found.table.rows
    assert [words(cell) for cell in opening] == [
        "The sluice of Marn Dam is found open",
        "4 June 2044",
        "5 June 2044, one day later, Mill Guild",
        "5 June 2044, one day later",
        "14 June 2044, ten days later, The Heron",
    ]
    assert [piece.source for cell in opening for piece in cell if isinstance(piece, NoteMark)] == [
        "mill-2044-06-06",
        "heron-2044-06-05",
        "pond-board",
    ]
    assert [words(cell) for cell in talks[2:]] == ["not on record"] * 3
    assert isinstance(opening[0][0], Link)
    assert isinstance(talks[1][0], Plain)
    assert [entry.mark for entry in found.key] == ["days", "wait", "S", "R", "C"]
    assert found.rows[0]["checked"] == "2044-06-14"
    assert found.rows[0]["checked_by"] == "heron"
    assert "pond-board" in found.rows[0]["sources"]


def test_the_key_names_only_what_is_drawn(complete, changed):
    def letters(corpus: Corpus) -> list[str]:
        notes = Notebook(corpus, address("charts", "clocks"))
        return [entry.mark for entry in around(notes, corpus.of(Chart)["clocks"].settings).key]

    assert letters(complete) == ["days", "wait", "S", "R"]
    assert letters(changed(checked_on("2044-06-06~"))) == ["days", "wait", "S", "R", "C", "~"]


def test_the_words_name_every_clock_and_every_gap(complete):
    said = described(complete, complete.of(Chart)["clocks"].settings)
    assert said.startswith("Opening: 0 of 1 checked. 4 Jun, The sluice of Marn Dam is found open: no check on record.")
    assert said.endswith("Talks on the mud: no claim, report or check on record.")


def test_without_late_clocks_the_scale_is_even_and_has_no_turn():
    assert WIDE.turn is None
    assert WIDE.at(0) == 270
    assert WIDE.at(5) == pytest.approx(475)
    assert WIDE.at(10) == 680
    assert [name for _, name in WIDE.ticks()] == ["same day", "5 days", "10 days"]


def test_later_clocks_stand_right_of_the_turn_on_a_coarser_scale():
    scale = Scale(0.0, 300.0, 10, 800)
    assert scale.turn == scale.at(10) == pytest.approx(198)
    assert scale.at(800) == 300
    assert scale.at(10) - scale.at(9) > 30 * (scale.at(800) - scale.at(799))
    assert [name for _, name in scale.ticks()] == ["same day", "5 days", "2 years"]
    wider = Scale(0.0, 400.0, 10, 800)
    assert [name for _, name in wider.ticks()] == ["same day", "5 days", "1 year", "2 years"]
    assert Scale(0.0, 300.0, 10, 29).ticks()[-1] == (28.0, "4 weeks")


DAYS = st.integers(0, 400)


@given(st.tuples(DAYS, DAYS, DAYS), st.booleans())
def test_letters_of_a_row_stand_in_the_order_of_their_days_and_none_over_another(
    days: tuple[int, int, int], is_approximate: bool
):
    struck = [Struck(name, day, day, is_approximate) for name, day in zip(CLOCKS, days, strict=True)]
    placed = marks(row(*struck), Scale(12.0, 318.0, 16, max(16, *days)))
    assert sorted(mark.text[0] for mark in placed) == ["C", "R", "S"]
    for one, other in itertools.pairwise(placed):
        assert one.x + one.wide / 2 <= other.x - other.wide / 2
    assert placed[0].x - placed[0].wide / 2 >= 0
    assert placed[-1].x + placed[-1].wide / 2 <= 336
    by_letter = {CLOCKS[one.name].letter: one.first for one in struck}
    assert [by_letter[mark.text[0]] for mark in placed] == sorted(days)


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_each_row_its_letters_and_its_gap_are_drawn(changed, form: str):
    svg = getattr(drawing(changed(checked_on("2044-06-12")), "clocks", {}), form).svg
    drawn = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)</", svg)
    assert [text for text in drawn if text in {"S", "R", "C"}] == ["C", "S", "R"]
    assert "(no claim, report or check on record)" in drawn
    assert [text for text in drawn if "checked" in text] == ["Opening: 1 of 1 checked", "Talk: 0 of 1 checked"]


@pytest.mark.parametrize(("when", "turns"), [("2044-06-12", False), ("2046-06-12", True)])
def test_the_turn_is_drawn_where_a_clock_struck_late(changed, when: str, turns: bool):
    svg = drawing(changed(checked_on(when)), "clocks", {}).wide.svg
    assert ('stroke-dasharray="4,3"' in svg) == turns
    assert (">2 years<" in svg) == turns
