"""What stands around each picture: title, key, table of the same rows, credit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.arrivals import arrivals
from build_scripts.values import day_in_full
from build_scripts.views import pictures
from build_scripts.views.notebook import Notebook, Plain, Rich
from build_scripts.vocabulary import Direction


@dataclass(frozen=True)
class KeyEntry:
    """One entry of a picture's key: a side's shape, `filled` or `open`, or a letter; and what it means."""

    mark: str
    side: str
    label: str


@dataclass(frozen=True)
class Table:
    """A picture's rows as a table: each cell is rich text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Rich, ...], ...]


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


def _side_key(corpus: Corpus, sides: Iterable[str]) -> tuple[KeyEntry, ...]:
    present = set(sides)
    return tuple(
        KeyEntry("filled", name, side.label) for name, side in corpus.explainer.sides.items() if name in present
    )


def _plain(text: str) -> Rich:

    return (Plain(text),)


def _event_link(notes: Notebook, event_id: str) -> Rich:
    return (notes.link("events", event_id),)


def picture_view(name: str, notes: Notebook) -> PictureView:
    """What stands around the picture called `name`: words from the settings, key and table from its rows."""
    corpus = notes.corpus
    text = getattr(corpus.explainer.charts, name)
    note = notes.rich(text.note)
    key, table, credit = AROUND[name](notes)
    return PictureView(name, text.title, text.subtitle, note, credit, key, table)


def _around_estimates(notes: Notebook) -> tuple[tuple[KeyEntry, ...], Table, str]:
    panels = pictures.estimates(notes.corpus, notes.corpus.explainer.charts.estimates)
    table = Table(
        ("What is counted", "Who said so", "Date", "Value", "Of what", "What it leaves out"),
        tuple(
            (
                _plain(panel.title),
                (notes.link("actors", row.actor),),
                _plain(row.date),
                _plain(row.value),
                (*_plain(row.counted), *notes.cite_all(row.sources)),
                _plain(row.note),
            )
            for panel in panels
            for row in panel.rows
        ),
    )
    return _side_key(notes.corpus, (row.side for panel in panels for row in panel.rows)), table, ""


def _around_timeline(notes: Notebook) -> tuple[tuple[KeyEntry, ...], Table, str]:
    corpus = notes.corpus
    rows = pictures.moments(corpus)
    table = Table(
        ("Date", "Event", "Side of the one named first"),
        tuple(
            (_plain(row.date), _event_link(notes, row.id), _plain(corpus.explainer.sides[row.lane].label))
            for row in rows
        ),
    )
    return _side_key(corpus, (row.lane for row in rows)), table, ""


def _exactness(row: pictures.Spot) -> str:
    if not row.is_drawn:
        return "; known only to the area, so not drawn"
    return "; position approximate" if row.is_area else ""


def _around_map(notes: Notebook) -> tuple[tuple[KeyEntry, ...], Table, str]:
    corpus = notes.corpus
    rows = pictures.spots(corpus)
    table = Table(
        ("Place", "What", "Events"),
        tuple(
            (
                (notes.link("places", row.place),),
                _plain(f"{row.layer}; {corpus.explainer.sides[row.side].short}" + _exactness(row)),
                tuple(
                    piece
                    for date, event in zip(row.dates, row.events, strict=True)
                    for piece in (*_plain(f" {date}: "), *_event_link(notes, event), *_plain("."))
                ),
            )
            for row in rows
        ),
    )
    settings = corpus.explainer.charts.map
    return _map_key(corpus, rows), table, f"{settings.lines} {settings.credit}"


def _map_key(corpus: Corpus, rows: Sequence[pictures.Spot]) -> tuple[KeyEntry, ...]:
    """One entry for each layer and side that is drawn, with the very mark that the map has."""
    sides = corpus.explainer.sides
    entries = []
    for number, layer in enumerate(corpus.explainer.charts.map.layers):
        present = {row.side for row in rows if row.layer == layer.label and row.is_drawn}
        mark = "filled" if number % 2 == 0 else "open"
        entries += [
            KeyEntry(mark, side, f"{layer.label}: {sides[side].short}" if len(present) > 1 else layer.label)
            for side in sides
            if side in present
        ]
    return tuple(entries)


def _around_matrix(notes: Notebook) -> tuple[tuple[KeyEntry, ...], Table, str]:
    corpus = notes.corpus
    rows = pictures.cells(corpus)
    used = {kind for row in rows for kind in row.kinds}
    letters = tuple(
        KeyEntry(entry.mark or "•", "", entry.label)
        for entry in corpus.words.relation_kinds.values()
        if entry.label in used
    )
    disputed = (KeyEntry("?", "", "disputed"),) if any(row.is_disputed for row in rows) else ()
    table = Table(
        ("Who", "Does what", "To, with or for whom"),
        tuple(
            (
                (notes.link("actors", row.subject),),
                (
                    *_plain("; ".join(row.kinds) + (" (disputed)" if row.is_disputed else "")),
                    *notes.cite_all(row.sources),
                ),
                (notes.link("actors", row.object),),
            )
            for row in rows
        ),
    )
    return letters + disputed, table, ""


def _around_arrivals(notes: Notebook) -> tuple[tuple[KeyEntry, ...], Table, str]:
    marks = {"supports": "▲", "contradicts": "▽", "mixed": "◆", "context": "–"}
    key = tuple(KeyEntry(marks[word.value], "", word.label) for word in Direction)
    table = Table(
        ("Published", "Claim", "Which way", "Who found it"),
        tuple(
            (
                _plain(arrival.found.date.words() if arrival.found.date else day_in_full(arrival.day)),
                (notes.link("claims", row.claim),),
                _plain(arrival.found.direction.label),
                (notes.link("actors", arrival.found.by), *notes.cite_all(arrival.found.sources)),
            )
            for row in arrivals(notes.corpus)
            for arrival in row.arrivals
        ),
    )
    return key, table, ""


AROUND: dict[str, Callable[[Notebook], tuple[tuple[KeyEntry, ...], Table, str]]] = {
    "estimates": _around_estimates,
    "timeline": _around_timeline,
    "map": _around_map,
    "matrix": _around_matrix,
    "arrivals": _around_arrivals,
}
