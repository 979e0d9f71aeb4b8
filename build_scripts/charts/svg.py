"""Charts to SVG that can stand in a page: one process for all, described, scalable, free of clashes."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

# Vega reads dates in local time; set before the renderer starts, so that every machine draws the same.
os.environ["TZ"] = "UTC"

import vl_convert

from build_scripts.cache import Keep, unkept
from build_scripts.charts.text_width import foreign_letters
from build_scripts.fonts import drawing_faces

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)

RENDERER, VEGA_LITE = "vl-convert-python", "6.1"

_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# Attributes that repeat a default or serve only Vega's own scripts.
_NEEDLESS = frozenset({"class", "style", "aria-hidden", "aria-label", "role", "aria-roledescription", "pointer-events"})


@dataclass(frozen=True)
class Form:
    """One drawn form of a chart, ready to stand in a page."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True)
class Drawing:
    """A picture in its two forms, what it shows in words, and the specification of the wide form."""

    wide: Form
    narrow: Form
    description: str
    spec: dict[str, Any]

    @property
    def forms(self) -> dict[str, Form]:
        """The forms by their names."""
        return {"wide": self.wide, "narrow": self.narrow}


def vega_lite_svg(spec: dict[str, Any], keep: Keep = unkept) -> str:
    """The SVG of a Vega-Lite specification, drawn without a browser; text is measured in the site's own sans face."""
    # In the order of its members: Vega draws in it.
    written = json.dumps(spec, ensure_ascii=False, allow_nan=False, separators=(",", ":"))

    def draw() -> bytes:
        register_faces()
        return str(vl_convert.vegalite_to_svg(written, vl_version=VEGA_LITE)).encode()

    return drawn(("svg", written), draw, keep).decode()


def drawn(ingredients: tuple[str, ...], draw: Callable[[], bytes], keep: Keep) -> bytes:
    """What `draw` makes of the `ingredients` with this renderer and these faces; kept for the next run if it may be."""
    if foreign_letters("".join(ingredients)):
        # These are drawn in whatever face the machine has today.
        return draw()
    return keep((renderer(), *(one.encode() for one in ingredients)), draw)


@cache
def renderer() -> bytes:
    """A digest of what draws: the renderer's version, the grammar's, and the faces."""
    digest = hashlib.sha256(f"{version(RENDERER)} {VEGA_LITE} {os.environ['TZ']}".encode())
    for face in drawing_faces().values():
        digest.update(hashlib.sha256(face).digest())
    return digest.digest()


@cache
def register_faces() -> None:
    """Makes the renderer know the site's faces; once a process, which needs their files until it ends."""
    folder = Path(tempfile.mkdtemp(prefix="faces-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, face in drawing_faces().items():
        (folder / name).write_bytes(face)
    vl_convert.register_font_directory(str(folder))


def _renamed(root: ET.Element, prefix: str) -> None:
    """Numbers the ids of one SVG after a prefix, and its references too: a page holds several SVGs.

    The renderer counts on from one picture to the next, so that its own ids would tell what else was drawn today.
    """
    found = [element for element in root.iter() if element.get("id")]
    names = {element.attrib["id"]: f"{prefix}-{number}" for number, element in enumerate(found, start=1)}
    for element in found:
        element.set("id", names[element.attrib["id"]])
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if "url(#" in value:
                element.set(name, _REFERENCE.sub(lambda match: f"url(#{names[match[1]]})", value))


def _rounded(root: ET.Element) -> None:
    """Cuts coordinates to a tenth of a pixel: a quarter of the bytes, nothing of the picture."""
    for element in root.iter():
        for name in ("d", "transform", "x", "y", "x2", "y2"):
            value = element.get(name)
            if value:
                element.set(
                    name,
                    re.sub(r"-?\d+\.\d{2,}", lambda m: f"{float(m.group()):.1f}".removesuffix(".0"), value),
                )


def _halos_under(root: ET.Element) -> None:
    """Puts the halo of a text under its letters: Vega would paint it over them."""
    for text in root.iter(f"{{{SVG}}}text"):
        if text.get("stroke"):
            text.set("paint-order", "stroke")


def page_svg(raw: str, prefix: str, title: str, description: str) -> Form:
    """`raw` from the renderer as one labelled image: title and description on the root, ids prefixed.

    Size comes from the viewBox, so that the page's width rules. The marks are one picture to a
    screen reader; the table beside it holds their content.
    """
    root = ET.fromstring(raw)  # noqa: S314 - our own renderer's output, which holds no entities
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for element in root.iter():
        for name in _NEEDLESS & set(element.attrib):
            del element.attrib[name]
        if element.get("font-family"):
            # The page's style sheet sets the face; naming it on each text would repeat it a hundred times.
            del element.attrib["font-family"]
    _renamed(root, prefix)
    _rounded(root)
    _halos_under(root)
    for name in ("width", "height"):
        root.attrib.pop(name, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    label, text = ET.Element(f"{{{SVG}}}title"), ET.Element(f"{{{SVG}}}desc")
    label.set("id", f"{prefix}-title")
    text.set("id", f"{prefix}-desc")
    label.text, text.text = title, description
    root.insert(0, label)
    root.insert(1, text)
    return Form(ET.tostring(root, encoding="unicode"), width, height)
