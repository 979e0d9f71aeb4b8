"""The look that every chart shares. Colours are CSS variables, so one SVG serves light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_scripts.fonts import SANS_NAME
from build_scripts.model import Side

# Pages set their own subset of it, the renderer has it whole.
FONT = SANS_NAME
# With what a reader may have instead: what a browser measures a chart with that it draws itself.
PAGE_FONT = f"{SANS_NAME}, Segoe UI, Roboto, sans-serif"
INK = "var(--ink)"
SOFT = "var(--soft)"
RULE = "var(--rule)"
PAPER = "var(--paper)"
LAND = "var(--land)"
SEA = "var(--sea)"
WATER = "var(--water)"
CELL = "var(--cell)"

WIDE = 700
NARROW = 336
TEXT = 13
# Keeps a label readable where a line passes under it; `svg` puts it under the letters.
HALO: dict[str, Any] = {"stroke": "var(--paper)", "strokeWidth": 4, "strokeJoin": "round"}
SMALL = 12


def side_colour(side: str) -> str:
    """The CSS variable that holds a side's colour."""
    return f"var(--side-{side})"


def side_scales(sides: Mapping[str, Side]) -> tuple[list[str], list[str], list[str]]:
    """Domain, colours and shapes of the sides, in order. A side's shape is already one of Vega's."""
    return list(sides), [side_colour(side) for side in sides], [side.shape for side in sides.values()]


def themed(chart: Any, font: str = FONT) -> Any:
    """`chart` with the shared configuration: transparent, quiet grid, our type, marks hidden from the tree."""
    axis = {
        "labelFont": font,
        "titleFont": font,
        "labelColor": SOFT,
        "titleColor": SOFT,
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "gridColor": RULE,
        "domainColor": RULE,
        "tickColor": RULE,
    }
    # In one step, since Altair copies the whole chart for each.
    return chart.configure(
        background="transparent",
        font=font,
        aria=False,
        padding=4,
        view={"stroke": None},
        axis=axis,
        text={"font": font, "fontSize": TEXT, "color": INK},
    )
