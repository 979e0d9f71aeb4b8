"""What is kept from one run to the next can save time and can never change a result."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import vl_convert

from build_scripts.cache import Cache, unkept
from build_scripts.chart_files import chart_files
from build_scripts.charts import svg
from build_scripts.charts.gallery import drawings
from build_scripts.charts.svg import vega_lite_svg
from build_scripts.corpus import Corpus

MADE = b"made of one and other" * 40
INGREDIENTS = (b"one", b"other")


class Maker:
    """Makes the same each time, and counts how often it was asked."""

    def __init__(self, body: bytes = MADE) -> None:
        self.body, self.asked = body, 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.body


def entry(folder: Path) -> Path:
    (path,) = folder.glob("*.kept")
    return path


def test_the_same_ingredients_are_made_once(tmp_path):
    make = Maker()
    for _ in range(3):
        assert Cache(tmp_path / "cache").keep(INGREDIENTS, make) == MADE
    assert make.asked == 1


@pytest.mark.parametrize("other", [(b"oneother",), (b"one", b"other", b""), (b"other", b"one"), (b"oneo", b"ther")])
def test_other_ingredients_are_never_mistaken_for_them(tmp_path, other: tuple[bytes, ...]):
    cache, make = Cache(tmp_path), Maker(b"another")
    cache.keep(INGREDIENTS, Maker())
    assert cache.keep(other, make) == b"another"
    assert make.asked == 1


def shortened(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def cut_in_its_seal(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def one_bit_turned(path: Path) -> None:
    body = bytearray(path.read_bytes())
    body[-7] ^= 1
    path.write_bytes(body)


def lengthened(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def foreign(path: Path) -> None:
    path.write_bytes(b"<svg/>" * 100)


def another_entry_under_its_name(path: Path) -> None:
    other = Cache(path.parent / "other")
    other.keep((b"something", b"else"), Maker(b"another picture"))
    shutil.copy(entry(other.folder), path)


def a_folder_in_its_place(path: Path) -> None:
    path.unlink()
    (path / "deep").mkdir(parents=True)


def a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "gone")


SPOILERS = [
    shortened,
    cut_in_its_seal,
    emptied,
    one_bit_turned,
    lengthened,
    foreign,
    another_entry_under_its_name,
    a_folder_in_its_place,
    a_link_to_nothing,
]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda one: one.__name__)
def test_a_spoilt_entry_is_made_again(tmp_path, spoil: Callable[[Path], None]):
    cache, make = Cache(tmp_path), Maker()
    cache.keep(INGREDIENTS, Maker())
    spoil(entry(tmp_path))
    assert cache.keep(INGREDIENTS, make) == MADE
    assert make.asked == 1
    # And mended, wherever a file can be put.
    if spoil is not a_folder_in_its_place:
        assert cache.keep(INGREDIENTS, make) == MADE
        assert make.asked == 1


def test_a_folder_that_cannot_be_made_costs_only_time(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    cache, make = Cache(tmp_path / "file" / "cache"), Maker()
    assert [cache.keep(INGREDIENTS, make), cache.keep(INGREDIENTS, make)] == [MADE, MADE]
    cache.drop_unused("site")


def test_a_fault_while_making_leaves_nothing_behind(tmp_path):
    def fail() -> bytes:
        raise RuntimeError("the renderer fell over")

    with pytest.raises(RuntimeError, match="fell over"):
        Cache(tmp_path).keep(INGREDIENTS, fail)
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_fails_leaves_neither_half_a_file_nor_a_fault(tmp_path, monkeypatch):
    def full(handle: int, *more: object) -> object:
        os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    assert Cache(tmp_path).keep(INGREDIENTS, Maker()) == MADE
    assert list(tmp_path.iterdir()) == []


def test_what_no_last_run_asked_for_is_dropped(tmp_path):
    first = Cache(tmp_path)
    for name in (b"a", b"b"):
        first.keep((name,), Maker(name))
    first.drop_unused("site")
    sheet = Cache(tmp_path)
    for name in (b"b", b"c"):
        sheet.keep((name,), Maker(name))
    sheet.drop_unused("contact-sheet")
    (tmp_path / "tmp-of-one-who-was-killed").write_bytes(b"half")
    assert len(list(tmp_path.glob("*.kept"))) == 3

    second = Cache(tmp_path)
    second.keep((b"b",), Maker(b"b"))
    second.drop_unused("site")
    # `a` was the site's alone and is gone; `c` is still the sheet's.
    asked = {name: Maker(name) for name in (b"a", b"b", b"c")}
    for name, make in asked.items():
        Cache(tmp_path).keep((name,), make)
    assert {name: make.asked for name, make in asked.items()} == {b"a": 1, b"b": 0, b"c": 0}
    assert not (tmp_path / "tmp-of-one-who-was-killed").exists()


# With the renderer


SPEC = {"data": {"values": [{"day": 1}]}, "mark": "point", "encoding": {"x": {"field": "day", "type": "quantitative"}}}


def pictures(corpus: Corpus, cache: Cache | None) -> dict[str, bytes]:
    """Every inline drawing and every file to take along."""
    keep = cache.keep if cache else unkept
    drawn = drawings(corpus, {}, lambda _: None, keep)
    inline = {f"{name} {form}": one.svg.encode() for name, each in drawn.items() for form, one in each.forms.items()}
    return inline | chart_files(corpus, drawn, {}, "https://example.org/", keep)


def test_without_cold_warm_and_poisoned_the_pictures_are_the_same_bytes(complete: Corpus, tmp_path, monkeypatch):
    without = pictures(complete, None)
    assert pictures(complete, Cache(tmp_path)) == without
    entries = sorted(tmp_path.glob("*.kept"))
    # Of each chart the two inline forms and one to be explored as specifications, and three as they are drawn.
    assert len(entries) == 6 * len([name for name in without if name.endswith(" wide")])

    for number, path in enumerate(entries):
        if number % 2:
            SPOILERS[number % 7](path)
    assert pictures(complete, Cache(tmp_path)) == without

    def asleep(*asked: object, **more: object) -> str:
        raise AssertionError("the renderer was asked although everything is kept")

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", asleep)
    monkeypatch.setattr(vl_convert, "svg_to_png", asleep)
    assert pictures(complete, Cache(tmp_path)) == without


@pytest.mark.parametrize("what", ["version", "faces", "grammar"])
def test_another_renderer_or_other_faces_take_nothing_that_was_kept(tmp_path, monkeypatch, what: str):
    vega_lite_svg(SPEC, Cache(tmp_path).keep)
    vega_lite_svg(SPEC, Cache(tmp_path).keep)
    assert len(list(tmp_path.glob("*.kept"))) == 1
    change = {
        "version": (svg, "version", lambda _: "99.0"),
        "faces": (svg, "drawing_faces", lambda: {"400.ttf": b"another"}),
        "grammar": (svg, "VEGA_LITE", "5.20"),
    }
    svg.renderer.cache_clear()
    monkeypatch.setattr(*change[what])
    vega_lite_svg(SPEC, Cache(tmp_path).keep)
    svg.renderer.cache_clear()
    assert len(list(tmp_path.glob("*.kept"))) == 2


def test_the_order_of_a_specification_counts(tmp_path):
    cache = Cache(tmp_path)
    vega_lite_svg(SPEC, cache.keep)
    vega_lite_svg(dict(reversed(SPEC.items())), cache.keep)
    assert len(list(tmp_path.glob("*.kept"))) == 2


def test_a_picture_with_letters_of_the_machines_own_faces_is_not_kept(tmp_path):
    """What they look like follows from what is installed, which may change without a trace in the ingredients."""
    vega_lite_svg(SPEC | {"title": "سد"}, Cache(tmp_path).keep)
    assert list(tmp_path.iterdir()) == []
