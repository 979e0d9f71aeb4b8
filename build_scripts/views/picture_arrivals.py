"""When the findings on each claim were published: the picture in words, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.corpus import Corpus
from build_scripts.derived.arrivals import Arrival, ClaimArrivals, arrivals
from build_scripts.model import ArrivalsChart
from build_scripts.values import PartialDate, begun, count_words, counted, day_in_full, day_words
from build_scripts.views.around import Around, KeyEntry, Table, plain, sources_of
from build_scripts.views.notebook import Notebook
from build_scripts.vocabulary import Direction


def described(corpus: Corpus, settings: ArrivalsChart) -> str:
    """The picture in words: each claim with its findings by direction, and how many had come by the turn."""
    rows, turn = arrivals(corpus), settings.turn
    every = [arrival for row in rows for arrival in row.arrivals]
    told = " ".join(f"{row.short}: {_finding_words(row, turn)}." for row in rows)
    early = sum(arrival.day <= turn.last for arrival in every)
    return (
        f"{begun(counted(len(every), 'dated finding'))} on {counted(len(rows), 'claim')}: {_ways(every)}. "
        f"{begun(count_words(early))} were public by {turn.words()}. {told}"
    )


def _finding_words(row: ClaimArrivals, turn: PartialDate) -> str:
    """'10, of them 8 for, 1 against, 1 mixed or context; 6 by 31 Oct'."""
    if not row.arrivals:
        return "none"
    early, total = sum(arrival.day <= turn.last for arrival in row.arrivals), len(row.arrivals)
    by_then = "all" if early == total else str(early)
    return f"{total}, of them {_ways(row.arrivals)}; {by_then} by {day_words(turn.last)}"


def _ways(found: Sequence[Arrival]) -> str:
    """'8 for, 1 against, 1 mixed or context'."""
    ways = [arrival.found.direction for arrival in found]
    parts = {
        "for": ways.count(Direction.SUPPORTS),
        "against": ways.count(Direction.CONTRADICTS),
        "mixed or context": ways.count(Direction.MIXED) + ways.count(Direction.CONTEXT),
    }
    return ", ".join(f"{count} {way}" for way, count in parts.items() if count)


def around(notes: Notebook, settings: ArrivalsChart) -> Around:
    """The key, the table, and the rows of the download, of a chart of arrivals."""
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
