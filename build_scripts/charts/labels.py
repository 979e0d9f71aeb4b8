"""Puts words beside points so that none covers another, a mark or an edge, and says which found no room.

Greedy, in order of importance, over positions around the point at growing distance (after the candidate positions of
Imhof 1975 and Christensen, Marks and Shieber 1995); from some distance on a thin line leads back to the point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from build_scripts.charts.text_width import text_width, wrapped

# Left, top, right and bottom, in pixels.
Box = tuple[float, float, float, float]
Line = tuple[float, float, float, float]

# Pixels between a mark's middle and its words; beyond the first two steps a line leads back.
STEPS = (9.0, 14.0, 26.0, 40.0, 58.0, 80.0, 106.0, 136.0, 170.0, 210.0)
UNLED = 2
# Longer words are cut: a name is no place for a text, and the table has it whole.
MOST_LINES = 4
MOST_LETTERS = 40
# East first, where a reader looks; then west, above, below, and what lies between.
DIRECTIONS = (0, 180, 270, 90, 315, 45, 225, 135, 340, 20, 200, 160, 290, 250, 70, 110)


@dataclass(frozen=True)
class Wanted:
    """Words for the mark of a `radius` at `x`, `y`; `width` is where they are broken. A quiet one may be left out."""

    text: str
    x: float
    y: float
    size: float
    width: float = math.inf
    is_quiet: bool = False
    radius: float = 0


@dataclass(frozen=True)
class Label:
    """Placed words: `box` holds all `lines`, and `leader` runs from the point to them, if it is needed."""

    wanted: Wanted
    lines: tuple[str, ...]
    box: Box
    leader: Line | None

    @property
    def middle(self) -> float:
        """The middle of the first line, in pixels from the top."""
        return self.box[1] + line_height(self.wanted.size) / 2


class NoRoomError(Exception):
    """A picture has no room for words that it may not leave out; the message names them."""


def line_height(size: float) -> float:
    """The height of a line of words, in pixels."""
    return size * 1.2


def overlap(one: Box, other: Box) -> bool:
    """True where two boxes share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(line: Line, box: Box) -> bool:
    """True where a line touches a box (Liang and Barsky 1984)."""
    x, y, x2, y2 = line
    start, end = 0.0, 1.0
    for step, room in ((x - x2, x - box[0]), (x2 - x, box[2] - x), (y - y2, y - box[1]), (y2 - y, box[3] - y)):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    return start <= end


def _positions(wide: float, tall: float, one: Wanted) -> Iterator[tuple[Box, Line | None]]:
    """Places for words of a size around their mark, the best first."""
    x, y = one.x, one.y
    for number, step in enumerate(STEPS):
        away = step + max(0.0, one.radius - STEPS[0] / 2)
        for degrees in DIRECTIONS:
            across, down = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
            # The nearest edge of the words lies `away` from the point; above and below they are centred on it.
            left = x + away * across + (wide / 2) * (across - 1)
            top = y + away * down + (tall / 2) * (down - 1)
            if abs(across) > 0.9:
                left = x + away if across > 0 else x - away - wide
            box = (left, top, left + wide, top + tall)
            if number < UNLED:
                yield box, None
                continue
            end_x, end_y = min(max(x, left - 3), left + wide + 3), min(max(y, top), top + tall)
            yield box, (x, y, end_x, end_y)


def placed(
    wanted: Sequence[Wanted], marks: Sequence[Box], canvas: tuple[float, float], taken: Sequence[Box] = ()
) -> list[Label]:
    """A place for each of `wanted`, the most important first, clear of `marks`, of `taken` and of one another.

    A line may start in its own mark and crosses no words. Where words that may not be left out find no room, they are
    tried again before all others, so often as there are words. Raises `NoRoomError` naming those that found none then.
    """
    order = list(wanted)
    missing: list[Wanted] = []
    for _ in range(len(order) + 1):
        found, missing = _placed_in_order(order, marks, canvas, taken)
        if not missing:
            return found
        order = [*missing, *(one for one in order if one not in missing)]
    raise NoRoomError(", ".join(f"“{one.text}”" for one in missing))


def _placed_in_order(
    order: Sequence[Wanted], marks: Sequence[Box], canvas: tuple[float, float], taken: Sequence[Box]
) -> tuple[list[Label], list[Wanted]]:
    """The labels that found room, each where the earlier ones left it, and the words that must stand and did not."""
    found: list[Label] = []
    missing = []
    for one in order:
        label = _first_free(one, [*taken, *(label.box for label in found)], marks, canvas, found)
        if label:
            found.append(label)
        elif not one.is_quiet:
            missing.append(one)
    return found, missing


def _lines(one: Wanted) -> tuple[str, ...]:
    """The words as they are written: broken where that is asked for, and cut where they are too long."""
    if one.width == math.inf:
        return (shorten(one.text, MOST_LETTERS, placeholder="…"),)
    lines = wrapped(one.text, one.size, one.width)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]}…"]
    return tuple(line if text_width(line, one.size) <= one.width else f"{line[:MOST_LETTERS]}…" for line in lines)


def _first_free(
    one: Wanted, words: Sequence[Box], marks: Sequence[Box], canvas: tuple[float, float], found: Sequence[Label]
) -> Label | None:
    lines = _lines(one)
    wide = max(text_width(line, one.size) for line in lines) + 2
    tall = line_height(one.size) * len(lines)
    for box, leader in _positions(wide, tall, one):
        if one.is_quiet and leader:
            return None
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= canvas[0] - 2 and box[3] <= canvas[1] - 2
        if not inside or any(overlap(box, other) for other in (*words, *marks)):
            continue
        if leader and any(_crosses(leader, other) for other in words):
            continue
        if not any(label.leader and _crosses(label.leader, box) for label in found):
            return Label(one, lines, box, leader)
    return None
