import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.graphs import cycle_through


@pytest.mark.parametrize(
    ("links", "circle"),
    [
        ({}, None),
        ({"a": ["b"], "b": ["c"]}, None),
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["a"]}, ["a", "b", "a"]),
        ({"a": ["b", "d"], "b": ["c"], "c": ["a"], "d": ["a"]}, ["a", "d", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, None),
        ({"a": ["unknown"]}, None),
    ],
)
def test_a_circle_is_the_shortest_way_back_to_its_start(links: dict[str, list[str]], circle: list[str] | None):
    assert cycle_through("a", links) == circle


NODES = st.sampled_from("abcdef")


@given(st.dictionaries(NODES, st.lists(NODES, max_size=4)))
def test_a_circle_follows_links_and_is_found_where_there_is_one(links: dict[str, list[str]]):
    reached = set(links.get("a", ()))
    for _ in range(6):
        reached |= {further for node in reached for further in links.get(node, ())}
    circle = cycle_through("a", links)
    assert (circle is not None) == ("a" in reached)
    if circle:
        assert circle[0] == circle[-1] == "a"
        assert all(after in links[before] for before, after in itertools.pairwise(circle))
