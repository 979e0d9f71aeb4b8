"""A name in Arabic letters in a picture: text that a browser reads from right to left and joins."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser

from build_scripts.charts.gallery import drawing
from build_scripts.corpus import Corpus

pytest_plugins = ["tests.site_fixtures"]

OTTER = "قضاعة"
# The same letters, each kept from joining the next by a zero-width non-joiner.
UNJOINED = "\u200c".join(OTTER)
# The lengths of the name as it stands and unjoined, and where its first and its last letter begin.
MEASURED = """([name, unjoined]) => {
  const level = [...document.querySelectorAll("svg text:not([transform*=rotate])")];
  const text = level.find((one) => one.textContent === name);
  const first = text.getStartPositionOfChar(0).x, last = text.getStartPositionOfChar(name.length - 1).x;
  const joined = text.getComputedTextLength();
  text.textContent = unjoined;
  return { joined, unjoined: text.getComputedTextLength(), first, last };
}"""


def test_an_arabic_name_stays_text_and_is_joined_from_right_to_left(
    browser: Browser, changed: Callable[[dict[str, tuple[str, str]]], Corpus]
):
    corpus = changed({"data/actors/otter.yml": ("name: Otter\n", f"name: {OTTER}\n")})
    svg = drawing(corpus, "matrix", {}).wide.svg
    # Its row and its column.
    assert svg.count(f">{OTTER}</") == 2
    page = browser.new_page()
    page.set_content(f"<!doctype html><body>{svg}</body>")
    measured = page.evaluate(MEASURED, [OTTER, UNJOINED])
    page.close()
    assert 0 < measured["joined"] < measured["unjoined"] * 0.95
    assert measured["last"] < measured["first"]
