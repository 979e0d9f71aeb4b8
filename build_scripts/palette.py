"""The colours that every page and picture shares, light and dark; the sides' own come from the record."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import Side

# Name: light, dark. A style sheet says `var(--name)`.
PALETTE: Mapping[str, tuple[str, str]] = {
    "paper": ("#fdfcf9", "#161614"),
    "raised": ("#f5f2ea", "#21211e"),
    "ink": ("#1b1b19", "#ece8de"),
    "soft": ("#5a574d", "#b2ad9f"),
    "rule": ("#d8d3c6", "#403e37"),
    "land": ("#f3f0e6", "#2a2925"),
    "sea": ("#e2e6e5", "#1b2022"),
    "cell": ("#e2e6e5", "#35393a"),
    "water": ("#a9b9be", "#4b5f66"),
}


def colours(sides: Mapping[str, Side]) -> dict[str, tuple[str, str]]:
    """Every colour by the name of its CSS variable, without the two hyphens: light, dark."""
    return {**PALETTE, **{f"side-{name}": (side.light, side.dark) for name, side in sides.items()}}


def colour_rules(sides: Mapping[str, Side]) -> str:
    """The CSS that sets every colour: light, and dark on the screens of readers who ask for it."""
    light, dark = ("".join(f"--{name}:{pair[which]};" for name, pair in colours(sides).items()) for which in (0, 1))
    # On paper there is no dark mode, whatever the screen has.
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
