"""What every record's page has around its own content, and what several kinds of page share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.corpus import Corpus, Id, file_of
from build_scripts.derived.gaps import blank_words, not_heard_words
from build_scripts.derived.wording import Saying, sayings
from build_scripts.marks import Mention, Words, pieces
from build_scripts.model import EmptyField, NotHeard, Record
from build_scripts.values import counted
from build_scripts.views.addresses import address, href, name_of
from build_scripts.views.backlinks import Backlinks, backlinks
from build_scripts.views.contributing import start_link
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
from build_scripts.vocabulary import Blank


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
    start: str


LIST_OF = {
    "events": Crumb("Timeline", "timeline.html"),
    "actors": Crumb("Who’s who", "who.html"),
    "places": Crumb("Map", "map.html"),
    "claims": Crumb("Claims", "claims.html"),
    "quotes": Crumb("Quotes", "quotes.html"),
    "figures": Crumb("Numbers", "numbers.html"),
    "sources": Crumb("Sources", "sources.html"),
    "articles": Crumb("Home", "index.html"),
    "charts": Crumb("Charts", "charts.html"),
}


@dataclass(frozen=True)
class Sizes:
    """Width and height in pixels of a picture's wide and narrow form."""

    wide: tuple[float, float]
    narrow: tuple[float, float]


@dataclass(frozen=True)
class Desk:
    """What the making of any record's page needs: the corpus, who refers to whom, addresses, the pictures' sizes.

    `said` are the sayings of every disputed term. `repo_url` is the address of the repository, without a slash at its
    end, and `site_url` that of the site, with one; each is empty where there is none. Pictures that are not drawn
    have no size.
    """

    corpus: Corpus
    backlinks: Backlinks
    said: Mapping[str, tuple[Saying, ...]]
    repo_url: str = ""
    site_url: str = ""
    sizes: Mapping[str, Sizes] = field(default_factory=dict)

    def referrers(self, kind: str, record_id: str, of: str) -> tuple[str, ...]:
        """Ids of the records of kind `of` that name a record."""
        return tuple(i for k, i in self.backlinks.get((kind, record_id), ()) if k == of)


def opened_desk(
    corpus: Corpus, repo_url: str = "", site_url: str = "", sizes: Mapping[str, Sizes] | None = None
) -> Desk:
    """The desk for a corpus: what every page may need of the whole record, worked out once."""
    return Desk(corpus, backlinks(corpus), sayings(corpus), repo_url, site_url, sizes or {})


def opened(desk: Desk, kind: str, record_id: str) -> Notebook:
    """The notebook of a record's page. The reason for a withdrawal is printed first, so its notes are the first."""
    record: Record = desk.corpus.records[kind][record_id]
    head = record.withdrawn.reason if record.withdrawn else None
    return Notebook(desk.corpus, address(kind, record_id), head)


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
                _start_of(desk, (kind, record_id), record, blank),
            )
            for blank in record.blanks
        ),
        withdrawn=notes.head,
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


def first_sentence(text: str) -> str:
    """The first sentence of a prose text: up to the first full stop that a space and a new sentence follow."""
    for index, character in enumerate(text[:-2]):
        if character == "." and text[index + 1] == " " and (text[index + 2].isupper() or text[index + 2] in "[“"):
            return text[: index + 1]
    return text


def _start_of(desk: Desk, name: Id, record: Record, blank: EmptyField) -> str:
    """Where the filling of an empty field starts; nowhere for what is withheld or no longer stands."""
    if record.withdrawn or blank.reason == Blank.WITHHELD:
        return ""
    return start_link(desk.repo_url, desk.corpus, name, blank_words(record, blank))


def silence_of(desk: Desk, notes: Notebook, name: Id, silent: NotHeard) -> Silence:
    """A silent party as it is printed on the page of the record called `name`."""
    corpus = desk.corpus
    stands = corpus.records[name[0]][name[1]].withdrawn is None
    return Silence(
        chip(corpus, silent.party, notes.page),
        notes.rich(silent.note),
        silent.searched.words() if silent.searched else "",
        start_link(desk.repo_url, corpus, name, not_heard_words(corpus, silent)) if stands else "",
    )


def silent_words(silences: Sequence[Silence]) -> str:
    """How many parties were not heard, in words."""
    were = "was" if len(silences) == 1 else "were"
    return f"{counted(len(silences), 'party', 'parties')} {were} looked for and not heard.".capitalize()
