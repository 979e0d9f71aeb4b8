"""The same map once for each stretch of days: numbers as circles at their places, and the events of those days."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.area_map import (
    Projection,
    geography,
    is_filled,
    open_points,
    projection,
    rectangle,
    side_by_side,
)
from build_scripts.charts.labels import Box, Wanted, placed
from build_scripts.charts.pixels import across, down, inline, points, texts
from build_scripts.charts.text_width import text_width
from build_scripts.model import MapGround, Side
from build_scripts.views.picture_panels import Circle, MapPanel

GAP = 14
HEAD = theme.TEXT + 1
MARK = 70
# The radius of the greatest number's circle, as a part of the panel's width; areas go by the numbers.
GREATEST = 0.075


@dataclass(frozen=True)
class Ground:
    """What every panel stands on: the map's settings, the sides and the base map."""

    settings: MapGround
    sides: Mapping[str, Side]
    base: Mapping[str, Any]


def chart(panels: Sequence[MapPanel], ground: Ground, width: int, columns: int) -> Any:
    """The panels in rows of `columns`, together `width` pixels wide; circles have one scale for all."""
    to = projection(ground.settings, (width - GAP * (columns - 1)) / columns)
    greatest = max((one.number for panel in panels for one in panel.circles), default=1.0)
    drawn = [_panel(panel, ground, to, greatest) for panel in panels]
    rows = [alt.hconcat(*drawn[start : start + columns], spacing=GAP) for start in range(0, len(drawn), columns)]
    return theme.themed(alt.vconcat(*rows, spacing=GAP))


def _panel(panel: MapPanel, ground: Ground, to: Projection, greatest: float) -> Any:
    size = (to.width, to.height)
    scales = theme.side_scales(ground.sides)
    layers: list[Any] = [rectangle([(0, 0, *size)], size, color=theme.SEA)]
    layers += geography(ground.base, to, ("units", "countries"))
    circles = _circles(panel.circles, to, greatest)
    layers += circles[:1]
    events = side_by_side([spot for spot in panel.spots if spot.is_drawn], to, 8)
    for number, layer in enumerate(ground.settings.layers):
        shown = [{"x": x, "y": y, "side": spot.side} for spot, x, y in events if spot.layer == layer.label]
        if shown:
            make = points if is_filled(number) else open_points
            layers.append(make(shown, size, scales, size=MARK))
    # A mark may lie over a circle, never over its number.
    layers += circles[1:]
    discs = [(*to.at(one.lon, one.lat), _radius(one, to, greatest)) for one in panel.circles]
    marks: list[Box] = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in discs]
    marks += [(x - 6, y - 6, x + 6, y + 6) for _, x, y in events]
    wanted = [
        Wanted(one.name, x, y, theme.SMALL, is_quiet=True, radius=radius)
        if _holds(one, radius)
        else Wanted(f"{one.name}: {one.value}", x, y, theme.SMALL, radius=radius)
        for one, (x, y, radius) in zip(panel.circles, discs, strict=True)
    ]
    words = [{"x": one.box[0] + 1, "y": one.middle, "text": one.lines[0]} for one in placed(wanted, marks, size)]
    if words:
        halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
        layers.append(texts(words, size, color=theme.SOFT, fontSize=theme.SMALL, **halo))
    heading = alt.TitleParams(
        panel.label,
        subtitle=panel.caption,
        anchor="start",
        frame="group",
        font=theme.FONT,
        fontSize=HEAD,
        fontWeight=600,
        color=theme.INK,
        subtitleFont=theme.FONT,
        subtitleFontSize=theme.SMALL,
        subtitleColor=theme.SOFT,
        offset=4,
    )
    return alt.layer(*layers).properties(width=size[0], height=size[1], title=heading)


def _radius(one: Circle, to: Projection, greatest: float) -> float:
    return math.sqrt(one.number / greatest) * GREATEST * to.width


def _holds(one: Circle, radius: float) -> bool:
    """True where the number's words have room in its circle; elsewhere they stand with the place's name."""
    return text_width(one.value, theme.SMALL, is_bold=True) <= 2 * radius + 2


def _circles(circles: Sequence[Circle], to: Projection, greatest: float) -> list[Any]:
    """Circles whose areas go by their numbers, each with its number in the middle, if there is room for it."""
    if not circles:
        return []
    size = (to.width, to.height)
    rows = [
        dict(zip("xy", to.at(one.lon, one.lat), strict=True))
        | {
            "size": math.pi * _radius(one, to, greatest) ** 2,
            "text": one.value if _holds(one, _radius(one, to, greatest)) else "",
        }
        for one in sorted(circles, key=lambda one: -one.number)
    ]
    marks = alt.Chart(inline(rows)).mark_point(
        shape="circle", filled=True, color=theme.CELL, stroke=theme.SOFT, strokeWidth=1, opacity=1
    )
    halo = {"stroke": theme.CELL, "strokeWidth": 2, "strokeJoin": "round"}
    return [
        marks.encode(x=across("x", size[0]), y=down("y", size[1]), size=alt.Size("size:Q", scale=None)),
        texts(rows, size, align="center", fontWeight=600, fontSize=theme.SMALL, **halo),
    ]
