"""One record with a fault of every sort: the whole report, as a person reads it, is pinned.

When a message is meant to change, read `tests/broken/all-at-once.txt` after
`python -m tests.test_all_at_once`, which writes it again.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from build_scripts.paths import Project
from build_scripts.problems import report_text
from build_scripts.site_check import checked
from tests.conftest import INVENTED, Edits, edited

EXPECTED = Path(__file__).parent / "broken" / "all-at-once.txt"

EVERYTHING_WRONG: Edits = {
    # What is no file of a record.
    "content/picture.svg": "<svg/>",
    "data/actors/Big Gull.yml": "name: Gull\n",
    "data/actors/gull.yaml": "name: Gull\n",
    "data/actor/gull.yml": "name: Gull\n",
    # What YAML and text may not hold.
    "data/actors/bomb.yml": "a: &a [x, x]\nb: [*a, *a]\nc: !!python/object/apply:os.system [ls]\n",
    "data/actors/deep.yml": "name: " + "[" * 10_000,
    "data/actors/empty.yml": "",
    "data/actors/latin.yml": "name: Café\n".encode("latin-1"),
    "data/actors/long.yml": "name: " + "x" * 300_000,
    "data/actors/quoted.yml": "name: 'Otter\nkind: animal\n",
    "data/actors/two.yml": "name: One\n---\nname: Two\n",
    "data/actors/unseen.yml": "name: Ot\u200bter # a \u202ecomment\nkind: animal\nside: shore\nsummary: x\n"
    "sources: [pond-board]\n",
    # What has the wrong shape.
    "data/actors/heron.yml": "name:\nnaem: The Heron\nkind: guild\nside: sky\nside: mill\nalso: Crane\n"
    "summary: It looks on.\nsources: []\n",
    "data/claims/otter-opened-sluice.yml": ("grade: strong", "grade: strnog"),
    "data/events/2043-dry-year.yml": ("date: 2043~", "date: 2043-02-29"),
    "data/events/2044-06-talks.yml": ("date: 2044-06-07/2044-06-09", "date: 2044-06-09/2044-06-07"),
    "data/figures/water-left.yml": ("low: 20, high: 30", "low: 30, high: 20"),
    "data/places/lake-marn.yml": ("lat: -48.5", "lat: -148.5"),
    "data/sources/heron-2044-06-05.yml": ("https://example.org/heron/lake?a=1&b=2", "javascript:alert(1)"),
    # What leads nowhere, or is no word of the topic.
    "data/actors/otter.yml": ("kind: animal", "kind: animla"),
    "data/corrections/2044-06-20-rain.yml": ("record: event:2043-dry-year", "record: evnt:2043-dry-year"),
    "data/events/2044-06-04-sluice-broken.yml": "moved_to: 2044-06-04-sluice-opn\n",
    "data/events/2044-06-04-sluice-open.yml": (
        "claimed: {date: 2044-06-05, by: mill-guild",
        "claimed: {date: 2044-06-01, by: mil-guild",
    ),
    "data/charts/map.yml": ("west: -124.0", "west: -121.0"),
    "data/places/marn-dam.yml": ("within: lake-marn", "within: marn-dam"),
    "data/quotes/2044-06-05-guild-grain.yml": ("speaker: mill-guild", "speaker: a-gull"),
    "data/sources/mill-2044-06-06.yml": ("published: 2044-06", "published: 2054-06"),
    "data/sources/pond-board.yml": ("kind: blog", "kind: blog\nbased_on: [pond-board]"),
    "data/terms/sluice.yml": (
        "definition: A door for water.",
        "definition: A wicked door [@pond-bord] for [[place:lake-marn.",
    ),
    # What a page may not hold.
    "content/who.md": "---\ntitle: Who\ndescription: Who\n---\nA <b>page</b> with [a link](javascript:x),\n"
    "![a picture](x.png), [[actor:oter]]\n\n[[view:whom]]\n\n```\nand a block that never ends\n",
}


def report(folder: Path) -> str:
    """The report on a copy of the invented record in `folder` with everything wrong."""
    project = Project(folder)
    for name in ("data", "content"):
        shutil.copytree(INVENTED.root / name, folder / name)
    edited(project, EVERYTHING_WRONG)
    return report_text(checked(project).problems) + "\n"


def test_everything_that_is_wrong_is_reported_at_once_by_file_and_line(tmp_path):
    assert report(tmp_path) == EXPECTED.read_text(encoding="utf-8")


def test_each_file_that_was_broken_is_in_the_report(tmp_path):
    lines = report(tmp_path).splitlines()
    for name in EVERYTHING_WRONG.keys() - {"data/actor/gull.yml"}:
        assert any(line.startswith(f"{name}:") for line in lines), name
    places = [(line.split(":")[0], int(line.split(":")[1])) for line in lines]
    assert places == sorted(places)
    assert len(lines) == len(set(lines))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        EXPECTED.write_text(report(Path(made)), encoding="utf-8")
    sys.stdout.write(f"{EXPECTED}\n")
