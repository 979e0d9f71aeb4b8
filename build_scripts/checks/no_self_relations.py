"""No actor stands in a relation to itself, and no body is part of itself, however indirectly."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.graphs import cycle_through
from build_scripts.model import Actor, Place
from build_scripts.problems import Problem, shown


def check(corpus: Corpus) -> Iterator[Problem]:
    """Relations have two ends; `part_of` and `within` have no circles."""
    actors = corpus.of(Actor)
    for record_id, actor in actors.items():
        for index, relation in enumerate(actor.relations):
            if relation.to == record_id:
                line = corpus.line("actors", record_id, ("relations", index, "to"))
                file = file_of("actors", record_id)
                yield Problem(
                    file,
                    line,
                    "relations",
                    "a relation to itself",
                    shown(record_id),
                    "another actor",
                    "correct it",
                )
    belongs = {record_id: actor.part_of for record_id, actor in actors.items()}
    lies_in = {record_id: (place.within,) if place.within else () for record_id, place in corpus.of(Place).items()}
    for kind, key, links in (("actors", "part_of", belongs), ("places", "within", lies_in)):
        for record_id in links:
            circle = cycle_through(record_id, links)
            if circle:
                file, line = file_of(kind, record_id), corpus.line(kind, record_id, (key,))
                found = " → ".join(circle)
                yield Problem(file, line, "relations", f"`{key}` runs in a circle", found, "a tree", "cut the circle")
