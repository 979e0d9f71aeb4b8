"""Files to take along are packed again: smaller, and the same picture."""

from __future__ import annotations

import io
import struct

import pytest
import vl_convert
from PIL import Image

from build_scripts.charts.png_file import SIGNATURE, chunks, filtered_rows, packed

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200" fill="#fdfcf9"/>'
    '<circle cx="90" cy="90" r="60" fill="#0b3c66" opacity=".6"/>'
    '<text x="20" y="180" font-size="30">Barrier</text></svg>'
)


def as_png(image: Image.Image, level: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=level)
    return out.getvalue()


def noise() -> bytes:
    """A file of several parts: Pillow starts another after 64 kB."""
    return as_png(Image.effect_noise((500, 400), 90), 0)


@pytest.mark.parametrize("file", [bytes(vl_convert.svg_to_png(SVG, scale=2)), noise()], ids=["drawn", "in parts"])
def test_a_packed_file_shows_the_same_and_says_the_same(file: bytes):
    small = packed(file)
    with Image.open(io.BytesIO(file)) as before, Image.open(io.BytesIO(small)) as after:
        after.verify()
        assert (after.size, after.mode, after.info) == (before.size, before.mode, before.info)
    with Image.open(io.BytesIO(file)) as before, Image.open(io.BytesIO(small)) as after:
        assert after.tobytes() == before.tobytes()
    assert filtered_rows(small) == filtered_rows(file)
    kinds = [kind for kind, _ in chunks(small)]
    assert kinds.count(b"IDAT") == 1
    assert (kinds[0], kinds[-2:]) == (b"IHDR", [b"IDAT", b"IEND"])
    assert small.startswith(SIGNATURE)
    assert len(small) <= len(file)


def test_a_drawn_file_shrinks_to_less_than_half():
    file = bytes(vl_convert.svg_to_png(SVG, scale=2))
    assert len(packed(file)) < len(file) / 2


def test_packing_again_changes_nothing():
    small = packed(noise())
    assert packed(small) == small


def test_the_density_that_a_printer_reads_stays():
    file = bytes(vl_convert.svg_to_png(SVG, scale=2))
    assert dict(chunks(packed(file)))[b"pHYs"] == dict(chunks(file))[b"pHYs"]
    width, height = struct.unpack(">II", dict(chunks(packed(file)))[b"IHDR"][:8])
    assert (width, height) == (600, 400)
