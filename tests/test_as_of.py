"""A page as of a day: by the style sheet alone for the key dates, and by the script for any other day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.tools.sites import BuiltSite

pytest_plugins = ["tests.site_fixtures"]

CLAIM = "claims/otter-opened-sluice.html"
EVENT = "events/2044-06-04-sluice-open.html"
KEY_DATES = ("2044-06-04", "2044-06-05")


@pytest.fixture(params=[False, True], ids=["without scripts", "with scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def shown(page: Page, selector: str) -> list[str]:
    """The texts of the elements of a selector that a reader sees."""
    return [item.inner_text() for item in page.locator(selector).all() if item.is_visible()]


def test_today_nothing_is_dimmed_and_no_day_is_announced(page: Page, invented_address: str):
    page.goto(f"{invented_address}{CLAIM}")
    assert shown(page, ".standpoint") == []
    assert shown(page, ".later") == []


@pytest.mark.parametrize(
    ("day", "words", "later"),
    [
        ("2044-06-04", "None of the four statements on this page had been reported by then; four are dimmed.", 4),
        ("2044-06-05", "All four statements on this page had been reported by then.", 0),
    ],
)
def test_a_key_date_is_told_counted_and_dimmed(page: Page, invented_address: str, day: str, words: str, later: int):
    page.goto(f"{invented_address}{CLAIM}#on-{day}")
    (told,) = shown(page, ".standpoint")
    assert words in told
    marked = [text for text in shown(page, ".later") if text]
    assert len(marked) == later


def test_the_links_to_the_key_dates_need_no_script(page: Page, invented_address: str):
    page.goto(f"{invented_address}{EVENT}")
    page.get_by_text("Read this page as it was known on an earlier day").click()
    page.get_by_role("link", name="4 June 2044 The lake is gone").click()
    assert "As it was known on 4 June 2044" in shown(page, ".standpoint")[0]
    page.locator(".standpoint").get_by_role("link", name="Back to today").locator("visible=true").click()
    assert shown(page, ".standpoint") == []


def test_any_day_is_read_by_the_script_and_can_be_sent_to_somebody(browser: Browser, invented_address: str):
    page = browser.new_page()
    page.goto(f"{invented_address}{EVENT}")
    page.get_by_text("Read this page as it was known on an earlier day").click()
    page.get_by_label("Any day").fill("2044-06-05")
    assert page.url.endswith("#on=2044-06-05")
    (told,) = shown(page, ".standpoint")
    assert told.startswith("As it was known on 5 June 2044.")
    sent = browser.new_page()
    sent.goto(page.url)
    assert shown(sent, ".standpoint") == [told]
    sent.locator(".standpoint").get_by_role("link", name="Back to today").locator("visible=true").click()
    assert shown(sent, ".standpoint") == []
    assert sent.locator(".not-then").count() == 0


@pytest.mark.parametrize("day", KEY_DATES)
@pytest.mark.parametrize("address", [CLAIM, EVENT])
def test_the_script_and_the_style_sheet_dim_the_same(browser: Browser, invented_address: str, address: str, day: str):
    page = browser.new_page()
    page.goto(f"{invented_address}{address}#on-{day}")
    by_style = shown(page, "[data-from] .later")
    page.goto(f"{invented_address}{address}#on={day}")
    assert shown(page, "[data-from] .later") == by_style


@pytest.mark.parametrize("day", ["", "x", "2044-13-45", "<b>"])
def test_a_day_that_is_none_is_today(browser: Browser, invented_address: str, day: str):
    page = browser.new_page()
    page.goto(f"{invented_address}{CLAIM}#on={day}")
    assert shown(page, ".standpoint") == []
    assert page.locator(".not-then").count() == 0


def test_every_key_date_of_a_claim_counts_what_it_dims(real_site: BuiltSite):
    """The number in the words is that of the pieces that the style sheet dims, on every page that has the choice."""
    seen = 0
    keys = real_site.corpus.explainer.key_dates
    for page in real_site.pages.values():
        banners = [one for one in page.all("div") if (one.get("class") or "") == "standpoint"]
        dated = [one for one in page.walk() if one.get("data-from")]
        pieces = [one for one in dated if "strip" not in (one.get("class") or "").split()]
        for number, banner in enumerate(banners):
            dimmed = sum(f"n{number}" in (one.get("class") or "").split() for one in pieces)
            assert banner.get("id") == f"on-{keys[number].date.last.isoformat()}"
            assert (f"{said(dimmed)} dimmed." in banner.text()) == bool(dimmed)
            seen += 1
    assert seen > 500


def said(count: int) -> str:
    small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    number = small[count] if count < len(small) else str(count)
    return f"{number} {'is' if count == 1 else 'are'}"
