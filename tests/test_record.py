"""The record itself: the only tests that read `data/` and `content/`, one case a file.

A fault here is a fault of a record, and its message is the one that `explainer check` prints.
"""

import itertools
import re
from pathlib import Path

import pytest

from build_scripts.assembly import base_map
from build_scripts.charts import theme
from build_scripts.charts.area_map import MapRows, layout
from build_scripts.derived.arrivals import arrivals
from build_scripts.derived.displacement import distance_km
from build_scripts.model import Actor, Chart, Place
from build_scripts.palette import PALETTE
from build_scripts.paths import PACKAGE, Project
from build_scripts.problems import report_text
from build_scripts.site_check import Checked, checked
from build_scripts.views import picture_map
from tests.tools.colours import SIGHTS, contrast, distance

PROJECT = Project(Path(__file__).resolve().parents[1])
RECORDS = sorted(path for path in PROJECT.data.rglob("*.yml") if path.parent != PROJECT.schemas)
PAGES = sorted(PROJECT.content.rglob("*.md"))
# Names that the code may hold all the same, each with its reason. There is none.
MAY_STAND_IN_CODE: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def found() -> Checked:
    """The whole record, read and checked once."""
    return checked(PROJECT)


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT.root).as_posix()


@pytest.mark.parametrize("path", [*RECORDS, *PAGES], ids=name_of)
def test_each_file_is_read_without_a_fault(found: Checked, path: Path):
    faults = [problem for problem in found.problems if problem.file == name_of(path)]
    assert not faults, "\n" + report_text(faults)
    if path.parent.parent == PROJECT.data:
        assert found.corpus is not None
        kind, record_id = path.parent.name, path.stem
        assert found.corpus.has(kind, record_id) or record_id in found.corpus.forwards[kind]
    if path in PAGES:
        assert path.relative_to(PROJECT.content).as_posix() in {page.name for page in found.pages}


def test_the_whole_record_passes_every_check(found: Checked):
    problems = list(found.problems)
    assert not problems, "\n" + report_text(problems)


def test_the_title_of_the_arriving_evidence_is_borne_out(found: Checked):
    assert found.corpus is not None
    turn = found.corpus.of(Chart)["arrivals"].settings.turn.last
    rows = {row.claim: [arrival.day for arrival in row.arrivals] for row in arrivals(found.corpus)}
    days = [day for row in rows.values() for day in row]
    assert 0.75 <= sum(day <= turn for day in days) / len(days) <= 0.85
    for claim in ("strikes-killed-civilians", "cluster-munitions-used"):
        assert sum(day > turn for day in rows[claim]) > len(rows[claim]) / 2


def test_the_title_of_the_map_is_borne_out(found: Checked):
    corpus = found.corpus
    assert corpus is not None
    spots = [spot for spot in picture_map.spots(corpus, corpus.of(Chart)["map"].settings) if spot.is_drawn]
    villages = [spot for spot in spots if "2015-10-08-isis-advance-north-aleppo" in spot.events]
    strikes = [spot for spot in spots if spot.layer == "Russian air strikes"]
    assert (len(villages), len(strikes) > 15) == (5, True)
    assert all({"2015-10-08-isis-advance-north-aleppo"} == {*spot.events} for spot in villages)
    south, west = min(spot.lat for spot in villages), min(spot.lon for spot in villages)
    assert sum(spot.lat < south for spot in strikes) > 0.75 * len(strikes)
    assert sum(spot.lon < west for spot in strikes) > 0.6 * len(strikes)


def test_the_title_of_the_close_up_is_borne_out(found: Checked):
    corpus = found.corpus
    assert corpus is not None
    spots = [
        spot for spot in picture_map.spots(corpus, corpus.of(Chart)["map-north-of-aleppo"].settings) if spot.is_drawn
    ]
    taken = [spot for spot in spots if spot.layer == "Taken by ISIS"]
    later = [spot for spot in spots if spot.layer == "Named in a later attack by ISIS"]
    assert (len(taken), {spot.days for spot in taken}) == (5, {"8–9 Oct"})
    assert {spot.days for spot in later} == {"13–14 Oct"}
    assert max(spot.lon for spot in later) < min(spot.lon for spot in taken)
    city = corpus.of(Place)["aleppo"].coordinates
    assert city is not None
    assert all(spot.lat - city.lat > abs(spot.lon - city.lon) for spot in taken)


def test_the_title_of_the_map_week_by_week_is_borne_out(found: Checked):
    corpus = found.corpus
    assert corpus is not None
    second = picture_map.weeks(corpus, corpus.of(Chart)["map-weeks"].settings)[1]
    drawn = [spot for spot in second.spots if spot.is_drawn]
    places = {name: place.coordinates for name, place in corpus.of(Place).items()}

    def near(spot: picture_map.Spot, town: str) -> float:
        one, other = places[spot.place], places[town]
        assert one is not None
        assert other is not None
        return distance_km(one, other)

    taken = [spot for spot in drawn if spot.layer == "Places taken" and spot.side == "isis"]
    attacked = [spot for spot in drawn if spot.layer == "Ground offensives" and spot.side == "government"]
    assert len(taken) == 5
    assert all(near(spot, "aleppo") < 25 for spot in taken)
    assert attacked
    hama = places["hama"]
    assert hama is not None
    assert all(spot.lat > hama.lat and near(spot, "hama") < 50 for spot in attacked)


def test_the_title_of_what_was_found_elsewhere_is_borne_out(found: Checked):
    corpus = found.corpus
    assert corpus is not None
    moves = picture_map.shifts(corpus, corpus.of(Chart)["map-found-elsewhere"].settings)
    drawn = [move for move in moves if move.is_drawn]
    assert (len(drawn), len(moves)) == (2, 3)
    assert {(move.claimed.place, move.claimed_by, move.found_by) for move in drawn} == {
        ("raqqa", "russian-defence-ministry", "bellingcat")
    }
    for move in drawn:
        start, end = (corpus.of(Place)[one.place].coordinates for one in (move.claimed, move.found))
        assert start is not None
        assert end is not None
        assert distance_km(start, end) > 160
        assert move.stated == "more than 160 km"
        assert move.distance.endswith("to the west")


@pytest.mark.parametrize("width", [theme.WIDE, theme.NARROW])
@pytest.mark.parametrize("name", ["map", "map-north-of-aleppo", "map-found-elsewhere"])
def test_the_maps_hold_all_that_must_be_named(found: Checked, name: str, width: int):
    corpus = found.corpus
    assert corpus is not None
    settings = corpus.of(Chart)[name].settings
    rows = MapRows(
        [spot for spot in picture_map.spots(corpus, settings) if spot.is_drawn],
        picture_map.map_labels(corpus, settings),
        picture_map.map_callouts(corpus, settings),
        picture_map.shifts(corpus, settings),
    )
    base = base_map(PROJECT.base_map.read_bytes())
    placed = layout(rows, settings, base, width)
    text = " ".join(one.words.text for one in placed.placed)
    assert all(one.name in text for one in (*rows.labels, *rows.callouts))
    assert placed.inset
    # On a phone lesser names give way; on a wide screen few may.
    assert width == theme.NARROW or len(placed.left_out) <= 8


def test_the_code_does_not_know_what_the_record_is_about(found: Checked):
    # What makes this a tool for any contested question: actors and places are data alone. The handles of sides are
    # left out: they may be everyday words, and a map has a west of its own.
    assert found.corpus is not None
    actors, places = found.corpus.of(Actor), found.corpus.of(Place)
    names = {*actors, *places}
    names |= {name for actor in actors.values() for name in (actor.name, *actor.also)}
    names |= {name for place in places.values() for name in (place.name, *place.also)}
    wanted = {name for name in names if len(name) >= 4} - MAY_STAND_IN_CODE
    assert len(wanted) > 50
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, wanted)))})\b", re.IGNORECASE)
    files = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".jinja", ".css", ".js", ".html", ".xml"}]
    assert len(files) > 50
    known = [
        f"{path.relative_to(PACKAGE.parent)}:{number}: {match.group()}"
        for path in sorted(files)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        for match in pattern.finditer(line)
    ]
    assert not known, "the code names what only the record may name:\n" + "\n".join(known)


def test_each_side_has_a_shape_of_its_own(found: Checked):
    assert found.corpus is not None
    shapes = [side.shape for side in found.corpus.explainer.sides.values()]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize(("scheme", "which"), [("light", 0), ("dark", 1)])
def test_the_sides_stand_out_from_the_page_and_from_each_other(found: Checked, scheme: str, which: int):
    assert found.corpus is not None
    colours = {name: getattr(side, scheme) for name, side in found.corpus.explainer.sides.items()}
    faint = {name: contrast(colour, PALETTE["paper"][which]) for name, colour in colours.items()}
    # WCAG 2.2, success criterion 1.4.11: 3:1 for what a picture is read by.
    assert min(faint.values()) >= 3, faint
    for sight in SIGHTS:
        apart = {
            (one, other): distance(colours[one], colours[other], sight)
            for one, other in itertools.combinations(colours, 2)
        }
        assert min(apart.values()) >= 20, (sight, min(apart.items(), key=lambda pair: pair[1]))
