"""All pictures of an explainer, drawn in their wide and narrow forms and described from their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from build_scripts.charts import area_map, arrivals, estimates, matrix, theme, timeline
from build_scripts.charts.svg import Form, page_svg, vega_lite_svg
from build_scripts.corpus import Corpus
from build_scripts.derived.arrivals import arrivals as arrivals_of
from build_scripts.model import Actor
from build_scripts.values import counted
from build_scripts.views import pictures

Drawn = Mapping[str, tuple[Form, Form]]


def _estimates(corpus: Corpus, base: Mapping[str, Any]) -> tuple[Any, Any, str]:
    settings, sides = corpus.explainer.charts.estimates, corpus.explainer.sides
    panels = pictures.estimates(corpus, settings)
    told = " ".join(
        f"{panel.title}: {'; '.join(f'{row.by}, {row.date}: {row.value}' for row in panel.rows)}." for panel in panels
    )
    total = sum(len(panel.rows) for panel in panels)
    described = (
        f"{total} estimates in {len(panels)} panels, one for each thing that was counted; each a point or a range. "
        f"{'; '.join(estimates.scale_titles(panels, settings))}. {told}"
    )
    wide, narrow = (estimates.chart(panels, settings, sides, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, described


def _timeline(corpus: Corpus, base: Mapping[str, Any]) -> tuple[Any, Any, str]:
    rows = pictures.moments(corpus)
    settings, sides = corpus.explainer.charts.timeline, corpus.explainer.sides
    key = "; ".join(f"{row.date}: {row.title}" for row in rows if row.is_key)
    described = (
        f"{len(rows)} events from {settings.start.words()} to {settings.end.words()}, one lane a side. Labelled: {key}."
    )
    return timeline.wide(rows, settings, sides), timeline.narrow(rows, settings, sides), described


def _map(corpus: Corpus, base: Mapping[str, Any]) -> tuple[Any, Any, str]:
    settings, sides = corpus.explainer.charts.map, corpus.explainer.sides
    drawn_spots = [spot for spot in pictures.spots(corpus) if spot.is_drawn]
    rows = area_map.MapRows(drawn_spots, pictures.map_labels(corpus), pictures.map_callouts(corpus))
    by_layer = []
    for layer in settings.layers:
        names = sorted({spot.name for spot in drawn_spots if spot.layer == layer.label})
        by_layer.append(f"{layer.label}: {', '.join(names) or 'none'}")
    wide, narrow = (area_map.chart(rows, settings, sides, base, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, f"A map. {'. '.join(by_layer)}."


def _matrix(corpus: Corpus, base: Mapping[str, Any]) -> tuple[Any, Any, str]:
    cells = pictures.cells(corpus)
    every = corpus.of(Actor)
    actors = [(i, every[i].short or every[i].name, every[i].side) for i in corpus.explainer.charts.matrix.actors]
    told = "; ".join(f"{cell.subject_name} {' and '.join(cell.kinds)} {cell.object_name}" for cell in cells)
    sides = corpus.explainer.sides
    return (
        matrix.wide(cells, actors, sides),
        matrix.narrow(cells, actors, sides),
        f"{len(cells)} pairs. {told}.",
    )


def _arrivals(corpus: Corpus, base: Mapping[str, Any]) -> tuple[Any, Any, str]:
    rows = arrivals_of(corpus)
    settings = corpus.explainer.charts.arrivals
    turn = settings.turn
    told = "; ".join(
        f"{row.short}: {counted(len(row.arrivals), 'finding')}, "
        f"{sum(arrival.day <= turn.last for arrival in row.arrivals)} of them by {turn.words()}"
        for row in rows
    )
    described = f"{len(rows)} claims, each with its dated findings in the order of publication. {told}."
    wide, narrow = (arrivals.chart(rows, settings, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, described


_PICTURES: Mapping[str, Callable[[Corpus, Mapping[str, Any]], tuple[Any, Any, str]]] = {
    "estimates": _estimates,
    "timeline": _timeline,
    "map": _map,
    "matrix": _matrix,
    "arrivals": _arrivals,
}


def drawn(corpus: Corpus, base: Mapping[str, Any], progress: Callable[[str], None]) -> Drawn:
    """Each picture's wide and narrow form by name. `progress` is told which one is being drawn."""
    found = {}
    for name, make in _PICTURES.items():
        progress(name)
        wide, narrow, description = make(corpus, base)
        title = getattr(corpus.explainer.charts, name).title
        found[name] = (
            page_svg(vega_lite_svg(wide.to_dict()), f"{name}-w", title, description),
            page_svg(vega_lite_svg(narrow.to_dict()), f"{name}-n", title, description),
        )
    return found
