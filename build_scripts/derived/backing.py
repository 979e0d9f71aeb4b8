"""Who stands how to whom: dated, typed, directed, and on whose word.

A relation stands from its beginning until its end; one that was only observed stands from then to the end of that
month, and for other days nothing is on record. Word and report are set side by side for a pair of actors, a person
or a branch speaking for the body at the head of its `part_of`: what a body says it does to another, what it says
it does not do, and what others say that it does.

It misleads where an official speaks for himself, where a body denies one thing and is reported to have done another
to the same actor at another time, and where nobody asked.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.reported import Span
from build_scripts.model import Actor, Relation
from build_scripts.vocabulary import Basis


@dataclass(frozen=True)
class Tie:
    """A relation with the actor that it is from."""

    subject: str
    relation: Relation


@dataclass(frozen=True)
class Pair:
    """What one body says of itself towards an actor, and what others say of it, each in the record's order."""

    subject: str
    object: str
    says: tuple[Tie, ...]
    reported: tuple[Tie, ...]


def stands(relation: Relation) -> Span:
    """The days on which a relation is on record; undated where the record gives no day at all."""
    if relation.since or relation.until:
        last = relation.until.last if relation.until else None
        # Of what only has an end, that end is all that is on record.
        return Span(relation.since.first if relation.since else last, last)
    if relation.as_of is None:
        return Span(None)
    last = relation.as_of.last
    return Span(relation.as_of.first, last.replace(day=calendar.monthrange(last.year, last.month)[1]))


def ties(corpus: Corpus) -> tuple[Tie, ...]:
    """Every relation on record, by actor."""
    return tuple(Tie(actor_id, one) for actor_id, actor in sorted(corpus.of(Actor).items()) for one in actor.relations)


def head_of(corpus: Corpus, actor_id: str) -> str:
    """The body at the head of an actor's `part_of`, the first named at each step.

    An alliance heads nobody: those who belong to it stay their own masters.
    """
    actors = corpus.of(Actor)
    passed = {actor_id}
    while True:
        bodies = (one for one in actors[actor_id].part_of if one not in passed)
        body = next((one for one in bodies if not corpus.words.actor_kinds[actors[one].kind].is_alliance), None)
        if body is None:
            return actor_id
        actor_id = body
        passed.add(actor_id)


def pairs(corpus: Corpus) -> tuple[Pair, ...]:
    """Bodies and the actors to whom they stand in some relation, word and report apart; by subject and object."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties(corpus):
        found.setdefault((head_of(corpus, tie.subject), tie.relation.to), []).append(tie)
    return tuple(
        Pair(
            subject,
            other,
            tuple(tie for tie in those if tie.relation.basis == Basis.SAYS),
            tuple(tie for tie in those if tie.relation.basis != Basis.SAYS),
        )
        for (subject, other), those in sorted(found.items())
    )
