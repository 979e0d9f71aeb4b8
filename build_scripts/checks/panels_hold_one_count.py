"""Every panel of a chart over time holds numbers, all of which may share its axis and are drawn as what they are."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.comparable import Scale
from build_scripts.derived.panels import chosen
from build_scripts.fields import Path
from build_scripts.model import Chart, Event, Figure, SeriesChart, SeriesPanel
from build_scripts.problems import Problem, choices, shown

# How many of the counts that a line would join are named.
SHOWN = 3


def check(corpus: Corpus) -> Iterator[Problem]:
    """A panel's settings choose numbers of one axis; its mark suits them; the chart's events lie in its window."""
    for chart_id, chart in corpus.of(Chart).items():
        if not isinstance(chart.settings, SeriesChart):
            continue
        for index, panel in enumerate(chart.settings.panels):
            # What does not resolve is told of by another check.
            if corpus.has("figures", panel.figure):
                for field, what, found, allowed, step in _faults(corpus, chart.settings, panel):
                    path: Path = (chart.form, "panels", index, field)
                    yield _problem(corpus, chart_id, path, "numbers", (what, found, allowed, step))
        yield from _event_problems(corpus, chart_id, chart.settings)


def _problem(corpus: Corpus, chart_id: str, path: Path, rule: str, words: tuple[str, str, str, str]) -> Problem:
    return Problem(file_of("charts", chart_id), corpus.line("charts", chart_id, path), rule, *words)


def _faults(corpus: Corpus, chart: SeriesChart, panel: SeriesPanel) -> Iterator[tuple[str, str, str, str, str]]:
    """Each fault of a panel: the field, what is wrong, what was found, what is allowed, what to do."""
    numbers = chosen(corpus, panel)
    dates = [number.observation.date for number in numbers]
    if not any(date and date.last >= chart.start.first and date.first <= chart.end.last for date in dates):
        yield "figure", "nothing to draw", f"'{panel.figure}'", "a number in the chart's days", "widen what is chosen"
        return
    scales = sorted({number.scale for number in numbers})
    if len(scales) > 1:
        found, step = ", ".join(map(_told, scales)), "choose by `measure`, `where` or `counted`, or make two panels"
        yield "figure", "numbers that share no axis are in one panel", found, "one thing counted in one area", step
        return
    counts = {(number.observation.by, number.observation.counted) for number in numbers}
    if panel.mark == "line" and len(counts) > 1:
        found = choices(f"{shown(counted)} by {by}" for by, counted in sorted(counts)[:SHOWN])
        yield "mark", "a line joins different counts", found, "one counter and one thing counted", "use points"
    if panel.mark == "bars" and not _adds_up(corpus, panel, scales[0]):
        found, step = f"'{scales[0].measure}'", "use points or a line"
        yield "mark", "bars stand for a number that is no count of a period", found, "a measure that adds up", step
    strangers = sorted(set(panel.points_by) - {by for by, _ in counts})
    if strangers or (panel.points_by and panel.mark != "bars"):
        found = strangers[0] if strangers else panel.mark
        yield (
            "points_by",
            "nobody's points over the bars",
            f"'{found}'",
            "a counter of this panel of bars",
            "take it out",
        )


def _adds_up(corpus: Corpus, panel: SeriesPanel, scale: Scale) -> bool:
    entry = corpus.words.measures.get(scale.measure)
    return not corpus.of(Figure)[panel.figure].is_running and (entry is None or entry.adds_up)


def _told(scale: Scale) -> str:
    return f"{scale.measure} in {scale.where}" + (" as a running total" if scale.is_running else "")


def _event_problems(corpus: Corpus, chart_id: str, chart: SeriesChart) -> Iterator[Problem]:
    events = corpus.of(Event)
    for index, one in enumerate(chart.events):
        date = events[one.event].date if one.event in events else None
        if date and not chart.start.first <= date.first <= chart.end.last:
            words = ("the event does not begin in the chart's days", f"'{date.text}'", "", "widen the window")
            path: Path = ("series", "events", index, "event")
            yield _problem(corpus, chart_id, path, "dates", words)
