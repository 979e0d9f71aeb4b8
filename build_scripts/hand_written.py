"""Pages written by hand: reads `content/`, checks it, and expands its marks.

Markdown with the two marks of prose, and a line `[[view:name]]` where a generated part goes. Raw HTML
is refused, as is any link or picture that would make a reader's page ask another host for something.
Marks inside code are left alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from build_scripts.checks.marks_resolve import mark_problems
from build_scripts.checks.no_loaded_words import loaded_words_in
from build_scripts.corpus import Corpus
from build_scripts.marks import Cite, Mention, Words, pieces
from build_scripts.model import KIND_OF
from build_scripts.pages import Renderer, block
from build_scripts.problems import Problem, choices, shown, suggestion
from build_scripts.views.addresses import EXPECTED_PAGES
from build_scripts.views.notebook import Notebook
from build_scripts.yaml_text import forbidden_character, parse_document

# Markup that this takes for code is not looked at, so wherever Markdown might read code differently this finds
# less of it: a fence ends with as many marks as it began, code within a line ends on that line, and a mark
# of code that belongs to none is a fault.
_FENCE = re.compile(r"^(`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?:.*?\n)?\1[ ]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_STRAY = re.compile(r"`.*|^[ \t]*~~~.*", re.MULTILINE)
_VIEW = re.compile(r"^\[\[view:([^\]\n]*)\]\][ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<[A-Za-z/!?][^>\n]*>?")
# A picture in any of its forms; the target of a link; that of a link defined elsewhere.
_LINK = re.compile(r"(!\[(?![@\[]))|\]\(\s*<?([^)\s>]*)|^[ \t]*\[[^\]]+\]:\s*(\S+)", re.MULTILINE)
# A quotation may run over a line, and not over an empty one.
PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_MARKDOWN = re.compile(r"[\\`*_\[\]!~|]")
_ALLOWED_KEYS = ("title", "description")
_FRONT = re.compile(r"\A---\n(.*?)^---[ \t]*\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class HandPage:
    """A page from `content/`: `name` is its path there, `body_line` the file's line on which `body` begins."""

    name: str
    title: str
    description: str
    body: str
    body_line: int

    @property
    def address(self) -> str:
        """The page's address, from the site's root."""
        return self.name.removesuffix(".md") + ".html"


def _prose_spans(body: str) -> Iterator[tuple[int, int]]:
    """The parts of `body` that are not code, as (start, end)."""
    code = sorted(
        [match.span() for match in _FENCE.finditer(body)]
        + [match.span() for match in _CODE.finditer(_FENCE.sub(lambda m: "\n" * len(m.group()), body))]
    )
    at = 0
    for start, end in code:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(body):
        yield at, len(body)


def _link_problem(is_picture: str, target: str) -> str:
    """Why a link or picture may not stand, or an empty text."""
    scheme, colon, _ = html.unescape(target).partition(":")
    if is_picture:
        return "pictures come from the record, as [[view:chart-…]]"
    if colon and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", scheme) and scheme.lower() not in {"http", "https", "mailto"}:
        return "links start with https://, http:// or mailto:, or name a page of ours such as method.md"
    if target.startswith(("//", "/")):
        return "a page of ours is named from here, such as method.md"
    return ""


def _line_in(page: HandPage, start: int, at: int) -> int:
    """The file's line of the position `start + at` of the body."""
    return page.body_line + page.body.count("\n", 0, start + at)


def _faults(page: HandPage, corpus: Corpus, views: set[str]) -> Iterator[Problem]:
    file = f"content/{page.name}"

    bad = forbidden_character(page.body)
    if bad:
        position = next(i for i, c in enumerate(page.body) if forbidden_character(c))
        yield Problem(
            file, _line_in(page, 0, position), "text", "a character that cannot be seen", bad, "", "delete it"
        )
    for start, end in _prose_spans(page.body):
        part = page.body[start:end]
        yield from _markup_faults(part, file, partial(_line_in, page, start))
        first = _line_in(page, start, 0)
        yield from _mark_faults(part, file, first, corpus, views)
        for paragraph in PARAGRAPH.finditer(part):
            line = first + part.count("\n", 0, paragraph.start())
            yield from loaded_words_in(corpus, paragraph.group(), file, line)


def _markup_faults(part: str, file: str, line: Callable[[int], int]) -> Iterator[Problem]:
    """Raw HTML and unwanted links in a passage; `line` gives the line of a position in it."""
    for match in _TAG.finditer(part):
        step = "write Markdown; parts of pages come from [[view:…]]"
        yield Problem(file, line(match.start()), "html", "raw HTML", shown(match.group()), "Markdown", step)
    for match in _STRAY.finditer(part):
        what, step = "code that is not clearly marked", "close it, or open it more simply"
        allowed = "`code` within a line, or ``` and one word at most, closed by the same marks"
        yield Problem(file, line(match.start()), "html", what, shown(match.group()), allowed, step)
    for match in _LINK.finditer(part):
        target = match[2] or match[3] or ""
        why = _link_problem(match[1] or "", target)
        if why:
            yield Problem(file, line(match.start()), "links", "a link that may not stand", shown(target), "", why)


def _mark_faults(part: str, file: str, first: int, corpus: Corpus, views: set[str]) -> Iterator[Problem]:
    """Unknown views, and marks that lead nowhere, in a passage that begins on line `first`."""
    for number, text in enumerate(part.split("\n")):
        view = _VIEW.fullmatch(text)
        if view and view[1] not in views:
            step = suggestion(view[1], views, "choose one of them")
            what = "no view with this name"
            yield Problem(file, first + number, "marks", what, shown(view[1]), choices(sorted(views)), step)
        elif not view and ("[@" in text or "[[" in text):
            yield from mark_problems(corpus, text, file, first + number)


def read_hand_page(path: Path, name: str) -> tuple[HandPage | None, list[Problem]]:
    """One page of `content/`, or the problems that prevent it."""
    file = f"content/{name}"
    if path.is_symlink():
        return None, [Problem(file, 1, "files", "not a plain file", "a link", "a file", "commit the file")]
    try:
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Problem(file, 1, "files", "cannot be read", type(error).__name__, "UTF-8", "save it as UTF-8")]
    match = _FRONT.match(text)
    head = parse_document(match[1].encode()) if match else None
    fields = head.data if head and isinstance(head.data, dict) else {}
    problems = [
        Problem(file, f.line + 1, "yaml", f.what, f.found, f.allowed, f.next_step)
        for f in (head.faults if head else ())
    ]
    for key in sorted(fields.keys() - set(_ALLOWED_KEYS)):
        step = suggestion(key, _ALLOWED_KEYS, "remove it")
        problems.append(Problem(file, 1, "shape", f"unknown key `{key[:60]}`", "", choices(_ALLOWED_KEYS), step))
    step = "add it between `---` lines at the top"
    missing = [key for key in _ALLOWED_KEYS if not isinstance(fields.get(key), str)]
    problems += [Problem(file, 1, "shape", f"`{key}` is missing", "", "", step) for key in missing]
    if problems or match is None:
        return None, problems
    head_lines = match.group().count("\n")
    return HandPage(name, str(fields["title"]), str(fields["description"]), text[match.end() :], head_lines + 1), []


def read_hand_pages(folder: Path, corpus: Corpus, views: set[str]) -> tuple[list[HandPage], list[Problem]]:
    """All pages of `content/`, sorted by name, and everything that is wrong with them."""
    pages, problems = [], []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or (path.is_dir() and not path.is_symlink()):
            continue
        if path.suffix != ".md":
            what, step = "not a page", "content/ holds Markdown pages only"
            problems.append(
                Problem(f"content/{name}", 1, "files", what, shown(path.name), "files that end in .md", step)
            )
            continue
        page, found = read_hand_page(path, name)
        problems += found
        if page:
            pages.append(page)
            problems += _faults(page, corpus, views)
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}
    for name in EXPECTED_PAGES:
        if f"{name}.md" not in there:
            step = "restore it; other pages lead here"
            problems.append(Problem(f"content/{name}.md", 1, "files", "a page is missing", "", "", step))
    return pages, problems


def expanded(page: HandPage, notes: Notebook, renderer: Renderer, view: Callable[[str], str]) -> str:
    """The page's Markdown with marks as links and notes, and views as HTML blocks. `view` gives a view's HTML."""
    out, at = [], 0
    for start, end in _prose_spans(page.body):
        out.append(page.body[at:start])
        out.append(_expanded_prose(page.body[start:end], notes, renderer, view))
        at = end
    out.append(page.body[at:])
    return "".join(out)


def _expanded_prose(text: str, notes: Notebook, renderer: Renderer, view: Callable[[str], str]) -> str:
    out, at = [], 0
    for match in _VIEW.finditer(text):
        out.append(_with_links(text[at : match.start()], notes, renderer))
        out.append(f"\n{block(view(match[1]))}\n")
        at = match.end()
    out.append(_with_links(text[at:], notes, renderer))
    return "".join(out)


def _inert(markup: str) -> str:
    """`markup` as Markdown passes it on: no name in it can become emphasis, code, a link, a cell or a line."""
    return _MARKDOWN.sub(lambda match: f"&#{ord(match[0])};", " ".join(markup.split()))


def _with_links(text: str, notes: Notebook, renderer: Renderer) -> str:
    out: list[str] = []
    for piece in pieces(text):
        match piece:
            case Words(words):
                out.append(words)
            case Cite(source):
                if out:
                    out[-1] = out[-1].rstrip(" ")
                out.append(_inert(renderer.html("note", notes.cite(source))))
            case Mention(kind, record_id, words):
                link = notes.link(KIND_OF[kind], record_id, words)
                out.append(_inert(f'<a href="{html.escape(link.href)}">{html.escape(link.text)}</a>'))
            case broken:
                raise ValueError(f"unchecked mark: {broken.text!r}")
    return "".join(out)
