"""Every chart in every form, light and dark, as PNG on one page: for whoever changes a chart, before readers see it."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from build_scripts.assembly import base_map
from build_scripts.cache import Cache, Keep
from build_scripts.chart_files import posters
from build_scripts.charts.gallery import drawing
from build_scripts.charts.poster import SCALE, png
from build_scripts.charts.svg import Drawing
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


@dataclass(frozen=True)
class Measured:
    """What one form of a chart costs: bytes of its SVG in the page, and seconds to render it and to take a kept one."""

    chart: str
    form: str
    width: float
    height: float
    raw: int
    zipped: int
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


def _timed(keep: Keep, seconds: list[tuple[float, float]]) -> Keep:
    """A `Keep` that always makes, and notes how long that took and how long `keep` takes to give the same again."""

    def timed(ingredients: tuple[bytes, ...], make: Callable[[], bytes]) -> bytes:
        start = time.perf_counter()
        body = make()
        made = time.perf_counter()
        keep(ingredients, lambda: body)
        stored = time.perf_counter()
        keep(ingredients, lambda: body)
        seconds.append((made - start, time.perf_counter() - stored))
        return body

    return timed


def _measured(chart: str, drawn: Drawing, seconds: list[tuple[float, float]]) -> list[Measured]:
    found = []
    for (name, form), (cold, cached) in zip(drawn.forms.items(), seconds, strict=True):
        raw = form.svg.encode()
        zipped = gzip.compress(raw, 9, mtime=0)
        found.append(Measured(chart, name, form.width, form.height, len(raw), len(zipped), cold, cached))
    return found


def _cells(one: Measured) -> tuple[str, ...]:
    return (
        one.chart,
        one.form,
        f"{one.width:.0f} × {one.height:.0f}",
        f"{one.raw / 1000:.1f}",
        f"{one.zipped / 1000:.1f}",
        f"{one.cold * 1000:.0f}",
        f"{one.cached * 1000:.1f}",
    )


_HEADS = ("chart", "form", "pixels", "kB", "gzip kB", "cold ms", "cached ms")


def _lines(rows: list[tuple[str, ...]]) -> list[str]:
    """A table for a terminal: the first two columns to the left, figures to the right."""
    every = [_HEADS, *rows]
    widths = [max(len(row[column]) for row in every) for column in range(len(_HEADS))]
    return [
        "  ".join(
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in every
    ]


def _page(title: str, found: Mapping[str, list[Measured]], rows: list[tuple[str, ...]]) -> str:
    """The page that shows every picture at the size that a reader sees."""
    head, *body = (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in [_HEADS, *rows])
    parts = []
    for chart, forms in found.items():
        shown = "".join(
            f'<figure><img srcset="{chart}-{one.form}-{scheme}.png {SCALE}x" alt="{one.form}, {scheme}">'
            f"<figcaption>{escape(one.form)}, {scheme}: {one.width:.0f} × {one.height:.0f} px, "
            f"{one.raw / 1000:.1f} kB, {one.zipped / 1000:.1f} kB gzipped</figcaption></figure>"
            for one in forms
            for scheme in SCHEMES
        )
        parts.append(f'<h2 id="{chart}">{escape(chart)}</h2><div class="forms">{shown}</div>')
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Charts: {escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>Charts: {escape(title)}</h1>"
        f"<table>{head.replace('td>', 'th>')}{''.join(body)}</table>{''.join(parts)}</html>\n"
    )


def contact_sheet(project: Project, corpus: Corpus, progress: Progress, only: str | None = None) -> list[str]:
    """Writes the sheet into `build/contact-sheet/`; returns the table of what each form costs, line by line.

    The SVGs are always rendered anew, to be timed; the PNGs, which take longest, come from what was kept. Raises
    LookupError when there is no chart called `only`.
    """
    charts = corpus.of(Chart)
    if only is not None and only not in charts:
        raise LookupError(f"There is no chart {only!r}. Charts: {', '.join(sorted(charts))}.")
    base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
    site_url = addresses(project).site
    cache = Cache(project.cache)
    files: dict[str, bytes] = {}
    found: dict[str, list[Measured]] = {}
    for name in sorted(charts, key=lambda one: (charts[one].order, one)):
        if only not in {None, name}:
            continue
        progress.tell(f"Drawing {name}")
        seconds: list[tuple[float, float]] = []
        drawn = drawing(corpus, name, base, _timed(cache.keep, seconds))
        found[name] = _measured(name, drawn, seconds)
        for form, scheme, picture in pictures(corpus, name, drawn, site_url, cache.keep):
            files[f"{name}-{form}-{scheme}.png"] = picture
    rows = [_cells(one) for forms in found.values() for one in forms]
    files["index.html"] = _page(corpus.explainer.name, found, rows).encode()
    folder = project.contact_sheet
    written(files, folder)
    if only is None:
        cache.drop_unused(folder.name)
    where = (folder / "index.html").relative_to(project.root).as_posix()
    return [*_lines(rows), f"{len(files) - 1} pictures in {where}"]
