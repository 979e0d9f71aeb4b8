"""What every record's page has around its own content, and what several kinds of page share."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.corpus import Corpus, file_of
from build_scripts.marks import Mention, Words, pieces
from build_scripts.model import NotHeard, Record
from build_scripts.views.addresses import href, name_of
from build_scripts.views.backlinks import Backlinks
from build_scripts.views.notebook import Notebook, Rich
from build_scripts.views.parts import (
    BlankNote,
    Chip,
    Crumb,
    Mentioned,
    SourceNote,
    chip,
    mentioned,
    source_notes,
)


@dataclass(frozen=True)
class Frame:
    """What every record's page has around its own content."""

    kind: str
    id: str
    address: str
    title: str
    name: str
    description: str
    crumbs: tuple[Crumb, ...]
    file: str
    blanks: tuple[BlankNote, ...]
    withdrawn: Rich
    notes: tuple[SourceNote, ...]
    used_in: tuple[Mentioned, ...]


@dataclass(frozen=True)
class Silence:
    """A party that was looked for and had not spoken."""

    party: Chip
    note: Rich
    searched: str


LIST_OF = {
    "events": Crumb("Timeline", "timeline.html"),
    "actors": Crumb("Who’s who", "who.html"),
    "places": Crumb("Map", "map.html"),
    "claims": Crumb("Claims", "claims.html"),
    "quotes": Crumb("Quotes", "quotes.html"),
    "figures": Crumb("Numbers", "numbers.html"),
    "sources": Crumb("Sources", "sources.html"),
    "articles": Crumb("Home", "index.html"),
}


@dataclass(frozen=True)
class Desk:
    """What the making of any record's page needs: the corpus and who refers to whom."""

    corpus: Corpus
    backlinks: Backlinks

    def referrers(self, kind: str, record_id: str, of: str) -> tuple[str, ...]:
        """Ids of the records of kind `of` that name a record."""
        return tuple(i for k, i in self.backlinks.get((kind, record_id), ()) if k == of)


def frame(
    desk: Desk,
    notes: Notebook,
    kind: str,
    record_id: str,
    *,
    title: str,
    description: str,
    shown: frozenset[str],
) -> Frame:
    """The frame of a page; `shown` are kinds of referrer that the page's own content lists already."""
    corpus = desk.corpus
    record: Record = corpus.records[kind][record_id]
    page = notes.page
    up = LIST_OF[kind]
    withdrawn = notes.rich(record.withdrawn.reason) if record.withdrawn else ()
    if record.withdrawn:
        notes.rest_on(record.withdrawn.sources)
    crumbs: tuple[Crumb, ...] = (Crumb(corpus.explainer.name, href("index.html", page)),)
    if kind != "articles":
        crumbs += (Crumb(up.name, href(up.href, page)),)
    return Frame(
        kind=kind,
        id=record_id,
        address=page,
        title=title,
        name=name_of(corpus, kind, record_id),
        description=description,
        crumbs=crumbs,
        file=file_of(kind, record_id),
        blanks=tuple(
            BlankNote(
                blank.field.rpartition(".")[2].replace("_", " "),
                blank.reason.label,
                blank.reason.definition,
                blank.note or "",
                blank.searched.words() if blank.searched else "",
            )
            for blank in record.blanks
        ),
        withdrawn=withdrawn,
        notes=source_notes(notes),
        used_in=tuple(
            mentioned(corpus, k, i, page) for k, i in desk.backlinks.get((kind, record_id), ()) if k not in shown
        ),
    )


def first_words(text: str, most: int = 155) -> str:
    """The beginning of a prose text without its marks, cut at a word: a page's description."""
    words = "".join(
        piece.text if isinstance(piece, Words) else (piece.words or piece.id.replace("-", " "))
        for piece in pieces(text)
        if isinstance(piece, Words | Mention)
    )
    words = " ".join(words.split())
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def silence_of(notes: Notebook, silent: NotHeard) -> Silence:
    """A silent party as it is printed."""
    searched = silent.searched.words() if silent.searched else ""
    return Silence(chip(notes.corpus, silent.party, notes.page), notes.rich(silent.note), searched)
