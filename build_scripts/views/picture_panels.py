"""One map for each stretch of days: the rows of each panel, and what stands around the whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_scripts.corpus import Corpus
from build_scripts.model import Event, Figure, PanelsChart, Place
from build_scripts.values import begun, counted, range_words, span_words, without_common_end
from build_scripts.views.around import Around, Table, event_link, flat, plain, sources_of
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.picture_spots import Spot, layer_words, map_credit, map_key, spots


@dataclass(frozen=True)
class Circle:
    """A number at the middle of the place that it is about."""

    place: str
    name: str
    lat: float
    lon: float
    number: float
    value: str
    counted: str
    by: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class MapPanel:
    """One panel: its days, both ends included, its caption, and what is drawn in it."""

    first: dt.date
    last: dt.date
    caption: str
    circles: tuple[Circle, ...]
    spots: tuple[Spot, ...]

    @property
    def label(self) -> str:
        """The days, short: '30 Sep – 6 Oct', '12 Nov'."""
        return span_words(self.first, self.last)


def panels(corpus: Corpus, settings: PanelsChart) -> tuple[MapPanel, ...]:
    """The panels in order of their days; an event stands in the panel of its first day.

    Numbers without a date, without a place or at a place without a position are in the figure and not here.
    """
    figure, places, events = corpus.of(Figure)[settings.figure], corpus.of(Place), corpus.of(Event)
    wanted = settings.measure or figure.measure
    by_days: dict[tuple[dt.date, dt.date], list[Circle]] = {}
    for seen in figure.observations:
        at = places[seen.where].coordinates if seen.where else None
        number = seen.high if seen.low is None else seen.low
        if seen.date is None or seen.where is None or at is None or number is None:
            continue
        if (seen.measure or figure.measure) == wanted:
            value = ("about " if seen.about else "") + range_words(seen.low, seen.high)
            by_days.setdefault((seen.date.first, seen.date.last), []).append(
                Circle(
                    seen.where,
                    places[seen.where].name,
                    at.lat,
                    at.lon,
                    number,
                    value,
                    seen.counted,
                    seen.by,
                    seen.sources,
                )
            )
    every = spots(corpus, settings.map)
    found = []
    for number_of_panel, ((first, last), circles) in enumerate(sorted(by_days.items())):
        own = [_only(spot, [one for one in spot.events if first <= events[one].date.first <= last]) for spot in every]
        caption = settings.captions[number_of_panel] if number_of_panel < len(settings.captions) else ""
        found.append(MapPanel(first, last, caption, tuple(circles), tuple(spot for spot in own if spot.events)))
    return tuple(found)


def _only(spot: Spot, kept: Sequence[str]) -> Spot:
    """A spot with some of its events."""
    at = [spot.events.index(one) for one in kept]
    return replace(
        spot, events=tuple(kept), titles=tuple(spot.titles[n] for n in at), dates=tuple(spot.dates[n] for n in at)
    )


def described(corpus: Corpus, settings: PanelsChart) -> str:
    """The picture in words: for each stretch of days its numbers, the greatest first, and the events at places."""
    drawn = panels(corpus, settings)
    told = []
    for panel in drawn:
        names = without_common_end([one.name for one in panel.circles])
        numbers = sorted(zip(names, panel.circles, strict=True), key=lambda pair: -pair[1].number)
        head = f"{panel.label}, {panel.caption}" if panel.caption else panel.label
        layers = [words for layer in settings.map.layers for words in layer_words(corpus, panel.spots, layer)]
        told.append(". ".join([f"{head}: {', '.join(f'{name} {one.value}' for name, one in numbers)}", *layers]) + ".")
    return f"{begun(counted(len(drawn), 'small map'))}, one for each stretch of days. {' '.join(told)}"


def around(notes: Notebook, settings: PanelsChart) -> Around:
    """One row a number, then one a place with events, panel by panel."""
    corpus = notes.corpus
    drawn = panels(corpus, settings)
    cells: list[tuple[Rich, ...]] = []
    rows = []
    events = corpus.of(Event)
    for panel in drawn:
        for one in panel.circles:
            named = (notes.link("places", one.place),)
            cells.append(
                (
                    plain(panel.label),
                    named,
                    plain(one.value),
                    (*plain(f"{one.counted}, by "), notes.link("actors", one.by), *notes.cite_all(one.sources)),
                )
            )
            rows.append(flat(one, days=panel.label))
        for spot in panel.spots:
            links = tuple(piece for event in spot.events for piece in (*event_link(notes, event), *plain(". ")))
            side = corpus.explainer.sides[spot.side].short
            cells.append(
                (
                    plain(panel.label),
                    (notes.link("places", spot.place),),
                    plain(""),
                    (*plain(f"{spot.layer}, {side}: "), *links),
                )
            )
            sources = tuple(dict.fromkeys(source for event in spot.events for source in events[event].sources))
            rows.append(flat(spot, days=panel.label, sources=sources))
    table = Table(("Days", "Place", "Number", "Of what"), tuple(cells))
    key = map_key(corpus, settings.map, [spot for panel in drawn for spot in panel.spots])
    return Around(key, table, tuple(rows), sources_of(rows), map_credit(settings.map))
