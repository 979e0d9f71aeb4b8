"""Each chart in the frame of another site's page: whole, still, and asking nobody for anything."""

from __future__ import annotations

from html import unescape

import pytest
from playwright.sync_api import Browser

from build_scripts.model import Chart
from tests.tools.sites import SITE_URL, BuiltSite

pytest_plugins = ["tests.site_fixtures"]

# Windows of the page around the frame: small phone, phone, large phone, either side of where the form turns, desk.
WINDOWS = (320, 360, 414, 639, 661, 701, 760, 1280)


def embed_code(site: BuiltSite, chart: str) -> str:
    """The element that the chart's page offers, as a host pastes it."""
    page = site.pages[f"charts/{chart}.html"]
    return unescape(page.one("pre").text())


@pytest.mark.parametrize("which", ["invented", "second", "real"])
def test_the_code_is_one_frame_that_leads_to_the_chart(which: str, request: pytest.FixtureRequest):
    site: BuiltSite = request.getfixturevalue(f"{which}_site")
    for chart in site.corpus.of(Chart):
        code = embed_code(site, chart)
        assert code.startswith(f'<iframe src="{SITE_URL}embeds/{chart}.html" title="'), chart
        assert code.endswith("</iframe>"), chart
        assert code.count("<") == 2, chart
        assert f"embeds/{chart}.html" in site.files, chart


def test_every_chart_fits_its_frame_at_every_width(browser: Browser, real_site: BuiltSite, real_address: str):
    page = browser.new_page()
    scrolled = []
    for chart in real_site.corpus.of(Chart):
        code = embed_code(real_site, chart).replace(SITE_URL, real_address)
        page.set_content(f'<!doctype html><body style="margin:8px">{code}</body>', wait_until="load")
        for width in WINDOWS:
            page.set_viewport_size({"width": width, "height": 800})
            frame = page.frames[1]
            frame.wait_for_load_state()
            has, needs, across = frame.evaluate(
                "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
                ".then(() => [innerHeight, document.querySelector('figure').getBoundingClientRect().bottom,"
                " document.documentElement.scrollWidth - innerWidth])"
            )
            if needs > has or across > 0:
                scrolled.append(f"{chart} at {width}: {needs:.0f} of {has} px, {across} px too wide")
    page.close()
    assert not scrolled, "\n".join(scrolled)


def test_a_frame_asks_for_its_own_page_and_nothing_elsewhere(browser: Browser, real_site: BuiltSite, real_address: str):
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chart = next(iter(real_site.corpus.of(Chart)))
    code = embed_code(real_site, chart).replace(SITE_URL, real_address)
    page.set_content(f"<!doctype html><body>{code}</body>", wait_until="networkidle")
    page.close()
    assert asked
    assert not [url for url in asked if not url.startswith(real_address)]
    assert not [url for url in asked if url.endswith(".js")]
