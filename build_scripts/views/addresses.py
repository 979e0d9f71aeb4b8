"""Where each record's page stands. Addresses are relative to the site's root and never change."""

from __future__ import annotations

from posixpath import relpath
from textwrap import shorten

from build_scripts.corpus import Corpus
from build_scripts.model import (
    Actor,
    Article,
    Chart,
    Claim,
    Correction,
    Event,
    Figure,
    Place,
    Publisher,
    Quote,
    Source,
    Term,
)

# Hand-written pages that the program itself links to: a site without one of them would have a broken door.
EXPECTED_PAGES = (
    "index",
    "timeline",
    "map",
    "who",
    "claims",
    "known",
    "backing",
    "charts",
    "quotes",
    "numbers",
    "words",
    "wording",
    "sources",
    "method",
    "contribute",
    "corrections",
    "gaps",
    "search",
    "told",
)
# Where the disputed words stand with who says them, each at the anchor that it has on the page of words.
WORDING_PAGE = "wording.html"
# What a reader's browser loads when a chart is to be explored, and not before.
RUNTIME, EXPLORER = "assets/vega.js", "assets/explorer.js"
# Kinds whose records share one page, each with an anchor of its own there.
SHARED_PAGE = {"terms": "words.html", "corrections": "corrections.html", "publishers": "sources.html"}


def address(kind: str, record_id: str) -> str:
    """The address of a record of a plural kind, from the site's root."""
    if kind in SHARED_PAGE:
        return f"{SHARED_PAGE[kind]}#{record_id}"
    return f"{kind}/{record_id}.html"


def side_address(side: str) -> str:
    """The address of the page of what a side says, from the site's root."""
    return f"sides/{side}.html"


def embed_address(chart: str) -> str:
    """The address of a chart's page for other sites' frames, from the site's root."""
    return f"embeds/{chart}.html"


def download_address(chart: str, ending: str) -> str:
    """The address of a chart as a file, from the site's root."""
    return f"charts/{chart}.{ending}"


def thumbnail_address(chart: str) -> str:
    """The address of the upper part of a chart as a small picture, from the site's root."""
    return f"charts/{chart}.small.svg"


def explore_address(chart: str) -> str:
    """The address of the script with which a chart is explored, from the site's root."""
    return f"charts/{chart}.explore.js"


def href(target: str, page: str) -> str:
    """The link from the page at address `page` to `target`; both from the site's root."""
    path, _, anchor = target.partition("#")
    folder = page.rpartition("/")[0] or "."
    link = relpath(path, folder) if path and path != page else ""
    return f"{link}#{anchor}" if anchor else link or page.rpartition("/")[2]


def name_of(corpus: Corpus, kind: str, record_id: str) -> str:
    """What a record is called where it is mentioned."""
    record, language = corpus.records[kind][record_id], corpus.explainer.language
    match record:
        case Actor() | Place() | Publisher():
            return record.name
        case Event() | Figure() | Chart():
            return record.title
        case Claim():
            return record.short
        case Term():
            return record.term
        case Source():
            # A title in another language would need its language said wherever a source is named.
            publisher = corpus.of(Publisher)[record.publisher].name
            if record.title_seen and record.language == language:
                return f"{publisher}, “{record.title}”"
            return f"{publisher}, {record.published.words() if record.published else 'not dated'}"
        case Quote():
            # One interview is many quotations of one day: the words tell them apart, or ours for a foreign one.
            words = f"“{shorten(record.text, 40, placeholder='…')}”" if record.language == language else ""
            words = words or shorten(record.gloss or "", 40, placeholder="…")
            return f"{corpus.of(Actor)[record.speaker].name}, {record.date.words()}" + (f": {words}" if words else "")
        case Article():
            return corpus.of(Source)[record.source].title
        case Correction():
            return f"Correction of {record.date.words()}"
        case _:
            raise TypeError(f"no name for a {kind}")
