"""What is missing: every open gap, by the reason for which it matters, each with a link that starts its closing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from build_scripts.corpus import Corpus
from build_scripts.derived.gaps import CLOSES, OPEN_ANSWERS, Gap, GapKind, Reason, open_gaps
from build_scripts.model import SINGULAR, Claim
from build_scripts.values import counted
from build_scripts.views.addresses import address, href
from build_scripts.views.contributing import edit_link, start_link
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.views.parts import Chip, GradeMark, chip, grade_mark


@dataclass(frozen=True)
class GapLine:
    """One gap: what is missing, since when as far as looked for, and where to say what is known.

    An answer has its aspect and its grade, a silent party its chip; anything else is `missing`, in words.
    """

    missing: str
    aspect: str
    grade: GradeMark | None
    says: Rich
    party: Chip | None
    origin: Link | None
    searched: str
    note: str
    is_withheld: bool
    start: str


@dataclass(frozen=True)
class Lack:
    """What one record lacks: why that matters in words, its gaps, and what would close them.

    `settles` are what a claim says would settle it, and `settled_at` leads there where this page has said so before.
    """

    record: Link
    kind: str
    why: tuple[str, ...]
    lines: tuple[GapLine, ...]
    settles: tuple[Rich, ...]
    closes: str
    settled_at: str
    edit: str


@dataclass(frozen=True)
class Fold:
    """Gaps that are folded away; `closes` says by kind what would close those whose records do not say it."""

    label: str
    count: str
    closes: tuple[tuple[str, str], ...]
    lacks: tuple[Lack, ...]


@dataclass(frozen=True)
class GapSection:
    """The gaps that stand under one reason; `claim` is the one that all bear on, and `closes` is of those in sight."""

    id: str
    label: str
    claim: Link | None
    definition: str
    count: str
    closes: tuple[tuple[str, str], ...]
    lacks: tuple[Lack, ...]
    folds: tuple[Fold, ...]


@dataclass(frozen=True)
class GapsView:
    """Every open gap. `contribute` leads to how to tell us, which is the only way where there is no repository."""

    count: str
    contribute: str
    has_forms: bool
    sections: tuple[GapSection, ...]
    kinds: tuple[tuple[str, str, str], ...]


# What closes an answer that is open is said by its claim.
IN_CLAIM = "Each claim says what would settle it."
# Where these stand, each claim or each kind of gap is folded away; under any other reason all is in sight.
_FOLDED = {Reason.CLAIM: "claim", Reason.REST: "kind"}


def gap_list(desk: Desk, notes: Notebook) -> GapsView:
    """Every open gap, by the reason for which it matters."""
    corpus = desk.corpus
    leaning = {name: len(referrers) for name, referrers in desk.backlinks.items()}
    gaps = open_gaps(corpus, leaning)
    settled: set[str] = set()
    sections = tuple(
        _section(desk, notes, reason, list(those), settled) for reason, those in groupby(gaps, lambda gap: gap.reason)
    )
    records = len({gap.record for gap in gaps})
    return GapsView(
        count=f"{_gaps(len(gaps))} in {counted(records, 'record', 'records')}".capitalize(),
        contribute=href("contribute.html", notes.page),
        has_forms=bool(desk.repo_url),
        sections=sections,
        kinds=tuple((kind.label, kind.definition, CLOSES.get(kind, IN_CLAIM)) for kind in GapKind),
    )


def _gaps(count: int) -> str:
    return counted(count, "gap", "gaps")


def _section(desk: Desk, notes: Notebook, reason: Reason, gaps: Sequence[Gap], settled: set[str]) -> GapSection:
    folded_by = _FOLDED.get(reason)
    return GapSection(
        id=f"gaps-{reason.value}",
        label=reason.label,
        claim=notes.link("claims", gaps[0].claim) if reason == Reason.FIRST_CLAIM else None,
        definition=reason.definition,
        count=_gaps(len(gaps)),
        closes=() if folded_by else _closes(gaps),
        lacks=() if folded_by else _lacks(desk, notes, gaps, settled),
        folds=tuple(
            _fold(desk, notes, folded_by, list(those), settled)
            for _, those in groupby(gaps, lambda gap: gap.claim if folded_by == "claim" else gap.kind.value)
        )
        if folded_by
        else (),
    )


def _fold(desk: Desk, notes: Notebook, folded_by: str, gaps: Sequence[Gap], settled: set[str]) -> Fold:
    first = gaps[0]
    label = desk.corpus.of(Claim)[first.claim].short if folded_by == "claim" else first.kind.label
    return Fold(label, _gaps(len(gaps)), _closes(gaps), _lacks(desk, notes, gaps, settled))


def _closes(gaps: Iterable[Gap]) -> tuple[tuple[str, str], ...]:
    """What would close gaps of the kinds that are here, by kind."""
    here = {gap.kind for gap in gaps if not gap.is_withheld}
    return tuple((kind.label, text) for kind, text in CLOSES.items() if kind in here)


def _lacks(desk: Desk, notes: Notebook, gaps: Iterable[Gap], settled: set[str]) -> tuple[Lack, ...]:
    """Gaps by record, which the ranking keeps together."""
    return tuple(_lack(desk, notes, list(those), settled) for _, those in groupby(gaps, lambda gap: gap.record))


def _lack(desk: Desk, notes: Notebook, gaps: Sequence[Gap], settled: set[str]) -> Lack:
    first = gaps[0]
    kind, record_id = first.record
    lines = tuple(_line(desk, notes, gap) for gap in gaps)
    answers = [gap for gap in gaps if gap.kind in OPEN_ANSWERS]
    is_settled = bool(answers) and record_id in settled
    settles = () if is_settled or not answers else tuple(notes.rich(text) for text in answers[0].closes)
    if answers:
        settled.add(record_id)
    # What would close any gap of a kind is said once, above the list.
    own = [text for gap in gaps if gap not in answers for text in gap.closes if text not in CLOSES.values()]
    return Lack(
        record=notes.link(kind, record_id),
        kind=SINGULAR[kind].capitalize(),
        why=_why(first),
        lines=lines,
        settles=settles,
        closes=" ".join(dict.fromkeys(own)),
        settled_at=href(f"{address(kind, record_id)}#settle", notes.page) if is_settled else "",
        edit="" if all(gap.is_withheld for gap in gaps) else edit_link(desk.repo_url, first.record),
    )


def _why(gap: Gap) -> tuple[str, ...]:
    """Why the gaps of a record matter, in words."""
    said = []
    if gap.is_on_front:
        said.append("in an answer on the front page")
    if gap.is_key:
        said.append("a key event")
    if gap.leaning:
        depend = "depends" if gap.leaning == 1 else "depend"
        said.append(f"{counted(gap.leaning, 'other page')} {depend} on it")
    return tuple(said)


def _line(desk: Desk, notes: Notebook, gap: Gap) -> GapLine:
    corpus = desk.corpus
    aspect, grade = _answer(corpus, gap)
    return GapLine(
        missing=gap.missing,
        aspect=aspect,
        grade=grade,
        says=notes.rich(gap.says),
        party=chip(corpus, gap.party, notes.page) if gap.party else None,
        origin=notes.link(gap.origin.kind, gap.origin.id) if gap.origin else None,
        searched=gap.searched.words() if gap.searched else "",
        note=gap.note,
        is_withheld=gap.is_withheld,
        start="" if gap.is_withheld else start_link(desk.repo_url, corpus, gap.record, gap.missing),
    )


def _answer(corpus: Corpus, gap: Gap) -> tuple[str, GradeMark | None]:
    """The aspect and the grade of a gap that is in an answer."""
    match gap.path:
        case ("verdict", int(index)):
            verdict = corpus.of(Claim)[gap.record[1]].verdict[index]
            return verdict.aspect.label, grade_mark(verdict.grade)
        case _:
            return "", None
