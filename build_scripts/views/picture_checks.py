"""The rows behind a chart of checks: wholes with their parts, and things found elsewhere than they were said to be."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.displacement import way_of
from build_scripts.derived.wholes import Share, whole_of
from build_scripts.model import Actor, ChecksChart, Event, Figure, Place, Relocation
from build_scripts.values import begun, counted, number_words, range_words
from build_scripts.views.around import Around, Row, Table, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook, Rich


@dataclass(frozen=True)
class Part:
    """A part of a whole: `low` to `high` things; `rank` is the place of `find` among the chart’s finds, from 0."""

    low: int
    high: int
    value: str
    words: str
    find: str
    rank: int
    counted: str
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Check:
    """One check: so many things, and what was found of them."""

    by: str
    actor: str
    date: str
    count: int
    what: str
    counted: str
    sources: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def value(self) -> str:
        """How many were checked."""
        return number_words(self.count)


@dataclass(frozen=True)
class Move:
    """Something found elsewhere than it was said to be.

    `km` lies between the middles of the two places, and is None where one is not located; `distance` is it in words.
    `stated` is the distance in the check’s own terms.
    """

    event: str
    what: str
    claimed: str
    claimed_name: str
    claimed_side: str
    found: str
    found_name: str
    found_side: str
    found_by: str
    date: str
    km: float | None
    is_rough: bool
    distance: str
    stated: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Checks:
    """The two panels: the checks in the order of the settings, the moves from the farthest to the nearest."""

    checks: tuple[Check, ...]
    moves: tuple[Move, ...]


def rows(corpus: Corpus, settings: ChecksChart) -> Checks:
    """What a chart of checks draws."""
    actors, figure = corpus.of(Actor), corpus.of(Figure)[settings.figure]
    finds = list(settings.finds)
    checks = []
    for row in settings.rows:
        whole = whole_of(figure, row)
        seen = whole.observation
        parts = tuple(
            _part(share, whole.count, finds.index(share.find), settings, seen.sources) for share in whole.shares
        )
        date = seen.date.words() if seen.date else "undated"
        by = actors[seen.by].name
        checks.append(Check(by, seen.by, date, whole.count, whole.what, seen.counted, seen.sources, parts))
    moves = [
        _move(corpus, event_id, move)
        for event_id, event in (corpus.of(Event).items() if settings.moves else ())
        for move in event.relocations
    ]
    moves.sort(key=lambda move: (move.km is None, -(move.km or 0), move.event))
    return Checks(tuple(checks), tuple(moves))


def _part(share: Share, whole: int, rank: int, settings: ChecksChart, sources: tuple[str, ...]) -> Part:
    seen = share.observation
    # Of a whole of which up to so many are accounted for, the rest is at least so many, or up to all.
    rest = (share.low or None, None if share.low and share.high == whole else share.high)
    low, high = (seen.low, seen.high) if seen else rest
    return Part(
        low=share.low,
        high=share.high,
        value=range_words(low, high),
        words=share.words,
        find=settings.finds[share.find],
        rank=rank,
        counted=seen.counted if seen else "",
        note=(seen.note or "") if seen else "",
        sources=seen.sources if seen else sources,
    )


def _move(corpus: Corpus, event_id: str, move: Relocation) -> Move:
    places, actors = corpus.of(Place), corpus.of(Actor)
    claimed, found = places[move.claimed], places[move.found]
    way = way_of(corpus, move)
    return Move(
        event=event_id,
        what=move.what,
        claimed=move.claimed,
        claimed_name=claimed.name,
        claimed_side=actors[move.claimed_by].side,
        found=move.found,
        found_name=found.name,
        found_side=actors[move.found_by].side,
        found_by=move.found_by,
        date=move.date.words() if move.date else "undated",
        km=round(way.km, 1) if way else None,
        is_rough=way is not None and way.is_rough,
        distance=way.words() if way else "",
        stated=move.stated or "",
        sources=move.sources,
    )


def move_words(move: Move) -> str:
    """How far, by the middles of the two places and by the check: 'about 40 km; the check itself: 35 km'."""
    stated = f"the check itself: {move.stated}" if move.stated else ""
    return "; ".join(filter(None, [move.distance or "distance not known", stated]))


def described(corpus: Corpus, settings: ChecksChart) -> str:
    """The picture in words: each check with its parts, then what was found elsewhere."""
    found = rows(corpus, settings)
    parts = ["; ".join(f"{part.value} {part.words}" for part in row.parts) for row in found.checks]
    told = " ".join(
        f"{row.by}, {row.date}, {row.value} {row.what}: {its}." for row, its in zip(found.checks, parts, strict=True)
    )
    moved = ". ".join(
        f"{row.what}: said to be at {row.claimed_name}, found at {row.found_name}, {move_words(row)}"
        for row in found.moves
    )
    text = f"{begun(counted(len(found.checks), 'check'))}, which overlap or count different things. {told}"
    return text + (f" {settings.moves}: {moved}." if moved else "")


def _flat_checks(found: Checks, heading: str) -> list[Row]:
    """One row a part and one a move, with the same columns."""
    parts = [
        {
            "checked_by": check.actor,
            "date": check.date,
            "checked": f"{check.value} {check.what}",
            "of": check.count,
            "low": part.low,
            "high": part.high,
            "found": part.words,
            "find": part.find,
            "counted": part.counted,
            "km": None,
            "distance": "",
            "sources": part.sources,
        }
        for check in found.checks
        for part in check.parts
    ]
    moves = [
        {
            "checked_by": move.found_by,
            "date": move.date,
            "checked": move.what,
            "of": None,
            "low": None,
            "high": None,
            "found": f"{move.claimed_name} → {move.found_name}",
            "find": heading,
            "counted": "",
            "km": move.km,
            "distance": move_words(move),
            "sources": move.sources,
        }
        for move in found.moves
    ]
    return parts + moves


def around(notes: Notebook, settings: ChecksChart) -> Around:
    """What stands around a chart of checks; the key to its marks is drawn in it."""
    found = rows(notes.corpus, settings)
    lines: list[tuple[Rich, ...]] = []
    for check in found.checks:
        for part in check.parts:
            # Cited anew in each row: every mark of a page has an anchor of its own.
            head = (*plain(f"{check.value} {check.what}"), *notes.cite_all(check.sources))
            said = f"{part.value}: {part.words}" + ("" if part.counted else " (what is left of the whole)")
            cited = notes.cite_all(part.sources) if part.counted else ()
            lines.append(
                (
                    head,
                    (notes.link("actors", check.actor),),
                    plain(check.date),
                    (*plain(said), *cited, *(plain(f" {part.note}") if part.note else ())),
                    plain(part.find),
                )
            )
    for move in found.moves:
        where = (
            *plain("Said to be at "),
            notes.link("places", move.claimed),
            *plain(", found at "),
            notes.link("places", move.found),
            *plain(f": {move_words(move)}"),
            *notes.cite_all(move.sources),
        )
        what = (*plain(f"{move.what} ("), notes.link("events", move.event), *plain(")"))
        who = (notes.link("actors", move.found_by),)
        lines += [(what, who, plain(move.date), where, plain(settings.moves or ""))]
    table = Table(
        ("What was checked", "Who checked", "Date", "What the check found", "How it counts here"), tuple(lines)
    )
    flat_rows = _flat_checks(found, settings.moves or "")
    sides = (side for move in found.moves if move.km is not None for side in (move.claimed_side, move.found_side))
    return Around(side_key(notes.corpus, sides), table, tuple(flat_rows), sources_of(flat_rows))
