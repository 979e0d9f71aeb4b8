"""Checks as rows of marks: one mark a thing checked, by what was found of it; then how far things were moved."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, texts, unthemed
from build_scripts.charts.text_width import flowed, text_width, wrapped
from build_scripts.model import ChecksChart, Side
from build_scripts.views.picture_checks import Check, Checks, Move, move_words

LINE = 16
# One mark, and how far the marks stand from one another; between two parts there is some more room.
UNIT_WIDE, UNIT_HIGH = 7.5, 13.0
STEP_X, STEP_Y, BETWEEN = 10.5, 16.5, 7.0
# Least room for the words of a part, from where it begins to the right edge.
WORDS = 150
# The semibold face is some 4 per cent wider than the regular one that is measured.
BOLD = 1.05

# What the key says of things counted at most, which may be so or not.
UNSURE = "Grey: at most so many"

Marks = list[dict[str, Any]]


def _depth(check: Check, width: float) -> int:
    """In how many rows of marks a check is drawn: as few as let it, and the words of its last part, fit."""
    most = max(part.high for part in check.parts)
    for depth in range(1, most + 1):
        *_, last = starts = _starts(check, depth)
        if last <= width and starts[-2] <= width - WORDS:
            return depth
    return most


def _starts(check: Check, depth: int) -> list[float]:
    """Where each part begins, in pixels from the left, and where the last one ends."""
    found = [0.0]
    for size in _sizes(check):
        found.append(found[-1] + math.ceil(size / depth) * STEP_X + BETWEEN)
    return found


def _sizes(check: Check) -> list[int]:
    """How many marks each part takes: its most, and of the last what the others leave."""
    sizes = [part.high for part in check.parts]
    return [*sizes[:-1], check.count - sum(sizes[:-1])]


def _unit(x: float, y: float, rank: int, *, is_sure: bool) -> dict[str, Any]:
    return {"x": x, "y": y, "x2": x + UNIT_WIDE, "y2": y + UNIT_HIGH, "rank": rank, "sure": is_sure}


def _units(check: Check, starts: Sequence[float], depth: int, top: float) -> Marks:
    """The marks of a check, column by column; those between the least and the most of a part are not sure."""
    marks = []
    for part, size, start in zip(check.parts, _sizes(check), starts, strict=False):
        for number in range(size):
            x, y = start + number // depth * STEP_X, top + number % depth * STEP_Y
            marks.append(_unit(x, y, part.rank, is_sure=number < part.low))
    return marks


def _named(check: Check, starts: Sequence[float], top: float, width: float) -> tuple[Marks, Marks, Marks, float]:
    """The parts’ numbers, words and leaders, and where they end.

    The last part is named first and highest: words run to the right, so no leader passes through any.
    """
    numbers: Marks = []
    words: Marks = []
    leaders: Marks = []
    y = top + 4
    for part, start in reversed(list(zip(check.parts, starts, strict=False))):
        head = text_width(part.value, theme.TEXT) * BOLD + 5
        # The number keeps its room on the first line; what follows begins under it.
        first, *rest = flowed(part.words, theme.TEXT, width - start - 8, head)
        leaders.append({"x": start + 1, "y": top - 2, "x2": start + 1, "y2": y + LINE * (1 + len(rest)) - 4})
        numbers.append({"x": start + 7, "y": y + LINE / 2, "text": part.value})
        words.append({"x": start + 7 + head, "y": y + LINE / 2, "text": first})
        words += [{"x": start + 7, "y": y + LINE * (n + 1.5), "text": line} for n, line in enumerate(rest)]
        y += LINE * (1 + len(rest)) + 3
    return numbers, words, leaders, y


def _key(finds: Sequence[str], checks: Sequence[Check], width: float) -> tuple[Marks, Marks, float]:
    """The key: a mark of each sort with its words, in as many lines as it needs, and where it ends."""
    marks, words = [], []
    x, y = 0.0, 0.0
    sorts = [(rank, find, True) for rank, find in enumerate(finds)]
    unsure = [part.rank for check in checks for part in check.parts if part.high > part.low]
    sorts += [(rank, UNSURE, False) for rank in unsure[:1]]
    for rank, find, is_sure in sorts:
        text = wrapped(find, theme.TEXT, width - 14)
        wide = 14 + max(text_width(line, theme.TEXT) for line in text)
        if x and x + wide > width:
            x, y = 0.0, y + LINE + 5
        marks.append(_unit(x, y + 2, rank, is_sure=is_sure))
        words += [{"x": x + 14, "y": y + 2 + UNIT_HIGH / 2 + LINE * n, "text": line} for n, line in enumerate(text)]
        x, y = x + wide + 18, y + LINE * (len(text) - 1)
    return marks, words, y + LINE + 14


def _rects(marks: Marks, size: tuple[float, float]) -> list[Any]:
    """The marks by rank: filled, half filled, open, dashed. What is not sure is pale."""
    base = alt.Chart(inline(marks))
    place = {"x": across("x", size[0]), "y": down("y", size[1]), "x2": "x2:Q", "y2": "y2:Q"}
    outline: dict[str, Any] = {"filled": False, "stroke": theme.INK, "strokeWidth": 1.2}
    pale = alt.Opacity("sure:N", scale=alt.Scale(domain=[True, False], range=[1, 0.4]), legend=None)
    half = base.transform_filter("datum.rank === 1").transform_calculate(middle="(datum.y + datum.y2) / 2")
    return [
        base.transform_filter("datum.rank === 0").mark_rect(color=theme.INK).encode(**place, opacity=pale),
        half.mark_rect(color=theme.INK).encode(**{**place, "y": down("middle", size[1])}, opacity=pale),
        base.transform_filter("datum.rank < 3").mark_rect(**outline).encode(**place),
        base.transform_filter("datum.rank === 3").mark_rect(**outline, strokeDash=[2, 2]).encode(**place),
    ]


def _units_panel(checks: Sequence[Check], settings: ChecksChart, width: float) -> Any:
    marks, words, y = _key(list(settings.finds.values()), checks, width)
    heads: Marks = []
    numbers: Marks = []
    leaders: Marks = []
    rules: Marks = []
    for check in checks:
        depth = _depth(check, width)
        starts = _starts(check, depth)
        rules.append({"x": 0, "y": y, "x2": width, "y2": y})
        head = wrapped(f"{check.by}, {check.date}: {check.value} {check.what}", theme.TEXT * BOLD, width)
        heads.append({"x": 0, "y": y + 8 + LINE / 2, "text": head})
        y += 8 + LINE * len(head) + 6
        marks += _units(check, starts, depth, y)
        y += depth * STEP_Y
        more_numbers, more_words, more_leaders, y = _named(check, starts, y, width)
        numbers, words, leaders = numbers + more_numbers, words + more_words, leaders + more_leaders
        y += 12
    size = (width, y)
    layers = [
        lines(rules, size),
        lines(leaders, size, color=theme.SOFT, opacity=0.6),
        *_rects(marks, size),
        texts(heads, size, fontWeight=600, lineHeight=LINE),
        texts(numbers, size, fontWeight=600),
        texts(words, size),
    ]
    return unthemed(layers, size)


def _moves_panel(moves: Sequence[Move], heading: str, sides: Mapping[str, Side], width: float) -> Any:
    """One row a move: from nought to the distance, on one scale; rough distances dashed and without an end."""
    data: Marks = []
    y = 0.0
    for move in moves:
        head = wrapped(f"{move.claimed_name} → {move.found_name}: {move_words(move)}", theme.TEXT * BOLD, width)
        what = wrapped(move.what, theme.TEXT, width)
        data.append(
            {
                "head": head,
                "head_y": y,
                "what": what,
                "what_y": y + LINE * len(head),
                "y": y + LINE * (len(head) + len(what)) + 10,
                "km": move.km,
                "start": 0,
                "rough": move.is_rough,
                "from": move.claimed_side,
                "to": move.found_side,
            }
        )
        y += LINE * (len(head) + len(what)) + 32
    drawn = [row for row in data if row["km"] is not None]
    domain, colours, shapes = theme.side_scales(sides)
    scale = alt.Scale(domain=[0, 1.05 * max((row["km"] for row in drawn), default=1)], nice=False)
    axis = alt.Axis(title="Kilometres from the place said to the place found", tickCount=5, titleLimit=width)

    def high(field: str) -> Any:
        return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[y, 0], nice=False), axis=None)

    def ends(field: str, side: str, **look: Any) -> Any:
        marks = alt.Chart(inline(drawn)).mark_point(opacity=1, size=100, **look)
        shape = alt.Shape(f"{side}:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
        colour = alt.Color(f"{side}:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
        return marks.encode(x=alt.X(f"{field}:Q", scale=scale), y=high("y"), color=colour, shape=shape)

    bars = alt.Chart(inline(drawn)).encode(x=alt.X("start:Q", scale=scale, axis=axis), x2="km:Q", y=high("y"))
    base = alt.Chart(inline(data)).encode(x=alt.value(0))
    words: dict[str, Any] = {
        "align": "left",
        "baseline": "top",
        "lineHeight": LINE,
        "fontSize": theme.TEXT,
        **theme.HALO,
    }
    layers = [
        bars.transform_filter("!datum.rough").mark_rule(color=theme.SOFT, strokeWidth=2),
        bars.transform_filter("datum.rough").mark_rule(color=theme.SOFT, strokeWidth=2, strokeDash=[3, 4]),
        ends("start", "from", filled=True),
        ends("km", "to", filled=True),
        base.mark_text(fontWeight=600, **words).encode(y=high("head_y"), text="head:N"),
        base.mark_text(**words).encode(y=high("what_y"), text="what:N"),
    ]
    title = alt.TitleParams(
        wrapped(heading, theme.TEXT + 1, width),
        anchor="start",
        frame="group",
        align="left",
        font=theme.FONT,
        fontSize=theme.TEXT + 1,
        fontWeight=600,
        color=theme.INK,
        offset=10,
    )
    return alt.layer(*layers).properties(width=width, height=y, title=title)


def chart(rows: Checks, settings: ChecksChart, sides: Mapping[str, Side], width: int) -> Any:
    """Both panels at `width` pixels; the second only where there is something to put in it."""
    plot = float(width - 8)
    panels = [_units_panel(rows.checks, settings, plot)]
    if rows.moves:
        panels.append(_moves_panel(rows.moves, settings.moves or "", sides, plot))
    return theme.themed(alt.vconcat(*panels, spacing=26).resolve_scale(x="independent", y="independent"))
