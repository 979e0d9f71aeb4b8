"""Views to HTML through Jinja, and HTML to the Markdown pages that a site generator takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import jinja2
from markupsafe import Markup

from build_scripts.model import Side
from build_scripts.paths import TEMPLATES

# The paths of the shapes, within a square of 14 about the middle.
SHAPES = {
    "circle": "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z",
    "square": "M-5.5,-5.5h11v11h-11z",
    "diamond": "M0,-7L7,0L0,7L-7,0z",
    "triangle-up": "M0,-6.5L6.5,5.5H-6.5z",
    "triangle-down": "M0,6.5L6.5,-5.5H-6.5z",
    "cross": "M-6,-2h4v-4h4v4h4v4h-4v4h-4v-4h-4z",
}

# What a picture's key shows that is no side's shape, in a box of 22 by 14 about the middle: a total of several days,
# days without a number, the days of a number or an event, what goes on outside, a wait, and an open end.
SWATCHES = {
    "total": '<path d="M-9,-5h18v10h-18z" fill="var(--soft)" fill-opacity=".22" stroke="var(--soft)"/>',
    "gap": '<path d="M-10,-6h20v12h-20z" fill="var(--cell)"/>',
    "days": '<path d="M-10,0h20" stroke="var(--soft)" stroke-width="4" stroke-opacity=".6"/>',
    "beyond": '<path d="M-10,0h7M-1,0h4M5,0h2" stroke="var(--soft)" stroke-width="4" stroke-opacity=".6"/>',
    "wait": '<path d="M-10,0h20" stroke="var(--ink)" stroke-width="1.2"/>',
    "least": '<path d="M0,6V-2M-3.5,-1L0,-6L3.5,-1z" fill="var(--soft)" stroke="var(--soft)" stroke-width="1.6"/>',
}


@dataclass(frozen=True)
class PageMeta:
    """What the frame of a page needs to know of it; becomes its front matter.

    `whole` is the address of the page that holds all of what this one, in a template of its own, holds a part of.
    """

    title: str
    description: str
    file: str
    edition: str
    record: str = ""
    cite: str = ""
    in_search: bool = True
    template: str = ""
    whole: str = ""

    def front_matter(self) -> str:
        """The YAML block at the head of a page. JSON strings are YAML strings that no text can break out of."""
        fields: dict[str, object] = {
            "title": self.title,
            "description": self.description,
            "file": self.file,
            "edition": self.edition,
        }
        if self.record:
            fields["record"] = self.record
        if self.template:
            fields["template"] = self.template
        if self.whole:
            fields["whole"] = self.whole
        if self.cite:
            fields["cite"] = self.cite
        if not self.in_search:
            fields["search"] = {"exclude": True}
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
        return "\n".join(["---", *lines, "---", ""])


class Renderer:
    """Jinja with everything escaped, nothing undefined, and no way from a text into a template."""

    def __init__(self, sides: Mapping[str, Side]) -> None:
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES, encoding="utf-8"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            auto_reload=False,
        )
        swatches = {name: Markup(drawn) for name, drawn in SWATCHES.items()}  # noqa: S704 - our own drawings
        self._environment.globals["swatches"] = swatches
        self._environment.globals["shapes"] = {name: SHAPES[side.shape] for name, side in sides.items()}

    def html(self, template: str, view: object) -> str:
        """The HTML of a view."""
        return self._environment.get_template(f"{template}.html.jinja").render(view=view).strip()


def block(html: str) -> str:
    """`html` as a block that Markdown passes on untouched.

    An empty line would end the block for some Markdown readers, so there is none.
    """
    lines = "\n".join(line for line in html.splitlines() if line.strip())
    # Fences of code are looked for before HTML is, even inside of it.
    return lines.replace("`", "&#96;").replace("~", "&#126;")
