"""A dot plot of estimates: one row an estimate, ranges drawn as ranges, grouped by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import inline
from build_scripts.charts.text_width import wrapped
from build_scripts.model import EstimatesChart, Side
from build_scripts.views.pictures import Estimate

ROW = 46
LINE = 15


def _plot_rows(rows: Sequence[Estimate], settings: EstimatesChart, width: float) -> list[dict[str, Any]]:
    """One dict a row with its vertical position in pixels and its label cut into lines."""
    top = settings.maximum or max((row.high or row.low or 0) for row in rows)
    found, y = [], 0.0
    for row in rows:
        label = wrapped(f"{row.by}, {row.date}: {row.value} ({row.counted})", theme.TEXT, width)
        y += LINE * len(label)
        low, high = row.low, row.high
        found.append(
            {
                "y": y + 8,
                "label": label,
                "label_y": y - LINE * (len(label) - 1) - 6,
                "side": row.side,
                # An open range is drawn to the end of the scale on its open side.
                "low": 0 if low is None else low,
                "high": top if high is None else high,
                "start": high if low is None else low,
                "is_point": low is not None and low == high,
                "opens_down": low is None,
                "opens_up": high is None,
            }
        )
        y += 24
    return found


def chart(rows: Sequence[Estimate], settings: EstimatesChart, sides: dict[str, Side], width: int) -> Any:
    """The dot plot at `width` pixels; values in the figure's unit from 0 to the axis' end."""
    data = _plot_rows(rows, settings, width - 10)
    height = data[-1]["y"] + 16
    top = settings.maximum or max(row["high"] for row in data)
    domain, colours, shapes = theme.side_scales(sides)
    x = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        axis=alt.Axis(title=settings.axis, tickCount=5, grid=True, orient="bottom", titleLimit=width),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)
    colour = alt.Color("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
    shape = alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
    base = alt.Chart(inline(data))
    span = base.transform_filter("!datum.is_point").mark_rule(strokeWidth=3, opacity=0.55)
    dots = base.mark_point(filled=True, size=110, opacity=1)
    labels = base.mark_text(align="left", baseline="bottom", lineHeight=LINE, fontSize=theme.TEXT)
    layers = alt.layer(
        span.encode(x=x, x2="high:Q", y=y, color=colour),
        dots.transform_filter("!datum.opens_down").encode(x=x, y=y, color=colour, shape=shape),
        dots.transform_filter("!datum.opens_up").encode(
            x=alt.X("high:Q", scale=alt.Scale(domain=[0, top], nice=False)), y=y, color=colour, shape=shape
        ),
        labels.encode(
            x=alt.value(0),
            y=alt.Y("label_y:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None),
            text="label:N",
        ),
    )
    return theme.themed(layers.properties(width=width, height=height))
