"""The page of a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Quote, Source
from build_scripts.views.addresses import name_of
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import NoteMark, Rich
from build_scripts.views.parts import (
    Chip,
    Foreign,
    Mentioned,
    PullQuote,
    chip,
    foreign,
    mentioned,
    pull_quotes,
)
from build_scripts.views.wording import FormLink, forms_in


@dataclass(frozen=True)
class VariantLine:
    """Another wording in print."""

    words: Foreign
    notes: tuple[NoteMark, ...]


@dataclass(frozen=True)
class QuotePage:
    """A quotation: the words, who said them when and where, and what they leave open."""

    frame: Frame
    quote: PullQuote
    original: Foreign | None
    translated_by: str
    context: tuple[Rich, ...]
    note: Rich
    variants: tuple[VariantLine, ...]
    claims: tuple[Mentioned, ...]
    mentions: tuple[Chip, ...]
    disputed_words: tuple[FormLink, ...]
    interview: tuple[PullQuote, ...]


def quote_page(desk: Desk, record_id: str) -> QuotePage:
    """The page of a quotation."""
    corpus = desk.corpus
    quotes = corpus.of(Quote)
    quote = quotes[record_id]
    notes = opened(desk, "quotes", record_id)
    its_quote = pull_quotes([record_id], notes)[0]
    context = notes.paragraphs(quote.context)
    note = notes.rich(quote.note)
    variants = tuple(
        VariantLine(
            foreign(variant.text, variant.language or corpus.of(Source)[variant.sources[0]].language),
            notes.cite_all(variant.sources),
        )
        for variant in quote.variants
    )
    others = [
        other_id
        for other_id, other in quotes.items()
        if quote.interview and other.interview and other.interview.id == quote.interview.id
    ]
    return QuotePage(
        quote=its_quote,
        original=foreign(quote.original.text, quote.original.language) if quote.original else None,
        translated_by=quote.translated_by or "",
        context=context,
        note=note,
        variants=variants,
        claims=tuple(mentioned(corpus, "claims", claim, notes.page) for claim in quote.about),
        disputed_words=forms_in(desk, record_id, notes.page),
        mentions=tuple(chip(corpus, actor, notes.page) for actor in quote.mentions),
        interview=pull_quotes(others, notes) if len(others) > 1 else (),
        frame=frame(
            desk,
            notes,
            "quotes",
            record_id,
            title=name_of(corpus, "quotes", record_id),
            description=first_words(f"“{quote.text}” {its_quote.speaker.name}, {quote.date.words()}."),
            shown=frozenset(),
        ),
    )
