"""Who took what from whom: a row an event, an arrow from the side that lost it to the side that took it, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, picture, points, texts
from build_scripts.charts.text_width import flowed, text_width, wrapped
from build_scripts.model import ExchangesChart, Side
from build_scripts.views.picture_exchanges import Exchange, Month

LINE = 16
# Wide: room for the days, and for each side’s column.
DAYS, COLUMN = 104.0, 74.0
# Most of the width that the columns may take together.
COLUMNS = 370.0
# From the middle of a mark to where an arrow begins or ends, and the size of its head.
CLEAR, HEAD = 9.0, 5.0
BOLD = 1.05
HINT = "Arrows lead from the side that lost it (open) to the side that took it (filled)"
IN_DOUBT = "; dashed where a part in it is disputed"

Marks = list[dict[str, Any]]


@dataclass
class _Sheet:
    """The marks of a picture while it is laid out."""

    rules: Marks = field(default_factory=list)
    shafts: Marks = field(default_factory=list)
    heads: Marks = field(default_factory=list)
    took: Marks = field(default_factory=list)
    lost: Marks = field(default_factory=list)
    bold: Marks = field(default_factory=list)
    plain: Marks = field(default_factory=list)
    soft: Marks = field(default_factory=list)
    middle: Marks = field(default_factory=list)
    names: Marks = field(default_factory=list)

    def arrow(self, row: Exchange, columns: Mapping[str, float], y: float) -> None:
        """The arrows of a row and the marks at their ends."""
        for taker in row.gains:
            for loser in row.loses:
                if taker == loser:
                    continue
                way = 1 if columns[taker] > columns[loser] else -1
                tip = columns[taker] - way * CLEAR
                mark = {"side": taker, "disputed": False}
                self.shafts.append(
                    {**mark, "disputed": row.is_disputed, "x": columns[loser] + way * CLEAR, "y": y, "x2": tip, "y2": y}
                )
                for slope in (-1, 1):
                    self.heads.append({**mark, "x": tip - way * HEAD, "y": y + slope * HEAD, "x2": tip, "y2": y})
        self.took += [{"x": columns[side], "y": y, "side": side} for side in row.gains]
        self.lost += [{"x": columns[side], "y": y, "side": side} for side in row.loses if side not in row.gains]

    def picture(self, size: tuple[float, float], sides: Mapping[str, Side]) -> Any:
        """The whole, in the order in which it is painted."""
        domain, colours, shapes = theme.side_scales(sides)
        layers = [
            lines(self.rules, size),
            *(_strokes(marks, size, (domain, colours)) for marks in (self.shafts, self.heads)),
            points(self.took, size, (domain, colours, shapes), size=120, strokeWidth=0),
            _open_points(self.lost, size, (domain, colours, shapes)),
            texts(self.bold, size, fontWeight=600, lineHeight=LINE),
            texts(self.plain, size, lineHeight=LINE),
            texts(self.soft, size, color=theme.SOFT, fontSize=theme.SMALL, lineHeight=LINE),
            texts(self.names, size, fontSize=theme.SMALL, align="center", lineHeight=14),
            texts(self.middle, size, color=theme.SOFT, fontSize=theme.SMALL, align="center"),
        ]
        return picture(layers, size)


def _strokes(marks: Marks, size: tuple[float, float], scale: tuple[list[str], list[str]]) -> Any:
    """Lines in the colour of the side that gained; dashed where that is disputed."""
    colour = alt.Color("side:N", scale=alt.Scale(domain=scale[0], range=scale[1]), legend=None)
    dash = alt.StrokeDash("disputed:N", scale=alt.Scale(domain=[False, True], range=[[1, 0], [4, 3]]), legend=None)
    return lines(marks, size, strokeWidth=2, color=alt.Undefined).encode(color=colour, strokeDash=dash)


def _open_points(marks: Marks, size: tuple[float, float], scales: tuple[list[str], list[str], list[str]]) -> Any:
    """A side’s shape as an outline in its colour."""
    domain, colours, shapes = scales
    open_marks = alt.Chart(inline(marks)).mark_point(fill=theme.PAPER, opacity=1, size=90, strokeWidth=1.8)
    return open_marks.encode(
        x=across("x", size[0]),
        y=down("y", size[1]),
        stroke=alt.Stroke("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None),
    )


def _hint(months: Sequence[Month]) -> str:
    """How to read the arrows that are drawn."""
    return HINT + (IN_DOUBT if any(row.is_disputed for month in months for row in month.rows) else "")


def _present(months: Sequence[Month], sides: Mapping[str, Side]) -> list[str]:
    """The sides that took or lost anything, in the order of the settings."""
    seen = {side for month in months for row in month.rows for side in (*row.gains, *row.loses)}
    return [side for side in sides if side in seen]


def _focus_word(sheet: _Sheet, row: Exchange, settings: ExchangesChart, columns: Mapping[str, float], y: float) -> None:
    """Under the mark of the side told apart: whether it gained or lost."""
    if row.focus and settings.side:
        sheet.middle.append({"x": columns[settings.side], "y": y + 17, "text": row.focus})


def _column_heads(
    sheet: _Sheet, columns: Mapping[str, float], sides: Mapping[str, Side], step: float, y: float
) -> float:
    """The sides’ names over their columns, as many lines as the longest needs; returns where they end."""
    names = {side: wrapped(sides[side].short, theme.SMALL, step - 6) for side in columns}
    deep = max(map(len, names.values()), default=0)
    for side, text in names.items():
        sheet.names.append({"x": columns[side], "y": y + 14 * (deep - len(text)) + 7, "text": text})
    return y + 14 * deep


def wide(months: Sequence[Month], settings: ExchangesChart, sides: Mapping[str, Side]) -> Any:
    """Days and titles at the left, the sides’ columns at the right."""
    width = float(theme.WIDE)
    present = _present(months, sides)
    step = min(COLUMN, COLUMNS / max(len(present), 1))
    left = width - step * len(present)
    columns = {side: left + (n + 0.5) * step for n, side in enumerate(present)}
    sheet = _Sheet()
    hint = wrapped(_hint(months), theme.SMALL, left - 16)
    sheet.soft.append({"x": 0, "y": 8, "text": hint})
    y = max(_column_heads(sheet, columns, sides, step, 0.0), float(LINE * len(hint))) + 8
    top = y
    for month in months:
        sheet.rules.append({"x": 0, "y": y, "x2": width, "y2": y})
        sheet.bold.append({"x": 0, "y": y + 8 + LINE / 2, "text": month.label})
        sheet.plain.append({"x": DAYS, "y": y + 8 + LINE / 2, "text": month.tally})
        y += 8 + LINE + 10
        for row in month.rows:
            days = wrapped(row.days, theme.TEXT, DAYS - 8)
            text = wrapped(row.text, theme.TEXT, left - DAYS - 16)
            high = LINE * max(len(days), len(text), 2) + 8
            sheet.plain.append({"x": 0, "y": y + LINE / 2, "text": days})
            sheet.plain.append({"x": DAYS, "y": y + LINE / 2, "text": text})
            sheet.arrow(row, columns, y + LINE / 2)
            _focus_word(sheet, row, settings, columns, y + LINE / 2)
            y += high
        y += 4
    if settings.side and settings.side in columns:
        # Two lines set the column of the side told apart off; a fill would take its marks' contrast.
        for x in (columns[settings.side] - step / 2, columns[settings.side] + step / 2):
            sheet.rules.append({"x": x, "y": top, "x2": x, "y2": y})
    return sheet.picture((width, y), sides)


def narrow(months: Sequence[Month], settings: ExchangesChart, sides: Mapping[str, Side]) -> Any:
    """Each row’s words across the width, and its arrow below; the sides’ names stand over each month."""
    width = float(theme.NARROW)
    present = _present(months, sides)
    step = width / max(len(present), 1)
    columns = {side: (n + 0.5) * step for n, side in enumerate(present)}
    sheet = _Sheet()
    hint = wrapped(_hint(months), theme.SMALL, width)
    sheet.soft.append({"x": 0, "y": 8, "text": hint})
    y = LINE * len(hint) + 8.0
    for month in months:
        sheet.rules.append({"x": 0, "y": y, "x2": width, "y2": y})
        sheet.bold.append({"x": 0, "y": y + 8 + LINE / 2, "text": month.label})
        if month.tally:
            at = text_width(month.label, theme.TEXT) * BOLD + 12
            sheet.plain.append({"x": at, "y": y + 8 + LINE / 2, "text": month.tally})
        y += 8 + LINE + 8
        y = _column_heads(sheet, columns, sides, step, y) + 10
        for row in month.rows:
            sheet.bold.append({"x": 0, "y": y + LINE / 2, "text": row.days})
            indent = text_width(row.days, theme.TEXT) * BOLD + 7
            first, *rest = flowed(row.text, theme.TEXT, width, indent)
            sheet.plain.append({"x": indent, "y": y + LINE / 2, "text": first})
            sheet.plain += [{"x": 0, "y": y + LINE * 1.5, "text": rest}] if rest else []
            y += LINE * (1 + len(rest)) + 13
            foot = y + (26 if row.focus else 12)
            sheet.arrow(row, columns, y)
            if row.focus:
                _focus_word(sheet, row, settings, columns, y)
            y = foot + 8
        y += 4
    return sheet.picture((width, y), sides)
