"""A chart of estimates has something to draw: its figures hold numbers for its days, and for each thing it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.selected import selected
from build_scripts.model import Chart, Figure
from build_scripts.problems import Problem, choices, shown


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each measure that a chart of estimates names has a number in its days; a chart that names none has any number."""
    for chart_id, chart in corpus.of(Chart).items():
        settings = chart.estimates
        if settings is None or not all(figure in corpus.of(Figure) for figure in settings.figures):
            continue
        file = file_of("charts", chart_id)
        drawn = {number.scale.measure for number in selected(corpus, settings)}
        for place, measure in enumerate(settings.measures):
            if measure not in drawn:
                line = corpus.line("charts", chart_id, ("estimates", "measures", place))
                what, step = "the chart's figures and days hold no number for this", "widen the days, or leave it out"
                yield Problem(file, line, "numbers", what, shown(measure), choices(sorted(drawn)), step)
        if not drawn and not settings.measures:
            line = corpus.line("charts", chart_id, ("estimates", "figures"))
            what, step = "the chart's figures hold no number for its days", "widen the days"
            yield Problem(file, line, "numbers", what, next_step=step)
