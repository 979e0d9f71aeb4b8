"""The direction of writing of a language, and the script of a text."""

from __future__ import annotations

import unicodedata
from collections import Counter

# Languages of the world's press whose usual script runs from right to left (ISO 639 codes).
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def direction(tag: str) -> str:
    """`rtl` or `ltr` for a BCP 47 tag, by its language; a script subtag decides where there is one."""
    language, *subtags = tag.split("-")
    scripts = [subtag for subtag in subtags if len(subtag) == len("Arab")]
    if scripts:
        return "rtl" if scripts[0].title() in {"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"} else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def script(text: str) -> str:
    """The script of most letters of a text, as the Unicode names of its letters begin: LATIN, ARABIC, CYRILLIC."""
    names = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha())
    return names.most_common(1)[0][0] if names else ""
