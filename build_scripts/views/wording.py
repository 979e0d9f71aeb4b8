"""Who says which word: each disputed word by side and speaker, of whom, and in which quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.derived.wording import Ground, Saying, sayings_in, speakers
from build_scripts.model import Actor, Quote, Term
from build_scripts.views.addresses import WORDING_PAGE, address, href
from build_scripts.views.frame import Desk, first_sentence
from build_scripts.views.notebook import Notebook, NoteMark, Rich
from build_scripts.views.parts import Chip, Foreign, PullQuote, chip, foreign, pull_quote

_NOTES_AFTER = re.compile(r"(?:\s*\[@[^\]\s]+\])*")
_SIGNS = re.compile(r"[^\w\s]")


@dataclass(frozen=True)
class FormLink:
    """A disputed word as a quotation prints it, and where it stands with all who say it."""

    words: Foreign
    href: str


@dataclass(frozen=True)
class SideName:
    """A side with its short name."""

    side: str
    short: str


@dataclass(frozen=True)
class SayingLine:
    """One saying: the words, of whom, what was written down of it, and the quotation, which is folded.

    `is_meant` says that the word is known to be for `of`; otherwise the quotation only speaks of these. `report` is
    the date of the first dated report, where there is no quotation.
    """

    forms: tuple[Foreign, ...]
    other_forms: tuple[Foreign, ...]
    is_meant: bool
    of: tuple[Chip, ...]
    remarks: tuple[Rich, ...]
    notes: tuple[NoteMark, ...]
    report: str
    quote: PullQuote | None
    other: Foreign | None
    other_notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class SpeakerLines:
    """A speaker with every saying of one word."""

    chip: Chip
    sayings: tuple[SayingLine, ...]


@dataclass(frozen=True)
class SideLines:
    """The speakers of one side who are on record with a word; `counted` says how many."""

    id: str
    side: str
    label: str
    counted: str
    speakers: tuple[SpeakerLines, ...]


@dataclass(frozen=True)
class WordBlock:
    """A disputed word: its meaning in a sentence, who says it, and the sides of which nobody is on record with it."""

    id: str
    term: str
    also: tuple[str, ...]
    href: str
    gist: Rich
    groups: tuple[SideLines, ...]
    silent: tuple[SideName, ...]


@dataclass(frozen=True)
class Cell:
    """How many speakers of a side are on record with a word, and where they stand; without any, an empty link."""

    side: SideName
    counted: str
    href: str


@dataclass(frozen=True)
class WordingView:
    """Every disputed word, first as a table of word by side."""

    sides: tuple[SideName, ...]
    rows: tuple[tuple[str, str, tuple[Cell, ...]], ...]
    words: tuple[WordBlock, ...]


def counted_speakers(number: int) -> str:
    """A number of speakers in words: '1 speaker', '3 speakers'."""
    return f"{number} speaker" if number == 1 else f"{number} speakers"


def forms_in(desk: Desk, quote_id: str, page: str) -> tuple[FormLink, ...]:
    """The disputed words that stand in a quotation or another wording of it, each with its place on the words' page."""
    return tuple(
        FormLink(foreign(form.text, form.language), href(f"{WORDING_PAGE}#{saying.term}", page))
        for saying in sayings_in(desk.said, quote_id)
        for form in (*saying.forms, *saying.other_forms)
    )


def who_says(desk: Desk, notes: Notebook) -> WordingView:
    """Every disputed word with who says it, by word."""
    corpus = desk.corpus
    said = desk.said
    terms = corpus.of(Term)
    in_order = sorted(said, key=lambda one: (_letters(terms[one].term), one))
    names = {side: SideName(side, text.short) for side, text in corpus.explainer.sides.items()}
    blocks = tuple(_block(notes, term, said[term], names) for term in in_order)
    return WordingView(tuple(names.values()), tuple(_row(block, names) for block in blocks), blocks)


def _row(block: WordBlock, names: dict[str, SideName]) -> tuple[str, str, tuple[Cell, ...]]:
    """A word's row of the table: its name, its link, and a cell for every side."""
    by_side = {group.side: group for group in block.groups}
    cells = tuple(
        Cell(name, by_side[side].counted, f"#{by_side[side].id}") if side in by_side else Cell(name, "", "")
        for side, name in names.items()
    )
    return block.term, f"#{block.id}", cells


def _block(notes: Notebook, term_id: str, said: Sequence[Saying], names: dict[str, SideName]) -> WordBlock:
    corpus = notes.corpus
    term = corpus.of(Term)[term_id]
    gist = notes.rich(_first_with_notes(term.definition))
    groups = tuple(group for side in names if (group := _group(notes, term_id, side, said)))
    present = {group.side for group in groups}
    return WordBlock(
        id=term_id,
        term=term.term,
        also=term.also,
        href=href(address("terms", term_id), notes.page),
        gist=gist,
        groups=groups,
        silent=tuple(name for side, name in names.items() if side not in present),
    )


def _first_with_notes(text: str) -> str:
    """The first sentence of a prose text with the citations that follow it."""
    sentence = first_sentence(text)
    after = _NOTES_AFTER.match(text, len(sentence))
    return sentence + (after.group() if after else "")


def _group(notes: Notebook, term_id: str, side: str, said: Sequence[Saying]) -> SideLines | None:
    """The speakers of a side by name; None where there is none."""
    corpus = notes.corpus
    actors = corpus.of(Actor)
    its = [one for one in said if actors[one.speaker].side == side]
    if not its:
        return None
    lines = tuple(
        SpeakerLines(
            chip(corpus, speaker, notes.page), tuple(_line(notes, one) for one in its if one.speaker == speaker)
        )
        for speaker in sorted(speakers(its), key=lambda one: (actors[one].name, one))
    )
    # Two hyphens: no id of a record has them, so no word's anchor can be the same.
    return SideLines(
        f"{term_id}--{side}", side, corpus.explainer.sides[side].label, counted_speakers(len(lines)), lines
    )


def _line(notes: Notebook, saying: Saying) -> SayingLine:
    corpus = notes.corpus
    quoted = corpus.of(Quote)[saying.quote].sources if saying.quote else ()
    other = saying.other
    elsewhere = {*quoted, *(other.sources if other else ())}
    words = {_letters(form.text) for form in (*saying.forms, *saying.other_forms)}
    # A remark that is only the word itself tells no more than the word.
    remarks = tuple(notes.rich(note) for note in saying.notes if _letters(note) not in words)
    return SayingLine(
        forms=tuple(foreign(form.text, form.language) for form in saying.forms),
        other_forms=tuple(foreign(form.text, form.language) for form in saying.other_forms),
        is_meant=saying.ground in (Ground.RECORDED, Ground.NAMED),
        of=tuple(chip(corpus, target, notes.page) for target in saying.targets),
        remarks=remarks,
        notes=notes.cite_rest((one for one in saying.sources if one not in elsewhere), *remarks),
        report="" if saying.quote or not saying.date else saying.date.words(),
        quote=pull_quote(saying.quote, notes) if saying.quote else None,
        other=foreign(other.text, other.language) if other else None,
        other_notes=notes.cite_all(other.sources) if other else (),
    )


def _letters(text: str) -> str:
    """A text as a dictionary sorts it: a quotation mark, a full stop or a capital makes no difference."""
    return _SIGNS.sub("", text).casefold()
