"""What each side says, from its own statements alone, and the same days laid side by side.

A statement is an account (what a party says of an event) or a quotation that no account of its side brings. It
belongs to the side of whoever speaks. Its words are ours for an account and the speaker's for a quotation; what the
record itself tells of an event is in neither. Whatever was withdrawn is left out: it no longer stands for anybody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.marks import Mention, pieces
from build_scripts.model import Account, Actor, Event, NotHeard, Quote, SameDays
from build_scripts.values import PartialDate, partial_date


@dataclass(frozen=True)
class Statement:
    """One thing that a side said.

    An account has its event, and its `quote` where it brings words of its own side. A quotation that stands by
    itself has no account, and as `events` those that it is tied to.
    """

    side: str
    speaker: str
    date: PartialDate | None
    account: Account | None
    quote: str | None
    events: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One side of one row: what it said, and who of it was looked for and not heard.

    Without a statement it is a gap: not heard where somebody of the side was looked for, else nothing on record.
    """

    side: str
    statements: tuple[Statement, ...]
    not_heard: tuple[NotHeard, ...]


@dataclass(frozen=True)
class EventRow:
    """An event of the days with a cell for each side, in the explainer's order."""

    event: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class ToldDay:
    """One day side by side; `day` is None for events of which no day is known, which come last.

    `also` are quotations of that day that are tied to no event, by side; a side without one is no gap there, for
    nothing says that it had anything to speak of.
    """

    day: dt.date | None
    rows: tuple[EventRow, ...]
    also: tuple[Cell, ...]


def first_day(date: PartialDate) -> dt.date | None:
    """The day on which what is dated so began, None where only a month or a year is known."""
    start = partial_date(date.text.partition("/")[0])
    return start.first if start.is_day else None


def _said_at(date: PartialDate | None) -> tuple[object, ...]:
    """Where a statement stands in the order of saying.

    What is known to a month only comes when it had certainly been said, at the month's end; what is not dated, last.
    """
    if date is None:
        return (dt.date.max, True, dt.date.max, True)
    began = first_day(date)
    return (began or date.last, began is None, date.last, False)


def in_order(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of saying; those of one day stay in the order given."""
    return tuple(sorted(said, key=lambda statement: _said_at(statement.date)))


def _side(corpus: Corpus, actor: str) -> str:
    return corpus.of(Actor)[actor].side


def _quotes(corpus: Corpus) -> Mapping[str, Quote]:
    """The quotations that stand; the fragments of one interview one after the other, as printed."""
    standing = {one: quote for one, quote in corpus.of(Quote).items() if not quote.withdrawn}

    def place(one: str) -> tuple[object, ...]:
        part = standing[one].interview
        return (standing[one].date, part.id if part else "", part.order if part else 0, one)

    return {one: standing[one] for one in sorted(standing, key=place)}


def _events(corpus: Corpus) -> Mapping[str, Event]:
    """The events that stand, by date."""
    standing = {one: event for one, event in corpus.of(Event).items() if not event.withdrawn}
    return {one: standing[one] for one in sorted(standing, key=lambda one: (standing[one].date, one))}


def _of_account(corpus: Corpus, event: str, account: Account) -> Statement:
    """An account as a statement; words of another side that it brings are that side's statement, not this one's."""
    side, quote = _side(corpus, account.party), corpus.of(Quote)[account.quote] if account.quote else None
    is_own = quote is not None and not quote.withdrawn and _side(corpus, quote.speaker) == side
    return Statement(side, account.party, account.date, account, account.quote if is_own else None, (event,))


def _alone(corpus: Corpus, quote_id: str, events: tuple[str, ...]) -> Statement:
    """A quotation as a statement of its own."""
    quote = corpus.of(Quote)[quote_id]
    return Statement(_side(corpus, quote.speaker), quote.speaker, quote.date, None, quote_id, events)


def _tied(corpus: Corpus, events: Mapping[str, Event]) -> dict[str, tuple[str, ...]]:
    """The events that each quotation is tied to: an account of it brings the words, or they are said to be about it.

    They are said to be about an event when the quotation's context or note mentions it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for quote_id, quote in _quotes(corpus).items():
        prose = [*pieces(quote.context), *pieces(quote.note or "")]
        mentioned = {piece.id for piece in prose if isinstance(piece, Mention) and piece.kind == "event"}
        found[quote_id] = tuple(
            one
            for one, event in events.items()
            if one in mentioned or any(account.quote == quote_id for account in event.accounts)
        )
    return found


def statements(corpus: Corpus) -> tuple[Statement, ...]:
    """Everything that any side said, each once: accounts event by event, then quotations that no account brings."""
    events = _events(corpus)
    found = [_of_account(corpus, one, account) for one, event in events.items() for account in event.accounts]
    brought = {statement.quote for statement in found}
    tied = _tied(corpus, events)
    return (*found, *(_alone(corpus, one, about) for one, about in tied.items() if one not in brought))


def said_by(corpus: Corpus, side: str) -> tuple[Statement, ...]:
    """What one side says, in the order of saying, each statement at its own date; those without one at the end."""
    return in_order(statement for statement in statements(corpus) if statement.side == side)


def is_of_the_days(date: PartialDate, days: SameDays) -> bool:
    """True for what may have happened on one of the days, as on the timeline's picture."""
    return date.first <= days.end.last and date.last >= days.start.first


def _row(corpus: Corpus, event_id: str, tied: Mapping[str, tuple[str, ...]]) -> EventRow:
    """An event's row: its accounts, then the quotations tied to it that none of them brings."""
    event = corpus.of(Event)[event_id]
    told = [_of_account(corpus, event_id, account) for account in event.accounts]
    brought = {statement.quote for statement in told}
    told += [_alone(corpus, one, about) for one, about in tied.items() if event_id in about and one not in brought]
    return EventRow(
        event_id,
        tuple(
            Cell(
                side,
                in_order(statement for statement in told if statement.side == side),
                tuple(silent for silent in event.not_heard if _side(corpus, silent.party) == side),
            )
            for side in corpus.explainer.sides
        ),
    )


def is_told(corpus: Corpus, event: Event) -> bool:
    """True for an event with an account that may have happened on one of the days: it has a row there."""
    return bool(event.accounts) and not event.withdrawn and is_of_the_days(event.date, corpus.explainer.same_days)


def same_days(corpus: Corpus) -> tuple[ToldDay, ...]:
    """The days of `same_days`, told side by side, each of them, with or without anything on record.

    A row is an event that may have happened on one of the days and of which any side said anything, whenever it said
    it. It stands under the day on which it began, or under the first of the days where it began before them. A
    quotation that is tied to no event at all stands under the day on which it was said, where that is one of the days.
    """
    days, events = corpus.explainer.same_days, _events(corpus)
    tied = _tied(corpus, events)
    rows: dict[dt.date | None, list[EventRow]] = {}
    also: dict[dt.date | None, list[Statement]] = {}
    for event_id, event in events.items():
        row = _row(corpus, event_id, tied)
        if is_of_the_days(event.date, days) and any(cell.statements for cell in row.cells):
            began = first_day(event.date)
            rows.setdefault(max(began, days.start.first) if began else None, []).append(row)
    for quote_id, about in tied.items():
        said = first_day(corpus.of(Quote)[quote_id].date)
        if not about and said and days.start.first <= said <= days.end.last:
            also.setdefault(said, []).append(_alone(corpus, quote_id, ()))
    length = (days.end.last - days.start.first).days + 1
    calendar = [days.start.first + dt.timedelta(days=one) for one in range(length)]
    return tuple(
        ToldDay(day, tuple(rows.get(day, ())), _by_side(corpus, also.get(day, [])))
        for day in [*calendar, *([None] if None in rows else [])]
    )


def _by_side(corpus: Corpus, said: list[Statement]) -> tuple[Cell, ...]:
    """Statements of one day, by side; only the sides that have one."""
    cells = (Cell(side, in_order(one for one in said if one.side == side), ()) for side in corpus.explainer.sides)
    return tuple(cell for cell in cells if cell.statements)


def silent_on(rows: tuple[EventRow, ...], side: str) -> tuple[tuple[str, tuple[NotHeard, ...]], ...]:
    """The events of `rows` of which a side said nothing, each with those of it who were looked for."""
    return tuple(
        (row.event, cell.not_heard) for row in rows for cell in row.cells if cell.side == side and not cell.statements
    )
