"""Who speaks of whom: the quotations on record by the speaker's side and by the sides of the actors spoken of.

A quotation speaks of the actors under its `mentions`, which somebody wrote down who had read it: those whom the
words name or plainly mean. The claims under its `about` would be a poorer measure: they say to which dispute the words
matter, not whom they are about. A quotation that speaks of two sides counts under each of them and once in the row's
total; one that names nobody on record counts under nobody.

It misleads where words speak of a kind of people, such as a trade or a party, for which the record has no actor: they
count under nobody, or only under the others that they name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, Quote, VoicesChart
from build_scripts.values import begun, counted
from build_scripts.views.around import Around, Table, plain, side_key, sources_of
from build_scripts.views.notebook import Notebook, Rich

# What stands in place of a side for quotations that name no actor of the record.
NOBODY = ""
NOBODY_WORDS = "no actor on record"


@dataclass(frozen=True)
class Spoken:
    """The quotations of one side's speakers that are about actors of one side, or about `NOBODY`; ids, by date."""

    about: str
    quotes: tuple[str, ...]


@dataclass(frozen=True)
class Voice:
    """A side, how many quotations of its speakers there are, and whom they are about: every side, then nobody."""

    side: str
    total: int
    spoken: tuple[Spoken, ...]


def voices(corpus: Corpus, settings: VoicesChart) -> tuple[Voice, ...]:
    """Every side as a row of the square, in the order of the settings; quotations of the chart's days that stand."""
    actors = corpus.of(Actor)
    standing = {
        one: quote
        for one, quote in corpus.of(Quote).items()
        if not quote.withdrawn and quote.date.first <= settings.end.last and quote.date.last >= settings.start.first
    }
    ordered = sorted(standing, key=lambda one: (standing[one].date, one))
    spoken_of = {one: {actors[actor].side for actor in standing[one].mentions} or {NOBODY} for one in ordered}
    found = []
    for side in corpus.explainer.sides:
        its = [one for one in ordered if actors[standing[one].speaker].side == side]
        spoken = [
            Spoken(about, tuple(one for one in its if about in spoken_of[one]))
            for about in (*corpus.explainer.sides, NOBODY)
        ]
        found.append(Voice(side, len(its), tuple(spoken)))
    return tuple(found)


def described(corpus: Corpus, settings: VoicesChart) -> str:
    """The square in words: every row with its numbers, for somebody who has nothing else."""
    rows, sides = voices(corpus, settings), corpus.explainer.sides
    sentences = []
    for row in rows:
        parts = [
            f"{len(one.quotes)} about {sides[one.about].short if one.about else NOBODY_WORDS}"
            for one in row.spoken
            if one.quotes
        ]
        if row.total:
            sentences.append(f"{sides[row.side].label}, {row.total}: {', '.join(parts)}.")
        else:
            sentences.append(f"{sides[row.side].label}: nobody quoted.")
    total = sum(row.total for row in rows)
    about: Counter[str] = Counter()
    for row in rows:
        about.update({one.about: len(one.quotes) for one in row.spoken})
    in_all = "; ".join(
        f"{count} about {sides[name].label if name else NOBODY_WORDS}" for name, count in about.most_common() if count
    )
    return " ".join(
        (
            f"{begun(counted(total, 'quotation'))}, by the side of the speaker and the sides of those spoken of. One",
            "about several sides counts under each, so that a row can add up to more than its total.",
            f"In all: {in_all}. By speaker:",
            *sentences,
        )
    )


def around(notes: Notebook, settings: VoicesChart) -> Around:
    """What stands around the square: one row of the table a pair of sides, with its quotations."""
    corpus = notes.corpus
    rows, sides = voices(corpus, settings), corpus.explainer.sides
    pairs = [(row, one) for row in rows for one in row.spoken if one.quotes]
    table = Table(
        ("Speakers of", "About actors of", "How many", "Which quotations"),
        tuple(
            (
                plain(f"{sides[row.side].label} ({counted(row.total, 'quotation')})"),
                plain(sides[one.about].label if one.about else begun(NOBODY_WORDS)),
                plain(str(len(one.quotes))),
                _links(notes, one.quotes),
            )
            for row, one in pairs
        ),
    )
    quotes = corpus.of(Quote)
    flat_rows = tuple(
        {
            "speakers": row.side,
            "about": one.about,
            "count": len(one.quotes),
            "of": row.total,
            "quotes": one.quotes,
            "sources": tuple(dict.fromkeys(source for quote in one.quotes for source in quotes[quote].sources)),
        }
        for row, one in pairs
    )
    return Around(side_key(corpus, sides), table, flat_rows, sources_of(flat_rows))


def _links(notes: Notebook, quotes: Sequence[str]) -> Rich:
    """A link to each quotation, set apart by semicolons."""
    found: list[Rich] = [(notes.link("quotes", quotes[0]),)]
    found += [(*plain("; "), notes.link("quotes", one)) for one in quotes[1:]]
    return tuple(piece for part in found for piece in part)
