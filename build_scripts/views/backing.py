"""Who stands how to whom as of a day, and where word and report stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.derived.backing import Pair, Tie, pairs, stands
from build_scripts.values import counted
from build_scripts.views.as_of import RELATIONS, AsOf, Dated, as_of, dated
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, chip, when_words
from build_scripts.vocabulary import Basis


@dataclass(frozen=True)
class TieLine:
    """One relation: who does what, when, and on whose word where the column does not say it."""

    by: Chip
    verb: str
    when: str
    basis: str
    note: Rich
    disputed: Rich
    stands: Dated
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class PairLine:
    """What one body says it does to another, beside what others say that it does."""

    subject: Chip
    other: Chip
    says: tuple[TieLine, ...]
    reported: tuple[TieLine, ...]


@dataclass(frozen=True)
class BackingGroup:
    """Pairs for which the same sort of word is on record."""

    id: str
    label: str
    definition: str
    count: str
    pairs: tuple[PairLine, ...]


@dataclass(frozen=True)
class BackingView:
    """All relations, with the choice of a day."""

    as_of: AsOf | None
    groups: tuple[BackingGroup, ...]


_GROUPS: tuple[tuple[str, str, str, Callable[[Pair], bool]], ...] = (
    (
        "both",
        "Word and report, side by side",
        "The body itself has said how it stands to the other, and others report it. Where they differ, both stand.",
        lambda pair: bool(pair.says and pair.reported),
    ),
    (
        "reported",
        "Reported of it",
        "Others say so; a word of its own is not recorded here as a relation, which may be a gap of ours.",
        lambda pair: not pair.says,
    ),
    (
        "says",
        "Its own word",
        "The body itself says so; no report by others is recorded as a relation. A line says where it is disputed.",
        lambda pair: not pair.reported,
    ),
)


def _tie(notes: Notebook, pair: Pair, tie: Tie) -> TieLine:
    corpus, relation = notes.corpus, tie.relation
    marks = notes.cite_all(relation.sources)
    return TieLine(
        chip(corpus, tie.subject, notes.page, short=True),
        corpus.words.relation_kinds[relation.kind].label,
        when_words(relation),
        relation.basis.label if relation.basis == Basis.ACCUSED else "",
        notes.rich(relation.note) if pair.says and pair.reported else (),
        notes.rich(relation.disputed),
        dated(corpus, stands(relation)),
        marks,
    )


def backing(desk: Desk, notes: Notebook) -> BackingView:
    """All relations by pair, those for which both word and report are on record first."""
    corpus = desk.corpus
    found = pairs(corpus)
    groups = []
    for name, label, definition, is_in in _GROUPS:
        lines = tuple(
            PairLine(
                chip(corpus, pair.subject, notes.page),
                chip(corpus, pair.object, notes.page),
                tuple(_tie(notes, pair, tie) for tie in pair.says),
                tuple(_tie(notes, pair, tie) for tie in pair.reported),
            )
            for pair in found
            if is_in(pair)
        )
        if lines:
            groups.append(BackingGroup(name, label, definition, counted(len(lines), "pair"), lines))
    spans = [stands(tie.relation) for pair in found for tie in (*pair.says, *pair.reported)]
    return BackingView(as_of(corpus, notes.page, spans, RELATIONS), tuple(groups))
