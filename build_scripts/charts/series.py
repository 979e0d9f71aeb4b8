"""Numbers over time: a panel for each thing counted, each on an axis of its own from zero, over the same days.

A bar is as wide as the days that it covers and as high as its mean a day or a month, so that its area is the total.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import inline, lines, texts, unthemed
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import SeriesChart, Side
from build_scripts.values import day_words
from build_scripts.views.picture_series import Named, SeriesRows, Stated

LINE = 15
# Of how few numbers a panel is made low, and how low; in how many panels each names its months.
FEW, FEW_TALL, NAMED_PANELS = 3, 64, 3
# Room over the end of a scale: for a value of one line, or of two.
HEAD_ONE, HEAD_TWO = 18, 32
# A bar narrower than this has no room for a value of its own, and a panel with more points than this none for all.
LABELLED_BAR, LABELLED_POINTS = 26, 12
# How far a value may stand off the middle of a thin mark.
NEAR = 8
# Bars of this many pixels and more have less ink.
BROAD = 12
# A point's width: over fewer days than that, a rule along them would not be seen.
MARK = 8
# An arrow over a number that is only the least, in pixels.
ARROW = 11
# A mark higher than all others within these pixels is a peak.
PEAK = 56
# A window of at most so many days has its weeks named, a longer one its months; room for either name.
WEEKS_UNTIL = 50
MONTH_ROOM, WEEK_ROOM = 34, 46
DAY = 86_400_000
_STEPS = (1, 2, 2.5, 5, 10)

# Left, top, right, bottom in pixels of the plot.
Box = tuple[float, float, float, float]


def scale_steps(highest: float, most: int) -> list[float]:
    """Round values from 0 to the first that is not below `highest`, in at most `most` steps."""
    rough = max(highest, 1e-9) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one * power for one in _STEPS if one * power >= rough - 1e-12)
    return [step * n for n in range(math.ceil(highest / step - 1e-9) + 1)]


@dataclass(frozen=True)
class _Days:
    """The window in pixels of the plot and in Vega's milliseconds."""

    start: dt.date
    end: dt.date
    width: float

    @property
    def count(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def step(self) -> float:
        """Pixels a day."""
        return self.width / self.count

    def pixel(self, day: float) -> float:
        """Pixels of a moment, in days since the start; outside, at the edge."""
        return min(max(day, 0.0), float(self.count)) * self.step

    def since(self, day: dt.date) -> int:
        """Days since the start, to the beginning of `day`."""
        return (day - self.start).days

    def moment(self, pixel: float) -> float:
        """Vega's milliseconds of a pixel."""
        return _milliseconds(self.start) + pixel / self.step * DAY


def _milliseconds(day: dt.date) -> float:
    return float(calendar.timegm(day.timetuple()) * 1000)


def _ticks(days: _Days) -> list[dt.date]:
    """Days that the axis names where there is room for it: every seventh over some weeks, else first days of months.

    Of the months each, or each second, third, sixth or twelfth.
    """
    if days.count <= WEEKS_UNTIL:
        apart = 7 if 7 * days.step >= WEEK_ROOM else 14
        chosen = [days.start + dt.timedelta(n) for n in range(0, days.count, apart)]
        return [day for day in chosen if days.width - days.pixel(days.since(day)) >= WEEK_ROOM - 6]
    every = [
        dt.date(year, month, 1)
        for year in range(days.start.year, days.end.year + 1)
        for month in range(1, 13)
        if days.start <= dt.date(year, month, 1) <= days.end
    ]
    step = next((n for n in (1, 2, 3, 6) if n * 30.4 * days.step >= MONTH_ROOM), 12)
    chosen = [day for day in every if (day.month - 1) % step == 0]
    return [day for day in chosen if days.width - days.pixel(days.since(day)) >= MONTH_ROOM - 12]


def _tick_words(days: _Days, first: float) -> str:
    """Vega's expression for a tick's name: '8 Oct', or 'Oct' with the year under the first and under each January."""
    if days.count <= WEEKS_UNTIL:
        return "utcFormat(datum.value, '%-d %b')"
    named = f"utcmonth(datum.value) === 0 || time(datum.value) === {first:.0f}"
    month, year = "utcFormat(datum.value, '%b')", "utcFormat(datum.value, '%Y')"
    return f"{named} ? [{month}, {year}] : {month}"


@dataclass(frozen=True)
class Place:
    """Where a number is drawn, in pixels: `top` is its higher value's, `left` and `right` its days'."""

    row: Stated
    left: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """Pixels from the left."""
        return (self.left + self.right) / 2


def _places(panel: SeriesRows, days: _Days, to_pixel: Any) -> list[Place]:
    """The drawn numbers in their places; a bar's days stand in the middle of those that its date names."""
    found = []
    for row in panel.drawn:
        if row.first is None or row.last is None:
            continue
        first, after = days.since(row.first), days.since(row.last) + 1
        loose = (after - first - (row.days or 0)) / 2
        left, right = days.pixel(first + loose), days.pixel(after - loose)
        value = row.high_drawn if row.high_drawn is not None else row.low_drawn
        found.append(Place(row, left, right, to_pixel(value or 0.0)))
    return found


def _words(row: Stated, per: str) -> list[str]:
    if row.periods == 1:
        return [row.value]
    return [row.value, f"in {row.periods} {per}s"]


def _wanted(places: Sequence[Place], panel: SeriesRows) -> list[Place]:
    """Which numbers are written beside their marks, the most important first."""
    ordered = sorted(places, key=lambda one: (one.top, one.left))
    single = [one for one in ordered if one.row.periods == 1]
    several = sorted((one for one in ordered if one.row.periods > 1), key=lambda one: (-(one.row.high or 0), one.left))
    by_day = sorted(places, key=lambda one: one.left)
    peaks = [one for one in ordered if _is_peak(one, places)]
    wanted = [*ordered[:1], *single[:1], *by_day[-1:], *by_day[:1], *several, *peaks]
    is_roomy = len([one for one in places if not one.row.is_bar]) <= LABELLED_POINTS
    wanted += [one for one in by_day if (one.right - one.left >= LABELLED_BAR if one.row.is_bar else is_roomy)]
    return list(dict.fromkeys(wanted))


def _is_peak(place: Place, places: Sequence[Place]) -> bool:
    near = [one for one in places if one is not place and abs(one.middle - place.middle) < PEAK]
    return all(one.top > place.top for one in near)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _spots(place: Place, wide: float, tall: float, edge: float) -> Iterator[Box]:
    """Where a value may stand: over its mark, or beside its top; for a point, under it too.

    A bar's stands never so far off that it could be taken for a neighbour's. `edge` is where the plot ends.
    """
    gap = 3 if place.row.is_bar else 7
    over = gap + ARROW if _is_open(place) else gap
    lefts = [place.middle - wide / 2, place.left, place.right - wide]
    lefts += [lefts[0] + shift for shift in (-NEAR, NEAR)]
    for left in lefts:
        if place.left - NEAR <= left + wide / 2 <= place.right + NEAR:
            yield left, place.top - over - tall, left + wide, place.top - over
    beside = (place.left - 3 - wide, place.right + 3) if place.row.is_bar else (place.left - 8 - wide, place.right + 8)
    top = place.top if place.row.is_bar else place.top - tall / 2
    for left in beside:
        yield left, top, left + wide, top + tall
    if not place.row.is_bar:
        # Off a corner of the point, where the line that joins it to others leaves room; then under it.
        corners = [min(left, edge - wide) for left in (place.middle + gap - wide, place.middle - gap)]
        for left in corners:
            yield left, place.top - over - tall, left + wide, place.top - over
        for left in (lefts[0], *corners):
            yield left, place.top + gap, left + wide, place.top + gap + tall


def _apart(box: Box, point: Place) -> float:
    """Pixels from a box to the middle of a point."""
    across = max(box[0] - point.middle, 0.0, point.middle - box[2])
    down = max(box[1] - point.top, 0.0, point.top - box[3])
    return math.hypot(across, down)


def _is_nearest(box: Box, place: Place, points: Sequence[Place]) -> bool:
    """True where no other point is nearer to the box than its own."""
    return all(_apart(box, place) <= _apart(box, one) for one in points)


def _is_over(box: Box, place: Place, bars: Sequence[Place]) -> bool:
    """True where the box stands over its own bar, or beside it and over no other, so that it is not theirs."""
    if box[0] < place.right and place.left < box[2]:
        return True
    return not any(box[0] < one.right and one.left < box[2] for one in bars)


def placed_values(
    wanted: Sequence[Place],
    places: Sequence[Place],
    taken: Sequence[Box],
    pale: Sequence[Box],
    panel: SeriesRows,
    size: tuple[float, float],
) -> list[tuple[Box, list[str]]]:
    """The values that find room in a plot of `size`, each with its box.

    What is `taken` stays free of them all; what is `pale`, of those that belong to a bar. A point's value stands
    nearer to it than to any other of `places`.
    """
    full, found = list(taken), []
    bars, points = ([one for one in places if one.row.is_bar is kind] for kind in (True, False))
    for place in wanted:
        words = _words(place.row, panel.per)
        wide = max(text_width(line, theme.SMALL) for line in words) + 4
        tall = (LINE - 1) * len(words)
        for box in _spots(place, wide, tall, size[0] + 2):
            inside = box[0] >= -4 and box[2] <= size[0] + 2 and box[1] >= -4 and box[3] <= size[1]
            barred = [*full, *pale] if place.row.is_bar else full
            is_own = _is_over(box, place, bars) if place.row.is_bar else _is_nearest(box, place, points)
            if inside and is_own and not any(_overlap(box, other) for other in barred):
                full.append(box)
                found.append((box, words))
                break
    return found


def chart(
    panels: Sequence[SeriesRows], events: Sequence[Named], settings: SeriesChart, sides: Mapping[str, Side], width: int
) -> Any:
    """The panels under their events, `width` pixels wide."""
    is_narrow = width < theme.WIDE
    steps = [_axis_values(panel) for panel in panels]
    room = max(text_width(_tick(value), theme.SMALL) for values in steps for value in values) + 8
    # More than the picture's own margins: half a point at the right edge stands out of the plot.
    days = _Days(settings.start.first, settings.end.last, width - 13 - room)
    usual = 112 if is_narrow else 128
    plots = []
    for number, (panel, values) in enumerate(zip(panels, steps, strict=True)):
        tall = FEW_TALL if len(panel.drawn) <= FEW else usual
        is_named = number == len(panels) - 1 or len(panels) <= NAMED_PANELS
        plots.append(_panel(panel, values, events, days, sides, (room, tall, is_named)))
    if events:
        plots.insert(0, _strip(events, days))
    return theme.themed(alt.vconcat(*plots, spacing=14))


def _tick(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def _highest(panel: SeriesRows) -> float:
    drawn = [value for row in panel.drawn for value in (row.low_drawn, row.high_drawn) if value is not None]
    return max([panel.maximum or 0.0, *drawn])


def _axis_values(panel: SeriesRows) -> list[float]:
    """The values that the axis names: no further than where the settings end it."""
    highest = _highest(panel)
    values = scale_steps(highest or 1, 3 if len(panel.drawn) <= FEW else 4)
    return [value for value in values if value <= highest] if panel.maximum else values


def _end_of_axis(panel: SeriesRows, values: Sequence[float]) -> float:
    return _highest(panel) if panel.maximum else values[-1]


def _panel(
    panel: SeriesRows,
    values: Sequence[float],
    events: Sequence[Named],
    days: _Days,
    sides: Mapping[str, Side],
    frame: tuple[float, float, bool],
) -> Any:
    """One panel with its heading. `frame`: room for the axis, height of the scale, whether the months are named."""
    room, tall, is_named = frame
    head = HEAD_TWO if any(row.periods > 1 for row in panel.drawn) else HEAD_ONE
    height, top = tall + head, _end_of_axis(panel, values)

    def to_pixel(value: float) -> float:
        return height - value / top * tall

    x_scale = alt.Scale(type="utc", domain=[days.moment(0), days.moment(days.width)], nice=False)
    y_scale = alt.Scale(domain=[0, top], range=[height, head], nice=False)
    ticks = _ticks(days)
    first = _milliseconds(ticks[0]) if ticks else 0.0
    x_axis = alt.Axis(
        title=None,
        values=[_milliseconds(day) for day in ticks],
        labelExpr=_tick_words(days, first),
        labels=is_named,
        labelAlign="left",
        labelOffset=2,
        labelPadding=2,
        labelLineHeight=LINE - 1,
        ticks=True,
        tickSize=12 if is_named else 4,
        grid=False,
        domainColor=theme.SOFT,
        orient="bottom",
    )
    y_axis = alt.Axis(
        title=None,
        values=list(values),
        labelExpr="format(datum.value, ',~f')",
        minExtent=room,
        maxExtent=room,
        domain=False,
        ticks=False,
        labelPadding=6,
    )
    x, y = alt.X("x:T", scale=x_scale, axis=x_axis), alt.Y("y:Q", scale=y_scale, axis=y_axis)
    places = _places(panel, days, to_pixel)
    bands = [(days.pixel(days.since(one)), days.pixel(days.since(other) + 1)) for one, other in panel.gaps]
    layers = [
        alt.Chart(inline([{"x": days.moment(left), "x2": days.moment(right)} for left, right in bands]))
        .mark_rect(color=theme.CELL, opacity=0.75)
        .encode(x=x, x2="x2:T", y=alt.value(head), y2=alt.value(height))
    ]
    # The axis's own grid would start at the top of the plot, and end as far short of its foot.
    layers.append(
        alt.Chart(inline([{"x": _milliseconds(day)} for day in ticks]))
        .mark_rule(color=theme.RULE, strokeDash=[2, 3])
        .encode(x=x, y=alt.value(head), y2=alt.value(height))
    )
    if events:
        layers.append(
            alt.Chart(inline([{"x": days.moment(_event_pixel(one, days))} for one in events]))
            .mark_rule(color=theme.SOFT, strokeDash=[1, 2])
            .encode(x=x, y=alt.value(0), y2=alt.value(height))
        )
    bars = [one for one in places if one.row.is_bar]
    layers += _bars(bars, days, (x, y), sides)
    points = [one for one in places if not one.row.is_bar]
    layers += _points(points, panel, days, (x, y), sides, top / tall)

    pale: list[Box] = [(one.left, one.top, one.right, height) for one in bars if one.row.periods > 1]
    taken: list[Box] = [(one.left, one.top, one.right, height) for one in bars if one.row.periods == 1]
    taken += [(one.left - 5, one.top - 5, one.right + 5, one.top + 5) for one in points]
    taken += [(one.middle - 5, one.top - ARROW - 4, one.middle + 5, one.top) for one in points if _is_open(one)]
    taken += _joints(points) if panel.mark == "line" else []
    values_placed = placed_values(_wanted(places, panel), places, taken, pale, panel, (days.width, height))
    taken += [*pale, *(box for box, _ in values_placed)]
    gap_words = _gap_words(panel, bands, taken, (head, height))
    written: list[tuple[list[tuple[Box, list[str]]], dict[str, Any]]] = [
        (values_placed, {"color": theme.INK, "fontWeight": 600}),
        (gap_words, {"color": theme.SOFT}),
    ]
    for those, look in written:
        rows = [
            {"x": days.moment((box[0] + box[2]) / 2), "y": (height - (box[1] + LINE / 2)) / tall * top, "text": words}
            for box, words in those
        ]
        text = alt.Chart(inline(rows)).mark_text(
            align="center", baseline="middle", fontSize=theme.SMALL, lineHeight=LINE - 1, **look, **theme.HALO
        )
        layers.append(text.encode(x=x, y=y, text="text:N"))
    heading = alt.TitleParams(
        wrapped(panel.label, theme.TEXT + 1, days.width + room),
        anchor="start",
        frame="group",
        align="left",
        dx=-room,
        font=theme.FONT,
        fontSize=theme.TEXT,
        fontWeight=600,
        color=theme.INK,
        offset=4,
    )
    return alt.layer(*layers).properties(width=days.width, height=height, title=heading)


def _is_open(place: Place) -> bool:
    """True where only the least is known: an arrow leads up."""
    return place.row.low is not None and place.row.high is None


def _is_broad(bars: Sequence[Place]) -> bool:
    """True where the bars are so broad that full ink would be too much of it, and hide the points over them."""
    single = [one.right - one.left for one in bars if one.row.periods == 1]
    return bool(single) and sum(single) / len(single) >= BROAD


def _joints(points: Sequence[Place]) -> list[Box]:
    """Small boxes along the lines that join points, for values to keep off."""
    found: list[Box] = []
    ordered = sorted(points, key=lambda one: one.middle)
    for one, other in pairwise(ordered):
        count = max(1, math.ceil(math.hypot(other.middle - one.middle, other.top - one.top) / 4))
        for n in range(count + 1):
            x = one.middle + (other.middle - one.middle) * n / count
            y = one.top + (other.top - one.top) * n / count
            found.append((x - 2, y - 2, x + 2, y + 2))
    return found


def _bars(bars: Sequence[Place], days: _Days, at: tuple[Any, Any], sides: Mapping[str, Side]) -> list[Any]:
    """Bars to the lower value, paler from there to the higher; pale and outlined where a total covers several days."""
    rows = []
    for one in bars:
        row = one.row
        # A hair of paper between two days.
        hair = min(0.6, (one.right - one.left) / 6)
        low = row.low_drawn if row.low_drawn is not None else 0.0
        high = row.high_drawn if row.high_drawn is not None else low
        ends = {"x": days.moment(one.left + hair), "x2": days.moment(one.right - hair), "side": row.side}
        rows.append({**ends, "y": low, "y2": 0, "kind": "several" if row.periods > 1 else "one"})
        if high > low:
            rows.append({**ends, "y": high, "y2": low, "kind": "range"})
    drawn = alt.Chart(inline(rows))
    several = drawn.transform_filter("datum.kind === 'several'").mark_rect(fillOpacity=0.22, strokeWidth=1.2)
    one_each = drawn.transform_filter("datum.kind === 'one'").mark_rect(fillOpacity=0.5 if _is_broad(bars) else 0.85)
    x, y = at
    domain, colours, _ = theme.side_scales(sides)
    scale = alt.Scale(domain=domain, range=colours)
    fill, stroke = alt.Fill("side:N", scale=scale, legend=None), alt.Stroke("side:N", scale=scale, legend=None)
    ranges = drawn.transform_filter("datum.kind === 'range'").mark_rect(fillOpacity=0.35)
    return [
        ranges.encode(x=x, x2="x2:T", y=y, y2="y2:Q", fill=fill),
        one_each.encode(x=x, x2="x2:T", y=y, y2="y2:Q", fill=fill),
        several.encode(x=x, x2="x2:T", y=y, y2="y2:Q", fill=fill, stroke=stroke),
    ]


def _points(
    points: Sequence[Place],
    panel: SeriesRows,
    days: _Days,
    at: tuple[Any, Any],
    sides: Mapping[str, Side],
    a_pixel: float,
) -> list[Any]:
    """Points; a rule along a number's days and along its range; an open end has an arrow; joined where it is a line."""
    if not points:
        return []
    x, y = at
    domain, colours, shapes = theme.side_scales(sides)
    scale = alt.Scale(domain=domain, range=colours)
    colour, fill = alt.Color("side:N", scale=scale, legend=None), alt.Fill("side:N", scale=scale, legend=None)
    shape = alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
    spots, spans, ranges, heads = [], [], [], []
    for one in points:
        low, high = one.row.low_drawn, one.row.high_drawn
        middle = days.moment(one.middle)
        stands = [value for value in (low, high) if value is not None]
        mean = sum(stands) / len(stands)
        side = {"side": one.row.side}
        if one.row.last and one.row.last > days.end:
            # Its middle would not be the middle of its days, which go on.
            heads.append({"x": days.moment(one.right - 3), "y": mean, "way": "triangle-right", **side})
        else:
            spots += [{"x": middle, "y": value, **side} for value in dict.fromkeys(stands)]
        if one.row.first != one.row.last and one.right - one.left > MARK:
            ends = {"x": days.moment(one.left), "x2": days.moment(one.right)}
            spans.append({**ends, "y": mean, **side})
        if low is None or high is None:
            ends_at = 0.0 if low is None else mean + ARROW * a_pixel
            ranges.append({"x": middle, "y": mean, "y2": ends_at, **side})
            heads += [{"x": middle, "y": ends_at, "way": "triangle-up", **side}] if low is not None else []
        elif low != high:
            ranges.append({"x": middle, "y": low, "y2": high, **side})
    layers = []
    if panel.mark == "line":
        path = alt.Chart(inline(spots)).mark_line(strokeWidth=1.6, opacity=0.7)
        layers.append(path.encode(x=x, y=y, color=colour))
    layers += [
        alt.Chart(inline(spans)).mark_rule(strokeWidth=3, opacity=0.4).encode(x=x, x2="x2:T", y=y, color=colour),
        alt.Chart(inline(ranges)).mark_rule(strokeWidth=2, opacity=0.6).encode(x=x, y=y, y2="y2:Q", color=colour),
        alt.Chart(inline(heads))
        .mark_point(filled=True, size=34, opacity=1)
        .encode(x=x, y=y, fill=fill, shape=alt.Shape("way:N", scale=None)),
        alt.Chart(inline(spots))
        .mark_point(filled=True, size=42, opacity=1, stroke=theme.PAPER, strokeWidth=0.8)
        .encode(x=x, y=y, fill=fill, shape=shape),
    ]
    return layers


def _gap_words(
    panel: SeriesRows, bands: Sequence[tuple[float, float]], taken: Sequence[Box], ends: tuple[float, float]
) -> list[tuple[Box, list[str]]]:
    """The name of the gap in those of its bands that have room for it; the widest two, for more would be a noise."""
    found = []
    for left, right in sorted(bands, key=lambda one: one[0] - one[1])[:2]:
        words = wrapped(panel.gap, theme.SMALL, right - left - 4)
        wide = max((text_width(line, theme.SMALL) for line in words), default=0)
        tall = LINE * len(words)
        room = ends[1] - ends[0] - tall
        if wide > right - left - 4 or room < 0:
            continue
        for part in (0.5, 0.7, 0.9, 0.3, 0.1):
            top = ends[0] + part * room
            box = ((left + right - wide) / 2, top, (left + right + wide) / 2, top + tall)
            if not any(_overlap(box, one) for one in taken):
                found.append((box, words))
                break
    return found


def _event_pixel(event: Named, days: _Days) -> float:
    """The middle of the event's first day."""
    return days.pixel(days.since(event.first) + 0.5)


@dataclass(frozen=True)
class EventLabel:
    """Words of an event over its line: `x` is the line, the words run from `left`, `bottom` counts upwards."""

    words: tuple[str, ...]
    x: float
    left: float
    bottom: float

    @property
    def wide(self) -> float:
        """Pixels across."""
        return max(text_width(line, theme.SMALL) for line in self.words)

    @property
    def tall(self) -> float:
        """Pixels down."""
        return LINE * len(self.words)


def event_labels(events: Sequence[tuple[str, float]], right_edge: float) -> list[EventLabel]:
    """Words that run to the right of their lines, raised until no line passes through any; given from left to right.

    Of several ways to break the words into lines, the one that takes least height.
    """
    ways = [_event_labels(events, right_edge, least, most) for least in (60, 78, 96) for most in (110, 150, 190)]
    return min(ways, key=lambda labels: max(label.bottom + label.tall for label in labels))


def _event_labels(
    events: Sequence[tuple[str, float]], right_edge: float, least: float, most: float
) -> list[EventLabel]:
    """The same, each cut to the room before the next line where that is at least `least`, else to `most` pixels."""
    found: list[EventLabel] = []
    # The last first and lowest: what stands to the left of a line never meets what runs to the right of it.
    for number in reversed(range(len(events))):
        text, x = events[number]
        room = (events[number + 1][1] if number + 1 < len(events) else right_edge) - x - 8
        words = wrapped(text, theme.SMALL, min(room if room >= least else most, right_edge - x - 4))
        wide = max(text_width(line, theme.SMALL) for line in words)
        left = max(0.0, min(x + 4, right_edge - wide))
        under = [other for other in found if other.x < left + wide + 4]
        bottom = max((other.bottom + other.tall + 4 for other in under), default=0.0)
        found.append(EventLabel(tuple(words), x, left, bottom))
    return found[::-1]


def _strip(events: Sequence[Named], days: _Days) -> Any:
    """The events' words over the lines that run down through the panels."""
    wanted = [(f"{day_words(one.first)}: {one.label}", _event_pixel(one, days)) for one in events]
    labels = event_labels(wanted, days.width)
    height = max(label.bottom + label.tall for label in labels) + 4
    size = (days.width, height)
    words = [
        {"x": label.left, "y": height - label.bottom - label.tall + LINE / 2 - 2, "text": list(label.words)}
        for label in labels
    ]
    rules = [{"x": label.x, "y": height - label.bottom - label.tall, "x2": label.x, "y2": height} for label in labels]
    layers = [
        lines(rules, size, color=theme.SOFT, strokeDash=[1, 2]),
        texts(words, size, fontSize=theme.SMALL, lineHeight=LINE),
    ]
    return unthemed(layers, size)
