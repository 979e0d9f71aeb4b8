"""A page as of a day: which of its statements had been made, for a set of days that need no script and for any day.

Every dated piece of a page carries the days on which it stands; the style sheet dims what does not stand on the day
that the address names, and a small script does the same for any other day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.reported import Span
from build_scripts.values import begun, count_words, counted
from build_scripts.views.addresses import href

SCRIPT = "assets/as-of.js"


@dataclass(frozen=True)
class Dated:
    """The days of one piece: ISO days, empty where open or unknown; `classes` name the key dates it is missing on."""

    first: str
    last: str
    classes: str
    is_dated: bool


@dataclass(frozen=True)
class Standpoint:
    """A day on which a reader may stand, and what they find there."""

    anchor: str
    date: str
    label: str
    words: str


@dataclass(frozen=True)
class AsOf:
    """The choice of days for one page: the key dates, and the words with which any other day is told."""

    standpoints: tuple[Standpoint, ...]
    first: str
    last: str
    total: int
    things: str
    choice: str
    head: str
    had: str
    still: str
    script: str


def dated(corpus: Corpus, span: Span) -> Dated:
    """The days of a piece of a page."""
    missing = [
        f"n{number}"
        for number, key in enumerate(corpus.explainer.key_dates)
        if span.is_dated and not span.holds(key.date.last)
    ]
    return Dated(
        span.first.isoformat() if span.first else "",
        span.last.isoformat() if span.last else "",
        " ".join(missing),
        span.is_dated,
    )


@dataclass(frozen=True)
class Wording:
    """The words for what a page dims: '`head` 1 May. … of the … `thing`s on this page `had`; … are dimmed. `still`'."""

    thing: str
    choice: str
    head: str
    had: str
    still: str


STATEMENTS = Wording(
    "statement",
    "Read this page as it was known on an earlier day",
    "As it was known on",
    "had been reported by then",
    "Only dated statements are dimmed; all else on this page is written with what is known now.",
)
RELATIONS = Wording(
    "relation",
    "Read this page as of another day",
    "As of",
    "are on record for that day",
    "What is not on record for a day may have held all the same.",
)


def as_of(corpus: Corpus, page: str, spans: Iterable[Span], wording: Wording = STATEMENTS) -> AsOf | None:
    """The choice of days for a page that holds pieces with these spans; None where it holds none with a date."""
    held = list(spans)
    known = [span for span in held if span.is_dated]
    if not known:
        return None
    undated = len(held) - len(known)
    standpoints = tuple(
        Standpoint(
            f"on-{key.date.last.isoformat()}",
            key.date.words(),
            key.label,
            _words(wording, sum(span.holds(key.date.last) for span in known), len(known), undated),
        )
        for key in corpus.explainer.key_dates
    )
    days = [span.first for span in known if span.first]
    last = corpus.explainer.edition.last
    return AsOf(
        standpoints,
        min(days).isoformat(),
        last.isoformat(),
        len(known),
        f"{wording.thing}s",
        wording.choice,
        wording.head,
        wording.had,
        wording.still,
        href(SCRIPT, page),
    )


def _words(wording: Wording, held: int, total: int, undated: int) -> str:
    """How many of a page's pieces stand, in words: 'Three of the twelve statements on this page had been …'."""
    dimmed = total - held
    # Where some have no date, the count is of the others.
    thing = f"dated {wording.thing}" if undated else wording.thing
    if not dimmed:
        every = f"The {thing}" if total == 1 else f"All {counted(total, thing)}"
        text = f"{every} on this page {wording.had}."
    else:
        number = begun(count_words(held)) if held else "None"
        those = f"{number} of the {counted(total, thing)} on this page"
        text = f"{those} {wording.had}; {counted(dimmed, 'is', 'are')} dimmed."
    without = f" {begun(counted(undated, wording.thing))} without a date cannot be placed." if undated else ""
    return f"{text}{without} {wording.still}"


def as_of_styles(corpus: Corpus) -> str:
    """The style rules that dim, for each key date, what does not stand on it."""
    rules = []
    for number, key in enumerate(corpus.explainer.key_dates):
        at = f"#on-{key.date.last.isoformat()}:target~* .n{number}"
        rules.append(f"{at}{{{_DIM}}}{at} .later,{at}>.later{{display:inline}}")
    rules.append(f".not-then{{{_DIM}}}.not-then .later{{display:inline}}")
    return "".join(rules) + "\n"


# Grey and hatched, and still readable: a dimmed statement can be read in full.
_DIM = "color:var(--soft);background:var(--hatch)"
