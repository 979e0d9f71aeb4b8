"""What a chart would draw, read from its specification: the rows of its marks, and the boxes of its words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from build_scripts.charts.text_width import text_width

# Left, top, right and bottom, in pixels.
Box = tuple[float, float, float, float]


def _layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if "layer" in spec:
        for layer in spec["layer"]:
            yield from _layers(layer)
    elif "mark" in spec:
        yield spec


def marks_of(spec: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """The rows of every layer of one kind of mark, in the order painted; a filter may leave some of them out."""
    layers = [layer for layer in _layers(spec) if layer["mark"]["type"] == kind]
    return [row for layer in layers for row in layer["data"]["values"]]


def boxes(spec: dict[str, Any]) -> list[Box]:
    """The box of every line of words that is placed by pixels, some 70 per cent of a line high."""
    found = []
    for layer in _layers(spec):
        look = layer["mark"]
        if look["type"] != "text":
            continue
        size = look["fontSize"]
        for row in layer["data"]["values"]:
            lines = row["text"] if isinstance(row["text"], list) else [row["text"]]
            for number, line in enumerate(lines):
                wide = text_width(line, size)
                left = row["x"] - (wide / 2 if look.get("align") == "center" else 0)
                middle = row["y"] + number * look.get("lineHeight", 0)
                if line:
                    found.append((left, middle - size * 0.35, left + wide, middle + size * 0.35))
    return found


def overlapping(found: Sequence[Box]) -> list[tuple[Box, Box]]:
    """Every two boxes that touch."""
    return [
        (one, other)
        for one, other in itertools.combinations(found, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
