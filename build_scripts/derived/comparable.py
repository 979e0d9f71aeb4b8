"""Comparable numbers: which of them may share an axis.

Two numbers may, when the same thing is counted over the same area. What is counted is a word of the topic's
`measures`, each told apart from its neighbours, and a number by another rule of counting has another word; two areas
are the same only where the same place is named. A figure that leaves its area out counts over an area of its own.
Running totals are a thing apart from counts of a period. On an axis without time, such as a row of bars, a count that
adds up over its period shares the axis only with counts of that very period.

It misleads where a counter changes his rule without a word, and where the record takes two rules for one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Figure, Observation


class NotComparableError(ValueError):
    """Numbers that do not count the same thing were put on one axis."""


@dataclass(frozen=True, order=True)
class Scale:
    """What an axis stands for; numbers of two scales never share one.

    `where` is the id of a place, or that of the figure itself in brackets where it names no area.
    """

    measure: str
    where: str
    is_running: bool


@dataclass(frozen=True)
class Number:
    """One observation with the figure that it is from and the scale that it stands on."""

    figure: str
    observation: Observation
    scale: Scale


@dataclass(frozen=True)
class Axis:
    """Numbers that share an axis. Cannot be made of numbers that may not.

    `window` is the period of all of them, as the record writes it, on an axis without time for counts that add up.
    """

    scale: Scale
    numbers: tuple[Number, ...]
    window: str = ""

    def __post_init__(self) -> None:
        """Raises `NotComparableError` where a number stands on another scale or covers another period."""
        strangers = {number.scale for number in self.numbers} - {self.scale}
        if strangers:
            raise NotComparableError(f"{self.scale} shares no axis with {', '.join(map(str, sorted(strangers)))}")
        others = {_window(number) for number in self.numbers} - {self.window}
        if self.window and others:
            raise NotComparableError(f"{self.window} shares no axis without time with {', '.join(sorted(others))}")


def _window(number: Number) -> str:
    return number.observation.date.text if number.observation.date else "undated"


def numbers(figure_id: str, figure: Figure) -> tuple[Number, ...]:
    """The observations of a figure, each with its scale, in their order."""
    return tuple(
        Number(
            figure_id,
            seen,
            Scale(
                seen.measure or figure.measure,
                seen.where or figure.where or f"({figure_id})",
                figure.is_running,
            ),
        )
        for seen in figure.observations
    )


def axes(found: Iterable[Number]) -> tuple[Axis, ...]:
    """Numbers parted into axes that run over time, in the order in which each scale is first met."""
    by_scale: dict[Scale, list[Number]] = {}
    for number in found:
        by_scale.setdefault(number.scale, []).append(number)
    return tuple(Axis(scale, tuple(those)) for scale, those in by_scale.items())


def axes_without_time(corpus: Corpus, found: Iterable[Number]) -> tuple[Axis, ...]:
    """Numbers parted into axes that do not run over time: what adds up is parted by its period too."""
    by_scale: dict[tuple[Scale, str], list[Number]] = {}
    for number in found:
        adds_up = corpus.words.measures[number.scale.measure].adds_up
        by_scale.setdefault((number.scale, _window(number) if adds_up else ""), []).append(number)
    return tuple(Axis(scale, tuple(those), window) for (scale, window), those in by_scale.items())


def comparable_figures(corpus: Corpus, figure_id: str) -> tuple[str, ...]:
    """Ids of the other figures that have numbers on a scale of this one, sorted."""
    figures = corpus.of(Figure)
    own = {number.scale for number in numbers(figure_id, figures[figure_id])}
    return tuple(
        other
        for other, figure in sorted(figures.items())
        if other != figure_id and own & {number.scale for number in numbers(other, figure)}
    )


def closest_figures(corpus: Corpus, figure_id: str) -> tuple[str, ...]:
    """Ids of the figures that count the same by name, and over another area or as another kind of total, sorted."""
    figures = corpus.of(Figure)
    measures = {number.scale.measure for number in numbers(figure_id, figures[figure_id])}
    alike = {
        other
        for other, figure in figures.items()
        if other != figure_id and measures & {number.scale.measure for number in numbers(other, figure)}
    }
    return tuple(sorted(alike - set(comparable_figures(corpus, figure_id))))
