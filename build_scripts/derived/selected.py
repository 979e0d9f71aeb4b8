"""The numbers that a chart asks for.

A number without a date is left out wherever the settings ask for days: nobody can say that it falls within them. A
counter that stated two numbers for one period keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Number, Scale, numbers
from build_scripts.model import EstimatesChart, Figure
from build_scripts.values import PartialDate


def selected(corpus: Corpus, settings: EstimatesChart) -> tuple[Number, ...]:
    """The observations of the chart's figures that its settings ask for, in the order of figures and observations."""
    found = [
        number
        for figure_id in settings.figures
        for number in numbers(figure_id, corpus.of(Figure)[figure_id])
        if not settings.measures or number.scale.measure in settings.measures
    ]
    if settings.start or settings.end:
        found = [number for number in found if _is_within(number.observation.date, settings)]
    if settings.latest_by:
        wanted = [number for day in settings.latest_by for number in _latest(found, day)]
        found = [number for number in found if number in wanted]
    return tuple(found)


def _is_within(date: PartialDate | None, settings: EstimatesChart) -> bool:
    if date is None:
        return False
    is_early = settings.start is not None and date.last < settings.start.first
    is_late = settings.end is not None and date.first > settings.end.last
    return not (is_early or is_late)


def _latest(found: Iterable[Number], day: PartialDate) -> list[Number]:
    """Of each counter and scale the numbers for the last period that was over by `day`, the longest of them."""
    last: dict[tuple[Scale, str], list[tuple[tuple[int, int], Number]]] = {}
    for number in found:
        date = number.observation.date
        if date is not None and date.last <= day.last:
            ends = (date.last.toordinal(), -date.first.toordinal())
            last.setdefault((number.scale, number.observation.by), []).append((ends, number))
    return [number for those in last.values() for ends, number in those if ends == max(end for end, _ in those)]
