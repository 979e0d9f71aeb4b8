"""How wide a text will be, from the font's own metrics, so that labels can be placed without a browser."""

from __future__ import annotations

import re
from functools import cache
from textwrap import shorten

from fontTools.ttLib import TTFont

from build_scripts.fonts import SANS, SANS_BOLD


@cache
def _metrics(*, is_bold: bool) -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with TTFont(SANS_BOLD if is_bold else SANS, lazy=True) as font:
        widths = {name: font["hmtx"][name] for name in font.getGlyphOrder()}
        return dict(font.getBestCmap()), widths, font["head"].unitsPerEm


def text_width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Width of `text` in pixels at a font size in pixels; unknown characters count as an em."""
    characters, widths, units = _metrics(is_bold=is_bold)
    total = sum(widths[characters[ord(c)]][0] if ord(c) in characters else units for c in text)
    return total * size / units


def foreign_letters(text: str) -> set[str]:
    """The characters of `text` that our face lacks: a renderer takes them from whatever the machine has."""
    return {letter for letter in set(text) - {"\n"} if ord(letter) not in _metrics(is_bold=False)[0]}


def cut(text: str, letters: int = 40) -> str:
    """`text` in at most so many letters: a picture is no place for a long text, and the table has it whole."""
    short = shorten(text, letters, placeholder="…")
    return short if short != "…" else f"{text.strip()[: letters - 1]}…"


def wrapped(text: str, size: float, width: float, *, is_bold: bool = False) -> list[str]:
    """`text` cut at spaces into lines no wider than `width` pixels; one long word keeps its line."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, is_bold=is_bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def broken(address: str, size: float, width: float) -> list[str]:
    """A web address cut after slashes into lines no wider than `width` pixels; a longer part keeps its line."""
    lines = [""]
    for part in re.findall(r"[^/]*/+|[^/]+", address):
        if lines[-1] and text_width(lines[-1] + part, size) > width:
            lines.append("")
        lines[-1] += part
    return lines


def flowed(text: str, size: float, width: float, indent: float) -> list[str]:
    """`text` cut like `wrapped`, its first line shorter by `indent` pixels; that line is empty if no word fits."""
    lines = [""]
    for word in text.split():
        room = width - (indent if len(lines) == 1 else 0)
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
