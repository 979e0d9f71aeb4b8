"""The sheet shows every chart in every form and scheme, and says what each costs."""

from __future__ import annotations

import gzip
import re
import struct

import pytest

from build_scripts.__main__ import main
from build_scripts.cache import Cache
from build_scripts.charts.gallery import drawing
from build_scripts.charts.poster import EDGE, SCALE
from build_scripts.corpus import read_corpus
from build_scripts.model import Chart
from build_scripts.paths import Project
from tests.conftest import edited


@pytest.fixture
def here(project: Project, monkeypatch) -> Project:
    monkeypatch.chdir(project.root)
    return project


def test_every_chart_is_on_it_in_every_form_and_scheme(here: Project, capsys):
    assert main(["charts"]) == 0
    corpus, _ = read_corpus(here)
    assert corpus is not None
    charts = corpus.of(Chart)
    wanted = {
        f"{chart}-{form}-{scheme}.png"
        for chart in charts
        for form in ("wide", "narrow")
        for scheme in ("light", "dark")
    }
    assert {path.name for path in here.contact_sheet.iterdir()} == wanted | {"index.html"}
    page = (here.contact_sheet / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'srcset="([^ ]+) ', page)) == wanted
    assert not re.search(r"https?://", page)

    lines = capsys.readouterr().out.splitlines()
    assert re.split("  +", lines[0].strip()) == [
        "chart",
        *(f"{form} {what}" for form in ("wide", "narrow") for what in ("px", "kB", "gzip kB")),
        "cold ms",
        "cached ms",
    ]
    rows = [re.split("  +", line.strip()) for line in lines[1:-1]]
    assert [row[0] for row in rows] == [*sorted(charts, key=lambda one: (charts[one].order, one)), "all"]
    for chart, *costs in rows[:-1]:
        sizes = []
        for name, form in drawing(corpus, chart, {}).forms.items():
            raw = form.svg.encode()
            zipped = len(gzip.compress(raw, 9, mtime=0))
            sizes += [f"{form.width:.0f} × {form.height:.0f}", f"{len(raw) / 1000:.1f}", f"{zipped / 1000:.1f}"]
            (width,) = struct.unpack(">I", (here.contact_sheet / f"{chart}-{name}-light.png").read_bytes()[16:20])
            assert width == pytest.approx(SCALE * (form.width + 2 * EDGE), abs=1)
        assert costs[:6] == sizes
    for column in (-2, -1):
        assert int(rows[-1][column]) == pytest.approx(sum(int(row[column]) for row in rows[:-1]), abs=len(charts))


def test_one_chart_alone_is_drawn_alone_and_leaves_what_is_kept_of_the_others(here: Project, capsys):
    assert main(["charts"]) == 0
    kept = {path.name for path in here.cache.iterdir()}
    assert main(["charts", "--only", "matrix"]) == 0
    assert {path.name for path in here.contact_sheet.glob("*.png")} == {
        f"matrix-{form}-{scheme}.png" for form in ("wide", "narrow") for scheme in ("light", "dark")
    }
    assert {path.name for path in here.cache.iterdir()} == kept


def test_a_chart_that_is_not_there_is_answered_with_those_that_are(here: Project, capsys):
    assert main(["charts", "--only", "matrxi"]) == 1
    assert "There is no chart 'matrxi'. Charts: arrivals, " in capsys.readouterr().err
    assert not here.contact_sheet.exists()


def test_nothing_is_drawn_of_a_faulty_record(here: Project, capsys):
    edited(here, {"data/actors/otter.yml": ("kind: animal", "kind: animl")})
    assert main(["charts"]) == 1
    assert "1 fault: nothing drawn." in capsys.readouterr().err
    assert not here.contact_sheet.exists()


def test_a_kept_picture_that_was_changed_does_not_reach_the_sheet(here: Project, capsys):
    assert main(["charts"]) == 0
    before = {path.name: path.read_bytes() for path in here.contact_sheet.glob("*.png")}
    for path in Cache(here.cache).folder.glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-3])
    assert main(["charts"]) == 0
    assert {path.name: path.read_bytes() for path in here.contact_sheet.glob("*.png")} == before


def test_a_chart_with_letters_that_no_face_of_ours_has_is_measured_as_well(here: Project, capsys):
    edited(here, {"data/actors/otter.yml": ("name: Otter", "name: \u0642\u0636\u0627\u0639\u0629")})
    assert main(["charts", "--only", "matrix"]) == 0
    assert "matrix" in capsys.readouterr().out
