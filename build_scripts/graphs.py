"""Circles in small directed graphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def cycle_through(start: str, links: Mapping[str, Iterable[str]]) -> list[str] | None:
    """A shortest way from `start` back to itself, as a list that begins and ends with it, or None.

    Breadth-first; ids that `links` does not know are dead ends.
    """
    came_from: dict[str, str] = {}
    frontier = [start]
    while frontier:
        following = []
        for node in frontier:
            for target in links.get(node, ()):
                if target == start:
                    way = [start, node]
                    while way[-1] != start:
                        way.append(came_from[way[-1]])
                    return way[::-1]
                if target not in came_from:
                    came_from[target] = node
                    following.append(target)
        frontier = following
    return None
