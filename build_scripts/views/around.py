"""The pieces that stand around any picture: its key, its table, the rows behind it, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from build_scripts.corpus import Corpus
from build_scripts.views.notebook import Notebook, Plain, Rich

# One row behind a picture, for the download: names of columns to text, numbers, or lists of texts.
Row = dict[str, Any]


@dataclass(frozen=True)
class KeyEntry:
    """One entry of a picture's key, and what it means.

    `mark` is `filled`, `open` or `ringed` for a side's shape; without a side, the name of a swatch, or a letter.
    """

    mark: str
    side: str
    label: str


@dataclass(frozen=True)
class Table:
    """A picture's rows as a table: each cell is rich text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Rich, ...], ...]


@dataclass(frozen=True)
class Around:
    """What follows from a picture's rows: its key, its table, the rows themselves, and what they rest on.

    `sources` are ids, one for each time that a row rests on a source.
    """

    key: tuple[KeyEntry, ...]
    table: Table
    rows: tuple[Row, ...]
    sources: tuple[str, ...]
    credit: str = ""


def flat(row: Any, **more: Any) -> Row:
    """A frozen row as one row of a download: its fields by name, then `more`."""
    return {one.name: getattr(row, one.name) for one in fields(row)} | more


def side_key(corpus: Corpus, sides: Iterable[str]) -> tuple[KeyEntry, ...]:
    """One entry for each of `sides`, in the order of the settings."""
    present = set(sides)
    return tuple(
        KeyEntry("filled", name, side.label) for name, side in corpus.explainer.sides.items() if name in present
    )


def plain(text: str) -> Rich:
    """A text without marks or links, as a cell."""
    return (Plain(text),)


def event_link(notes: Notebook, event_id: str) -> Rich:
    """A link to an event, as a cell."""
    return (notes.link("events", event_id),)


def sources_of(rows: Iterable[Row]) -> tuple[str, ...]:
    """The sources of all rows, one for each time that a row rests on it."""
    return tuple(source for row in rows for source in row["sources"])
