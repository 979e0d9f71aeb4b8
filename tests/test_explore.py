"""A chart made interactive in a browser, under the site's own policy: on request, in place, by pointer and by keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route

from build_scripts.assembly import generated_styles
from build_scripts.charts.explore import Row, area_map, plot, timeline
from build_scripts.charts.ground import Projection
from build_scripts.charts.runtime import chart_script, runtime_script
from build_scripts.corpus import Corpus
from build_scripts.finish import POLICY
from build_scripts.paths import PACKAGE
from tests.tools.served import served
from tests.tools.watched import Watched, watched

pytest_plugins = ["tests.site_fixtures"]

STYLES = PACKAGE / "styles"
PHONE, DESK = (360, 740), (1280, 900)
FORMS = ("timeline", "map", "plot")
CHART_SCRIPTS = {"vega.js", "explorer.js", *(f"{form}.explore.js" for form in FORMS)}
# An ocean away from UTC: a day that is read in local time would be another day.
FAR = "Pacific/Honolulu"
LAND = {"type": "Polygon", "coordinates": [[[9.0, 51.0], [12.0, 51.0], [12.0, 48.0], [9.0, 48.0], [9.0, 51.0]]]}
BASE = {"units": {"features": [{"geometry": LAND}]}}
AXE_OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
# What the policy stopped, and every shift of the layout that no press or key of the reader's had just asked for.
EARS = """() => {
  window.stopped = [];
  window.shifts = [];
  document.addEventListener("securitypolicyviolation", (e) => stopped.push(`${e.violatedDirective} ${e.blockedURI}`));
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) shifts.push({ value: e.value, asked: e.hadRecentInput, at: e.startTime });
  }).observe({ type: "layout-shift", buffered: true });
}"""
TABLE = """<table class="sortable"><thead><tr><th scope="col">Name</th><th scope="col">Count</th>
<th scope="col">Day</th></tr></thead><tbody>
<tr><td>beta</td><td>10</td><td data-sort="2031-05-09">9 May</td></tr>
<tr><td>Alpha</td><td>9</td><td data-sort="2031-05-10">10 May</td></tr>
<tr><td>gamma</td><td></td><td data-sort="2031-04-30">30 April</td></tr></tbody></table>"""


def rows_of(corpus: Corpus) -> list[Row]:
    one, other = list(corpus.explainer.sides)[:2]
    days = [dt.date(2031, 5, day) for day in (3, 5, 5, 8, 12, 20)]
    return [
        Row(
            f"Thing {n} <b>of</b> {day.day} May",
            (("Date", f"{day.day} May 2031"), ("Kind", "Talk")),
            one if n % 3 else other,
            "Talk" if n % 2 else "Strike",
            "Ana",
            day,
            day,
            lon=10.2 + n / 6,
            lat=49.8 - n / 10,
            label=f"Line {n}",
            low=float(n + 1),
            high=float(n + 1),
            href=f"things/{n}.html",
        )
        for n, day in enumerate(days)
    ]


def page_of(form: str) -> str:
    """A page as the site makes it: the policy, a still picture in both forms, and the tools under it."""
    picture = '<svg viewBox="0 0 {} {}" role="img" aria-label="Still"><rect width="100%" height="100%"/></svg>'
    wide, narrow = picture.format(700, 430), picture.format(336, 500)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="viewport" content="width=device-width">
<title>Try</title><link rel="stylesheet" href="site.css"><link rel="icon" href="icon.svg">
<script src="explore.js" defer></script><script src="tables.js" defer></script></head><body><main>
<figure class="picture" data-explore="charts/{form}.explore.js" data-runtime="vega.js" data-explorer="explorer.js">
<figcaption><h2 class="finding">A finding</h2></figcaption>
<div class="drawing"><div class="wide">{wide}</div><div class="narrow">{narrow}</div></div>
<p class="tools"><a href="x.svg">SVG</a></p></figure><p id="after">After.</p>{TABLE}</main></body></html>"""


@pytest.fixture(scope="module")
def folder(complete: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("explored")
    rows, sides = rows_of(complete), complete.explainer.sides
    to = Projection(west=10.0, north=50.0, scale=10_000.0, width=260.0, height=200.0)
    made = (timeline(rows, sides), area_map(rows, sides, BASE, to), plot(rows, sides, "Tons"))
    (root / "charts").mkdir()
    for form, chart in zip(FORMS, made, strict=True):
        (root / f"{form}.html").write_text(page_of(form), encoding="utf-8")
        (root / "charts" / f"{form}.explore.js").write_bytes(chart_script(chart.to_dict()))
    (root / "charts" / "things").mkdir()
    for number in range(6):
        (root / "charts" / "things" / f"{number}.html").write_text("<!doctype html><title>Thing</title>")
    (root / "vega.js").write_bytes(runtime_script())
    for name in ("explore.js", "explorer.js", "tables.js"):
        (root / name).write_bytes((STYLES / name).read_bytes())
    # The faces are the site's to make; here nothing should be asked for that is not there.
    sheet = generated_styles(complete) + (STYLES / "site.css").read_text(encoding="utf-8")
    (root / "site.css").write_text("\n".join(line for line in sheet.splitlines() if "@font-face" not in line))
    (root / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    return root


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as found:
        yield found


def opened(seen: Watched, url: str) -> Page:
    seen.page.add_init_script(f"({EARS})()")
    seen.page.goto(url, wait_until="load")
    return seen.page


def explored(page: Page) -> Page:
    page.get_by_role("button", name="Explore this chart").click()
    page.get_by_role("button", name="Back to the picture").wait_for()
    return page


def shown(page: Page) -> int:
    """How many marks the page says are in view; the wait is for a chart that is still being redrawn."""
    page.wait_for_timeout(100)
    return int(page.locator(".shown").inner_text().split()[0])


def heard(page: Page) -> str:
    return page.locator(".heard").text_content() or ""


def centre(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def places(page: Page) -> list[float]:
    """Where the marks are, across and down by turns."""
    return [value for mark in marks(page).all() for value in centre(mark)]


def marks(page: Page) -> Locator:
    """The drawn marks that can be asked."""
    return page.locator(".canvas .mark-symbol path[fill^='var(--side']")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("form", FORMS)
def test_a_press_makes_the_chart_interactive_and_nothing_is_stopped_shifted_or_logged(
    browser: Browser, address: str, form: str, size: tuple[int, int]
):
    with watched(browser, *size, timezone_id=FAR) as seen:
        page = opened(seen, f"{address}{form}.html")
        assert not {url.rpartition("/")[2] for url in seen.asked} & CHART_SCRIPTS
        explored(page)
        assert marks(page).count() == shown(page) == 6
        assert page.locator(".drawing > .wide").is_hidden()
        assert page.locator(".drawing > .narrow").is_hidden()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("stopped") == []
        assert [shift for shift in page.evaluate("shifts") if not shift["asked"]] == []
        assert seen.faults(address) == []
        assert len([url for url in seen.asked if url.rpartition("/")[2] in CHART_SCRIPTS]) == 3


def test_while_a_slow_runtime_comes_the_picture_stays_and_nothing_moves(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        waiting: list[Route] = []

        def held(route: Route) -> None:
            waiting.append(route)

        seen.page.route("**/vega.js", held)
        page = opened(seen, f"{address}timeline.html")
        page.get_by_role("button", name="Explore this chart").click()
        status = page.get_by_role("status")
        assert status.inner_text() == "Loading the chart…"
        assert page.locator(".drawing > .wide").is_visible()
        before = page.locator("#after").bounding_box()
        # Longer than a browser counts a shift as the reader's own.
        page.wait_for_timeout(700)
        waiting[0].continue_()
        page.get_by_role("button", name="Back to the picture").wait_for()
        assert page.locator("#after").bounding_box() == before
        assert page.locator(".explore-status").text_content() == ""
        assert [shift for shift in page.evaluate("shifts") if not shift["asked"]] == []


def test_a_runtime_that_does_not_come_leaves_the_picture_and_may_be_asked_for_again(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{address}timeline.html")
        page.route("**/vega.js", lambda route: route.abort())
        button = page.get_by_role("button", name="Explore this chart")
        button.click()
        page.get_by_text("The chart could not be loaded").wait_for()
        assert page.locator(".drawing > .wide").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Explore this chart"
        page.unroute("**/vega.js")
        explored(page)
        assert shown(page) == 6


def test_escape_brings_back_the_picture_and_the_focus_and_the_chart_opens_again(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{address}timeline.html")
        height = page.locator(".drawing").bounding_box()
        for _ in range(2):
            explored(page)
            assert page.evaluate("document.activeElement.className") == "plot"
            page.keyboard.press("Escape")
            assert page.locator(".drawing > .wide").is_visible()
            assert page.locator(".explorer").count() == 0
            assert page.evaluate("document.activeElement.textContent") == "Explore this chart"
            assert page.locator(".drawing").bounding_box() == height
        assert seen.faults(address) == []


def test_escape_works_from_a_choice_too(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{address}timeline.html"))
        page.get_by_label("Side").focus()
        page.keyboard.press("Escape")
        assert page.locator(".explorer").count() == 0


@pytest.mark.parametrize("form", FORMS)
def test_arrow_keys_tell_every_mark_in_order_and_show_which(browser: Browser, address: str, form: str):
    with watched(browser, *DESK, timezone_id=FAR) as seen:
        page = explored(opened(seen, f"{address}{form}.html"))
        told = []
        for number in range(6):
            page.keyboard.press("ArrowRight")
            told.append(heard(page).partition(" <")[0])
            ring, drawn = centre(page.locator(".mark-ring")), [centre(mark) for mark in marks(page).all()]
            # A triangle's box is not centred on its point.
            assert min(abs(ring[0] - x) + abs(ring[1] - y) for x, y in drawn) < 4, number
        assert sorted(told) == [f"Thing {number}" for number in range(6)]
        page.keyboard.press("ArrowRight")
        assert heard(page).startswith(told[0])
        page.keyboard.press("End")
        assert heard(page).startswith(told[-1])
        # As text, whatever it holds.
        assert page.locator(".tip span").first.inner_text().startswith("Thing")
        assert "<b>of</b>" in page.locator(".tip").inner_text()
        assert page.locator(".tip b").count() == 0


def test_enter_opens_the_page_of_a_mark_at_its_address_from_the_charts_own_folder(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{address}timeline.html"))
        page.keyboard.press("ArrowRight")
        number = heard(page).split()[1]
        page.keyboard.press("Enter")
        page.wait_for_url(f"{address}charts/things/{number}.html")


@pytest.mark.parametrize("form", FORMS)
def test_choices_leave_fewer_marks(browser: Browser, address: str, form: str):
    with watched(browser, *DESK, timezone_id=FAR) as seen:
        page = explored(opened(seen, f"{address}{form}.html"))
        page.get_by_label("Side").select_option(index=1)
        assert marks(page).count() == shown(page) == 4
        page.get_by_label("Kind").select_option("Talk")
        assert marks(page).count() == shown(page) == 2
        page.get_by_label("Kind").select_option("")
        page.get_by_label("Side").select_option("")
        page.get_by_label("From").fill("2031-05-05")
        page.get_by_label("To").fill("2031-05-12")
        assert marks(page).count() == shown(page) == 4
        assert seen.faults(address) == []


@pytest.mark.parametrize("form", ["timeline", "map"])
def test_a_span_drawn_on_the_strip_filters_what_is_above_it(browser: Browser, address: str, form: str):
    with watched(browser, *DESK, timezone_id=FAR) as seen:
        page = explored(opened(seen, f"{address}{form}.html"))
        strip = page.locator(".canvas .strip_group > g > path.background, .canvas .strip_group path.background").first
        box = strip.bounding_box()
        assert box
        # From 2 to 22 May: a little less than the first third holds 3, 5 and 5 May.
        y = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + 2, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 6, y, steps=4)
        page.mouse.move(box["x"] + box["width"] * 0.25, y, steps=4)
        page.mouse.up()
        assert marks(page).count() == shown(page) == 3


@pytest.mark.parametrize("form", FORMS)
def test_keys_and_buttons_zoom_move_and_show_all_again(browser: Browser, address: str, form: str):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{address}{form}.html"))
        whole = places(page)
        page.keyboard.press("+")
        page.keyboard.press("+")
        assert shown(page) < 6
        page.keyboard.press("Shift+ArrowRight")
        page.wait_for_timeout(100)
        assert places(page) != whole
        page.keyboard.press("0")
        assert shown(page) == 6
        assert places(page) == pytest.approx(whole)
        page.get_by_role("button", name="Zoom in").click()
        page.get_by_role("button", name="Zoom in").click()
        assert shown(page) < 6
        page.get_by_role("button", name="Show all").click()
        assert shown(page) == 6


def test_a_wheel_alone_scrolls_the_page_and_with_the_key_zooms_the_chart(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{address}map.html"))
        page.mouse.move(*centre(page.locator(".canvas")))
        before = [centre(mark) for mark in marks(page).all()]
        top = page.evaluate("scrollY")
        page.mouse.wheel(0, 60)
        page.wait_for_function("top => scrollY > top", arg=top)
        assert shown(page) == 6
        moved = page.evaluate("scrollY") - top
        assert [centre(mark)[1] + moved for mark in marks(page).all()] == pytest.approx([y for _, y in before])
        page.keyboard.down("Control")
        page.mouse.wheel(0, -2000)
        page.keyboard.up("Control")
        assert shown(page) < 6


def test_a_map_keeps_one_scale_in_both_directions(browser: Browser, address: str):
    for size in (PHONE, DESK):
        with watched(browser, *size) as seen:
            page = explored(opened(seen, f"{address}map.html"))
            first, *_, last = [centre(mark) for mark in marks(page).all()]
            # In the projection's own pixels, from its first mark to its last.
            to = Projection(west=10.0, north=50.0, scale=10_000.0, width=260.0, height=200.0)
            (x, y), (x2, y2) = to.at(10.2, 49.8), to.at(10.2 + 5 / 6, 49.3)
            assert (last[0] - first[0]) / (x2 - x) == pytest.approx((last[1] - first[1]) / (y2 - y), rel=0.03)


def test_days_are_the_same_days_wherever_the_reader_is(browser: Browser, address: str):
    drawn = []
    for zone in (FAR, "UTC", "Pacific/Kiritimati"):
        with watched(browser, *DESK, timezone_id=zone) as seen:
            page = explored(opened(seen, f"{address}timeline.html"))
            drawn.append((page.locator(".canvas text").all_text_contents(), places(page)))
    assert drawn[0] == drawn[1] == drawn[2]
    assert [text for text in drawn[0][0] if text.endswith("May")]


def test_a_pointer_is_told_too_and_a_press_keeps_the_words(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{address}timeline.html"))
        tip = page.locator(".tip")
        marks(page).nth(3).hover()
        assert "Thing" in tip.inner_text()
        page.mouse.move(5, 5)
        tip.wait_for(state="hidden")
        marks(page).nth(3).click()
        page.mouse.move(5, 5)
        assert tip.get_by_role("link").get_attribute("href")


def test_a_finger_is_told_and_scrolls_past(browser: Browser, address: str):
    with watched(browser, *PHONE, has_touch=True) as seen:
        page = explored(opened(seen, f"{address}timeline.html"))
        mark = marks(page).nth(2)
        mark.scroll_into_view_if_needed()
        page.touchscreen.tap(*centre(mark))
        assert page.locator(".tip").get_by_role("link").is_visible()
        assert page.locator(".canvas svg").evaluate("svg => getComputedStyle(svg).touchAction") == "pan-y"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_explored_chart_bars_nobody(browser: Browser, address: str, size: tuple[int, int], scheme: Any):
    with watched(browser, *size, color_scheme=scheme) as seen:
        page = explored(opened(seen, f"{address}map.html"))
        page.keyboard.press("ArrowRight")
        found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
        # The page of this test has no headings and landmarks of its own.
        faults = [one for one in found if one["id"] not in {"page-has-heading-one", "heading-order"}]
        assert [f"{one['id']}: {node['html']}" for one in faults for node in one["nodes"]] == []
        for target in page.locator(".explorer :is(button, select, input), .tools button").all():
            box = target.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("form", FORMS)
def test_the_chart_fits_its_box_and_is_fitted_again_when_the_window_turns(browser: Browser, address: str, form: str):
    with watched(browser, *PHONE) as seen:
        page = explored(opened(seen, f"{address}{form}.html"))
        for width in (360, 740):
            page.set_viewport_size({"width": width, "height": 740})
            page.wait_for_timeout(300)
            box = page.locator(".canvas").bounding_box()
            drawn = page.locator(".canvas svg").bounding_box()
            assert box
            assert drawn
            assert 0 <= box["width"] - drawn["width"] < 12, width
            assert abs(box["height"] - drawn["height"]) < 12, width
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_it_works_from_a_folder(browser: Browser, folder: Path):
    with watched(browser, *DESK) as seen:
        page = explored(opened(seen, f"{folder.as_uri()}/map.html"))
        assert shown(page) == 6
        assert page.evaluate("stopped") == []
        assert seen.faults(folder.as_uri()) == []


def test_without_scripts_no_button_promises_what_does_not_come(browser: Browser, address: str):
    with watched(browser, *DESK, java_script_enabled=False) as seen:
        seen.page.goto(f"{address}timeline.html")
        assert seen.page.get_by_role("button").count() == 0
        assert seen.page.locator(".drawing > .wide").is_visible()


# Tables


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"tbody td:nth-child({number})").all_inner_texts()


@pytest.mark.parametrize(
    ("name", "number", "up", "down"),
    [
        ("Name", 1, ["Alpha", "beta", "gamma"], ["gamma", "beta", "Alpha"]),
        ("Count", 2, ["9", "10", ""], ["10", "9", ""]),
        ("Day", 3, ["30 April", "9 May", "10 May"], ["10 May", "9 May", "30 April"]),
    ],
)
def test_a_table_is_sorted_up_down_and_back(
    browser: Browser, address: str, name: str, number: int, up: list[str], down: list[str]
):
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{address}plot.html")
        printed = column(page, 1)
        head = page.get_by_role("columnheader", name=name)
        for way, values in (("ascending", up), ("descending", down)):
            head.get_by_role("button").press("Enter")
            assert head.get_attribute("aria-sort") == way
            assert column(page, number) == values
        head.get_by_role("button").press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert column(page, 1) == printed


def test_only_the_head_that_sorts_says_so(browser: Browser, address: str):
    with watched(browser, *DESK) as seen:
        page = opened(seen, f"{address}plot.html")
        for name in ("Name", "Count"):
            page.get_by_role("columnheader", name=name).get_by_role("button").click()
        sorting: Any = page.locator("th[aria-sort]").all_inner_texts()
        assert sorting == ["Count"]


def test_the_scripts_that_every_page_with_a_chart_loads_are_small():
    assert (STYLES / "explore.js").stat().st_size < 4_000
    assert (STYLES / "tables.js").stat().st_size < 3_000
    # What comes with the runtime.
    assert (STYLES / "explorer.js").stat().st_size < 9_000
