"""The page of an event."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.grounds import telling_grounds
from build_scripts.derived.interest import account_leaning
from build_scripts.derived.lags import earliest_account, lag
from build_scripts.derived.reported import quoted, reported
from build_scripts.derived.tellings import is_told
from build_scripts.model import Account, Clock, Event, Quote
from build_scripts.values import range_words
from build_scripts.views.as_of import AsOf, Dated, as_of, dated
from build_scripts.views.frame import Desk, Frame, Silence, first_words, frame, opened, silence_of, silent_words
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, Mentioned, PullQuote, Strip, chip, mentioned, pull_quotes, strips
from build_scripts.views.provenance import LeaningMark, RootsView, leaning_mark, roots_view
from build_scripts.views.relocations import RelocationLine, relocation_line
from build_scripts.views.tellings import told_href


@dataclass(frozen=True)
class RoleLine:
    """The actors with one part in an event."""

    role: str
    chips: tuple[Chip, ...]
    is_disputed: bool


@dataclass(frozen=True)
class AccountCard:
    """What one party says of an event."""

    party: Chip
    stance: str
    says: Rich
    date: str
    quote: PullQuote | None
    notes: tuple[NoteMark, ...]
    rests_on: RootsView
    leaning: LeaningMark | None
    stands: Dated


@dataclass(frozen=True)
class ClockFace:
    """One of the four clocks of an event.

    `date` is empty where it is not known, and `lag` says how long after the event; `earliest` is the earliest on
    record where the clock itself is not known.
    """

    label: str
    date: str
    lag: str
    by: Chip | None
    note: str
    notes: tuple[NoteMark, ...]
    earliest: str = ""
    earliest_by: Chip | None = None


@dataclass(frozen=True)
class CountLine:
    """A count as a range, with who counted."""

    what: str
    value: str
    by: Chip
    note: str
    notes: tuple[NoteMark, ...]
    stands: Dated


@dataclass(frozen=True)
class EventPage:
    """An event: what happened, who says what of it, and what is missing; `told` leads to its row among the days."""

    frame: Frame
    kind: str
    date: str
    places: tuple[Link, ...]
    roles: tuple[RoleLine, ...]
    summary: tuple[Rich, ...]
    rests_on: RootsView
    disputed: Rich
    clocks: tuple[ClockFace, ...]
    accounts: tuple[AccountCard, ...]
    silences: tuple[Silence, ...]
    silent: str
    told: str
    counts: tuple[CountLine, ...]
    quotes: tuple[PullQuote, ...]
    claims: tuple[Mentioned, ...]
    before: Strip | None
    after: Strip | None
    relocations: tuple[RelocationLine, ...]
    is_marked: bool
    as_of: AsOf | None


def _account(notes: Notebook, account: Account) -> AccountCard:
    corpus = notes.corpus
    says = notes.rich(account.says)
    rest = notes.cite_rest(account.sources, says)
    return AccountCard(
        party=chip(corpus, account.party, notes.page),
        stance=account.stance.label,
        says=says,
        date=account.date.words() if account.date else "",
        quote=next(iter(pull_quotes([account.quote], notes)), None) if account.quote else None,
        notes=rest,
        rests_on=roots_view(notes, account.sources, is_one_voice=True),
        leaning=leaning_mark(account_leaning(corpus, account)),
        stands=dated(corpus, reported(corpus, account.date, account.sources)),
    )


def _clock(notes: Notebook, event: Event, label: str, clock: Clock | None, by_a_party: bool | None) -> ClockFace:
    """A clock's face; a clock that is not set shows the earliest account of that sort, if one is dated."""
    corpus = notes.corpus
    if clock is None:
        first = None if by_a_party is None else earliest_account(corpus, event, by_a_party=by_a_party)
        if first is None or first.date is None:
            return ClockFace(label, "", "", None, "", ())
        return ClockFace(
            label, "", "", None, "", (), first.date.words(), chip(corpus, first.party, notes.page, short=True)
        )
    by = chip(corpus, clock.by, notes.page) if clock.by else None
    after = lag(event.date, clock.date)
    words = after.words() if after else ""
    return ClockFace(label, clock.date.words(), words, by, clock.note or "", notes.cite_all(clock.sources))


def _clocks(notes: Notebook, event: Event) -> tuple[ClockFace, ...]:
    clocks = event.clocks
    return (
        ClockFace("Happened", event.date.words(), "", None, "", ()),
        _clock(notes, event, "Said by a party", clocks.claimed, by_a_party=True),
        _clock(notes, event, "First reported", clocks.first_reported, by_a_party=False),
        _clock(notes, event, "Checked", clocks.checked, by_a_party=None),
    )


def _roles(notes: Notebook, event: Event) -> tuple[RoleLine, ...]:
    corpus = notes.corpus
    lines = []
    for word, entry in corpus.words.event_roles.items():
        for disputed in (False, True):
            chips = tuple(
                chip(corpus, role.actor, notes.page)
                for role in event.actors
                if role.role == word and role.disputed == disputed
            )
            if chips:
                lines.append(RoleLine(entry.label, chips, disputed))
    return tuple(lines)


def _neighbours(corpus: Corpus, event_id: str, page: str) -> tuple[Strip | None, Strip | None]:
    every = strips(corpus, corpus.of(Event), page)
    at = next(index for index, one in enumerate(every) if one.id == event_id)
    return (every[at - 1] if at else None), (every[at + 1] if at + 1 < len(every) else None)


def event_page(desk: Desk, record_id: str) -> EventPage:
    """The page of an event."""
    corpus = desk.corpus
    event = corpus.of(Event)[record_id]
    notes = opened(desk, "events", record_id)
    summary = notes.paragraphs(event.summary)
    disputed = notes.rich(event.disputed)
    clocks = _clocks(notes, event)
    relocations = tuple(relocation_line(notes, move) for move in event.relocations)
    accounts = tuple(_account(notes, account) for account in event.accounts)
    silences = tuple(silence_of(desk, notes, ("events", record_id), silent) for silent in event.not_heard)
    counts = tuple(
        CountLine(
            count.what,
            range_words(count.low, count.high),
            chip(corpus, count.counted_by, notes.page),
            count.note or "",
            notes.cite_all(count.sources),
            dated(corpus, reported(corpus, None, count.sources)),
        )
        for count in event.counts
    )
    told = {account.quote for account in event.accounts}
    spoken = [quote for quote in desk.referrers("events", record_id, "quotes") if quote not in told]
    quotes = pull_quotes(spoken, notes)
    notes.rest_on(event.sources)
    claims = tuple(
        mentioned(corpus, "claims", claim, notes.page) for claim in desk.referrers("events", record_id, "claims")
    )
    before, after = _neighbours(corpus, record_id, notes.page)
    return EventPage(
        frame=frame(
            desk,
            notes,
            "events",
            record_id,
            title=event.title,
            description=first_words(event.summary),
            shown=frozenset({"claims", "quotes"}),
        ),
        kind=corpus.words.event_kinds[event.kind].label,
        date=event.date.words(),
        places=tuple(notes.link("places", place) for place in event.places),
        roles=_roles(notes, event),
        summary=summary,
        rests_on=roots_view(notes, telling_grounds(event)),
        disputed=disputed,
        clocks=clocks,
        accounts=accounts,
        silences=silences,
        silent=silent_words(silences),
        told=told_href(record_id, notes.page) if is_told(corpus, event) else "",
        counts=counts,
        quotes=quotes,
        claims=claims,
        before=before,
        after=after,
        relocations=relocations,
        is_marked=any(account.leaning for account in accounts),
        as_of=as_of(
            corpus,
            notes.page,
            [
                *(reported(corpus, account.date, account.sources) for account in event.accounts),
                *(reported(corpus, None, count.sources) for count in event.counts),
                *(quoted(corpus.of(Quote)[quote]) for quote in spoken),
            ],
        ),
    )
