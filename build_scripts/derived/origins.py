"""Separate origins: how many voices stand behind a list of sources.

Ten papers that carry one agency's story are one origin, and so are ten organs of one party. An origin is
therefore the party that a source speaks for, if there is one, and else its publisher; a source that repeats
others has theirs and none of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
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
    return frozenset().union(*(_origins_of(corpus, source_id, frozenset()) for source_id in source_ids))


def reports_by_origin(corpus: Corpus, source_ids: Iterable[str]) -> dict[Origin, tuple[str, ...]]:
    """For each separate origin of `source_ids`, the sources that lead to it, in their order; most reports first."""
    found: dict[Origin, list[str]] = {}
    for source_id in dict.fromkeys(source_ids):
        for origin in sorted(_origins_of(corpus, source_id, frozenset())):
            found.setdefault(origin, []).append(source_id)
    by_weight = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return {origin: tuple(reports) for origin, reports in by_weight}


def _origins_of(corpus: Corpus, source_id: str, behind: frozenset[str]) -> frozenset[Origin]:
    source = corpus.of(Source)[source_id]
    if source_id in behind or not (source.based_on or source.retells):
        return frozenset({_own(source.publisher, source.stake)})
    publishers = corpus.of(Publisher)
    retold = frozenset(_own(publisher_id, publishers[publisher_id].stake) for publisher_id in source.retells)
    return retold.union(*(_origins_of(corpus, other, behind | {source_id}) for other in source.based_on))
