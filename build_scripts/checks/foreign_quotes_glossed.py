"""A quotation that is not in the site's language says in our own words what it means."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Quote
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """`gloss` is there whenever the language of the words is not the site's."""
    own = corpus.explainer.language.split("-")[0]
    for record_id, quote in corpus.of(Quote).items():
        if quote.language.split("-")[0] != own and not quote.gloss:
            yield Problem(
                file_of("quotes", record_id),
                corpus.line("quotes", record_id, ("language",)),
                "language",
                "words in another language without `gloss`",
                f"'{quote.language}'",
                f"'{own}', or a gloss",
                "say in our own words what they mean",
            )
