"""The same days told by each side, and a page for what each side says: accounts and quotations, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from build_scripts.corpus import Corpus
from build_scripts.derived.tellings import (
    Cell,
    EventRow,
    Statement,
    ToldDay,
    first_day,
    said_by,
    same_days,
    silent_on,
)
from build_scripts.model import Event, NotHeard, Quote
from build_scripts.values import MONTHS, PartialDate, begun, counted
from build_scripts.views.addresses import address, href, name_of, side_address
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, Crumb, PullQuote, SourceNote, chip, pull_quote, source_notes


@dataclass(frozen=True)
class SideLink:
    """A side with its shape, leading to the page of what it says; `note` is of how many events it spoke."""

    side: str
    label: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class Telling:
    """A statement as it is printed: our paraphrase, the words, or both.

    `date` is empty where it goes without saying; `is_own_voice` is true where the words are the speaker's own and not
    those of somebody who speaks for it; `anchor` stands before words that are printed here for the first time
    and `repeats` leads to them where they come again.
    """

    speaker: Chip
    stance: str
    date: str
    says: Rich
    notes: tuple[NoteMark, ...]
    quote: PullQuote | None
    is_own_voice: bool = False
    anchor: str = ""
    repeats: str = ""
    about: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Unheard:
    """Parties of one side that were looked for on one day and not heard."""

    side: str
    label: str
    parties: tuple[Chip, ...]
    searched: str


@dataclass(frozen=True)
class Column:
    """One side of a row that said something, and who of it was not heard."""

    side: str
    label: str
    tellings: tuple[Telling, ...]
    unheard: tuple[Unheard, ...]


@dataclass(frozen=True)
class Row:
    """An event side by side: the sides that spoke of it, and the others with the reason of their silence."""

    id: str
    title: Link
    date: str
    columns: tuple[Column, ...]
    unheard: tuple[Unheard, ...]
    nothing: tuple[SideLink, ...]


@dataclass(frozen=True)
class DayBlock:
    """One day with its rows, and what was said on it of no event on record."""

    id: str
    name: str
    short: str
    rows: tuple[Row, ...]
    also: tuple[Column, ...]


@dataclass(frozen=True)
class ToldView:
    """The same days, told by each side."""

    days: str
    events: int
    sides: tuple[SideLink, ...]
    blocks: tuple[DayBlock, ...]


@dataclass(frozen=True)
class Said:
    """What a side said on one day, or at a time that is known less exactly."""

    name: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True)
class Period:
    """What a side said in one month."""

    id: str
    name: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class SilentOn:
    """An event of the days of which a side said nothing, with those of it who were looked for."""

    date: str
    title: Link
    unheard: tuple[Unheard, ...]


@dataclass(frozen=True)
class SidePage:
    """What one side says, in the order in which it said it, and what it is silent on."""

    side: str
    address: str
    title: str
    description: str
    label: str
    definition: str
    crumbs: tuple[Crumb, ...]
    count: str
    told: Link
    days: str
    events: int
    others: tuple[SideLink, ...]
    sought: tuple[SilentOn, ...]
    silent: tuple[SilentOn, ...]
    periods: tuple[Period, ...]
    undated: tuple[Telling, ...]
    notes: tuple[SourceNote, ...]


TOLD = "told.html"


def told_href(event_id: str, page: str) -> str:
    """The link from a page to an event's row."""
    return href(f"{TOLD}#{event_id}", page)


def _days_words(corpus: Corpus) -> str:
    days = corpus.explainer.same_days
    return f"{days.start.words()} to {days.end.words()}"


def _side_link(corpus: Corpus, side: str, page: str, note: str = "") -> SideLink:
    return SideLink(side, corpus.explainer.sides[side].label, href(side_address(side), page), note)


def _telling(notes: Notebook, statement: Statement, *, date: str) -> Telling:
    """A statement with its notes numbered in the order of printing: paraphrase, other sources, words."""
    corpus, account = notes.corpus, statement.account
    says = notes.rich(account.says) if account else ()
    return Telling(
        speaker=chip(corpus, statement.speaker, notes.page),
        stance=account.stance.label if account else "",
        date=date,
        says=says,
        notes=notes.cite_rest(account.sources, says) if account else (),
        quote=pull_quote(statement.quote, notes) if statement.quote else None,
        is_own_voice=statement.quote is not None and corpus.of(Quote)[statement.quote].speaker == statement.speaker,
    )


def _unheard(corpus: Corpus, side: str, silent: Iterable[NotHeard], page: str) -> tuple[Unheard, ...]:
    """The parties of a side that were not heard, together where they were looked for on one day."""
    found: dict[str, list[Chip]] = {}
    for one in silent:
        searched = one.searched.words() if one.searched else ""
        found.setdefault(searched, []).append(chip(corpus, one.party, page))
    label = corpus.explainer.sides[side].short
    return tuple(Unheard(side, label, tuple(parties), searched) for searched, parties in found.items())


# The side by side


def _in_row(notes: Notebook, statement: Statement, own_day: PartialDate | None) -> Telling:
    """A statement in a row; its date is said where it is not the event's. A quotation says its date itself."""
    if statement.account is None:
        return _telling(notes, statement, date="")
    date = statement.date
    said = "not dated" if date is None else "" if own_day and date.text == own_day.text else date.words()
    return _telling(notes, statement, date=said)


def _column(notes: Notebook, cell: Cell, own_day: PartialDate | None) -> Column:
    """A side's column; words that two of its accounts bring are printed with the first."""
    tellings: list[Telling] = []
    printed: set[str | None] = set()
    for statement in cell.statements:
        again = statement.quote in printed and statement.account is not None
        tellings.append(_in_row(notes, replace(statement, quote=None) if again else statement, own_day))
        printed.add(statement.quote)
    return Column(
        cell.side,
        notes.corpus.explainer.sides[cell.side].short,
        tuple(tellings),
        _unheard(notes.corpus, cell.side, cell.not_heard, notes.page),
    )


def _row(notes: Notebook, row: EventRow, day: str) -> Row:
    corpus = notes.corpus
    event = corpus.of(Event)[row.event]
    silent = [cell for cell in row.cells if not cell.statements]
    return Row(
        id=row.event,
        title=notes.link("events", row.event),
        date="" if event.date.text == day else event.date.words(),
        columns=tuple(_column(notes, cell, event.date) for cell in row.cells if cell.statements),
        unheard=tuple(one for cell in silent for one in _unheard(corpus, cell.side, cell.not_heard, notes.page)),
        nothing=tuple(
            SideLink(cell.side, corpus.explainer.sides[cell.side].short, href(side_address(cell.side), notes.page))
            for cell in silent
            if not cell.not_heard
        ),
    )


def _block(notes: Notebook, told: ToldDay) -> DayBlock:
    day = told.day
    text = day.isoformat() if day else ""
    return DayBlock(
        id=f"day-{text or 'unknown'}",
        name=f"{day.day} {MONTHS[day.month]} {day.year}" if day else "Day not known",
        short=f"{day.day} {MONTHS[day.month][:3]}" if day else "Day not known",
        rows=tuple(_row(notes, row, text) for row in told.rows),
        also=tuple(_column(notes, cell, None) for cell in told.also),
    )


def told(desk: Desk, notes: Notebook) -> ToldView:
    """The same days, told by each side."""
    corpus = desk.corpus
    days = same_days(corpus)
    rows = tuple(row for day in days for row in day.rows)
    sides = tuple(
        _side_link(corpus, side, notes.page, str(len(rows) - len(silent_on(rows, side))))
        for side in corpus.explainer.sides
    )
    return ToldView(_days_words(corpus), len(rows), sides, tuple(_block(notes, day) for day in days))


# One side


def _heading(date: PartialDate) -> tuple[str, str]:
    """The heading of the month in which a statement stands, and that of its day."""
    began, same = first_day(date), (date.first.year, date.first.month) == (date.last.year, date.last.month)
    month = f"{MONTHS[date.first.month]} {date.first.year}"
    if began or same:
        return month, date.words() if began or date.words() != month else "On a day that is not known"
    return date.words(), "On a day that is not known"


def _periods(dated: Iterable[tuple[PartialDate, Telling]]) -> tuple[Period, ...]:
    """Statements by month and day, in the order in which they come."""
    months: dict[str, dict[str, list[Telling]]] = {}
    for date, telling in dated:
        month, day = _heading(date)
        months.setdefault(month, {}).setdefault(day, []).append(telling)
    return tuple(
        Period(f"said-{number}", month, tuple(Said(day, tuple(tellings)) for day, tellings in days.items()))
        for number, (month, days) in enumerate(months.items(), start=1)
    )


def _about(notes: Notebook, statement: Statement) -> tuple[Link, ...]:
    """What a statement is of: its events or, where it is tied to none, the claims that its words bear on."""
    if statement.events or not statement.quote:
        return tuple(notes.link("events", event) for event in statement.events)
    claims = notes.corpus.of(Quote)[statement.quote].about
    return tuple(notes.link("claims", claim) for claim in claims)


def _in_order(notes: Notebook, said: Iterable[Statement]) -> list[tuple[Statement, Telling]]:
    """A side's statements as they are printed; words that several of them bring are printed with the first."""
    found = []
    printed: set[str] = set()
    for statement in said:
        quote = statement.quote or ""
        again = quote in printed
        telling = _telling(notes, replace(statement, quote=None) if again else statement, date="")
        anchor = f"words-{quote}" if quote else ""
        found.append(
            (
                statement,
                replace(
                    telling,
                    anchor="" if again else anchor,
                    repeats=anchor if again else "",
                    about=_about(notes, statement),
                ),
            )
        )
        printed |= {quote} - {""}
    return found


def side_page(desk: Desk, side: str) -> SidePage:
    """The page of what one side says."""
    corpus = desk.corpus
    page = side_address(side)
    notes = Notebook(corpus, page)
    entry = corpus.explainer.sides[side]
    said = said_by(corpus, side)
    rows = tuple(row for day in same_days(corpus) for row in day.rows)
    silences = [
        SilentOn(
            corpus.of(Event)[event].date.words(),
            Link(name_of(corpus, "events", event), href(address("events", event), page)),
            _unheard(corpus, side, silent, page),
        )
        for event, silent in silent_on(rows, side)
    ]
    tellings = _in_order(notes, said)
    speakers = len({statement.speaker for statement in said})
    return SidePage(
        side=side,
        address=page,
        title=f"{entry.label}: what this side says",
        description=f"What is on record of {entry.label}, in the order in which it was said: accounts and quotations.",
        label=entry.label,
        definition=entry.definition,
        crumbs=(
            Crumb(corpus.explainer.name, href("index.html", page)),
            Crumb("Same days, told by each side", href(TOLD, page)),
        ),
        count=begun(f"{counted(len(said), 'statement')} by {counted(speakers, 'speaker')}"),
        told=Link("The same days, told by each side", href(TOLD, page)),
        days=_days_words(corpus),
        events=len(rows),
        others=tuple(_side_link(corpus, other, page) for other in corpus.explainer.sides if other != side),
        sought=tuple(silence for silence in silences if silence.unheard),
        silent=tuple(silence for silence in silences if not silence.unheard),
        periods=_periods((statement.date, telling) for statement, telling in tellings if statement.date),
        undated=tuple(telling for statement, telling in tellings if statement.date is None),
        notes=source_notes(notes),
    )
