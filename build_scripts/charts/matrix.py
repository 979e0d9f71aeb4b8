"""Who stands how to whom: a square of letters on a wide page, a list by subject on a narrow one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, picture, points, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import Side
from build_scripts.views.picture_matrix import Cell

ROW = 32
LINE, SHORT_LINE = 19, 14
# Names of columns lean: so much of their length goes to the right, and as much up.
LEAN = math.sqrt(0.5)
# A shape and the air around it, beside a name and over a column.
SHAPE = 22
SHAPE_IN_LINE = 14
# Where the words of the narrow form begin, behind the letters.
WORDS_AT = 26

# An actor's id, its name and its side.
Named = tuple[str, str, str]


@dataclass(frozen=True)
class Square:
    """Where the cells of the wide form stand: `left` and `top` are the first cell's corner, `step` a column's width."""

    left: float
    top: float
    step: float
    count: int

    def x(self, column: float) -> float:
        """The left edge of a column."""
        return self.left + column * self.step

    def y(self, row: float) -> float:
        """The upper edge of a row."""
        return self.top + row * ROW


def square(actors: Sequence[Named], width: float) -> Square:
    """The square, as wide as `width` lets it be with no leaning name cut at the right edge."""
    lengths = [text_width(name, theme.TEXT) for _, name, _ in actors]
    left = max(lengths) + SHAPE + 4
    room = width - left
    step = min(
        room / len(actors),
        *((room - length * LEAN - 4) / (n + 0.5) for n, length in enumerate(lengths)),
    )
    return Square(left, max(lengths) * LEAN + SHAPE + 26, step, len(actors))


def _turns(actors: Sequence[Named]) -> list[int]:
    """The edges between actors of two sides, the outer ones with them."""
    sides = [side for _, _, side in actors]
    return [0, *(n for n in range(1, len(sides)) if sides[n] != sides[n - 1]), len(sides)]


def _boxes(rows: Sequence[dict[str, Any]], size: tuple[float, float], **look: Any) -> Any:
    marks = alt.Chart(inline(rows)).mark_rect(**look)
    return marks.encode(x=across("x", size[0]), y=down("y", size[1]), x2="x2:Q", y2="y2:Q")


def _edges(at: Square, edges: Iterable[int], out: float) -> list[dict[str, Any]]:
    """Lines through the square at some edges of its rows and columns, reaching `out` pixels into the names."""
    right, foot = at.x(at.count), at.y(at.count)
    found = []
    for n in edges:
        found.append({"x": at.left - out, "x2": right, "y": at.y(n), "y2": at.y(n)})
        found.append({"x": at.x(n), "x2": at.x(n), "y": at.top - min(out, SHAPE), "y2": foot})
    return found


def _box(at: Square, row: int, column: int, inset: float) -> dict[str, Any]:
    return {
        "x": at.x(column) + inset,
        "x2": at.x(column + 1) - inset,
        "y": at.y(row) + inset,
        "y2": at.y(row + 1) - inset,
    }


def in_cell(cell: Cell, step: float) -> list[str]:
    """The letters of a cell, in one line where they fit into a column `step` wide, else one above the other."""
    # Semibold letters are a little wider than those that are measured.
    if text_width(cell.letters, theme.TEXT) * 1.05 <= step - 6:
        return [cell.letters]
    half = (len(cell.lettered) + 1) // 2
    return ["".join(cell.lettered[:half]), "".join(cell.lettered[half:])]


def wide(cells: Sequence[Cell], actors: Sequence[Named], sides: Mapping[str, Side]) -> Any:
    """The square: who acts in rows, on whom in columns, in the order of `actors`, with a line where a side ends."""
    at = square(actors, float(theme.WIDE))
    place = {actor: index for index, (actor, _, _) in enumerate(actors)}
    size = (float(theme.WIDE), at.y(at.count) + 2)
    middles = [(n + 0.5, name, side) for n, (_, name, side) in enumerate(actors)]
    names = [{"x": at.left - SHAPE, "y": at.y(n), "text": name} for n, name, _ in middles]
    heads = [{"x": at.x(n), "y": at.top - SHAPE - 3, "text": name} for n, name, _ in middles]
    shapes = [{"x": at.left - SHAPE / 2, "y": at.y(n), "side": side} for n, _, side in middles]
    shapes += [{"x": at.x(n), "y": at.top - SHAPE / 2, "side": side} for n, _, side in middles]
    where = [(cell, place[cell.subject], place[cell.object]) for cell in cells]
    letters = []
    for cell, row, column in where:
        found = in_cell(cell, at.step)
        first = at.y(row + 0.5) - (len(found) - 1) * SHORT_LINE / 2
        letters.append({"x": at.x(column + 0.5), "y": first, "text": found})
    ways = [
        {"x": at.left - SHAPE, "y": at.top - SHAPE / 2, "text": "who ↓", "align": "right"},
        {"x": at.left, "y": 8, "text": "to, with or for whom →", "align": "left"},
    ]
    quiet = {"fontSize": theme.SMALL, "color": theme.SOFT}
    layers = [
        _boxes([_box(at, n, n, 0) for n in range(at.count)], size, color=theme.RULE, opacity=0.6),
        _boxes([_box(at, row, column, 1) for _, row, column in where], size, color=theme.CELL),
        lines(_edges(at, range(at.count + 1), 0), size),
        lines(_edges(at, _turns(actors), at.left), size, color=theme.SOFT, opacity=0.7),
        texts(names, size, align="right"),
        points(shapes, size, theme.side_scales(sides), size=80),
        texts(heads, size, angle=-45 % 360),
        texts(letters, size, align="center", fontWeight=600, lineHeight=SHORT_LINE),
        *(texts([way], size, **quiet, align=way["align"]) for way in ways),
    ]
    return picture(layers, size)


def deeds(cells: Sequence[Cell]) -> list[tuple[str, str, list[tuple[Cell, bool]]]]:
    """What one subject does, kind by kind as they first come: letter, words, and to whom, with what is disputed."""
    found: dict[str, tuple[str, str, list[tuple[Cell, bool]]]] = {}
    for cell in cells:
        for kind, mark in zip(cell.kinds, cell.marks, strict=True):
            found.setdefault(kind, (mark, kind, []))[2].append((cell, kind in cell.disputed))
    return list(found.values())


@dataclass(frozen=True)
class Piece:
    """A word or a name in a line: `x` is its left edge, `line` counts from 0; a name has its side."""

    text: str
    side: str
    x: float
    line: int


def flow(pieces: Sequence[tuple[str, str]], left: float, width: float) -> list[Piece]:
    """Words and names one after the other, from `left` on in lines `width` wide; a name brings its side's shape."""
    found, x, line = [], left, 0
    for text, side in pieces:
        lead = SHAPE_IN_LINE if side else 0.0
        wide_ = lead + text_width(text, theme.TEXT)
        if x > left and x + wide_ > width:
            x, line = left, line + 1
        found.append(Piece(text, side, x, line))
        x += wide_ + 6
    return found


def narrow(cells: Sequence[Cell], actors: Sequence[Named], sides: Mapping[str, Side]) -> Any:
    """The list: each actor that acts, under it what it does and to whom."""
    width = float(theme.NARROW)
    side_of = {actor: side for actor, _, side in actors}
    heads, shapes, words, letters, rules = [], [], [], [], []
    y, before = 0.0, ""
    for actor, name, side in actors:
        its = [cell for cell in cells if cell.subject == actor]
        if not its:
            continue
        rules.append({"x": 0, "x2": width, "y": y + 2, "y2": y + 2, "is_turn": side != before})
        before = side
        heads.append({"x": 20, "y": y + 16, "text": f"{name}…"})
        shapes.append({"x": 8, "y": y + 16, "side": side})
        y += 36
        for mark, kind, whom in deeds(its):
            letters.append({"x": WORDS_AT - 8, "y": y, "text": mark})
            pieces = [(words_in_line, "") for words_in_line in wrapped(kind, theme.TEXT, width - WORDS_AT)]
            for n, (cell, is_disputed) in enumerate(whom):
                stop = "," if n < len(whom) - 1 else ""
                pieces.append((f"{cell.object_name}{'?' * is_disputed}{stop}", side_of[cell.object]))
            placed = flow(pieces, WORDS_AT, width)
            for piece in placed:
                shift = SHAPE_IN_LINE if piece.side else 0
                row = {"x": piece.x + shift, "y": y + piece.line * LINE, "text": piece.text}
                words.append({**row, "is_name": bool(piece.side)})
                if piece.side:
                    shapes.append({"x": piece.x + 5, "y": row["y"], "side": piece.side})
            y += LINE * (placed[-1].line + 1) + 3
        y += 3
    size = (width, y)
    layers = [
        lines([rule for rule in rules if not rule["is_turn"]], size),
        lines([rule for rule in rules if rule["is_turn"]], size, color=theme.SOFT),
        points(shapes, size, theme.side_scales(sides), size=60),
        texts(heads, size, fontWeight=600),
        texts(letters, size, align="right", fontWeight=600),
        texts([word for word in words if not word["is_name"]], size, color=theme.SOFT),
        texts([word for word in words if word["is_name"]], size),
    ]
    return picture(layers, size)
