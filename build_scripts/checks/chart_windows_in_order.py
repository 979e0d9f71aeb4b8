"""What a chart draws has an extent: its windows run forwards, its maps from west to east and south to north.

A part that a map enlarges lies inside the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import Path
from build_scripts.model import Chart, MapChart, Part
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """In each chart and in each part of it, `start` is before `end`, `west` below `east`, `south` below `north`."""
    for chart_id, chart in corpus.of(Chart).items():
        for path, part in _parts(chart.settings, (chart.form,)):
            yield from _window_problems(corpus, chart_id, path, part)
            yield from _edge_problems(corpus, chart_id, path, part)
            if isinstance(part, MapChart):
                yield from _enlargement_problems(corpus, chart_id, path, part)


def _parts(part: Part, path: Path) -> Iterator[tuple[Path, Part]]:
    """`part` and every part in it, each with its path."""
    yield path, part
    for name, value in part:
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Part):
                yield from _parts(item, (*path, name, index))
        if isinstance(value, Part):
            yield from _parts(value, (*path, name))


def _window_problems(corpus: Corpus, chart_id: str, path: Path, part: Part) -> Iterator[Problem]:
    start, end = getattr(part, "start", None), getattr(part, "end", None)
    if start and end and end.last < start.first:
        line = corpus.line("charts", chart_id, (*path, "end"))
        what, allowed = "it ends before it begins", "start before end"
        yield Problem(file_of("charts", chart_id), line, "dates", what, f"'{end.text}'", allowed, "swap them")


def _edge_problems(corpus: Corpus, chart_id: str, path: Path, part: Part) -> Iterator[Problem]:
    for low, high in (("west", "east"), ("south", "north")):
        least, most = getattr(part, low, None), getattr(part, high, None)
        if least is not None and most is not None and most <= least:
            line = corpus.line("charts", chart_id, (*path, low))
            what, allowed = "the map's edges are crossed", f"{low} < {high}"
            yield Problem(file_of("charts", chart_id), line, "places", what, "", allowed, "swap them")


def _enlargement_problems(corpus: Corpus, chart_id: str, path: Path, settings: MapChart) -> Iterator[Problem]:
    if not settings.enlarged:
        return
    for low, high in (("west", "east"), ("south", "north")):
        least, most = getattr(settings, low), getattr(settings, high)
        for edge in (low, high):
            value = getattr(settings.enlarged, edge)
            # Of a map with crossed edges that is said alone.
            if least < most and not least <= value <= most:
                line = corpus.line("charts", chart_id, (*path, "enlarged", edge))
                what, allowed = "the enlarged part runs over the map's edge", f"{least} to {most}"
                found, todo = f"'{edge}: {value}'", "move it inwards"
                yield Problem(file_of("charts", chart_id), line, "places", what, found, allowed, todo)
