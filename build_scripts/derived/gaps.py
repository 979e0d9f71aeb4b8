"""Open gaps: everything that the record knows it does not know, the most important first.

A gap is open while its record stands: what is withdrawn lacks nothing. Each is listed once, under the first of
`GapKind` that fits it. Nothing is guessed: a gap is what a record says of itself (a grade, a party not heard, a blank)
or what follows from counting its origins.

Gaps are ranked by reasons in words, and no number stands for their weight. A gap goes under the first of these
that fits it:

1. it stands in an answer on the front page;
2. it bears on the claim that is first in the ledger: it is in that claim, in an event that the claim is about, in a
   quotation on it, or in an actor or a place that it is about;
3. it bears on another claim, in the order of the ledger;
4. it is in a key event;
5. it is in a record that many others lean on: `MANY` or more of them name it;
6. everything else, kind by kind.

Under one reason they come by the ledger's order of the claim that they bear on, a claim's own gaps before those of
what it is about; then key events before others; then the record that more others name. The gaps of one record stay
together, in its own order: a claim's answers as it gives them, then who was not heard, then what was left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from build_scripts.corpus import Corpus, Id
from build_scripts.derived.grounds import answer_grounds, telling_grounds
from build_scripts.derived.origins import Origin, origins
from build_scripts.fields import description_of
from build_scripts.model import KIND_OF, Actor, Claim, EmptyField, Event, NotHeard, Quote, Record
from build_scripts.values import PartialDate
from build_scripts.vocabulary import Blank, Grade, Word

# From how many records that name it on a record counts as one that many lean on.
MANY = 10


class GapKind(Word):
    """What sort of gap it is."""

    UNKNOWN = ("unknown", "Not known", "An answer was looked for, and nothing was found that would give it.")
    DISPUTED = ("disputed", "Disputed", "Sources of like weight give different answers, and nobody has settled it.")
    WEAK = ("weak", "Thinly supported", "The answer rests on one origin without a method, or on those who gain by it.")
    ONE_ORIGIN = ("one-origin", "One origin", "All that it rests on goes back to one origin, however many repeat it.")
    NOT_HEARD = ("not-heard", "Not heard", "A party was looked for, and no statement by it was found.")
    UNCHECKED = (
        "unchecked",
        "Not checked",
        "A party has spoken of the event, and nobody was found who checked it and shows how.",
    )
    TRANSLATION = ("translation", "In translation only", "The words are on record, and not in their own language.")
    BLANK = ("blank", "Left empty", "A field was left empty on purpose, with the reason.")


# Gaps in an answer, which its claim says how to settle.
OPEN_ANSWERS = frozenset({GapKind.UNKNOWN, GapKind.DISPUTED, GapKind.WEAK})


class Reason(Word):
    """Why a gap stands where it does in the list, the weightiest first."""

    FRONT = (
        "front",
        "In the answers on the front page",
        "What the front page calls disputed or unknown, or knows from one origin alone.",
    )
    FIRST_CLAIM = (
        "first-claim",
        "On the claim that comes first",
        "With the events, the words, the people and the places that it is about.",
    )
    CLAIM = ("claim", "On the other claims", "In the order of the ledger, each with what it is about.")
    KEY = ("key", "In key events", "The few events that the charts label, where no claim is about them.")
    LEANED_ON = ("leaned-on", "In what many others lean on", f"Records that {MANY} others or more name.")
    REST = ("rest", "Everything else", "Kind by kind.")


# What would close a gap of a kind, where the record does not say it itself.
CLOSES: Mapping[GapKind, str] = {
    GapKind.ONE_ORIGIN: "A report by somebody else who knew of it otherwise. A copy of the same report is none.",
    GapKind.NOT_HEARD: "A statement by the party named, or a report of one, with its date and a link.",
    GapKind.UNCHECKED: "A check by somebody who shows how it was done.",
    GapKind.TRANSLATION: "A page that prints the words in their own language.",
    GapKind.BLANK: "A source that gives what is missing.",
}
_DISAGREE = "A source that shows which of them is right."


@dataclass(frozen=True)
class Gap:
    """One open gap of the record `record`, at `path` in it.

    `missing` says in plain words what is missing, for a reader who has the record before them; `says` is the answer
    that is in doubt, a prose text, and `note` what the record adds in plain words. `closes` are prose texts; there
    are none where the gap is kept open on purpose. `origin` is the one origin of all that is known, `party` who was
    not heard, `claim` the first claim of the ledger that it bears on, and `leaning` how many records name this one.
    """

    kind: GapKind
    record: Id
    path: tuple[str | int, ...]
    missing: str
    closes: tuple[str, ...]
    searched: PartialDate | None = None
    says: str = ""
    note: str = ""
    origin: Origin | None = None
    party: str = ""
    is_on_front: bool = False
    is_key: bool = False
    is_withheld: bool = False
    claim: str = ""
    leaning: int = 0
    reason: Reason = Reason.REST


def open_gaps(corpus: Corpus, leaning: Mapping[Id, int]) -> tuple[Gap, ...]:
    """Every open gap, ranked; `leaning` says of each record how many others name it."""
    bears = _bearing(corpus)
    claims = corpus.of(Claim)
    first = min((claim.order for claim in claims.values()), default=0)
    found: list[tuple[tuple[object, ...], Gap]] = []
    for kind, record_id, record in corpus.every():
        if record.withdrawn:
            continue
        name = (kind, record_id)
        claim = bears.get(name, "")
        order = claims[claim].order if claim else 0
        is_key = isinstance(record, Event) and record.key
        for position, gap in enumerate(_gaps_of(corpus, name, record)):
            count = leaning.get(name, 0)
            reason = _reason(gap, order, first, is_key, count)
            ranked = replace(gap, claim=claim, is_key=is_key, leaning=count, reason=reason)
            found.append((_place(ranked, order, position), ranked))
    return tuple(gap for _, gap in sorted(found, key=lambda item: item[0]))


def _reason(gap: Gap, order: int, first: int, is_key: bool, count: int) -> Reason:
    """The first reason that fits a gap; `order` is 0 where it bears on no claim."""
    if gap.is_on_front:
        return Reason.FRONT
    if order:
        return Reason.FIRST_CLAIM if order == first else Reason.CLAIM
    if is_key:
        return Reason.KEY
    return Reason.LEANED_ON if count >= MANY else Reason.REST


def _place(gap: Gap, order: int, position: int) -> tuple[object, ...]:
    """Where a gap stands in the list, as a key to sort by; `position` is that within its record."""
    return (
        list(Reason).index(gap.reason),
        list(GapKind).index(gap.kind) if gap.reason == Reason.REST else 0,
        order,
        gap.record[0] != "claims",
        not gap.is_key,
        -gap.leaning,
        gap.record,
        position,
    )


def _bearing(corpus: Corpus) -> dict[Id, str]:
    """For each record that a claim is about, the first such claim of the ledger; a claim bears on itself."""
    found: dict[Id, str] = {}
    claims = sorted(corpus.of(Claim).items(), key=lambda item: (item[1].order, item[0]))
    spoken: dict[str, list[str]] = {}
    for quote_id, quote in corpus.of(Quote).items():
        for claim_id in quote.about:
            spoken.setdefault(claim_id, []).append(quote_id)
    for claim_id, claim in claims:
        about = [reference.partition(":") for reference in claim.about]
        reached = [
            *(("events", event) for event in claim.events),
            *(("quotes", quote) for quote in spoken.get(claim_id, ())),
            *((KIND_OF[singular], record_id) for singular, _, record_id in about),
        ]
        found[("claims", claim_id)] = claim_id
        for name in reached:
            found.setdefault(name, claim_id)
    return found


def _gaps_of(corpus: Corpus, name: Id, record: Record) -> Iterator[Gap]:
    """The gaps of one record, each once."""
    told: set[str] = set()
    match record:
        case Claim():
            yield from _answers(corpus, name, record)
            yield from _silences(corpus, name, record.not_heard)
        case Event():
            yield from _telling(corpus, name, record)
            yield from _silences(corpus, name, record.not_heard)
            unchecked = list(_unchecked(name, record))
            told |= {"clocks.checked"} if unchecked else set()
            yield from unchecked
        case Quote():
            translated = list(_translation(name, record))
            told |= {"original"} if translated else set()
            yield from translated
    for index, blank in enumerate(record.blanks):
        if blank.field not in told:
            yield _left_empty(name, record, blank, index)


def _answers(corpus: Corpus, name: Id, claim: Claim) -> Iterator[Gap]:
    """The answers of a claim that are not known, disputed, thinly supported, or on one origin."""
    graded = {
        Grade.UNKNOWN: GapKind.UNKNOWN,
        Grade.DISPUTED: GapKind.DISPUTED,
        Grade.WEAK: GapKind.WEAK,
    }
    for index, verdict in enumerate(claim.verdict):
        kind = graded.get(verdict.grade)
        # What is not known rests on nothing, and a dispute has two voices by its definition.
        counted = kind not in {GapKind.UNKNOWN, GapKind.DISPUTED}
        origin = _only(origins(corpus, answer_grounds(claim, verdict))) if counted else None
        if kind or origin:
            word = verdict.grade.label.lower() if kind else "from one origin alone"
            yield Gap(
                kind or GapKind.ONE_ORIGIN,
                name,
                ("verdict", index),
                f"{verdict.aspect.label}: {word}",
                claim.would_settle if kind else (CLOSES[GapKind.ONE_ORIGIN],),
                says=verdict.says,
                origin=origin,
                is_on_front=verdict.on_front,
            )


def _telling(corpus: Corpus, name: Id, event: Event) -> Iterator[Gap]:
    origin = _only(origins(corpus, telling_grounds(event)))
    if origin:
        kind = GapKind.ONE_ORIGIN
        yield Gap(
            kind, name, ("sources",), "All that tells of it goes back to one origin", (CLOSES[kind],), origin=origin
        )


def _only(found: frozenset[Origin]) -> Origin | None:
    return next(iter(found)) if len(found) == 1 else None


def _silences(corpus: Corpus, name: Id, silent: Iterable[NotHeard]) -> Iterator[Gap]:
    for index, one in enumerate(silent):
        yield Gap(
            GapKind.NOT_HEARD,
            name,
            ("not_heard", index),
            not_heard_words(corpus, one),
            (CLOSES[GapKind.NOT_HEARD],),
            searched=one.searched,
            party=one.party,
        )


def not_heard_words(corpus: Corpus, silent: NotHeard) -> str:
    """A silent party in plain words."""
    return f"No statement by {corpus.of(Actor)[silent.party].name} on this was found"


def _unchecked(name: Id, event: Event) -> Iterator[Gap]:
    """An event that nobody is known to have checked: its record says so, or it is a key event that a party has told."""
    blank = _blank_of(event, "clocks.checked")
    if event.clocks.checked or not (blank or (event.key and event.clocks.claimed)):
        return
    kind = GapKind.UNCHECKED
    if blank and blank.reason in {Blank.WITHHELD, Blank.DISAGREE}:
        return
    yield Gap(
        kind,
        name,
        ("clocks", "checked"),
        "Nobody was found who checked it and shows how",
        (CLOSES[kind],),
        searched=blank.searched if blank else None,
        note=(blank.note or "") if blank else "",
    )


def _translation(name: Id, quote: Quote) -> Iterator[Gap]:
    """A quotation with a translator, or with a reason why its own language is missing, and without its own words."""
    blank = _blank_of(quote, "original")
    if quote.original or not (quote.translated_by or blank) or (blank and blank.reason == Blank.WITHHELD):
        return
    kind = GapKind.TRANSLATION
    yield Gap(
        kind,
        name,
        ("original",),
        "The words are not on record in their own language",
        (CLOSES[kind],),
        searched=blank.searched if blank else None,
        note=(blank.note or "") if blank else "",
    )


def _blank_of(record: Record, field: str) -> EmptyField | None:
    return next((blank for blank in record.blanks if blank.field == field), None)


def _left_empty(name: Id, record: Record, blank: EmptyField, index: int) -> Gap:
    is_withheld = blank.reason == Blank.WITHHELD
    closes = _DISAGREE if blank.reason == Blank.DISAGREE else CLOSES[GapKind.BLANK]
    return Gap(
        GapKind.BLANK,
        name,
        ("blanks", index),
        blank_words(record, blank),
        () if is_withheld else (closes,),
        searched=blank.searched,
        note=blank.note or "",
        is_withheld=is_withheld,
    )


def blank_words(record: Record, blank: EmptyField) -> str:
    """An empty field in plain words: its name, what the field reference says that it is, and why it is empty."""
    value: object = record
    for name in blank.field.split("."):
        value = getattr(value, name, None)
    what = description_of(type(record), blank.field).partition(";")[0].rstrip(".")
    label = blank.field.rpartition(".")[2].replace("_", " ").capitalize()
    # A list may lack something while it holds something else.
    how = "not complete" if value else "empty"
    return f"“{label}” is {how} ({what[:1].lower()}{what[1:]}): {blank.reason.label.lower()}"
