"""Summaries stay within the reading ease that the settings hold them to."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.marks import own_words
from build_scripts.problems import Problem
from build_scripts.reading_ease import lix, words

# A measure of sentences says nothing about a text of one or two.
SHORTEST = 30


def check(corpus: Corpus) -> Iterator[Problem]:
    """No `summary` of some length has a LIX above `spine.hardest_summary`."""
    spine = corpus.explainer.spine
    if spine is None:
        return
    for kind, record_id, record in corpus.every():
        text = own_words(getattr(record, "summary", None) or "")
        if len(words(text)) < SHORTEST or lix(text) <= spine.hardest_summary:
            continue
        line = corpus.line(kind, record_id, ("summary",))
        found, allowed = f"LIX {lix(text):.0f}", f"at most {spine.hardest_summary:g}"
        step = "cut its sentences and use shorter words"
        yield Problem(file_of(kind, record_id), line, "wording", "a summary that is hard to read", found, allowed, step)
