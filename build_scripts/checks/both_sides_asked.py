"""Every claim was put to both sides: somebody disputes it, or somebody was looked for who might."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Actor, Claim
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """A claim names somebody beyond the side that asserts it: who disputes it, or who was looked for in vain."""
    actors = corpus.of(Actor)
    for record_id, claim in corpus.of(Claim).items():
        file = file_of("claims", record_id)
        if not claim.disputed_by and not claim.not_heard:
            line = corpus.line("claims", record_id, ("asserted_by",))
            what, step = "nobody disputes it and nobody was looked for", "look for who would, and add `not_heard`"
            yield Problem(file, line, "sides", what, "", "`disputed_by`, `not_heard` or both", step)
            continue
        heard = [position.who for position in (*claim.asserted_by, *claim.disputed_by)]
        asked = [*heard, *(missing.party for missing in claim.not_heard)]
        sides = {actors[actor].side for actor in asked if actor in actors}
        if len(sides) == 1 and all(actor in actors for actor in asked):
            line = corpus.line("claims", record_id, ("asserted_by",))
            what, step = "only one side was asked", "look for the other, and add it or `not_heard`"
            yield Problem(file, line, "sides", what, f"'{sides.pop()}'", "two sides or more", step)
