"""The site's own words stay neutral: none of the listed loaded words stands outside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import marked_values
from build_scripts.marks import own_words
from build_scripts.model import PlainMark, ProseMark
from build_scripts.problems import Problem

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")


def check(corpus: Corpus) -> Iterator[Problem]:
    """No word of `loaded_words` stands in words of ours, in a record or in the settings."""
    if not corpus.words.loaded_words:
        return
    for kind, record_id, record in corpus.every():
        for marked in marked_values(record):
            if isinstance(marked.mark, ProseMark | PlainMark):
                line = corpus.line(kind, record_id, marked.path)
                yield from loaded_words_in(corpus, marked.value, file_of(kind, record_id), line)
    for marked in marked_values(corpus.explainer):
        if isinstance(marked.mark, ProseMark | PlainMark):
            line = corpus.settings_document.line_of(marked.path)
            yield from loaded_words_in(corpus, marked.value, "data/explainer.yml", line)


def loaded_words_in(corpus: Corpus, text: str, file: str, line: int) -> Iterator[Problem]:
    """The loaded words of one text that begins on `line`; quotations and marks are not ours."""
    listed = corpus.words.loaded_words
    if not listed:
        return
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)
    for match in pattern.finditer(_QUOTED.sub("", own_words(text))):
        word = match.group().lower()
        # A letter that only looks like one of the word's matches too, and is in no list.
        instead = next((step for loaded, step in listed.items() if loaded.lower() == word), "use a neutral word")
        yield Problem(file, line, "wording", "a loaded word in our own voice", f"'{word}'", "", instead)
