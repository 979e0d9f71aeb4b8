from posixpath import dirname, join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model import KINDS
from build_scripts.views.addresses import address, href, name_of


def test_a_record_has_a_page_of_its_own_or_an_anchor_on_a_shared_one():
    assert address("events", "2043-dry-year") == "events/2043-dry-year.html"
    assert address("terms", "sluice") == "words.html#sluice"
    assert address("corrections", "2044-06-20-rain") == "corrections.html#2044-06-20-rain"


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("who.html", "index.html", "who.html"),
        ("actors/otter.html", "index.html", "actors/otter.html"),
        ("index.html", "actors/otter.html", "../index.html"),
        ("actors/heron.html", "actors/otter.html", "heron.html"),
        ("places/lake-marn.html", "actors/otter.html", "../places/lake-marn.html"),
        ("words.html#sluice", "actors/otter.html", "../words.html#sluice"),
        ("words.html#sluice", "words.html", "#sluice"),
        ("actors/otter.html", "actors/otter.html", "otter.html"),
        ("who.html", "who.html", "who.html"),
        ("#note-1", "actors/otter.html", "#note-1"),
    ],
)
def test_a_link_is_relative_to_the_page_it_stands_on(target: str, page: str, link: str):
    assert href(target, page) == link


PAGES = st.lists(st.text("ab", min_size=1, max_size=2), min_size=1, max_size=3).map(
    lambda parts: "/".join(parts) + ".html"
)


@given(PAGES, PAGES, st.sampled_from(["", "#x"]))
def test_a_link_leads_to_its_target_from_any_page(target: str, page: str, anchor: str):
    path, _, fragment = href(target + anchor, page).partition("#")
    assert (normpath(join(dirname(page), path)) if path else page) == target
    assert fragment == anchor.removeprefix("#")
    assert not path.startswith("/")


@pytest.mark.parametrize(
    ("kind", "record_id", "name"),
    [
        ("actors", "otter", "Otter"),
        ("places", "lake-marn", "Lake Marn"),
        ("events", "2043-dry-year", "A dry year"),
        ("figures", "water-left", "Share of the lake left"),
        ("claims", "otter-opened-sluice", "The otter did it"),
        ("terms", "sluice", "Sluice"),
        ("sources", "heron-2044-06-05", "The Heron, “Lake gone overnight”"),
        ("quotes", "2044-06-05-guild-otter", "Mill Guild, 5 June 2044: “It was the otter & nobody else”"),
        ("articles", "heron-2044-06-05", "Lake gone overnight"),
        ("corrections", "2044-06-20-rain", "Correction of 20 June 2044"),
    ],
)
def test_every_kind_of_record_has_a_name(complete, kind: str, record_id: str, name: str):
    assert name_of(complete, kind, record_id) == name


def test_no_kind_is_forgotten_here(complete):
    for kind in KINDS:
        assert all(name_of(complete, kind, record_id) for record_id in complete.records[kind])


@pytest.mark.parametrize(
    ("record_id", "name"), [("pond-board", "Pond Board, not dated"), ("mill-2044-06-06", "Mill Guild, June 2044")]
)
def test_a_source_whose_title_was_not_seen_or_is_in_another_language_goes_by_its_date(
    complete, record_id: str, name: str
):
    assert name_of(complete, "sources", record_id) == name
