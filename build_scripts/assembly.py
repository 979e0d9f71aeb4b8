"""A checked corpus and its hand-written pages to a map of path to bytes: the source of a site.

Nothing here knows MkDocs or touches the disk, so any generator that takes Markdown could take it.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.corpus import Corpus, file_of
from build_scripts.hand_written import HandPage, expanded
from build_scripts.model import Chart
from build_scripts.pages import SHAPES, PageMeta, Renderer, block
from build_scripts.palette import colour_rules
from build_scripts.views.addresses import SHARED_PAGE, address, href, name_of
from build_scripts.views.as_of import as_of_styles
from build_scripts.views.chart_page import embed_page
from build_scripts.views.frame import Desk, Sizes, opened_desk
from build_scripts.views.list_pages import view_makers
from build_scripts.views.notebook import Link, Notebook
from build_scripts.views.parts import source_notes
from build_scripts.views.picture_frames import PictureView
from build_scripts.views.record_pages import PAGE_OF
from build_scripts.views.tellings import side_page

# A reader searches for what happened, who, where and what is claimed; the rest is reached from there.
SEARCHED = frozenset({"events", "actors", "places", "claims", "articles", "figures", "charts"})
# Pages that hold nothing of their own to be found: the search itself, and what other pages say they lack.
UNSEARCHED = frozenset({"search.md", "gaps.md"})


@dataclass(frozen=True)
class Assembly:
    """The source of a site: `files` maps paths below the docs folder to their bytes."""

    files: Mapping[str, bytes]
    characters: frozenset[str]


def _markdown_path(page: str) -> str:
    return page.removesuffix(".html") + ".md"


def _page(meta: PageMeta, body: str) -> bytes:
    return f"{meta.front_matter()}{body}\n".encode()


def _hand_page(page: HandPage, desk: Desk, renderer: Renderer, edition: str) -> bytes:
    notes = Notebook(desk.corpus, page.address)
    makers = view_makers(desk.corpus)

    def view(name: str) -> str:
        value = makers[name](desk, notes)
        return renderer.html("view-picture" if isinstance(value, PictureView) else f"view-{name}", value)

    body = expanded(page, notes, renderer, view)
    sources = renderer.html("notes", source_notes(notes))
    meta = PageMeta(
        page.title, page.description, f"content/{page.name}", edition, in_search=page.name not in UNSEARCHED
    )
    # The front page has its question for a headline; every other hand-written page takes its title.
    head = "" if "[[view:front]]" in page.body else f"<h1>{html.escape(page.title)}</h1>\n\n"
    return _page(meta, f"{head}{body}\n\n{block(sources)}")


def _record_pages(desk: Desk, renderer: Renderer, edition: str) -> dict[str, bytes]:
    files = {}
    for kind, make in PAGE_OF.items():
        for record_id in desk.corpus.records[kind]:
            view = make(desk, record_id)
            frame = view.frame
            meta = PageMeta(
                frame.title,
                frame.description,
                frame.file,
                edition,
                record=f"{kind.removesuffix('s')}:{record_id}",
                cite=frame.name if kind == "sources" else "",
                in_search=kind in SEARCHED,
            )
            files[_markdown_path(frame.address)] = _page(meta, block(renderer.html(kind, view)))
    return files


def _side_pages(desk: Desk, renderer: Renderer, edition: str) -> dict[str, bytes]:
    files = {}
    for side in desk.corpus.explainer.sides:
        view = side_page(desk, side)
        # The statements are found at their events; a second copy of each would only crowd the search.
        meta = PageMeta(view.title, view.description, "data/explainer.yml", edition, in_search=False)
        files[_markdown_path(view.address)] = _page(meta, block(renderer.html("sides", view)))
    return files


def _embed_pages(desk: Desk, renderer: Renderer, edition: str) -> dict[str, bytes]:
    files = {}
    for chart_id in desk.corpus.of(Chart):
        view = embed_page(desk, chart_id)
        file = file_of("charts", chart_id)
        meta = PageMeta(
            view.title,
            view.description,
            file,
            edition,
            in_search=False,
            template="embed.html",
            whole=address("charts", chart_id),
        )
        files[_markdown_path(view.address)] = _page(meta, block(renderer.html("embeds", view)))
    return files


def _forwards(corpus: Corpus, renderer: Renderer, edition: str) -> dict[str, bytes]:
    files = {}
    for kind, forwards in corpus.forwards.items():
        if kind in SHARED_PAGE:
            continue
        for old, new in forwards.items():
            page = address(kind, old)
            link = Link(name_of(corpus, kind, new), href(address(kind, new), page))
            meta = PageMeta(
                f"Moved: {link.text}", f"Now at {link.text}", f"data/{kind}/{old}.yml", edition, in_search=False
            )
            files[_markdown_path(page)] = _page(meta, block(renderer.html("forward", link)))
    return files


def assembled(
    corpus: Corpus,
    hand_pages: Sequence[HandPage],
    repo_url: str = "",
    site_url: str = "",
    sizes: Mapping[str, Sizes] | None = None,
) -> Assembly:
    """Every page of the site as Markdown. The corpus and the pages have passed their checks.

    Without the address of a repository in `repo_url`, no page has a link that starts a contribution; without that of
    the site in `site_url` and the `sizes` of the pictures, none has a code that puts a picture on another page.
    """
    desk = opened_desk(corpus, repo_url, site_url, sizes)
    renderer = Renderer(corpus.explainer.sides)
    edition = corpus.explainer.edition.words()
    files: dict[str, bytes] = {}
    for page in hand_pages:
        files[page.name] = _hand_page(page, desk, renderer, edition)
    files.update(_record_pages(desk, renderer, edition))
    files.update(_side_pages(desk, renderer, edition))
    files.update(_embed_pages(desk, renderer, edition))
    files.update(_forwards(corpus, renderer, edition))
    characters = frozenset("".join(body.decode() for body in files.values()))
    return Assembly(files, characters)


def generated_styles(corpus: Corpus) -> str:
    """The style rules that follow from the settings: every colour, the sides' shapes, and the key dates."""
    sides = corpus.explainer.sides
    shapes = "".join(f".side-{name}{{--shape:var(--side-{name})}}" for name in sides)
    return f"{colour_rules(sides)}{shapes}\n{as_of_styles(corpus)}"


def icon(corpus: Corpus) -> str:
    """The site's icon: the shapes of its first two sides."""
    first, second, *_ = [*corpus.explainer.sides.values()] * 2
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-9 -9 18 18">'
        f'<path fill="{first.light}" transform="translate(-3 -3) scale(.7)" d="{SHAPES[first.shape]}"/>'
        f'<path fill="{second.light}" transform="translate(4 4) scale(.6)" d="{SHAPES[second.shape]}"/></svg>\n'
    )


def base_map(raw: bytes | None) -> dict[str, Any]:
    """The base map's members; empty where this explainer has none."""
    return dict(json.loads(raw)) if raw else {}
