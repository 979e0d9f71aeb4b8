"""`based_on` leads back to an origin: no source repeats itself, however indirectly."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.graphs import cycle_through
from build_scripts.model import Source
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """The chains of `based_on` have no circles."""
    links = {record_id: source.based_on for record_id, source in corpus.of(Source).items()}
    for record_id in links:
        circle = cycle_through(record_id, links)
        if circle:
            file, line = file_of("sources", record_id), corpus.line("sources", record_id, ("based_on",))
            found = " → ".join(circle)
            yield Problem(file, line, "origins", "`based_on` runs in a circle", found, "a chain to an origin", "cut it")
