"""Every chart of the second invented record still looks as it is stored, and a comparison sees what a reader would."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping

import pytest
from PIL import Image, ImageDraw

from build_scripts.chart_files import posters
from build_scripts.charts.gallery import drawing
from build_scripts.charts.poster import png
from build_scripts.corpus import Corpus
from build_scripts.model import Chart
from build_scripts.palette import colours
from tests.tools.baseline import (
    BASELINE,
    FAILED,
    compared,
    difference,
    drawn_now,
    picture,
    second_corpus,
    small_file,
    stored,
    updated,
)

Pictures = Mapping[str, Image.Image]
Redraw = Callable[[str], Image.Image]
# A side's mark, with the number that says how far to the right it stands.
MARK = re.compile(r'<path [^>]*?transform="translate\((?P<x>-?[\d.]+),[^>]*?"var\(--side-')
NAME = "matrix-wide-light.png"


@pytest.fixture(scope="module")
def second() -> Corpus:
    return second_corpus()


@pytest.fixture(scope="module")
def now(second: Corpus) -> Pictures:
    return drawn_now(second)


@pytest.fixture(scope="module")
def poster(second: Corpus) -> str:
    """A chart with its words, to be changed."""
    return posters(second, "matrix", drawing(second, "matrix", {}), "")["wide"]


@pytest.fixture(scope="module")
def redrawn(second: Corpus) -> Redraw:
    """A changed poster as pixels."""
    return lambda svg: picture(png(svg, colours(second.explainer.sides), scale=1))


def test_every_chart_looks_as_it_is_stored(now: Pictures):
    shutil.rmtree(FAILED, ignore_errors=True)
    faults = compared(now, stored(), FAILED)
    assert not faults, (
        "\n"
        + "\n".join(faults)
        + "\nThe new pictures, and where they differ, are in build/pictures/. If they are meant "
        "to look so: python -m tests.tools.baseline --update"
    )


def test_every_form_and_scheme_of_every_chart_is_stored_and_nothing_else(second: Corpus):
    assert {path.name for path in BASELINE.iterdir()} == {
        f"{chart}-{form}-{scheme}.png"
        for chart in second.of(Chart)
        for form in ("wide", "narrow")
        for scheme in ("light", "dark")
    }


def test_the_stored_pictures_stay_small():
    sizes = {path.name: path.stat().st_size for path in BASELINE.iterdir()}
    assert sum(sizes.values()) < 1_500_000
    assert max(sizes.values()) < 60_000, max(sizes, key=lambda name: sizes[name])


def test_storing_a_picture_changes_it_by_less_than_a_comparison_notices(now: Pictures):
    for name, image in now.items():
        kept = difference(picture(small_file(image)), image)
        assert (kept.share, kept.in_one_square) == (0, 0), name


def test_light_and_dark_wide_and_narrow_are_different_pictures(now: Pictures):
    light = now[NAME]
    assert difference(now[NAME.replace("light", "dark")], light).share > 0.9
    assert now[NAME.replace("wide", "narrow")].width < light.width * 0.6


# What a comparison must see


def moved(svg: str, pixels: float) -> str:
    """The poster with its last mark moved to the right."""
    mark = list(MARK.finditer(svg))[-1]
    return f"{svg[: mark.start('x')]}{float(mark['x']) + pixels:g}{svg[mark.end('x') :]}"


def last_letter_lost(svg: str) -> str:
    """The poster with one label a letter short."""
    label = list(re.finditer(r"<text[^>]*>[^<]{4,}(.)</text>", svg))[-4]
    return svg[: label.start(1)] + svg[label.end(1) :]


@pytest.mark.parametrize(
    "change",
    [
        lambda svg: moved(svg, 2),
        lambda svg: moved(svg, -30),
        last_letter_lost,
        lambda svg: svg.replace('font-weight="600"', 'font-weight="400"', 1),
    ],
    ids=["moved by two pixels", "moved far", "a letter lost", "a title no longer semibold"],
)
def test_a_change_that_a_reader_could_see_is_seen(poster: str, redrawn: Redraw, change: Callable[[str], str]):
    after = change(poster)
    assert after != poster
    found = difference(redrawn(after), redrawn(poster))
    assert not found.is_small
    assert found.mask.getbbox() is not None


def test_another_colour_of_one_side_is_seen(second: Corpus, poster: str):
    palette = colours(second.explainer.sides)
    side = re.search(r"var\(--(side-[a-z-]+)\)", poster)
    assert side
    other = palette | {side[1]: ("#aa3377", "#aa3377")}
    assert not difference(picture(png(poster, other, scale=1)), picture(png(poster, palette, scale=1))).is_small


def shaded(image: Image.Image, levels: int) -> Image.Image:
    return image.point([min(255, value + levels) for value in range(256)] * 3)


@pytest.mark.parametrize(("levels", "is_small"), [(1, True), (-1, True), (24, True), (25, False)])
def test_a_shade_that_nobody_sees_is_let_pass_up_to_the_stated_level(levels: int, is_small: bool):
    plain = Image.new("RGB", (120, 90), (100, 120, 140))
    other = plain.point([max(0, min(255, value + levels)) for value in range(256)] * 3)
    assert difference(plain, other).is_small is is_small


def test_a_whole_picture_one_level_lighter_is_the_same_picture(now: Pictures):
    for image in now.values():
        assert difference(shaded(image, 1), image).share == 0


def test_pixels_that_differ_here_and_there_are_let_pass_and_too_many_are_not():
    """Rounding differs from machine to machine at single pixels; a thousandth of them may."""
    plain = Image.new("RGB", (600, 600), "white")

    def sprinkled(every: int) -> Image.Image:
        other = plain.copy()
        for number in range(0, 600 * 600, every):
            other.putpixel((number % 600, number // 600), (0, 0, 0))
        return other

    assert difference(sprinkled(1009), plain).is_small
    assert not difference(sprinkled(907), plain).is_small


def test_one_dot_is_seen_in_however_large_a_picture():
    plain = Image.new("RGB", (2000, 2000), "white")
    other = plain.copy()
    ImageDraw.Draw(other).ellipse((1000, 1000, 1008, 1008), fill="black")
    found = difference(other, plain)
    assert found.share < 0.0001
    assert not found.is_small


# What a comparison says and leaves


def test_a_failed_comparison_names_the_picture_and_the_share_and_leaves_both_pictures(now: Pictures, tmp_path):
    before = dict(now)
    spoilt = before[NAME].copy()
    spoilt.paste("#00aa00", (100, 100, 200, 150))
    share = 100 * 50 / (spoilt.width * spoilt.height)
    before[NAME] = spoilt
    (line,) = compared(now, before, tmp_path)
    assert line.startswith(f"{NAME}: {share:.3%} of the pixels differ, 100% where most do")
    assert {path.name for path in tmp_path.iterdir()} == {NAME, NAME.replace(".png", "-difference.png")}
    with Image.open(tmp_path / NAME.replace(".png", "-difference.png")) as shown:
        assert shown.getpixel((150, 125)) == (0xD0, 0x00, 0xD0)
        assert shown.getpixel((5, 5)) != (0xD0, 0x00, 0xD0)


def test_another_size_a_new_chart_and_one_that_is_gone_are_each_named(now: Pictures, tmp_path):
    before = {name: image for name, image in now.items() if not name.startswith("map-wide-light")}
    before[NAME] = before[NAME].crop((0, 0, 300, 200))
    before["gone-wide-light.png"] = before[NAME]
    width, height = now[NAME].size
    assert sorted(compared(now, before, tmp_path)) == [
        "gone-wide-light.png: no such chart any more",
        "map-wide-light.png: not stored",
        f"{NAME}: {width} × {height}, stored 300 × 200",
    ]


def test_an_update_stores_what_looks_different_and_leaves_the_rest_as_it_is(now: Pictures, tmp_path):
    few = {name: image for name, image in now.items() if name.startswith("matrix")}
    assert sorted(updated(few, tmp_path)) == sorted(few)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    (tmp_path / "gone.png").write_bytes(small_file(now[NAME]))
    few[NAME] = Image.new("RGB", few[NAME].size, "white")
    other = NAME.replace("light", "dark")
    few[other] = shaded(few[other], 1)
    assert updated(few, tmp_path) == ["gone.png", NAME]
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert {name for name in before if before[name] != after[name]} == {NAME}
    assert compared(few, stored(tmp_path), tmp_path / "failed") == []


def test_what_a_reader_must_know_goes_with_the_picture_without_marks(complete: Corpus):
    for poster in posters(complete, "clocks", drawing(complete, "clocks", {}), "").values():
        assert "Nobody looked at the mud twice.</text>" in poster
