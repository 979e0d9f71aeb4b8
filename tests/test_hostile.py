"""Hostile text in every field that takes free text comes out as text: the page is the one that harmless text makes."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from pydantic import BaseModel

from build_scripts.finish import faults_of
from build_scripts.model import KINDS, Explainer, TopicWords
from build_scripts.paths import Project
from build_scripts.site import BuildError
from build_scripts.site_check import checked
from build_scripts.yaml_text import parse_document
from tests.tools.hostile import Form, changed, free_fields
from tests.tools.html_tree import Element
from tests.tools.html_validity import html_faults
from tests.tools.served import served
from tests.tools.sites import INVENTED, PAGED, SITE_URL, BuiltSite, built, copied
from tests.tools.watched import watched

pytest_plugins = ["tests.site_fixtures"]

# A product that no page of this record would hold by chance.
PRODUCT = 1117 * 1117
HOSTILE = " ".join(
    [
        "</script><script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "'onmouseover='alert(1)",
        "{{ 1117*1117 }} {% raw %} ${1117*1117} <%= 1117*1117 %> #{1117*1117}",
        "[x](javascript:alert(1)) ![x](https://example.com/x.png) <https://example.com/>",
        "<!-- --> &lt;b&gt; &#60;i&#62; ]]> <![CDATA[",
        "</title></svg></style><style>*{color:red}</style>",
        "`code` **strong** _soft_ \\ ~~~",
    ]
)
# Only where marks mean nothing: in prose a broken mark is a fault that the check reports.
MARKS = "[[view:front]] [[event:no-such]] [@no-such]"
# What Markdown would make of a line of its own.
LINES = ["<script>alert(2)</script>", "# heading", "    code", "- item", "> said", "| a | b |", "---", "```", "[x]: /y"]
HARMLESS = "and nothing else"
# At most two letters fit: no payload, so only the escaping of the letters themselves is seen.
SHORT = '"<'

# Fields that the invented record leaves empty; here every one is filled.
MORE: dict[str, dict[str, Any]] = {
    "events": {
        "blanks": [{"field": "places", "reason": "withheld", "note": "x"}],
        "clocks": {
            "claimed": {"date": "2044-06-05", "note": "x", "sources": ["pond-board"]},
            "first_reported": {"date": "2044-06-05", "note": "x", "sources": ["pond-board"]},
            "checked": {"date": "2044-06-05", "note": "x", "sources": ["pond-board"]},
        },
    },
    "quotes": {"gloss": "x"},
    "charts": {"note": "x"},
    "claims": {
        "asserted_by": [{"who": "mill-guild", "note": "x", "sources": ["mill-2044-06-06"]}],
        "not_heard": [{"party": "otter", "note": "x"}],
    },
}
EVERYWHERE = {
    "blanks": [{"field": "blanks", "reason": "withheld", "note": "x"}],
    "withdrawn": {"on": "2044-07-01", "reason": "x", "sources": ["pond-board"]},
}
# Fields that no page prints: words for contributors, and marks that only relations have in charts.
NOT_PRINTED = {
    *(
        f"vocabulary:{words}.*.mark"
        for words in ("actor_kinds", "place_kinds", "event_kinds", "event_roles", "measures")
    ),
    *(
        f"{kind}:{field}"
        for kind in ("terms", "corrections", "publishers")
        for field in ("blanks[].note", "withdrawn.reason")
    ),
    "vocabulary:loaded_words.*",
}
# Fields that are cut or wrapped wherever they stand, or that only a picture prints.
NOT_WHOLE = {
    "actors:short",
    "explainer:sides.*.short",
    "charts:estimates.axis",
    "charts:map.callouts[].text",
    "charts:map.inset.text",
    "charts:map.texts[].text",
}

# Land under the invented places: without it no small map in a corner is drawn.
BASE_MAP = {
    "land": {
        "features": [
            {
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [
                        [[-124.5, -49.5], [-121.5, -49.5], [-121.5, -47.5], [-124.5, -47.5], [-124.5, -49.5]]
                    ],
                },
                "properties": {},
            }
        ]
    }
}


@dataclass
class Poisoned:
    """A site with a text of its own in each free field: `texts` maps each text to its field."""

    site: BuiltSite
    texts: dict[str, str] = field(default_factory=dict)


Say = Callable[[str, Form], str]


def filled(kind: str, data: Any) -> Any:
    """A record with every free field that the invented one leaves empty."""
    if kind == "explainer":
        return data
    if kind == "vocabulary":
        marked = {"actor_kinds", "place_kinds", "event_kinds", "event_roles", "measures"}
        return {
            name: {word: {"mark": "x", **entry} for word, entry in words.items()} if name in marked else words
            for name, words in data.items()
        }
    return {**EVERYWHERE, **data, **MORE.get(kind, {})}


def poison_record(project: Project, say: Say) -> dict[str, str]:
    """Puts a text of its own into each free field of the record; returns each text's field."""
    texts: dict[str, str] = {}
    models: dict[str, type[BaseModel]] = {**KINDS, "explainer": Explainer, "vocabulary": TopicWords}
    for kind, model in models.items():

        def change(where: str, _: str, form: Form, most: int | None, kind: str = kind) -> str:
            text = say(f"zq{len(texts):03}", form) if most is None else SHORT[:most]
            texts[text if most is None else f"{text} {len(texts)}"] = f"{kind}:{where}"
            return text

        # The first of each kind has every field; a kind withdrawn as a whole would leave other ways unseen.
        is_first = True
        for path in sorted((project.data / kind).glob("*.yml")) or [project.data / f"{kind}.yml"]:
            data: Any = parse_document(path.read_bytes()).data
            if "moved_to" not in data:
                whole = changed(model, filled(kind, data) if is_first else data, change)
                path.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
                is_first = False
    return texts


def poison_pages(project: Project, say: Say) -> dict[str, str]:
    """Puts a text of its own into the title and description of each page by hand, and into the site's own settings."""
    texts: dict[str, str] = {}
    for page in sorted(project.content.glob("*.md")):
        _, head, body = page.read_text(encoding="utf-8").split("---\n", 2)
        named = {key: say(f"zz{page.stem}{key}", "foreign") for key in yaml.safe_load(head)}
        texts |= {text: f"content:{key}" for key, text in named.items()}
        page.write_text(f"---\n{yaml.safe_dump(named)}---\n{body}", encoding="utf-8")
    settings = yaml.safe_load(project.mkdocs.read_text(encoding="utf-8"))
    for key in ("site_name", "site_description", "copyright"):
        settings[key] = say(f"zy{key}", "foreign")
        texts[settings[key]] = f"mkdocs:{key}"
    project.mkdocs.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return texts


def poisoned(to: Path, say: Say) -> Poisoned:
    """The invented record with `say(token, form)` in every free field, built."""
    project = copied(INVENTED, to)
    project.base_map.parent.mkdir()
    project.base_map.write_text(json.dumps(BASE_MAP), encoding="utf-8")
    texts = poison_record(project, say) | poison_pages(project, say)
    return Poisoned(built(project, SITE_URL), texts)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    def say(token: str, form: Form) -> str:
        text = f"{token} {HOSTILE}"
        return {"foreign": f"{text} {MARKS}", "own": text, "prose": "\n\n".join([text, *LINES])}[form]

    return poisoned(tmp_path_factory.mktemp("hostile"), say)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Poisoned:
    def say(token: str, form: Form) -> str:
        text = f"{token} {HARMLESS}"
        return "\n\n".join([text, *(HARMLESS for _ in LINES)]) if form == "prose" else text

    return poisoned(tmp_path_factory.mktemp("harmless"), say)


def outside_pictures(page: Element) -> Iterator[Element]:
    """The elements of a page without the marks of its charts, whose lines break where the words do."""
    for element in page.walk():
        if not any(above.tag == "svg" and above.get("role") == "img" for above in element.above()):
            yield element


def skeleton(page: Element) -> list[tuple[object, ...]]:
    """What a page is made of, apart from its words: elements in order, their attributes, where its own links lead."""
    found: list[tuple[object, ...]] = []
    for element in outside_pictures(page):
        kept = {
            name: element.get(name) if name in {"id", "class", "role", "lang", "dir"} else ""
            for name in sorted(element.attributes)
        }
        link = element.get("href") or element.get("src")
        # Only the link that reports a problem carries words: the title of the report.
        found.append((element.tag, *kept.items(), link.partition("&title=")[0], len(list(element.above()))))
    return found


def test_every_free_field_of_the_model_is_put_to_the_test(hostile: Poisoned):
    wanted = {f"{kind}:{path}" for kind, model in KINDS.items() for path in free_fields(model)}
    wanted |= {f"explainer:{path}" for path in free_fields(Explainer)}
    wanted |= {f"vocabulary:{path}" for path in free_fields(TopicWords)}
    assert len(wanted) > 100
    missing = wanted - set(hostile.texts.values())
    assert not missing


def test_hostile_text_makes_the_page_that_harmless_text_makes(hostile: Poisoned, harmless: Poisoned):
    assert set(hostile.site.pages) == set(harmless.site.pages)
    for name, page in hostile.site.pages.items():
        assert skeleton(page) == skeleton(harmless.site.pages[name]), name


def test_pictures_hold_no_element_or_attribute_that_harmless_text_does_not_make(hostile: Poisoned, harmless: Poisoned):
    def marks(site: BuiltSite) -> set[tuple[str, ...]]:
        drawn = {id(e) for page in site.pages.values() for e in outside_pictures(page)}
        inner = [e for page in site.pages.values() for e in page.walk() if id(e) not in drawn]
        return {(e.tag, name) for e in inner for name in ("", *e.attributes)}

    assert marks(hostile.site) <= marks(harmless.site)
    assert ("svg", "viewbox") in marks(hostile.site)


def test_hostile_text_is_printed_as_it_was_written(hostile: Poisoned):
    # The printed text of every page, and what a screen reader is told of a picture.
    printed = [e.text() for page in hostile.site.pages.values() for e in page.all("main", "title", "footer")]
    printed += [e.get("content") for page in hostile.site.pages.values() for e in page.all("meta")]
    every = "\n".join(printed)
    lost = {
        where
        for text, where in hostile.texts.items()
        for line in text.split("\n\n")[:1]
        if where not in NOT_PRINTED | NOT_WHOLE and not text.startswith(SHORT) and " ".join(line.split()) not in every
    }
    assert not lost
    for where in NOT_WHOLE:
        tokens = [text.partition(" ")[0] for text, field_of in hostile.texts.items() if field_of == where]
        assert any(token in every for token in tokens), where


def test_fields_that_are_said_not_to_be_printed_are_not(hostile: Poisoned):
    every = "\n".join(body.decode() for name, body in hostile.site.files.items() if name.endswith(".html"))
    shown = {
        where
        for text, where in hostile.texts.items()
        if where in NOT_PRINTED and not text.startswith(SHORT) and text.partition(" ")[0] in every
    }
    assert not shown


def test_no_file_holds_hostile_text_unescaped_or_the_product_of_a_template(hostile: Poisoned):
    for name, body in hostile.site.files.items():
        if name.endswith((".woff2", ".png", "lunr.js")):
            continue
        # In the index a title is data in a script; that it cannot end the script is the next test's.
        text = re.sub(r'"title": *"(\\.|[^"\\])*"', "", body.decode()) if name == "search/index.js" else body.decode()
        assert str(PRODUCT) not in text, name
        if name.endswith(".csv"):
            # Rows are data as they are; test_exports holds what a spreadsheet would run.
            continue
        assert "<script>alert" not in text, name
        # The list of charts has images of its own.
        assert "<img src=x" not in text, name
        assert "</svg></style>" not in text, name
        if name.endswith(".html"):
            assert faults_of(text) == [], name


def test_pages_with_hostile_text_are_valid_html(hostile: Poisoned):
    faults = html_faults(hostile.site.folder)
    assert not faults, "\n".join(faults[:40])


def test_the_search_index_is_one_name_and_data_that_cannot_end_a_script(hostile: Poisoned):
    script = hostile.site.files["search/index.js"].decode()
    assert "</" not in script
    data = json.loads(script.removeprefix("window.explainerIndex=").removesuffix(";\n"))
    texts = " ".join(html.unescape(doc["text"]) for doc in data["docs"])
    assert "alert(1)" in texts


@pytest.mark.parametrize("page", ["index", "search", *PAGED])
def test_a_browser_runs_nothing_of_it(hostile: Poisoned, browser: Browser, page: str):
    names = sorted(name for name in hostile.site.pages if name.startswith(f"{page}/")) or [f"{page}.html"]
    name_of_an_actor = next(text for text, where in hostile.texts.items() if where == "actors:name")
    query = f"?q={name_of_an_actor.partition(' ')[0]}" if page == "search" else ""
    with served(hostile.site.folder) as address, watched(browser) as seen:
        for name in names:
            seen.page.goto(f"{address}{name}{query}", wait_until="load")
            seen.page.mouse.move(200, 200)
        if page == "search":
            results = seen.page.locator("#results")
            results.locator("li").first.wait_for()
            assert results.locator("script, img, style").count() == 0
            assert name_of_an_actor in results.locator("a").all_text_contents()
        assert seen.faults(address) == []


# Pages written by hand


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>raw</b>", "raw HTML"),
        ("<script>alert(1)</script>", "raw HTML"),
        ("<img\nsrc=x onerror=alert(1)>", "raw HTML"),
        ("<!-- hidden -->", "raw HTML"),
        ("<https://example.com/>", "raw HTML"),
        ("[x](javascript:alert(1))", "a link that may not stand"),
        ("[x]( <javascript:alert(1)>)", "a link that may not stand"),
        ("[x](data:text/html,x)", "a link that may not stand"),
        ("[x](VBScript:x)", "a link that may not stand"),
        ("[x][y]\n\n[y]: javascript:alert(1)", "a link that may not stand"),
        ("[x](//example.com/)", "a link that may not stand"),
        ("![x](https://example.com/x.png)", "a link that may not stand"),
        ("![x](x.png)", "a link that may not stand"),
        ("[[event:no-such]]", "no event with this id"),
        ("[@no-such]", "no source with this id"),
        ("[[view:no-such]]", "no view with this name"),
        ("A word\u202e turned round", "a character that cannot be seen"),
    ],
)
def test_a_page_by_hand_may_not_hold(tmp_path, text: str, said: str):
    project = copied(INVENTED, tmp_path)
    page = project.content / "method.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    problems = checked(project).problems
    assert {problem.file for problem in problems} == {"content/method.md"}
    assert any(said in problem.what for problem in problems), problems
    assert min(problem.line for problem in problems) > before.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "[a [nested] name](javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        '[x](method.md "title"onmouseover="alert(1)")',
        "[x][y]\n\n[y]:\n  javascript:alert(1)",
    ],
)
def test_what_slips_past_the_check_of_a_page_by_hand_is_inert_or_stops_the_build(tmp_path, text: str):
    project = copied(INVENTED, tmp_path)
    page = project.content / "method.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n\n{text}\n", encoding="utf-8")
    if checked(project).problems:
        return
    try:
        method = built(project).pages["method.html"]
    except BuildError as error:
        stopped, method = str(error), Element("#document")
    else:
        stopped = ""
    assert not stopped or "method." in stopped
    assert not [e for e in method.walk() for name in e.attributes if name.startswith("on")]
    assert not [e for e in method.walk() if re.match(r"\s*javascript:", e.get("href"), re.IGNORECASE)]
