"""The marks of events on a map: a side's shape in its colour, and how two layers of one side differ without colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, points

Scales = tuple[list[str], list[str], list[str]]
Row = dict[str, Any]
Size = tuple[float, float]


def half(size: float) -> float:
    """Half the width of a mark that is drawn at a size, with its outline."""
    return math.sqrt(size) / 2 + 1.5


def mark_layers(rows: Sequence[Row], canvas: Size, scales: Scales, size: float, opacity: float = 1) -> list[Any]:
    """Marks at `x`, `y` of a `side`; `mark` is 'filled', 'open', or 'ringed': open with a small filled one in it."""

    def of(*kinds: str, among: Sequence[Row] = rows) -> list[Row]:
        return [{"x": row["x"], "y": row["y"], "side": row["side"]} for row in among if row["mark"] in kinds]

    filled, opened = of("filled"), of("open", "ringed")
    # In a heap of rings the cores of those below would fill the rings above.
    cores = of("ringed", among=_uncovered([row for row in rows if row["mark"] != "filled"], half(size)))
    layers = [points(filled, canvas, scales, size=size, opacity=opacity)] if filled else []
    if opened:
        layers.append(_open(opened, canvas, scales, size, opacity))
    if cores:
        layers.append(points(cores, canvas, scales, size=size * 0.22, strokeWidth=0, opacity=opacity))
    return layers


def _uncovered(rings: Sequence[Row], reach: float) -> list[Row]:
    """The rings over whose middle no later one lies."""
    return [
        ring
        for n, ring in enumerate(rings)
        if not any(max(abs(one["x"] - ring["x"]), abs(one["y"] - ring["y"])) < reach for one in rings[n + 1 :])
    ]


def _open(rows: Sequence[Row], canvas: Size, scales: Scales, size: float, opacity: float) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=size * 1.2, strokeWidth=2.2, fill=theme.LAND, fillOpacity=0.85, opacity=opacity
    )
    return marks.encode(
        x=across("x", canvas[0]),
        y=down("y", canvas[1]),
        stroke=alt.Stroke("side:N", scale=alt.Scale(domain=scales[0], range=scales[1]), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=scales[0], range=scales[2]), legend=None),
    )


def ring_layer(rows: Iterable[Row], canvas: Size, scales: Scales, opacity: float = 1) -> list[Any]:
    """Dashed rings of a `radius` in pixels: the place may lie anywhere inside."""
    drawn = [{"x": row["x"], "y": row["y"], "side": row["side"], "size": math.pi * row["radius"] ** 2} for row in rows]
    if not drawn:
        return []
    domain, colours, _ = scales
    marks = alt.Chart(inline(drawn)).mark_point(
        shape="circle", filled=False, fillOpacity=0.1, strokeDash=[3, 3], strokeWidth=1.2, opacity=opacity, clip=True
    )
    scale = alt.Scale(domain=domain, range=colours)
    return [
        marks.encode(
            x=across("x", canvas[0]),
            y=down("y", canvas[1]),
            size=alt.Size("size:Q", scale=None),
            fill=alt.Fill("side:N", scale=scale, legend=None),
            stroke=alt.Stroke("side:N", scale=scale, legend=None),
        )
    ]


def town_dots(rows: Sequence[Row], canvas: Size) -> Any:
    """Small open dots: places that are only there for orientation."""
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=16, stroke=theme.SOFT, strokeWidth=1.3, fill=theme.PAPER, opacity=1
    )
    return marks.encode(x=across("x", canvas[0]), y=down("y", canvas[1]))
