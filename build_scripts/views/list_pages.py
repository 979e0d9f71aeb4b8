"""Which function makes which part of a hand-written page, by the name in `[[view:name]]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.views.actor_lists import QuotesView, WhoView, quote_list, who
from build_scripts.views.addresses import href
from build_scripts.views.backing import BackingView, backing
from build_scripts.views.chart_page import ChartsView, chart_list
from build_scripts.views.event_lists import MapView, TimelineView, place_list, timeline_list
from build_scripts.views.frame import Desk
from build_scripts.views.front import FrontView, front
from build_scripts.views.gaps import GapsView, gap_list
from build_scripts.views.known import KnownView, known
from build_scripts.views.notebook import Notebook
from build_scripts.views.picture_frames import PictureView, picture_view
from build_scripts.views.registers import (
    ClaimsView,
    CorrectionsView,
    NumbersView,
    SourcesView,
    correction_list,
    ledger,
    numbers,
    register,
)
from build_scripts.views.tellings import ToldView, told
from build_scripts.views.word_lists import (
    GradesView,
    VocabulariesView,
    WordsView,
    closed_lists,
    glossary,
    grade_scale,
)
from build_scripts.views.wording import WordingView, who_says


@dataclass(frozen=True)
class SearchView:
    """The search page; the words come from the index."""

    index: str
    library: str
    script: str


def _search(desk: Desk, notes: Notebook) -> SearchView:
    here = notes.page
    return SearchView(
        index=href("search/index.js", here),
        library=href("search/lunr.js", here),
        script=href("search/search.js", here),
    )


def _chart(name: str, desk: Desk, notes: Notebook) -> PictureView:
    return picture_view(name, notes)


ListView = (
    FrontView
    | TimelineView
    | MapView
    | WhoView
    | ClaimsView
    | QuotesView
    | NumbersView
    | WordsView
    | WordingView
    | SourcesView
    | CorrectionsView
    | GapsView
    | GradesView
    | VocabulariesView
    | KnownView
    | BackingView
    | SearchView
    | ToldView
    | ChartsView
    | PictureView
)


VIEWS: dict[str, Callable[[Desk, Notebook], ListView]] = {
    "front": front,
    "timeline": timeline_list,
    "map": place_list,
    "charts": chart_list,
    "who": who,
    "claims": ledger,
    "known": known,
    "backing": backing,
    "quotes": quote_list,
    "numbers": numbers,
    "words": glossary,
    "wording": who_says,
    "sources": register,
    "corrections": correction_list,
    "gaps": gap_list,
    "grades": grade_scale,
    "vocabularies": closed_lists,
    "search": _search,
    "told": told,
}


def view_makers(corpus: Corpus) -> Mapping[str, Callable[[Desk, Notebook], ListView]]:
    """What makes each part of a hand-written page, by name: the lists, and every chart as `chart-<id>`."""
    return {**VIEWS, **{f"chart-{name}": partial(_chart, name) for name in corpus.of(Chart)}}


def view_names(corpus: Corpus) -> set[str]:
    """The names of all views; a chart whose file is faulty counts, for its own faults are reported."""
    faulty = {f"chart-{name}" for kind, name in corpus.documents if kind == "charts" and corpus.is_faulty(kind, name)}
    return {*view_makers(corpus), *faulty}
