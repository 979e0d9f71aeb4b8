"""Events in lanes, a lane a side: the rows, the picture in words, and what stands around it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, Event, TimelineChart
from build_scripts.values import begun, counted, span_words
from build_scripts.views.around import Around, KeyEntry, Table, event_link, flat, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook


@dataclass(frozen=True)
class Moment:
    """An event on the timeline: days as dates, both ends included; `lane` is a side.

    `first` and `last` are cut to the days drawn; `starts_before` and `ends_after` say where more was cut away.
    """

    id: str
    title: str
    lane: str
    first: dt.date
    last: dt.date
    starts_before: bool
    ends_after: bool
    is_approximate: bool
    is_key: bool
    date: str


def moments(corpus: Corpus, chart: TimelineChart) -> tuple[Moment, ...]:
    """The events in the timeline's window that stand, by date; an event's lane is the side of its first actor."""
    found = []
    for event_id, event in corpus.of(Event).items():
        first, last = event.date.first, event.date.last
        if event.withdrawn or last < chart.start.first or first > chart.end.last:
            continue
        lane = corpus.of(Actor)[event.actors[0].actor].side
        found.append(
            Moment(
                id=event_id,
                title=event.title,
                lane=lane,
                first=max(first, chart.start.first),
                last=min(last, chart.end.last),
                starts_before=first < chart.start.first,
                ends_after=last > chart.end.last,
                is_approximate=event.date.is_approximate,
                is_key=event.key,
                date=event.date.words(),
            )
        )
    return tuple(sorted(found, key=lambda moment: (moment.first, moment.last, moment.id)))


def described(corpus: Corpus, settings: TimelineChart) -> str:
    """The picture in words: how many events each lane has, and those that are labelled."""
    rows, sides = moments(corpus, settings), corpus.explainer.sides
    counts = Counter(row.lane for row in rows)
    lanes = "; ".join(f"{side.label} {counts[name]}" for name, side in sides.items() if counts[name])
    key = "; ".join(f"{span_words(row.first, row.last)}, {row.title}" for row in rows if row.is_key)
    return (
        f"{begun(counted(len(rows), 'event'))} from {settings.start.words()} to {settings.end.words()}, in a lane for "
        f"each side: {lanes}. The labelled ones, by day: {key}."
    )


def around(notes: Notebook, settings: TimelineChart) -> Around:
    """The key, the table, and the rows of the download, of a timeline."""
    corpus = notes.corpus
    found = moments(corpus, settings)
    table = Table(
        ("Date", "Event", "Side of the one named first"),
        tuple(
            (plain(row.date), event_link(notes, row.id), plain(corpus.explainer.sides[row.lane].label)) for row in found
        ),
    )
    rows = [flat(row, sources=corpus.of(Event)[row.id].sources) for row in found]
    key = list(side_key(corpus, (row.lane for row in found)))
    if any(row.first != row.last or row.starts_before or row.ends_after for row in found):
        key.append(KeyEntry("days", "", "over these days, or on one of them"))
    if any(row.starts_before or row.ends_after for row in found):
        key.append(KeyEntry("beyond", "", "goes on outside the days drawn"))
    hollow = next((row.lane for row in found if row.is_approximate), None)
    key += [KeyEntry("open", hollow, "a hollow shape: about that day")] if hollow else []
    return Around(tuple(key), table, tuple(rows), sources_of(rows))
