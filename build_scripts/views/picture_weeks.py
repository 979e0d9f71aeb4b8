"""A map week by week: the rows of each panel, and what stands around the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_scripts.corpus import Corpus
from build_scripts.model import Chart, Event, MapChart, WeeksChart
from build_scripts.views.around import Around, Table, event_link, flat, map_key, plain, sources_of
from build_scripts.views.notebook import Notebook
from build_scripts.views.pictures import Spot, day_words, spots


@dataclass(frozen=True)
class Week:
    """One panel: its days, both ends included, and what is drawn in it."""

    first: dt.date
    last: dt.date
    spots: tuple[Spot, ...]

    @property
    def label(self) -> str:
        """The days, short: '30 Sep–6 Oct'."""
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first.day}–{day_words(self.last)}"
        return f"{day_words(self.first)}–{day_words(self.last)}"


def map_of(corpus: Corpus, settings: WeeksChart) -> MapChart:
    """The settings of the map that is drawn week by week."""
    found: MapChart = corpus.of(Chart)[settings.of].settings
    return found


def weeks(corpus: Corpus, settings: WeeksChart) -> tuple[Week, ...]:
    """The panels in order. An event stands in the panel of its first day; what began before the first is left out."""
    whole = map_of(corpus, settings)
    events = corpus.of(Event)
    found = []
    first = settings.start.first
    while first <= settings.end.last:
        last = min(first + dt.timedelta(days=settings.days - 1), settings.end.last)
        # Spots of whole layers are cut by the first days of their events, so that none stands in two weeks.
        own = [
            _only(spot, [one for one in spot.events if first <= events[one].date.first <= last])
            for spot in spots(corpus, whole)
        ]
        found.append(Week(first, last, tuple(spot for spot in own if spot.events)))
        first = last + dt.timedelta(days=1)
    return tuple(found)


def _only(spot: Spot, kept: Sequence[str]) -> Spot:
    """A spot with some of its events."""
    at = [spot.events.index(one) for one in kept]
    return replace(
        spot,
        events=tuple(kept),
        titles=tuple(spot.titles[n] for n in at),
        dates=tuple(spot.dates[n] for n in at),
    )


def around(notes: Notebook, settings: WeeksChart) -> Around:
    """One row a place and week, with the events there."""
    corpus = notes.corpus
    panels = weeks(corpus, settings)
    table = Table(
        ("Week", "Place", "What", "Events"),
        tuple(
            (
                plain(week.label),
                (notes.link("places", spot.place),),
                plain(f"{spot.layer}; {corpus.explainer.sides[spot.side].short}"),
                tuple(
                    piece
                    for date, event in zip(spot.dates, spot.events, strict=True)
                    for piece in (*plain(f" {date}: "), *event_link(notes, event), *plain("."))
                ),
            )
            for week in panels
            for spot in week.spots
        ),
    )
    events = corpus.of(Event)
    rows = [
        flat(spot, week=week.label, sources=tuple(dict.fromkeys(s for one in spot.events for s in events[one].sources)))
        for week in panels
        for spot in week.spots
    ]
    whole = map_of(corpus, settings)
    key = map_key(corpus, whole, [spot for week in panels for spot in week.spots])
    return Around(key, table, tuple(rows), sources_of(rows), f"{whole.lines} {whole.credit}")
