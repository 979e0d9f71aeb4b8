"""Values smaller than a record: partial dates, counts as ranges, links, ids."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from edtf.parser.grammar import level0Expression, level1Expression
from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError
from pyparsing import ParseException

MONTHS = tuple(calendar.month_name)
_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEASON = re.compile(r"(?:^|/)[0-9]{4}-2[1-4](?![0-9-])")
_DOUBTS = "~?%"
# EDTF level 1 only: level 2's sets, masks and exponents would reach readers as riddles. Asking the library for
# these two grammars alone is also five times faster than asking for all.
_LEVELS = (level0Expression, level1Expression)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID = 80


class RecordValueError(PydanticCustomError):
    """A value fault in the words that a contributor is shown."""

    def __new__(cls, what: str, found: str = "", allowed: str = "", next_step: str = "") -> Self:
        """Carries the parts of the message, so that the report can lay them out."""
        context = {"what": what, "found": found, "allowed": allowed, "next_step": next_step}
        return super().__new__(cls, "record_value", "{what}", context)


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date as precise as its source: EDTF level 1.

    `first` and `last` bound the days it may mean; `last` is `date.max` where the end is open.
    Dates sort by `first`, then by `last`.
    """

    first: dt.date
    last: dt.date
    text: str

    @property
    def is_day(self) -> bool:
        """True when it names one day."""
        return self.first == self.last

    @property
    def names_its_days(self) -> bool:
        """True when it is a day or a span between two days, with no doubt about either."""
        return all(_PLAIN_DAY.fullmatch(end) for end in self.text.split("/"))

    @property
    def is_open(self) -> bool:
        """True when it has begun and no end is known."""
        return self.text.endswith("/..")

    @property
    def is_approximate(self) -> bool:
        """True where the record says about (`~`) or perhaps (`?`)."""
        return any(mark in self.text for mark in _DOUBTS)

    def words(self) -> str:
        """The date as a reader is told it: '8 October 2015', 'about October 2015', '8–9 October 2015'."""
        start, _, end = self.text.partition("/")
        # Words are never more exact than the record: 'since October 2015' is not 'since 1 October 2015'.
        if self.is_open:
            return f"since {partial_date(start).words()}"
        if end and len(start.rstrip(_DOUBTS)) != len(end.rstrip(_DOUBTS)):
            return f"{partial_date(start).words()} – {partial_date(end).words()}"
        return _doubt_words(self.text) + days_in_full(self.first, self.last)


def _doubt_words(text: str) -> str:
    """'perhaps ' for `?`, 'about ' for `~`, both for `%`, and nothing for a plain date."""
    perhaps = "perhaps " if "?" in text or "%" in text else ""
    return perhaps + ("about " if "~" in text or "%" in text else "")


def day_in_full(day: dt.date) -> str:
    """A day as a reader is told it: '8 October 2015'."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def day_words(day: dt.date) -> str:
    """A day without its year, short: '8 Oct'."""
    return f"{day.day} {MONTHS[day.month][:3]}"


def span_words(first: dt.date, last: dt.date) -> str:
    """A day, or a first and a last day, without the year, short: '8 Oct', '8–9 Oct', '30 Sep – 6 Oct'."""
    if first == last:
        return day_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _is_whole_month(first: dt.date, last: dt.date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def days_in_full(first: dt.date, last: dt.date) -> str:
    """A first and a last day as a reader is told them: '8–9 October 2015'; whole months and years by their names."""
    same_month = (first.year, first.month) == (last.year, last.month)
    if first == last:
        return day_in_full(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if _is_whole_month(first, last):
        if same_month:
            return f"{MONTHS[first.month]} {first.year}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTHS[first.month]}{year}–{MONTHS[last.month]} {last.year}"
    if same_month:
        return f"{first.day}–{last.day} {MONTHS[last.month]} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month]}{year} – {day_in_full(last)}"


def _no_such_date(text: str) -> RecordValueError:
    return RecordValueError(
        "this is not a date",
        f"'{text[:60]}'",
        "a day 2015-10-08, a month 2015-10, a year 2015, a span 2015-10-08/2015-10-09, ~ for about, ? for perhaps",
        "check the day exists and write year-month-day",
    )


def _days_exist(text: str) -> bool:
    """True when every whole day named in `text` is in the calendar; the EDTF grammar lets 29 February 2015 by."""
    for day in _PLAIN_DAY.findall(text):
        try:
            dt.date.fromisoformat(day)
        except ValueError:
            return False
    return True


def _parsed(text: str) -> Any:
    """The library's value of an EDTF level 0 or 1 text, or None."""
    for level in _LEVELS:
        try:
            # The library prints about what it cannot build from the parts it has read, and raises whatever comes up.
            with redirect_stdout(io.StringIO()):
                return level.parse_string(text, parse_all=True)[0]
        except (ParseException, ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            continue
    return None


@cache
def partial_date(text: str) -> PartialDate:
    """The `PartialDate` of an EDTF level 1 text.

    Raises `RecordValueError` for what is not one, for days that do not exist, and for an end before its start.
    """
    ends = text.split("/")
    if len(ends) <= 2 and all(map(_PLAIN_DAY.fullmatch, ends)):
        # Most dates are days, for which the library takes a thousand times as long.
        if not _days_exist(text):
            raise _no_such_date(text)
        first, last = dt.date.fromisoformat(ends[0]), dt.date.fromisoformat(ends[-1])
    else:
        first, last = _edtf_days(text)
    if last < first:
        raise RecordValueError("the end comes before the start", f"'{text}'", "start/end", "swap the two dates")
    return PartialDate(first, last, text)


def _edtf_days(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that an EDTF level 1 text may mean, by the library."""
    if text.startswith("/") or text.endswith("/"):
        # The library would invent an end ten years on.
        wanted = "start/end, or start/.. while it goes on"
        raise RecordValueError("a span with one end", f"'{text[:60]}'", wanted, "add the other end")
    no_beginning = RecordValueError("a date with no beginning", f"'{text[:60]}'", "a known first day", "say from when")
    if text.startswith("../"):
        raise no_beginning
    if _SEASON.search(text):
        wanted = "a span of months, 2015-03/2015-05"
        raise RecordValueError(
            "a season, which is not the same months everywhere", f"'{text[:60]}'", wanted, "name them"
        )
    # A time of day would be accepted and lost, as would spaces; no record has had a use for them.
    is_plausible = len(text) <= MAX_ID and not re.search(r"[T\s]", text) and _days_exist(text)
    parsed = _parsed(text) if is_plausible else None
    if parsed is None:
        raise _no_such_date(text)
    try:
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        first = dt.date(*lower[:3]) if isinstance(lower, tuple) else dt.date.min
        last = dt.date(*upper[:3]) if isinstance(upper, tuple) else dt.date.max
    except (ValueError, TypeError, OverflowError):
        raise _no_such_date(text) from None
    if first == dt.date.min:
        raise no_beginning
    return first, last


def _read_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise _no_such_date(str(value))
    return partial_date(value.strip())


Date = Annotated[
    PartialDate,
    BeforeValidator(_read_date),
    WithJsonSchema(
        {
            # A bare year is a number to an editor.
            "type": ["string", "integer"],
            "pattern": r"^[0-9X?~%/.-]+$",
            "examples": ["2015-10-08", "2015-10", "2015-10-08/2015-10-09", "2015-10~"],
        }
    ),
]


def _web_address(value: Any) -> str:
    """`value` if it is a whole http or https address without spaces or a login; anything else is refused."""
    wanted = "an address that starts with https:// or http://"
    text = value if isinstance(value, str) else ""
    try:
        parts = urlsplit(text)
        bad = parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc
    except ValueError:
        bad = True
    if bad or re.search(r"[\s<>\"'`{}|\\^]", text):
        raise RecordValueError("not a web address", f"'{text[:60]}'", wanted, "copy it from the browser's bar")
    return text


Url = Annotated[
    str,
    BeforeValidator(_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]


def is_id(text: str) -> bool:
    """True for a usable record id: lower-case letters, digits and single hyphens, at most `MAX_ID` long."""
    return len(text) <= MAX_ID and ID.fullmatch(text) is not None


def range_words(low: float | None, high: float | None) -> str:
    """A count or range as a reader is told it: '60', '55–60', 'at least 20', 'up to 30', or ''."""
    if low is not None and high is not None:
        return number_words(low) if low == high else f"{number_words(low)}–{number_words(high)}"
    if low is not None:
        return f"at least {number_words(low)}"
    return f"up to {number_words(high)}" if high is not None else ""


def number_words(value: float) -> str:
    """A number with thousands commas and no more decimals than it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(count: int, thing: str, things: str = "") -> str:
    """A count with its noun: 'no report', 'one report', 'twelve reports', '13 reports'."""
    return f"{count_words(count)} {thing if count == 1 else things or thing + 's'}"


def count_words(count: int) -> str:
    """A count as it stands in a sentence: 'no', 'one', 'twelve', '13'."""
    return _SMALL[count] if count < len(_SMALL) else number_words(count)


def begun(text: str) -> str:
    """`text` with its first letter as a sentence has it."""
    return text[:1].upper() + text[1:]


def without_common_end(names: Sequence[str]) -> list[str]:
    """Names without the words that all of them end in, such as what kind of place they are; no name goes whole."""
    words = [name.split() for name in names]
    while len(words) > 1 and all(len(one) > 1 for one in words) and len({one[-1] for one in words}) == 1:
        words = [one[:-1] for one in words]
    return [" ".join(one) for one in words]
