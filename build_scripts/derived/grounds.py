"""The sources that a statement of the record rests on: an answer of a claim, the plain telling of an event."""

from __future__ import annotations

from build_scripts.marks import cited
from build_scripts.model import Claim, Event, Verdict


def answer_grounds(claim: Claim, verdict: Verdict) -> frozenset[str]:
    """The sources of the evidence on the verdict's aspect, and those that the verdict itself cites."""
    found = {
        source
        for evidence in claim.evidence
        if not evidence.aspects or verdict.aspect in evidence.aspects
        for source in evidence.sources
    }
    return frozenset(found.union(cited(verdict.says), cited(verdict.reason)))


def telling_grounds(event: Event) -> tuple[str, ...]:
    """The sources of an event and those that its summary cites, each once, in their order."""
    return tuple(dict.fromkeys([*event.sources, *cited(event.summary)]))
