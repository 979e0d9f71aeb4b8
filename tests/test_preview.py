"""The preview after each change: what is wrong is said in words, and the last good site stays."""

import pytest

from build_scripts.paths import Project
from build_scripts.preview import rebuilt
from tests.conftest import Edits, edited

PORT = 8123


def pages(project: Project) -> dict[str, bytes]:
    folder = project.build / "preview"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.html")}


EDGES = "  south: -49.0\n  east: -122.0\n  north: -48.0\n"
NARROW = "  south: -48.41\n  east: -122.0\n  north: -48.39\n"


def test_the_preview_is_built_for_its_own_address_and_loads_what_reloads_it(project: Project):
    rebuilt(project, PORT)
    found = pages(project)
    assert b"http://127.0.0.1:8123/" in found["index.html"]
    assert b"Content-Security-Policy" not in found["index.html"]


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({"data/actors/otter.yml": ("kind: animal", "kind: animl")}, "data/actors/otter.yml:5: not a word of"),
        (
            {"data/charts/map.yml": (EDGES, NARROW)},
            "data/charts/map.yml: no room on the picture for 'Lake Marn",
        ),
    ],
)
def test_what_is_wrong_is_said_and_the_last_preview_stays(
    project: Project, capsys: pytest.CaptureFixture[str], edits: Edits, said: str
):
    kept = project.build / "preview" / "index.html"
    kept.parent.mkdir(parents=True)
    kept.write_text("the last good one", encoding="utf-8")
    edited(project, edits)
    rebuilt(project, PORT)
    assert capsys.readouterr().out.startswith(said)
    assert pages(project) == {"index.html": b"the last good one"}
