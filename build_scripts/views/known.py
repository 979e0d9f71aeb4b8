"""What was known when: each claim by key date."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.derived.arrivals import arrivals
from build_scripts.values import begun, counted
from build_scripts.views.frame import Desk
from build_scripts.views.notebook import Link, Notebook


@dataclass(frozen=True)
class KnownCell:
    """How many findings on a claim had been published by a key date; the link leads to the claim as of then."""

    words: str
    href: str


@dataclass(frozen=True)
class KnownRow:
    """A claim with one cell a key date."""

    claim: Link
    total: str
    cells: tuple[KnownCell, ...]


@dataclass(frozen=True)
class KnownView:
    """What was known when: each claim by key date."""

    dates: tuple[tuple[str, str], ...]
    rows: tuple[KnownRow, ...]


def known(desk: Desk, notes: Notebook) -> KnownView:
    """Each claim by key date, with the number of its findings that had been published."""
    corpus = desk.corpus
    keys = corpus.explainer.key_dates
    rows = []
    for row in arrivals(corpus):
        link = notes.link("claims", row.claim)
        cells = []
        for key in keys:
            day = key.date.last
            held = sum(arrival.day <= day for arrival in row.arrivals)
            # Without a dated finding the claim's page has no choice of days to lead to.
            anchor = f"#on-{day.isoformat()}" if row.arrivals else ""
            cells.append(KnownCell(begun(counted(held, "finding")), link.href + anchor))
        undated = f", {counted(row.undated, 'is', 'are')} undated" if row.undated else ""
        total = counted(len(row.arrivals) + row.undated, "finding")
        rows.append(KnownRow(link, f"{total} today{undated}", tuple(cells)))
    return KnownView(tuple((key.date.words(), key.label) for key in keys), tuple(rows))
