"""Where words go on a picture laid out by pixel: nothing collides, and nothing that matters is lost in silence.

All lengths are pixels from the top left corner. A text is tried beside its point first, then further off with a line
that leads back; the cheapest free place wins. Those that must be placed go in order of importance, and one that finds
no room is moved to the front and all are placed anew (the restart of "squeaky wheel" search, Joslin and Clements,
Journal of Artificial Intelligence Research 10, 1999).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from build_scripts.charts.text_width import text_width

# Left, top, right and bottom.
Box = tuple[float, float, float, float]
Point = tuple[float, float]
# Where a line starts and ends.
Segment = tuple[float, float, float, float]

# The semibold face is some 4 per cent wider than the regular one that is measured.
BOLD = 1.04
# Between a mark and the words beside it, and around every word.
GAP = 3.0
AIR = 2.0
# The raster on which places further off are tried, and how short a leading line may be.
STEP = 6.0
BAND = 60
LEAST_LEADER = 10.0
INSET = 10.0
# What it costs, in pixels of leading line, to stand on a border, to lead there under other marks, and to stand in each
# next best place beside a point.
SOFT = 36.0
UNDER = 120.0
NEXT_BEST = 1.5
PASSES = 4
# A place that costs no more is not worth bettering.
WELL = 6.0


class NoRoomError(Exception):
    """A text that must stand on a picture has no free place there."""


@dataclass(frozen=True)
class Words:
    """A text that belongs to a point: `shapes` are the ways to break it into lines, the best first.

    `clear` and `tall` are half the width and height of the mark at its point. `reach` is how far off it may stand, with
    a line that leads to it; 0 keeps it beside its point. Words `along` a line stand beside that line, about its middle.
    The first `bold` lines are semibold. One that `must` be placed is never left out.
    """

    shapes: tuple[tuple[str, ...], ...]
    x: float
    y: float
    font: float
    clear: float = 3.0
    tall: float = 3.0
    reach: float = 0.0
    bold: int = 0
    must: bool = True
    along: Segment | None = None

    @property
    def text(self) -> str:
        """The words in one line."""
        return " ".join(self.shapes[0])

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.font * 1.22

    def size(self, lines: Sequence[str]) -> tuple[float, float]:
        """How wide and tall the words are when broken into `lines`."""
        wide = max(text_width(line, self.font) * (BOLD if n < self.bold else 1) for n, line in enumerate(lines))
        return wide, self.line * len(lines)


@dataclass(frozen=True)
class PlacedWords:
    """Words with the box that they fill and, where they stand off, the line that leads to their point.

    `cost` is how far the place is from the best, in pixels of leading line.
    """

    words: Words
    lines: tuple[str, ...]
    box: Box
    leader: Segment | None = None
    cost: float = 0.0

    def moved(self, across: float, down: float) -> PlacedWords:
        """The same words elsewhere, point and all."""
        left, top, right, bottom = self.box
        line = self.leader
        return PlacedWords(
            replace(self.words, x=self.words.x + across, y=self.words.y + down),
            self.lines,
            (left + across, top + down, right + across, bottom + down),
            (line[0] + across, line[1] + down, line[2] + across, line[3] + down) if line else None,
        )


@dataclass
class Plane:
    """A picture's surface, and what is on it.

    Words may not touch `boxes` nor cross `lines`; they had better not cross `soft` ones, such as borders. `marks` are
    marks as their middle and half their size: words beside one must be clearly further from any other. `rings` are
    middles and radii: words had better not stand on one, unless it is the ring of their own point.
    """

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[Segment] = field(default_factory=list)
    soft: list[Segment] = field(default_factory=list)
    marks: list[tuple[float, float, float]] = field(default_factory=list)
    rings: list[tuple[float, float, float]] = field(default_factory=list)

    def is_free(self, box: Box, air: float = AIR) -> bool:
        """True where words fit into `box`, with a little air around them."""
        if box[0] < 0 or box[1] < 0 or box[2] > self.width or box[3] > self.height:
            return False
        wider = (box[0] - air, box[1] - air, box[2] + air, box[3] + air)
        return not any(overlap(wider, one) for one in self.boxes) and not any(crosses(one, wider) for one in self.lines)

    def is_plain(self, words: Words, box: Box, *, is_led: bool = False) -> bool:
        """True where words in `box`, with a line that leads to them or without, would be read as no other mark's."""
        own = (words.x, words.y)
        least = 0.0 if is_led else max(0.0, _apart(box, own) - max(words.clear, words.tall))
        least += 2 * GAP
        others = (mark for mark in self.marks if math.dist(own, mark[:2]) > words.clear)
        return all(_apart(box, (x, y)) - size > least for x, y, size in others)

    def cost(self, placed: PlacedWords) -> float:
        """What it costs, in pixels of leading line, to stand on soft lines, and half of that to lead over them."""
        own, box = (placed.words.x, placed.words.y), placed.box
        is_on = any(crosses(line, box) for line in self.soft) or any(
            _apart(box, ring[:2]) < ring[2] < _reach(box, ring[:2])
            for ring in self.rings
            if math.dist(ring[:2], own) > 1
        )
        cost = SOFT if is_on else 0.0
        led = placed.leader
        return cost + (SOFT / 2 if led and any(meet(line, led) for line in self.soft) else 0.0)

    def is_open_way(self, line: Segment, words: Words, *, is_under: bool = False) -> bool:
        """True where `line` runs from the words' own marks outwards over nothing else, or under other marks alone."""
        clear, tall = words.clear + 0.1, words.tall + 0.1
        own = (words.x - clear, words.y - tall, words.x + clear, words.y + tall)
        for box in self.boxes:
            if crosses(line, box) and not encloses(own, box) and not (is_under and self._is_mark(box)):
                return False
        return not any(meet(line, other) for other in self.lines)

    def _is_mark(self, box: Box) -> bool:
        return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y, _ in self.marks)

    def take(self, placed: PlacedWords) -> None:
        """Keeps what is placed clear of what comes after."""
        self.boxes.append(placed.box)
        if placed.leader:
            self.lines.append(placed.leader)

    def copy(self) -> Plane:
        """The same surface, to be tried on."""
        return Plane(self.width, self.height, list(self.boxes), list(self.lines), self.soft, self.marks, self.rings)


def overlap(a: Box, b: Box) -> bool:
    """True where two boxes share more than an edge."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def encloses(outer: Box, inner: Box) -> bool:
    """True where one box lies inside another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def crosses(line: Segment, box: Box) -> bool:
    """True where a line passes through a box (Liang and Barsky, ACM Transactions on Graphics 3, 1984)."""
    x, y, x2, y2 = line
    if max(x, x2) < box[0] or min(x, x2) > box[2] or max(y, y2) < box[1] or min(y, y2) > box[3]:
        return False
    enter, leave = 0.0, 1.0
    for step, low, high in ((x2 - x, box[0] - x, box[2] - x), (y2 - y, box[1] - y, box[3] - y)):
        if step == 0:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / step, high / step))
        enter, leave = max(enter, near), min(leave, far)
        if enter > leave:
            return False
    return True


def meet(a: Segment, b: Segment) -> bool:
    """True where two lines cross; sharing an end is no crossing."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    p, q, r, s = a[:2], a[2:], b[:2], b[2:]
    return turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0


def _along(words: Words, line: Segment) -> Iterator[PlacedWords]:
    """Places beside a line, on its upper side and its lower, from its middle outwards."""
    x, y, x2, y2 = line
    length = math.hypot(x2 - x, y2 - y) or 1.0
    normal = ((y2 - y) / length, -(x2 - x) / length)
    if normal[1] > 0:
        normal = (-normal[0], -normal[1])
    for lines, part, side in product(words.shapes, (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74), (1, -1)):
        wide, tall = words.size(lines)
        off = side * ((wide * abs(normal[0]) + tall * abs(normal[1])) / 2 + GAP)
        mid_x, mid_y = x + (x2 - x) * part + normal[0] * off, y + (y2 - y) * part + normal[1] * off
        box = (mid_x - wide / 2, mid_y - tall / 2, mid_x + wide / 2, mid_y + tall / 2)
        yield PlacedWords(words, tuple(lines), box)


def _beside(words: Words) -> Iterator[PlacedWords]:
    """Places that touch the point's mark: right, left, above, below, then the corners and the edges' ends."""
    if words.along:
        yield from _along(words, words.along)
        return
    off, away = words.clear + GAP, words.tall + GAP
    near, low = words.clear * 0.7 + GAP, words.tall * 0.7 + GAP
    for lines in words.shapes:
        wide, tall = words.size(lines)
        x, y = words.x, words.y
        corners = (
            (x + off, y - tall / 2),
            (x - off - wide, y - tall / 2),
            (x - wide / 2, y - away - tall),
            (x - wide / 2, y + away),
            (x + near, y - low - tall),
            (x + near, y + low),
            (x - near - wide, y - low - tall),
            (x - near - wide, y + low),
            (x - wide * 0.25, y - away - tall),
            (x - wide * 0.25, y + away),
            (x - wide * 0.75, y - away - tall),
            (x - wide * 0.75, y + away),
        )
        for left, top in corners:
            yield PlacedWords(words, tuple(lines), (left, top, left + wide, top + tall))


def _off(words: Words, plane: Plane) -> Iterator[tuple[float, PlacedWords]]:
    """Places further off on the plane, on a raster, each with its cost: those with the shortest leading line first."""
    rows = [(rank, lines, *words.size(lines)) for rank, lines in enumerate(words.shapes)]
    mark = min(words.clear, words.tall)
    # Band by band: most words are placed in the first, and the rest need not be worked out.
    for inner in range(0, math.ceil(words.reach), BAND):
        outer = min(inner + BAND, words.reach)
        found = []
        for rank, lines, wide, tall in rows:
            left, right = max(-outer - wide, -words.x), min(outer, plane.width - wide - words.x)
            top, bottom = max(-outer - tall, -words.y), min(outer, plane.height - tall - words.y)
            for across, down in product(
                range(math.ceil(left / STEP), math.floor(right / STEP) + 1),
                range(math.ceil(top / STEP), math.floor(bottom / STEP) + 1),
            ):
                x, y = words.x + across * STEP, words.y + down * STEP
                for end in _ends((x, y, x + wide, y + tall), words.x, words.y):
                    length = math.hypot(end[0] - words.x, end[1] - words.y) - mark
                    if max(LEAST_LEADER, inner) <= length < outer:
                        # A way to break the words that is worse must save some 20 pixels of line.
                        found.append((length + 20 * rank, across < 0, rank, down, across, end, lines, wide, tall))
        found.sort(key=lambda one: one[:6])
        for cost, _, _, down, across, end, lines, wide, tall in found:
            x, y = words.x + across * STEP, words.y + down * STEP
            yield cost, PlacedWords(words, tuple(lines), (x, y, x + wide, y + tall), _from_edge(words, end))


def _ends(box: Box, x: float, y: float) -> Iterator[Point]:
    """Where a leading line from `x`, `y` may end: before the sides of the box that face it."""
    if x < box[0] or x > box[2]:
        yield (box[0] - AIR - 1 if x < box[0] else box[2] + AIR + 1), (box[1] + box[3]) / 2
    if y < box[1] or y > box[3]:
        # A line to the very end of a word would seem to belong to it.
        inset = min(INSET, (box[2] - box[0]) / 2)
        over = box[1] - AIR - 1 if y < box[1] else box[3] + AIR + 1
        yield min(max(x, box[0] + inset), box[2] - inset), over


def _from_edge(words: Words, end: Point) -> Segment:
    """The line from the edge of the point's mark to `end`."""
    x, y = words.x, words.y
    length = math.hypot(end[0] - x, end[1] - y)
    part = min(1.0, min(words.clear, words.tall) / length)
    return x + (end[0] - x) * part, y + (end[1] - y) * part, *end


def _place(plane: Plane, words: Words, limit: float = math.inf) -> PlacedWords | None:
    """The cheapest free place of a text that costs less than `limit`, or None."""
    best, least = None, limit
    for rank, one in enumerate(_beside(words)):
        if plane.is_free(one.box) and (words.along or plane.is_plain(words, one.box)):
            cost = rank * NEXT_BEST + plane.cost(one)
            if cost < least:
                best, least = replace(one, cost=cost), cost
    if not words.reach or (best and best.cost < SOFT):
        return best
    best = _led(plane, words, least) or best
    if best or not words.must:
        return best
    # Marks may stand so close that no line gets out between them: then it runs under them, which beats no name.
    under = _led(plane, words, least - UNDER, is_under=True)
    return replace(under, cost=under.cost + UNDER) if under else None


def _led(plane: Plane, words: Words, limit: float, *, is_under: bool = False) -> PlacedWords | None:
    """The cheapest free place further off, with a line that leads there."""
    best, least = None, limit
    for cheapest, one in _off(words, plane):
        if cheapest >= least:
            break
        if not plane.is_free(one.box) or not plane.is_plain(words, one.box, is_led=True):
            continue
        if one.leader and plane.is_open_way(one.leader, words, is_under=is_under):
            cost = cheapest + plane.cost(one)
            if cost < least:
                best, least = replace(one, cost=cost), cost
    return best


def placed_words(plane: Plane, wanted: Sequence[Words]) -> tuple[tuple[PlacedWords, ...], tuple[Words, ...]]:
    """The texts that found a place, and those left out. `wanted` is in order of importance; `plane` grows.

    Raises `NoRoomError` for a text that must be placed and cannot be, whatever goes first.
    """
    order = sorted(wanted, key=lambda words: not words.must)
    for _ in range(len(order) + 1):
        trial = plane.copy()
        found, left_out = [], []
        for words in order:
            placed = _place(trial, words)
            if placed:
                trial.take(placed)
                found.append(placed)
            elif words.must:
                # It goes first next time: whoever stood in its way may have another place.
                order = [words, *(one for one in order if one != words)]
                break
            else:
                left_out.append(words)
        else:
            found = _improved(plane, found)
            for one in found:
                plane.take(one)
            return tuple(found), tuple(left_out)
    raise NoRoomError(order[0].text)


def _improved(plane: Plane, placed: Sequence[PlacedWords]) -> list[PlacedWords]:
    """The same words, each moved to a better place as long as the others leave one free (hill climbing)."""
    found = list(placed)
    for _ in range(PASSES):
        before = list(found)
        for n, old in enumerate(found):
            if old.cost > WELL:
                others = plane.copy()
                for one in (*found[:n], *found[n + 1 :]):
                    others.take(one)
                found[n] = _place(others, old.words, old.cost) or old
        if found == before:
            break
    return found


def moved_words(plane: Plane, words: Words, fits: Callable[[Box], bool]) -> PlacedWords | None:
    """Words around their point where it is free, else moved as little as need be within `words.reach`, else None.

    They stand on no soft line.
    `fits` says whether a box still means the same: the name of a country stays in that country.
    """
    count = int(words.reach // STEP)
    moves = sorted(product(range(-count, count + 1), repeat=2), key=lambda move: (math.hypot(*move), move))
    for (across, down), lines in product(moves, words.shapes):
        wide, tall = words.size(lines)
        left, top = words.x + across * STEP - wide / 2, words.y + down * STEP - tall / 2
        box = (left, top, left + wide, top + tall)
        if math.hypot(across, down) * STEP <= words.reach and plane.is_free(box) and fits(box):
            placed = PlacedWords(words, tuple(lines), box)
            if plane.cost(placed):
                continue
            plane.take(placed)
            return placed
    return None


def corner_box(plane: Plane, wide: float, tall: float, corners: Iterable[str], edge: float = 0.0) -> Box | None:
    """The free corner with most room around it, as a box of that size `edge` pixels from the rim; None if none is free.

    `corners` are 'top left' and the like; of two with as much room the one named first is taken.
    """
    found: list[tuple[float, int, Box]] = []
    for rank, corner in enumerate(corners):
        left = edge if "left" in corner else plane.width - edge - wide
        top = edge if "top" in corner else plane.height - edge - tall
        box = (left, top, left + wide, top + tall)
        if plane.is_free(box):
            room = min((_distance(box, one) for one in plane.boxes), default=math.inf)
            found.append((-room, rank, box))
    return min(found)[2] if found else None


def _apart(box: Box, point: Point) -> float:
    return _distance(box, (*point, *point))


def _reach(box: Box, point: Point) -> float:
    """How far the box's furthest corner is from a point."""
    return math.hypot(
        max(abs(box[0] - point[0]), abs(box[2] - point[0])), max(abs(box[1] - point[1]), abs(box[3] - point[1]))
    )


def _distance(a: Box, b: Box) -> float:
    return math.hypot(max(a[0] - b[2], b[0] - a[2], 0), max(a[1] - b[3], b[1] - a[3], 0))
