"""Against interest: whether a statement hurts the side that makes it, serves it, or does neither.

Whom a statement helps and hurts is said in the record, by side, for claims and accounts. A finding that supports a
claim helps whom the claim helps; one that contradicts it helps whom the claim hurts; a mixed one, or context, is
left unmarked. The voice is the one who says or found it. Where another speaks, and all the sources that carry it are
tied to a side that gains, it is known only through those whom it serves. A party that a statement neither plainly
helps nor hurts is no onlooker: its rival's harm may please it.

It misleads where a side is not of one mind (an ally may gladly concede what hurts another), where a concession buys
something else, such as pity or arms, and where one counted among the onlookers leans all the same. A statement
that serves its speaker is not thereby wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.derived.origins import origins
from build_scripts.model import Account, Actor, Claim, Evidence, Interest
from build_scripts.vocabulary import Direction, Leaning


def leaning(corpus: Corpus, interest: Interest, voice: str, sources: Iterable[str]) -> Leaning | None:
    """How a statement by the actor `voice` stands to its interest; None where the record marks no side."""
    return _leaning(corpus, frozenset(interest.helps), frozenset(interest.hurts), voice, sources)


def _leaning(
    corpus: Corpus, helps: frozenset[str], hurts: frozenset[str], voice: str, sources: Iterable[str]
) -> Leaning | None:
    if not helps and not hurts:
        return None
    actors = corpus.of(Actor)
    side = actors[voice].side
    found = origins(corpus, sources)
    if side in helps:
        return Leaning.SERVES
    if found and all(origin.is_party and actors[origin.id].side in helps for origin in found):
        return Leaning.THROUGH
    if side in hurts:
        return Leaning.CONCEDED
    return Leaning.RIVAL if corpus.explainer.sides[side].is_party else Leaning.APART


def account_leaning(corpus: Corpus, account: Account) -> Leaning | None:
    """How an account stands to its party's interest."""
    return leaning(corpus, account, account.party, account.sources)


def finding_leaning(corpus: Corpus, claim: Claim, found: Evidence) -> Leaning | None:
    """How a finding stands to the interest of who found it; None for mixed findings and context."""
    helps, hurts = frozenset(claim.helps), frozenset(claim.hurts)
    match found.direction:
        case Direction.SUPPORTS:
            return _leaning(corpus, helps, hurts, found.by, found.sources)
        case Direction.CONTRADICTS:
            return _leaning(corpus, hurts, helps, found.by, found.sources)
        case _:
            return None


@dataclass(frozen=True)
class Ground:
    """The findings that point one way, by how they stand to the interest of who found them; indices of `evidence`."""

    direction: Direction
    conceded: tuple[int, ...]
    serves: tuple[int, ...]
    through: tuple[int, ...]
    rival: tuple[int, ...]
    apart: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many findings are marked."""
        return sum(map(len, (self.conceded, self.serves, self.through, self.rival, self.apart)))

    @property
    def only_serves(self) -> bool:
        """True where everything found this way comes from or through those whom it helps."""
        return 0 < self.total == len(self.serves) + len(self.through)


def grounds(corpus: Corpus, claim: Claim) -> tuple[Ground, ...]:
    """What speaks for a claim and what against it, each by interest; a direction with no marked finding is left out."""
    found = []
    for direction in (Direction.SUPPORTS, Direction.CONTRADICTS):
        by_leaning: dict[Leaning, list[int]] = {word: [] for word in Leaning}
        for index, evidence in enumerate(claim.evidence):
            how = finding_leaning(corpus, claim, evidence) if evidence.direction == direction else None
            if how:
                by_leaning[how].append(index)
        ground = Ground(direction, *(tuple(those) for those in by_leaning.values()))
        if ground.total:
            found.append(ground)
    return tuple(found)
