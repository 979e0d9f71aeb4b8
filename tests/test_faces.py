"""Charts are drawn in the site's own face on every machine, whatever is installed there."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
import vl_convert
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont

from build_scripts.assembly import base_map
from build_scripts.chart_files import posters
from build_scripts.charts import theme
from build_scripts.charts.gallery import drawings
from build_scripts.charts.svg import register_faces, vega_lite_svg
from build_scripts.charts.text_width import foreign_letters, text_width
from build_scripts.corpus import read_corpus
from build_scripts.fonts import SANS, SANS_BOLD, SERIF
from build_scripts.paths import Project
from tests.tools.sites import INVENTED, ROOT, SECOND

SIZE = 60
# No two of these are kerned in any face, so their widths simply add up.
PLAIN = "HnHoHeHsHaH0H4H7H"

DRAWN = """
import sys, vl_convert
from build_scripts.charts.svg import register_faces
register_faces()
svg = sys.argv[1]
sys.stdout.buffer.write(vl_convert.svg_to_png(svg, scale=1))
"""


def svg_of(text: str, look: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="100"><rect width="900" height="100" fill="#fff"/>'
        f'<text x="20" y="75" font-size="{SIZE}" {look}>{text}</text></svg>'
    )


def ink(file: bytes) -> tuple[int, int, int, int]:
    """The edges of what is not white: left, top, right, bottom."""
    with Image.open(io.BytesIO(file)) as opened:
        shown = opened.convert("L")
    box = ImageChops.invert(shown).point([255 * (level > 64) for level in range(256)]).getbbox()
    assert box
    return box


def ink_by_file(face: Path) -> tuple[int, int, int, int]:
    """The edges of the same text where another program draws it from the face's own file."""
    shown = Image.new("L", (900, 100), 255)
    ImageDraw.Draw(shown).text((20, 75), PLAIN, font=ImageFont.truetype(str(face), SIZE), anchor="ls", fill=0)
    out = io.BytesIO()
    shown.save(out, "PNG")
    return ink(out.getvalue())


@pytest.mark.parametrize(("face", "weight"), [(SANS, 400), (SANS_BOLD, 600)], ids=["regular", "semibold"])
def test_text_has_the_extent_that_the_faces_own_file_gives_it(face: Path, weight: int):
    register_faces()
    look = f'font-family="{theme.FONT}" font-weight="{weight}"'
    left, top, right, bottom = ink(bytes(vl_convert.svg_to_png(svg_of(PLAIN, look), scale=1)))
    wanted = ink_by_file(face)
    assert (left, top, right, bottom) == pytest.approx(wanted, abs=1.5)
    # And no other face has it: this test can tell them apart.
    for other in {SANS, SANS_BOLD, SERIF} - {face}:
        assert abs(ink_by_file(other)[2] - wanted[2]) > 3


def test_the_renderer_measures_labels_in_that_face_too():
    """Where a picture ends follows from the widest label: from its width in the renderer's eyes."""

    def width_with(label: str) -> float:
        spec = {
            "data": {"values": [{"label": label}]},
            "mark": "bar",
            "encoding": {"y": {"field": "label", "type": "nominal", "axis": {"title": None, "labelLimit": 900}}},
            "config": {"axis": {"labelFont": theme.FONT, "labelFontSize": 20}},
        }
        return float(vega_lite_svg(spec).partition('width="')[2].partition('"')[0])

    for wide, narrow in (("WMWMWMWMWM", "iljiljilji"), ("Governorate", "Lake")):
        measured = width_with(wide) - width_with(narrow)
        assert measured == pytest.approx(text_width(wide, 20) - text_width(narrow, 20), abs=1.5)


def renamed(face: Path, like: Path) -> bytes:
    """A face under another's names."""
    with TTFont(face) as font, TTFont(like) as other:
        font["name"] = other["name"]
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def drawn_where(home: Path, svg: str) -> bytes:
    """A picture as a machine draws it whose user's folder is `home`."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", DRAWN, svg], env=environment, capture_output=True, check=True)
    return done.stdout


def test_the_machines_own_version_of_the_face_changes_nothing(tmp_path):
    plain, crowded = tmp_path / "plain", tmp_path / "crowded"
    plain.mkdir()
    for folder in (crowded / ".fonts", crowded / ".local" / "share" / "fonts"):
        folder.mkdir(parents=True)
        (folder / "namesake.ttf").write_bytes(renamed(SERIF, SANS))
        (folder / "namesake-bold.ttf").write_bytes(renamed(SERIF, SANS_BOLD))
        (folder / "older.ttf").write_bytes(SANS.read_bytes())
    for weight in (400, 600):
        ours = svg_of(PLAIN, f'font-family="{theme.FONT}" font-weight="{weight}"')
        assert drawn_where(crowded, ours) == drawn_where(plain, ours)
    # Under the name that it came with it would: the machine's own faces are seen, so this test could fail.
    theirs = svg_of(PLAIN, 'font-family="Source Sans Pro"')
    assert drawn_where(crowded, theirs) != drawn_where(plain, theirs)


@pytest.mark.parametrize("root", [ROOT, INVENTED, SECOND], ids=["real", "invented", "second"])
def test_every_letter_on_every_chart_is_in_that_face(root: Path):
    """A letter that it lacks would be another machine's: drawn as a box, or as wide as nobody reckoned."""
    project = Project(root)
    corpus, _ = read_corpus(project)
    assert corpus is not None
    base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
    drawn = drawings(corpus, base, lambda _: None)
    assert drawn
    foreign = {
        f"{name} {form}": "".join(sorted(letters))
        for name, drawing in drawn.items()
        for form, poster in posters(corpus, name, drawing, "https://example.org/").items()
        if (letters := foreign_letters(poster))
    }
    assert foreign == {}


@pytest.mark.parametrize(("text", "foreign"), [("Łódź, 15–20 °C\n▲▽◆×→", ""), ("Al-Bab الباب", "ابل"), ("水", "水")])
def test_letters_that_the_face_lacks_are_found(text: str, foreign: str):
    assert foreign_letters(text) == set(foreign)
