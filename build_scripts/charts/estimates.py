"""Dot plots of estimates: a panel for each thing counted, one row an estimate, ranges drawn as ranges, by side.

Panels of one unit are drawn to one scale, so that the eye can compare places on it; a head or a rule keeps each panel
apart, because numbers that count different things share no axis. Another unit has another scale, said in words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import Rows, down, inline
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import EstimatesChart, Side
from build_scripts.views.picture_estimates import Estimate, Panel, scale_titles
from build_scripts.vocabulary import Camp

LINE = 14
# Between the last row of a panel and the rule over the next.
PANEL_GAP = 2
# Half of the largest mark, what stands between a mark and its value, and how far an open end is drawn upwards.
MARK, TO_VALUE, OPEN = 6, 11, 22
# The height of a mark's own strip where it stands under its words.
STRIP = 20
# Open arrow heads, towards zero and away from it, as paths.
_HEADS = {"down": "M0.8,-0.6L0,0L0.8,0.6", "up": "M-0.8,-0.6L0,0L-0.8,0.6"}
# From where a scale is named at its foot too.
TALL = 240


@dataclass(frozen=True)
class Form:
    """Where words and marks stand, in pixels: zero at `left`, the scale’s end at `right`; `gap` parts rows."""

    width: int
    words: int
    left: int
    right: int
    ticks: int
    gap: int

    @property
    def is_stacked(self) -> bool:
        """True where the words stand over the mark and not beside it."""
        return self.words > self.left


FORMS = {
    theme.WIDE: Form(theme.WIDE, 312, 326, 684, 5, 3),
    theme.NARROW: Form(theme.NARROW, theme.NARROW - 8, 8, theme.NARROW - 16, 4, 9),
}


@dataclass(frozen=True)
class Scale:
    """From zero to `top`, with the numbers that are named on it."""

    top: float
    step: float
    form: Form

    @property
    def named(self) -> list[float]:
        """Zero and every step that the scale reaches."""
        return [number * self.step for number in range(math.floor(self.top / self.step + 1e-9) + 1)]

    def at(self, value: float) -> float:
        """Pixels from the left of the picture; a value beyond the end stands at the end."""
        return self.form.left + min(1.0, value / self.top) * (self.form.right - self.form.left)

    def back(self, x: float) -> float:
        """The value at a pixel."""
        return (x - self.form.left) / (self.form.right - self.form.left) * self.top


def scale_of(panels: Sequence[Panel], least: float | None, form: Form) -> Scale:
    """A scale that holds every number and reaches at least to `least`; without it, to the next round number."""
    # Beyond a number that is only the least there is room for an arrow.
    beyond = 1 - OPEN / (form.right - form.left)
    rows = [row for panel in panels for row in panel.rows]
    largest = max((row.low or 0) / beyond if row.high is None else row.high for row in rows)
    top = max(least or 0, largest) or 1
    # The smallest of 1, 2, 2.5 and 5 times a power of ten that makes no more steps than fit.
    power = 10.0 ** math.floor(math.log10(top / form.ticks))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if top / (factor * power) <= form.ticks)
    return Scale(top if top == least else step * math.ceil(top / step), step, form)


@dataclass
class _Items:
    """What is drawn, by kind: places across as values of the scale or as pixels, places down as pixels."""

    heads: list[dict[str, Any]] = field(default_factory=list)
    camps: list[dict[str, Any]] = field(default_factory=list)
    names: list[dict[str, Any]] = field(default_factory=list)
    details: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    lighter: list[dict[str, Any]] = field(default_factory=list)
    strips: list[tuple[float, float]] = field(default_factory=list)
    spans: list[dict[str, Any]] = field(default_factory=list)
    open_spans: list[dict[str, Any]] = field(default_factory=list)
    arrows: list[dict[str, Any]] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)
    values: list[dict[str, Any]] = field(default_factory=list)


def _head(items: _Items, panel: Panel, y: float, form: Form) -> float:
    """A rule, what is counted, and at the right whose numbers come first; the height down to which they reach."""
    camp = panel.rows[0].camp.label
    room = form.width - text_width(camp, theme.SMALL) - 14
    text = wrapped(panel.label, theme.TEXT, room, is_bold=True)
    items.rules.append({"x": 0, "x2": form.width, "y": y})
    items.heads.append({"x": 0, "y": y + 4, "text": text})
    items.camps.append({"x": form.width, "y": y + 5, "text": camp})
    return y + 4 + LINE * len(text) + 4


def _camp(items: _Items, camp: Camp, y: float, form: Form) -> float:
    """A lighter rule and whose numbers follow; the height down to which they reach."""
    items.lighter.append({"x": 0, "x2": form.width, "y": y})
    items.camps.append({"x": form.width, "y": y + 3, "text": camp.label})
    return y + 3 + LINE


def _is_said(counted: str, label: str) -> bool:
    """True where a panel's head already has every word of what a row counted."""
    return set(counted.casefold().split()) <= set(label.casefold().replace(",", " ").split())


def _words(items: _Items, row: Estimate, label: str, y: float, form: Form) -> float:
    """Who, when and what was counted, in one to three lines; the height down to which they reach."""
    names = wrapped(row.by, theme.TEXT, form.words, is_bold=True)
    after = text_width(names[-1], theme.TEXT, is_bold=True) + 6
    detail = "" if _is_said(row.counted, label) else row.counted
    is_beside = after + text_width(row.date, theme.SMALL) <= form.words
    if not is_beside:
        detail = f"{row.date}: {detail}" if detail else row.date
    lines = wrapped(detail, theme.SMALL, form.words)
    # One line alone is less high than a mark beside it.
    space = 0 if form.is_stacked or len(names) + len(lines) > 1 else 2
    items.names.append({"x": 0, "y": y + space, "text": names})
    last = y + space + LINE * (len(names) - 1)
    if is_beside:
        items.details.append({"x": after, "y": last + 1, "text": [row.date]})
    if lines:
        items.details.append({"x": 0, "y": last + LINE, "text": lines})
    return last + LINE * (1 + len(lines)) + space


def _mark(items: _Items, row: Estimate, y: float, scale: Scale) -> None:
    """The mark of one estimate at the height `y`, its open end where it has one, and its value beside it."""
    form = scale.form
    ends = sorted({value for value in (row.low, row.high) if value is not None})
    first, last = scale.at(ends[0]), scale.at(ends[-1])
    items.marks += [{"x": value, "y": y, "side": row.side} for value in ends]
    if len(ends) > 1:
        items.spans.append({"x": ends[0], "x2": ends[1], "y": y, "side": row.side})
    start, end = first, last
    if row.low is None:
        start = float(form.left)
    elif row.high is None:
        end = min(last + OPEN, float(form.right))
    # An arrow within its own mark would say nothing.
    if max(first - start, end - last) > MARK + 3:
        tip, away = (start, first) if row.low is None else (end, last)
        items.open_spans.append({"x": scale.back(tip), "x2": scale.back(away), "y": y, "side": row.side})
        items.arrows.append(
            {"x": scale.back(tip), "y": y, "side": row.side, "way": "down" if row.low is None else "up"}
        )
    wide = text_width(row.value, theme.TEXT, is_bold=True)
    if end + TO_VALUE + wide <= form.width:
        x = end + TO_VALUE
    elif start - TO_VALUE - wide >= form.left:
        x = start - TO_VALUE - wide
    else:
        # Neither side has room: the value interrupts its own line.
        x = (start + end - wide) / 2
    items.values.append({"x": x, "y": y, "text": row.value})


def _rows(items: _Items, panel: Panel, y: float, scale: Scale) -> float:
    """The rows of one panel, a change of camp with a rule of its own; the height down to which they reach."""
    form = scale.form
    for number, (camp, those) in enumerate(groupby(panel.rows, key=lambda row: row.camp)):
        if number:
            y = _camp(items, camp, y, form)
        top = y
        for row in those:
            foot = _words(items, row, panel.label, y, form)
            if form.is_stacked:
                middle = foot + STRIP / 2
                items.strips.append((foot, foot + STRIP))
                foot += STRIP
            else:
                middle = (y + foot) / 2
            _mark(items, row, middle, scale)
            y = foot + form.gap
        if not form.is_stacked:
            items.strips.append((top, y - form.gap))
    return y


def _block(panels: Sequence[Panel], title: str, scale: Scale, sides: Mapping[str, Side]) -> Any:
    """Panels on one scale, which is named at the top and, in a tall picture, at the foot."""
    form, items = scale.form, _Items()
    y, label, camp = 4.0, "", None
    for panel in panels:
        if panel.label != label:
            y = _head(items, panel, y, form)
        elif panel.rows[0].camp != camp:
            y = _camp(items, panel.rows[0].camp, y, form)
        else:
            items.lighter.append({"x": 0, "x2": form.width, "y": y})
            y += 4
        label, camp = panel.label, panel.rows[-1].camp
        y = _rows(items, panel, y, scale) + (PANEL_GAP if panel is not panels[-1] else 0)
    return _drawn(items, title, scale, sides, y)


def _axis(orient: Literal["top", "bottom"], scale: Scale, **look: Any) -> Any:
    """The scale's numbers alone: the grid is drawn row by row, so that it stops between panels."""
    quiet: dict[str, Any] = {
        "title": None,
        "labelPadding": 4,
        "labelFlush": False,
        "domain": False,
        "ticks": False,
        "grid": False,
    }
    return alt.Axis(orient=orient, values=scale.named, format=",~f", **{**quiet, **look})


def _words_layers(items: _Items, title: str, form: Form, height: float) -> list[Any]:
    """All words, and the rules between panels, placed by pixel."""
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, form.width], range=[0, form.width], nice=False), axis=None)
    y = down("y", height)

    def rules(rows: Rows, colour: str) -> Any:
        return alt.Chart(inline(rows)).mark_rule(color=colour).encode(x=x, x2="x2:Q", y=y)

    def texts(rows: Rows, **look: Any) -> Any:
        every = {"align": "left", "baseline": "top", "fontSize": theme.TEXT, "lineHeight": LINE, "color": theme.INK}
        return alt.Chart(inline(rows)).mark_text(**{**every, **look}).encode(x=x, y=y, text="text:N")

    quiet = {"fontSize": theme.SMALL, "color": theme.SOFT}
    # Beside the words there is room in front of the numbers to say what they count.
    lines = wrapped(title, theme.SMALL, form.words)
    front = [] if form.is_stacked else [{"x": 0, "y": -3.5 - LINE * (len(lines) - 1), "text": lines}]
    return [
        rules(items.rules, theme.SOFT),
        rules(items.lighter, theme.RULE),
        texts(front, **{**quiet, "baseline": "bottom"}),
        texts(items.heads, fontWeight=600),
        texts(items.camps, **{**quiet, **theme.HALO, "align": "right"}),
        texts(items.names, fontWeight=600),
        texts(items.details, **quiet),
        texts(items.values, **{**theme.HALO, "fontWeight": 600, "baseline": "middle"}),
    ]


def _drawn(items: _Items, title: str, scale: Scale, sides: Mapping[str, Side], height: float) -> Any:
    """The items as one layered chart."""
    form, y = scale.form, down("y", height)
    # The scale keeps to its own pixels, so that words can stand beside the plot in one picture.
    values = alt.Scale(domain=[0, scale.top], range=[form.left, form.right], nice=False)
    domain, colours, shapes = theme.side_scales(sides)
    colour = alt.Color("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None)
    shape = alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None)
    way = alt.Shape("way:N", scale=alt.Scale(domain=list(_HEADS), range=list(_HEADS.values())), legend=None)

    def across(axis: Any = None) -> Any:
        return alt.X("x:Q", scale=values, axis=axis)

    above = {"title": wrapped(title, theme.SMALL, form.width - form.left), "titleX": form.left, "titlePadding": 6}
    start = {"titleAnchor": "start", "titleAlign": "left"}
    top = _axis("top", scale, **({**above, **start} if form.is_stacked else {}))
    foot = _axis("bottom", scale) if height > TALL else None
    grid = [{"x": value, "y": low, "y2": high} for low, high in items.strips for value in scale.named]
    zero = [line for line in grid if not line["x"]]
    words = _words_layers(items, title, form, height)
    layers = [
        alt.Chart(inline(grid)).mark_rule(color=theme.RULE).encode(x=across(top), y=y, y2="y2:Q"),
        alt.Chart(inline(zero)).mark_rule(color=theme.SOFT).encode(x=across(foot), y=y, y2="y2:Q"),
        *words[:-1],
        alt.Chart(inline(items.spans))
        .mark_rule(strokeWidth=4, opacity=0.55)
        .encode(x=across(), x2="x2:Q", y=y, color=colour),
        alt.Chart(inline(items.open_spans))
        .mark_rule(strokeWidth=2, strokeDash=[2, 3])
        .encode(x=across(), x2="x2:Q", y=y, color=colour),
        alt.Chart(inline(items.arrows))
        .mark_point(filled=False, size=110, strokeWidth=2, opacity=1)
        .encode(x=across(), y=y, color=colour, shape=way),
        alt.Chart(inline(items.marks))
        .mark_point(filled=True, size=100, opacity=1)
        .encode(x=across(), y=y, color=colour, shape=shape),
        words[-1],
    ]
    layered = alt.layer(*layers).resolve_scale(x="independent", shape="independent").resolve_axis(x="independent")
    return layered.properties(width=form.width, height=height)


def chart(panels: Sequence[Panel], settings: EstimatesChart, sides: Mapping[str, Side], width: int) -> Any:
    """The dot plots at `width` pixels, a block with a scale of its own for each unit; values from 0.

    Each panel has a head or a rule of its own: numbers that count different things share no axis.
    """
    form = FORMS[width]
    blocks = []
    titles = scale_titles(panels, settings)
    for number, (_, same) in enumerate(groupby(panels, key=lambda panel: panel.unit)):
        those = tuple(same)
        scale = scale_of(those, settings.maximum if number == 0 else None, form)
        blocks.append(_block(those, titles[number], scale, sides))
    return theme.themed(alt.vconcat(*blocks, spacing=26))
