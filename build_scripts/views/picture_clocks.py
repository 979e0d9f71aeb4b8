"""The four clocks of events: when each happened, was claimed by a party, first reported by others, and checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_scripts.corpus import Corpus
from build_scripts.derived.lags import Lag, lag
from build_scripts.model import Clock, ClocksChart, Event
from build_scripts.values import span_words
from build_scripts.views.around import Around, KeyEntry, Row, Table, event_link, plain, sources_of
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.vocabulary import Blank


@dataclass(frozen=True)
class ClockWords:
    """How one of the clocks is called: its letter in the picture, its head in the table, and what is missing of it."""

    letter: str
    label: str
    missing: str


# The clocks that run after the event, by their field in the record.
CLOCKS: Mapping[str, ClockWords] = {
    "claimed": ClockWords("S", "said by a party", "claim"),
    "first_reported": ClockWords("R", "first reported by others", "report"),
    "checked": ClockWords("C", "checked by somebody who shows how", "check"),
}


@dataclass(frozen=True)
class Struck:
    """A clock that has struck: the fewest and the most days after the event may first have happened."""

    name: str
    first: int
    last: int
    is_approximate: bool


@dataclass(frozen=True)
class ClockRow:
    """An event with its clocks. `lasts` is the number of days from the first on which it may have happened to the last.

    `missing` are the clocks that are empty, `searched` those of them that were looked for and not found.
    """

    event: str
    title: str
    kind: str
    when: str
    lasts: int
    struck: tuple[Struck, ...]
    missing: tuple[str, ...]
    searched: tuple[str, ...]

    def gap(self) -> str:
        """What is missing, in words: 'no claim on record; no check found'; empty where nothing is."""
        sought = [CLOCKS[name].missing for name in self.missing if name in self.searched]
        absent = [CLOCKS[name].missing for name in self.missing if name not in self.searched]
        groups = ((absent, "on record"), (sought, "found"))
        return "; ".join(f"no {_listed(names)} {words}" for names, words in groups if names)


def _listed(names: Sequence[str]) -> str:
    """'claim', 'claim or check', 'claim, report or check'."""
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _clock(event: Event, name: str) -> Clock | None:
    found: Clock | None = getattr(event.clocks, name)
    return found


def _struck(start: dt.date, name: str, clock: Clock) -> Struck:
    # A clock may be less exact than the event; it cannot strike before.
    first, last = ((day - start).days for day in (clock.date.first, clock.date.last))
    return Struck(name, max(first, 0), max(last, 0), clock.date.is_approximate)


def clock_rows(corpus: Corpus, settings: ClocksChart) -> tuple[ClockRow, ...]:
    """The events of the chart's days and kinds that stand, kind by kind, by date; one whose end is open has no row."""
    events = corpus.of(Event)
    found = []
    for event_id, event in events.items():
        first, last = event.date.first, event.date.last
        is_outside = last < settings.start.first or first > settings.end.last
        if event.kind not in settings.event_kinds or event.withdrawn or event.date.is_open or is_outside:
            continue
        given = [(name, clock) for name in CLOCKS if (clock := _clock(event, name)) and not clock.date.is_open]
        missing = tuple(name for name in CLOCKS if name not in {one for one, _ in given})
        sought = {blank.field for blank in event.blanks if blank.reason == Blank.SEARCHED}
        found.append(
            ClockRow(
                event=event_id,
                title=event.title,
                kind=event.kind,
                when=("about " if event.date.is_approximate else "") + span_words(first, last),
                lasts=(last - first).days,
                struck=tuple(_struck(first, name, clock) for name, clock in given),
                missing=missing,
                searched=tuple(name for name in missing if f"clocks.{name}" in sought),
            )
        )
    kinds = settings.event_kinds
    return tuple(sorted(found, key=lambda row: (kinds.index(row.kind), events[row.event].date, row.event)))


def described(corpus: Corpus, settings: ClocksChart) -> str:
    """The picture in words: kind by kind how many were checked, then each event with its check or what is missing."""
    rows, events = clock_rows(corpus, settings), corpus.of(Event)
    told = []
    for kind, group in groupby(rows, key=lambda row: row.kind):
        own = list(group)
        done = sum("checked" not in row.missing for row in own)
        told.append(f"{corpus.words.event_kinds[kind].label}: {done} of {len(own)} checked.")
        told += [f"{row.when}, {row.title}: {_check_words(row, events[row.event])}." for row in own]
    return " ".join(told)


def _check_words(row: ClockRow, event: Event) -> str:
    clock = event.clocks.checked
    return "; ".join(filter(None, [f"checked {_after(event, clock)}" if clock else "", row.gap()]))


def _after(event: Event, clock: Clock) -> str:
    apart: Lag | None = lag(event.date, clock.date)
    return apart.words() if apart else clock.date.words()


def around(notes: Notebook, settings: ClocksChart) -> Around:
    """What stands around the clocks: the letters, and a table with who, when, how much later, and the sources."""
    corpus = notes.corpus
    rows, events = clock_rows(corpus, settings), corpus.of(Event)
    key = [KeyEntry("days", "", "happened"), KeyEntry("wait", "", "until the last of these")]
    key += [KeyEntry(words.letter, "", words.label) for name, words in CLOCKS.items() if _is_used(rows, name)]
    key += (
        [KeyEntry("~", "", "about that day")] if any(one.is_approximate for row in rows for one in row.struck) else []
    )
    table = Table(
        ("Event", "Happened", *(words.label.capitalize() for words in CLOCKS.values())),
        tuple(
            (
                event_link(notes, row.event),
                plain(events[row.event].date.words()),
                *(_cell(notes, row, name) for name in CLOCKS),
            )
            for row in rows
        ),
    )
    flat_rows = tuple(_flat(row, events[row.event]) for row in rows)
    return Around(tuple(key), table, flat_rows, sources_of(flat_rows))


def _is_used(rows: Sequence[ClockRow], name: str) -> bool:
    return any(one.name == name for row in rows for one in row.struck)


def _cell(notes: Notebook, row: ClockRow, name: str) -> Rich:
    event = notes.corpus.of(Event)[row.event]
    clock = _clock(event, name)
    if clock is None:
        return plain("looked for, not found" if name in row.searched else "not on record")
    by = (*plain(", "), notes.link("actors", clock.by)) if clock.by else ()
    return (*plain(f"{clock.date.words()}, {_after(event, clock)}"), *by, *notes.cite_all(clock.sources))


def _flat(row: ClockRow, event: Event) -> Row:
    """One row of the download: each clock's date and who struck it, and what was looked for in vain."""
    clocks = {name: _clock(event, name) for name in CLOCKS}
    flat: Row = {"event": row.event, "title": row.title, "kind": row.kind, "happened": event.date.text}
    for name, clock in clocks.items():
        flat |= {name: clock.date.text if clock else "", f"{name}_by": (clock.by or "") if clock else ""}
    sources = [source for clock in clocks.values() if clock for source in clock.sources]
    return flat | {"searched_not_found": row.searched, "sources": tuple(dict.fromkeys([*event.sources, *sources]))}
