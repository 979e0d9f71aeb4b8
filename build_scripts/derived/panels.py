"""The numbers of one panel of a chart over time: those of its figure that its settings choose."""

from __future__ import annotations

from build_scripts.corpus import Corpus
from build_scripts.derived.comparable import Number, numbers
from build_scripts.model import Figure, SeriesPanel


def chosen(corpus: Corpus, panel: SeriesPanel) -> tuple[Number, ...]:
    """The numbers of a panel, in the order of the record; a setting left out chooses all.

    Whether they share an axis is not asked here: `comparable.Axis` refuses those that do not.
    """
    return tuple(
        number
        for number in numbers(panel.figure, corpus.of(Figure)[panel.figure])
        if panel.measure in {None, number.scale.measure}
        and panel.where in {None, number.scale.where}
        and (not panel.by or number.observation.by in panel.by)
        and (not panel.counted or number.observation.counted in panel.counted)
    )
