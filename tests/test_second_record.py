"""Another topic, another country, three sides, another vocabulary: the same code builds its site.

`corpora/second` is an invented record of a flood and a harbour barrier. It and the first invented record are also
each other's guard, and that of the code: none may hold a name of theirs. `test_record` does the same for the real one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.corpus import Corpus, read_corpus
from build_scripts.model import Actor
from build_scripts.paths import PACKAGE, Project
from build_scripts.views.addresses import address
from tests.tools.sites import INVENTED, PAGED, SECOND, BuiltSite

pytest_plugins = ["tests.site_fixtures"]

# Names of sides that are also plain English, each with what the code needs the word for.
PLAIN_ENGLISH = {
    "sky": "the title of the journal that the distance is from",
}


@pytest.fixture(scope="module")
def second(second_site: BuiltSite) -> BuiltSite:
    """Built once for all tests; the rules that hold on every site hold on this one in `test_site`."""
    return second_site


def corpus_of(root: Path) -> Corpus:
    corpus, _ = read_corpus(Project(root))
    assert corpus is not None
    return corpus


def own_names(corpus: Corpus) -> Iterator[str]:
    """The words that only this record's topic can have brought: its sides, and the names and ids of its actors."""
    for side_id, side in corpus.explainer.sides.items():
        yield from (side_id, side.label)
    for actor_id, actor in corpus.of(Actor).items():
        yield from (actor_id, actor.name)


def test_it_has_three_sides_and_another_vocabulary(second: BuiltSite):
    first = corpus_of(INVENTED)
    assert len(second.corpus.explainer.sides) == 3
    for words in ("sides", "event_roles", "relation_kinds", "measures"):
        assert not set(second.corpus.known_words(words)) & set(first.known_words(words)), words


def test_every_record_has_its_page_and_every_side_its_telling(second: BuiltSite):
    wanted = [address(kind, record) for kind in PAGED for record in second.corpus.records[kind]]
    wanted += [f"sides/{side}.html" for side in second.corpus.explainer.sides]
    wanted += ["told.html", "known.html", "backing.html", "wording.html", "gaps.html"]
    assert not [page for page in wanted if page not in second.pages]


def test_every_derived_fact_is_on_its_pages(second: BuiltSite):
    """What the program works out comes out for this topic too: none of these is empty here."""
    claims = " ".join(page.text() for name, page in second.pages.items() if name.startswith("claims/"))
    assert "Against its own interest" in claims
    assert "All of it comes from those whom it serves." in claims
    assert "Read this page as it was known on an earlier day" in claims
    assert re.search(r"reports?, \w+ origins?", claims)
    every = {name: page.one("main").text() for name, page in second.pages.items()}
    for kind in ("actors/", "places/"):
        assert [name for name, text in every.items() if name.startswith(kind) and "in claims about it" in text]
    assert "km" in every["map.html"].partition("Claimed here, found there")[2][:600]
    assert "speaker" in every["wording.html"]
    assert "Not heard" in every["told.html"] or "not heard" in every["told.html"]
    assert "Word and report" in every["backing.html"]
    assert "Add what you know" in every["gaps.html"]


def test_no_page_of_it_holds_a_name_of_the_first_record(second: BuiltSite):
    text = "\n".join(page.one("main").text() for page in second.pages.values()).lower()
    foreign = {name.lower() for name in own_names(corpus_of(INVENTED))} - {
        name.lower() for name in own_names(second.corpus)
    }
    found = [name for name in foreign - set(PLAIN_ENGLISH) if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)]
    assert found == []


@pytest.mark.parametrize("root", [INVENTED, SECOND], ids=["first", "second"])
def test_the_code_holds_no_name_of_any_record(root: Path):
    code = {
        path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8").lower()
        for path in sorted(PACKAGE.rglob("*"))
        if path.suffix in {".py", ".jinja", ".css", ".js", ".html"}
    }
    assert len(code) > 100
    names = {name.lower() for name in own_names(corpus_of(root))} - set(PLAIN_ENGLISH)
    found = [
        (name, path)
        for name in sorted(names)
        for path, text in code.items()
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]
    assert found == []
