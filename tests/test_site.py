"""The built site as a whole: the invented record's is pinned file by file, and the rules of the frame hold on each."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from build_scripts.fields import marked_values
from build_scripts.finish import POLICY, faults_of
from build_scripts.model import Chart, Ref, Term
from build_scripts.site import BuildError
from build_scripts.views.addresses import WORDING_PAGE, address, embed_address, side_address
from tests.tools.html_tree import Element
from tests.tools.html_validity import html_faults
from tests.tools.sites import EXPECTED, INVENTED, PAGED, SITE_URL, BuiltSite, built, copied, digests

pytest_plugins = ["tests.site_fixtures"]

OWN_HOST = urlsplit(SITE_URL)
# The language of a script's letters, as far as the sites use them.
SCRIPTS = {"ARABIC": {"ar", "fa", "ckb", "ug", "ur"}, "CYRILLIC": {"ru", "uk", "bg", "sr"}, "HEBREW": {"he", "yi"}}


def resolved(page: str, link: str) -> tuple[str, str] | None:
    """The path in the site and the anchor that a link leads to; None for a link to another host."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        return path.removeprefix(OWN_HOST.path), unquote(parts.fragment)
    return (normpath(join(dirname(page), path)) if path else page), unquote(parts.fragment)


def links(page: Element) -> list[str]:
    """Everything that a page links to or loads."""
    return [
        element.attributes[name]
        for element in page.walk()
        for name in ("href", "src")
        if name in element.attributes and element.get("rel") != "canonical"
    ]


def ids(page: Element) -> list[str]:
    return [element.attributes["id"] for element in page.walk() if "id" in element.attributes]


# The invented record's whole site


def test_the_whole_site_of_the_invented_record_is_pinned(invented_site: BuiltSite):
    # Bytes, not a reading of them: generator, renderer, fonts and compressor are exact versions in the lock, and
    # test_reproducible shows that a machine's clock, zone, language and own fonts leave no trace.
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    now = digests(invented_site.files)
    different = [
        f"{'added' if name not in expected else 'missing' if name not in now else 'changed'}: {name}"
        for name in sorted(expected.keys() | now.keys())
        if expected.get(name) != now.get(name)
    ]
    assert not different, "if that is meant: python -m tests.tools.sites --update\n" + "\n".join(different)


@pytest.mark.parametrize("link", ["no-such-page.md", "timeline.md#no-such-anchor"])
def test_a_broken_link_between_pages_stops_the_build_and_leaves_the_last_site(tmp_path, link: str):
    project = copied(INVENTED, tmp_path)
    project.site.mkdir()
    (project.site / "index.html").write_text("the last good site", encoding="utf-8")
    page = project.content / "method.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n[Somewhere]({link})\n", encoding="utf-8")
    with pytest.raises(BuildError, match=re.escape(link.partition("#")[2] or link)):
        built(project)
    assert (project.site / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert [path.name for path in project.site.iterdir()] == ["index.html"]


def test_a_renamed_record_leaves_a_page_that_leads_to_its_new_address(invented_site: BuiltSite):
    page = invented_site.pages["events/2044-06-04-sluice-broken.html"].one("main")
    assert [link.get("href") for link in page.all("a")] == ["2044-06-04-sluice-open.html"]


def test_a_withdrawn_record_keeps_its_page_and_says_why(invented_site: BuiltSite):
    header = invented_site.pages["events/2043-dry-year.html"].one("article").one("header")
    assert "Withdrawn. The rain gauge was a hat" in header.text()


def test_no_other_page_says_that_it_is_withdrawn(invented_site: BuiltSite):
    said = [n for n, page in invented_site.pages.items() if any("withdrawn" in e.classes() for e in page.walk())]
    assert said == ["events/2043-dry-year.html"]


def fact(page: Element, term: str) -> str:
    """What stands beside a term in a page's list of facts."""
    (found,) = [row for row in page.all("div") if [name.text() for name in row.all("dt")] == [term]]
    return found.one("dd").text()


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("2044-06-talks", "One source. One report: Pond Board"),
        (
            "2044-06-04-sluice-open",
            "Two reports, three originsA report that draws on several stands under each",
        ),
    ],
)
def test_an_event_says_on_how_many_origins_it_rests(invented_site: BuiltSite, event: str, words: str):
    said = " ".join(fact(invented_site.pages[f"events/{event}.html"], "Rests on").split())
    assert said.startswith(words)


def test_the_tree_of_an_event_shows_the_way_from_each_report_to_its_origin(invented_site: BuiltSite):
    tree, *_ = [
        found
        for found in invented_site.pages["events/2044-06-04-sluice-open.html"].all("details")
        if found.get("class") == "roots" and "three origins" in found.text()
    ]
    assert "repeating The Heron" in tree.text()
    assert "retelling Reed Wire" in tree.text()


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("actors/otter", "Known, disputed and unknown, in claims about it"),
        ("actors/heron", "No claim in this record is about it."),
        ("places/lake-marn", "Known, disputed and unknown, in claims about it"),
        ("places/marn-dam", "No claim in this record is about it. Claims about the area it lies in: Lake Marn"),
    ],
)
def test_an_actor_and_a_place_say_how_the_claims_about_them_stand(invented_site: BuiltSite, page: str, words: str):
    assert words in invented_site.pages[f"{page}.html"].one("main").text()


def test_a_number_that_is_like_no_other_says_so(invented_site: BuiltSite):
    said = fact(invented_site.pages["figures/water-left.html"], "Comparable with")
    assert said == "nothing else here counts the same thing"


def test_the_register_weighs_each_publisher_and_lists_its_works(invented_site: BuiltSite):
    main = invented_site.pages["sources.html"].one("main")
    (heron,) = [item for item in main.all("li") if item.get("id") == "the-heron"]
    assert "sells more when the lake is in the news" in heron.text()
    assert [link.get("href") for link in heron.one("details").all("a")] == ["sources/heron-2044-06-05.html"]
    (mill,) = [item for item in main.all("li") if item.get("id") == "mill-guild-press"]
    assert "tied to" in mill.text()
    (reed,) = [item for item in main.all("li") if item.get("id") == "reed-wire"]
    assert reed.all("details") == []
    assert "Only retold 1" in [heading.text() for heading in main.all("h2")]


def test_the_register_counts_sources_by_kind_and_by_the_side_they_are_tied_to(invented_site: BuiltSite):
    table = invented_site.pages["sources.html"].one("main").one("table")
    rows = [[cell.text() for cell in row.all("th", "td")] for row in table.all("tr")]
    assert rows == [
        ["Kind", "All", "Mill", "Shore", "Watchers", "No tie"],
        ["News", "1", "0", "0", "0", "1"],
        ["Party", "1", "1", "0", "0", "0"],
        ["Blog", "1", "0", "0", "0", "1"],
    ]


def test_the_front_page_leads_to_the_story_at_each_length(invented_site: BuiltSite):
    main = invented_site.pages["index.html"].one("main")
    (depths,) = [nav for nav in main.all("nav") if "depths" in nav.classes()]
    assert [(link.get("href"), link.text()) for link in depths.all("a")] == [("story.html", "The whole story")]


@pytest.mark.parametrize("site_url", ["https://example.org/", "https://example.org/a/b/"])
def test_the_address_given_at_the_build_stands_in_every_page_and_nowhere_else(tmp_path, site_url: str):
    site = built(copied(INVENTED, tmp_path), site_url)
    path = urlsplit(site_url).path
    for name, page in site.pages.items():
        if name == "404.html":
            # Served for any address, so its own links start at the root of the host.
            assert {link for link in links(page) if not link.startswith((path, "#"))} == set(), name
            continue
        canonical = [e.get("href") for e in page.all("link") if e.get("rel") == "canonical"]
        # A chart in a frame is a part of its own page.
        assert canonical == [site_url + name.replace("embeds/", "charts/")], name
        assert not [link for link in links(page) if link.startswith("/")], name


def test_the_search_index_holds_what_readers_search_for_and_no_quotation_or_source(invented_site: BuiltSite):
    kinds = Counter(location.partition("/")[0] for location in indexed(invented_site) if "/" in location)
    for kind in ("quotes", "sources"):
        assert kinds.pop(kind, 0) == 0
    wanted = {kind: len(invented_site.corpus.records[kind]) for kind in PAGED if kind not in {"quotes", "sources"}}
    assert kinds == wanted


def indexed(site: BuiltSite) -> list[str]:
    """The pages that the search knows."""
    script = site.files["search/index.js"].decode()
    index: dict[str, Any] = json.loads(script.partition("=")[2].rstrip(";\n"))
    return sorted({entry["location"].partition("#")[0] for entry in index["docs"]})


# Every site


def test_every_page_of_the_record_and_every_page_by_hand_is_there(site: BuiltSite):
    wanted = {address(kind, record) for kind in PAGED for record in site.corpus.records[kind]}
    wanted |= {address(kind, old) for kind in PAGED for old in site.corpus.forwards.get(kind, {})}
    wanted |= {side_address(side) for side in site.corpus.explainer.sides}
    wanted |= {embed_address(chart) for chart in site.corpus.of(Chart)}
    wanted |= {*site.hand_pages, "404.html"}
    assert set(site.pages) == wanted


def test_every_link_and_anchor_leads_somewhere_in_the_site(site: BuiltSite):
    anchors = {name: set(ids(page)) for name, page in site.pages.items()}
    broken = []
    for name, page in site.pages.items():
        for link in links(page):
            target = resolved(name, link)
            if target is None:
                continue
            path, anchor = target
            if path not in site.files:
                broken.append(f"{name}: {link}: no such file")
            elif anchor and anchor not in anchors.get(path, set()):
                broken.append(f"{name}: {link}: no such anchor")
    assert not broken, "\n".join(broken)


def test_every_reference_within_a_page_has_its_target(site: BuiltSite):
    broken = []
    for name, page in site.pages.items():
        known = set(ids(page))
        for element in page.walk():
            for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
                missing = set(element.get(attribute).split()) - known
                broken += [f"{name}: {attribute}={one} on <{element.tag}>" for one in missing]
    assert not broken, "\n".join(broken)


def test_ids_are_unique_on_each_page(site: BuiltSite):
    repeated = [
        f"{name}: {one}" for name, page in site.pages.items() for one, times in Counter(ids(page)).items() if times > 1
    ]
    assert not repeated, "\n".join(repeated)


def test_every_page_is_valid_html(site: BuiltSite):
    faults = html_faults(site.folder)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_every_page_has_its_frame(site: BuiltSite):
    for name, page in site.pages.items():
        root, head = page.one("html"), page.one("head")
        assert root.get("lang") == site.corpus.explainer.language, name
        assert root.get("dir") in {"ltr", "rtl"}, name
        assert len(page.all("h1")) == 1, name
        assert page.one("h1").text(), name
        assert head.one("title").text(), name
        descriptions = [e.get("content") for e in head.all("meta") if e.get("name") == "description"]
        assert len(descriptions) == 1, name
        assert descriptions[0], name
        assert page.one("main").get("id") == "main", name


def test_headings_go_down_one_level_at_a_time(site: BuiltSite):
    for name, page in site.pages.items():
        levels = [int(e.tag[1]) for e in page.one("body").all("h1", "h2", "h3", "h4", "h5", "h6")]
        jumps = [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        assert not jumps, f"{name}: {jumps}"


def test_titles_and_descriptions_tell_pages_apart(site: BuiltSite):
    titles = Counter(page.one("head").one("title").text() for page in site.pages.values())
    assert [title for title, times in titles.items() if times > 1] == []


def test_the_content_policy_stands_before_anything_that_it_rules(site: BuiltSite):
    for name, page in site.pages.items():
        head = [element for element in page.one("head").walk() if element.tag != "head"]
        policies = [e for e in page.all("meta") if e.get("http-equiv").lower() == "content-security-policy"]
        assert [e.get("content") for e in policies] == [POLICY], name
        first = next(i for i, e in enumerate(head) if e.tag in {"link", "script", "style", "title"})
        assert head.index(policies[0]) < first, name


def test_no_page_holds_what_no_page_may_hold(site: BuiltSite):
    # The build looks before the pictures are put in; this looks at what is published.
    faults = {name: faults_of(body.decode()) for name, body in site.files.items() if name.endswith(".html")}
    assert {name: found for name, found in faults.items() if found} == {}


def test_only_the_search_the_choice_of_a_day_and_pictures_have_scripts(site: BuiltSite):
    with_scripts = {name for name, page in site.pages.items() if page.all("script")}
    dated = {name for name, page in site.pages.items() if "as-of" in {e.get("class") for e in page.all("nav")}}
    figures = {name: page.all("figure") for name, page in site.pages.items()}
    drawn = {name for name, its in figures.items() if any("data-explore" in figure.attributes for figure in its)}
    assert with_scripts == {"search.html", *dated, *drawn}
    assert {name.partition("/")[0] for name in dated} == {"claims", "events", "backing.html"}


def test_every_record_is_reached_from_a_page_written_by_hand(site: BuiltSite):
    reached = {resolved(name, link) for name in site.hand_pages for link in links(site.pages[name].one("main"))}
    pages = {target[0] for target in reached if target}
    records = [address(kind, record) for kind in PAGED for record in site.corpus.records[kind]]
    assert not [page for page in records if page not in pages]


def test_every_page_written_by_hand_is_reached_from_another(site: BuiltSite):
    reached = {
        target[0]
        for name, page in site.pages.items()
        for link in links(page)
        if (target := resolved(name, link)) and target[0] != name
    }
    assert not set(site.hand_pages) - reached


def test_every_note_leads_to_its_source_and_back_to_every_mention(site: BuiltSite):
    seen = 0
    for name, page in site.pages.items():
        mentions: dict[str, list[str]] = {}
        for mark in page.walk():
            if mark.get("role") == "doc-noteref":
                mentions.setdefault(mark.get("href").removeprefix("#"), []).append(mark.get("id"))
        notes = [e for e in page.walk() if e.get("id").startswith("note-")]
        assert [note.get("id") for note in notes] == [f"note-{n}" for n in range(1, len(notes) + 1)], name
        for note in notes:
            here = [link.get("href") for link in note.all("a") if link.get("href").startswith("#")]
            assert here == [f"#{one}" for one in mentions.pop(note.get("id"), [])], f"{name}: {note.get('id')}"
            paths = [target[0] for link in links(note) if (target := resolved(name, link))]
            assert any(path.startswith("sources/") for path in paths), f"{name}: {note.get('id')}"
            seen += 1
        assert not mentions, name
    assert seen


def test_notes_are_numbered_in_the_order_of_reading(site: BuiltSite):
    astray = {}
    for name, page in site.pages.items():
        numbers = [int(mark.text()) for mark in page.walk() if mark.get("role") == "doc-noteref"]
        if list(dict.fromkeys(numbers)) != sorted(set(numbers)):
            astray[name] = numbers
    assert not astray


def test_a_source_page_leads_to_every_record_that_rests_on_it_and_each_of_them_back(site: BuiltSite):
    lost = []
    for kind, record_id, record in site.corpus.every():
        here = address(kind, record_id)
        page = here.partition("#")[0]
        for source in {m.value for m in marked_values(record) if m.mark == Ref("sources")}:
            there = address("sources", source)
            if (page, there.partition("#")[0]) == (there, there):
                continue
            to_record = {"#".join(filter(None, t)) for link in links(site.pages[there]) if (t := resolved(there, link))}
            # A disputed word has a second page, with those who say it.
            pages = {page, WORDING_PAGE} if isinstance(record, Term) and record.is_disputed else {page}
            to_source = {t[0] for one in pages for link in links(site.pages[one]) if (t := resolved(one, link))}
            if here not in to_record:
                lost.append(f"{there} does not lead to {here}")
            if there not in to_source:
                lost.append(f"{page} does not lead to {there}")
    assert not lost, "\n".join(lost)


def test_text_in_another_script_says_its_language_and_direction(site: BuiltSite):
    faults, seen = [], 0
    for name, page in site.pages.items():
        for element, text in page.one("body").texts():
            scripts = {unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()}
            for script in scripts & SCRIPTS.keys():
                seen += 1
                marked = next((e for e in element.above() if e.get("lang")), element)
                wanted = "rtl" if script in {"ARABIC", "HEBREW"} else "ltr"
                if marked.get("lang").partition("-")[0] not in SCRIPTS[script] or marked.get("dir") != wanted:
                    faults.append(f"{name}: {text.strip()[:60]!r} in <{element.tag} class={element.get('class')!r}>")
    assert seen
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults[:40])


def test_every_picture_is_described_and_has_its_rows_beside_it(site: BuiltSite):
    seen = 0
    for name, page in site.pages.items():
        for figure in (e for e in page.all("figure") if "picture" in e.classes()):
            seen += 1
            drawings = [e for e in figure.all("svg") if e.get("role") == "img"]
            forms = [e.parent.get("class") for e in drawings if e.parent]
            assert forms == ["wide", "narrow"], name
            for drawing in drawings:
                labels = {e.get("id"): e.text() for e in drawing.all("title", "desc")}
                assert all(labels[one] for one in drawing.get("aria-labelledby").split()), name
            # In another site's frame a link leads to the table instead.
            if not name.startswith("embeds/"):
                assert len(figure.one("table").one("tbody").all("tr")) >= 1, name
    assert seen


def test_the_site_map_names_every_page_once_and_no_day(site: BuiltSite):
    site_map = site.files["sitemap.xml"].decode()
    assert "<lastmod>" not in site_map
    named = re.findall(r"<loc>(.*?)</loc>", site_map)
    assert len(named) == len(set(named))
    framed = {embed_address(chart) for chart in site.corpus.of(Chart)}
    assert {one.removeprefix(SITE_URL) for one in named} == set(site.pages) - {"404.html", *framed}
