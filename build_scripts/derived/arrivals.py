"""When the evidence on each claim arrived: its dated findings, the earliest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.reported import reported
from build_scripts.model import Claim, Evidence


@dataclass(frozen=True)
class Arrival:
    """A finding and the day by which it had certainly been published."""

    day: dt.date
    found: Evidence


@dataclass(frozen=True)
class ClaimArrivals:
    """A claim with its dated findings, the earliest first, and the number of those without a date."""

    claim: str
    short: str
    arrivals: tuple[Arrival, ...]
    undated: int


def arrivals(corpus: Corpus) -> tuple[ClaimArrivals, ...]:
    """The claims in the ledger's order, each with its findings in the order in which they were published."""
    rows = []
    for claim_id, claim in sorted(corpus.of(Claim).items(), key=lambda item: (item[1].order, item[0])):
        dated = [
            Arrival(day, found)
            for found in claim.evidence
            if (day := reported(corpus, found.date, found.sources).first)
        ]
        dated.sort(key=lambda arrival: arrival.day)
        rows.append(ClaimArrivals(claim_id, claim.short, tuple(dated), len(claim.evidence) - len(dated)))
    return tuple(rows)
