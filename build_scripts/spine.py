"""The story's pages: every paragraph cited, on two origins or in so many words on one, and all of it plain to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_scripts.corpus import Corpus
from build_scripts.derived.origins import origins
from build_scripts.hand_written import PARAGRAPH, HandPage
from build_scripts.marks import cited, own_words
from build_scripts.model import Source, Spine
from build_scripts.problems import Problem, shown
from build_scripts.reading_ease import lix, words

# A heading, a generated part and a line of links carry no statement.
_NO_STATEMENT = re.compile(r"#|\[\[view:|\[[^\]@\[][^\]]*\]\([^)]*\)\.?\s*$")
_LINK = re.compile(r"(?<!\[)\[([^\]@\[][^\]]*)\]\([^)]*\)")


def spine_problems(corpus: Corpus, pages: Sequence[HandPage]) -> Iterator[Problem]:
    """What is wrong with the pages that `spine` of the settings names."""
    spine = corpus.explainer.spine
    if spine is None:
        return
    by_name = {page.name.removesuffix(".md"): page for page in pages}
    for index, held in enumerate(spine.pages):
        page = by_name.get(held.page)
        if page is None:
            line = corpus.settings_document.line_of(("spine", "pages", index, "page"))
            step = "add it, or take it out of `spine`"
            yield Problem("data/explainer.yml", line, "story", "no such page", shown(held.page), "", step)
            continue
        found = list(paragraphs(page))
        for line, text in found:
            yield from _paragraph_problems(corpus, spine, f"content/{page.name}", line, text)
        yield from _page_problems(spine, page, [text for _, text in found], held.at_least, held.at_most)


def paragraphs(page: HandPage) -> Iterator[tuple[int, str]]:
    """The paragraphs of a page that state something, each with its line in the file."""
    for match in PARAGRAPH.finditer(page.body):
        if not _NO_STATEMENT.match(match.group()):
            yield page.body_line + page.body.count("\n", 0, match.start()), match.group()


def _paragraph_problems(corpus: Corpus, spine: Spine, file: str, line: int, text: str) -> Iterator[Problem]:
    sources = set(cited(text))
    begins = shown(" ".join(words(own_words(text))[:6]))
    if not sources:
        yield Problem(file, line, "story", "a paragraph without a source", begins, "[@source-id]", "cite who says so")
    elif (
        sources <= corpus.of(Source).keys()
        and len(origins(corpus, sources)) < 2
        and spine.one_source.casefold() not in text.casefold()
    ):
        step = f"add a source from elsewhere, or say “{spine.one_source}”"
        yield Problem(file, line, "story", "a paragraph that rests on one origin", begins, "two, or the words", step)


def _page_problems(
    spine: Spine, page: HandPage, texts: Sequence[str], at_least: int, at_most: int
) -> Iterator[Problem]:
    file, own = f"content/{page.name}", [_LINK.sub(r"\1", own_words(text)) for text in texts]
    count, hard = len(words(" ".join(own))), lix("\n".join(own))
    if not at_least <= count <= at_most:
        found, step = f"{count} words", "cut it or tell more"
        yield Problem(file, 1, "story", "the wrong length", found, f"{at_least} to {at_most}", step)
    if hard > spine.hardest_page:
        found, allowed = f"LIX {hard:.0f}", f"at most {spine.hardest_page:g}"
        step = "cut its sentences and use shorter words"
        yield Problem(file, 1, "wording", "a page that is hard to read", found, allowed, step)
