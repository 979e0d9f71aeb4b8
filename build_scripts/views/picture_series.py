"""The rows of charts over time: panels of stated numbers, the days that none covers, and the events above them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Axis, Number
from build_scripts.derived.panels import chosen
from build_scripts.model import Actor, Event, Figure, SeriesChart, SeriesPanel
from build_scripts.values import (
    PartialDate,
    begun,
    counted,
    day_words,
    days_in_full,
    number_words,
    range_words,
    span_words,
)
from build_scripts.views.around import Around, KeyEntry, Row, Table, flat, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook, Rich

# A number whose days are known no better than this is not drawn: its place would be made up.
MOST_LOOSE_DAYS = 1


@dataclass(frozen=True)
class Stated:
    """One number of a panel.

    `low` and `high` are as stated; `low_drawn` and `high_drawn` what the mark's height stands for: in a panel of bars,
    and for the points over them, the mean over `periods` days or months. `first` and `last` bound its days. `undrawn`
    says why it is not drawn, if it is not.
    """

    by: str
    actor: str
    side: str
    date: str
    first: dt.date | None
    last: dt.date | None
    days: int | None
    periods: int
    low: float | None
    high: float | None
    low_drawn: float | None
    high_drawn: float | None
    value: str
    counted: str
    note: str
    is_bar: bool
    undrawn: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SeriesRows:
    """One panel: numbers that share an axis, by date, and the runs of days that none of them covers.

    `mark` is that of the settings; `per` is 'day' or 'month'; `maximum` ends the axis where the settings say so.
    """

    label: str
    unit: str
    mark: str
    per: str
    maximum: float | None
    rows: tuple[Stated, ...]
    gap: str
    gaps: tuple[tuple[dt.date, dt.date], ...]

    @property
    def drawn(self) -> tuple[Stated, ...]:
        """The numbers that have a place in the picture."""
        return tuple(row for row in self.rows if not row.undrawn)


@dataclass(frozen=True)
class Named:
    """An event above the panels."""

    event: str
    label: str
    date: str
    first: dt.date
    sources: tuple[str, ...]


def panels(corpus: Corpus, settings: SeriesChart) -> tuple[SeriesRows, ...]:
    """The panels from the top. Raises `NotComparableError` where one would hold numbers that share no axis."""
    return tuple(_panel(corpus, settings, panel) for panel in settings.panels)


def named_events(corpus: Corpus, settings: SeriesChart) -> tuple[Named, ...]:
    """The events named above the panels, by date."""
    found = []
    for one in settings.events:
        event = corpus.of(Event)[one.event]
        found.append(Named(one.event, one.label, event.date.words(), event.date.first, event.sources))
    return tuple(sorted(found, key=lambda one: (one.first, one.event)))


def _panel(corpus: Corpus, settings: SeriesChart, panel: SeriesPanel) -> SeriesRows:
    numbers = chosen(corpus, panel)
    axis = Axis(numbers[0].scale, numbers)
    start, end = settings.start.first, settings.end.last
    inside = [one for one in axis.numbers if _is_inside(one.observation.date, start, end)]
    rows = sorted(
        (_stated(corpus, panel, one) for one in inside),
        key=lambda row: (row.first is None, row.first or start, row.last or start, row.by),
    )
    spans = [(row.first, row.last) for row in rows if not row.undrawn and row.first and row.last]
    return SeriesRows(
        label=panel.label,
        unit=corpus.of(Figure)[panel.figure].unit,
        mark=panel.mark,
        per=panel.per,
        maximum=panel.maximum,
        rows=tuple(rows),
        gap=panel.gap or "",
        gaps=_uncovered(spans, start, end) if panel.gap else (),
    )


def _is_inside(date: PartialDate | None, start: dt.date, end: dt.date) -> bool:
    """True where a date touches the window, and where there is none: such a number is told, not drawn."""
    return date is None or (date.last >= start and date.first <= end)


def _whole_months(first: dt.date, last: dt.date) -> int:
    """How many calendar months two days bound; 0 where they do not bound whole ones."""
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _stated(corpus: Corpus, panel: SeriesPanel, number: Number) -> Stated:
    seen = number.observation
    actor = corpus.of(Actor)[seen.by]
    is_bar = panel.mark == "bars" and seen.by not in panel.points_by
    date = None if seen.date is None or seen.date.is_open else seen.date
    named = (date.last - date.first).days + 1 if date else 0
    days = seen.days or named
    undrawn = ""
    if date is None:
        undrawn = "its days are not known"
    elif named - days > MOST_LOOSE_DAYS:
        undrawn = f"which {counted(days, 'day')} of these is not known"
    periods = 1
    if panel.mark == "bars" and date and not undrawn:
        periods = days if panel.per == "day" else _whole_months(date.first, date.last)
        undrawn = undrawn if periods else "its days are no whole months"
    shared = max(periods, 1)
    return Stated(
        by=actor.short or actor.name,
        actor=seen.by,
        side=actor.side,
        date=seen.date.words() if seen.date else "undated",
        first=date.first if date else None,
        last=date.last if date else None,
        days=days or None,
        periods=max(periods, 1),
        low=seen.low,
        high=seen.high,
        low_drawn=None if seen.low is None else seen.low / shared,
        high_drawn=None if seen.high is None else seen.high / shared,
        value=("about " if seen.about else "") + range_words(seen.low, seen.high),
        counted=seen.counted,
        note=seen.note or "",
        is_bar=is_bar,
        undrawn=undrawn,
        sources=seen.sources,
    )


def _uncovered(
    spans: Sequence[tuple[dt.date, dt.date]], start: dt.date, end: dt.date
) -> tuple[tuple[dt.date, dt.date], ...]:
    """Runs of days from `start` to `end`, both ends included, that no span covers."""
    runs: list[tuple[dt.date, dt.date]] = []
    one_day = dt.timedelta(days=1)
    free = start
    for first, last in sorted(spans):
        if first > free:
            runs.append((free, min(first - one_day, end)))
        free = max(free, last + one_day)
    if free <= end:
        runs.append((free, end))
    return tuple(runs)


def drawn_words(row: Stated, per: str) -> str:
    """What a mark's height stands for: '162 a day, the mean of nine days', 'as it stands', or why there is no mark."""
    if row.undrawn:
        return f"not drawn: {row.undrawn}"
    if row.periods == 1:
        return "as it stands"
    mean = _rounded_words(row.low_drawn, row.high_drawn)
    return f"{mean} a {per}, the mean of {counted(row.periods, per)}"


def _rounded_words(low: float | None, high: float | None) -> str:
    """A mean to three digits at most: nobody counted its decimals."""
    return range_words(*(None if value is None else _three_digits(value) for value in (low, high)))


def _three_digits(value: float) -> float:
    return round(value) if value >= 100 else round(value, 1)


def value_words(row: Stated, per: str) -> str:
    """A number with the periods that it covers, where they are several: '1,458 in 9 days'."""
    return row.value if row.periods == 1 else f"{row.value} in {number_words(row.periods)} {per}s"


def _mean_words(row: Stated, per: str) -> str:
    """`value_words` with the mean that is drawn of a number of several periods: '1,458 in 9 days, 162 a day'."""
    words = value_words(row, per)
    return words if row.periods == 1 else f"{words}, {_rounded_words(row.low_drawn, row.high_drawn)} a {per}"


# Of more numbers than these by one speaker in a panel a listener is told the first, the highest and the last.
MOST_TOLD = 8


def described(corpus: Corpus, settings: SeriesChart) -> str:
    """The picture in words: each panel's numbers or, of many, the first, the highest and the last; gaps; events."""
    found, events = panels(corpus, settings), named_events(corpus, settings)
    told = [f"{begun(counted(len(found), 'panel'))} from {settings.start.words()} to {settings.end.words()}."]
    all_days = (settings.end.last - settings.start.first).days + 1
    for panel in found:
        told.append(f"{panel.label}: {_panel_words(panel)}.")
        if panel.gaps:
            days = sum((last - first).days + 1 for first, last in panel.gaps)
            longest = max(panel.gaps, key=lambda gap: gap[1] - gap[0])
            told.append(f"{begun(panel.gap)} on {days} of {all_days} days, the longest run {span_words(*longest)}.")
    if events:
        told.append("Events marked: " + "; ".join(f"{day_words(one.first)}, {one.label}" for one in events) + ".")
    return " ".join(told)


def _panel_words(panel: SeriesRows) -> str:
    """The drawn numbers of a panel, speaker by speaker where there are several."""
    by_speaker: dict[str, list[Stated]] = {}
    for row in panel.drawn:
        by_speaker.setdefault(row.by, []).append(row)
    several = len(by_speaker) > 1
    return "; ".join((f"{by}: " if several else "") + _run_words(rows, panel.per) for by, rows in by_speaker.items())


def _run_words(rows: Sequence[Stated], per: str) -> str:
    def one(row: Stated) -> str:
        return f"{_mean_words(row, per)} ({row.date})"

    if len(rows) <= MOST_TOLD:
        return ", ".join(one(row) for row in rows)
    highest = max(rows, key=lambda row: row.high_drawn or row.low_drawn or 0)
    if highest is rows[-1]:
        return f"{len(rows)} numbers, from {one(rows[0])} to {one(highest)}"
    return f"{len(rows)} numbers, the first {one(rows[0])}, the highest {one(highest)}, the last {one(rows[-1])}"


def around(notes: Notebook, settings: SeriesChart) -> Around:
    """The key, the table, and the rows of the download, of a chart over time."""
    corpus = notes.corpus
    found = panels(corpus, settings)
    rows: list[Row] = []
    lines: list[tuple[Rich, ...]] = []
    for panel in found:
        for row in panel.rows:
            drawn_as = drawn_words(row, panel.per)
            rows.append(flat(row, panel=panel.label, unit=panel.unit))
            lines.append(
                (
                    plain(panel.label),
                    plain(row.date),
                    (notes.link("actors", row.actor),),
                    plain(row.value),
                    plain(drawn_as),
                    (*plain(f"{row.counted}. {row.note}" if row.note else row.counted), *notes.cite_all(row.sources)),
                )
            )
        lines += [
            (plain(panel.label), plain(days_in_full(*gap)), (), plain("–"), plain(panel.gap), ()) for gap in panel.gaps
        ]
    for event in named_events(corpus, settings):
        lines.append(
            (
                plain("Event"),
                plain(event.date),
                (),
                (),
                plain(event.label),
                (notes.link("events", event.event), *notes.cite_all(event.sources)),
            )
        )
    table = Table(("Panel", "Days", "Who said so", "Number", "Drawn", "Of what"), tuple(lines))
    return Around(_key(corpus, found), table, tuple(rows), sources_of(rows))


def _key(corpus: Corpus, found: Sequence[SeriesRows]) -> tuple[KeyEntry, ...]:
    """The sides that are drawn, and in words what else a mark means."""
    entries = list(side_key(corpus, (row.side for panel in found for row in panel.drawn)))
    for mark, is_bar, words in (("total", True, "as high as"), ("days", False, "at")):
        per = sorted({panel.per for panel in found for row in panel.drawn if row.periods > 1 and row.is_bar == is_bar})
        if per:
            periods, means = " or ".join(f"{one}s" for one in per), " or ".join(f"a {one}" for one in per)
            entries.append(KeyEntry(mark, "", f"one total for several {periods}, {words} its mean {means}"))
    points = [row for panel in found for row in panel.drawn if not row.is_bar]
    has_rule = any(entry.mark == "days" for entry in entries)
    if not has_rule and any(row.periods == 1 and row.days and row.days > 1 for row in points):
        entries.append(KeyEntry("days", "", "over these days, or on one of them"))
    if any(row.high is None for row in points):
        entries.append(KeyEntry("least", "", "at least so many"))
    gaps = dict.fromkeys(panel.gap for panel in found if panel.gaps)
    return (*entries, *([KeyEntry("gap", "", "; or ".join(gaps))] if gaps else []))
