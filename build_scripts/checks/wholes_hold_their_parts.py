"""A chart of checks draws wholes and their parts: each number is on record once, and the parts fit into the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.wholes import bounds, numbers_called
from build_scripts.fields import Path
from build_scripts.model import Chart, CheckedPart, CheckedRest, CheckedRow, ChecksChart, Figure, Observation
from build_scripts.problems import Problem, choices, shown, suggestion

RULE = "numbers"
# Each thing checked is a mark of its own; more of them would be a grey field that nobody counts.
MOST_UNITS = 500


def check(corpus: Corpus) -> Iterator[Problem]:
    """Handles are given once in a figure; a row's handles, finds and sums hold."""
    for figure_id, figure in corpus.of(Figure).items():
        yield from _repeated_handles(corpus, figure_id, figure)
    for chart_id, chart in corpus.of(Chart).items():
        settings = chart.settings
        if isinstance(settings, ChecksChart) and corpus.has("figures", settings.figure):
            figure = corpus.of(Figure)[settings.figure]
            for index, row in enumerate(settings.rows):
                path: Path = (chart.form, "rows", index)
                yield from _unknown_finds(corpus, chart_id, path, row, settings)
                yield from _row_problems(corpus, chart_id, path, row, figure)


def _repeated_handles(corpus: Corpus, figure_id: str, figure: Figure) -> Iterator[Problem]:
    times = Counter(seen.handle for seen in figure.observations if seen.handle)
    for index, seen in enumerate(figure.observations):
        if seen.handle and times[seen.handle] > 1:
            line = corpus.line("figures", figure_id, ("observations", index, "handle"))
            what = "two numbers of this figure have the same handle"
            yield Problem(file_of("figures", figure_id), line, RULE, what, shown(seen.handle), "", "give each its own")


def _unknown_finds(
    corpus: Corpus, chart_id: str, path: Path, row: CheckedRow, settings: ChecksChart
) -> Iterator[Problem]:
    named: list[tuple[Path, CheckedPart | CheckedRest]] = [
        ((*path, "parts", index), part) for index, part in enumerate(row.parts)
    ]
    named += [((*path, "rest"), row.rest)] if row.rest else []
    for where, part in named:
        if part.find not in settings.finds:
            line = corpus.line("charts", chart_id, (*where, "find"))
            step = suggestion(part.find, settings.finds, "choose one of them, or add it there")
            what, allowed = "not one of the chart’s `finds`", choices(settings.finds)
            yield Problem(file_of("charts", chart_id), line, RULE, what, shown(part.find), allowed, step)


def missing_number(corpus: Corpus, chart_id: str, path: Path, figure: Figure, handle: str) -> Iterator[Problem]:
    """The problem with a handle that a chart names, if no observation of the figure bears it."""
    if numbers_called(figure, handle):
        return
    known = [seen.handle for seen in figure.observations if seen.handle]
    line = corpus.line("charts", chart_id, path)
    what = "no number of the figure has this handle"
    step = suggestion(handle, known, "give an observation of the figure this handle")
    yield Problem(file_of("charts", chart_id), line, RULE, what, shown(handle), choices(known), step)


def _row_problems(corpus: Corpus, chart_id: str, path: Path, row: CheckedRow, figure: Figure) -> Iterator[Problem]:
    file = file_of("charts", chart_id)
    handles = [((*path, "whole"), row.whole)]
    handles += [((*path, "parts", index, "number"), part.number) for index, part in enumerate(row.parts)]
    unknown = [
        problem for where, handle in handles for problem in missing_number(corpus, chart_id, where, figure, handle)
    ]
    yield from unknown
    if unknown:
        return
    whole, *parts = (numbers_called(figure, handle)[0] for _, handle in handles)
    line = corpus.line("charts", chart_id, (*path, "whole"))
    least, count = bounds(whole)
    if least != count or whole.about or not count.is_integer() or not 0 < count <= MOST_UNITS:
        what, allowed = "this is no whole that can be drawn one by one", f"one whole number up to {MOST_UNITS}"
        yield Problem(file, line, RULE, what, shown(row.whole), allowed, "draw it in another form")
        return
    for (where, handle), part in zip(handles[1:], parts, strict=True):
        yield from _stranger(part, whole, figure, Problem(file, corpus.line("charts", chart_id, where), RULE, handle))
    least, most = (sum(ends) for ends in zip(*map(bounds, parts), strict=True))
    if most > count:
        what, found = "the parts are more than the whole", f"{most:g} of {count:g}"
        yield Problem(file, line, RULE, what, found, "", "leave out a part that lies within another")
    elif least < count and row.rest is None:
        what, found = "the parts leave something over", f"{least:g} of {count:g}"
        yield Problem(file, line, RULE, what, found, "", "say in `rest` what is known of it")
    elif least == count and row.rest is not None:
        what, found = "the parts make the whole, so nothing is left over", f"{least:g} of {count:g}"
        yield Problem(file, line, RULE, what, found, "", "take `rest` away")


def _stranger(part: Observation, whole: Observation, figure: Figure, at: Problem) -> Iterator[Problem]:
    """The problem with a number that is no part of a whole, if it is none; `at` says where, and its handle."""

    def counts(seen: Observation) -> tuple[object, ...]:
        return seen.by, seen.date, seen.measure or figure.measure, seen.where or figure.where

    if counts(part) != counts(whole):
        what, allowed = "this number is no part of the whole", "the same counter, date, measure and area"
        yield Problem(at.file, at.line, RULE, what, shown(at.what), allowed, "name a number of the same check")
    elif not all(value.is_integer() for value in bounds(part)) or part.about:
        what, allowed = "this part cannot be drawn one by one", "a whole number, or a range of two or up to one"
        yield Problem(at.file, at.line, RULE, what, shown(at.what), allowed, "draw it in another form")
