"""What holds for every chart of every record, in both forms: names, words that can be read, and a size that loads."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from build_scripts.assembly import base_map
from build_scripts.charts import theme
from build_scripts.charts.gallery import drawings
from build_scripts.charts.poster import thumbnail
from build_scripts.charts.svg import SVG, Drawing, Form, page_svg
from build_scripts.corpus import read_corpus
from build_scripts.model import Chart
from build_scripts.paths import Project
from tests.tools.sites import INVENTED, ROOT, SECOND
from tests.tools.svg_text import overlapping_texts, text_boxes, texts_outside

RECORDS = {"real": ROOT, "invented": INVENTED, "second": SECOND}
# Bytes of one form in the page, as they are and gzipped.
RAW, ZIPPED = 150_000, 35_000
# Pixels: no smaller type on a screen of any size.
LEAST = 12
# What would make a mark an element of its own to a screen reader, or take a pointer or a key from the page.
NAMING = ("role", "aria-label", "aria-labelledby", "aria-roledescription", "aria-hidden", "tabindex", "href")


@dataclass(frozen=True)
class Drawn:
    """One chart of one record with its record's title for it."""

    title: str
    drawing: Drawing


def charts_in(root: Path) -> list[str]:
    """The ids of a record's charts, without reading the record."""
    return sorted(path.stem for path in (root / "data" / "charts").glob("*.yml"))


@pytest.fixture(scope="session")
def every() -> Mapping[tuple[str, str], Drawn]:
    """Every chart of the three records, drawn once."""
    found = {}
    for record, root in RECORDS.items():
        project = Project(root)
        corpus, _ = read_corpus(project)
        assert corpus is not None
        base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
        for name, drawing in drawings(corpus, base, lambda _: None).items():
            found[record, name] = Drawn(corpus.of(Chart)[name].title, drawing)
    return found


CHARTS = [(record, chart) for record, root in RECORDS.items() for chart in charts_in(root)]
FORMS = ("wide", "narrow")
each_chart = pytest.mark.parametrize(("record", "chart"), CHARTS, ids=["-".join(one) for one in CHARTS])
each_form = pytest.mark.parametrize("form", FORMS)


@pytest.fixture
def drawn(every: Mapping[tuple[str, str], Drawn], record: str, chart: str) -> Drawn:
    return every[record, chart]


@pytest.fixture
def picture(drawn: Drawn, form: str) -> Form:
    return drawn.drawing.forms[form]


def root_of(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own renderer's output


def ids_in(svg: str) -> list[str]:
    return [element.get("id", "") for element in root_of(svg).iter() if element.get("id")]


# What a screen reader meets


@each_form
@each_chart
def test_a_chart_is_one_named_and_described_image(drawn: Drawn, picture: Form, form: str):
    root = root_of(picture.svg)
    title, desc = root[0], root[1]
    assert (title.tag, desc.tag) == (f"{{{SVG}}}title", f"{{{SVG}}}desc")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby", "").split() == [title.get("id"), desc.get("id")]
    assert title.text == drawn.title
    assert desc.text == drawn.drawing.description
    assert len((desc.text or "").split()) > 5


@each_form
@each_chart
def test_the_marks_of_a_chart_are_not_in_the_accessibility_tree(picture: Form, form: str):
    """The root is an image, whose children are presentational; nothing below it may break out of that."""
    inside = list(root_of(picture.svg).iter())[1:]
    assert len(inside) > 5
    loud = {name for element in inside for name in element.attrib if name.rpartition("}")[2] in NAMING}
    assert loud == set()
    tags = {element.tag.rpartition("}")[2] for element in inside}
    assert tags <= {"title", "desc", "g", "path", "line", "rect", "circle", "text", "tspan", "defs", "clipPath"}
    # No second title: browsers show each as a tooltip, and only to those with a mouse.
    assert Counter(element.tag for element in inside)[f"{{{SVG}}}title"] == 1


# What a reader reads


@each_form
@each_chart
def test_no_text_of_a_chart_is_smaller_than_can_be_read(picture: Form, form: str):
    sizes = {
        float(element.get("font-size", "0").removesuffix("px"))
        for element in root_of(picture.svg).iter(f"{{{SVG}}}text")
        if "".join(element.itertext()).strip()
    }
    assert sizes
    assert min(sizes) >= LEAST
    # As large as it is drawn: nothing inside is scaled.
    assert "scale(" not in picture.svg


@each_form
@each_chart
def test_no_two_texts_of_a_chart_overlap(picture: Form, form: str):
    assert len(text_boxes(picture.svg)) > 1
    assert overlapping_texts(picture.svg) == []


@each_form
@each_chart
def test_no_text_of_a_chart_is_cut_by_its_edge(picture: Form, form: str):
    assert texts_outside(picture.svg) == []


@each_chart
def test_the_forms_of_a_chart_are_as_wide_as_their_places(drawn: Drawn):
    """With the renderer's padding around them, within a few pixels: no form is scaled down to unreadable type."""
    wide, narrow = drawn.drawing.wide, drawn.drawing.narrow
    assert theme.WIDE - 24 <= wide.width <= theme.WIDE + 24
    assert theme.NARROW - 12 <= narrow.width <= theme.NARROW + 24


# What a page carries


@each_form
@each_chart
def test_a_form_of_a_chart_stays_small(picture: Form, form: str):
    raw = picture.svg.encode()
    assert len(raw) < RAW
    assert len(gzip.compress(raw, 9, mtime=0)) < ZIPPED


@each_chart
def test_no_id_is_in_a_chart_twice_and_every_reference_leads_to_one(drawn: Drawn):
    found = [name for form in drawn.drawing.forms.values() for name in ids_in(form.svg)]
    assert len(found) == len(set(found))
    for form in drawn.drawing.forms.values():
        wanted = set(re.findall(r"url\(#([^)]+)\)", form.svg))
        assert wanted <= set(ids_in(form.svg))


def test_no_two_charts_of_a_record_share_an_id(every: Mapping[tuple[str, str], Drawn]):
    for record in RECORDS:
        found = Counter(
            name
            for (where, _), one in every.items()
            if where == record
            for form in one.drawing.forms.values()
            for name in ids_in(form.svg)
        )
        assert [name for name, count in found.items() if count > 1] == []


def test_every_chart_of_every_record_was_looked_at(every: Mapping[tuple[str, str], Drawn]):
    assert set(every) == set(CHARTS)
    assert len(CHARTS) > 15


@each_form
@each_chart
def test_a_chart_takes_its_colours_from_the_page(picture: Form, form: str):
    """A colour that is written out is the same in the dark, and nobody's side."""
    colours = {
        value
        for element in root_of(picture.svg).iter()
        for name in ("fill", "stroke")
        if (value := element.get(name)) and not re.fullmatch(r"var\(--[a-z0-9-]+\)|none|transparent|url\(#.+\)", value)
    }
    assert colours == set()


# That these tests can fail


def text(words: str, size: str = "12px", x: int = 10) -> str:
    return f'<text x="{x}" y="20" font-size="{size}" fill="var(--ink)">{words}</text>'


def svg_with(*texts: str) -> str:
    return f'<svg xmlns="{SVG}" viewBox="0 0 200 40">{"".join(texts)}</svg>'


@pytest.mark.parametrize(
    ("found", "svg"),
    [
        (overlapping_texts, svg_with(text("Harbour"), text("Barrier", x=30))),
        (texts_outside, svg_with(text("A long label of the harbour barrier", x=120))),
    ],
    ids=["overlap", "cut"],
)
def test_texts_that_collide_or_are_cut_are_found(found: Callable[[str], list], svg: str):
    assert found(svg) != []
    assert found(svg_with(text("Harbour"), text("Barrier", x=110))) == []


@each_chart
def test_a_chart_s_sign_in_a_list_is_its_upper_part_and_tells_a_screen_reader_nothing(drawn: Drawn):
    sign = thumbnail(drawn.drawing.narrow)
    root = root_of(sign)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert height == pytest.approx(width * 0.75)
    assert root.get("aria-hidden") == "true"
    assert not {"title", "desc"} & {element.tag.rpartition("}")[2] for element in root.iter()}


def test_what_the_renderer_counts_on_is_not_in_a_picture():
    def drawn_after(others: int) -> str:
        ids = f"clip{others}", f"clip{others + 1}"
        parts = "".join(f'<clipPath id="{one}"/><g clip-path="url(#{one})"/>' for one in ids)
        raw = f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{parts}</svg>'
        return page_svg(raw, "map-w", "A map", "With two clips").svg

    assert drawn_after(86) == drawn_after(2)
    assert '<g clip-path="url(#map-w-2)"' in drawn_after(2)
