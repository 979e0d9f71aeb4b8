"""The stored pictures of the second invented record's charts, and how a new picture is compared with its own.

`python -m tests.tools.baseline --update` stores anew those that look different now: do it when a chart is meant to look
different, and look at the pictures first. The real record has none: who edits it need not renew a picture.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from build_scripts.cache import unkept
from build_scripts.charts.gallery import drawings
from build_scripts.contact_sheet import pictures
from build_scripts.corpus import Corpus, read_corpus
from build_scripts.paths import Project
from tests.tools.sites import ROOT, SECOND

BASELINE = ROOT / "tests" / "baseline" / SECOND.name
# Where the pictures of a comparison that failed are left, for CI to attach.
FAILED = Project(ROOT).build / "pictures"

# A pixel differs when one of its channels differs by more than this, of 255: rasterisers round edges differently.
CHANNEL = 24
# The share of a picture's pixels that may differ.
SHARE = 0.001
# A mark or a letter is far less than that: in no square of this many pixels a side may more than a twentieth differ.
# A mark that moves by one pixel changes 7 to 23 per cent of a square, a letter that goes missing 12 and more.
SQUARE, SHARE_OF_SQUARE = 12, 0.05


@dataclass(frozen=True)
class Difference:
    """How far a picture is from its stored one: shares from 0 to 1, and the pixels that differ as white on black."""

    share: float
    in_one_square: float
    mask: Image.Image

    @property
    def is_small(self) -> bool:
        """True when a reader would take one picture for the other."""
        return self.share <= SHARE and self.in_one_square <= SHARE_OF_SQUARE


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """How far two pictures are apart; of another size, entirely."""
    if one.size != other.size:
        return Difference(1, 1, Image.new("L", one.size, 255))
    red, green, blue = ImageChops.difference(one, other).split()
    greatest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    mask = greatest.point([255 * (level > CHANNEL) for level in range(256)])
    differing = mask.histogram()[255]
    # Each pixel of the smaller picture is the mean of a square: the share that differs there, in 255ths.
    squares = mask.reduce(SQUARE).histogram()
    densest = max(level for level, count in enumerate(squares) if count) / 255
    return Difference(differing / (one.width * one.height), densest, mask)


def picture(file: bytes) -> Image.Image:
    """A PNG as pixels, without the transparency that none of ours has."""
    with Image.open(io.BytesIO(file)) as opened:
        return opened.convert("RGB")


def small_file(shown: Image.Image) -> bytes:
    """A picture as a small PNG: of at most 256 colours, each within two levels of its own."""
    few = shown.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def drawn_now(corpus: Corpus) -> dict[str, Image.Image]:
    """Every chart in every form and scheme with its words around it, a pixel for a pixel, by the name of its file."""
    found = {}
    for name, drawing in drawings(corpus, {}, lambda _: None).items():
        for form, scheme, file in pictures(corpus, name, drawing, "", unkept, scale=1):
            found[f"{name}-{form}-{scheme}.png"] = picture(file)
    return found


def stored(folder: Path = BASELINE) -> dict[str, Image.Image]:
    """The stored pictures by the names of their files."""
    return {path.name: picture(path.read_bytes()) for path in sorted(folder.glob("*.png"))}


def left_for_looking(name: str, now: Image.Image, found: Difference, folder: Path) -> None:
    """Leaves the new picture, and where it differs, in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    now.save(folder / name)
    faint = Image.blend(now, Image.new("RGB", now.size, "white"), 0.75)
    faint.paste(Image.new("RGB", now.size, "#d000d0"), mask=found.mask)
    faint.save(folder / name.replace(".png", "-difference.png"))


def compared(now: Mapping[str, Image.Image], before: Mapping[str, Image.Image], folder: Path) -> list[str]:
    """What is wrong, a line a picture; pictures that differ are left in `folder`."""
    faults = [f"{name}: no such chart any more" for name in sorted(before.keys() - now.keys())]
    for name, image in now.items():
        if name not in before:
            faults.append(f"{name}: not stored")
            found = Difference(1, 1, Image.new("L", image.size, 255))
        else:
            found = difference(image, before[name])
            if found.is_small:
                continue
            width, height = before[name].size
            if image.size != (width, height):
                faults.append(f"{name}: {image.width} × {image.height}, stored {width} × {height}")
            else:
                faults.append(
                    f"{name}: {found.share:.3%} of the pixels differ, {found.in_one_square:.0%} where most do"
                )
        left_for_looking(name, image, found, folder)
    return faults


def second_corpus() -> Corpus:
    """The record whose pictures are stored."""
    corpus, _ = read_corpus(Project(SECOND))
    if corpus is None:
        raise ValueError("the second invented record cannot be read")
    return corpus


def updated(now: Mapping[str, Image.Image], folder: Path = BASELINE) -> list[str]:
    """Stores what looks different now, and drops what is no longer drawn; the names of both.

    What looks the same stays as it was stored, so that small differences cannot add up unseen.
    """
    before = stored(folder)
    folder.mkdir(parents=True, exist_ok=True)
    changed = sorted(before.keys() - now.keys())
    for name in changed:
        (folder / name).unlink()
    for name, image in now.items():
        if name not in before or not difference(image, before[name]).is_small:
            (folder / name).write_bytes(small_file(image))
            changed.append(name)
    return changed


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="The stored pictures of the second invented record's charts.")
    parser.add_argument("--update", action="store_true", required=True, help="store those that look different now")
    parser.parse_args()
    print("\n".join(updated(drawn_now(second_corpus()))) or "every picture looks as it is stored")
    sys.exit(0)
