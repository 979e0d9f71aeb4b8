"""The rows behind a chart of what was taken from whom: events with a gainer or a loser, by day, month by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from build_scripts.corpus import Corpus
from build_scripts.derived.wholes import numbers_called
from build_scripts.model import Actor, CountedExchange, Event, ExchangesChart, Figure, Place
from build_scripts.values import MONTHS, PartialDate, begun, counted, span_words
from build_scripts.views.around import Around, Table, flat, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook, Rich


@dataclass(frozen=True)
class Exchange:
    """Something taken and lost, on the days from `first` to `last`; `gains` and `loses` are sides.

    `text` is the title of an event, or what a figure says was counted, with who says so. `focus` is 'gained', 'lost'
    or '' by the side that the chart tells apart; `way` says who took it from whom.
    """

    first: dt.date
    last: dt.date
    date: str
    days: str
    text: str
    event: str
    figure: str
    places: tuple[str, ...]
    gains: tuple[str, ...]
    loses: tuple[str, ...]
    is_disputed: bool
    focus: str
    way: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Month:
    """The exchanges that began in one month; `tally` counts the gains and losses of the side told apart."""

    label: str
    tally: str
    rows: tuple[Exchange, ...]


def short_days(date: PartialDate) -> str:
    """A date without its year where it names days: '8 Oct', '8–9 Oct', '31 Oct – 1 Nov', 'about 24 Oct'."""
    if date.is_open or (date.last - date.first).days > 27:
        return date.words()
    about = "about " if date.is_approximate else ""
    return about + span_words(date.first, date.last)


def _way(corpus: Corpus, gains: tuple[str, ...], loses: tuple[str, ...]) -> str:
    """Who took it from whom: 'North from South and East', or the one of the two that is known."""
    sides = corpus.explainer.sides
    took, lost = (" and ".join(sides[side].label for side in one) for one in (gains, loses))
    if not took:
        return f"lost by {lost}"
    return f"taken by {took}" + (f" from {lost}" if lost else "")


def _focus(settings: ExchangesChart, gains: tuple[str, ...], loses: tuple[str, ...]) -> str:
    is_gain, is_loss = settings.side in gains, settings.side in loses
    if is_gain == is_loss:
        return ""
    return "gained" if is_gain else "lost"


def _is_within(date: PartialDate, settings: ExchangesChart) -> bool:
    return date.last >= settings.start.first and date.first <= settings.end.last


def _of_event(corpus: Corpus, event_id: str, event: Event, settings: ExchangesChart) -> Exchange | None:
    """The exchange of an event; None where nobody has either role."""
    actors, order = corpus.of(Actor), list(corpus.explainer.sides)

    def sides_with(role: str) -> tuple[str, ...]:
        return tuple(sorted({actors[one.actor].side for one in event.actors if one.role == role}, key=order.index))

    gains, loses = sides_with(settings.gains), sides_with(settings.loses)
    if not gains and not loses:
        return None
    # In doubt is a side all of whose actors have a contested part.
    by_side: dict[tuple[str, str], list[bool]] = {}
    for one in event.actors:
        if one.role in {settings.gains, settings.loses}:
            by_side.setdefault((one.role, actors[one.actor].side), []).append(one.disputed)
    return Exchange(
        first=event.date.first,
        last=event.date.last,
        date=event.date.words(),
        days=short_days(event.date),
        text=event.title,
        event=event_id,
        figure="",
        places=tuple(corpus.of(Place)[place].name for place in event.places),
        gains=gains,
        loses=loses,
        is_disputed=any(all(parts) for parts in by_side.values()),
        focus=_focus(settings, gains, loses),
        way=_way(corpus, gains, loses),
        note="",
        sources=event.sources,
    )


def _of_number(corpus: Corpus, one: CountedExchange, settings: ExchangesChart) -> Exchange | None:
    """The exchange that an observation of a figure stands for; None where it bears no date."""
    (seen,) = numbers_called(corpus.of(Figure)[one.figure], one.number)
    if seen.date is None:
        return None
    by = corpus.of(Actor)[seen.by]
    gains, loses = (one.gains,), (one.loses,)
    return Exchange(
        first=seen.date.first,
        last=seen.date.last,
        date=seen.date.words(),
        days=short_days(seen.date),
        text=f"{begun(seen.counted)}, according to {by.name}",
        event="",
        figure=one.figure,
        places=(),
        gains=gains,
        loses=loses,
        is_disputed=False,
        focus=_focus(settings, gains, loses),
        way=_way(corpus, gains, loses),
        note=seen.note or "",
        sources=seen.sources,
    )


def exchanges(corpus: Corpus, settings: ExchangesChart) -> tuple[Exchange, ...]:
    """Every exchange in the window, by day."""
    found = [_of_number(corpus, one, settings) for one in settings.counted]
    found += [
        _of_event(corpus, event_id, event, settings)
        for event_id, event in corpus.of(Event).items()
        if event.kind in settings.event_kinds and _is_within(event.date, settings)
    ]
    return tuple(sorted(filter(None, found), key=lambda row: (row.first, row.last, row.event, row.text)))


def months(corpus: Corpus, settings: ExchangesChart) -> tuple[Month, ...]:
    """The exchanges in the window, grouped by the month in which each began."""
    side = corpus.explainer.sides[settings.side].short if settings.side else ""
    found = []
    for (year, month), group in groupby(exchanges(corpus, settings), lambda row: (row.first.year, row.first.month)):
        rows = tuple(group)
        gained, lost = (sum(row.focus == word for row in rows) for word in ("gained", "lost"))
        tally = f"{side}: {gained} gained, {lost} lost" if side else ""
        found.append(Month(f"{MONTHS[month]} {year}", tally, rows))
    return tuple(found)


def described(corpus: Corpus, settings: ExchangesChart) -> str:
    """The picture in words: the tallies of the months, then each change."""
    found = months(corpus, settings)
    tallies = [f"{month.label}: {month.tally}." for month in found if month.tally]
    told = [f"{month.label}: {'; '.join(f'{row.days}, {row.text}' for row in month.rows)}." for month in found]
    total = sum(len(month.rows) for month in found)
    span = f"from {settings.start.words()} to {settings.end.words()}"
    return " ".join([f"{begun(counted(total, 'change'))} of hands {span}.", *tallies, *told])


def around(notes: Notebook, settings: ExchangesChart) -> Around:
    """What stands around a chart of exchanges."""
    corpus = notes.corpus
    found = exchanges(corpus, settings)
    lines: list[tuple[Rich, ...]] = []
    for row in found:
        what = (
            (notes.link("events", row.event),)
            if row.event
            else (*plain(f"{row.text}: "), notes.link("figures", row.figure))
        )
        way = begun(row.way) + ("; disputed" if row.is_disputed else "") + "."
        lines.append(
            (
                plain(row.date),
                what,
                plain(", ".join(row.places)),
                (*plain(way), *notes.cite_all(row.sources), *(plain(f" {row.note}") if row.note else ())),
            )
        )
    table = Table(("Date", "What changed hands", "Places", "Who took it from whom"), tuple(lines))
    rows = [flat(row, first=row.first.isoformat(), last=row.last.isoformat()) for row in found]
    key = side_key(corpus, (side for row in found for side in (*row.gains, *row.loses)))
    return Around(key, table, tuple(rows), sources_of(rows))
