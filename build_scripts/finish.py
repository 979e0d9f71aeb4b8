"""What happens to finished HTML, whatever made it: pictures, a content policy, a last look for what may not be there.

A plain step over a folder, not a hook of a generator: the next generator needs no change here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from build_scripts.charts.svg import Drawing

# No script, style, font, picture or frame from another host, none inline, and nothing evaluated.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
_SLOT = re.compile(r'<div class="drawing" data-picture="([a-z0-9-]+)"></div>')
_CHARSET = '<meta charset="utf-8">'
_URL_ATTRIBUTES = frozenset({"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset"})
_FORBIDDEN_TAGS = frozenset({"iframe", "object", "embed", "base", "frame", "applet", "style"})


class UnsafePageError(Exception):
    """A finished page holds something that no page may hold."""


class _Inspector(HTMLParser):
    """Collects what may not be in a finished page."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _FORBIDDEN_TAGS:
            self.faults.append(f"<{tag}>")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.faults.append("<meta http-equiv=refresh>")
        if tag == "script":
            self._in_script = True
            if not values.get("src"):
                self.faults.append("a script without src")
        for name, value in values.items():
            if name.startswith("on") or name == "style":
                self.faults.append(f"attribute {name} on <{tag}>")
            if name in _URL_ATTRIBUTES:
                is_link = tag == "a" or (tag == "link" and name == "href" and values.get("rel") == "canonical")
                self._look_at_address(tag, value, is_link=is_link)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self._in_script = self._in_script and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._in_script and data.strip():
            self.faults.append("an inline script")

    def _look_at_address(self, tag: str, value: str, *, is_link: bool) -> None:
        # Browsers drop spaces and controls in an address before they read its scheme, and take `\` for `/`.
        value = re.sub(r"[\x00-\x20]", "", value).replace("\\", "/")
        scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", value)
        if scheme and scheme[1].lower() not in {"http", "https", "mailto"}:
            self.faults.append(f"a {scheme[1]}: address")
        elif not is_link and (scheme or value.startswith("//")):
            self.faults.append(f"<{tag}> asks another host: {value[:80]}")


def faults_of(page: str) -> list[str]:
    """What may not be in a finished page and is: scripts and styles inline, foreign requests, unsafe addresses."""
    inspector = _Inspector()
    inspector.feed(page)
    inspector.close()
    return inspector.faults


def _picture(drawing: Drawing) -> str:
    wide, narrow = drawing.wide.svg, drawing.narrow.svg
    return f'<div class="drawing"><div class="wide">{wide}</div><div class="narrow">{narrow}</div></div>'


def finished(page: str, drawn: Mapping[str, Drawing], *, policy: bool = True) -> str:
    """One page of HTML with its pictures inline and, unless `policy` is off, its content policy first in the head.

    Raises `UnsafePageError` when the page holds what no page may hold.
    """
    faults = faults_of(page)
    if faults:
        raise UnsafePageError("; ".join(dict.fromkeys(faults)))
    if policy:
        if _CHARSET not in page:
            raise UnsafePageError("no place for the content policy")
        page = page.replace(_CHARSET, f"{_CHARSET}\n{_META}", 1)
    return _SLOT.sub(lambda match: _picture(drawn[match[1]]), page)


def search_script(index: str) -> str:
    """The search index as a script that sets one name, so that it also loads from a folder."""
    # U+2028 and U+2029 end a line in old scripts, and `</` would end the element if this were ever put inline.
    safe = index.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"window.explainerIndex={safe};\n"


# What the theme copies into a site and no page of ours loads.
UNUSED = re.compile(r"assets/(javascripts|stylesheets|images)/|search/search_index\.json$|.*\.gz$")
