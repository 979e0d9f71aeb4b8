"""Separate origins: how many voices stand behind a list of sources.

Ten papers that carry one agency's story are one origin, and so are ten organs of one party. An origin is
therefore the party that a source speaks for, if there is one, and else its publisher; a source that repeats
others has theirs and none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Publisher, Source


@dataclass(frozen=True, order=True)
class Origin:
    """A voice: `kind` is `actors` for a party and `publishers` for anyone else."""

    kind: str
    id: str

    @property
    def is_party(self) -> bool:
        """True for the voice of somebody who gains or loses by what is believed."""
        return self.kind == "actors"


def _own(publisher_id: str, stake: str | None) -> Origin:
    return Origin("actors", stake) if stake else Origin("publishers", publisher_id)


def origins(corpus: Corpus, source_ids: Iterable[str]) -> frozenset[Origin]:
    """The separate origins of `source_ids`, which must be on record.

    A source that repeats itself in a circle, which is a fault of its own, counts as its own origin.
    """
    return frozenset(root.origin for root in roots(corpus, source_ids))


@dataclass(frozen=True)
class Trail:
    """How one report leads to an origin: `through` are the works on record that it repeats, the nearest first.

    `is_retold` is true where the last of them tells what the origin reported in a work that is not on record.
    """

    report: str
    through: tuple[str, ...]
    is_retold: bool


@dataclass(frozen=True)
class Root:
    """A separate origin with the reports that lead to it."""

    origin: Origin
    trails: tuple[Trail, ...]


def roots(corpus: Corpus, source_ids: Iterable[str]) -> tuple[Root, ...]:
    """The separate origins of `source_ids` with the trails to each; most reports first, then by origin."""
    found: dict[Origin, list[Trail]] = {}
    for report in dict.fromkeys(source_ids):
        for origin, way, is_retold in _ways(corpus, report, ()):
            found.setdefault(origin, []).append(Trail(report, way[1:], is_retold))
    # One report may lead to an origin in several ways; the shortest is enough to follow.
    shortest = {origin: _shortest(trails) for origin, trails in found.items()}
    return tuple(Root(*item) for item in sorted(shortest.items(), key=lambda item: (-len(item[1]), item[0])))


def _shortest(trails: Iterable[Trail]) -> tuple[Trail, ...]:
    best: dict[str, Trail] = {}
    for trail in trails:
        if trail.report not in best or len(trail.through) < len(best[trail.report].through):
            best[trail.report] = trail
    return tuple(best.values())


def _ways(corpus: Corpus, source_id: str, behind: tuple[str, ...]) -> Iterator[tuple[Origin, tuple[str, ...], bool]]:
    source = corpus.of(Source)[source_id]
    way = (*behind, source_id)
    if source_id in behind or not (source.based_on or source.retells):
        yield _own(source.publisher, source.stake), tuple(dict.fromkeys(way)), False
        return
    publishers = corpus.of(Publisher)
    for publisher_id in source.retells:
        yield _own(publisher_id, publishers[publisher_id].stake), way, True
    for other in source.based_on:
        yield from _ways(corpus, other, way)
