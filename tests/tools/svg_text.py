"""Where the words of a drawn picture stand, so that a test can ask whether any two overlap or any is cut.

A text is measured in the face that pages set it in. Its box reaches from the top of its tallest letters to the foot of
its lowest; turned texts keep their angle. Halos are left out: they may lie over each other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

from build_scripts.charts.text_width import text_width

Point = tuple[float, float]
# Two columns of a transformation and what it moves by: x' = a·x + c·y + e, y' = b·x + d·y + f.
Matrix = tuple[float, float, float, float, float, float]

_SVG = "{http://www.w3.org/2000/svg}"
_NONE: Matrix = (1, 0, 0, 1, 0, 0)
# Of the site's sans: heights of its tallest and lowest common letters, as parts of the size.
_OVER, _UNDER = 0.72, 0.21
# Renderers round positions to a tenth and widths to less.
_TOUCH = 0.5
_STEP = re.compile(r"(matrix|translate|rotate|scale)\(([^)]*)\)")


@dataclass(frozen=True)
class TextBox:
    """One line of text with the corners of its box in the picture's units, clockwise from the top left."""

    text: str
    corners: tuple[Point, Point, Point, Point]


def _times(one: Matrix, other: Matrix) -> Matrix:
    """What `other` does, followed by `one`."""
    a, b, c, d, e, f = one
    a2, b2, c2, d2, e2, f2 = other
    return (
        a * a2 + c * b2,
        b * a2 + d * b2,
        a * c2 + c * d2,
        b * c2 + d * d2,
        a * e2 + c * f2 + e,
        b * e2 + d * f2 + f,
    )


def _step(name: str, numbers: list[float]) -> Matrix:
    match name, numbers:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *y]:
            return (1, 0, 0, 1, x, y[0] if y else 0)
        case "scale", [x, *y]:
            return (x, 0, 0, y[0] if y else x, 0, 0)
        case "rotate", [angle, *around]:
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            left, top = (around[0], around[1]) if around else (0.0, 0.0)
            return _times((1, 0, 0, 1, left, top), _times((cos, sin, -sin, cos, 0, 0), (1, 0, 0, 1, -left, -top)))
    raise ValueError(f"{name}({numbers}) is not a transformation that is known here")


def _matrix(transform: str) -> Matrix:
    found = _NONE
    for name, numbers in _STEP.findall(transform):
        found = _times(found, _step(name, [float(number) for number in re.split(r"[\s,]+", numbers.strip())]))
    return found


def _pixels(value: str) -> float:
    return float(value.removesuffix("px") or 0)


def _box(text: str, look: dict[str, str], matrix: Matrix, x: float, y: float) -> TextBox:
    size = _pixels(look["font-size"])
    is_bold = look.get("font-weight", "normal") in {"bold", "600", "700"}
    width = text_width(text, size, is_bold=is_bold)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[look.get("text-anchor", "start")]
    top, foot = y - _OVER * size, y + _UNDER * size
    a, b, c, d, e, f = matrix
    plain = ((left, top), (left + width, top), (left + width, foot), (left, foot))
    first, second, third, fourth = ((a * px + c * py + e, b * px + d * py + f) for px, py in plain)
    return TextBox(text, (first, second, third, fourth))


def _lines(text: ET.Element, look: dict[str, str], matrix: Matrix) -> Iterator[TextBox]:
    """The lines of one text: its own words, and those of its spans, each below the last by `dy`."""
    x, y = _pixels(text.get("x", "0")), _pixels(text.get("y", "0")) + _pixels(text.get("dy", "0"))
    if text.text and text.text.strip():
        yield _box(text.text.strip(), look, matrix, x, y)
    for span in text.iter(f"{_SVG}tspan"):
        x, y = _pixels(span.get("x", str(x))), _pixels(span.get("y", str(y))) + _pixels(span.get("dy", "0"))
        if span.text and span.text.strip():
            yield _box(span.text.strip(), {**look, **span.attrib}, matrix, x, y)


def _found(element: ET.Element, look: dict[str, str], matrix: Matrix) -> Iterator[TextBox]:
    if element.get("display") == "none" or element.get("opacity") == "0":
        return
    inherited = {name: element.get(name, look.get(name, "")) for name in ("font-size", "font-weight", "text-anchor")}
    own = {name: value for name, value in inherited.items() if value}
    here = _times(matrix, _matrix(element.get("transform", "")))
    if element.tag == f"{_SVG}text":
        yield from _lines(element, own, here)
        return
    for child in element:
        yield from _found(child, own, here)


def text_boxes(svg: str) -> list[TextBox]:
    """Every line of text in a picture, in the order in which they are drawn."""
    root = ET.fromstring(svg)  # noqa: S314 - our own renderer's output
    return list(_found(root, {}, _NONE))


def _is_between(one: TextBox, other: TextBox) -> bool:
    """True where a line along an edge of `one` parts the two boxes (the separating axis theorem)."""
    for (x, y), (x2, y2) in pairwise((*one.corners, one.corners[0])):
        length = math.hypot(x2 - x, y2 - y) or 1
        # Outwards, since the corners run clockwise with y downwards.
        across = ((y2 - y) / length, -(x2 - x) / length)
        if all((px - x) * across[0] + (py - y) * across[1] >= -_TOUCH for px, py in other.corners):
            return True
    return False


def overlapping_texts(svg: str) -> list[tuple[str, str]]:
    """Pairs of lines of text that lie over each other by more than half a unit, as drawn."""
    boxes = text_boxes(svg)
    return [
        (one.text, other.text)
        for one, other in combinations(boxes, 2)
        if not _is_between(one, other) and not _is_between(other, one)
    ]


def texts_outside(svg: str) -> list[str]:
    """Lines of text that reach out of the picture's own box, by more than half a unit."""
    root = ET.fromstring(svg)  # noqa: S314 - our own renderer's output
    left, top, width, height = (float(number) for number in root.get("viewBox", "").split())
    return [
        box.text
        for box in text_boxes(svg)
        if any(
            x < left - _TOUCH or y < top - _TOUCH or x > left + width + _TOUCH or y > top + height + _TOUCH
            for x, y in box.corners
        )
    ]
