"""Known, disputed, unknown, as they are printed on the front page and on the pages of actors and places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.derived.standings import GradedAnswer
from build_scripts.model import Claim
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.views.parts import GradeMark, grade_mark
from build_scripts.vocabulary import Standing

# So many answers of each standing stand open on the page of an actor or a place.
AT_FIRST = 3


@dataclass(frozen=True)
class Answer:
    """One graded answer with the claim that it is from and, while it is open, what would settle that claim."""

    says: Rich
    grade: GradeMark
    aspect: str
    claim: Link
    would_settle: tuple[Rich, ...]


@dataclass(frozen=True)
class Column:
    """Known, disputed or unknown, with its answers; `more` are those that wait folded."""

    standing: str
    label: str
    definition: str
    answers: tuple[Answer, ...]
    more: tuple[Answer, ...]


def columns(notes: Notebook, answers: Iterable[GradedAnswer], at_first: int | None = None) -> tuple[Column, ...]:
    """Answers by standing in their order, with at most `at_first` of each shown unfolded."""
    found = tuple(answers)
    made = []
    for standing in Standing:
        lines = tuple(_answer(notes, answer) for answer in found if answer.standing == standing)
        cut = len(lines) if at_first is None else at_first
        made.append(Column(standing.value, standing.label, standing.definition, lines[:cut], lines[cut:]))
    return tuple(made)


def _answer(notes: Notebook, answer: GradedAnswer) -> Answer:
    claim = notes.corpus.of(Claim)[answer.claim]
    says = notes.rich(answer.verdict.says)
    is_open = answer.standing != Standing.KNOWN
    return Answer(
        says,
        grade_mark(answer.verdict.grade),
        answer.verdict.aspect.label,
        notes.link("claims", answer.claim),
        tuple(map(notes.rich, claim.would_settle)) if is_open else (),
    )
