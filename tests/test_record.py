"""The record itself: the only tests that read `data/` and `content/`, one case a file.

A fault here is a fault of a record, and its message is the one that `explainer check` prints.
"""

import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.assembly import base_map
from build_scripts.charts import theme
from build_scripts.charts.area_map import MapRows, enlargement, layout
from build_scripts.derived.arrivals import arrivals
from build_scripts.derived.displacement import distance_km
from build_scripts.model import Actor, Chart, Event, Place, Quote, Role, Source
from build_scripts.paths import PACKAGE, Project
from build_scripts.problems import report_text
from build_scripts.site_check import Checked, checked
from build_scripts.values import begun, counted
from build_scripts.views import (
    picture_checks,
    picture_estimates,
    picture_exchanges,
    picture_map,
    picture_map_weeks,
    picture_panels,
    picture_spots,
)
from build_scripts.views.picture_clocks import clock_rows
from build_scripts.views.picture_matrix import cells
from build_scripts.views.picture_series import SeriesRows, panels
from build_scripts.views.picture_timeline import moments
from build_scripts.views.picture_voices import voices

PROJECT = Project(Path(__file__).resolve().parents[1])
RECORDS = sorted(path for path in PROJECT.data.rglob("*.yml") if path.parent != PROJECT.schemas)
PAGES = sorted(PROJECT.content.rglob("*.md"))
# Names that the code may hold all the same: a university's, in the licence of the program that runs explored charts.
MAY_STAND_IN_CODE = frozenset({"Washington", "washington"})


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


def test_the_title_of_what_was_checked_is_borne_out(found: Checked):
    assert found.corpus is not None
    chart = found.corpus.of(Chart)["checked"]
    checks = picture_checks.rows(found.corpus, chart.settings).checks
    # Who checked, how many, and the most that was found as the first of the finds has it.
    best = {(row.actor, row.count): sum(part.high for part in row.parts if part.rank == 0) for row in checks}
    assert best[("reuters", 64)] == 15
    assert best[("bellingcat", 60)] == 1
    assert re.findall(r"[0-9]+", chart.title) == ["15", "64", "60"]
    moves = picture_checks.rows(found.corpus, chart.settings).moves
    assert chart.subtitle.startswith(f"{begun(counted(len(checks), 'check'))} ")
    assert chart.subtitle.endswith(f"; below, {counted(len(moves), 'film')} placed elsewhere than said")


def test_the_title_of_the_ground_taken_is_borne_out(found: Checked):
    assert found.corpus is not None
    settings = found.corpus.of(Chart)["ground-taken"].settings
    assert settings.side == "isis"
    months = {month.label: month.rows for month in picture_exchanges.months(found.corpus, settings)}
    gains = [row.loses for row in months["October 2015"] if row.focus == "gained"]
    assert sorted(gains) == [("government",), ("government",), ("opposition",)]
    november = [row.focus for row in months["November 2015"] if row.focus]
    assert november
    assert set(november) == {"lost"}
    # The note says of September that one change stands for it.
    assert len(months["September 2015"]) == 1


def panels_of(found: Checked, chart: str) -> tuple[SeriesRows, ...]:
    assert found.corpus is not None
    return panels(found.corpus, found.corpus.of(Chart)[chart].settings)


def test_the_title_of_the_day_by_day_chart_is_borne_out(found: Checked):
    sorties, targets, ratios = panels_of(found, "day-by-day")
    week = [row.high for row in ratios.drawn if row.last and row.last <= dt.date(2015, 10, 6)]
    later = [row.low for row in ratios.drawn if row.first and row.first >= dt.date(2015, 11, 1)]
    assert len(week) >= 6
    assert len(later) >= 6
    assert all(value and 0.3 <= value <= 0.7 for value in week)
    about_three = [value for value in later if value and 2.4 <= value <= 3.7]
    assert len(about_three) >= 0.8 * len(later)
    # The exceptions are those that the note names, and no statement goes back to the first weeks' number.
    exceptions = {row.low for row in ratios.drawn if row.first == dt.date(2015, 11, 17)}
    assert exceptions == {value for value in later if value not in about_three} == {1.57, 1.86}
    # The words under it: days without a count are empty, and what has no known days is not drawn.
    for panel in (sorties, targets):
        assert (dt.date(2015, 10, 28), dt.date(2015, 11, 6)) in panel.gaps
        assert any(row.undrawn for row in panel.rows)


def highest_by_month(panel: SeriesRows, counter: str) -> dict[int, float]:
    """What a counter has for the months of 2015, by the number of the month."""
    rows = [row for row in panel.drawn if row.actor == counter and row.first and row.first.year == 2015]
    return {row.first.month: row.high for row in rows if row.first and row.high is not None and row.periods == 1}


def test_the_title_of_the_two_campaigns_is_borne_out(found: Checked):
    strikes, sorties, targets = panels_of(found, "two-campaigns")
    by_releases, by_spokesman = highest_by_month(strikes, "centcom"), highest_by_month(strikes, "steve-warren")
    assert max(by_releases, key=lambda month: by_releases[month]) == 7
    assert by_releases[9] < by_releases[7] / 2
    assert by_spokesman[9] < by_spokesman[7] / 2
    # No day of the Russian numbers is before the first strikes.
    assert min(row.first for row in (*sorties.drawn, *targets.drawn) if row.first) > dt.date(2015, 9, 30)
    # Its third panel's heading.
    assert max(row.last for row in targets.drawn if row.last) == dt.date(2015, 11, 3)


def test_the_title_of_the_one_count_of_the_killed_is_borne_out(found: Checked):
    civilians, isis, _ = (
        {row.date: row.high for row in panel.drawn} for panel in panels_of(found, "killed-by-one-count")
    )
    both = set(civilians) & set(isis)
    assert len(both) >= 9
    for day in both:
        assert (civilians[day] or 0) > (isis[day] or 0), day


def test_the_title_of_the_ground_won_and_lost_is_borne_out(found: Checked):
    (won,), (lost,), *_ = (panel.drawn for panel in panels_of(found, "ground"))
    assert won.low == 2 * (lost.low or 0)
    assert (won.first, won.last) == (lost.first, lost.last)
    assert won.first == dt.date(2015, 9, 29)
    assert won.last
    assert 6.5 <= (won.last - won.first).days / 7 <= 7.5
    assert {won.actor, lost.actor} == {"janes-jtic"}


def estimates_of(found: Checked, chart: str) -> list[tuple[picture_estimates.Panel, picture_estimates.Estimate]]:
    assert found.corpus is not None
    drawn = picture_estimates.estimates(found.corpus, found.corpus.of(Chart)[chart].settings)
    return [(panel, row) for panel in drawn for row in panel.rows]


def test_the_title_of_the_estimates_is_borne_out(found: Checked):
    rows = [row for _, row in estimates_of(found, "estimates")]
    own = [row for row in rows if row.side == "government"]
    others = [row for row in rows if row.side != "government"]
    assert [(row.actor, row.low, row.high) for row in own] == [("russian-armed-forces", 100, 100)]
    assert max(row.high or 0 for row in others) == 30
    assert all(row.high is not None for row in others)
    assert len(rows) == 18


def test_the_title_of_who_was_killed_is_borne_out(found: Checked):
    civilians = [(panel, row) for panel, row in estimates_of(found, "killed") if panel.label.startswith("Civilians")]
    ((none, zero),) = [(panel, row) for panel, row in civilians if row.actor == "russia"]
    most, top = max(civilians, key=lambda one: one[1].high or one[1].low or 0)
    assert (zero.low, zero.high) == (0, 0)
    assert (top.actor, top.low, top.high) == ("airwars", 1098, 1450)
    assert none.window == most.window
    assert none.window.endswith("31 December 2015")
    assert all((row.low or 0) > 0 for _, row in civilians if row.actor != "russia")


def test_the_title_of_the_training_is_borne_out(found: Checked):
    rows = {panel.label: row for panel, row in estimates_of(found, "train-and-equip")}
    planned, active = rows["Fighters planned"], rows["Fighters still active"]
    assert (planned.low, planned.high, planned.date) == (3000, 5400, "2015")
    assert (active.low, active.high, active.date) == (145, 145, "October 2015")


def test_the_title_of_the_provinces_named_is_borne_out(found: Checked):
    assert found.corpus is not None
    chart = found.corpus.of(Chart)["provinces-named"]
    drawn = picture_panels.panels(found.corpus, chart.settings)
    until = [panel for panel in drawn if panel.last <= dt.date(2015, 11, 15)]
    assert len(until) == 3
    named = Counter({"raqqa-governorate": 0})
    for panel in until:
        for one in panel.circles:
            named[one.place] += int(one.number)
    assert all(named[f"{name}-governorate"] > 3 * named["raqqa-governorate"] for name in ("aleppo", "idlib", "hama"))
    # Each panel's caption says of how many statements; so does each number.
    for panel in drawn:
        assert {one.counted.partition(" (of ")[2].rstrip(")") for one in panel.circles} == {panel.caption}


def test_the_title_of_the_map_is_borne_out(found: Checked):
    corpus = found.corpus
    assert corpus is not None
    spots = [spot for spot in picture_spots.spots(corpus, corpus.of(Chart)["map"].settings) if spot.is_drawn]
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
        spot for spot in picture_spots.spots(corpus, corpus.of(Chart)["map-north-of-aleppo"].settings) if spot.is_drawn
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
    every = picture_map_weeks.weeks(corpus, corpus.of(Chart)["map-weeks"].settings)
    second = every[1]
    # What is counted, under the title: six weeks, in four of which no strike has a place.
    struck = [any(spot.is_drawn and spot.layer == "Russian air strikes" for spot in week.spots) for week in every]
    assert (len(struck), struck.count(False)) == (6, 4)
    drawn = [spot for spot in second.spots if spot.is_drawn]
    places = {name: place.coordinates for name, place in corpus.of(Place).items()}

    def near(spot: picture_spots.Spot, town: str) -> float:
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
        [spot for spot in picture_spots.spots(corpus, settings) if spot.is_drawn],
        picture_spots.map_labels(corpus, settings),
        picture_map.map_callouts(corpus, settings),
        picture_map.shifts(corpus, settings),
    )
    base = base_map(PROJECT.base_map.read_bytes())
    placed = layout(rows, settings, base, width)
    text = " ".join(one.words.text for one in placed.placed)
    part = settings.enlarged if width == theme.NARROW else None
    callouts = [one for one in rows.callouts if not (part and picture_spots.is_within(part, one))]
    assert all(one.name in text for one in (*rows.labels, *callouts))
    assert placed.inset
    # On a phone lesser names give way, if not in a part that is drawn larger; on a wide screen few may.
    if width == theme.NARROW and settings.enlarged:
        inside, larger = enlargement(rows, settings, settings.enlarged)
        close = layout(inside, larger, base, width, is_close=True)
        assert len(inside.spots) > len(rows.spots) / 2
        assert all(one.name in " ".join(words.words.text for words in close.placed) for one in inside.callouts)
        assert placed.unnamed + close.unnamed <= 5
    elif width == theme.WIDE:
        assert len(placed.left_out) <= 8


def test_every_title_of_a_chart_is_held_by_a_test(found: Checked):
    assert found.corpus is not None
    held = re.findall(r'(?:Chart\)\[|_of\(found, )"([a-z-]+)"', Path(__file__).read_text(encoding="utf-8"))
    assert set(found.corpus.of(Chart)) == set(held)


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


def test_the_title_of_who_speaks_of_whom_is_borne_out(found: Checked):
    # “All four sides that are often quoted here speak most of the Syrian government and its allies”
    corpus = found.corpus
    assert corpus is not None
    rows = voices(corpus, corpus.of(Chart)["voices"].settings)
    # Every quotation is inside the chart's days.
    assert sum(row.total for row in rows) == len([one for one in corpus.of(Quote).values() if not one.withdrawn])
    often = [row for row in rows if row.total >= 20]
    assert len(often) == 4
    assert all(row.total < 5 for row in rows if row not in often)
    for row in often:
        numbers = {one.about: len(one.quotes) for one in row.spoken}
        assert numbers.pop("government") > max(numbers.values())


def test_the_title_of_the_timeline_is_borne_out(found: Checked):
    # “ISIS took villages north-east of Aleppo on 8 and 9 October, in the second week of Russian strikes”
    corpus = found.corpus
    assert corpus is not None
    events, places = corpus.of(Event), corpus.of(Place)
    days = {one.id: one for one in moments(corpus, corpus.of(Chart)["timeline"].settings)}
    taken = days["2015-10-08-isis-advance-north-aleppo"]
    assert taken.is_key
    assert (taken.first, taken.last) == (dt.date(2015, 10, 8), dt.date(2015, 10, 9))
    event = events[taken.id]
    assert (event.kind, {role.actor for role in event.actors if role.role == "gains"}) == (
        "territorial-change",
        {"isis"},
    )
    city = places["aleppo"].coordinates
    assert city is not None
    for place in event.places:
        at = places[place].coordinates
        assert at is not None
        assert at.lat > city.lat
        assert at.lon > city.lon
    by_russia = {Role(actor="russian-armed-forces", role="attacker", disputed=disputed) for disputed in (False, True)}
    strikes = [one.date.first for one in events.values() if one.kind == "air-strike" and by_russia & set(one.actors)]
    assert {(day - min(strikes)).days // 7 for day in (taken.first, taken.last)} == {1}


def test_the_title_of_the_matrix_is_borne_out(found: Checked):
    # “Moscow and Washington both say that they strike ISIS, and back opposite sides of the rest of the war”
    corpus = found.corpus
    assert corpus is not None
    actors, sources = corpus.of(Actor), corpus.of(Source)
    drawn = cells(corpus, corpus.of(Chart)["matrix"].settings)
    kinds = {(cell.subject, cell.object): set(cell.kinds) for cell in drawn}
    says, backs = (corpus.words.relation_kinds[kind].label for kind in ("claims-to-strike", "backs"))
    assert says in kinds["russia", "isis"] & kinds["us-led-coalition", "isis"]
    # The coalition’s word is Washington’s.
    words = [one for one in actors["us-led-coalition"].relations if (one.to, one.kind) == ("isis", "claims-to-strike")]
    assert words
    assert all(sources[source].stake == "united-states" for one in words for source in one.sources)
    assert backs in kinds["russia", "syrian-government"] & kinds["united-states", "free-syrian-army"]
    # Neither backs a body of the side that the other backs, and those two sides fight each other.
    backed = {subject: set[str]() for subject in ("russia", "united-states")}
    for (subject, other), those in kinds.items():
        if subject in backed and backs in those:
            backed[subject].add(actors[other].side)
    assert not backed["russia"] & backed["united-states"]
    fights = corpus.words.relation_kinds["fights"].label
    assert fights in kinds["syrian-arab-army", "free-syrian-army"] & kinds["free-syrian-army", "syrian-arab-army"]


def test_the_title_of_the_four_clocks_is_borne_out(found: Checked):
    # “Half of the strikes drawn here were checked, most within three days; of the changes of ground none was, …”
    corpus = found.corpus
    assert corpus is not None
    rows = clock_rows(corpus, corpus.of(Chart)["clocks"].settings)
    strikes = [row for row in rows if row.kind == "air-strike"]
    ground = [row for row in rows if row.kind == "territorial-change"]
    assert ground
    assert len(strikes) + len(ground) == len(rows)
    checks = [one for row in strikes for one in row.struck if one.name == "checked"]
    assert len(checks) * 2 == len(strikes)
    assert sum(one.last <= 3 for one in checks) * 2 > len(checks)
    assert all("checked" in row.missing for row in ground)
