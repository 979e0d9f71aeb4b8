"""Who's who, and the quotations by speaker."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Actor, Quote
from build_scripts.views.addresses import href, side_address
from build_scripts.views.frame import Desk, first_sentence
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.parts import Chip, PullQuote, chip, pull_quotes


@dataclass(frozen=True)
class ActorLine:
    """An actor in a list, with the first sentence of what it is."""

    chip: Chip
    kind: str
    summary: Rich


@dataclass(frozen=True)
class SideGroup:
    """The actors of one side; `says` leads to the page of what it says."""

    side: str
    label: str
    definition: str
    says: str
    actors: tuple[ActorLine, ...]


@dataclass(frozen=True)
class WhoView:
    """Everyone by side, and the matrix of their relations."""

    groups: tuple[SideGroup, ...]


@dataclass(frozen=True)
class Speaker:
    """A speaker with the quotations on record."""

    chip: Chip
    quotes: tuple[PullQuote, ...]


@dataclass(frozen=True)
class QuotesView:
    """All quotations, by side and speaker."""

    groups: tuple[tuple[str, str, tuple[Speaker, ...]], ...]


def who(desk: Desk, notes: Notebook) -> WhoView:
    """Everyone by side, and the matrix of their relations."""
    corpus = desk.corpus
    groups = []
    for name, side in corpus.explainer.sides.items():
        actors = [(i, actor) for i, actor in corpus.of(Actor).items() if actor.side == name]
        lines = tuple(
            ActorLine(
                chip(corpus, actor_id, notes.page),
                corpus.words.actor_kinds[actor.kind].label,
                notes.rich(first_sentence(actor.summary)),
            )
            for actor_id, actor in sorted(actors, key=lambda item: (item[1].name, item[0]))
        )
        if lines:
            groups.append(SideGroup(name, side.label, side.definition, href(side_address(name), notes.page), lines))
    return WhoView(tuple(groups))


def quote_list(desk: Desk, notes: Notebook) -> QuotesView:
    """All quotations, by side and speaker."""
    corpus = desk.corpus
    actors, quotes = corpus.of(Actor), corpus.of(Quote)
    by_speaker: dict[str, list[str]] = {}
    for quote_id, quote in quotes.items():
        by_speaker.setdefault(quote.speaker, []).append(quote_id)
    groups = []
    for name, side in corpus.explainer.sides.items():
        speakers = sorted((a for a in by_speaker if actors[a].side == name), key=lambda a: (actors[a].name, a))
        if speakers:
            lines = tuple(
                Speaker(chip(corpus, actor, notes.page), pull_quotes(by_speaker[actor], notes)) for actor in speakers
            )
            groups.append((name, side.label, lines))
    return QuotesView(tuple(groups))
