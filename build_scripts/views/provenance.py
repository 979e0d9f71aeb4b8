"""On whose word something rests, as it is printed: how many reports, how many origins, and the tree behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from build_scripts.derived.origins import roots
from build_scripts.values import begun, counted
from build_scripts.views.notebook import Link, Notebook
from build_scripts.vocabulary import Leaning


@dataclass(frozen=True)
class TrailLine:
    """A report that leads to an origin, and the reports it repeats on the way."""

    report: Link
    through: tuple[Link, ...]
    is_retold: bool


@dataclass(frozen=True)
class RootLine:
    """A separate origin with the reports that lead to it."""

    origin: Link
    is_party: bool
    trails: tuple[TrailLine, ...]


@dataclass(frozen=True)
class RootsView:
    """How many reports and origins there are, in words, and the tree; `has_tree` where there is one to look at.

    `is_shared` is true where a report draws on several origins, and so stands in the tree more than once.
    """

    words: str
    is_single: bool
    has_tree: bool
    is_shared: bool
    roots: tuple[RootLine, ...]


def roots_view(notes: Notebook, source_ids: Iterable[str], *, is_one_voice: bool = False) -> RootsView:
    """The reports and origins of a list of sources, in words and as a tree.

    Of one voice's own statement the words say who carries it: two outlets that quote one speaker are still his word.
    """
    reports = tuple(dict.fromkeys(source_ids))
    found = roots(notes.corpus, reports)
    lines = tuple(
        RootLine(
            notes.link(root.origin.kind, root.origin.id),
            root.origin.is_party,
            tuple(
                TrailLine(
                    notes.link("sources", trail.report),
                    tuple(notes.link("sources", one) for one in trail.through),
                    trail.is_retold,
                )
                for trail in root.trails
            ),
        )
        for root in found
    )
    is_own = all(not trail.through and not trail.is_retold for root in found for trail in root.trails)
    has_tree = len(reports) > 1 or not is_own
    many = counted(len(reports), "report")
    if is_one_voice:
        words = f"Carried by {many}" + (f", from {counted(len(found), 'separate outlet')}" if has_tree else "")
    else:
        words = begun(many) + (f", {counted(len(found), 'origin')}" if has_tree else "")
    is_shared = sum(len(root.trails) for root in found) > len(reports)
    return RootsView(words, len(found) == 1, has_tree, is_shared, lines)


@dataclass(frozen=True)
class LeaningMark:
    """How a statement stands to the interest of who makes it, as it is printed."""

    word: str
    label: str


def leaning_mark(found: Leaning | None) -> LeaningMark | None:
    """The mark of a leaning, if there is one."""
    return LeaningMark(found.value, found.label) if found else None
