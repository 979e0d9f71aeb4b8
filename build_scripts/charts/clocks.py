"""The four clocks: one row an event, a letter for each clock where it struck, in days after the event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import across, down, inline, lines, picture, spread, texts
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.values import number_words
from build_scripts.views.picture_clocks import CLOCKS, ClockRow

LINE = 16
# Wide: the room for the words at the left. Narrow: they stand over their row.
WORDS = 262
# A letter, the box of a check, and the foot of the letters, where the bar of the event and the line to its last clock
# run.
LETTER, BOX, FOOT = 9.0, 15.0, 11.0
# Half of the bar of one day.
HALF_DAY = 6.0
EDGE = 12.0
# The part of the width for the days drawn one by one, where some clock struck later.
DENSE = 0.66
# Steps of the axis until the turn, in days; behind it, units in days. Names of the axis want so much room.
STEPS = (1, 2, 5, 10, 30, 100)
UNITS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
NAME_ROOM = 56.0


@dataclass(frozen=True)
class Scale:
    """Days after an event in pixels: until `dense` days wide, from there to `most` narrow."""

    left: float
    right: float
    dense: int
    most: int

    @property
    def turn(self) -> float | None:
        """Where the scale turns; None where no clock struck so late."""
        return self.left + DENSE * (self.right - self.left) if self.most > self.dense else None

    def at(self, days: float) -> float:
        """The pixel of so many days after."""
        turn = self.right if self.turn is None else self.turn
        if days <= self.dense:
            return self.left + days / self.dense * (turn - self.left)
        return turn + (days - self.dense) / (self.most - self.dense) * (self.right - turn)

    def ticks(self) -> list[tuple[float, str]]:
        """What the axis names: a few days, then a few of the largest unit that fits."""
        step = next((step for step in STEPS if self.dense / step <= 4), STEPS[-1])
        last = self.dense - (step if self.turn is not None else 0)
        found = [(0.0, "same day")] + [(float(day), _named(day, "day")) for day in range(step, last + 1, step)]
        if self.turn is None:
            return found
        name, size = [(name, size) for name, size in UNITS.items() if size <= self.most][-1]
        first, until = int(self.dense // size) + 1, int(self.most // size)
        # The last says how far the scale goes; the first is named where there is room before it.
        x, x2, before = self.at(first * size), self.at(until * size), self.at(found[-1][0])
        if x - before >= NAME_ROOM <= x2 - x:
            found.append((first * size, _named(first, name)))
        if x2 - before >= NAME_ROOM:
            found.append((until * size, _named(until, name)))
        return found


def _named(number: int, thing: str) -> str:
    return f"{number_words(number)} {thing}{'' if number == 1 else 's'}"


@dataclass
class _Drawn:
    """What the rows have put on the picture so far."""

    words: list[dict[str, Any]] = field(default_factory=list)
    heads: list[dict[str, Any]] = field(default_factory=list)
    rules: list[dict[str, Any]] = field(default_factory=list)
    bars: list[dict[str, Any]] = field(default_factory=list)
    ways: list[dict[str, Any]] = field(default_factory=list)
    letters: list[dict[str, Any]] = field(default_factory=list)
    boxes: list[dict[str, Any]] = field(default_factory=list)
    boxed: list[dict[str, Any]] = field(default_factory=list)
    missing: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Mark:
    """A clock's letter with its place: `x` is its middle, `wide` its width."""

    text: str
    x: float
    wide: float
    is_check: bool


def marks(row: ClockRow, scale: Scale) -> list[Mark]:
    """The letters of a row, each as near to its day as the others let it stand, none over another."""
    names = list(CLOCKS)
    struck = sorted(row.struck, key=lambda one: (one.first + one.last, names.index(one.name)))
    texts_of = [CLOCKS[one.name].letter + ("~" if one.is_approximate else "") for one in struck]
    wides = [
        BOX + LETTER * (len(text) - 1) if one.name == "checked" else LETTER * len(text)
        for one, text in zip(struck, texts_of, strict=True)
    ]
    wanted = [scale.at((one.first + one.last) / 2) - wide / 2 for one, wide in zip(struck, wides, strict=True)]
    lefts = spread(wanted, [wide + 1 for wide in wides], 0)
    # What was pushed over the right edge comes back, and pushes the others.
    end = scale.right + EDGE
    for n in reversed(range(len(lefts))):
        lefts[n] = min(lefts[n], end - wides[n])
        end = lefts[n] - 1
    return [
        Mark(text, left + wide / 2, wide, one.name == "checked")
        for one, text, left, wide in zip(struck, texts_of, lefts, wides, strict=True)
    ]


def _row(row: ClockRow, scale: Scale, width: float, top: float, drawn: _Drawn) -> float:
    """Draws one row from `top` on and returns where it ends."""
    is_beside = scale.left > WORDS
    room = WORDS - 12 if is_beside else width
    words = wrapped(f"{row.when}: {row.title}", theme.TEXT, room)
    drawn.words.append({"x": 0, "y": top + LINE / 2, "text": words})
    y = top + LINE / 2 + 1 if is_beside else top + LINE * len(words) + LINE / 2 + 2
    foot = y + FOOT
    drawn.rules.append({"x": scale.left - HALF_DAY, "x2": width, "y": foot, "y2": foot})
    drawn.bars.append(
        {"x": scale.at(0) - HALF_DAY, "x2": scale.at(row.lasts) + HALF_DAY, "y": foot, "y2": foot, "ink": 0.6}
    )
    placed = marks(row, scale)
    for one in row.struck:
        if one.first != one.last:
            drawn.bars.append({"x": scale.at(one.first), "x2": scale.at(one.last), "y": foot, "y2": foot, "ink": 0.3})
    for mark in placed:
        if mark.is_check:
            half = mark.wide / 2
            drawn.boxes.append({"x": mark.x - half, "x2": mark.x + half, "y": y - BOX / 2, "y2": y + BOX / 2})
        (drawn.boxed if mark.is_check else drawn.letters).append({"x": mark.x, "y": y, "text": mark.text})
    if placed:
        drawn.ways.append({"x": scale.at(0), "x2": placed[-1].x, "y": foot, "y2": foot})
    end = max(foot, top + LINE * len(words) if is_beside else foot)
    gap = f"({row.gap()})" if row.gap() else ""
    if gap:
        after = max([mark.x + mark.wide / 2 for mark in placed] + [scale.at(row.lasts) + HALF_DAY]) + 9
        fits = after + text_width(gap, theme.SMALL) <= width
        drawn.missing.append(
            {"x": after, "y": y, "text": gap} if fits else {"x": scale.left - HALF_DAY, "y": end + 10, "text": gap}
        )
        end = end if fits else end + LINE
    return end + 12


def chart(rows: Sequence[ClockRow], days: int, kinds: Mapping[str, str], width: int) -> Any:
    """The rows at `width` pixels, in groups by kind; `kinds` are the names of the groups, `days` as in the settings."""
    left = WORDS + EDGE if width > theme.WIDE / 2 + 60 else EDGE
    most = max((one.last for row in rows for one in row.struck), default=0)
    longest = max([most, *(row.lasts for row in rows)])
    scale = Scale(left, width - EDGE - 6, days, max(days, longest))
    drawn = _Drawn()
    y = head = LINE + 10.0
    for kind, name in kinds.items():
        its = [row for row in rows if row.kind == kind]
        if not its:
            continue
        checked = sum("checked" not in row.missing for row in its)
        drawn.rules.append({"x": 0, "x2": width, "y": y, "y2": y})
        drawn.heads.append({"x": 0, "y": y + 14, "text": f"{name}: {checked} of {len(its)} checked"})
        y += 32
        for row in its:
            y = _row(row, scale, float(width), y, drawn)
        y += 4
    return _layers(drawn, scale, head, y, float(width))


def _layers(drawn: _Drawn, scale: Scale, head: float, foot: float, width: float) -> Any:
    size = (width, foot + LINE)
    grid = [{"x": scale.at(day), "x2": scale.at(day), "y": head, "y2": foot} for day, _ in scale.ticks()]
    names = [
        # The first name would reach over the edge of a narrow picture.
        {"x": max(scale.at(day), text_width(words, theme.SMALL) / 2), "y": y, "text": words}
        for day, words in scale.ticks()
        for y in (LINE / 2, foot + LINE / 2)
    ]
    turn = [] if scale.turn is None else [{"x": scale.turn, "x2": scale.turn, "y": head, "y2": foot}]
    bars = alt.Chart(inline(drawn.bars)).mark_rule(color=theme.SOFT, strokeWidth=4)
    boxes = alt.Chart(inline(drawn.boxes)).mark_rect(color=theme.INK, cornerRadius=2)
    at = {"x": across("x", size[0]), "y": down("y", size[1]), "x2": "x2:Q", "y2": "y2:Q"}
    bold = {"align": "center", "fontWeight": 600, "fontSize": theme.TEXT}
    return picture(
        [
            lines(grid, size, strokeDash=[2, 3]),
            lines(turn, size, color=theme.SOFT, strokeDash=[4, 3]),
            lines(drawn.rules, size),
            lines(drawn.ways, size, color=theme.INK),
            bars.encode(**at, opacity=alt.Opacity("ink:Q", scale=None, legend=None)),
            boxes.encode(**at),
            texts(drawn.boxed, size, **bold, color=theme.PAPER),
            texts(drawn.letters, size, **bold, **theme.HALO),
            texts(drawn.missing, size, fontSize=theme.SMALL, color=theme.SOFT, **theme.HALO),
            texts(drawn.heads, size, fontWeight=600),
            texts(drawn.words, size, lineHeight=LINE, **theme.HALO),
            texts(names, size, align="center", fontSize=theme.SMALL, color=theme.SOFT),
        ],
        size,
    )
