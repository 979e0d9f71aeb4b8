"""Events by side: lanes across on a wide page, columns down on a narrow one. Days without events stay empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.charts import theme
from build_scripts.charts.pixels import lines, picture, points, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import Side, TimelineChart
from build_scripts.views.pictures import Moment, day_words

DOT = 14
LINE = 16
LABEL_WIDTH = 168
LANE_HEAD = 104
DAY_DOWN = 19
COLUMN = 21


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


def _stacked(moments: Sequence[Moment], days: _Days) -> list[tuple[Moment, int]]:
    """Each moment with the lowest level at which it touches no earlier one of its lane."""
    ends: list[float] = []
    placed = []
    for moment in moments:
        x, x2 = days.at(moment.first), days.at(moment.last)
        level = next((n for n, end in enumerate(ends) if x - end >= DOT), len(ends))
        if level == len(ends):
            ends.append(x2)
        ends[level] = x2
        placed.append((moment, level))
    return placed


@dataclass(frozen=True)
class _Label:
    """A wrapped label over its dot: `left` is its edge, `row` its line among the lane's label rows."""

    moment: Moment
    text: list[str]
    left: float
    bottom: float


def _labels(moments: Sequence[Moment], days: _Days, width: float) -> list[_Label]:
    """Labels of the key moments, raised until none covers another; `bottom` counts upwards from the dots."""
    placed: list[tuple[float, float, float, float]] = []
    found = []
    # Later ones first and lowest: words run to the right, so no line then has to pass through any.
    for moment in reversed([moment for moment in moments if moment.is_key]):
        text = wrapped(f"{day_words(moment.first)}: {moment.title}", theme.SMALL, LABEL_WIDTH)
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
        found.append(_Label(moment, text, left, bottom))
    return found


def _marks(moment: Moment, x: float, y: float, x2: float, y2: float) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """The dot of a moment, and the bar of its span where it has one."""
    dot = {"x": x, "y": y, "side": moment.lane}
    span = {"x": x, "y": y, "x2": x2, "y2": y2} if moment.first != moment.last else None
    return dot, span


def wide(moments: Sequence[Moment], settings: TimelineChart, sides: Mapping[str, Side]) -> Any:
    """Lanes across: time runs to the right."""
    width = float(theme.WIDE)
    start, end = settings.start.first, settings.end.last
    step = (width - LANE_HEAD - 8) / ((end - start).days + 1)
    days = _Days(start, end, LANE_HEAD, step)
    heads, rules, dots, spans, labels, leaders = [], [], [], [], [], []
    y = 0.0
    for side, its in sides.items():
        lane = [moment for moment in moments if moment.lane == side]
        if not lane:
            continue
        stacked = _stacked(lane, days)
        named = _labels(lane, days, width)
        label_space = max((label.bottom + len(label.text) * LINE + 6 for label in named), default=0)
        depth = (max(level for _, level in stacked) + 1) * DOT
        rules.append({"x": 0, "y": y, "x2": width, "y2": y})
        first_dot = y + 8 + label_space + DOT / 2
        # In a narrow margin a long name takes two lines.
        heads.append({"x": 0, "y": first_dot, "text": wrapped(its.short, theme.TEXT, LANE_HEAD - 10)})
        at = {}
        for moment, level in stacked:
            where = first_dot + level * DOT
            at[moment.id] = where
            dot, span = _marks(moment, days.at(moment.first), where, days.at(moment.last), where)
            dots.append(dot)
            spans += [{**span, "side": side}] if span else []
        for label in named:
            bottom = first_dot - DOT / 2 - 2 - label.bottom
            x = days.at(label.moment.first)
            labels.append({"x": label.left + 4, "y": bottom - len(label.text) * LINE + LINE / 2, "text": label.text})
            leaders.append({"x": x, "y": bottom, "x2": x, "y2": at[label.moment.id] - 5})
        y = first_dot + depth + 4
    rules.append({"x": 0, "y": y, "x2": width, "y2": y})
    ticks = [{"x": days.at(day), "y": y + 14, "text": day_words(day)} for day in days.weeks()]
    grid = [{"x": days.at(day), "y": 0, "x2": days.at(day), "y2": y + 4} for day in days.weeks()]
    size = (width, y + 24)
    scales = theme.side_scales(sides)
    layers = [
        lines(grid, size, strokeDash=[2, 3]),
        lines(rules, size),
        lines(spans, size, color=theme.SOFT, strokeWidth=4, opacity=0.45),
        lines(leaders, size, color=theme.SOFT),
        points(dots, size, scales),
        texts(heads, size, fontWeight=600, lineHeight=15, baseline="top", dy=-7),
        texts(labels, size, fontSize=theme.SMALL, lineHeight=LINE, **theme.HALO),
        texts(ticks, size, align="center", color=theme.SOFT, fontSize=theme.SMALL),
    ]
    return picture(layers, size)


def narrow(moments: Sequence[Moment], settings: TimelineChart, sides: Mapping[str, Side]) -> Any:
    """Columns down: time runs to the foot of the page, the labels stand beside."""
    width = float(theme.NARROW)
    start, end = settings.start.first, settings.end.last
    used = [side for side in sides if any(moment.lane == side for moment in moments)]
    left = 44.0
    right = left + len(used) * COLUMN + 6
    days = _Days(start, end, 24, DAY_DOWN)
    dots, labels, leaders, spans = [], [], [], []
    taken: dict[tuple[str, dt.date], int] = {}
    floor = 0.0
    for moment in moments:
        column = left + used.index(moment.lane) * COLUMN + COLUMN / 2
        crowd = taken.get((moment.lane, moment.first), 0)
        taken[moment.lane, moment.first] = crowd + 1
        # The second of a lane's day stands right of the first and the third left of it, so that each is seen.
        x, y = column + (0, 6, -6)[crowd % 3], days.at(moment.first)
        dot, span = _marks(moment, x, y, x, days.at(moment.last))
        dots.append(dot)
        spans += [span] if span else []
        if moment.is_key:
            text = wrapped(f"{day_words(moment.first)}: {moment.title}", theme.SMALL, width - right - 6)
            top = max(y - LINE / 2, floor)
            labels.append({"x": right + 4, "y": top + LINE / 2, "text": text})
            leaders.append({"x": x, "y": y, "x2": right, "y2": top + LINE / 2})
            floor = top + len(text) * LINE + 5
    height = max(days.at(end) + DAY_DOWN, floor + 6)
    size = (width, height)
    weeks = days.weeks()
    ticks = [{"x": 0, "y": days.at(day), "text": day_words(day)} for day in weeks]
    grid = [{"x": left, "y": days.at(day), "x2": right, "y2": days.at(day)} for day in weeks]
    columns = [
        {"x": left + n * COLUMN, "y": 18, "x2": left + n * COLUMN, "y2": days.at(end) + DAY_DOWN / 2}
        for n in range(len(used) + 1)
    ]
    scales = theme.side_scales(sides)
    heads = [{"x": left + (n + 0.5) * COLUMN, "y": 8, "side": side} for n, side in enumerate(used)]
    layers = [
        lines(columns, size),
        lines(grid, size, strokeDash=[2, 3]),
        lines(spans, size, color=theme.SOFT, strokeWidth=4, opacity=0.45),
        lines(leaders, size, color=theme.SOFT),
        points(heads, size, scales, size=150, opacity=0.35),
        points(dots, size, scales, size=80),
        texts(ticks, size, color=theme.SOFT, fontSize=theme.SMALL),
        texts(labels, size, fontSize=theme.SMALL, lineHeight=LINE),
    ]
    return picture(layers, size)
