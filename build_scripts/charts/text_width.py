"""How wide a text will be, from the font's own metrics, so that labels can be placed without a browser."""

from __future__ import annotations

from functools import cache

from fontTools.ttLib import TTFont

from build_scripts.fonts import SANS


@cache
def _metrics() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    with TTFont(SANS, lazy=True) as font:
        widths = {name: font["hmtx"][name] for name in font.getGlyphOrder()}
        return dict(font.getBestCmap()), widths, font["head"].unitsPerEm


def text_width(text: str, size: float) -> float:
    """Width of `text` in pixels at a font size in pixels; unknown characters count as an em."""
    characters, widths, units = _metrics()
    total = sum(widths[characters[ord(c)]][0] if ord(c) in characters else units for c in text)
    return total * size / units


def foreign_letters(text: str) -> set[str]:
    """The characters of `text` that our face lacks: a renderer takes them from whatever the machine has."""
    return {letter for letter in set(text) - {"\n"} if ord(letter) not in _metrics()[0]}


def wrapped(text: str, size: float, width: float) -> list[str]:
    """`text` cut at spaces into lines no wider than `width` pixels; one long word keeps its line."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
