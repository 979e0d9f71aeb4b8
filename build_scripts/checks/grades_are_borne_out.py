"""A grade is no higher than its definition allows, as far as separate origins can be counted."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.corpus import Corpus, file_of
from build_scripts.derived.grounds import answer_grounds
from build_scripts.derived.origins import origins
from build_scripts.model import Claim, Source
from build_scripts.problems import Problem
from build_scripts.vocabulary import Grade


def check(corpus: Corpus) -> Iterator[Problem]:
    """`strong` needs two separate origins, one of them no party's."""
    for record_id, claim in corpus.of(Claim).items():
        for index, verdict in enumerate(claim.verdict):
            if verdict.grade != Grade.STRONG:
                continue
            grounds = answer_grounds(claim, verdict)
            if not grounds <= corpus.of(Source).keys():
                continue
            found = origins(corpus, grounds)
            if len(found) >= 2 and not all(origin.is_party for origin in found):
                continue
            line = corpus.line("claims", record_id, ("verdict", index, "grade"))
            count = f"{len(found)} origin" + ("" if len(found) == 1 else "s")
            said = count + (", all of them parties" if found and all(origin.is_party for origin in found) else "")
            step = "lower the grade, or add evidence on this aspect from elsewhere"
            yield Problem(
                file_of("claims", record_id),
                line,
                "verdicts",
                f"'strong' for '{verdict.aspect}' rests on too little",
                said,
                "two separate origins, one of them no party's",
                step,
            )
