"""Everything that the explainer's settings name exists."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.checks.marks_resolve import mark_problems
from build_scripts.checks.references_resolve import missing_record
from build_scripts.corpus import Corpus
from build_scripts.fields import marked_values
from build_scripts.model import ProseMark, Ref, TopicWord
from build_scripts.problems import Problem, choices, shown, suggestion

FILE = "data/explainer.yml"


def check(corpus: Corpus) -> Iterator[Problem]:
    """References, words and marks of `data/explainer.yml` resolve."""
    document = corpus.settings_document
    for marked in marked_values(corpus.explainer):
        line = document.line_of(marked.path)
        match marked.mark:
            case Ref():
                yield from missing_record(corpus, marked.mark, marked.value, FILE, line)
            case TopicWord(words):
                known = corpus.known_words(words)
                if marked.value not in known:
                    what = f"not a word of `{words}`"
                    step = suggestion(marked.value, known, "choose one of them")
                    yield Problem(FILE, line, "words", what, shown(marked.value), choices(known), step)
            case ProseMark():
                yield from mark_problems(corpus, marked.value, FILE, line)
