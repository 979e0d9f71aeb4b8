"""A chart's specification, kept from one build to the next: to make it takes longer than to draw it."""

from __future__ import annotations

import hashlib
import json
from functools import cache, partial
from importlib.metadata import version
from typing import Any

from build_scripts.cache import Keep
from build_scripts.fonts import drawing_faces
from build_scripts.paths import PACKAGE

# A function that makes an Altair chart, with the values that it makes it of.
Undrawn = partial[Any]


def specification(chart: Undrawn, keep: Keep) -> dict[str, Any]:
    """The Vega-Lite specification of a chart, made now or before by the same program of the same values."""

    def make() -> bytes:
        return json.dumps(chart().to_dict(), ensure_ascii=False, allow_nan=False).encode()

    values = repr((chart.args, sorted(chart.keywords.items())))
    name = f"{chart.func.__module__}.{chart.func.__qualname__}"
    # What is written with its place in memory does not say what it is.
    made = make() if " at 0x" in values else keep((_program(), name.encode(), values.encode()), make)
    found: dict[str, Any] = json.loads(made)
    return found


@cache
def _program() -> bytes:
    """A digest of all that a specification follows from but its values: our code, Altair, the faces of its words."""
    digest = hashlib.sha256(version("altair").encode())
    code = [path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))]
    for part in (*code, *drawing_faces().values()):
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
