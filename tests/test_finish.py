import re

import pytest

from build_scripts.charts.svg import Drawing, Form
from build_scripts.finish import POLICY, UNUSED, UnsafePageError, faults_of, finished, search_script

HEAD = '<!doctype html><html><head>\n<meta charset="utf-8">\n<title>x</title></head><body>'
PICTURES = {
    "map": Drawing(Form("<svg><g>wide</g></svg>", 700, 400), Form("<svg><g>narrow</g></svg>", 340, 500), "", {}),
    "timeline": Drawing(Form(r"<svg>\1 \g<0></svg>", 1, 1), Form("<svg></svg>", 1, 1), "", {}),
}


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<script>alert(1)</script>", "a script without src"),
        ("<script></script>", "a script without src"),
        ('<script src="a.js">alert(1)</script>', "an inline script"),
        ('<script src="https://evil.example/a.js"></script>', "<script> asks another host: https://evil.example/a.js"),
        ('<script src="//evil.example/a.js"></script>', "<script> asks another host: //evil.example/a.js"),
        ('<script src="/\\evil.example/a.js"></script>', "<script> asks another host: //evil.example/a.js"),
        ('<script src="data:text/javascript,x"></script>', "a data: address"),
        ("<style>p{}</style>", "<style>"),
        ('<p style="color:red">', "attribute style on <p>"),
        ('<p onclick="x()">', "attribute onclick on <p>"),
        ("<svg onload=x>", "attribute onload on <svg>"),
        ("<svg/onload=x>", "attribute onload on <svg>"),
        ("<IMG SRC=a.png OnError=x>", "attribute onerror on <img>"),
        ('<iframe src="a.html"></iframe>', "<iframe>"),
        ("<object></object>", "<object>"),
        ("<embed>", "<embed>"),
        ('<base href="https://evil.example/">', "<base>"),
        ('<meta http-equiv="Refresh" content="0;url=x">', "<meta http-equiv=refresh>"),
        ('<img src="https://evil.example/a.png">', "<img> asks another host: https://evil.example/a.png"),
        ('<img srcset="//evil.example/a.png 2x">', "<img> asks another host: //evil.example/a.png2x"),
        ('<image href="http://evil.example/a.svg"/>', "<image> asks another host: http://evil.example/a.svg"),
        ('<video poster="https://evil.example/a.png">', "<video> asks another host: https://evil.example/a.png"),
        (
            '<link rel="stylesheet" href="https://evil.example/a.css">',
            "<link> asks another host: https://evil.example/a.css",
        ),
        ('<link rel="preconnect" href="//evil.example">', "<link> asks another host: //evil.example"),
        ('<form action="https://evil.example/">', "<form> asks another host: https://evil.example/"),
        ('<button formaction="//evil.example">', "<button> asks another host: //evil.example"),
        ('<a href="javascript:alert(1)">', "a javascript: address"),
        ('<a href=" JavaScript:alert(1)">', "a JavaScript: address"),
        ('<a href="java&#9;script:alert(1)">', "a javascript: address"),
        ('<a href="java\nscript:alert(1)">', "a javascript: address"),
        ('<a href="&#106;avascript&colon;alert(1)">', "a javascript: address"),
        ('<a href="\x01javascript:alert(1)">', "a javascript: address"),
        ('<a href="data:text/html,x">', "a data: address"),
        ('<a href="vbscript:x">', "a vbscript: address"),
        ('<a xlink:href="javascript:x">', "a javascript: address"),
    ],
)
def test_what_no_page_may_hold_is_found(markup: str, fault: str):
    assert fault in faults_of(f"{HEAD}{markup}</body></html>")


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="../search/search.js" defer></script>',
        '<link rel="stylesheet" href="assets/site.css">',
        '<link rel="canonical" href="https://example.org/lake/">',
        '<a href="https://example.org/">x</a>',
        '<a href="http://example.org/?a=1&amp;b=2">x</a>',
        '<a href="mailto:otter@example.org">x</a>',
        '<a href="../who.html#otter">x</a>',
        '<img src="assets/icon.svg" alt="">',
        '<svg><path d="M0 0"/><use href="#mark"/></svg>',
        "<p>onclick=alert(1) style=x javascript:x &lt;script&gt;alert(1)&lt;/script&gt;</p>",
        "<!-- <script>alert(1)</script> -->",
        '<p title="<script>">x</p>',
        '<input data-style="x" aria-label="on">',
    ],
)
def test_what_a_page_needs_is_no_fault(markup: str):
    assert faults_of(f"{HEAD}{markup}</body></html>") == []


def test_a_page_that_holds_such_things_is_not_finished_and_all_of_them_are_named_once():
    page = f"{HEAD}<script>x</script><script>y</script><p onclick=x>"
    with pytest.raises(UnsafePageError) as caught:
        finished(page, {})
    assert str(caught.value) == "a script without src; an inline script; attribute onclick on <p>"


def test_the_content_policy_stands_first_in_the_head_after_the_charset():
    assert finished(f"{HEAD}x", {}) == (
        '<!doctype html><html><head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n<title>x</title></head><body>x'
    )


def test_a_page_without_a_place_for_the_policy_is_not_published():
    with pytest.raises(UnsafePageError, match="no place for the content policy"):
        finished("<html><head></head><body></body></html>", {})


def test_the_preview_has_no_policy():
    assert finished(f"{HEAD}x", {}, policy=False) == f"{HEAD}x"


def test_the_policy_allows_nothing_by_default_and_nothing_inline_or_from_elsewhere():
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["base-uri"] == "'none'"
    assert {value for name, value in rules.items() if name not in {"default-src", "base-uri"}} == {"'self'"}


def test_a_slot_takes_its_picture_in_both_forms_as_it_was_drawn():
    page = f'{HEAD}<div class="drawing" data-picture="map"></div>-<div class="drawing" data-picture="timeline"></div>'
    assert finished(page, PICTURES, policy=False) == (
        f'{HEAD}<div class="drawing"><div class="wide"><svg><g>wide</g></svg></div>'
        '<div class="narrow"><svg><g>narrow</g></svg></div></div>-'
        r'<div class="drawing"><div class="wide"><svg>\1 \g<0></svg></div>'
        '<div class="narrow"><svg></svg></div></div>'
    )


def test_a_slot_for_a_picture_that_was_not_drawn_stops_the_build():
    with pytest.raises(KeyError, match="portrait"):
        finished(f'{HEAD}<div class="drawing" data-picture="portrait"></div>', PICTURES)


def test_a_text_that_looks_like_a_slot_stays_a_text():
    page = f"{HEAD}&lt;div class=&quot;drawing&quot; data-picture=&quot;map&quot;&gt;&lt;/div&gt;"
    assert finished(page, PICTURES, policy=False) == page


def test_the_search_index_is_one_script_that_cannot_be_left():
    script = search_script('{"docs":"</script><!-- \u2028 \u2029"}')
    assert script == 'window.explainerIndex={"docs":"<\\/script><!-- \\u2028 \\u2029"};\n'


@pytest.mark.parametrize(
    ("name", "is_unused"),
    [
        ("assets/javascripts/bundle.js", True),
        ("assets/stylesheets/main.css", True),
        ("assets/images/favicon.png", True),
        ("search/search_index.json", True),
        ("sitemap.xml.gz", True),
        ("assets/site.css", False),
        ("index.html", False),
        ("search/index.js", False),
        ("sitemap.xml", False),
        ("articles/assets/images/a.html", False),
    ],
)
def test_the_themes_own_files_are_left_out(name: str, is_unused: bool):
    assert bool(re.match(UNUSED, name)) == is_unused
