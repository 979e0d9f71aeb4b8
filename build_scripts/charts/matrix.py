"""Who stands how to whom: a square of letters on a wide page, a list by subject on a narrow one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, picture, points, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import Side
from build_scripts.views.pictures import Cell

ROW = 34
LINE = 17


def _boxes(rows: Sequence[dict[str, Any]], size: tuple[float, float], **look: Any) -> Any:
    marks = alt.Chart(inline(rows)).mark_rect(**look)
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]), x2="x2:Q", y2="y2:Q")


def wide(cells: Sequence[Cell], actors: Sequence[tuple[str, str, str]], sides: Mapping[str, Side]) -> Any:
    """The square: who acts in rows, on whom in columns. `actors` are (id, name, side), in order."""
    head = max(text_width(name, theme.TEXT) for _, name, _ in actors) + 30
    top = max(text_width(name, theme.TEXT) for _, name, _ in actors) * 0.72 + 22
    # The last column's slanted name needs room to its right.
    spare = max(text_width(actors[-1][1], theme.TEXT) * 0.72 - 10, 12)
    step = (theme.WIDE - head - spare) / len(actors)
    place = {actor: index for index, (actor, _, _) in enumerate(actors)}
    size = (float(theme.WIDE), top + ROW * len(actors) + 2)
    grid = [
        {"x": head, "y": top + n * ROW, "x2": head + step * len(actors), "y2": top + n * ROW}
        for n in range(len(actors) + 1)
    ] + [
        {"x": head + n * step, "y": top, "x2": head + n * step, "y2": top + ROW * len(actors)}
        for n in range(len(actors) + 1)
    ]
    own = [
        {"x": head + n * step, "y": top + n * ROW, "x2": head + (n + 1) * step, "y2": top + (n + 1) * ROW}
        for n in range(len(actors))
    ]
    names = [{"x": head - 22, "y": top + (n + 0.5) * ROW, "text": name} for n, (_, name, _) in enumerate(actors)]
    marks = [{"x": head - 11, "y": top + (n + 0.5) * ROW, "side": side} for n, (_, _, side) in enumerate(actors)]
    heads = [{"x": head + (n + 0.5) * step, "y": top - 8, "text": name} for n, (_, name, _) in enumerate(actors)]
    letters = [
        {
            "x": head + (place[cell.object] + 0.5) * step,
            "y": top + (place[cell.subject] + 0.5) * ROW,
            "text": cell.letters + ("?" if cell.is_disputed else ""),
        }
        for cell in cells
    ]
    filled = [
        {
            "x": head + place[cell.object] * step + 1,
            "y": top + place[cell.subject] * ROW + 1,
            "x2": head + (place[cell.object] + 1) * step - 1,
            "y2": top + (place[cell.subject] + 1) * ROW - 1,
        }
        for cell in cells
    ]
    layers = [
        _boxes(own, size, color=theme.RULE, opacity=0.6),
        _boxes(filled, size, color=theme.CELL),
        lines(grid, size),
        texts(names, size, align="right"),
        points(marks, size, theme.side_scales(sides), size=80),
        texts(heads, size, angle=-45 % 360),
        texts(letters, size, align="center", fontWeight=600),
    ]
    return picture(layers, size)


def narrow(cells: Sequence[Cell], actors: Sequence[tuple[str, str, str]], sides: Mapping[str, Side]) -> Any:
    """The list: each actor that acts, and under it whom it acts on and how."""
    width = float(theme.NARROW)
    heads, marks, texts_, letters, rules = [], [], [], [], []
    y = 0.0
    for actor, name, side in actors:
        its = [cell for cell in cells if cell.subject == actor]
        if not its:
            continue
        rules.append({"x": 0, "y": y + 2, "x2": width, "y2": y + 2})
        heads.append({"x": 20, "y": y + 16, "text": name})
        marks.append({"x": 8, "y": y + 16, "side": side})
        y += 32
        for cell in its:
            letters.append({"x": 54, "y": y + 4, "text": cell.letters + ("?" if cell.is_disputed else "")})
            words = wrapped(f"{cell.object_name}: {'; '.join(cell.kinds)}", theme.TEXT, width - 70)
            texts_.append({"x": 64, "y": y + 4, "text": words})
            y += LINE * len(words) + 6
        y += 4
    size = (width, y)
    layers = [
        lines(rules, size),
        points(marks, size, theme.side_scales(sides), size=80),
        texts(heads, size, fontWeight=600),
        texts(letters, size, align="right", fontWeight=600, color=theme.SOFT),
        texts(texts_, size, lineHeight=LINE),
    ]
    return picture(layers, size)
