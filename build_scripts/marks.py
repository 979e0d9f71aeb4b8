"""The two marks of prose: `[@source-id]` cites a source, `[[kind:id]]` or `[[kind:id|words]]` mentions a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"\[@(?P<source>[^\]\s]+)\]|\[\[(?P<kind>[^\]:|\s]+):(?P<id>[^\]|\s]+)(?:\|(?P<words>[^\]]+))?\]\]")
# What looks like a mark and is none is a slip of the pen, never text to be printed.
_BROKEN = re.compile(r"\[@[^\]]*\]?|\[\[[^\]]*\]?\]?")


@dataclass(frozen=True)
class Words:
    """Plain text between marks."""

    text: str


@dataclass(frozen=True)
class Cite:
    """A citation of a source."""

    source: str


@dataclass(frozen=True)
class Mention:
    """A mention of a record; `kind` is the singular, `words` replace the record's own name."""

    kind: str
    id: str
    words: str | None


@dataclass(frozen=True)
class BrokenMark:
    """Text that begins like a mark and does not end like one."""

    text: str


Piece = Words | Cite | Mention | BrokenMark


def _plain(text: str) -> Iterator[Piece]:
    start = 0
    for match in _BROKEN.finditer(text):
        if match.start() > start:
            yield Words(text[start : match.start()])
        yield BrokenMark(match.group())
        start = match.end()
    if start < len(text):
        yield Words(text[start:])


def pieces(text: str) -> Iterator[Piece]:
    """`text` cut at its marks, in order; nothing of it is lost."""
    start = 0
    for match in _MARK.finditer(text):
        yield from _plain(text[start : match.start()])
        if match["source"]:
            yield Cite(match["source"])
        else:
            yield Mention(match["kind"], match["id"], match["words"])
        start = match.end()
    yield from _plain(text[start:])


def own_words(text: str) -> str:
    """A prose text as it reads, without its notes; a mention without words of its own is left out."""
    shown = []
    for piece in pieces(text):
        match piece:
            case Words(words):
                shown.append(words)
            # What a mention puts in the place of a record's name is ours too.
            case Mention(_, _, str(words)):
                shown.append(words)
    return "".join(shown)


def cited(text: str) -> list[str]:
    """The sources that a prose text cites, in order, with repeats."""
    return [piece.source for piece in pieces(text) if isinstance(piece, Cite)]
