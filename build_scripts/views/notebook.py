"""Prose with its marks resolved, and the numbered notes of one page.

A `Notebook` is opened for one page and filled in reading order: the first citation of a source takes
the next number, each further one leads to the same note. It is the only thing here that changes
while a page is made, and nothing outlives the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.marks import Cite, Mention, Words, pieces
from build_scripts.model import KIND_OF, Publisher, Source
from build_scripts.views.addresses import address, href, name_of


@dataclass(frozen=True)
class Plain:
    """Text to be escaped and printed."""

    text: str
    form: str = "plain"


@dataclass(frozen=True)
class Link:
    """A link within the site."""

    text: str
    href: str
    form: str = "link"


@dataclass(frozen=True)
class NoteMark:
    """The number of a note for `source`; `anchor` is where the note leads back to."""

    source: str
    number: int
    anchor: str
    publisher: str
    form: str = "note"


Rich = tuple[Plain | Link | NoteMark, ...]


@dataclass(frozen=True)
class NoteUse:
    """A source's number on a page, and the anchors of its citations there, in order."""

    number: int
    source: str
    anchors: tuple[str, ...]


class Notebook:
    """The notes of one page at address `page`; `head` is the prose that the page prints before all else, if any."""

    def __init__(self, corpus: Corpus, page: str, head: str | None = None) -> None:
        self.corpus = corpus
        self.page = page
        self._anchors: dict[str, list[str]] = {}
        self.head = self.rich(head)

    def cite(self, source: str) -> NoteMark:
        """The mark of one citation of `source`."""
        anchors = self._anchors.setdefault(source, [])
        number = list(self._anchors).index(source) + 1
        anchor = f"ref-{number}-{len(anchors) + 1}"
        anchors.append(anchor)
        publisher = self.corpus.of(Publisher)[self.corpus.of(Source)[source].publisher]
        return NoteMark(source, number, anchor, publisher.name)

    def cite_all(self, sources: Iterable[str]) -> tuple[NoteMark, ...]:
        """The marks of several sources, each once, in their order."""
        return tuple(self.cite(source) for source in dict.fromkeys(sources))

    def rest_on(self, sources: Iterable[str]) -> None:
        """Lists `sources` among the notes without a mark in the text: the record as a whole rests on them."""
        for source in sources:
            self._anchors.setdefault(source, [])

    def cite_rest(self, sources: Iterable[str], *told: Rich) -> tuple[NoteMark, ...]:
        """The marks of those `sources` that the texts `told` do not cite themselves."""
        cited = {piece.source for text in told for piece in text if isinstance(piece, NoteMark)}
        return self.cite_all(source for source in sources if source not in cited)

    def link(self, kind: str, record_id: str, words: str | None = None) -> Link:
        """A link to a record of a plural kind."""
        target = href(address(kind, record_id), self.page)
        return Link(words or name_of(self.corpus, kind, record_id), target)

    def rich(self, text: str | None) -> Rich:
        """A prose text with its marks resolved; the marks have been checked before."""
        found: list[Plain | Link | NoteMark] = []
        for piece in pieces(text or ""):
            match piece:
                case Words(words):
                    found += _after_notes(found, words)
                case Cite(source):
                    _close_up(found)
                    found.append(self.cite(source))
                case Mention(kind, record_id, words):
                    found.append(self.link(KIND_OF[kind], record_id, words))
                case broken:
                    raise ValueError(f"unchecked prose: {broken.text!r}")
        return tuple(found)

    def paragraphs(self, text: str | None) -> tuple[Rich, ...]:
        """`rich` for each paragraph; an empty line separates two."""
        return tuple(self.rich(part.strip()) for part in (text or "").split("\n\n") if part.strip())

    def uses(self) -> Sequence[NoteUse]:
        """All notes, by number."""
        return [
            NoteUse(number, source, tuple(anchors))
            for number, (source, anchors) in enumerate(self._anchors.items(), start=1)
        ]


def bare(told: Rich) -> str:
    """The words of a rich text, without its links and notes: for where nothing can be followed."""
    return " ".join("".join("" if isinstance(piece, NoteMark) else piece.text for piece in told).split())


def _close_up(found: list[Plain | Link | NoteMark]) -> None:
    """Takes the space before a note's number away: it hangs on the word before it."""
    last = found.pop() if found and isinstance(found[-1], Plain) else None
    if isinstance(last, Plain) and last.text.rstrip():
        found.append(Plain(last.text.rstrip()))


def _after_notes(found: list[Plain | Link | NoteMark], words: str) -> list[Plain | Link | NoteMark]:
    """`words` with a leading full stop or comma moved before the notes that end `found`: numbers follow the point."""
    at = len(found)
    while at and isinstance(found[at - 1], NoteMark):
        at -= 1
    if at == len(found) or words[:1] not in {".", ",", ";", ":"}:
        return [Plain(words)]
    found.insert(at, Plain(words[0]))
    return [Plain(words[1:])] if words[1:] else []
