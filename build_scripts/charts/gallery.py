"""All pictures of an explainer, drawn in their wide and narrow forms and described from their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from build_scripts.cache import Keep, unkept
from build_scripts.charts import (
    area_map,
    arrivals,
    checks,
    clocks,
    estimates,
    exchanges,
    map_panels,
    map_weeks,
    matrix,
    series,
    theme,
    timeline,
    voices,
)
from build_scripts.charts.placing import NoRoomError
from build_scripts.charts.specs import Undrawn, specification
from build_scripts.charts.svg import Drawing, page_svg, vega_lite_svg
from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.arrivals import arrivals as arrivals_of
from build_scripts.model import (
    Actor,
    ArrivalsChart,
    Chart,
    ChecksChart,
    ClocksChart,
    EstimatesChart,
    ExchangesChart,
    MapChart,
    MapWeeksChart,
    MatrixChart,
    PanelsChart,
    SeriesChart,
    TimelineChart,
    VoicesChart,
)
from build_scripts.views import (
    picture_checks,
    picture_clocks,
    picture_estimates,
    picture_exchanges,
    picture_map,
    picture_map_weeks,
    picture_matrix,
    picture_panels,
    picture_series,
    picture_spots,
    picture_timeline,
    picture_voices,
)
from build_scripts.views.picture_frames import description

Drawings = Mapping[str, Drawing]
# The base map's members by name; empty where an explainer has none.
Base = Mapping[str, Any]
# A picture's wide and its narrow form.
Forms = tuple[Undrawn, Undrawn]


def _forms(draw: Callable[..., Any], *values: Any) -> Forms:
    """The chart that `draw` makes of `values` and a width in pixels, in the two widths."""
    return partial(draw, *values, theme.WIDE), partial(draw, *values, theme.NARROW)


def _estimates(corpus: Corpus, settings: EstimatesChart, base: Base) -> Forms:
    rows = picture_estimates.estimates(corpus, settings)
    return _forms(estimates.chart, rows, settings, corpus.explainer.sides)


def _timeline(corpus: Corpus, settings: TimelineChart, base: Base) -> Forms:
    rows, sides = picture_timeline.moments(corpus, settings), corpus.explainer.sides
    return partial(timeline.wide, rows, settings, sides), partial(timeline.narrow, rows, settings, sides)


def _map(corpus: Corpus, settings: MapChart, base: Base) -> Forms:
    rows = area_map.MapRows(
        [spot for spot in picture_spots.spots(corpus, settings) if spot.is_drawn],
        picture_spots.map_labels(corpus, settings),
        picture_map.map_callouts(corpus, settings),
        picture_map.shifts(corpus, settings),
    )
    return _forms(area_map.chart, rows, settings, corpus.explainer.sides, base)


def _map_weeks(corpus: Corpus, settings: MapWeeksChart, base: Base) -> Forms:
    weeks, labels = picture_map_weeks.weeks(corpus, settings), picture_spots.map_labels(corpus, settings)
    return _forms(map_weeks.chart, weeks, labels, settings, corpus.explainer.sides, base)


def _panels(corpus: Corpus, settings: PanelsChart, base: Base) -> Forms:
    drawn = picture_panels.panels(corpus, settings)
    ground = map_panels.Ground(settings.map, corpus.explainer.sides, base)
    columns = ((theme.WIDE, 2), (theme.NARROW, 1))
    wide, narrow = (partial(map_panels.chart, drawn, ground, width, count) for width, count in columns)
    return wide, narrow


def _matrix(corpus: Corpus, settings: MatrixChart, base: Base) -> Forms:
    cells, every, sides = picture_matrix.cells(corpus, settings), corpus.of(Actor), corpus.explainer.sides
    actors = [(i, every[i].short or every[i].name, every[i].side) for i in settings.actors]
    return partial(matrix.wide, cells, actors, sides), partial(matrix.narrow, cells, actors, sides)


def _arrivals(corpus: Corpus, settings: ArrivalsChart, base: Base) -> Forms:
    rows = arrivals_of(corpus)
    return _forms(arrivals.chart, rows, settings)


def _checks(corpus: Corpus, settings: ChecksChart, base: Base) -> Forms:
    rows = picture_checks.rows(corpus, settings)
    return _forms(checks.chart, rows, settings, corpus.explainer.sides)


def _exchanges(corpus: Corpus, settings: ExchangesChart, base: Base) -> Forms:
    months, sides = picture_exchanges.months(corpus, settings), corpus.explainer.sides
    return partial(exchanges.wide, months, settings, sides), partial(exchanges.narrow, months, settings, sides)


def _series(corpus: Corpus, settings: SeriesChart, base: Base) -> Forms:
    panels, events = picture_series.panels(corpus, settings), picture_series.named_events(corpus, settings)
    return _forms(series.chart, panels, events, settings, corpus.explainer.sides)


def _voices(corpus: Corpus, settings: VoicesChart, base: Base) -> Forms:
    rows = picture_voices.voices(corpus, settings)
    return _forms(voices.chart, rows, corpus.explainer.sides)


def _clocks(corpus: Corpus, settings: ClocksChart, base: Base) -> Forms:
    rows = picture_clocks.clock_rows(corpus, settings)
    kinds = {kind: corpus.words.event_kinds[kind].label for kind in settings.event_kinds}
    return _forms(clocks.chart, rows, settings.days, kinds)


_FORMS: Mapping[str, Callable[[Corpus, Any, Base], Forms]] = {
    "estimates": _estimates,
    "timeline": _timeline,
    "map": _map,
    "map_weeks": _map_weeks,
    "panels": _panels,
    "matrix": _matrix,
    "arrivals": _arrivals,
    "checks": _checks,
    "exchanges": _exchanges,
    "series": _series,
    "voices": _voices,
    "clocks": _clocks,
}


def drawing(corpus: Corpus, chart_id: str, base: Base, keep: Keep = unkept) -> Drawing:
    """One chart of the record, drawn in both forms and described; `keep` may have drawn it before.

    Raises `NoRoomError`, naming the chart and the text, where something that must be written finds no room.
    """
    chart = corpus.of(Chart)[chart_id]
    try:
        wide, narrow = (specification(one, keep) for one in _FORMS[chart.form](corpus, chart.settings, base))
    except NoRoomError as error:
        raise NoRoomError(
            f"{file_of('charts', chart_id)}: no room on the picture for '{error}'; next: take out a name or a callout "
            "near it, make it shorter, or move the picture's edges"
        ) from None
    told = description(corpus, chart_id)
    return Drawing(
        page_svg(vega_lite_svg(wide, keep), f"{chart_id}-w", chart.title, told),
        page_svg(vega_lite_svg(narrow, keep), f"{chart_id}-n", chart.title, told),
        told,
        wide,
    )


def drawings(corpus: Corpus, base: Base, progress: Callable[[str], None], keep: Keep = unkept) -> Drawings:
    """Every chart by id, in order. `progress` is told which one is being drawn."""
    charts = corpus.of(Chart)
    found = {}
    for chart_id in sorted(charts, key=lambda one: (charts[one].order, one)):
        progress(chart_id)
        found[chart_id] = drawing(corpus, chart_id, base, keep)
    return found
