"""Every kind of page in a browser: nothing to bar a reader, nothing logged, nothing asked of another host.

The real site, on a phone and on a desk, light and dark; the invented one by its front page. A page type
that a record of ours gains is added by itself: the pages by hand are those of `content/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from build_scripts.model import Actor
from tests.tools.sites import PAGED, ROOT, BuiltSite
from tests.tools.watched import Watched, watched

pytest_plugins = ["tests.site_fixtures"]

PHONE, DESK = (360, 740), (1280, 900)
NARROWEST = (320, 640)
HAND_PAGES = sorted(path.relative_to(ROOT / "content").as_posix() for path in (ROOT / "content").rglob("*.md"))
PAGES = [page.removesuffix(".md") for page in HAND_PAGES] + [f"{kind}/" for kind in (*PAGED, "sides")] + ["404"]

AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Off unless asked for, though WCAG 2.2 AA has it.
    "rules": {"target-size": {"enabled": True}},
}
# Chart text is read at its drawn size: below this, a phone's reader has to zoom.
SMALLEST_TEXT = 11
# What of a page is wider than the window, as far as it is to blame for scrolling sideways.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((e) => {
    if (e.closest(".scroll, pre, .bar nav")) return false;
    const box = e.getBoundingClientRect();
    return box.right > width + 0.5 || box.left < -0.5;
  });
  const own = wide.filter((e) => ![...e.children].some((c) => wide.includes(c)));
  return ["scrolls sideways", ...own.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
}"""
# Every picture's forms: which are displayed, and the size of their smallest drawn text in CSS pixels.
DRAWINGS = """() => [...document.querySelectorAll(".drawing > div")].map((form) => {
  const svg = form.querySelector("svg");
  const box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  const sizes = [...svg.querySelectorAll("text")]
    .filter((t) => t.textContent.trim())
    .map((t) => parseFloat(getComputedStyle(t).fontSize) * scale);
  return {form: form.className, width: box.width, height: box.height, smallest: sizes.length ? Math.min(...sizes) : 0};
})"""
# What lies far below is laid out late, and would be measured as nothing.
WHOLE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [sheet];
  return document.fonts.ready.then(() => null);
}"""
# Links in menus that are smaller than a finger or a pointer needs.
TARGETS = """() => {
  const small = [];
  for (const link of document.querySelectorAll("nav a")) {
    const box = link.getBoundingClientRect();
    if (!box.width) continue;
    const least = link.closest(".ways, .bar") ? 44 : 24;
    if (box.height < least - 0.5) small.push(`${link.textContent.trim()}: ${box.height} px high, ${least} wanted`);
  }
  return small;
}"""


def address_of(site: BuiltSite, page: str) -> str:
    """The address of a page of this type; of a record's kind, its fullest page."""
    if not page.endswith("/"):
        return f"{page}.html"
    of_kind = {name: len(site.files[name]) for name in site.pages if name.startswith(page)}
    return max(sorted(of_kind), key=of_kind.__getitem__)


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [f"{one['id']}: {node['target']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def opened(seen: Watched, address: str) -> Page:
    """The page at an address, with its fonts in place and everything laid out, near or far."""
    seen.page.goto(address, wait_until="load")
    seen.page.evaluate(WHOLE)
    return seen.page


def barriers(seen: Watched, address: str, page: str) -> list[str]:
    """What would bar a reader from a page, light and dark, at the width of the window."""
    opened(seen, address + page)
    found = []
    for scheme in ("light", "dark"):
        seen.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found += [f"{scheme}: {fault}" for fault in violations(seen.page)]
    found += [*seen.page.evaluate(OVERFLOW), *seen.page.evaluate(TARGETS), *seen.faults(address)]
    return [f"{page}: {fault}" for fault in found]


# The front page of the invented record, so that a fault of the code shows where no one edits the record


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_bars_a_reader_from_the_invented_front_page(
    browser: Browser, invented_address: str, size: tuple[int, int]
):
    with watched(browser, *size) as seen:
        faults = barriers(seen, invented_address, "index.html")
    assert not faults, "\n".join(faults)


# The real site


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_bars_a_reader(
    browser: Browser, real_site: BuiltSite, real_address: str, page: str, size: tuple[int, int]
):
    with watched(browser, *size) as seen:
        faults = barriers(seen, real_address, address_of(real_site, page))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", ["claims/", "events/", "backing"])
def test_what_is_dimmed_as_of_a_day_can_still_be_read(
    browser: Browser, real_site: BuiltSite, real_address: str, page: str
):
    day = real_site.corpus.explainer.key_dates[0].date.last.isoformat()
    with watched(browser, *PHONE) as seen:
        faults = barriers(seen, real_address, f"{address_of(real_site, page)}#on-{day}")
        assert seen.page.locator(".later:visible").count() > 5
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_scrolls_sideways_narrow_printed_or_with_large_text(
    browser: Browser, real_site: BuiltSite, real_address: str, page: str
):
    with watched(browser, *NARROWEST) as seen:
        shown = opened(seen, real_address + address_of(real_site, page))
        found = [f"narrowest: {fault}" for fault in shown.evaluate(OVERFLOW)]
        # A4 less its margins, in CSS pixels.
        shown.set_viewport_size({"width": 680, "height": 960})
        shown.emulate_media(media="print")
        found += [f"printed: {fault}" for fault in shown.evaluate(OVERFLOW)]
        shown.emulate_media(media="screen")
        shown.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        shown.evaluate("() => document.documentElement.style.setProperty('font-size', '200%')")
        found += [f"large text: {fault}" for fault in shown.evaluate(OVERFLOW)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "search"])
def test_without_scripts_every_word_is_still_there(
    browser: Browser, real_site: BuiltSite, real_address: str, page: str
):
    texts = []
    for with_scripts in (True, False):
        with watched(browser, *DESK, java_script_enabled=with_scripts) as seen:
            seen.page.goto(real_address + address_of(real_site, page), wait_until="load")
            if with_scripts:
                # What scripts add is an offer, and no word of the page.
                seen.page.evaluate("document.querySelectorAll('.explore').forEach((button) => button.remove())")
            texts.append(seen.page.locator("main").inner_text())
    assert texts[0] == texts[1]
    assert len(texts[0]) > 40


def test_without_scripts_the_search_page_says_so(browser: Browser, real_address: str):
    with watched(browser, *DESK, java_script_enabled=False) as seen:
        seen.page.goto(f"{real_address}search.html")
        assert "Search needs JavaScript" in seen.page.locator("main").inner_text()
    with watched(browser, *DESK) as seen:
        seen.page.goto(f"{real_address}search.html")
        assert "Search needs JavaScript" not in seen.page.locator("main").inner_text()


def pages_with_pictures(site: BuiltSite) -> Iterator[str]:
    for name, page in site.pages.items():
        if any("drawing" in element.classes() for element in page.walk()):
            yield name


@pytest.mark.parametrize(("size", "shown"), [(PHONE, "narrow"), (DESK, "wide")], ids=["phone", "desk"])
def test_pictures_are_drawn_for_the_window_and_their_text_can_be_read(
    browser: Browser, real_site: BuiltSite, real_address: str, size: tuple[int, int], shown: str
):
    forms: list[dict[str, Any]] = []
    for name in pages_with_pictures(real_site):
        with watched(browser, *size) as seen:
            forms += [{"page": name, **form} for form in opened(seen, real_address + name).evaluate(DRAWINGS)]
    assert {form["form"] for form in forms if form["width"] > 0} == {shown}
    displayed = [form for form in forms if form["form"] == shown]
    assert len(displayed) * 2 == len(forms) > 0
    assert not [form for form in displayed if form["width"] < 250 or form["height"] < 60]
    assert not [form for form in displayed if form["smallest"] < SMALLEST_TEXT]


def test_a_record_is_found_by_its_name_and_the_result_leads_to_it(
    browser: Browser, real_site: BuiltSite, real_address: str
):
    # The longest name has words of its own; a reader types it with one of them unfinished.
    actor_id, actor = max(real_site.corpus.of(Actor).items(), key=lambda item: (len(item[1].name), item[0]))
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{real_address}search.html")
        page.get_by_role("searchbox").fill(actor.name[:-1])
        page.get_by_role("searchbox").press("Enter")
        links = page.locator("#results a")
        links.first.wait_for()
        assert actor.name in links.all_text_contents()
        addresses = [link.evaluate("a => a.href") for link in links.all()]
        assert f"{real_address}actors/{actor_id}.html" in addresses
        page.get_by_role("link", name=actor.name, exact=True).first.click()
        page.wait_for_url(f"{real_address}actors/{actor_id}.html")
        assert page.locator("h1").inner_text() == actor.name
        for address in addresses:
            assert page.request.get(address).status == 200, address
        assert seen.faults(real_address) == []


def test_a_search_for_what_is_nowhere_says_so(browser: Browser, real_address: str):
    with watched(browser, *DESK) as seen:
        opened(seen, f"{real_address}search.html?q=zzzzqqqq")
        assert seen.page.locator("#results").inner_text() == "Nothing found."


def test_the_search_works_from_a_folder(browser: Browser, real_site: BuiltSite):
    place = next(iter(real_site.corpus.records["places"].values()))
    folder = Path(real_site.folder).as_uri()
    with watched(browser, *DESK) as seen:
        opened(seen, f"{folder}/search.html?q={getattr(place, 'name', '')}")
        seen.page.locator("#results a").first.wait_for()
        assert seen.faults(folder) == []


def test_the_first_tab_reaches_the_link_to_the_text_and_it_can_be_seen(browser: Browser, real_address: str):
    with watched(browser, *PHONE) as seen:
        page = opened(seen, f"{real_address}timeline.html")
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert focused.get_attribute("href") == "#main"
        box = focused.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "main"


def test_every_link_and_table_is_reached_by_keyboard_and_shows_its_focus(browser: Browser, invented_address: str):
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{invented_address}index.html")
        wanted = page.evaluate(
            """() => [...document.querySelectorAll("a[href], summary, input, button")]
              .filter((e) => e.checkVisibility()).length"""
        )
        reached = set()
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            at = page.evaluate(
                """() => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const all = [...document.querySelectorAll("*")], look = getComputedStyle(e);
                  return [all.indexOf(e), look.outlineStyle, parseFloat(look.outlineWidth)];
                }"""
            )
            if at is None:
                break
            assert at[1] != "none", page.evaluate("() => document.activeElement.outerHTML")
            assert at[2] >= 2
            reached.add(at[0])
        assert len(reached) >= wanted
