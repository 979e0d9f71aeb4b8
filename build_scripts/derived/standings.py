"""Known, disputed or unknown about an actor or a place: the graded answers of the claims that are about it.

A claim is about an actor when it names it, or one that belongs to it, under `about`; about a place when it names it,
or a place within it. What a claim says of a body is shown on the page of the body that it belongs to, and not the
other way round: what holds for a coalition need not hold for each in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Actor, Claim, Place, Verdict
from build_scripts.vocabulary import STANDING_OF, Standing


@dataclass(frozen=True)
class GradedAnswer:
    """One aspect's verdict with the claim that it belongs to."""

    claim: str
    verdict: Verdict

    @property
    def standing(self) -> Standing:
        """What its grade means to a reader."""
        return STANDING_OF[self.verdict.grade]


def _within(start: str, wider: Callable[[str], tuple[str, ...]]) -> frozenset[str]:
    """`start` and everything that it belongs to, at any remove; circles end."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += wider(one)
    return frozenset(found)


def bodies_of(corpus: Corpus, actor_id: str) -> frozenset[str]:
    """An actor and every body that it belongs to."""
    return _within(actor_id, lambda one: corpus.of(Actor)[one].part_of)


def areas_of(corpus: Corpus, place_id: str) -> frozenset[str]:
    """A place and every larger place that holds it."""

    def wider(one: str) -> tuple[str, ...]:
        within = corpus.of(Place)[one].within
        return (within,) if within else ()

    return _within(place_id, wider)


def _is_about(corpus: Corpus, claim: Claim, kind: str, record_id: str) -> bool:
    for reference in claim.about:
        singular, _, named = reference.partition(":")
        if singular == kind and record_id in (bodies_of if kind == "actor" else areas_of)(corpus, named):
            return True
    return False


def _answers(corpus: Corpus, is_wanted: Callable[[Claim], bool]) -> Iterator[GradedAnswer]:
    """The graded answers of some claims, in the ledger's order."""
    for claim_id, claim in sorted(corpus.of(Claim).items(), key=lambda item: (item[1].order, item[0])):
        if is_wanted(claim):
            yield from (GradedAnswer(claim_id, verdict) for verdict in claim.verdict)


def front_answers(corpus: Corpus) -> tuple[GradedAnswer, ...]:
    """The graded answers that the front page shows, in the ledger's order."""
    return tuple(answer for answer in _answers(corpus, lambda claim: True) if answer.verdict.on_front)


def answers_about(corpus: Corpus, kind: str, record_id: str) -> tuple[GradedAnswer, ...]:
    """The graded answers about an `actor` or a `place`: those of the front page first, then by the ledger's order."""
    found = _answers(corpus, lambda claim: _is_about(corpus, claim, kind, record_id))
    return tuple(sorted(found, key=lambda answer: not answer.verdict.on_front))
