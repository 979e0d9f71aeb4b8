"""Each chart as files: to take along as SVG, PNG, CSV and specification, and to be explored as a script."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.cache import Keep, unkept
from build_scripts.charts import theme
from build_scripts.charts.explorable import explorable
from build_scripts.charts.gallery import Base, Drawings
from build_scripts.charts.poster import STACK, Caption, Colours, KeyMark, png, poster, resolved, thumbnail, with_style
from build_scripts.charts.runtime import chart_script
from build_scripts.charts.svg import Drawing
from build_scripts.corpus import Corpus
from build_scripts.fonts import SANS, SANS_BOLD, subset_font
from build_scripts.model import Chart
from build_scripts.pages import SHAPES, SWATCHES
from build_scripts.palette import colours
from build_scripts.views.addresses import address, download_address, explore_address, thumbnail_address
from build_scripts.views.around import KeyEntry
from build_scripts.views.exports import csv_text
from build_scripts.views.notebook import Notebook, bare
from build_scripts.views.picture_frames import PictureView, chart_rows, picture_view


def _key_mark(corpus: Corpus, entry: KeyEntry) -> KeyMark:
    if entry.mark in SWATCHES:
        return KeyMark("", "", is_open=False, letters="", label=entry.label, swatch=SWATCHES[entry.mark])
    if not entry.side:
        return KeyMark("", "", is_open=False, letters=entry.mark, label=entry.label)
    path = SHAPES[corpus.explainer.sides[entry.side].shape]
    return KeyMark(
        path,
        f"var(--side-{entry.side})",
        is_open=entry.mark in {"open", "ringed"},
        letters="",
        label=entry.label,
        has_core=entry.mark == "ringed",
    )


def caption(corpus: Corpus, view: PictureView, description: str, site_url: str) -> Caption:
    """The words that a chart takes along."""
    explainer = corpus.explainer
    foot = [f"Sources: {view.source_line}." if view.source_line else "", view.credit]
    foot.append(f"{explainer.name}, edition of {explainer.edition.words()}.")
    if site_url:
        foot.append(f"{site_url}{address('charts', view.name)}")
    key = tuple(_key_mark(corpus, entry) for entry in view.key)
    return Caption(view.title, view.subtitle, key, bare(view.note), " ".join(filter(None, foot)), description)


def _specification(drawing: Drawing, chart: Chart, palette: Colours) -> bytes:
    """The Vega-Lite specification of the wide form, with its words and with colours that any renderer knows."""
    words: dict[str, Any] = {
        "description": drawing.description,
        "title": {"text": chart.title, "subtitle": chart.subtitle, "anchor": "start"},
    }
    text = json.dumps({**drawing.spec, **words}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # Elsewhere nobody has the face under our name for it.
    text = text.replace(json.dumps(theme.FONT), json.dumps(STACK))
    # No tag may begin in it: some programs look into a file to tell what it is.
    return f"{resolved(text, palette)}\n".replace("<", "\\u003c").encode()


def posters(corpus: Corpus, name: str, drawing: Drawing, site_url: str) -> dict[str, str]:
    """A drawn chart with its words around it, by the name of its form; the colours are still CSS variables."""
    view = picture_view(name, Notebook(corpus, address("charts", name)))
    words = caption(corpus, view, drawing.description, site_url)
    return {form: poster(drawn, words) for form, drawn in drawing.forms.items()}


def chart_files(corpus: Corpus, drawings: Drawings, base: Base, site_url: str, keep: Keep = unkept) -> dict[str, bytes]:
    """The files of every drawn chart, by their path in the site."""
    palette = colours(corpus.explainer.sides)
    wide = {name: posters(corpus, name, drawing, site_url)["wide"] for name, drawing in drawings.items()}
    small = {name: thumbnail(drawing.narrow) for name, drawing in drawings.items()}
    letters = frozenset("".join([*wide.values(), *small.values()]))
    faces = {400: subset_font(SANS, letters), 600: subset_font(SANS_BOLD, letters)}
    files: dict[str, bytes] = {}
    for name, drawing in drawings.items():
        chart = corpus.of(Chart)[name]
        files[download_address(name, "svg")] = with_style(wide[name], palette, faces).encode()
        files[thumbnail_address(name)] = with_style(small[name], palette, faces).encode()
        files[download_address(name, "png")] = png(wide[name], palette, keep=keep)
        files[download_address(name, "csv")] = csv_text(chart_rows(corpus, name)).encode()
        files[explore_address(name)] = chart_script(explorable(corpus, name, base, keep))
        files[download_address(name, "json")] = _specification(drawing, chart, palette)
    return files
