import datetime as dt
import io
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from build_scripts.values import (
    MAX_ID,
    Date,
    PartialDate,
    RecordValueError,
    Url,
    count_words,
    counted,
    is_id,
    number_words,
    partial_date,
    range_words,
    without_common_end,
)

DATE = TypeAdapter(Date)
URL = TypeAdapter(Url)
A_DATE = "a day 2015-10-08, a month 2015-10, a year 2015, a span 2015-10-08/2015-10-09, ~ for about, ? for perhaps"


def refusal(text: str) -> dict[str, str]:
    """What is said of a text that is no date."""
    with pytest.raises(RecordValueError) as caught:
        partial_date(text)
    return caught.value.context or {}


# Dates


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("2044-06-04", "2044-06-04", "2044-06-04", "4 June 2044"),
        ("2044-02-29", "2044-02-29", "2044-02-29", "29 February 2044"),
        ("2044-06", "2044-06-01", "2044-06-30", "June 2044"),
        ("2044-02", "2044-02-01", "2044-02-29", "February 2044"),
        ("2044", "2044-01-01", "2044-12-31", "2044"),
        ("204X", "2040-01-01", "2049-12-31", "2040–2049"),
        ("20XX", "2000-01-01", "2099-12-31", "2000–2099"),
        ("2044-XX", "2044-01-01", "2044-12-31", "2044"),
        ("2044-06-XX", "2044-06-01", "2044-06-30", "June 2044"),
        ("2044-06-04/2044-06-05", "2044-06-04", "2044-06-05", "4–5 June 2044"),
        ("2044-06-30/2044-07-02", "2044-06-30", "2044-07-02", "30 June – 2 July 2044"),
        ("2043-12-31/2044-01-02", "2043-12-31", "2044-01-02", "31 December 2043 – 2 January 2044"),
        ("2044-06-04/2044-06-04", "2044-06-04", "2044-06-04", "4 June 2044"),
        ("2044-05/2044-06", "2044-05-01", "2044-06-30", "May–June 2044"),
        ("2043-12/2044-01", "2043-12-01", "2044-01-31", "December 2043–January 2044"),
        ("2043/2044", "2043-01-01", "2044-12-31", "2043–2044"),
        ("2044-01/2044-12", "2044-01-01", "2044-12-31", "2044"),
    ],
)
def test_a_date_bounds_its_days_and_is_told_in_words(text: str, first: str, last: str, words: str):
    date = partial_date(text)
    assert (date.first.isoformat(), date.last.isoformat(), date.text) == (first, last, text)
    assert date.words() == words
    assert not date.is_open
    assert not date.is_approximate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2044~", "about 2044"),
        ("2044-06~", "about June 2044"),
        ("2044-06-04?", "perhaps 4 June 2044"),
        ("2044-06-04%", "perhaps about 4 June 2044"),
        ("2044-06-04~/2044-06-05", "about 4–5 June 2044"),
        ("2044-06-04~/2044-06-05?", "perhaps about 4–5 June 2044"),
    ],
)
def test_doubt_about_a_date_is_told(text: str, words: str):
    date = partial_date(text)
    assert date.is_approximate
    assert date.words() == words


def test_doubt_does_not_move_the_days():
    plain, doubtful = partial_date("2044-06"), partial_date("2044-06~")
    assert (doubtful.first, doubtful.last) == (plain.first, plain.last)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2044-06-04/..", "since 4 June 2044"),
        ("2044-06/..", "since June 2044"),
        ("2044/..", "since 2044"),
        ("2044~/..", "since about 2044"),
    ],
)
def test_what_goes_on_is_told_no_more_exactly_than_it_is_known(text: str, words: str):
    date = partial_date(text)
    assert date.is_open
    assert date.last == dt.date.max
    assert date.words() == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2044-06/2044-07-05", "June 2044 – 5 July 2044"),
        ("2043/2044-03", "2043 – March 2044"),
        ("2043~/2044-03", "about 2043 – March 2044"),
        ("2044-06-04/2044-07?", "4 June 2044 – perhaps July 2044"),
    ],
)
def test_each_end_of_a_span_is_told_no_more_exactly_than_it_is_known(text: str, words: str):
    assert partial_date(text).words() == words


@pytest.mark.parametrize(
    "text",
    [
        "2015-02-29",
        "2015-02-30",
        "2015-02-29~",
        "2015-02-29/2015-03-01",
        "2015-02-01/2015-02-30",
        "1900-02-29",
        "2015-04-31",
        "2015-13",
        "2015-13-01",
        "2015-00",
        "2015-10-00",
    ],
)
def test_a_day_that_does_not_exist_is_no_date(text: str):
    assert refusal(text) == {
        "what": "this is not a date",
        "found": f"'{text}'",
        "allowed": A_DATE,
        "next_step": "check the day exists and write year-month-day",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "4 June 2044",
        "04-06-2044",
        "20440604",
        "2044-6-4",
        "2044-W23",
        "2044-06-04T12:00",
        "2044-06-04T12:00:00Z",
        "2044 - 06",
        "2044-06-04 / 2044-06-05",
        "٢٠٤٤",
        "XXXX",
        # Level 2
        "2044?-06",
        "2044-06-~04",
        "204X-12-25",
        "[2043, 2044]",
        "{2043..2044}",
        "Y20440",
        "2044-06-04/2044-06-05/2044-06-06",
        "-2044",
        "2" * (MAX_ID + 1),
    ],
)
def test_what_is_not_edtf_level_1_is_no_date(text: str):
    assert refusal(text)["what"] == "this is not a date"


@pytest.mark.parametrize("text", ["2044-06-05/2044-06-04", "2044/2043", "2044-06-05/2044-05"])
def test_a_span_does_not_end_before_it_starts(text: str):
    assert refusal(text) == {
        "what": "the end comes before the start",
        "found": f"'{text}'",
        "allowed": "start/end",
        "next_step": "swap the two dates",
    }


@pytest.mark.parametrize("text", ["2044-06-04/", "/2044-06-04"])
def test_a_span_with_one_end_is_not_given_another(text: str):
    assert refusal(text) == {
        "what": "a span with one end",
        "found": f"'{text}'",
        "allowed": "start/end, or start/.. while it goes on",
        "next_step": "add the other end",
    }


@pytest.mark.parametrize("text", ["../2044", "../..", "../0", "../2044-06-04~", "0001"])
def test_a_span_has_a_beginning(text: str):
    assert refusal(text) == {
        "what": "a date with no beginning",
        "found": f"'{text}'",
        "allowed": "a known first day",
        "next_step": "say from when",
    }


@pytest.mark.parametrize("text", ["2044-21", "2044-24~", "2043/2044-22"])
def test_a_season_is_to_be_named_in_months(text: str):
    assert refusal(text) == {
        "what": "a season, which is not the same months everywhere",
        "found": f"'{text}'",
        "allowed": "a span of months, 2015-03/2015-05",
        "next_step": "name them",
    }


@given(st.dates(min_value=dt.date(1, 1, 2)))
def test_any_day_is_read_as_itself(day: dt.date):
    date = partial_date(day.isoformat())
    assert (date.first, date.last, date.text) == (day, day, day.isoformat())
    assert date.is_day
    assert str(day.year) in date.words()


# The library's own reach: it has no year 1, and no day after 9999.
DAYS = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9998, 12, 31))


@given(DAYS, DAYS)
def test_any_span_is_read_as_its_two_days_or_refused(one: dt.date, other: dt.date):
    text = f"{one}/{other}"
    if other < one:
        assert refusal(text)["what"] == "the end comes before the start"
    else:
        assert (partial_date(text).first, partial_date(text).last) == (one, other)


DATELIKE = st.lists(st.sampled_from([*"0123456789X?~%/.-TY+: ", "2044", "-06", "-04", "..", "/"]), max_size=12).map(
    "".join
)


@given(DATELIKE)
def test_any_text_is_a_date_in_order_or_refused_in_words(text: str):
    said = io.StringIO()
    try:
        with redirect_stdout(said):
            date = partial_date(text)
    except RecordValueError:
        assert refusal(text)["what"]
        assert said.getvalue() == ""
        return
    assert date.first <= date.last
    assert date.text == text
    assert date.words()


def test_dates_sort_by_their_first_day_and_then_by_their_last():
    texts = ["2044/..", "2044-06", "2044-06-01", "2044", "2043", "2044-01-01"]
    assert [date.text for date in sorted(map(partial_date, texts))] == [
        "2043",
        "2044-01-01",
        "2044",
        "2044/..",
        "2044-06-01",
        "2044-06",
    ]


def test_a_field_takes_a_text_with_spaces_around_it_or_a_date_and_nothing_else():
    assert DATE.validate_python(" 2044-06-04 ") == partial_date("2044-06-04")
    assert DATE.validate_python(partial_date("2044")) == PartialDate(dt.date(2044, 1, 1), dt.date(2044, 12, 31), "2044")
    for value in (2044, None, ["2044"], dt.date(2044, 6, 4)):
        with pytest.raises(ValidationError, match="this is not a date"):
            DATE.validate_python(value)


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=f#g",
        "https://example.org:8443/%D8%AB",
        "https://müller.example/ثعلب",
        "https://[2001:db8::1]/",
        "https://example.org/web/2044*/https://example.org/a,b(c)@d",
    ],
)
def test_a_whole_web_address_is_kept_as_it_is(address: str):
    assert URL.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:otter@example.org",
        "//example.org/a",
        "/a",
        "example.org",
        "https:",
        "https://",
        "https:///a",
        "https:example.org",
        "http://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@evil.example/",
        "https://example.org/a b",
        "https://example.org/a\tb",
        "https://example.org/\n",
        "https://example.org/\u00a0",
        'https://example.org/"onclick="x',
        "https://example.org/'x",
        "https://example.org/<b>",
        "https://example.org/`x`",
        "https://example.org/{x}",
        "https://example.org/a|b",
        "https:\\\\example.org",
        "https://[::1",
        "",
        None,
        12,
        ["https://example.org"],
    ],
)
def test_anything_else_is_no_address(address: object):
    with pytest.raises(ValidationError) as caught:
        URL.validate_python(address)
    shown = address if isinstance(address, str) else ""
    (error,) = caught.value.errors()
    assert error["ctx"] == {
        "what": "not a web address",
        "found": f"'{shown[:60]}'",
        "allowed": "an address that starts with https:// or http://",
        "next_step": "copy it from the browser's bar",
    }


# Ids


@pytest.mark.parametrize("text", ["otter", "a", "7", "2044-06-04-sluice-open", "a" * MAX_ID])
def test_lower_case_letters_digits_and_single_hyphens_make_an_id(text: str):
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "-", "-a", "a-", "a--b", "Otter", "a b", "a_b", "a.b", "a/b", "..", "ötter", "a\n", "٢", "a" * (MAX_ID + 1)],
)
def test_nothing_else_is_an_id(text: str):
    assert not is_id(text)


# Counts


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (60, 60, "60"),
        (55, 60, "55–60"),
        (20, None, "at least 20"),
        (None, 30, "up to 30"),
        (None, None, ""),
        (0, 0, "0"),
        (None, 0, "up to 0"),
        (1234567, 1234567.5, "1,234,567–1,234,567.5"),
    ],
)
def test_a_count_is_told_as_the_range_it_is(low: float | None, high: float | None, words: str):
    assert range_words(low, high) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(1000, "1,000"), (2.5, "2.5"), (0.1, "0.1"), (12, "12"), (99.95, "99.95"), (12345.675, "12,345.675")],
)
def test_a_number_has_commas_and_no_more_decimals_than_it_needs(value: float, words: str):
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no parties"), (1, "one party"), (2, "two parties"), (12, "twelve parties"), (13, "13 parties")],
)
def test_a_small_count_is_told_in_letters(count: int, words: str):
    assert counted(count, "party", "parties") == words


@pytest.mark.parametrize(("count", "words"), [(0, "no"), (1, "one"), (12, "twelve"), (13, "13"), (1000, "1,000")])
def test_a_count_is_told_without_its_noun(count: int, words: str):
    assert count_words(count) == words


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["Marn province", "Fell province"], ["Marn", "Fell"]),
        (["Upper Marn old town", "Fell old town"], ["Upper Marn", "Fell"]),
        (["Marn province", "Fell"], ["Marn province", "Fell"]),
        (["Marn province", "province"], ["Marn province", "province"]),
        (["Marn province"], ["Marn province"]),
        ([], []),
    ],
)
def test_names_lose_the_words_that_all_end_in(names: list[str], left: list[str]):
    assert without_common_end(names) == left
