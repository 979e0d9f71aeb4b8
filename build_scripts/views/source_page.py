"""The page of a source."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Publisher, Source
from build_scripts.views.frame import Desk, Frame, first_words, frame, opened
from build_scripts.views.notebook import Link, Rich
from build_scripts.views.parts import Chip, Foreign, Mentioned, chip, foreign, mentioned, title_of


@dataclass(frozen=True)
class SourcePage:
    """A source: what it is, why to weigh it so, and everything that rests on it."""

    frame: Frame
    publisher: Link
    weigh: Rich
    title: Foreign
    title_seen: bool
    authors: tuple[Foreign, ...]
    published: str
    url: str
    archived_url: str
    read_at: str
    language: str
    kind: str
    kind_definition: str
    stake: Chip | None
    based_on: tuple[Mentioned, ...]
    retells: tuple[Link, ...]
    repeated_by: tuple[Mentioned, ...]
    note: Rich


def source_page(desk: Desk, record_id: str) -> SourcePage:
    """The page of a source."""
    corpus = desk.corpus
    sources = corpus.of(Source)
    source = sources[record_id]
    notes = opened(desk, "sources", record_id)
    page = notes.page
    note = notes.rich(source.note)
    publisher = corpus.of(Publisher)[source.publisher]
    weigh = notes.rich(publisher.weigh)
    # Unlike where it is mentioned, here the title is told whole: it is this page's own.
    title = f"{publisher.name}, “{source.title}”" if source.title_seen else f"{publisher.name}: {source.title}"
    return SourcePage(
        frame=frame(
            desk,
            notes,
            "sources",
            record_id,
            title=title,
            description=first_words(f"{title}: what it is, how it was read, and what rests on it."),
            shown=frozenset({"sources"}),
        ),
        publisher=notes.link("publishers", source.publisher),
        weigh=weigh,
        title=title_of(corpus, source),
        title_seen=source.title_seen,
        authors=tuple(foreign(author, source.language) for author in source.authors),
        published=source.published.words() if source.published else "not shown on the page read",
        url=source.url,
        archived_url=source.archived_url or "",
        read_at=source.read_at or "",
        language=source.language,
        kind=source.kind.label,
        kind_definition=source.kind.definition,
        stake=chip(corpus, source.stake, page) if source.stake else None,
        based_on=tuple(mentioned(corpus, "sources", other, page) for other in source.based_on),
        retells=tuple(notes.link("publishers", other) for other in source.retells),
        repeated_by=tuple(
            mentioned(corpus, "sources", i, page) for i, other in sources.items() if record_id in other.based_on
        ),
        note=note,
    )
