import pytest

from build_scripts.checks.addresses_once import check

POND = "data/sources/pond-board.yml"


def test_each_invented_work_has_an_address_of_its_own(complete):
    assert list(check(complete)) == []


@pytest.mark.parametrize("same", ["https://example.org/mill", "http://www.example.org/mill/"])
def test_one_address_in_two_sources_is_found(reported, same: str):
    assert reported({POND: ("http://example.org/pond", same)}) == [
        (
            "data/sources/pond-board.yml:4: an address that is on record; found that of 'mill-2044-06-06'; "
            "allowed: one record a work; next: keep one record, and cite it where the other is cited  [sources]"
        )
    ]


def test_two_pages_of_one_site_may_stand(reported):
    assert reported({POND: ("http://example.org/pond", "https://example.org/mill?page=2")}) == []
