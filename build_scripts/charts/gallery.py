"""All pictures of an explainer, drawn in their wide and narrow forms and described from their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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
from build_scripts.values import begun, counted
from build_scripts.views import (
    picture_checks,
    picture_clocks,
    picture_exchanges,
    picture_map,
    picture_series,
    picture_voices,
    pictures,
)
from build_scripts.views.picture_panels import panels

Drawings = Mapping[str, Drawing]
# The base map's members by name; empty where an explainer has none.
Base = Mapping[str, Any]
# A picture's wide and narrow form as Altair charts, and what it shows in words.
Undrawn = tuple[Any, Any, str]


def _estimates(corpus: Corpus, settings: EstimatesChart, base: Base) -> Undrawn:
    panels, sides = pictures.estimates(corpus, settings), corpus.explainer.sides
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


def _timeline(corpus: Corpus, settings: TimelineChart, base: Base) -> Undrawn:
    rows, sides = pictures.moments(corpus, settings), corpus.explainer.sides
    key = "; ".join(f"{row.date}: {row.title}" for row in rows if row.is_key)
    described = (
        f"{len(rows)} events from {settings.start.words()} to {settings.end.words()}, one lane a side. Labelled: {key}."
    )
    return timeline.wide(rows, settings, sides), timeline.narrow(rows, settings, sides), described


def _map(corpus: Corpus, settings: MapChart, base: Base) -> Undrawn:
    sides = corpus.explainer.sides
    spots = [spot for spot in picture_map.spots(corpus, settings) if spot.is_drawn]
    shifts = picture_map.shifts(corpus, settings)
    rows = area_map.MapRows(
        spots, picture_map.map_labels(corpus, settings), picture_map.map_callouts(corpus, settings), shifts
    )
    wide, narrow = (area_map.chart(rows, settings, sides, base, width) for width in (theme.WIDE, theme.NARROW))
    told = [f"{layer.label}: {_named(spots, layer.label) or 'none'}" for layer in settings.layers]
    told += [
        f"{shift.what}: said to be at {shift.claimed.name}, found at {shift.found.name}, {shift.distance}"
        for shift in shifts
    ]
    return wide, narrow, f"A map. {'. '.join([*told, *(note.name for note in rows.callouts)])}."


def _named(spots: Iterable[picture_map.Spot], layer: str) -> str:
    """The places of a layer with the days of what happened there."""
    return ", ".join(f"{spot.name} ({spot.days})" for spot in spots if spot.layer == layer)


def _map_weeks(corpus: Corpus, settings: MapWeeksChart, base: Base) -> Undrawn:
    weeks, sides = picture_map.weeks(corpus, settings), corpus.explainer.sides
    labels = picture_map.map_labels(corpus, settings)
    told = []
    for week in weeks:
        spots = [spot for spot in week.spots if spot.is_drawn]
        layers = (f"{layer.label}: {_named(spots, layer.label) or 'none'}" for layer in settings.layers)
        told.append(f"{week.label}. {'; '.join(layers)}.")
    wide, narrow = (
        map_weeks.chart(weeks, labels, settings, sides, base, width) for width in (theme.WIDE, theme.NARROW)
    )
    return wide, narrow, f"{len(weeks)} small maps of the same ground, in the order of time. {' '.join(told)}"


def _panels(corpus: Corpus, settings: PanelsChart, base: Base) -> Undrawn:
    drawn = panels(corpus, settings)
    told = []
    for panel in drawn:
        numbers = "; ".join(f"{one.name} {one.value}" for one in panel.circles)
        marks = "; ".join(dict.fromkeys(f"{spot.layer}: {spot.name}" for spot in panel.spots if spot.is_drawn))
        told.append(f"{panel.label}, {panel.caption}: {numbers}{'. ' + marks if marks else ''}.")
    ground = map_panels.Ground(settings.map, corpus.explainer.sides, base)
    wide, narrow = (
        map_panels.chart(drawn, ground, width, columns) for width, columns in ((theme.WIDE, 2), (theme.NARROW, 1))
    )
    return wide, narrow, f"{len(drawn)} small maps, one for each stretch of days. {' '.join(told)}"


def _matrix(corpus: Corpus, settings: MatrixChart, base: Base) -> Undrawn:
    cells = pictures.cells(corpus, settings)
    every = corpus.of(Actor)
    actors = [(i, every[i].short or every[i].name, every[i].side) for i in settings.actors]
    told = "; ".join(f"{cell.subject_name} {' and '.join(cell.words)} {cell.object_name}" for cell in cells)
    sides = corpus.explainer.sides
    return (
        matrix.wide(cells, actors, sides),
        matrix.narrow(cells, actors, sides),
        f"{len(cells)} pairs. {told}.",
    )


def _arrivals(corpus: Corpus, settings: ArrivalsChart, base: Base) -> Undrawn:
    rows = arrivals_of(corpus)
    turn = settings.turn
    told = "; ".join(
        f"{row.short}: {counted(len(row.arrivals), 'finding')}, "
        f"{sum(arrival.day <= turn.last for arrival in row.arrivals)} of them by {turn.words()}"
        for row in rows
    )
    described = f"{len(rows)} claims, each with its dated findings in the order of publication. {told}."
    wide, narrow = (arrivals.chart(rows, settings, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, described


def _checks(corpus: Corpus, settings: ChecksChart, base: Base) -> Undrawn:
    rows, sides = picture_checks.rows(corpus, settings), corpus.explainer.sides
    told = " ".join(
        f"{row.by}, {row.date}: {row.value} {row.what}; of these "
        f"{'; '.join(f'{part.value} {part.words} ({part.find})' for part in row.parts)}."
        for row in rows.checks
    )
    moved = "; ".join(
        f"{row.what}: said to be at {row.claimed_name}, found at {row.found_name}, {picture_checks.move_words(row)}"
        for row in rows.moves
    )
    described = f"{counted(len(rows.checks), 'check')}, one mark for each thing checked. {told}"
    described = begun(described) + (f" {settings.moves}: {moved}." if moved else "")
    wide, narrow = (checks.chart(rows, settings, sides, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, described


def _exchanges(corpus: Corpus, settings: ExchangesChart, base: Base) -> Undrawn:
    months, sides = picture_exchanges.months(corpus, settings), corpus.explainer.sides
    told = " ".join(
        f"{month.label}{f' ({month.tally})' if month.tally else ''}: "
        + "; ".join(f"{row.date}, {row.text}, {row.way}" for row in month.rows)
        + "."
        for month in months
    )
    total = sum(len(month.rows) for month in months)
    described = (
        f"{begun(counted(total, 'change'))} from {settings.start.words()} to {settings.end.words()}, each with an "
        f"arrow from the side that lost to the side that gained. {told}"
    )
    return exchanges.wide(months, settings, sides), exchanges.narrow(months, settings, sides), described


def _series(corpus: Corpus, settings: SeriesChart, base: Base) -> Undrawn:
    panels, events = picture_series.panels(corpus, settings), picture_series.named_events(corpus, settings)
    sides = corpus.explainer.sides
    wide, narrow = (series.chart(panels, events, settings, sides, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, picture_series.described(panels, events, settings)


def _voices(corpus: Corpus, settings: VoicesChart, base: Base) -> Undrawn:
    rows, sides = picture_voices.voices(corpus, settings), corpus.explainer.sides
    wide, narrow = (voices.chart(rows, sides, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, picture_voices.told(corpus, rows)


def _clocks(corpus: Corpus, settings: ClocksChart, base: Base) -> Undrawn:
    rows = picture_clocks.clock_rows(corpus, settings)
    kinds = {kind: corpus.words.event_kinds[kind].label for kind in settings.event_kinds}
    wide, narrow = (clocks.chart(rows, settings.days, kinds, width) for width in (theme.WIDE, theme.NARROW))
    return wide, narrow, picture_clocks.told(corpus, rows)


_FORMS: Mapping[str, Callable[[Corpus, Any, Base], Undrawn]] = {
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
        wide, narrow, description = _FORMS[chart.form](corpus, chart.settings, base)
    except NoRoomError as error:
        raise NoRoomError(
            f"{file_of('charts', chart_id)}: no room on the picture for '{error}'; next: take out a name or a callout "
            "near it, make it shorter, or move the picture's edges"
        ) from None
    spec = wide.to_dict()
    return Drawing(
        page_svg(vega_lite_svg(spec, keep), f"{chart_id}-w", chart.title, description),
        page_svg(vega_lite_svg(narrow.to_dict(), keep), f"{chart_id}-n", chart.title, description),
        description,
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
