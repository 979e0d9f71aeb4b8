"""The site's own words stay neutral: none of the listed loaded words stands outside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.fields import marked_values
from build_scripts.marks import Words, pieces
from build_scripts.model import ProseMark
from build_scripts.problems import Problem

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’")


def check(corpus: Corpus) -> Iterator[Problem]:
    """No word of `loaded_words` stands in a prose field, except inside quotation marks."""
    listed = corpus.words.loaded_words
    if not listed:
        return
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, listed)) + r")\b", re.IGNORECASE)
    for kind, record_id, record in corpus.every():
        for marked in marked_values(record):
            if not isinstance(marked.mark, ProseMark):
                continue
            own = "".join(piece.text for piece in pieces(marked.value) if isinstance(piece, Words))
            for match in pattern.finditer(_QUOTED.sub("", own)):
                word = match.group().lower()
                # A letter that only looks like one of the word's matches too, and is in no list.
                instead = next(
                    (step for loaded, step in listed.items() if loaded.lower() == word), "use a neutral word"
                )
                file, line = file_of(kind, record_id), corpus.line(kind, record_id, marked.path)
                yield Problem(file, line, "wording", "a loaded word in our own voice", f"'{word}'", "", instead)
