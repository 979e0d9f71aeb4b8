"""A chart's specification is made once for the same values and program, and never taken for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from build_scripts.cache import Cache
from build_scripts.charts import specs
from build_scripts.charts.specs import specification

ASKED: list[object] = []


@dataclass(frozen=True)
class Row:
    day: str
    count: float


class Unsaid:
    """What does not say what it is."""


@dataclass
class Chart:
    values: dict[str, object] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        ASKED.append(self.values)
        return self.values


def bars(rows: object, width: int, *, title: str = "") -> Chart:
    return Chart({"rows": repr(rows), "width": width, "title": title, "half": 0.1})


def points(rows: object, width: int, *, title: str = "") -> Chart:
    return Chart({"points": repr(rows), "width": width, "title": title})


@pytest.fixture(autouse=True)
def program() -> Iterator[None]:
    ASKED.clear()
    specs._program.cache_clear()
    yield
    specs._program.cache_clear()


ROWS = (Row("2044-06-04", 2.5), Row("2044-06-05", 0.1))


def test_the_same_values_are_drawn_once_and_come_back_as_they_were(tmp_path: Path):
    fresh = bars(ROWS, 700, title="Löcher").to_dict()
    for _ in range(3):
        assert specification(partial(bars, ROWS, 700, title="Löcher"), Cache(tmp_path).keep) == fresh
    assert len(ASKED) == 2


@pytest.mark.parametrize(
    "other",
    [
        partial(bars, ROWS[:1], 700),
        partial(bars, (ROWS[0], Row("2044-06-05", 0.10000000000000002)), 700),
        partial(bars, ROWS, 346),
        partial(bars, ROWS, 700, title="Buckets"),
        partial(points, ROWS, 700),
    ],
)
def test_other_values_and_another_chart_are_drawn_anew(tmp_path: Path, other: partial[Chart]):
    specification(partial(bars, ROWS, 700), Cache(tmp_path).keep)
    assert specification(other, Cache(tmp_path).keep) == other().to_dict()
    assert len(ASKED) == 3


def test_what_does_not_say_what_it_is_is_never_kept(tmp_path: Path):
    for _ in range(2):
        specification(partial(bars, Unsaid(), 700), Cache(tmp_path).keep)
    assert len(ASKED) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("what", ["altair", "code", "faces"])
def test_another_program_takes_nothing_that_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str):
    specification(partial(bars, ROWS, 700), Cache(tmp_path / "kept").keep)
    specs._program.cache_clear()
    (tmp_path / "code").mkdir()
    change = {
        "altair": ("version", lambda _: "99.0"),
        "code": ("PACKAGE", tmp_path / "code"),
        "faces": ("drawing_faces", lambda: {"400.ttf": b"another"}),
    }
    monkeypatch.setattr(specs, *change[what])
    specification(partial(bars, ROWS, 700), Cache(tmp_path / "kept").keep)
    assert len(ASKED) == 2
