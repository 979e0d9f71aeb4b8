"""Dot plots of estimates: a panel for each thing counted, one row an estimate, ranges drawn as ranges, by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import inline
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import EstimatesChart, Side
from build_scripts.views.pictures import Estimate, Panel

LINE = 15
# From the foot of a row's words to the middle of its mark, and from there to the next row's words.
TO_MARK, TO_NEXT, TO_NEXT_SIDE = 5, 21, 30


def _plot_rows(rows: Sequence[Estimate], top: float, width: float) -> list[dict[str, Any]]:
    """One dict a row: its words cut into lines, its mark, and the value to be written beside the mark."""
    found: list[dict[str, Any]] = []
    y, side = 0.0, rows[0].side if rows else ""
    for row in rows:
        if row.side != side:
            y, side = y + TO_NEXT_SIDE - TO_NEXT, row.side
        words = wrapped(f"{row.by}, {row.date}: {row.counted}", theme.TEXT, width)
        y += LINE * len(words)
        end = top if row.high is None else row.high
        # Near the right edge the value stands before its mark.
        is_late = end / top * width + text_width(row.value, theme.TEXT) + 14 > width
        low = 0 if row.low is None else row.low
        found.append(
            {
                "words": words,
                "words_y": y - LINE * (len(words) - 1),
                "y": y + TO_MARK + 4,
                "side": row.side,
                "value": row.value,
                "value_before": low if is_late else None,
                "value_after": None if is_late else end,
                # An open range is drawn to the end of the scale on its open side, without a mark there.
                "low": low,
                "high": end,
                "is_point": row.low is not None and row.low == row.high,
                "opens_down": row.low is None,
                "opens_up": row.high is None,
            }
        )
        y += TO_MARK + TO_NEXT
    return found


def chart(panels: Sequence[Panel], settings: EstimatesChart, sides: Mapping[str, Side], width: int) -> Any:
    """The dot plots at `width` pixels; values in the figure's unit from 0 to the end of the axis.

    Each panel has an axis of its own: numbers that count different things share none.
    """
    rows = [row for panel in panels for row in panel.rows]
    top = settings.maximum or max((row.high or row.low or 0) for row in rows)
    # The panels' axes are alike; what they count is said at the foot of the last.
    last = len(panels) - 1
    plots = [
        _panel(panel, top, settings.axis if number == last else "", sides, width) for number, panel in enumerate(panels)
    ]
    return theme.themed(alt.vconcat(*plots, spacing=22))


def _panel(panel: Panel, top: float, axis_title: str, sides: Mapping[str, Side], width: int) -> Any:
    """One panel with its heading."""
    rows = panel.rows
    data = _plot_rows(rows, top, width - 4)
    height = data[-1]["y"] + 16
    domain, colours, shapes = theme.side_scales(sides)
    scale = alt.Scale(domain=[0, top], nice=False)
    axis = alt.Axis(title=axis_title or None, tickCount=5, grid=True, orient="bottom", titleLimit=width)
    x, x_high = alt.X("low:Q", scale=scale, axis=axis), alt.X("high:Q", scale=scale)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    colour = alt.Color("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
    shape = alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
    base = alt.Chart(inline(data))
    span = base.transform_filter("!datum.is_point").mark_rule(strokeWidth=3, opacity=0.55)
    dots = base.mark_point(filled=True, size=110, opacity=1)
    layers = [
        span.encode(x=x, x2="high:Q", y=y, color=colour),
        dots.transform_filter("!datum.opens_down").encode(x=x, y=y, color=colour, shape=shape),
        dots.transform_filter("!datum.opens_up").encode(x=x_high, y=y, color=colour, shape=shape),
    ]
    words_y = alt.Y("words_y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    words = base.mark_text(
        align="left", baseline="bottom", lineHeight=LINE, fontSize=theme.TEXT, color=theme.INK, **theme.HALO
    )
    layers.append(words.encode(x=alt.value(0), y=words_y, text="words:N"))
    places: dict[str, dict[str, Any]] = {
        "value_after": {"align": "left", "dx": 11},
        "value_before": {"align": "right", "dx": -11},
    }
    for field, look in places.items():
        value = base.transform_filter(f"datum.{field} !== null").mark_text(
            baseline="middle", fontSize=theme.TEXT, fontWeight=600, color=theme.INK, **look, **theme.HALO
        )
        layers.append(value.encode(x=alt.X(f"{field}:Q", scale=scale), y=y, text="value:N"))
    heading = alt.TitleParams(
        wrapped(panel.label, theme.TEXT + 1, width),
        anchor="start",
        frame="group",
        align="left",
        font=theme.FONT,
        fontSize=theme.TEXT + 1,
        fontWeight=600,
        color=theme.INK,
        offset=4,
    )
    return alt.layer(*layers).properties(width=width, height=height, title=heading)
