"""Every word of kind, role or side stands in the topic's own lists."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import marked_values
from build_scripts.model import TopicWord
from build_scripts.problems import Problem, choices, shown, suggestion


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each topic word is in its list in `data/vocabulary.yml` or among the sides."""
    for kind, record_id, record in corpus.every():
        for marked in marked_values(record):
            if not isinstance(marked.mark, TopicWord):
                continue
            known = corpus.known_words(marked.mark.words)
            if marked.value not in known:
                yield Problem(
                    file_of(kind, record_id),
                    corpus.line(kind, record_id, marked.path),
                    "words",
                    f"not a word of `{marked.mark.words}`",
                    shown(marked.value),
                    choices(known),
                    suggestion(marked.value, known, "choose one of them"),
                )
