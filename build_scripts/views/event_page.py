"""The page of an event."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.origins import reports_by_origin
from build_scripts.marks import cited
from build_scripts.model import Account, Clock, Event
from build_scripts.values import range_words
from build_scripts.views.addresses import address
from build_scripts.views.frame import Desk, Frame, Silence, first_words, frame, silence_of
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, Mentioned, PullQuote, Strip, chip, mentioned, pull_quotes, strips


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


@dataclass(frozen=True)
class ClockFace:
    """One of the four clocks of an event; `date` is empty where it is not known."""

    label: str
    date: str
    by: Chip | None
    note: str
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class CountLine:
    """A count as a range, with who counted."""

    what: str
    value: str
    by: Chip
    note: str
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class OriginLine:
    """A separate origin of an event's plain telling, with how many of its sources lead there."""

    origin: Link
    reports: int


@dataclass(frozen=True)
class EventPage:
    """An event: what happened, who says what of it, and what is missing."""

    frame: Frame
    kind: str
    date: str
    places: tuple[Link, ...]
    roles: tuple[RoleLine, ...]
    summary: tuple[Rich, ...]
    rests_on: str
    origins: tuple[OriginLine, ...]
    disputed: Rich
    clocks: tuple[ClockFace, ...]
    accounts: tuple[AccountCard, ...]
    silences: tuple[Silence, ...]
    counts: tuple[CountLine, ...]
    quotes: tuple[PullQuote, ...]
    claims: tuple[Mentioned, ...]
    before: Strip | None
    after: Strip | None


def _origins(notes: Notebook, event: Event) -> tuple[str, tuple[OriginLine, ...]]:
    """On how much an event's plain telling rests: in words, and origin by origin."""
    reports = dict.fromkeys([*event.sources, *cited(event.summary)])
    found = reports_by_origin(notes.corpus, reports)
    lines = tuple(OriginLine(notes.link(origin.kind, origin.id), len(leads)) for origin, leads in found.items())
    if len(lines) == 1:
        return ("One source" if len(reports) == 1 else f"One source, in {len(reports)} reports"), lines
    return f"{len(lines)} separate origins, in {len(reports)} reports", lines


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
    )


def _clock(notes: Notebook, label: str, clock: Clock | None) -> ClockFace:
    if clock is None:
        return ClockFace(label, "", None, "", ())
    by = chip(notes.corpus, clock.by, notes.page) if clock.by else None
    return ClockFace(label, clock.date.words(), by, clock.note or "", notes.cite_all(clock.sources))


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
    notes = Notebook(corpus, address("events", record_id))
    summary = notes.paragraphs(event.summary)
    rests_on, origin_lines = _origins(notes, event)
    disputed = notes.rich(event.disputed)
    clocks = (
        ClockFace("Happened", event.date.words(), None, "", ()),
        _clock(notes, "Said by a party", event.clocks.claimed),
        _clock(notes, "First reported", event.clocks.first_reported),
        _clock(notes, "Checked", event.clocks.checked),
    )
    accounts = tuple(_account(notes, account) for account in event.accounts)
    silences = tuple(silence_of(notes, silent) for silent in event.not_heard)
    counts = tuple(
        CountLine(
            count.what,
            range_words(count.low, count.high),
            chip(corpus, count.counted_by, notes.page),
            count.note or "",
            notes.cite_all(count.sources),
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
        rests_on=rests_on,
        origins=origin_lines,
        disputed=disputed,
        clocks=clocks,
        accounts=accounts,
        silences=silences,
        counts=counts,
        quotes=quotes,
        claims=claims,
        before=before,
        after=after,
    )
