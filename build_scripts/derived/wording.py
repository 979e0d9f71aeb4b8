"""Who says which word, and of whom: the disputed words of the record, in the mouths of those who use them.

A *saying* is one disputed term in one mouth on one occasion. It is known in two ways, which do not weigh the same:

- **recorded**: somebody read the source and wrote down, as a use of the term, who says it and of whom;
- **found**: a form of the term stands in a quotation. A program can see that a word is there, not whom it is for.
  Where the form is a name (see below) and one actor of the record has it, the word is for that actor. Otherwise the
  actors that the quotation speaks of are the most that can be named, and they may not be the ones meant.

Where a recorded use names a quotation in which the word is also found, the two are one saying. A use that names no
quotation is a saying of its own, even where a quotation of the same speaker holds the word: nothing shows that the
two are one occasion.

**Forms.** A term is looked for in its forms: its headword and its other forms as the record spells them, without
quotation marks, without what stands in brackets, and cut at commas outside quotation marks, since a headword may name
several words. None is made up: a plural that the record does not list is not found. A form is found as whole words,
in any case of its letters; one without a small letter is an acronym or a sign, and is found exactly so. A form with a
capital that is not just the headword's first letter, or in letters that have no capitals, is a name.

**Where.** In the text of a quotation, its variants and its original. A form has no language of its own: in a text that
is not in the site's language only names are looked for, because a word of the same letters may be another word there.
What stands in square brackets is whoever printed it speaking, and is left out; letters in brackets that are part of a
word are kept. Round brackets are kept, though they too can be a printer's.

**Of two forms** in one place the longer one is found, of any term, disputed or not: whoever says “green tea”
has not said “tea”, even where both are terms. A form that two terms share counts for both.

Where it misleads: a speaker may reject the word, repeat another's or mean something else by it, and a translation has
its translator's word; nothing here sees that. The quotations were chosen for one question, so how often somebody is
listed does not show how often they said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import chain
from unicodedata import normalize

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, Quote, Source, Term, Use
from build_scripts.values import PartialDate

_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PART = re.compile(r'(?:“[^”]*”|„[^“]*“|«[^»]*»|"[^"]*"|[^,;،])+')
_QUOTATION_MARK = re.compile(r'[“”„«»"]')
_SINGLY_QUOTED = re.compile(r"^[‘'](.*)[’']$")
_INSERTED = re.compile(r"(\w?)\[([^\[\]]*)\](?=(\w?))")
# Signs that are printed in several ways.
_ALIKE = {"'": "['’]", "’": "['’]", "-": "[-‐‑]", "‐": "[-‐‑]", "‑": "[-‐‑]", " ": r"\s+"}


class Ground(Enum):
    """What is known of whom a word is for.

    RECORDED: somebody read the source and wrote the targets down; none means that no actor of the record was named.
    NAMED: the word is in a quotation, and it is a name that of all actors on record only these have.
    SPOKEN_OF: the word is in a quotation that speaks of these actors; that it is for them is not shown.
    UNKNOWN: the word is in a quotation, and nothing on record says of whom that speaks.
    """

    RECORDED = "recorded"
    NAMED = "named"
    SPOKEN_OF = "spoken of"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Printed:
    """One wording of a quotation: its text, its variants and its original each are one."""

    text: str
    language: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """A form as it is printed, and the language of the text in which it stands."""

    text: str
    language: str


@dataclass(frozen=True)
class Saying:
    """One disputed term in one mouth on one occasion; `speaker` and `targets` are ids of actors.

    `date` is the quotation's or, without one, that of the first dated report: it was said by then. `sources` are those
    of the recorded use and of the wording in which the word stands. `forms` stand in the quotation's own text, as
    printed there; `other_forms` only in other wordings of it, and `other` is the first such wording where the text has
    no form at all. Both are empty where a reader recorded what a program does not see. `notes` say how the word is
    used, as written down: prose with its marks.
    """

    term: str
    speaker: str
    targets: tuple[str, ...]
    ground: Ground
    quote: str | None
    date: PartialDate | None
    sources: tuple[str, ...]
    forms: tuple[Said, ...] = ()
    other_forms: tuple[Said, ...] = ()
    other: Printed | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A form of a term; a name is the same word in every language."""

    term: str
    text: str
    is_name: bool

    @property
    def pattern(self) -> str:
        """A regular expression for the form, without the edges of its words."""
        found = "".join(_ALIKE.get(letter, re.escape(letter)) for letter in self.text)
        return found if self.text == self.text.upper() else f"(?i:{found})"


def forms_of(term_id: str, term: Term) -> tuple[Form, ...]:
    """The forms of a term, each once, the headword's first."""
    found: dict[str, Form] = {}
    for name in (term.term, *term.also):
        for part in _PART.findall(_BRACKETED.sub(" ", normalize("NFC", name))):
            text = _SINGLY_QUOTED.sub(r"\1", _QUOTATION_MARK.sub("", " ".join(part.split())).strip())
            if not re.search(r"\w", text):
                continue
            # Every headword begins with a capital, so its first one says nothing.
            telling = text[1:] if not found else text
            found.setdefault(text, Form(term_id, text, telling != telling.lower() or text == text.upper()))
    return tuple(found.values())


class _Lexicon:
    """The forms of all terms, ready to be found; `disputed` are the terms whose sayings are wanted."""

    def __init__(self, corpus: Corpus) -> None:
        terms = {term_id: term for term_id, term in corpus.of(Term).items() if not term.withdrawn}
        forms = [form for term_id, term in terms.items() for form in forms_of(term_id, term)]
        forms.sort(key=lambda form: (-len(form.text), form.text, form.term))
        self.disputed = tuple(term_id for term_id, term in terms.items() if term.is_disputed)
        self._language = _language(corpus.explainer.language)
        self._all = [(re.compile(form.pattern), form) for form in forms]
        self._any = _any_of(forms)
        self._any_name = _any_of([form for form in forms if form.is_name])
        self._actors: dict[str, set[str]] = {}
        for actor_id, actor in corpus.of(Actor).items():
            for name in (actor.name, actor.short or actor.name, *actor.also, *actor.native.values()):
                self._actors.setdefault(normalize("NFC", name).casefold(), set()).add(actor_id)
        # (term, quotation): the uses that name the quotation.
        self.recorded: dict[tuple[str, str], list[Use]] = {}
        for term_id in self.disputed:
            for use in terms[term_id].uses:
                if use.quote:
                    self.recorded.setdefault((term_id, use.quote), []).append(use)

    def named_by(self, term: str, said: Iterable[Said]) -> tuple[str, ...]:
        """The actors of which a form of `term` is a name, leaving out a name that several have.

        A form that is no name is left out too, though an actor may go by it: common nouns have many owners.
        """
        found = [self._actors.get(one.text.casefold(), set()) for one in said if self._is_name(term, one.text)]
        return _all_of(tuple(actors) for actors in found if len(actors) == 1)

    def _is_name(self, term: str, words: str) -> bool:
        return any(form.is_name and form.term == term and pattern.fullmatch(words) for pattern, form in self._all)

    def found_in(self, printed: Printed) -> Iterator[tuple[str, Said]]:
        """Each place of a text where a disputed term stands, with the term."""
        anything = self._any if _language(printed.language) == self._language else self._any_name
        for match in anything.finditer(_as_spoken(printed.text)):
            words = match.group()
            terms = {form.term for pattern, form in self._all if pattern.fullmatch(words)}
            for term in self.disputed:
                if term in terms:
                    yield term, Said(" ".join(words.split()), printed.language)


def _any_of(longest_first: Iterable[Form]) -> re.Pattern[str]:
    """Finds whole words that are any of the forms; with no form, nothing."""
    patterns = dict.fromkeys(form.pattern for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)" if patterns else r"(?!)")


def _language(tag: str) -> str:
    """The language of a tag without its script or region."""
    return tag.partition("-")[0]


def _as_spoken(text: str) -> str:
    """`text` without what others put into it, in the composed form of its letters."""

    def kept(match: re.Match[str]) -> str:
        before, inserted, after = match.groups()
        if (before or after) and re.fullmatch(r"\w+", inserted):
            return before + inserted
        # Words left out keep their neighbours apart; words put in do not.
        return before + (" " if re.search(r"\w", inserted) else " … ")

    return _INSERTED.sub(kept, normalize("NFC", text).replace("\u00ad", ""))


def _wordings(corpus: Corpus, quote: Quote) -> tuple[Printed, ...]:
    """Every wording of a quotation, its own text first."""
    first = Printed(quote.text, quote.language, quote.sources)
    variants = tuple(
        Printed(one.text, one.language or corpus.of(Source)[one.sources[0]].language, one.sources)
        for one in quote.variants
    )
    original = quote.original
    return (first, *variants, *((Printed(original.text, original.language, quote.sources),) if original else ()))


def _each_once(forms: Iterable[Said]) -> tuple[Said, ...]:
    """`forms` in their order, each once in whatever case, as first met."""
    found: dict[str, Said] = {}
    for form in forms:
        found.setdefault(form.text.casefold(), form)
    return tuple(found.values())


def _of_quote(corpus: Corpus, lexicon: _Lexicon, quote_id: str) -> Iterator[Saying]:
    """The sayings of a quotation, by term."""
    quote = corpus.of(Quote)[quote_id]
    if quote.withdrawn:
        return
    own, *others = _wordings(corpus, quote)
    found_own = list(lexicon.found_in(own))
    found_others = [(term, form, printed) for printed in others for term, form in lexicon.found_in(printed)]
    for term in lexicon.disputed:
        forms = _each_once(form for one, form in found_own if one == term)
        elsewhere = [(form, printed) for one, form, printed in found_others if one == term]
        uses = lexicon.recorded.get((term, quote_id), [])
        if not (forms or elsewhere or uses):
            continue
        other_forms = _each_once((*forms, *(form for form, _ in elsewhere)))[len(forms) :]
        other = elsewhere[0][1] if elsewhere and not forms else None
        named = lexicon.named_by(term, forms or other_forms)
        found = Saying(
            term=term,
            speaker=quote.speaker,
            targets=named or quote.mentions,
            ground=Ground.NAMED if named else Ground.SPOKEN_OF if quote.mentions else Ground.UNKNOWN,
            quote=quote_id,
            date=quote.date,
            sources=other.sources if other else quote.sources,
            forms=forms,
            other_forms=other_forms,
            other=other,
        )
        if not uses:
            yield found
        for speaker in dict.fromkeys(use.by for use in uses):
            its = [use for use in uses if use.by == speaker]
            yield replace(
                found,
                speaker=speaker,
                targets=_all_of(use.of for use in its),
                ground=Ground.RECORDED,
                sources=_all_of([found.sources, *(use.sources for use in its)]),
                notes=tuple(use.note for use in its if use.note),
            )


def _all_of(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What stands in any of the lists, each once."""
    return tuple(dict.fromkeys(chain.from_iterable(lists)))


def _of_use(corpus: Corpus, term: str, use: Use) -> Saying:
    """The saying that a use without a quotation is."""
    dates = [published for one in use.sources if (published := corpus.of(Source)[one].published)]
    notes = (use.note,) if use.note else ()
    # A report of some day in a month may be later than one of a day in it.
    first = min(dates, key=lambda date: (date.last, date.first), default=None)
    return Saying(term, use.by, use.of, Ground.RECORDED, None, first, use.sources, notes=notes)


def sayings_in(said: Mapping[str, Sequence[Saying]], quote_id: str) -> tuple[Saying, ...]:
    """Those of the sayings of all terms that stand in one quotation, by term. A withdrawn quotation has none."""
    return tuple(saying for its in said.values() for saying in its if saying.quote == quote_id)


def sayings(corpus: Corpus) -> dict[str, tuple[Saying, ...]]:
    """For every disputed term its sayings by date, those without a date last; a term may have none."""
    lexicon = _Lexicon(corpus)
    found: dict[str, list[Saying]] = {term: [] for term in lexicon.disputed}
    quotes = corpus.of(Quote)

    def place(quote_id: str) -> tuple[str, int, str]:
        interview = quotes[quote_id].interview
        return (interview.id, interview.order, quote_id) if interview else ("", 0, quote_id)

    for quote_id in sorted(quotes, key=place):
        for saying in _of_quote(corpus, lexicon, quote_id):
            found[saying.term].append(saying)
    for term, said in found.items():
        said += [_of_use(corpus, term, use) for use in corpus.of(Term)[term].uses if not use.quote]
    return {
        # Of one date, an interview keeps its order and quotations stand before other uses.
        term: tuple(sorted(said, key=lambda one: (one.date is None, one.date or "")))
        for term, said in found.items()
    }


def speakers(said: Iterable[Saying]) -> tuple[str, ...]:
    """Who says a word: each speaker once, however often, in the order of the sayings.

    A person and the body that the person speaks for are two speakers: the record names them apart.
    """
    return tuple(dict.fromkeys(one.speaker for one in said))
