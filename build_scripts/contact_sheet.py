"""Every chart in every form, light and dark, as PNG on one page: for whoever changes a chart, before readers see it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from itertools import chain

from build_scripts.assembly import base_map
from build_scripts.cache import Cache, Keep
from build_scripts.chart_files import posters
from build_scripts.charts.gallery import Base, drawing
from build_scripts.charts.poster import SCALE, png
from build_scripts.charts.svg import Drawing, Form
from build_scripts.corpus import Corpus
from build_scripts.generator import addresses
from build_scripts.model import Chart
from build_scripts.palette import colours
from build_scripts.paths import Project
from build_scripts.progress import Progress
from build_scripts.publish import written

SCHEMES = ("light", "dark")
_STYLE = """body{margin:2rem;background:#8a8a86;color:#000;font:1rem/1.4 sans-serif}
.forms{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
figure{margin:0}img{display:block;max-width:calc(100vw - 4rem);height:auto}table{border-spacing:1rem 0}
th,td{text-align:right}th:first-child,td:first-child{text-align:left}"""


_HEADS = (
    "chart",
    *(f"{form} {what}" for form in ("wide", "narrow") for what in ("px", "kB", "gzip kB")),
    "cold ms",
    "cached ms",
)


@dataclass(frozen=True)
class Cost:
    """A drawn chart, and the seconds from the record to its two forms: all made anew, and taken from what was kept."""

    drawn: Drawing
    cold: float
    cached: float


def pictures(
    corpus: Corpus, name: str, drawn: Drawing, site_url: str, keep: Keep, *, scale: float = SCALE
) -> Iterator[tuple[str, str, bytes]]:
    """A drawn chart as PNG with its words around it: form, scheme and the file, for each form and scheme."""
    palette = colours(corpus.explainer.sides)
    for form, poster in posters(corpus, name, drawn, site_url).items():
        for scheme in SCHEMES:
            yield form, scheme, png(poster, palette, dark=scheme == "dark", scale=scale, keep=keep)


def _anew(keep: Keep) -> Keep:
    """A `Keep` that makes everything, whatever `keep` has of it, and gives it to `keep` for later."""

    def anew(ingredients: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
        body = make()
        keep(ingredients, lambda: body)
        return body

    return anew


def _cost(corpus: Corpus, name: str, base: Base, keep: Keep) -> Cost:
    start = time.perf_counter()
    drawn = drawing(corpus, name, base, _anew(keep))
    made = time.perf_counter()
    drawing(corpus, name, base, keep)
    return Cost(drawn, made - start, time.perf_counter() - made)


def _bytes(form: Form) -> tuple[int, int]:
    """The bytes of a form's SVG in the page, and of the same compressed."""
    raw = form.svg.encode()
    return len(raw), len(gzip.compress(raw, 9, mtime=0))


def _milliseconds(seconds: Iterable[float]) -> str:
    return f"{sum(seconds) * 1000:.0f}"


def _row(name: str, cost: Cost) -> tuple[str, ...]:
    sizes = (
        (f"{form.width:.0f} × {form.height:.0f}", *(f"{one / 1000:.1f}" for one in _bytes(form)))
        for form in cost.drawn.forms.values()
    )
    return name, *chain(*sizes), _milliseconds([cost.cold]), _milliseconds([cost.cached])


def _rows(costs: Mapping[str, Cost]) -> list[tuple[str, ...]]:
    """A row for each chart and one for them all, under `_HEADS`."""
    rows = [_row(name, cost) for name, cost in costs.items()]
    blank = [""] * (len(_HEADS) - 3)
    return [
        *rows,
        (
            "all",
            *blank,
            _milliseconds(one.cold for one in costs.values()),
            _milliseconds(one.cached for one in costs.values()),
        ),
    ]


def _lines(rows: list[tuple[str, ...]]) -> list[str]:
    """A table for a terminal: names to the left, figures to the right."""
    every = [_HEADS, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(_HEADS))]
    return [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in every
    ]


def _page(title: str, costs: Mapping[str, Cost], rows: list[tuple[str, ...]]) -> str:
    """The page that shows every picture at the size that a reader sees."""
    head, *body = (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in [_HEADS, *rows])
    parts = []
    for chart, cost in costs.items():
        shown = "".join(
            f'<figure><img srcset="{chart}-{form}-{scheme}.png {SCALE}x" alt="{form}, {scheme}">'
            f"<figcaption>{escape(form)}, {scheme}</figcaption></figure>"
            for form in cost.drawn.forms
            for scheme in SCHEMES
        )
        parts.append(f'<h2 id="{chart}">{escape(chart)}</h2><div class="forms">{shown}</div>')
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts: {escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>Charts: {escape(title)}</h1>"
        f"<table>{head.replace('td>', 'th>')}{''.join(body)}</table>{''.join(parts)}</html>\n"
    )


def contact_sheet(project: Project, corpus: Corpus, progress: Progress, only: str | None = None) -> list[str]:
    """Writes the sheet into `build/contact-sheet/`; returns the table of what each chart costs, line by line.

    Every chart is made anew, to be timed; the PNGs, which take longest, come from what was kept. Raises LookupError
    when there is no chart called `only`.
    """
    charts = corpus.of(Chart)
    if only is not None and only not in charts:
        raise LookupError(f"There is no chart {only!r}. Charts: {', '.join(sorted(charts))}.")
    base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
    site_url = addresses(project).site
    cache = Cache(project.cache)
    files: dict[str, bytes] = {}
    costs: dict[str, Cost] = {}
    for name in sorted(charts, key=lambda one: (charts[one].order, one)):
        if only not in {None, name}:
            continue
        progress.tell(f"Drawing {name}")
        costs[name] = _cost(corpus, name, base, cache.keep)
        for form, scheme, picture in pictures(corpus, name, costs[name].drawn, site_url, cache.keep):
            files[f"{name}-{form}-{scheme}.png"] = picture
    rows = _rows(costs)
    files["index.html"] = _page(corpus.explainer.name, costs, rows).encode()
    folder = project.contact_sheet
    written(files, folder)
    if only is None:
        cache.drop_unused(folder.name)
    where = (folder / "index.html").relative_to(project.root).as_posix()
    return [*_lines(rows), f"{len(files) - 1} pictures in {where}"]
