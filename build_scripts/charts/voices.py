"""Who speaks of whom: a square of side by side, a number in each cell and ink by its size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from build_scripts.charts import theme
from build_scripts.charts.pixels import inline
from build_scripts.charts.text_width import text_width, wrapped
from build_scripts.model import Side
from build_scripts.views.picture_voices import NOBODY, NOBODY_WORDS, Voice

ROW, LINE, GAP = 46, 15, 2
# From a row's edge to its words: the shape stands between. The same room lies under the names of the columns.
SHAPE_ROOM = 22
# A column narrower than this has its name upright.
UPRIGHT_BELOW = 60
NUMBER = 16
# The ink of the cell with the highest number: letters in full ink still stand out from it, on light and on dark.
DARKEST = 0.36
# Over the names of the columns stand the words that make a sentence of row and column.
OVER = LINE + 10
_WORDS: dict[str, Any] = {"align": "left", "baseline": "middle", "fontSize": theme.TEXT, "color": theme.INK}
_QUIET: dict[str, Any] = {**_WORDS, "color": theme.SOFT, "fontSize": theme.SMALL}


@dataclass(frozen=True)
class _Square:
    """Where the cells stand, in pixels, and the scales that put them there."""

    left: float
    top: float
    height: float
    about: Any
    speakers: Any
    heads: tuple[dict[str, Any], ...]
    is_upright: bool


def quotations(count: int) -> str:
    """The number of a row's quotations, in figures: it stands beside figures."""
    return f"{count} quotation{'' if count == 1 else 's'}"


def _square(rows: Sequence[Voice], sides: Mapping[str, Side], width: int) -> _Square:
    # The semibold face is some 4 per cent wider than the regular one that is measured.
    row_words = [text_width(sides[row.side].short, theme.TEXT) * 1.05 for row in rows]
    row_words += [text_width(quotations(row.total), theme.SMALL) for row in rows]
    left = SHAPE_ROOM + max(row_words) + 8
    names = {**{side: its.short for side, its in sides.items()}, NOBODY: NOBODY_WORDS}
    step = (width - left) / len(names)
    is_upright = step < UPRIGHT_BELOW
    lines = {name: [text] if is_upright else wrapped(text, theme.TEXT, step - 6) for name, text in names.items()}
    deepest_line = max(text_width(text, theme.TEXT) for text in names.values())
    deep = deepest_line if is_upright else LINE * max(map(len, lines.values()))
    foot = OVER + deep
    heads = tuple(
        {"about": name, "name": its, "y": foot if is_upright else foot - LINE * len(its) + 2}
        for name, its in lines.items()
    )
    top = foot + SHAPE_ROOM + 4
    height = top + ROW * len(rows)
    across = alt.Scale(domain=list(names), range=[left, width], paddingInner=GAP / step, paddingOuter=0)
    down = alt.Scale(domain=[row.side for row in rows], range=[top, height], paddingInner=GAP / ROW, paddingOuter=0)
    about, speakers = alt.X("about:N", scale=across, axis=None), alt.Y("speakers:N", scale=down, axis=None)
    return _Square(left, top, height, about, speakers, heads, is_upright)


def chart(rows: Sequence[Voice], sides: Mapping[str, Side], width: int) -> Any:
    """The square at `width` pixels: speakers' sides in rows, the sides spoken of in columns, nobody last."""
    square = _square(rows, sides, width)
    layers = [*_cells(rows, square), *_row_heads(rows, sides, square), *_column_heads(sides, square)]
    # Words over the columns are placed by pixel, cells by side.
    both = alt.layer(*layers).resolve_scale(y="independent")
    return theme.themed(both.properties(width=width, height=square.height))


def _cells(rows: Sequence[Voice], square: _Square) -> list[Any]:
    """The numbers, with ink by their size; what names nobody is no side's and takes none."""
    quoted = [row for row in rows if row.total]
    at = {"x": square.about, "y": square.speakers}
    most = max((len(one.quotes) for row in rows for one in row.spoken if one.about), default=0)
    cells = alt.Chart(
        inline(
            [
                {"speakers": row.side, "about": one.about, "count": len(one.quotes)}
                for row in quoted
                for one in row.spoken
            ]
        )
    )
    own = alt.Chart(inline([{"speakers": row.side, "about": row.side} for row in quoted]))
    ink = alt.Opacity("count:Q", scale=alt.Scale(domain=[0, max(most, 1)], range=[0.02, DARKEST]), legend=None)
    number = {**_WORDS, "align": "center", "fontSize": NUMBER, "fontWeight": 600}
    none = {**_QUIET, "align": "center"}
    silent = alt.Chart(inline([{"speakers": row.side, "words": "nobody quoted"} for row in rows if not row.total]))
    return [
        cells.transform_filter(f"datum.about !== '{NOBODY}'").mark_rect(color=theme.INK).encode(**at, opacity=ink),
        own.mark_rect(filled=False, stroke=theme.SOFT, strokeWidth=1, strokeDash=[3, 2]).encode(**at),
        cells.transform_filter("datum.count > 0").mark_text(**number).encode(**at, text="count:Q"),
        cells.transform_filter("datum.count === 0").mark_text(**none).encode(**at, text="count:Q"),
        silent.mark_text(**_QUIET).encode(x=alt.value(square.left + 8), y=square.speakers, text="words:N"),
    ]


def _shapes(rows: list[dict[str, Any]], sides: Mapping[str, Side]) -> Any:
    """Each row's side as its shape in its colour, not yet placed."""
    domain, colours, shapes = theme.side_scales(sides)
    return (
        alt.Chart(inline(rows))
        .mark_point(filled=True, size=90, opacity=1)
        .encode(
            fill=alt.Fill("side:N", scale=alt.Scale(domain=domain, range=colours), legend=None),
            shape=alt.Shape("side:N", scale=alt.Scale(domain=domain, range=shapes), legend=None),
        )
    )


def _row_heads(rows: Sequence[Voice], sides: Mapping[str, Side], square: _Square) -> list[Any]:
    named = [
        {"speakers": row.side, "side": row.side, "name": sides[row.side].short, "of": quotations(row.total)}
        for row in rows
    ]
    heads, beside = alt.Chart(inline(named)), {"x": alt.value(SHAPE_ROOM), "y": square.speakers}
    return [
        _shapes(named, sides).encode(x=alt.value(8), y=square.speakers),
        heads.mark_text(**_WORDS, dy=-8, fontWeight=600).encode(**beside, text="name:N"),
        heads.mark_text(**_QUIET, dy=9).encode(**beside, text="of:N"),
        alt.Chart(inline([{"words": "Speakers of…"}]))
        .mark_text(**_QUIET)
        .encode(x=alt.value(0), y=alt.value(square.top - SHAPE_ROOM / 2), text="words:N"),
    ]


def _column_heads(sides: Mapping[str, Side], square: _Square) -> list[Any]:
    turned = {"angle": 270} if square.is_upright else {"align": "center", "baseline": "top", "lineHeight": LINE}
    pixels = alt.Scale(domain=[0, square.height], range=[0, square.height], nice=False)
    return [
        _shapes([{"about": side, "side": side} for side in sides], sides).encode(
            x=square.about, y=alt.value(square.top - SHAPE_ROOM / 2)
        ),
        alt.Chart(inline(square.heads))
        .mark_text(**{**_WORDS, **turned})
        .encode(x=square.about, y=alt.Y("y:Q", scale=pixels, axis=None), text="name:N"),
        alt.Chart(inline([{"words": "…speak of actors of"}]))
        .mark_text(**_QUIET)
        .encode(x=alt.value(square.left), y=alt.value(LINE / 2 + 2), text="words:N"),
    ]
