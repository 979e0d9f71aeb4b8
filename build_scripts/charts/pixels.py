"""Marks placed by pixel: for pictures whose layout we compute, so that labels never collide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme

Rows = Sequence[dict[str, Any]]


class _Inline(alt.NamedData):
    """Rows in one string under the name of a data set, until the specification is written.

    Altair copies all that a chart holds, rows and the lines of a map too, each time that it is put into another, which
    took most of the time of drawing; a string is never copied.
    """

    def to_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        """The rows, as a specification has them."""
        return {"values": json.loads(self["name"])}


def inline(rows: Rows) -> Any:
    """Rows as the data of a chart; Altair's own constructor carries no types."""
    return _Inline(name=json.dumps(list(rows), ensure_ascii=False))


def across(field: str, width: float) -> Any:
    """Horizontal position in pixels from the left edge."""
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, width], nice=False, zero=False), axis=None)


def down(field: str, height: float) -> Any:
    """Vertical position in pixels from the top edge."""
    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[height, 0], nice=False, zero=False), axis=None)


def texts(rows: Rows, canvas: tuple[float, float], **look: Any) -> Any:
    """Text at `x`, `y`; a list in `text` makes lines."""
    settings = {"align": "left", "baseline": "middle", "fontSize": theme.TEXT, "color": theme.INK, **look}
    marks = alt.Chart(inline(rows)).mark_text(**settings)
    return marks.encode(x=across("x", canvas[0]), y=down("y", canvas[1]), text="text:N")


def lines(rows: Rows, canvas: tuple[float, float], **look: Any) -> Any:
    """Straight lines from `x`, `y` to `x2`, `y2`."""
    settings = {"color": theme.RULE, "strokeWidth": 1, **look}
    marks = alt.Chart(inline(rows)).mark_rule(**settings)
    return marks.encode(x=across("x", canvas[0]), y=down("y", canvas[1]), x2="x2:Q", y2="y2:Q")


def points(rows: Rows, canvas: tuple[float, float], scales: tuple[list[str], list[str], list[str]], **look: Any) -> Any:
    """A side's shape in its colour at `x`, `y`; `side` names the side."""
    domain, colours, shapes = scales
    settings = {"filled": True, "opacity": 1, "size": 90, "stroke": theme.PAPER, "strokeWidth": 1, **look}
    marks = alt.Chart(inline(rows)).mark_point(**settings)
    return marks.encode(
        x=across("x", canvas[0]),
        y=down("y", canvas[1]),
        fill=alt.Fill("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None),
    )


def picture(layers: Sequence[Any], canvas: tuple[float, float]) -> Any:
    """The layers as one chart of `canvas` pixels in the shared look."""
    return theme.themed(unthemed(layers, canvas))


def unthemed(layers: Sequence[Any], canvas: tuple[float, float]) -> Any:
    """The layers as a chart of `canvas` pixels, to be put together with others."""
    return alt.layer(*layers).properties(width=canvas[0], height=canvas[1])


def spread(wanted: Sequence[float], heights: Sequence[float], top: float) -> list[float]:
    """Where boxes of `heights` begin, in their order, none over another or before `top`, as near to `wanted` as may be.

    Boxes that would overlap form a block, which begins at the mean of what its boxes want: least squares by pooling.
    """
    # Each block: its number of boxes, the sum of the tops that they want for the block, its height.
    blocks: list[tuple[int, float, float]] = []
    for want, height in zip(wanted, heights, strict=True):
        count, total, tall = 1, want, height
        while blocks:
            before, its_total, its_tall = blocks[-1]
            if max(top, its_total / before) + its_tall <= max(top, total / count):
                break
            # Each box of the later block wants the joint one to begin higher by the earlier one's height.
            count, total, tall = before + count, its_total + total - count * its_tall, its_tall + tall
            blocks.pop()
        blocks.append((count, total, tall))
    found: list[float] = []
    for count, total, _ in blocks:
        y = max(top, total / count)
        for height in heights[len(found) : len(found) + count]:
            found.append(y)
            y += height
    return found
