"""Each side's page and the same days side by side: accounts and quotations, nothing of the record's own telling."""

from __future__ import annotations

from build_scripts.marks import own_words
from build_scripts.model import Actor, Event, Quote
from tests.tools.sites import BuiltSite

pytest_plugins = ["tests.site_fixtures"]


def flat(text: str) -> str:
    return "".join(text.split())


def test_every_side_has_its_page_and_leads_to_the_others(site: BuiltSite):
    sides = list(site.corpus.explainer.sides)
    for side in sides:
        page = site.pages[f"sides/{side}.html"]
        hrefs = {link.get("href") for link in page.one("main").all("a")}
        assert "../told.html" in hrefs
        assert {f"{other}.html" for other in sides if other != side} <= hrefs


def test_each_account_is_on_its_own_sides_page_and_on_no_other(site: BuiltSite):
    actors = site.corpus.of(Actor)
    counts = dict.fromkeys(site.corpus.explainer.sides, 0)
    for event in site.corpus.of(Event).values():
        if not event.withdrawn:
            for account in event.accounts:
                counts[actors[account.party].side] += 1
    for side, count in counts.items():
        page = site.pages[f"sides/{side}.html"]
        assert sum(one.get("class") == "stance" for one in page.walk()) == count


def test_each_quotation_is_on_its_speakers_page_once(site: BuiltSite):
    actors = site.corpus.of(Actor)
    for side in site.corpus.explainer.sides:
        page = site.pages[f"sides/{side}.html"]
        printed = [one.get("id") for one in page.all("figure")]
        own = [f"words-{i}" for i, quote in site.corpus.of(Quote).items() if actors[quote.speaker].side == side]
        assert sorted(filter(None, printed)) == sorted(own)


def test_nothing_of_an_events_own_telling_is_on_these_pages(site: BuiltSite):
    pages = [site.pages[name] for name in site.pages if name == "told.html" or name.startswith("sides/")]
    shown = [flat(page.one("main").text()) for page in pages]
    for event in site.corpus.of(Event).values():
        telling = flat(own_words(event.summary))
        assert not [text for text in shown if telling in text]


def test_every_side_speaks_in_a_row_or_is_named_as_silent(site: BuiltSite):
    rows = [one for one in site.pages["told.html"].all("section") if one.get("class") == "told-event" and one.get("id")]
    shorts = [side.short for side in site.corpus.explainer.sides.values()]
    assert rows
    for row in rows:
        spoke = [one.text() for one in row.all("h4")]
        rest = " ".join(one.text() for one in row.all("ul") if "told-silent" in one.classes())
        assert [short for short in shorts if short not in spoke and short not in rest] == [], row.get("id")
