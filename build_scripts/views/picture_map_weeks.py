"""A map week by week: the rows of each, the picture in words, and what stands around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Event, MapWeeksChart
from build_scripts.values import PartialDate, begun, counted, span_words
from build_scripts.views.around import Around, KeyEntry, Table, plain, sources_of
from build_scripts.views.notebook import Notebook
from build_scripts.views.picture_spots import (
    HEADS,
    Spot,
    layer_words,
    map_credit,
    map_key,
    row_of,
    spot_cells,
    spots_of,
)


@dataclass(frozen=True)
class Week:
    """A panel's days, both included, with the events dated to them."""

    first: dt.date
    last: dt.date
    label: str
    spots: tuple[Spot, ...]


def weeks(corpus: Corpus, chart: MapWeeksChart) -> tuple[Week, ...]:
    """The panels in order. An event stands in the panel of its first day; one longer than a panel stands in none."""
    found = []
    first = chart.start.first
    while first <= chart.end.last:
        last = min(first + dt.timedelta(days=chart.days - 1), chart.end.last)
        wanted = [one for one, event in corpus.of(Event).items() if _is_of(event.date, first, last, chart)]
        found.append(Week(first, last, span_words(first, last), spots_of(corpus, chart, wanted)))
        first = last + dt.timedelta(days=1)
    return tuple(found)


def sides_alone(weeks_of: Iterable[Week]) -> dict[str, str]:
    """By layer, the one side whose doings it draws, where it is one in all panels together.

    Of such a layer a panel without a place can say whose places are not known; of others it cannot.
    """
    found: dict[str, set[str]] = {}
    for week in weeks_of:
        for spot in week.spots:
            if spot.is_drawn:
                found.setdefault(spot.layer, set()).add(spot.side)
    return {layer: side for layer, (side, *others) in found.items() if not others}


def undated(corpus: Corpus, chart: MapWeeksChart) -> tuple[Spot, ...]:
    """The places of events within the window that are dated too roughly for one panel; they are listed, not drawn."""
    start, end = chart.start.first, chart.end.last
    wanted = [
        one
        for one, event in corpus.of(Event).items()
        if _is_too_long(event.date, chart) and event.date.last >= start and event.date.first <= end
    ]
    return spots_of(corpus, chart, wanted)


def _is_too_long(date: PartialDate, chart: MapWeeksChart) -> bool:
    return (date.last - date.first).days >= chart.days


def _is_of(date: PartialDate, first: dt.date, last: dt.date, chart: MapWeeksChart) -> bool:
    begins = max(date.first, chart.start.first)
    return first <= begins <= last and date.last >= begins and not _is_too_long(date, chart)


def described(corpus: Corpus, settings: MapWeeksChart) -> str:
    """The picture in words: for each stretch of days the places of each layer, by side and province."""
    found = weeks(corpus, settings)
    told = []
    for week in found:
        layers = [
            ". ".join(layer_words(corpus, week.spots, layer)) or f"{layer.label}: no place on record"
            for layer in settings.layers
        ]
        told.append(f"{week.label}. {'. '.join(layers)}.")
    return f"{begun(counted(len(found), 'small map'))} of the same ground, in the order of time. {' '.join(told)}"


def around(notes: Notebook, settings: MapWeeksChart) -> Around:
    """What stands around the small maps: every place with its panel's days, then what no panel can hold."""
    corpus = notes.corpus
    panels = weeks(corpus, settings)
    found = [(week.label, row) for week in panels for row in week.spots]
    loose = [("Not dated to one panel", row) for row in undated(corpus, settings)]
    table = Table(("Days", *HEADS), tuple((plain(label), *spot_cells(notes, row)) for label, row in (*found, *loose)))
    rows = [row_of(corpus, row, days_of_panel=label) for label, row in (*found, *loose)]
    key = map_key(corpus, settings, [row for _, row in found])
    alone = set(sides_alone(panels))
    if any(not alone <= {spot.layer for spot in week.spots if spot.is_drawn} for week in panels):
        key = (*key, KeyEntry("?", "", "places not known here"))
    return Around(key, table, tuple(rows), sources_of(rows), map_credit(settings))
