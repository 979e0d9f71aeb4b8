"""The same map once for each week: that week's marks, and faintly those of the weeks before."""

from __future__ import annotations

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
from build_scripts.model import MapChart, Side
from build_scripts.views.picture_weeks import Week
from build_scripts.views.pictures import Label, Spot

GAP = 14
HEAD = theme.TEXT + 1
MARK, FAINT = 60, 26


@dataclass(frozen=True)
class Ground:
    """What every panel stands on: the map's settings, the sides, the base map, and a place named in each."""

    settings: MapChart
    sides: Mapping[str, Side]
    base: Mapping[str, Any]
    named: Sequence[Label]


def chart(panels: Sequence[Week], ground: Ground, width: int, columns: int) -> Any:
    """The panels in rows of `columns`, together `width` pixels wide."""
    to = projection(ground.settings, (width - GAP * (columns - 1)) / columns)
    drawn = []
    for number, week in enumerate(panels):
        before = [spot for earlier in panels[:number] for spot in earlier.spots]
        drawn.append(_panel(week, before, ground, to))
    rows = [alt.hconcat(*drawn[start : start + columns], spacing=GAP) for start in range(0, len(drawn), columns)]
    return theme.themed(alt.vconcat(*rows, spacing=GAP))


def _panel(week: Week, before: Sequence[Spot], ground: Ground, to: Projection) -> Any:
    size = (to.width, to.height)
    scales = theme.side_scales(ground.sides)
    layers: list[Any] = [rectangle([(0, 0, *size)], size, color=theme.SEA)]
    # Provinces would be as loud as the marks at this size, and cost as much as all else.
    layers += geography(ground.base, to, ("land", "countries"))
    past = [dict(zip("xy", to.at(spot.lon, spot.lat), strict=True)) for spot in before if spot.is_drawn]
    if past:
        layers.append(_past(past, size))
    now = side_by_side([spot for spot in week.spots if spot.is_drawn], to, 7)
    for number, layer in enumerate(ground.settings.layers):
        shown = [{"x": x, "y": y, "side": spot.side} for spot, x, y in now if spot.layer == layer.label]
        if shown:
            make = points if is_filled(number) else open_points
            layers.append(make(shown, size, scales, size=MARK))
    marks: list[Box] = [(x - 5, y - 5, x + 5, y + 5) for _, x, y in now]
    marks += [(one["x"] - 3, one["y"] - 3, one["x"] + 3, one["y"] + 3) for one in past]
    named = [Wanted(one.name, *to.at(one.lon, one.lat), theme.SMALL, is_quiet=True) for one in ground.named]
    words = [{"x": label.box[0] + 1, "y": label.middle, "text": label.lines[0]} for label in placed(named, marks, size)]
    dots = [dict(zip("xy", to.at(one.lon, one.lat), strict=True)) for one in ground.named]
    layers.append(_dots(dots, size))
    if words:
        halo = {"stroke": theme.LAND, "strokeWidth": 3, "strokeJoin": "round"}
        layers.append(texts(words, size, color=theme.SOFT, fontSize=theme.SMALL, **halo))
    heading = alt.TitleParams(
        week.label, anchor="start", frame="group", font=theme.FONT, fontSize=HEAD, color=theme.INK, offset=4
    )
    return alt.layer(*layers).properties(width=size[0], height=size[1], title=heading)


def _past(rows: Sequence[dict[str, float]], size: tuple[float, float]) -> Any:
    """What the weeks before had, without side or shape."""
    marks = alt.Chart(inline(rows)).mark_point(shape="circle", filled=True, size=FAINT, color=theme.SOFT, opacity=0.4)
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]))


def _dots(rows: Sequence[dict[str, float]], size: tuple[float, float]) -> Any:
    marks = alt.Chart(inline(rows)).mark_point(
        filled=False, size=12, stroke=theme.SOFT, strokeWidth=1.2, fill=theme.PAPER, opacity=1
    )
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]))
