"""The page of an article, statement by statement."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import KIND_OF, Article, Publisher, Source
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.parts import Mentioned, mentioned


@dataclass(frozen=True)
class StatementCard:
    """One statement of an article beside what else is known of it."""

    number: int
    short: str
    paraphrase: Rich
    records: tuple[Mentioned, ...]
    also_reported: Rich
    disputed: Rich
    later: Rich


@dataclass(frozen=True)
class ArticlePage:
    """An article, statement by statement."""

    frame: Frame
    publisher: str
    title: str
    date: str
    intro: tuple[Rich, ...]
    statements: tuple[StatementCard, ...]


def _statement_record(notes: Notebook, reference: str) -> Mentioned:
    singular, _, record_id = reference.partition(":")
    return mentioned(notes.corpus, KIND_OF[singular], record_id, notes.page)


def article_page(desk: Desk, record_id: str) -> ArticlePage:
    """The page of an article read statement by statement."""
    corpus = desk.corpus
    article = corpus.of(Article)[record_id]
    source = corpus.of(Source)[article.source]
    notes = opened(desk, "articles", record_id)
    intro = notes.paragraphs(article.intro)
    statements = tuple(
        StatementCard(
            number=number,
            short=statement.short,
            paraphrase=notes.rich(statement.paraphrase),
            records=tuple(_statement_record(notes, reference) for reference in statement.records),
            also_reported=notes.rich(statement.also_reported),
            disputed=notes.rich(statement.disputed),
            later=notes.rich(statement.later),
        )
        for number, statement in enumerate(article.statements, start=1)
    )
    notes.rest_on([article.source])
    return ArticlePage(
        frame=frame(
            desk,
            notes,
            "articles",
            record_id,
            title="The article, statement by statement",
            description=first_words(article.intro),
            shown=frozenset(),
        ),
        publisher=corpus.of(Publisher)[source.publisher].name,
        title=source.title,
        date=source.published.words() if source.published else "",
        intro=intro,
        statements=statements,
    )
