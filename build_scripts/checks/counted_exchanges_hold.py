"""What a chart of exchanges takes from a figure is on record there, with a day in the chart’s window and two sides."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.checks.wholes_hold_their_parts import RULE, missing_number
from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.wholes import numbers_called
from build_scripts.fields import Path
from build_scripts.model import Chart, CountedExchange, ExchangesChart, Figure, Observation
from build_scripts.problems import Problem, shown


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each handle names a number, whose day is in the window; nobody takes anything from itself."""
    for chart_id, chart in corpus.of(Chart).items():
        settings = chart.settings
        if isinstance(settings, ExchangesChart):
            for index, one in enumerate(settings.counted):
                yield from _exchange_problems(corpus, chart_id, (chart.form, "counted", index), one, settings)


def _exchange_problems(
    corpus: Corpus, chart_id: str, path: Path, one: CountedExchange, settings: ExchangesChart
) -> Iterator[Problem]:
    file = file_of("charts", chart_id)
    if one.gains == one.loses:
        line = corpus.line("charts", chart_id, (*path, "loses"))
        what, allowed = "a side takes something from itself", "two sides"
        yield Problem(file, line, RULE, what, shown(one.loses), allowed, "correct one of them")
    if not corpus.has("figures", one.figure):
        return
    figure, where = corpus.of(Figure)[one.figure], (*path, "number")
    yield from missing_number(corpus, chart_id, where, figure, one.number)
    if any(not _is_within(seen, settings) for seen in numbers_called(figure, one.number)):
        line = corpus.line("charts", chart_id, where)
        what, allowed = "this number has no day in the chart’s window", f"{settings.start.text} to {settings.end.text}"
        yield Problem(file, line, RULE, what, shown(one.number), allowed, "take it out, or widen the window")


def _is_within(seen: Observation, settings: ExchangesChart) -> bool:
    return seen.date is not None and seen.date.last >= settings.start.first and seen.date.first <= settings.end.last
