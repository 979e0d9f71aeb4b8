"""The site's own fonts, cut to the characters that the site uses.

Source Serif and Source Sans (SIL Open Font License) come from packages; what is served is a subset,
renamed as the licence's reserved names ask.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from fontTools import subset
from fontTools.ttLib import TTFont

_SERIF_FILES = Path(font_source_serif_pro.__file__).parent / "files"
_SANS_FILES = Path(font_source_sans_pro.__file__).parent / "files"
SERIF = _SERIF_FILES / "SourceSerifPro-Regular.ttf"
SANS = _SANS_FILES / "SourceSansPro-Regular.ttf"
SANS_BOLD = _SANS_FILES / "SourceSansPro-Semibold.ttf"

FACES = {
    "serif.woff2": SERIF,
    "sans.woff2": SANS,
    "sans-bold.woff2": SANS_BOLD,
}
# Kerning, ligatures, old-style and tabular figures; small caps are letters of their own and cost as much again.
FEATURES = ["kern", "liga", "onum", "lnum", "tnum", "pnum", "locl", "ccmp", "mark"]
# Always there, whatever the record says today: an edit should rarely change a font's bytes.
BASE = {chr(code) for code in range(0x20, 0x7F)} | set("–—‘’“”…·•×°→←↑↓≤≥½  ")


# The name under which pages and pictures know the sans face. No machine has a face of this name already.
SANS_NAME = "Explainer Sans"
_FAMILY, _FULL, _POSTSCRIPT, _TYPOGRAPHIC, _TYPOGRAPHIC_STYLE = 1, 4, 6, 16, 17


@cache
def drawing_faces() -> Mapping[str, bytes]:
    """The sans faces that pictures are drawn and measured in, whole, under a name of their own; by file name.

    Under the name that they came with, a renderer would take the machine's version of them, or any of the package's.
    """
    faces = {}
    for weight, face in ((400, SANS), (600, SANS_BOLD)):
        with TTFont(face, recalcTimestamp=False) as font:
            names = font["name"]
            for number in (_FULL, _TYPOGRAPHIC, _TYPOGRAPHIC_STYLE):
                names.removeNames(nameID=number)
            own = {_FAMILY: SANS_NAME, _POSTSCRIPT: f"{SANS_NAME.replace(' ', '')}-{weight}"}
            for record in names.names:
                record.string = own.get(record.nameID, record.string)
            out = io.BytesIO()
            font.save(out)
        faces[f"{weight}.ttf"] = out.getvalue()
    return faces


def subset_font(face: Path, characters: Iterable[str]) -> bytes:
    """The WOFF2 file of `face` with only `characters` (and `BASE`), named as the site's own."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 13, 14]
    options.notdef_outline = True
    # The day of the build must not stand in the file.
    font = TTFont(face, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(BASE | set(characters))))
    subsetter.subset(font)
    out = io.BytesIO()
    font.flavor = "woff2"
    font.save(out)
    return out.getvalue()
