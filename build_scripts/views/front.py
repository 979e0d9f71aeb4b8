"""The front page: the question, the short answer, known / disputed / unknown, one picture, ways in."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.standings import front_answers
from build_scripts.model import Actor, Chart, Claim, Event, Figure, Place, Quote, Record, Source, Term
from build_scripts.views.addresses import href
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook, Rich
from build_scripts.views.parts import Mentioned, PullQuote, mentioned, pull_quotes
from build_scripts.views.picture_frames import PictureView, picture_view
from build_scripts.views.standings import Column
from build_scripts.views.standings import columns as answer_columns


@dataclass(frozen=True)
class WayIn:
    """A door from the front page into the record; `count` is 0 where there is nothing to count."""

    href: str
    name: str
    count: int
    words: str


@dataclass(frozen=True)
class FrontView:
    """The front page: the question, the short answer, known / disputed / unknown, one picture, ways in."""

    question: str
    standfirst: str
    answer: tuple[Rich, ...]
    edition: str
    depths: tuple[Link, ...]
    columns: tuple[Column, ...]
    picture: PictureView
    article: Mentioned
    voice: PullQuote | None
    voice_note: Rich
    ways: tuple[WayIn, ...]


_WAYS: tuple[tuple[str, str, type[Record] | None, str], ...] = (
    ("timeline.html", "Timeline", Event, "what happened when"),
    ("map.html", "Map", Place, "where"),
    ("charts.html", "Charts", Chart, "every picture, with its numbers, to take along"),
    ("told.html", "Each side’s telling", None, "the same days, side by side"),
    ("who.html", "Who’s who", Actor, "who takes part"),
    ("backing.html", "Who stands how to whom", None, "by their own word and by others’ report"),
    ("claims.html", "Claims", Claim, "who says what, and how far it stands"),
    ("known.html", "What was known when", None, "the evidence as it came in"),
    ("quotes.html", "Quotes", Quote, "the words themselves"),
    ("numbers.html", "Numbers", Figure, "who counts what, and how"),
    ("words.html", "Words", Term, "what the words mean"),
    ("wording.html", "Who says which word", None, "the disputed ones, by side"),
    ("sources.html", "Sources", Source, "everything this rests on"),
    ("method.html", "Method", None, "how we choose, grade, word and correct"),
    ("gaps.html", "What is missing", None, "every gap that we know of, the most important first"),
    ("contribute.html", "Contribute", None, "how to correct it, from a browser"),
    ("search.html", "Search", None, "find a name or a place"),
)


def front(desk: Desk, notes: Notebook) -> FrontView:
    """The front page, made from the claims' verdicts."""
    corpus = desk.corpus
    explainer = corpus.explainer
    answer = notes.paragraphs(explainer.answer)
    columns = answer_columns(notes, front_answers(corpus))
    picture = picture_view(explainer.front_picture, notes)
    first_claim = min(corpus.of(Claim).items(), key=lambda item: item[1].order)[1]
    voices = [position.quote for position in first_claim.asserted_by if position.quote]
    voice = pull_quotes(voices[:1], notes)[0] if voices else None
    voice_note = notes.rich(corpus.of(Quote)[voices[0]].note) if voices else ()
    return FrontView(
        question=explainer.question,
        standfirst=explainer.standfirst,
        answer=answer,
        edition=explainer.edition.words(),
        depths=tuple(
            Link(held.label, href(f"{held.page}.html", notes.page))
            for held in (explainer.spine.pages if explainer.spine else ())
        ),
        columns=columns,
        picture=picture,
        article=mentioned(corpus, "articles", explainer.article, notes.page),
        voice=voice,
        voice_note=voice_note,
        ways=tuple(
            WayIn(href(at, notes.page), name, len(corpus.of(kind)) if kind else 0, words)
            for at, name, kind, words in _WAYS
        ),
    )
