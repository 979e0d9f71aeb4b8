"""When the findings on each claim were published: one row a claim, marks by which way each finding points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import inline
from build_scripts.charts.text_width import wrapped
from build_scripts.derived.arrivals import Arrival, ClaimArrivals
from build_scripts.model import ArrivalsChart
from build_scripts.values import day_words
from build_scripts.vocabulary import Direction

LINE = 15
# Height of one mark in a pile, and what stands between the rows.
STEP, GAP = 8, 16
# Least room on the axis between the turn and the names before and after it.
ROOM = 40
# The part of the width for the days until the turn.
DENSE = 0.66
_SHAPES = {
    Direction.SUPPORTS: "triangle-up",
    Direction.CONTRADICTS: "triangle-down",
    Direction.MIXED: "diamond",
    Direction.CONTEXT: "stroke",
}


def _x(day: dt.date, settings: ArrivalsChart, width: int) -> float:
    """Pixels from the left: days until the turn are drawn wide, later ones narrow; outside, at the edge."""
    start, turn, end = settings.start.first, settings.turn.last, settings.end.last
    dense = DENSE * width
    if day <= turn:
        return max(0.0, (day - start).days / (turn - start).days * dense)
    return min(float(width), dense + (day - turn).days / (end - turn).days * (width - dense))


def _piles(row: ClaimArrivals, settings: ArrivalsChart, width: int) -> list[tuple[Arrival, float, int]]:
    """Each finding with its pixel from the left and its level: 1, 2, … above the line, -1, -2, … below it."""
    heights: dict[tuple[int, bool], int] = {}
    found = []
    for arrival in row.arrivals:
        x = _x(arrival.day, settings, width)
        is_below = arrival.found.direction == Direction.CONTRADICTS
        # Marks closer than their own width pile up.
        column = round(x / STEP)
        heights[column, is_below] = level = heights.get((column, is_below), 0) + 1
        found.append((arrival, float(column * STEP), -level if is_below else level))
    return found


def _ticks(settings: ArrivalsChart, width: int) -> list[dict[str, Any]]:
    """The days and years that the axis names: every seventh day until the turn, the turn, then each new year."""
    start, turn, end = settings.start.first, settings.turn.last, settings.end.last
    days = [start + dt.timedelta(days) for days in range(0, (turn - start).days + 1, 7)]
    # On a phone every other week has room.
    days = days[::2] if width < theme.WIDE / 2 + 60 else days
    # A day's name so near to the turn would run into the turn's own.
    days = [day for day in days if _x(day, settings, width) < _x(turn, settings, width) - ROOM]
    ticks = [{"x": _x(day, settings, width), "words": day_words(day), "align": "center"} for day in days]
    ticks.append({"x": _x(turn, settings, width), "words": day_words(turn), "align": "right"})
    years = [(str(year), _x(dt.date(year, 1, 1), settings, width)) for year in range(turn.year + 1, end.year + 1)]
    # A year that begins so near to the turn would read as that day's own.
    far = _x(turn, settings, width) + ROOM
    return ticks + [{"x": x, "words": words, "align": "left"} for words, x in years if x >= far]


def chart(rows: Sequence[ClaimArrivals], settings: ArrivalsChart, width: int) -> Any:
    """The rows at `width` pixels, in the order given."""
    plot = width - 12
    words, lines, marks = [], [], []
    y = 26.0
    for row in rows:
        piles = _piles(row, settings, plot)
        up = max((level for _, _, level in piles if level > 0), default=0)
        down = max((-level for _, _, level in piles if level < 0), default=0)
        text = wrapped(row.short, theme.TEXT, plot)
        words.append({"words": text, "y": y})
        y += LINE * len(text) + 4 + STEP * up
        lines.append({"y": y})
        marks += [
            {
                "x": x,
                "y": y - (level - 0.5) * STEP if level > 0 else y - (level + 0.5) * STEP,
                "kind": arrival.found.direction.value,
            }
            for arrival, x, level in piles
        ]
        y += STEP * down + GAP
    y += 8
    scale_y = alt.Scale(domain=[y, 0], nice=False)
    scale_x = alt.Scale(domain=[-6, width - 6], nice=False)

    def at(field: str) -> tuple[Any, Any]:
        return alt.X(f"{field}:Q", scale=scale_x, axis=None), alt.Y("y:Q", scale=scale_y, axis=None)

    ticks = _ticks(settings, plot)
    grid = alt.Chart(inline([{**tick, "y": 18, "foot": y - GAP + 2} for tick in ticks]))
    x, top = at("x")
    turn = alt.Chart(inline([{"x": _x(settings.turn.last, settings, plot), "y": 18, "foot": y - GAP + 2}]))
    layers = [
        grid.mark_rule(color=theme.RULE).encode(x=x, y=top, y2="foot:Q"),
        turn.mark_rule(color=theme.SOFT, strokeDash=[3, 3]).encode(x=x, y=top, y2="foot:Q"),
        *(
            alt.Chart(inline([{**tick, "y": end} for tick in ticks if tick["align"] == align for end in (14, y + 4)]))
            .mark_text(fontSize=theme.SMALL, color=theme.SOFT, baseline="bottom", align=align)
            .encode(x=x, y=top, text="words:N")
            for align in ("center", "right", "left")
        ),
        alt.Chart(inline([{**line, "x": 0, "end": plot} for line in lines]))
        .mark_rule(color=theme.SOFT)
        .encode(x=x, x2="end:Q", y=top),
        alt.Chart(inline([{**word, "x": -6} for word in words]))
        .mark_text(align="left", baseline="top", fontSize=theme.TEXT, lineHeight=LINE, color=theme.INK, **theme.HALO)
        .encode(x=x, y=top, text="words:N"),
    ]
    shape = alt.Shape(
        "kind:N",
        scale=alt.Scale(domain=[word.value for word in Direction], range=[_SHAPES[word] for word in Direction]),
        legend=None,
    )
    points = alt.Chart(inline(marks))
    filled = "datum.kind === 'supports' || datum.kind === 'mixed'"
    layers += [
        points.transform_filter(filled).mark_point(filled=True, size=42, color=theme.INK, opacity=1),
        points.transform_filter(f"!({filled})").mark_point(
            filled=False, size=42, color=theme.INK, opacity=1, strokeWidth=1.4
        ),
    ]
    layers[-2:] = [layer.encode(x=x, y=top, shape=shape) for layer in layers[-2:]]
    return theme.themed(alt.layer(*layers).properties(width=width - 8, height=y))
