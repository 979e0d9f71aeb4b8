"""Every colour that charts are drawn in can be seen on what it stands on, in light and dark, and sides are told apart.

The bounds are those of WCAG 2.2: 4.5 to 1 for words (1.4.3), 3 to 1 for what a picture is read by (1.4.11).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.assembly import base_map
from build_scripts.charts.gallery import drawings
from build_scripts.corpus import Corpus, read_corpus
from build_scripts.palette import PALETTE
from build_scripts.paths import Project
from tests.tools.colours import SIGHTS, contrast, distance
from tests.tools.sites import INVENTED, ROOT, SECOND

WORDS, MARKS, APART = 4.5, 3.0, 20
# What words stand on, and what a side's marks stand on: a cell is a field of words and of missing days only.
GROUNDS = ("paper", "raised", "land", "sea", "cell")
GROUNDS_OF_MARKS = ("paper", "land", "sea")
SCHEMES = ("light", "dark")
each_record = pytest.mark.parametrize("root", [ROOT, INVENTED, SECOND], ids=["real", "invented", "second"])
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)


def colour(name: str, scheme: str) -> str:
    return PALETTE[name][SCHEMES.index(scheme)]


def corpus_of(root: Path) -> Corpus:
    corpus, _ = read_corpus(Project(root))
    assert corpus is not None
    return corpus


def sides_of(root: Path, scheme: str) -> dict[str, str]:
    return {name: getattr(side, scheme) for name, side in corpus_of(root).explainer.sides.items()}


# What a name of the style sheet is drawn on, and how far it has to stand out there.
@each_scheme
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", ["ink", "soft"])
def test_words_can_be_read_on_whatever_they_stand_on(name: str, ground: str, scheme: str):
    assert contrast(colour(name, scheme), colour(ground, scheme)) >= WORDS


@each_scheme
def test_words_on_a_box_of_ink_can_be_read(scheme: str):
    assert contrast(colour("paper", scheme), colour("ink", scheme)) >= WORDS


@each_scheme
@pytest.mark.parametrize("ground", GROUNDS_OF_MARKS)
@each_record
def test_the_marks_of_every_side_stand_out_from_what_they_stand_on(root: Path, ground: str, scheme: str):
    found = {side: contrast(own, colour(ground, scheme)) for side, own in sides_of(root, scheme).items()}
    assert {side: round(ratio, 2) for side, ratio in found.items() if ratio < MARKS} == {}


@pytest.mark.parametrize("sight", SIGHTS)
@each_scheme
@each_record
def test_the_sides_are_told_apart_by_every_kind_of_sight(root: Path, scheme: str, sight: str):
    sides = sides_of(root, scheme)
    apart = {(one, other): distance(sides[one], sides[other], sight) for one, other in itertools.combinations(sides, 2)}
    nearest = min(apart, key=lambda pair: apart[pair])
    assert apart[nearest] >= APART, nearest


def painted(root: Path) -> Iterator[tuple[str, str]]:
    """Tag and paint of everything in every chart of a record."""
    project = Project(root)
    base = base_map(project.base_map.read_bytes() if project.base_map.is_file() else None)
    for drawing in drawings(corpus_of(root), base, lambda _: None).values():
        for form in drawing.forms.values():
            for tag, attributes in re.findall(r"<(text|tspan|path|line|rect|circle)\b([^>]*)>", form.svg):
                for paint in re.findall(r' (?:fill|stroke)="var\(--([a-z0-9-]+)\)"', attributes):
                    yield tag, paint


@each_record
def test_charts_use_no_colour_that_is_not_measured_here(root: Path):
    """What is drawn: words in three colours, and marks in those, the sides' and the faint ones of grid and ground."""
    found = set(painted(root))
    words = {paint for tag, paint in found if tag in {"text", "tspan"}}
    sides = {f"side-{name}" for name in corpus_of(root).explainer.sides}
    # A text's stroke is the ground that it stands on, as a halo.
    assert {"ink", "soft"} <= words <= {"ink", "soft", "paper", "land", "cell"}
    assert {paint for _, paint in found} <= {"ink", "soft", "rule", "paper", "land", "sea", "cell", "water"} | sides
    assert any(paint in sides for _, paint in found)
