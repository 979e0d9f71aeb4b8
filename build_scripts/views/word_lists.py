"""The words of the topic, the grades, and every closed list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts import vocabulary
from build_scripts.derived.wording import speakers
from build_scripts.model import Term
from build_scripts.views.addresses import WORDING_PAGE, href
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, GradeMark, PullQuote, chip, grade_mark, pull_quotes
from build_scripts.views.wording import counted_speakers
from build_scripts.vocabulary import Grade, Word

_MARK = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class UseLine:
    """Who uses a word for whom."""

    by: Chip
    of: tuple[Chip, ...]
    notes: tuple[NoteMark, ...]
    note: Rich
    quote: PullQuote | None


@dataclass(frozen=True)
class TermLine:
    """A word with its meaning here; a disputed one leads to who says it, and only another's uses stand here."""

    id: str
    term: str
    also: tuple[str, ...]
    is_disputed: bool
    said: Link | None
    speakers: str
    definition: Rich
    uses: tuple[UseLine, ...]
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class WordsView:
    """All terms."""

    terms: tuple[TermLine, ...]


@dataclass(frozen=True)
class WordLine:
    """A word of a closed list."""

    word: str
    label: str
    definition: str


@dataclass(frozen=True)
class WordList:
    """A closed list with its definitions."""

    name: str
    words: tuple[WordLine, ...]


@dataclass(frozen=True)
class GradesView:
    """The published scale of grades."""

    grades: tuple[tuple[GradeMark, str], ...]


@dataclass(frozen=True)
class VocabulariesView:
    """Every closed list that the record uses."""

    lists: tuple[WordList, ...]


def glossary(desk: Desk, notes: Notebook) -> WordsView:
    """All terms, by word."""
    corpus = desk.corpus
    said = desk.said
    lines = []
    for term_id, term in sorted(corpus.of(Term).items(), key=lambda item: (_letters(item[1].term), item[0])):
        definition = notes.rich(term.definition)
        cited = notes.cite_rest(term.sources, definition)
        uses = tuple(
            UseLine(
                chip(corpus, use.by, notes.page),
                tuple(chip(corpus, actor, notes.page) for actor in use.of),
                notes.cite_all(use.sources),
                notes.rich(use.note),
                pull_quotes([use.quote], notes)[0] if use.quote else None,
            )
            for use in (() if term_id in said else term.uses)
        )
        lines.append(
            TermLine(
                id=term_id,
                term=term.term,
                also=term.also,
                is_disputed=term.is_disputed,
                said=Link("Who says it, and of whom", href(f"{WORDING_PAGE}#{term_id}", notes.page))
                if term_id in said
                else None,
                speakers=counted_speakers(len(speakers(said.get(term_id, ())))),
                definition=definition,
                uses=uses,
                notes=cited,
            )
        )
    return WordsView(tuple(lines))


def _letters(term: str) -> str:
    """A word as a dictionary sorts it: a quotation mark or a capital makes no difference."""
    return _MARK.sub("", term).casefold()


def grade_scale(desk: Desk, notes: Notebook) -> GradesView:
    """The published scale of grades."""
    return GradesView(tuple((grade_mark(grade), grade.definition) for grade in Grade))


def closed_lists(desk: Desk, notes: Notebook) -> VocabulariesView:
    """Every closed list that the record uses."""
    words = desk.corpus.words
    lists = [_word_list(words_of) for words_of in vocabulary.WORD_LISTS]
    for name in ("actor_kinds", "place_kinds", "event_kinds", "event_roles", "relation_kinds", "measures"):
        entries = getattr(words, name)
        lists.append(
            WordList(
                name.replace("_", " ").capitalize(),
                tuple(WordLine(word, entry.label, entry.definition) for word, entry in entries.items()),
            )
        )
    return VocabulariesView(tuple(lists))


def _word_list(words: type[Word]) -> WordList:
    lines = tuple(WordLine(word.value, word.label, word.definition) for word in words)
    return WordList((words.__doc__ or "").rstrip("."), lines)
