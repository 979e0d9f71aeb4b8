"""All pictures of an explainer, drawn in their wide and narrow forms and described from their rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
# A picture's wide and its narrow form as Altair charts.
Forms = tuple[Any, Any]


def _forms(draw: Callable[[int], Any]) -> Forms:
    """What `draw` makes of the two widths, in pixels."""
    return draw(theme.WIDE), draw(theme.NARROW)


def _estimates(corpus: Corpus, settings: EstimatesChart, base: Base) -> Forms:
    rows = picture_estimates.estimates(corpus, settings)
    return _forms(lambda width: estimates.chart(rows, settings, corpus.explainer.sides, width))


def _timeline(corpus: Corpus, settings: TimelineChart, base: Base) -> Forms:
    rows, sides = picture_timeline.moments(corpus, settings), corpus.explainer.sides
    return timeline.wide(rows, settings, sides), timeline.narrow(rows, settings, sides)


def _map(corpus: Corpus, settings: MapChart, base: Base) -> Forms:
    rows = area_map.MapRows(
        [spot for spot in picture_spots.spots(corpus, settings) if spot.is_drawn],
        picture_spots.map_labels(corpus, settings),
        picture_map.map_callouts(corpus, settings),
        picture_map.shifts(corpus, settings),
    )
    return _forms(lambda width: area_map.chart(rows, settings, corpus.explainer.sides, base, width))


def _map_weeks(corpus: Corpus, settings: MapWeeksChart, base: Base) -> Forms:
    weeks, labels = picture_map_weeks.weeks(corpus, settings), picture_spots.map_labels(corpus, settings)
    return _forms(lambda width: map_weeks.chart(weeks, labels, settings, corpus.explainer.sides, base, width))


def _panels(corpus: Corpus, settings: PanelsChart, base: Base) -> Forms:
    drawn = picture_panels.panels(corpus, settings)
    ground = map_panels.Ground(settings.map, corpus.explainer.sides, base)
    return map_panels.chart(drawn, ground, theme.WIDE, 2), map_panels.chart(drawn, ground, theme.NARROW, 1)


def _matrix(corpus: Corpus, settings: MatrixChart, base: Base) -> Forms:
    cells, every, sides = picture_matrix.cells(corpus, settings), corpus.of(Actor), corpus.explainer.sides
    actors = [(i, every[i].short or every[i].name, every[i].side) for i in settings.actors]
    return matrix.wide(cells, actors, sides), matrix.narrow(cells, actors, sides)


def _arrivals(corpus: Corpus, settings: ArrivalsChart, base: Base) -> Forms:
    rows = arrivals_of(corpus)
    return _forms(lambda width: arrivals.chart(rows, settings, width))


def _checks(corpus: Corpus, settings: ChecksChart, base: Base) -> Forms:
    rows = picture_checks.rows(corpus, settings)
    return _forms(lambda width: checks.chart(rows, settings, corpus.explainer.sides, width))


def _exchanges(corpus: Corpus, settings: ExchangesChart, base: Base) -> Forms:
    months, sides = picture_exchanges.months(corpus, settings), corpus.explainer.sides
    return exchanges.wide(months, settings, sides), exchanges.narrow(months, settings, sides)


def _series(corpus: Corpus, settings: SeriesChart, base: Base) -> Forms:
    panels, events = picture_series.panels(corpus, settings), picture_series.named_events(corpus, settings)
    return _forms(lambda width: series.chart(panels, events, settings, corpus.explainer.sides, width))


def _voices(corpus: Corpus, settings: VoicesChart, base: Base) -> Forms:
    rows = picture_voices.voices(corpus, settings)
    return _forms(lambda width: voices.chart(rows, corpus.explainer.sides, width))


def _clocks(corpus: Corpus, settings: ClocksChart, base: Base) -> Forms:
    rows = picture_clocks.clock_rows(corpus, settings)
    kinds = {kind: corpus.words.event_kinds[kind].label for kind in settings.event_kinds}
    return _forms(lambda width: clocks.chart(rows, settings.days, kinds, width))


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
        wide, narrow = _FORMS[chart.form](corpus, chart.settings, base)
    except NoRoomError as error:
        raise NoRoomError(
            f"{file_of('charts', chart_id)}: no room on the picture for '{error}'; next: take out a name or a callout "
            "near it, make it shorter, or move the picture's edges"
        ) from None
    spec, told = wide.to_dict(), description(corpus, chart_id)
    return Drawing(
        page_svg(vega_lite_svg(spec, keep), f"{chart_id}-w", chart.title, told),
        page_svg(vega_lite_svg(narrow.to_dict(), keep), f"{chart_id}-n", chart.title, told),
        told,
        spec,
    )


def drawings(corpus: Corpus, base: Base, progress: Callable[[str], None], keep: Keep = unkept) -> Drawings:
    """Every chart by id, in order. `progress` is told which one is being drawn."""
    charts = corpus.of(Chart)
    found = {}
    for chart_id in sorted(charts, key=lambda one: (charts[one].order, one)):
        progress(chart_id)
        found[chart_id] = drawing(corpus, chart_id, base, keep)
    return found
