"""A picture that stands alone: with its finding, what is counted, its key and its sources, in one SVG file."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

import vl_convert

from build_scripts.cache import Keep, unkept
from build_scripts.charts import theme
from build_scripts.charts.png_file import packed
from build_scripts.charts.svg import Form, drawn, register_faces
from build_scripts.charts.text_width import broken, text_width, wrapped

# Sizes in pixels: title, what is counted, key and foot, with the height of a line of each.
TITLE, TITLE_LINE = 21, 26
SMALL, SMALL_LINE = 13, 18
EDGE = 14
KEY_SHAPE, KEY_SWATCH = 20, 25
# How many pixels of the file for each of the picture: sharp on dense screens and in print at column width.
SCALE = 2
# What a reader may have, nearest first, where the file's own face is not taken up.
STACK = f"'{theme.FONT}','Source Sans 3','Source Sans Pro','Segoe UI',Roboto,'Noto Sans Arabic',sans-serif"
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")

# A name to its colours: light, dark.
Colours = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class KeyMark:
    """An entry of the key: a shape's path in a side's colour, a swatch, or letters; and what it means.

    An open shape with a core has a small filled one in it. A swatch is SVG in a box of 22 by 14 about its middle.
    """

    path: str
    colour: str
    is_open: bool
    letters: str
    label: str
    has_core: bool = False
    swatch: str = ""


@dataclass(frozen=True)
class Caption:
    """The words around a picture that goes its own way."""

    title: str
    subtitle: str
    key: tuple[KeyMark, ...]
    note: str
    foot: str
    description: str


def _texts(lines: list[str], top: float, size: int, step: int, look: str) -> str:
    return "".join(
        f'<text x="{EDGE}" y="{top + step * (n + 0.75):g}" font-size="{size}" {look}>{escape(line)}</text>'
        for n, line in enumerate(lines)
    )


def _key(marks: tuple[KeyMark, ...], top: float, width: float) -> tuple[str, float]:
    """The key in as many lines as it needs, and where it ends."""
    drawn, x, y = [], float(EDGE), top + SMALL_LINE / 2
    for mark in marks:
        head = KEY_SHAPE if mark.path else KEY_SWATCH if mark.swatch else text_width(mark.letters, SMALL) + 7
        wide = head + text_width(mark.label, SMALL) + 18
        if x > EDGE and x + wide > width - EDGE:
            x, y = float(EDGE), y + SMALL_LINE + 3
        if mark.path:
            paint = 'fill="var(--paper)" stroke-width="2.4" stroke' if mark.is_open else "fill"
            drawn.append(
                f'<path d="{mark.path}" transform="translate({x + 7:g} {y:g}) scale(.8)" {paint}="{mark.colour}"/>'
            )
            if mark.has_core:
                drawn.append(
                    f'<path d="{mark.path}" transform="translate({x + 7:g} {y:g}) scale(.36)" fill="{mark.colour}"/>'
                )
        elif mark.swatch:
            drawn.append(f'<g transform="translate({x + 9:g} {y:g}) scale(.82)">{mark.swatch}</g>')
        else:
            letters = escape(mark.letters)
            drawn.append(f'<text x="{x:g}" y="{y + 4:g}" font-size="{SMALL}" font-weight="600">{letters}</text>')
        drawn.append(f'<text x="{x + head:g}" y="{y + 4:g}" font-size="{SMALL}">{escape(mark.label)}</text>')
        x += wide
    return "".join(drawn), y + SMALL_LINE / 2 if marks else top


def poster(form: Form, caption: Caption) -> str:
    """One SVG with everything that the picture's figure says, its colours still CSS variables."""
    width = form.width + 2 * EDGE
    inner = width - 2 * EDGE
    # The semibold face is some 4 per cent wider than the regular one that is measured.
    title = wrapped(caption.title, TITLE * 1.05, inner)
    subtitle = wrapped(caption.subtitle, SMALL, inner)
    note = wrapped(caption.note, SMALL, inner)
    foot = [part for line in wrapped(caption.foot, SMALL, inner) for part in broken(line, SMALL, inner)]
    y = float(EDGE)
    parts = [_texts(title, y, TITLE, TITLE_LINE, 'font-weight="600"')]
    y += TITLE_LINE * len(title) + 4
    parts.append(_texts(subtitle, y, SMALL, SMALL_LINE, 'fill="var(--soft)"'))
    y += SMALL_LINE * len(subtitle) + 10
    key, y = _key(caption.key, y, width)
    parts.append(key)
    y += 10
    placed = form.svg.replace("<svg ", f'<svg x="{EDGE}" y="{y:g}" width="{form.width:g}" height="{form.height:g}" ', 1)
    # One picture has one name: the outer file's.
    parts.append(_without_name(placed))
    y += form.height + 12
    # What a reader must know before believing the picture goes with it.
    parts.append(_texts(note, y, SMALL, SMALL_LINE, ""))
    y += SMALL_LINE * len(note) + (6 if note else 0)
    parts.append(_texts(foot, y, SMALL, SMALL_LINE, 'fill="var(--soft)"'))
    y += SMALL_LINE * len(foot) + EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width:g}" '
        f'height="{y:g}" viewBox="0 0 {width:g} {y:g}" role="img" aria-labelledby="title desc" fill="var(--ink)">'
        f'<title id="title">{escape(caption.title)}</title><desc id="desc">{escape(caption.description)}</desc>'
        f'<rect width="{width:g}" height="{y:g}" fill="var(--paper)"/>{"".join(parts)}</svg>\n'
    )


def thumbnail(form: Form) -> str:
    """The upper part of a drawing without its description, three high for four wide: a sign for the whole in a list."""
    shown = _without_name(form.svg)
    view = f'viewBox="0 0 {form.width:g} {form.width * 3 / 4:g}"'
    return re.sub(r'viewBox="[^"]*"', view, shown, count=1)


def _without_name(svg: str) -> str:
    """A drawing that tells a screen reader nothing of its own."""
    unnamed = re.sub(r' role="img" aria-labelledby="[^"]*"', ' aria-hidden="true"', svg, count=1)
    return re.sub(r"<(title|desc) id=[^>]*>.*?</\1>", "", unnamed, flags=re.DOTALL)


def with_style(svg: str, colours: Colours, faces: Mapping[int, bytes]) -> str:
    """`svg` with its colours, light and dark, and its faces by weight, inside: a file that asks for nothing more."""
    light, dark = ("".join(f"--{name}:{pair[which]};" for name, pair in colours.items()) for which in (0, 1))
    fonts = "".join(
        f"@font-face{{font-family:'{theme.FONT}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{base64.b64encode(face).decode()})}}"
        for weight, face in faces.items()
    )
    style = (
        f"<style>{fonts}svg{{{light}font-family:{STACK};font-variant-numeric:lining-nums tabular-nums}}"
        f"@media (prefers-color-scheme:dark){{svg{{{dark}}}}}</style>"
    )
    return re.sub(r"(<svg [^>]*>)", lambda match: match[1] + style, svg, count=1)


def resolved(text: str, colours: Colours, *, dark: bool = False) -> str:
    """`text` with every `var(--name)` replaced by the colour: for programs that know no CSS variables."""
    return _VARIABLE.sub(lambda match: colours[match[1]][dark], text)


def png(svg: str, colours: Colours, *, dark: bool = False, scale: float = SCALE, keep: Keep = unkept) -> bytes:
    """A poster as PNG, `scale` pixels for each of the drawing's, in the face that the drawing was measured with."""
    plain = resolved(svg, colours, dark=dark).replace("<svg ", f'<svg font-family="{theme.FONT}" ', 1)

    def draw() -> bytes:
        register_faces()
        return packed(bytes(vl_convert.svg_to_png(plain, scale=scale)))

    return drawn(("png", zlib.ZLIB_RUNTIME_VERSION, f"{scale:g}", plain), draw, keep)
