"""Events by side: lanes across on a wide page, columns down on a narrow one. Days without events stay empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, picture, points, spread, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import Side, TimelineChart
from build_scripts.values import day_words, span_words
from build_scripts.views.picture_timeline import Moment

DOT = 14
LINE = 16
LABEL_WIDTH = 168
LANE_HEAD = 104
# From so many days on a span is no longer an event with a beginning: it goes under the others and says what it is.
LONG = 7
# A span that goes on outside the days drawn ends in pieces, each fainter than the one before.
PIECE, INK = 4.0, 0.45
FADE = (0.34, 0.22, 0.1)
# The narrow form: a day's height, a dot and what it needs beside another, the room for elbows, the names of lanes.
DAY_DOWN = 23
SMALL_DOT, SLOT, LANE_ROOM, LEAST_LANE = 50, 8, 6, 17
ELBOW = 14
# How far under the dots of its day a line to a label runs.
PASS = 6.5
DAY_NAMES = 42.0


@dataclass(frozen=True)
class _Days:
    """The window in pixels: `start` is at `offset`, a day is `step` long."""

    start: dt.date
    end: dt.date
    offset: float
    step: float

    def at(self, day: dt.date) -> float:
        """The middle of a day."""
        return self.offset + ((day - self.start).days + 0.5) * self.step

    def weeks(self) -> list[dt.date]:
        """Every seventh day from the first."""
        count = (self.end - self.start).days + 1
        return [self.start + dt.timedelta(days=n) for n in range(0, count, 7)]


def is_long(moment: Moment) -> bool:
    """True for a span that stands under the dots of its lane rather than among them."""
    return (moment.last - moment.first).days >= LONG


def stacked(moments: Sequence[Moment], days: _Days, apart: float) -> list[tuple[Moment, int]]:
    """Each moment with the lowest level at which it touches no earlier one of its lane, `apart` pixels being enough.

    Of one day the labelled ones come first, so that their lines pass no other dot; long spans come under all others.
    """
    short = sorted(
        (one for one in moments if not is_long(one)), key=lambda one: (one.first, not one.is_key, one.last, one.id)
    )
    placed: list[tuple[Moment, int]] = []
    for some in (short, [one for one in moments if is_long(one)]):
        base = max((level + 1 for _, level in placed), default=0)
        ends: list[float] = []
        for moment in some:
            x, x2 = days.at(moment.first), days.at(moment.last)
            level = next((n for n, end in enumerate(ends) if x - end >= apart), len(ends))
            if level == len(ends):
                ends.append(x2)
            ends[level] = x2
            placed.append((moment, base + level))
    return placed


@dataclass(frozen=True)
class Label:
    """A wrapped label over its dot: `left` is its edge, `bottom` counts upwards from the dots."""

    moment: Moment
    text: list[str]
    left: float
    bottom: float


def _label_text(moment: Moment, width: float) -> list[str]:
    days = moment.date if is_long(moment) else span_words(moment.first, moment.last)
    return wrapped(f"{days}: {moment.title}", theme.SMALL, width)


def labels(moments: Sequence[Moment], days: _Days, width: float) -> list[Label]:
    """Labels of the key moments, raised until none covers another."""
    placed: list[tuple[float, float, float, float]] = []
    found = []
    # Later ones first and lowest: words run to the right, so no line then has to pass through any.
    for moment in reversed([moment for moment in moments if moment.is_key and not is_long(moment)]):
        text = _label_text(moment, LABEL_WIDTH)
        wide = max(text_width(line, theme.SMALL) for line in text) + 8
        tall = len(text) * LINE + 4
        left = min(days.at(moment.first) + 1, width - wide)
        bottom = 0.0
        while any(
            left < other_left + other_wide and other_left < left + wide and bottom < top and low < bottom + tall
            for other_left, other_wide, low, top in placed
        ):
            bottom += LINE / 2
        placed.append((left, wide, bottom, bottom + tall))
        found.append(Label(moment, text, left, bottom))
    return found


def spans(moment: Moment, x: float, y: float, length: float, *, is_upright: bool) -> list[dict[str, Any]]:
    """The bar of a moment of more than one day, from `x`, `y` on, with its open ends in fading pieces."""
    pieces = [(0.0, length, INK)] if length else []
    for number, ink in enumerate(FADE):
        past = PIECE * (number + 0.25)
        pieces += [(length + past, length + past + PIECE * 0.75, ink)] if moment.ends_after else []
        pieces += [(-past - PIECE * 0.75, -past, ink)] if moment.starts_before else []
    if is_upright:
        return [{"x": x, "x2": x, "y": y + start, "y2": y + end, "ink": ink} for start, end, ink in pieces]
    return [{"x": x + start, "x2": x + end, "y": y, "y2": y, "ink": ink} for start, end, ink in pieces]


def _bars(rows: Sequence[dict[str, Any]], size: tuple[float, float]) -> Any:
    marks = alt.Chart(inline(rows)).mark_rule(color=theme.SOFT, strokeWidth=4)
    return marks.encode(
        x=across("x", size[0]),
        y=down("y", size[1]),
        x2="x2:Q",
        y2="y2:Q",
        opacity=alt.Opacity("ink:Q", scale=None, legend=None),
    )


def _dots(
    rows: Sequence[dict[str, Any]], size: tuple[float, float], sides: Mapping[str, Side], area: float
) -> list[Any]:
    """Full shapes for days that are known, hollow ones where the record says about."""
    scales = theme.side_scales(sides)
    hollow = [row for row in rows if row["is_hollow"]]
    domain, colours, shapes = scales
    ring = alt.Chart(inline(hollow)).mark_point(filled=True, fill=theme.PAPER, opacity=1, size=area * 0.8)
    return [
        points([row for row in rows if not row["is_hollow"]], size, scales, size=area),
        ring.encode(
            x=across("x", size[0]),
            y=down("y", size[1]),
            stroke=alt.Stroke("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
            strokeWidth=alt.value(2),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None),
        ),
    ]


@dataclass
class _Lane:
    """What one lane of the wide form has drawn, and where it ends."""

    dots: list[dict[str, Any]]
    spans: list[dict[str, Any]]
    labels: list[dict[str, Any]]
    leaders: list[dict[str, Any]]
    head_y: float
    end: float


def _lane(side: str, its: Sequence[Moment], days: _Days, width: float, top: float) -> _Lane:
    levels = stacked(its, days, DOT)
    named = labels(its, days, width)
    label_space = max((label.bottom + len(label.text) * LINE + 6 for label in named), default=0)
    first_dot = top + 8 + label_space + DOT / 2
    lane = _Lane([], [], [], [], first_dot, first_dot)
    at: dict[str, float] = {}
    short = [(moment, level) for moment, level in levels if not is_long(moment)]
    for moment, level in short:
        x, y = days.at(moment.first), first_dot + level * DOT
        at[moment.id] = y
        lane.dots.append({"x": x, "y": y, "side": side, "is_hollow": moment.is_approximate})
        lane.spans += spans(moment, x, y, days.at(moment.last) - x, is_upright=False)
    y = first_dot + max((level + 1 for _, level in short), default=0) * DOT
    for moment, _ in levels[len(short) :]:
        x = days.at(moment.first)
        lane.dots.append({"x": x, "y": y, "side": side, "is_hollow": moment.is_approximate})
        lane.spans += spans(moment, x, y, days.at(moment.last) - x, is_upright=False)
        words = _label_text(moment, width - x)
        lane.labels.append({"x": x - 4, "y": y + DOT / 2 + LINE / 2, "text": words})
        y += DOT + LINE * len(words) + 2
    for label in named:
        bottom = first_dot - DOT / 2 - 2 - label.bottom
        x = days.at(label.moment.first)
        lane.labels.append({"x": label.left + 4, "y": bottom - len(label.text) * LINE + LINE / 2, "text": label.text})
        lane.leaders.append({"x": x, "y": bottom, "x2": x, "y2": at[label.moment.id] - 5})
    lane.end = y + 4
    return lane


def wide(moments: Sequence[Moment], settings: TimelineChart, sides: Mapping[str, Side]) -> Any:
    """Lanes across: time runs to the right."""
    width = float(theme.WIDE)
    start, end = settings.start.first, settings.end.last
    step = (width - LANE_HEAD - 8) / ((end - start).days + 1)
    days = _Days(start, end, LANE_HEAD, step)
    heads, rules, lanes = [], [], []
    y = 0.0
    for side, its in sides.items():
        own = [moment for moment in moments if moment.lane == side]
        if not own:
            continue
        lane = _lane(side, own, days, width, y)
        rules.append({"x": 0, "y": y, "x2": width, "y2": y})
        # In a narrow margin a long name takes two lines.
        heads.append({"x": 0, "y": lane.head_y, "text": wrapped(its.short, theme.TEXT, LANE_HEAD - 10)})
        lanes.append(lane)
        y = lane.end
    rules.append({"x": 0, "y": y, "x2": width, "y2": y})
    ticks = [{"x": days.at(day), "y": y + 14, "text": day_words(day)} for day in days.weeks()]
    grid = [{"x": days.at(day), "y": 0, "x2": days.at(day), "y2": y + 4} for day in days.weeks()]
    size = (width, y + 24)
    layers = [
        lines(grid, size, strokeDash=[2, 3]),
        lines(rules, size),
        _bars([row for lane in lanes for row in lane.spans], size),
        lines([row for lane in lanes for row in lane.leaders], size, color=theme.SOFT),
        *_dots([row for lane in lanes for row in lane.dots], size, sides, 90),
        texts(heads, size, fontWeight=600, lineHeight=15, baseline="top", dy=-7),
        texts(
            [row for lane in lanes for row in lane.labels], size, fontSize=theme.SMALL, lineHeight=LINE, **theme.HALO
        ),
        texts(ticks, size, align="center", color=theme.SOFT, fontSize=theme.SMALL),
    ]
    return picture(layers, size)


def _told_at(moment: Moment) -> dt.date:
    """The day from which a line leads to the label of a moment: its first; of a long span the last, past all dots."""
    return moment.last if is_long(moment) else moment.first


def passes_under(days: Sequence[dt.date]) -> list[float]:
    """How far under the dots of its day each line runs, so that it passes none of another lane and no other line."""
    return [PASS + 3.0 * days[:n].count(day) for n, day in enumerate(days)]


def narrow(moments: Sequence[Moment], settings: TimelineChart, sides: Mapping[str, Side]) -> Any:
    """Columns down: time runs to the foot of the page, the labels stand beside."""
    width = float(theme.NARROW)
    start, end = settings.start.first, settings.end.last
    used = [side for side in sides if any(moment.lane == side for moment in moments)]
    names = [sides[side].short for side in used]
    top = max((text_width(name, theme.TEXT) for name in names), default=0) + 26
    days = _Days(start, end, top, DAY_DOWN)
    dots, bars, rules, heads, shapes = [], [], [], [], []
    key: list[tuple[Moment, float]] = []
    left = DAY_NAMES
    bottom = days.at(end) + DAY_DOWN / 2 + 4
    for side, name in zip(used, names, strict=True):
        levels = stacked([moment for moment in moments if moment.lane == side], days, DAY_DOWN / 2)
        deep = max(level for _, level in levels) + 1
        lane = max(deep * SLOT + LANE_ROOM, LEAST_LANE)
        rules.append({"x": left, "y": top - 4, "x2": left, "y2": bottom})
        heads.append({"x": left + lane / 2, "y": top - 22, "text": name})
        shapes.append({"x": left + lane / 2, "y": top - 13, "side": side})
        for moment, level in levels:
            x, y = left + (lane - (deep - 1) * SLOT) / 2 + level * SLOT, days.at(moment.first)
            dots.append({"x": x, "y": y, "side": side, "is_hollow": moment.is_approximate})
            bars += spans(moment, x, y, days.at(moment.last) - y, is_upright=True)
            key += [(moment, x)] if moment.is_key or is_long(moment) else []
        left += lane
    rules.append({"x": left, "y": top - 4, "x2": left, "y2": bottom})
    key.sort(key=lambda one: (_told_at(one[0]), one[1]))
    beside = left + ELBOW
    words = [_label_text(moment, width - beside) for moment, _ in key]
    passes = passes_under([_told_at(moment) for moment, _ in key])
    tops = spread(
        [days.at(_told_at(moment)) - LINE / 2 for moment, _ in key], [len(text) * LINE + 6 for text in words], top - 4
    )
    placed, leaders = [], []
    for (moment, x), text, label_top, under in zip(key, words, tops, passes, strict=True):
        y, middle = days.at(_told_at(moment)), label_top + LINE / 2
        placed.append({"x": beside, "y": middle, "text": text})
        leaders += [
            {"x": x, "y": y, "x2": x + under, "y2": y + under},
            {"x": x + under, "y": y + under, "x2": left + 3, "y2": y + under},
            {"x": left + 3, "y": y + under, "x2": beside - 3, "y2": middle},
        ]
    end_of_words = max((label_top + len(text) * LINE for text, label_top in zip(words, tops, strict=True)), default=0.0)
    size = (width, max(bottom + 16, end_of_words + LINE / 2))
    weeks = days.weeks()
    ticks = [{"x": 0, "y": days.at(day), "text": day_words(day)} for day in weeks]
    grid = [{"x": DAY_NAMES - 3, "y": days.at(day), "x2": left, "y2": days.at(day)} for day in weeks]
    layers = [
        lines(rules, size),
        lines(grid, size, strokeDash=[2, 3]),
        _bars(bars, size),
        lines(leaders, size, color=theme.SOFT),
        points(shapes, size, theme.side_scales(sides), size=80),
        *_dots(dots, size, sides, SMALL_DOT),
        texts(heads, size, angle=270),
        texts(ticks, size, color=theme.SOFT, fontSize=theme.SMALL),
        texts(placed, size, fontSize=theme.SMALL, lineHeight=LINE),
    ]
    return picture(layers, size)
