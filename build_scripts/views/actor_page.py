"""The page of an actor."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.standings import answers_about
from build_scripts.model import Actor, Quote, Relation
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.views.parts import (
    Chip,
    Foreign,
    Mentioned,
    PullQuote,
    Strip,
    chip,
    foreign,
    mentioned,
    pull_quotes,
    strips,
    when_words,
)
from build_scripts.views.standings import AT_FIRST, Column, columns


@dataclass(frozen=True)
class RelationLine:
    """One relation of an actor, in or out."""

    other: Chip
    verb: str
    when: str
    basis: str
    note: Rich
    disputed: Rich
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class ActorPage:
    """An actor: who it is, what it does to whom, and where it appears."""

    frame: Frame
    kind: str
    side: str
    side_label: str
    also: tuple[str, ...]
    native: tuple[Foreign, ...]
    part_of: tuple[Chip, ...]
    members: tuple[Chip, ...]
    summary: tuple[Rich, ...]
    note: Rich
    standings: tuple[Column, ...]
    does: tuple[RelationLine, ...]
    undergoes: tuple[RelationLine, ...]
    events: tuple[Strip, ...]
    quotes: tuple[PullQuote, ...]
    claims: tuple[Mentioned, ...]


def _relation(notes: Notebook, other: str, relation: Relation) -> RelationLine:
    marks = notes.cite_all(relation.sources)
    return RelationLine(
        other=chip(notes.corpus, other, notes.page),
        verb=notes.corpus.words.relation_kinds[relation.kind].label,
        when=when_words(relation),
        basis=relation.basis.label,
        note=notes.rich(relation.note),
        disputed=notes.rich(relation.disputed),
        notes=marks,
    )


def actor_page(desk: Desk, record_id: str) -> ActorPage:
    """The page of an actor."""
    corpus = desk.corpus
    actors = corpus.of(Actor)
    actor = actors[record_id]
    notes = opened(desk, "actors", record_id)
    summary = notes.paragraphs(actor.summary)
    note = notes.rich(actor.note)
    answers = answers_about(corpus, "actor", record_id)
    standings = columns(notes, answers, AT_FIRST) if answers else ()
    does = tuple(_relation(notes, relation.to, relation) for relation in actor.relations)
    undergoes = tuple(
        _relation(notes, other, relation)
        for other, its in actors.items()
        for relation in its.relations
        if relation.to == record_id
    )
    quotes = pull_quotes((i for i, quote in corpus.of(Quote).items() if quote.speaker == record_id), notes)
    notes.rest_on(actor.sources)
    return ActorPage(
        frame=frame(
            desk,
            notes,
            "actors",
            record_id,
            title=actor.name,
            description=first_words(actor.summary),
            shown=frozenset({"events", "claims", "actors", "quotes"}),
        ),
        kind=corpus.words.actor_kinds[actor.kind].label,
        side=actor.side,
        side_label=corpus.explainer.sides[actor.side].label,
        also=actor.also,
        native=tuple(foreign(text, language) for language, text in actor.native.items()),
        part_of=tuple(chip(corpus, other, notes.page) for other in actor.part_of),
        members=tuple(chip(corpus, i, notes.page) for i, other in actors.items() if record_id in other.part_of),
        summary=summary,
        note=note,
        standings=standings,
        does=does,
        undergoes=undergoes,
        events=strips(corpus, desk.referrers("actors", record_id, "events"), notes.page),
        quotes=quotes,
        claims=tuple(mentioned(corpus, "claims", i, notes.page) for i in desk.referrers("actors", record_id, "claims")),
    )
