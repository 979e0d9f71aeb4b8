"""The same map once for each stretch of days: numbers as circles at their places, and the events of those days."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.ground import Projection, light_ground, projection, rectangle
from build_scripts.charts.marks import half, mark_layers
from build_scripts.charts.pixels import across, down, inline, lines, texts
from build_scripts.charts.placing import Plane, Words, placed_words
from build_scripts.charts.text_width import cut, text_width
from build_scripts.model import MapGround, Side
from build_scripts.values import without_common_end
from build_scripts.views.picture_panels import Circle, MapPanel

GAP = 14
HEAD = theme.TEXT + 1
MARK = 60
# How far from its circle a name may stand, with a line that leads to it.
REACH = 90.0
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
    layers: list[Any] = [
        rectangle((0, 0, *size), size, fill=theme.SEA, stroke=None),
        *light_ground(ground.base, [(to.at, (0, 0, *size))], provinces=True),
    ]
    circles = _circles(panel.circles, to, greatest)
    # A mark may lie over a circle, never over its number.
    layers += [*circles[:1], *mark_layers(_marks(panel, to), size, scales, MARK), *circles[1:]]
    layers += _names(panel, to, greatest)
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


def _marks(panel: MapPanel, to: Projection) -> list[dict[str, Any]]:
    """The marks of the events; those of one place stand side by side."""
    seen: dict[str, int] = {}
    rows = []
    for spot in panel.spots:
        if spot.is_drawn:
            x, y = to.at(spot.lon, spot.lat)
            turn = seen[spot.place] = seen.get(spot.place, -1) + 1
            rows.append({"x": x + turn * (2 * half(MARK) - 2), "y": y, "side": spot.side, "mark": spot.mark})
    return rows


def _names(panel: MapPanel, to: Projection, greatest: float) -> list[Any]:
    """The name of each circle's place, with its number where the circle is too small for it."""
    plane, clear = Plane(to.width, to.height), half(MARK)
    for mark in _marks(panel, to):
        x, y = mark["x"], mark["y"]
        plane.boxes.append((x - clear, y - clear, x + clear, y + clear))
    wanted, names = [], without_common_end([one.name for one in panel.circles])
    for one, name in zip(panel.circles, names, strict=True):
        (x, y), radius = to.at(one.lon, one.lat), _radius(one, to, greatest)
        plane.boxes.append((x - radius, y - radius, x + radius, y + radius))
        plane.marks.append((x, y, radius))
        text = cut(name if _holds(one, radius) else f"{name}: {one.value}")
        wanted.append(Words(((text,),), x, y, theme.SMALL, radius, radius, reach=REACH))
    found, _ = placed_words(plane, wanted)
    size = (to.width, to.height)
    words = [{"x": one.box[0], "y": (one.box[1] + one.box[3]) / 2, "text": one.lines[0]} for one in found]
    leaders = [dict(zip(("x", "y", "x2", "y2"), one.leader, strict=True)) for one in found if one.leader]
    halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
    layers = [lines(leaders, size, color=theme.INK, strokeWidth=0.9)] if leaders else []
    return [*layers, texts(words, size, color=theme.SOFT, fontSize=theme.SMALL, **halo)] if words else layers


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
