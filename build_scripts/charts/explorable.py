"""What each form of chart becomes when a reader explores it: its rows as marks with words, dates, places and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from build_scripts.cache import Keep, unkept
from build_scripts.charts import explore, theme
from build_scripts.charts.explore import Name, Row
from build_scripts.charts.ground import projection
from build_scripts.charts.specs import Undrawn, specification
from build_scripts.corpus import Corpus
from build_scripts.derived.arrivals import arrivals
from build_scripts.model import (
    Actor,
    ArrivalsChart,
    Chart,
    ChecksChart,
    Claim,
    Clock,
    ClocksChart,
    EstimatesChart,
    Event,
    ExchangesChart,
    MapChart,
    MapForm,
    MatrixChart,
    PanelsChart,
    Quote,
    SeriesChart,
    TimelineChart,
    VoicesChart,
)
from build_scripts.values import day_in_full
from build_scripts.views import (
    picture_checks,
    picture_clocks,
    picture_estimates,
    picture_exchanges,
    picture_map,
    picture_series,
    picture_spots,
    picture_timeline,
    picture_voices,
)
from build_scripts.views.addresses import address, href, name_of
from build_scripts.views.picture_panels import panels

Base = Mapping[str, Any]
# Links are read from beside the chart's own script.
_HERE = "charts/x.html"


def _page(kind: str, record_id: str) -> str:
    return href(address(kind, record_id), _HERE)


def _clock(corpus: Corpus, label: str, clock: Clock | None) -> tuple[str, str]:
    if clock is None:
        return label, "not on record"
    who = f", by {corpus.of(Actor)[clock.by].name}" if clock.by else ""
    return label, f"{clock.date.words()}{who}"


def _event_row(corpus: Corpus, event_id: str, side: str, **more: Any) -> Row:
    """An event with its four clocks as words."""
    event = corpus.of(Event)[event_id]
    return Row(
        title=event.title,
        words=(
            ("Happened", event.date.words()),
            _clock(corpus, "Claimed", event.clocks.claimed),
            _clock(corpus, "First reported", event.clocks.first_reported),
            _clock(corpus, "Checked", event.clocks.checked),
        ),
        side=side,
        kind=more.pop("kind", "") or corpus.words.event_kinds[event.kind].label,
        actor=corpus.of(Actor)[event.actors[0].actor].name,
        first=event.date.first,
        last=event.date.last,
        href=_page("events", event_id),
        **more,
    )


def _timeline(corpus: Corpus, settings: TimelineChart, base: Base) -> Undrawn:
    rows = [_event_row(corpus, moment.id, moment.lane) for moment in picture_timeline.moments(corpus, settings)]
    return partial(explore.timeline, rows, corpus.explainer.sides)


def _map(corpus: Corpus, settings: MapForm, base: Base) -> Undrawn:
    """A map, whole or week by week: here the strip of days does what the small maps do."""
    rows = [
        _event_row(corpus, event, spot.side, kind=spot.layer, lon=spot.lon, lat=spot.lat, label=spot.name)
        for spot in picture_spots.spots(corpus, settings)
        if spot.is_drawn
        for event in spot.events
    ]
    if isinstance(settings, MapChart):
        rows += _moved(corpus, settings)
    names = [Name(one.name, one.lon, one.lat) for one in picture_spots.map_labels(corpus, settings)]
    return partial(explore.area_map, rows, corpus.explainer.sides, base, projection(settings, theme.WIDE), names)


def _moved(corpus: Corpus, settings: MapChart) -> Iterator[Row]:
    """Both ends of each displacement: the side of whoever said so, and of whoever found it."""
    actors = corpus.of(Actor)
    for shift in picture_map.shifts(corpus, settings):
        for where, at, by in (
            ("Said to be here", shift.claimed, shift.claimed_by),
            ("Found here", shift.found, shift.found_by),
        ):
            yield Row(
                title=f"{where}: {at.name}",
                words=(("What", shift.what), ("By", actors[by].name), ("Distance", shift.distance)),
                side=actors[by].side,
                kind=where,
                actor=actors[by].name,
                lon=at.lon,
                lat=at.lat,
                label=at.name,
                href=_page("events", shift.event),
            )


def _panels(corpus: Corpus, settings: PanelsChart, base: Base) -> Undrawn:
    actors = corpus.of(Actor)
    rows = [
        Row(
            title=f"{one.name}: {one.value}",
            words=(("Days", panel.label), ("Of", panel.caption), ("Counted", one.counted), ("By", actors[one.by].name)),
            side=actors[one.by].side,
            kind=panel.label,
            label=one.name,
            low=one.number,
            high=one.number,
            href=_page("places", one.place),
        )
        for panel in panels(corpus, settings)
        for one in panel.circles
    ]
    return partial(explore.plot, rows, corpus.explainer.sides)


def _estimates(corpus: Corpus, settings: EstimatesChart, base: Base) -> Undrawn:
    rows = [
        Row(
            title=f"{row.by}: {row.value}",
            words=(("Said", row.date), ("Counted", row.counted), ("Leaves out", row.note)),
            side=row.side,
            kind=panel.title,
            actor=row.by,
            label=row.by,
            low=row.low,
            high=row.high,
            href=_page("actors", row.actor),
        )
        for panel in picture_estimates.estimates(corpus, settings)
        for row in panel.rows
    ]
    units = {panel.unit for panel in picture_estimates.estimates(corpus, settings)}
    axis = settings.axis or "" if len(units) == 1 else ""
    return partial(explore.plot, rows, corpus.explainer.sides, axis, apart=len(units) > 1)


def _checks(corpus: Corpus, settings: ChecksChart, base: Base) -> Undrawn:
    actors = corpus.of(Actor)
    rows = [
        Row(
            title=f"{part.value} {part.words}",
            words=(
                ("Of", f"{check.count} {check.what}"),
                ("By", f"{check.by}, {check.date}"),
                ("Counted", part.counted),
            ),
            side=actors[check.actor].side,
            kind=f"{check.by}, {check.date}",
            label=part.words,
            low=part.low,
            high=part.high,
            href=_page("actors", check.actor),
        )
        for check in picture_checks.rows(corpus, settings).checks
        for part in check.parts
    ]
    return partial(explore.plot, rows, corpus.explainer.sides, apart=True)


def _exchanges(corpus: Corpus, settings: ExchangesChart, base: Base) -> Undrawn:
    sides = corpus.explainer.sides
    rows = [
        Row(
            title=one.text,
            words=(
                ("When", one.date),
                ("Taken by", ", ".join(sides[side].short for side in one.gains)),
                ("Lost by", ", ".join(sides[side].short for side in one.loses)),
                ("Disputed", "yes" if one.is_disputed else ""),
            ),
            side=one.gains[0] if one.gains else "",
            kind=", ".join(f"from {sides[side].short}" for side in one.loses),
            first=one.first,
            last=one.last,
            label=", ".join(f"Taken by {sides[side].short}" for side in one.gains),
            href=_page("events", one.event) if one.event else _page("figures", one.figure),
        )
        for one in picture_exchanges.exchanges(corpus, settings)
    ]
    return partial(explore.plot, rows, sides)


def _series(corpus: Corpus, settings: SeriesChart, base: Base) -> Undrawn:
    rows = [
        Row(
            title=f"{row.by}: {picture_series.value_words(row, panel.per)}",
            words=(("When", row.date), ("Counted", row.counted), ("Note", row.note)),
            side=row.side,
            kind=panel.label,
            actor=row.by,
            first=row.first,
            last=row.last,
            low=row.low_drawn,
            high=row.high_drawn,
            href=_page("actors", row.actor),
        )
        for panel in picture_series.panels(corpus, settings)
        for row in panel.drawn
    ]
    return partial(explore.over_time, rows, corpus.explainer.sides)


def _matrix(corpus: Corpus, settings: MatrixChart, base: Base) -> Undrawn:
    """Each relation of the square on the day from which it is on record."""
    actors, rows = corpus.of(Actor), []
    for subject in settings.actors:
        for relation in actors[subject].relations:
            date = relation.since or relation.as_of or relation.until
            if relation.to in settings.actors and date:
                kind = corpus.words.relation_kinds[relation.kind].label
                rows.append(
                    Row(
                        title=f"{actors[subject].name} {kind} {actors[relation.to].name}",
                        words=(
                            ("On record for", date.words()),
                            ("Known by", relation.basis.label if relation.basis else ""),
                        ),
                        side=actors[subject].side,
                        kind=kind,
                        actor=actors[relation.to].name,
                        first=date.first,
                        last=date.last,
                        label=actors[subject].short or actors[subject].name,
                        href=_page("actors", subject),
                    )
                )
    return partial(explore.plot, rows, corpus.explainer.sides)


def _arrivals(corpus: Corpus, settings: ArrivalsChart, base: Base) -> Undrawn:
    actors = corpus.of(Actor)
    rows = [
        Row(
            title=f"{actors[arrival.found.by].name}: {arrival.found.direction.label.lower()} the claim",
            words=(("Claim", corpus.of(Claim)[row.claim].statement), ("Published by", day_in_full(arrival.day))),
            side=actors[arrival.found.by].side,
            kind=arrival.found.direction.label,
            actor=actors[arrival.found.by].name,
            first=arrival.day,
            last=arrival.day,
            label=row.short,
            href=_page("claims", row.claim),
        )
        for row in arrivals(corpus)
        for arrival in row.arrivals
    ]
    return partial(explore.plot, rows, corpus.explainer.sides)


def _voices(corpus: Corpus, settings: VoicesChart, base: Base) -> Undrawn:
    """Each quotation of the square on its day, once for each side that it speaks of."""
    actors, sides, quotes = corpus.of(Actor), corpus.explainer.sides, corpus.of(Quote)
    rows = [
        Row(
            title=name_of(corpus, "quotes", quote),
            words=(("About", ", ".join(actors[one].name for one in quotes[quote].mentions)),),
            side=row.side,
            kind=f"about {sides[one.about].short}" if one.about else picture_voices.NOBODY_WORDS,
            actor=actors[quotes[quote].speaker].name,
            first=quotes[quote].date.first,
            last=quotes[quote].date.last,
            label=sides[row.side].short,
            href=_page("quotes", quote),
        )
        for row in picture_voices.voices(corpus, settings)
        for one in row.spoken
        for quote in one.quotes
    ]
    return partial(explore.plot, rows, sides)


def _clocks(corpus: Corpus, settings: ClocksChart, base: Base) -> Undrawn:
    """A mark for each clock that has struck, on its day, in a line for each event."""
    actors, rows = corpus.of(Actor), []
    for row in picture_clocks.clock_rows(corpus, settings):
        event = corpus.of(Event)[row.event]
        clocks = [("happened", event.date, event.actors[0].actor)]
        for name, words in picture_clocks.CLOCKS.items():
            clock: Clock | None = getattr(event.clocks, name)
            if clock:
                clocks.append((words.label, clock.date, clock.by or event.actors[0].actor))
        rows += [
            Row(
                title=f"{event.title}: {label}",
                words=(("When", date.words()), ("Who", actors[who].name)),
                side=actors[who].side,
                kind=label,
                actor=actors[who].name,
                first=date.first,
                last=date.last,
                label=f"{row.when}: {event.title}",
                href=_page("events", row.event),
            )
            for label, date, who in clocks
        ]
    return partial(explore.plot, rows, corpus.explainer.sides)


_FORMS: Mapping[str, Callable[[Corpus, Any, Base], Undrawn]] = {
    "timeline": _timeline,
    "map": _map,
    "map_weeks": _map,
    "panels": _panels,
    "estimates": _estimates,
    "matrix": _matrix,
    "arrivals": _arrivals,
    "checks": _checks,
    "exchanges": _exchanges,
    "series": _series,
    "voices": _voices,
    "clocks": _clocks,
}


def explorable(corpus: Corpus, chart_id: str, base: Base, keep: Keep = unkept) -> dict[str, Any]:
    """The Vega-Lite specification of a chart to be explored; links in it are relative to the folder of charts."""
    chart = corpus.of(Chart)[chart_id]
    return specification(_FORMS[chart.form](corpus, chart.settings, base), keep)
