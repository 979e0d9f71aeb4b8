"""A claim's verdict grades each aspect once, and places in the ledger are not shared."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.model import Claim
from build_scripts.problems import Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """No aspect is graded twice in a claim; no two claims have the same `order`."""
    taken: dict[int, str] = {}
    for record_id, claim in corpus.of(Claim).items():
        file = file_of("claims", record_id)
        seen = set()
        for index, verdict in enumerate(claim.verdict):
            if verdict.aspect in seen:
                line = corpus.line("claims", record_id, ("verdict", index, "aspect"))
                yield Problem(
                    file,
                    line,
                    "verdicts",
                    "an aspect graded twice",
                    f"'{verdict.aspect}'",
                    "once each",
                    "merge them",
                )
            seen.add(verdict.aspect)
        if claim.order in taken:
            line = corpus.line("claims", record_id, ("order",))
            found = f"{claim.order}, which '{taken[claim.order]}' has"
            yield Problem(
                file,
                line,
                "verdicts",
                "a place in the ledger that is taken",
                found,
                "a free number",
                "renumber",
            )
        taken.setdefault(claim.order, record_id)
