"""What stands around each picture: title, key, table of the same rows, sources, credit, ways to take it along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from build_scripts.corpus import Corpus
from build_scripts.model import Chart, Publisher, Source
from build_scripts.values import counted
from build_scripts.views import (
    picture_arrivals,
    picture_checks,
    picture_clocks,
    picture_estimates,
    picture_exchanges,
    picture_map,
    picture_map_weeks,
    picture_matrix,
    picture_panels,
    picture_series,
    picture_timeline,
    picture_voices,
)
from build_scripts.views.addresses import EXPLORER, RUNTIME, address, download_address, explore_address, href
from build_scripts.views.around import Around, KeyEntry, Row, Table
from build_scripts.views.notebook import Link, Notebook, Rich

# Each form of chart: the module that has its rows, tells them in words, and sets what stands around them.
_MODULES: Mapping[str, ModuleType] = {
    "estimates": picture_estimates,
    "timeline": picture_timeline,
    "map": picture_map,
    "map_weeks": picture_map_weeks,
    "panels": picture_panels,
    "matrix": picture_matrix,
    "arrivals": picture_arrivals,
    "checks": picture_checks,
    "exchanges": picture_exchanges,
    "series": picture_series,
    "voices": picture_voices,
    "clocks": picture_clocks,
}
AROUND: Mapping[str, Callable[[Notebook, Any], Around]] = {form: one.around for form, one in _MODULES.items()}
DESCRIBED: Mapping[str, Callable[[Corpus, Any], str]] = {form: one.described for form, one in _MODULES.items()}
# How many publishers a source line names before it counts the rest.
NAMED_SOURCES = 3


@dataclass(frozen=True)
class PictureView:
    """A picture with everything that must stand around it."""

    name: str
    title: str
    subtitle: str
    note: Rich
    credit: str
    key: tuple[KeyEntry, ...]
    table: Table
    source_line: str
    page: str
    explore: str
    runtime: str
    explorer: str
    downloads: tuple[Link, ...]


# What a picture can be taken along as, by the ending of the file.
DOWNLOADS = {"svg": "SVG", "png": "PNG", "csv": "CSV", "json": "Vega-Lite"}


def source_line(corpus: Corpus, sources: Sequence[str]) -> str:
    """Who published what a picture rests on: the publishers cited most, and how many more there are."""
    by_publisher = Counter(corpus.of(Source)[source].publisher for source in sources)
    ordered = sorted(by_publisher, key=lambda one: (-by_publisher[one], corpus.of(Publisher)[one].name, one))
    names = [corpus.of(Publisher)[one].name for one in ordered[:NAMED_SOURCES]]
    more = len(ordered) - len(names)
    if more:
        return f"{', '.join(names)} and {counted(more, 'other')}"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def chart_rows(corpus: Corpus, name: str) -> tuple[Row, ...]:
    """The rows behind the chart called `name`, each with the ids of its sources."""
    chart = corpus.of(Chart)[name]
    return AROUND[chart.form](Notebook(corpus, address("charts", name)), chart.settings).rows


def description(corpus: Corpus, name: str) -> str:
    """The chart called `name` in words, for whoever cannot see it: all that is drawn, its headline and key apart."""
    chart = corpus.of(Chart)[name]
    return DESCRIBED[chart.form](corpus, chart.settings)


def picture_view(name: str, notes: Notebook) -> PictureView:
    """What stands around the chart called `name`: words from its record, key and table from its rows."""
    corpus = notes.corpus
    chart = corpus.of(Chart)[name]
    note = notes.rich(chart.note)
    around = AROUND[chart.form](notes, chart.settings)
    return PictureView(
        name=name,
        title=chart.title,
        subtitle=chart.subtitle,
        note=note,
        credit=around.credit,
        key=around.key,
        table=around.table,
        source_line=source_line(corpus, around.sources),
        page=href(address("charts", name), notes.page),
        explore=href(explore_address(name), notes.page),
        runtime=href(RUNTIME, notes.page),
        explorer=href(EXPLORER, notes.page),
        downloads=tuple(
            Link(label, href(download_address(name, ending), notes.page)) for ending, label in DOWNLOADS.items()
        ),
    )
