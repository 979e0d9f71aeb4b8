"""How hard a text is to read, as LIX: mean words in a sentence plus per cent of words over six letters.

C. H. Björnsson, *Läsbarhet*, Stockholm: Liber, 1968. It needs no dictionary and no language, so any record can
be measured with it; below 40 is plain, 50 is the press, above 60 is a law.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
# A point inside a number or a name ends nothing; a closing mark may stand between the point and the space.
_END = re.compile(r"[.!?:;](?=[”’)\]]*(?:\s|$))")


def words(text: str) -> list[str]:
    """The words of `text`; a figure and a hyphenated word count as one."""
    return _WORD.findall(text)


def lix(text: str) -> float:
    """The LIX of a text; 0 for a text without words."""
    found = words(text)
    if not found:
        return 0.0
    sentences = max(1, len(_END.findall(text.strip())))
    long = sum(1 for word in found if len(word) > 6)
    return len(found) / sentences + 100 * long / len(found)
