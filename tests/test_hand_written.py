import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]

from build_scripts.hand_written import HandPage, expanded, read_hand_page, read_hand_pages
from build_scripts.pages import Renderer
from build_scripts.views.list_pages import view_names
from build_scripts.views.notebook import Notebook

PAGE = "content/about.md"
HEAD = "---\ntitle: About\ndescription: About this.\n---\n"
TAG = "write Markdown; parts of pages come from [[view:…]]"


@pytest.fixture
def lines(reported):
    """The report on a page with a body that begins on line 5, as (line, the rest)."""

    def found(body: str) -> list[tuple[int, str]]:
        rows = [re.fullmatch(r"content/about\.md:(\d+): (.*)", line) for line in reported({PAGE: HEAD + body})]
        return [(int(row[1]), row[2]) for row in rows if row]

    return found


@pytest.fixture
def made(complete):
    """The Markdown of a page with a body, its views shown by their names."""

    def text(body: str) -> str:
        page = HandPage("about.md", "About", "About this.", body, 5)
        notes, renderer = Notebook(complete, page.address), Renderer(complete.explainer.sides)
        return expanded(page, notes, renderer, lambda name: f"<p>view {name}</p>")

    return text


# The head of a page


def test_a_page_has_a_title_a_description_and_a_body(tmp_path):
    path = tmp_path / "about.md"
    path.write_bytes(b"---\r\ntitle: About: us\r\n---\r\n".replace(b"About: us", b"'About: us'\r\ndescription: x"))
    page, problems = read_hand_page(path, "in/about.md")
    assert problems == []
    assert page == HandPage("in/about.md", "About: us", "x", "", 5)
    assert page.address == "in/about.html"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "No head\n",
            [
                "content/about.md:1: `description` is missing; next: add it between `---` lines at the top  [shape]",
                "content/about.md:1: `title` is missing; next: add it between `---` lines at the top  [shape]",
            ],
        ),
        (
            "---\ntitle: x\ndescription: [y]\n---\n",
            ["content/about.md:1: `description` is missing; next: add it between `---` lines at the top  [shape]"],
        ),
        (
            "---\ntitle: x\ndescription: y\ntitel: z\ntemplate: evil.html\n---\n",
            [
                "content/about.md:1: unknown key `template`; allowed: title, description; next: remove it  [shape]",
                (
                    "content/about.md:1: unknown key `titel`; allowed: title, description; "
                    "next: did you mean 'title'?  [shape]"
                ),
            ],
        ),
        (
            "---\ntitle: x\ndescription: y\ntitle: z\n---\n",
            [
                (
                    "content/about.md:4: duplicate key `title`; found it already stands on line 1; allowed: each key "
                    "once; next: keep one of the two  [yaml]"
                )
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_head_is_said(reported, text: str, faults: list[str]):
    assert reported({PAGE: text}) == faults


def test_a_page_that_is_not_utf_8_is_refused(reported):
    assert reported({PAGE: HEAD.encode() + "café".encode("latin-1")}) == [
        "content/about.md:1: cannot be read; found UnicodeDecodeError; allowed: UTF-8; next: save it as UTF-8  [files]"
    ]


def test_a_link_in_the_place_of_a_page_is_not_followed(reported, project, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(f"{HEAD}secret", encoding="utf-8")
    (project.content / "about.md").symlink_to(secret)
    (project.content / "folder").symlink_to(tmp_path)
    assert reported({}) == [
        "content/about.md:1: not a plain file; found a link; allowed: a file; next: commit the file  [files]",
        (
            "content/folder:1: not a page; found 'folder'; allowed: files that end in .md; "
            "next: content/ holds Markdown pages only  [files]"
        ),
    ]


def test_content_holds_pages_only_and_what_systems_hide_there_is_passed_over(reported):
    edits = {"content/picture.png": b"\x89PNG", "content/in/page.html": "<p>", "content/.DS_Store": b"\x00"}
    assert reported(edits) == [
        f"content/{name}:1: not a page; found '{name.rpartition('/')[2]}'; allowed: files that end in .md; "
        "next: content/ holds Markdown pages only  [files]"
        for name in ("in/page.html", "picture.png")
    ]


# Raw HTML


@pytest.mark.parametrize(
    "tag",
    [
        "<b>",
        "</b>",
        "<script>",
        "<img src=x onerror=alert(1)>",
        "<div",
        "<!-- x -->",
        "<?php x ?>",
        "<https://example.org>",
        "<svg/onload=x>",
    ],
)
def test_raw_html_is_refused_on_its_line(lines, tag: str):
    wanted = f"raw HTML; found '{tag}'; allowed: Markdown; next: {TAG}  [html]"
    assert lines(f"One.\n\nTwo {tag}\nthree.\n") == [(7, wanted)]


@pytest.mark.parametrize("body", ["1 < 2 and 3 > 2", "a <- b", "x << y", "<", "&lt;b&gt;", "`<b>`", "```\n<b>\n```\n"])
def test_what_only_looks_like_html_or_is_code_stands(lines, body: str):
    assert lines(body) == []


# What Markdown takes for text and a careless reader for code.
NOT_CODE = {
    "a span over an empty line": "`a\n\n<b>x</b>\n\n`",
    "a span that begins on one line": "`\n`<b>x</b>`",
    "a span over a line's end": "`a\n<div>x</div>\n`",
    "an escaped mark": r"\`<b>x</b>\`",
    "a fence that ends with more marks": "````\na\n````\n<b>x</b>\n```\n",
    "a fence that was closed": "```\na\n```\n<b>x</b>\n```\n",
    "a fence with attributes": "``` {.x}\na\n```\n<b>x</b>\n```\n",
    "a fence with two words": "``` a b\n<div>x</div>\n```\n",
    "a fence that never ends": "```\n<b>x</b>\n",
    "a fence further in": "    ```\n<b>x</b>\n    ```\n",
    "two kinds of fence": "~~~\na\n~~~\n<b>x</b>\n```\n```\n",
}


@pytest.mark.parametrize("body", NOT_CODE.values(), ids=NOT_CODE)
def test_html_cannot_hide_in_what_markdown_does_not_read_as_code(lines, body: str):
    assert lines(body)


@pytest.fixture(scope="module")
def count_of_faults(complete, tmp_path_factory) -> Callable[[str], int]:
    """How much is found wrong with a body."""
    folder = tmp_path_factory.mktemp("content")

    def count(body: str) -> int:
        (folder / "about.md").write_text(HEAD + body, encoding="utf-8")
        return len(read_hand_pages(folder, complete, set())[1])

    return count


SCRAPS = [
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "\n",
    "\n\n",
    " ",
    "    ",
    "a",
    "yaml",
    "<b>x</b>",
    "<div>",
    "\\",
    "{.x}",
    ">",
    "- ",
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=24).map("".join))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_no_html_that_markdown_passes_on_escapes_the_check(count_of_faults, body: str):
    made = markdown(body, extensions=["fenced_code", "tables", "smarty", "toc"])
    assert count_of_faults(body) or ("<b>" not in made and "<div>" not in made)


def test_an_unclear_code_block_is_to_be_written_more_simply(lines):
    assert lines("Text.\n\n``` {.x}\na\n") == [
        (
            7,
            (
                "code that is not clearly marked; found '``` {.x}'; allowed: `code` within a line, or ``` and one word "
                "at most, closed by the same marks; next: close it, or open it more simply  [html]"
            ),
        )
    ]


# Links and pictures


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "&#106;avascript:x",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x]( {} 'title')", "[a [b] c]({})", "[x][1]\n\n[1]: {}", "[1]:\n  {}"])
def test_a_link_that_runs_something_is_refused(lines, target: str, form: str):
    why = "links start with https://, http:// or mailto:, or name a page of ours such as method.md"
    found = lines(form.replace("{}", target))
    # A closing bracket ends a target.
    shown = target.removesuffix(")") if "](" in form else target
    assert [text for _, text in found] == [f"a link that may not stand; found '{shown}'; next: {why}  [links]"]


@pytest.mark.parametrize("target", ["//example.org/x", "/method.html"])
def test_a_link_from_the_hosts_root_would_break_under_another_folder(lines, target: str):
    assert lines(f"One.\n\nSee [this]({target}).\n") == [
        (
            7,
            (
                f"a link that may not stand; found '{target}'; "
                "next: a page of ours is named from here, such as method.md  [links]"
            ),
        )
    ]


@pytest.mark.parametrize(
    "picture", ["![x](https://example.org/x.png)", "![x](x.png)", "![x][1]", "![](x.png)", "[![x](x.png)](y.md)"]
)
def test_a_picture_is_refused_wherever_it_comes_from(lines, picture: str):
    found = lines(f"One.\n\nLook: {picture}\n")
    wanted = "a link that may not stand; found ''; next: pictures come from the record, as [[view:chart-…]]  [links]"
    assert (7, wanted) in found


@pytest.mark.parametrize(
    "body",
    [
        "[x](https://example.org/)",
        "[x](http://example.org/a_(b))",
        "[x](mailto:otter@example.org)",
        "[x](method.md#words)",
        "[x](#here)",
        "[x][1]\n\n[1]: https://example.org/",
        "Ah![@pond-board]",
        "No! [x](method.md)",
        "`[x](javascript:y)`",
    ],
)
def test_an_ordinary_link_stands(lines, body: str):
    assert lines(body) == []


# Marks and views


def test_a_mark_that_leads_nowhere_is_found_on_its_line(lines):
    assert lines("One.\n\nTwo [@pond-bord] and [[actor:oter]].\n\n[[actor:otter]\n") == [
        (
            7,
            (
                "no actor with this id; found 'oter'; allowed: an id in data/actors/; next: did you mean 'otter'?  "
                "[references]"
            ),
        ),
        (
            7,
            (
                "no source with this id; found 'pond-bord'; allowed: an id in data/sources/; "
                "next: did you mean 'pond-board'?  [references]"
            ),
        ),
        (
            9,
            (
                "an unfinished mark; found '[[actor:otter]'; allowed: [@source-id], [[kind:id]], [[kind:id|words]]; "
                "next: complete it  [marks]"
            ),
        ),
    ]


def test_an_unknown_view_is_answered_with_the_one_that_was_meant(lines, complete):
    names = view_names(complete)
    listed = ", ".join(sorted(names)[:12])
    assert lines("One.\n\n[[view:timelin]]\n") == [
        (
            7,
            (
                f"no view with this name; found 'timelin'; allowed: {listed} … ({len(names)} in all); "
                "next: did you mean 'timeline'?  [marks]"
            ),
        )
    ]


def test_a_view_stands_on_a_line_of_its_own(lines):
    assert lines("Here: [[view:timeline]]\n") == [
        (
            5,
            (
                "unknown kind of record; found 'view'; allowed: source, publisher, actor, place, event, quote, "
                "claim, figure, "
                "term, correction, article, chart; next: use one of these kinds  [references]"
            ),
        )
    ]


def test_marks_in_code_are_looked_at_no_more_than_they_are_expanded(lines, made):
    body = "Write `[[event:x]]` or `` [@`x`] ``.\n\n```yaml\n[[view:none]]\nsource: [@none]\n```\n\n~~~\n[[a\n~~~\n"
    assert lines(body) == []
    assert made(body) == body


def test_an_unseen_character_is_found_on_its_line(lines):
    assert lines("One.\n\n`Two\u202e`\n") == [
        (7, "a character that cannot be seen; found U+202E RIGHT-TO-LEFT OVERRIDE; next: delete it  [text]")
    ]


def test_a_mention_becomes_a_link_and_a_citation_a_note(made):
    text = made("The [[actor:otter]] [@pond-board] of [[place:lake-marn|the lake]].")
    assert '<a href="actors/otter.html">Otter</a>' in text
    assert '<a href="places/lake-marn.html">the lake</a>.' in text
    # The note hangs on the word before it.
    assert "Otter</a><" in text
    assert "[@" not in text
    assert "[[" not in text


def test_a_mentions_words_are_escaped(made):
    assert "&lt;b&gt;" in made('[[actor:otter|<b> "x"]]')
    assert "<b>" not in made('[[actor:otter|<b> "x"]]')


def test_a_view_becomes_a_block_between_empty_lines(made):
    assert made("One.\n\n[[view:timeline]]\n\nTwo.\n") == "One.\n\n\n<p>view timeline</p>\n\n\nTwo.\n"
