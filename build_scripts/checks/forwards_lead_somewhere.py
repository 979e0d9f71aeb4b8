"""A renamed record's old file leads straight to a record that exists."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.problems import Problem, shown, suggestion


def check(corpus: Corpus) -> Iterator[Problem]:
    """`moved_to` names a record of the same kind, not another forward."""
    for kind, forwards in corpus.forwards.items():
        for old, new in forwards.items():
            if corpus.has(kind, new) or corpus.is_faulty(kind, new):
                continue
            onward = forwards.get(new)
            step = (
                f"forward to '{onward}'"
                if onward and onward != old
                else suggestion(new, corpus.records[kind], "correct the id")
            )
            line = corpus.line(kind, old, ("moved_to",))
            what = "`moved_to` leads nowhere"
            yield Problem(file_of(kind, old), line, "references", what, shown(new), f"an id in data/{kind}/", step)
