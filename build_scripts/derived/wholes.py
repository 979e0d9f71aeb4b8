"""Wholes and their parts among the numbers of a figure: of so many that were checked, how many were found thus.

A chart names the numbers by their handles. What is left of a whole is worked out here and nowhere stated: it is the
whole less its parts, a range where a part is one. It says no more than that: the rest may hold several things.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from build_scripts.model import CheckedRow, Figure, Observation


@dataclass(frozen=True)
class Share:
    """A part of a whole in whole numbers, `low` to `high`; without an observation it is what is left over."""

    low: int
    high: int
    find: str
    words: str
    observation: Observation | None


@dataclass(frozen=True)
class Whole:
    """So many things and their parts in order, the rest last. The parts’ most and the rest’s least make the whole."""

    observation: Observation
    count: int
    what: str
    shares: tuple[Share, ...]


def numbers_called(figure: Figure, handle: str) -> tuple[Observation, ...]:
    """The observations of a figure that bear a handle: one, unless the record is at fault."""
    return tuple(seen for seen in figure.observations if seen.handle == handle)


def bounds(part: Observation) -> tuple[float, float]:
    """The least and the most that a number may be: none where no least is given, without end where no most is."""
    return 0.0 if part.low is None else part.low, math.inf if part.high is None else part.high


def whole_of(figure: Figure, row: CheckedRow) -> Whole:
    """The whole that a row names, with its parts and its rest.

    Raises `LookupError` for a handle that no observation bears; the checks report it before.
    """
    whole = numbers_called(figure, row.whole)[0]
    count = int(bounds(whole)[1])
    shares = []
    for part in row.parts:
        seen = numbers_called(figure, part.number)[0]
        low, high = bounds(seen)
        shares.append(Share(int(low), int(high), part.find, part.words, seen))
    if row.rest:
        least, most = (count - sum(ends) for ends in zip(*((one.high, one.low) for one in shares), strict=True))
        shares.append(Share(least, most, row.rest.find, row.rest.words, None))
    return Whole(whole, count, row.what, tuple(shares))
