"""What stands around each picture: title, key, table of the same rows, sources, credit, ways to take it along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_scripts.corpus import Corpus
from build_scripts.derived.arrivals import arrivals
from build_scripts.model import (
    Actor,
    ArrivalsChart,
    Chart,
    EstimatesChart,
    Event,
    MapChart,
    MatrixChart,
    Publisher,
    Source,
    TimelineChart,
)
from build_scripts.values import counted, day_in_full
from build_scripts.views import (
    picture_checks,
    picture_clocks,
    picture_exchanges,
    picture_panels,
    picture_series,
    picture_voices,
    pictures,
)
from build_scripts.views.addresses import EXPLORER, RUNTIME, address, download_address, explore_address, href
from build_scripts.views.around import (
    Around,
    KeyEntry,
    Row,
    Table,
    event_link,
    flat,
    map_key,
    plain,
    side_key,
    sources_of,
)
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.vocabulary import Direction

# How many publishers a source line names before it counts the rest.
NAMED_SOURCES = 3


@dataclass(frozen=True)
class PictureView:
    """A picture with everything that must stand around it."""

    name: str
    title: str
    subtitle: str
    note: Rich
    credit: str
    key: tuple[KeyEntry, ...]
    table: Table
    source_line: str
    page: str
    explore: str
    runtime: str
    explorer: str
    downloads: tuple[Link, ...]


# What a picture can be taken along as, by the ending of the file.
DOWNLOADS = {"svg": "SVG", "png": "PNG", "csv": "CSV", "json": "Vega-Lite"}


def source_line(corpus: Corpus, sources: Sequence[str]) -> str:
    """Who published what a picture rests on: the publishers cited most, and how many more there are."""
    by_publisher = Counter(corpus.of(Source)[source].publisher for source in sources)
    ordered = sorted(by_publisher, key=lambda one: (-by_publisher[one], corpus.of(Publisher)[one].name, one))
    names = [corpus.of(Publisher)[one].name for one in ordered[:NAMED_SOURCES]]
    more = len(ordered) - len(names)
    if more:
        return f"{', '.join(names)} and {counted(more, 'other')}"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def chart_rows(corpus: Corpus, name: str) -> tuple[Row, ...]:
    """The rows behind the chart called `name`, each with the ids of its sources."""
    chart = corpus.of(Chart)[name]
    return AROUND[chart.form](Notebook(corpus, address("charts", name)), chart.settings).rows


def picture_view(name: str, notes: Notebook) -> PictureView:
    """What stands around the chart called `name`: words from its record, key and table from its rows."""
    corpus = notes.corpus
    chart = corpus.of(Chart)[name]
    note = notes.rich(chart.note)
    around = AROUND[chart.form](notes, chart.settings)
    return PictureView(
        name=name,
        title=chart.title,
        subtitle=chart.subtitle,
        note=note,
        credit=around.credit,
        key=around.key,
        table=around.table,
        source_line=source_line(corpus, around.sources),
        page=href(address("charts", name), notes.page),
        explore=href(explore_address(name), notes.page),
        runtime=href(RUNTIME, notes.page),
        explorer=href(EXPLORER, notes.page),
        downloads=tuple(
            Link(label, href(download_address(name, ending), notes.page)) for ending, label in DOWNLOADS.items()
        ),
    )


def _around_estimates(notes: Notebook, settings: EstimatesChart) -> Around:
    panels = pictures.estimates(notes.corpus, settings)
    table = Table(
        ("What is counted", "Who said so", "Date", "Value", "Of what", "What it leaves out"),
        tuple(
            (
                plain(panel.title),
                (notes.link("actors", row.actor),),
                plain(row.date),
                plain(row.value),
                (*plain(row.counted), *notes.cite_all(row.sources)),
                plain(row.note),
            )
            for panel in panels
            for row in panel.rows
        ),
    )
    rows = [
        flat(row, panel=panel.title, unit=panel.unit, definition=panel.definition)
        for panel in panels
        for row in panel.rows
    ]
    key = side_key(notes.corpus, (row.side for panel in panels for row in panel.rows))
    return Around(key, table, tuple(rows), sources_of(rows))


def _around_timeline(notes: Notebook, settings: TimelineChart) -> Around:
    corpus = notes.corpus
    moments = pictures.moments(corpus, settings)
    table = Table(
        ("Date", "Event", "Side of the one named first"),
        tuple(
            (plain(row.date), event_link(notes, row.id), plain(corpus.explainer.sides[row.lane].label))
            for row in moments
        ),
    )
    rows = [flat(row, sources=corpus.of(Event)[row.id].sources) for row in moments]
    key = list(side_key(corpus, (row.lane for row in moments)))
    if any(row.first != row.last or row.starts_before or row.ends_after for row in moments):
        key.append(KeyEntry("—", "", "over these days, or on one of them"))
    if any(row.starts_before or row.ends_after for row in moments):
        key.append(KeyEntry("···", "", "goes on outside the days drawn"))
    hollow = next((row.lane for row in moments if row.is_approximate), None)
    key += [KeyEntry("open", hollow, "a hollow shape: about that day")] if hollow else []
    return Around(tuple(key), table, tuple(rows), sources_of(rows))


def _exactness(row: pictures.Spot) -> str:
    if not row.is_drawn:
        return "; known only to the area, so not drawn"
    return "; position approximate" if row.is_area else ""


def _reporters(corpus: Corpus, row: pictures.Spot) -> str:
    """Which sides report what is drawn at a place."""
    shorts = [corpus.explainer.sides[side].short for side in row.said_by]
    return f"; reported by: {', '.join(shorts)}" if shorts else ""


def _around_map(notes: Notebook, settings: MapChart) -> Around:
    corpus = notes.corpus
    spots = pictures.spots(corpus, settings)
    table = Table(
        ("Place", "What, and who reports it", "Events"),
        tuple(
            (
                (notes.link("places", row.place),),
                plain(
                    f"{row.layer}; {corpus.explainer.sides[row.side].short}{_reporters(corpus, row)}{_exactness(row)}"
                ),
                tuple(
                    piece
                    for date, event in zip(row.dates, row.events, strict=True)
                    for piece in (*plain(f" {date}: "), *event_link(notes, event), *plain("."))
                ),
            )
            for row in spots
        ),
    )
    events = corpus.of(Event)
    rows = [
        flat(row, sources=tuple(dict.fromkeys(source for event in row.events for source in events[event].sources)))
        for row in spots
    ]
    moves = pictures.moves(corpus, settings)
    table = replace(table, rows=(*table.rows, *(_move_cells(notes, move) for move in moves)))
    rows += [flat(move) for move in moves]
    credit = f"{settings.lines} {settings.credit}"
    key = map_key(corpus, settings, spots)
    if moves:
        key += (KeyEntry("o→", "", "from where it was said to be to where a check put it"),)
    return Around(key, table, tuple(rows), sources_of(rows), credit)


def _move_cells(notes: Notebook, move: pictures.Move) -> tuple[Rich, ...]:
    """A check that put something elsewhere, as a row of the map's table."""
    said, found = notes.link("actors", move.claimed_by), notes.link("actors", move.found_by)
    return (
        (notes.link("places", move.claimed_place), *plain(" → "), notes.link("places", move.found_place)),
        (*plain(f"{move.what}: said by "), said, *plain(", found by "), found, *plain(f"; {move.distance}")),
        (*event_link(notes, move.event), *notes.cite_all(move.sources)),
    )


def _around_matrix(notes: Notebook, settings: MatrixChart) -> Around:
    corpus = notes.corpus
    cells = pictures.cells(corpus, settings)
    used = {kind for row in cells for kind in row.kinds}
    letters = tuple(
        KeyEntry(entry.mark or "•", "", entry.label)
        for entry in corpus.words.relation_kinds.values()
        if entry.label in used
    )
    disputed = (KeyEntry("?", "", "disputed"),) if any(row.disputed for row in cells) else ()
    table = Table(
        ("Who", "Does what", "To, with or for whom"),
        tuple(
            (
                (notes.link("actors", row.subject),),
                (
                    *plain("; ".join(row.words)),
                    *notes.cite_all(row.sources),
                ),
                (notes.link("actors", row.object),),
            )
            for row in cells
        ),
    )
    rows = [flat(row) for row in cells]
    every = corpus.of(Actor)
    shapes = side_key(corpus, (every[actor].side for actor in settings.actors))
    return Around((*letters, *disputed, *shapes), table, tuple(rows), sources_of(rows))


def _around_arrivals(notes: Notebook, settings: ArrivalsChart) -> Around:
    marks = {"supports": "▲", "contradicts": "▽", "mixed": "◆", "context": "–"}
    key = tuple(KeyEntry(marks[word.value], "", word.label) for word in Direction)
    found = [(row, arrival) for row in arrivals(notes.corpus) for arrival in row.arrivals]
    dates = [arrival.found.date.words() if arrival.found.date else day_in_full(arrival.day) for _, arrival in found]
    table = Table(
        ("Published", "Claim", "Which way", "Who found it"),
        tuple(
            (
                plain(date),
                (notes.link("claims", row.claim),),
                plain(arrival.found.direction.label),
                (notes.link("actors", arrival.found.by), *notes.cite_all(arrival.found.sources)),
            )
            for (row, arrival), date in zip(found, dates, strict=True)
        ),
    )
    rows = [
        {
            "claim": row.claim,
            "published_by": arrival.day.isoformat(),
            "direction": arrival.found.direction.value,
            "by": arrival.found.by,
            "sources": arrival.found.sources,
        }
        for row, arrival in found
    ]
    return Around(key, table, tuple(rows), sources_of(rows))


AROUND: dict[str, Callable[[Notebook, Any], Around]] = {
    "estimates": _around_estimates,
    "timeline": _around_timeline,
    "map": _around_map,
    "panels": picture_panels.around,
    "matrix": _around_matrix,
    "arrivals": _around_arrivals,
    "checks": picture_checks.around,
    "exchanges": picture_exchanges.around,
    "series": picture_series.around,
    "voices": picture_voices.around,
    "clocks": picture_clocks.around,
}
