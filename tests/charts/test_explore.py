import datetime as dt
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from build_scripts.charts.explore import Name, Row, area_map, plot, timeline
from build_scripts.charts.ground import Projection
from build_scripts.charts.runtime import chart_script, compiled, runtime_script
from build_scripts.corpus import Corpus

TO = Projection(west=10.0, north=50.0, scale=2000.0, width=140.0, height=100.0)
# A triangle of land, half of it west of the map's edge.
LAND = {"type": "Polygon", "coordinates": [[[8.0, 49.0], [12.0, 49.0], [12.0, 48.0], [8.0, 49.0]]]}
BASE = {"units": {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": LAND}]}}


def row(title: str, day: int, side: str, **more: Any) -> Row:
    first = dt.date(2031, 5, day)
    return Row(title, (("Date", f"{day} May"),), side, "Talk", "Ana", first, first, lon=11.0, lat=49.0, **more)


@pytest.fixture
def rows(complete: Corpus) -> list[Row]:
    one, other = list(complete.explainer.sides)[:2]
    return [
        row("A first talk", 3, one),
        row("A talk on the same day", 3, one),
        replace(row("A long strike", 4, other, href="../events/x.html"), last=dt.date(2031, 5, 9), kind="Strike"),
    ]


def choices(chart: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {param["name"]: param["bind"] for param in chart["params"] if isinstance(param.get("bind"), dict)}


def positions(vega: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for data in vega["data"] for one in data.get("values", []) if "told" in one]


def charts(rows: Sequence[Row], complete: Corpus) -> dict[str, dict[str, Any]]:
    sides = complete.explainer.sides
    return {
        "timeline": timeline(rows, sides).to_dict(),
        "map": area_map(rows, sides, BASE, TO, [Name("Marn", 11.0, 49.0)]).to_dict(),
        "plot": plot([replace(one, low=float(n), high=n + 2.0) for n, one in enumerate(rows)], sides, "Tons").to_dict(),
    }


@pytest.mark.parametrize("form", ["timeline", "map", "plot"])
def test_every_row_is_in_the_chart_with_its_words(complete: Corpus, rows: list[Row], form: str):
    told = [one["told"] for one in positions(compiled(charts(rows, complete)[form]))]
    assert sorted(told) == sorted(f"{one.title}\nDate: {one.words[0][1]}" for one in rows)


@pytest.mark.parametrize("form", ["timeline", "map", "plot"])
def test_a_reader_may_choose_by_side_kind_and_day(complete: Corpus, rows: list[Row], form: str):
    chart = charts(rows, complete)[form]
    bound = choices(chart)
    sides = complete.explainer.sides
    assert list(bound) == ["of_side", "of_kind", "from_day", "to_day"]
    assert bound["of_side"]["labels"] == ["All", *(its.short for its in list(sides.values())[:2])]
    assert bound["of_kind"]["options"] == ["", "Strike", "Talk"]
    assert all(bind["name"] for bind in bound.values())
    assert chart["usermeta"]["days"] == ["2031-05-03", "2031-05-09"]


def test_a_choice_that_would_choose_nothing_is_not_offered(complete: Corpus, rows: list[Row]):
    chart = timeline(rows[:2], complete.explainer.sides).to_dict()
    assert choices(chart) == {}


@pytest.mark.parametrize("form", ["timeline", "map", "plot"])
def test_what_the_page_is_told_of_the_chart_is_in_the_chart(complete: Corpus, rows: list[Row], form: str):
    vega = compiled(charts(rows, complete)[form])
    signals = {signal["name"] for signal in vega["signals"]} | {"width", "height"}
    meta = vega["usermeta"]
    assert {meta["height"], *meta["zoom"], *meta["across"]} <= signals
    assert set(meta["across"]) <= set(meta["zoom"])
    assert all(start < end for start, end in meta["zoom"].values())


def test_events_of_a_lane_stand_apart_and_each_lane_under_its_name(complete: Corpus, rows: list[Row]):
    vega = compiled(timeline(rows, complete.explainer.sides).to_dict())
    at = {one["told"].partition("\n")[0]: one["row"] for one in positions(vega)}
    assert at == {"A first talk": 1, "A talk on the same day": 2, "A long strike": 4}


def test_a_mark_stands_at_noon_so_that_no_time_zone_moves_it_to_another_day(complete: Corpus, rows: list[Row]):
    vega = compiled(timeline(rows, complete.explainer.sides).to_dict())
    assert {one["first"] for one in positions(vega)} == {"2031-05-03T12:00:00Z", "2031-05-04T12:00:00Z"}
    assert "utc" in {scale["type"] for scale in vega["scales"]}


def test_places_are_drawn_in_pixels_to_the_east_and_north(complete: Corpus, rows: list[Row]):
    vega = compiled(area_map(rows[:1], complete.explainer.sides, BASE, TO).to_dict())
    (mark,) = positions(vega)
    x, y = TO.at(11.0, 49.0)
    assert (mark["east"], mark["north"]) == (round(x, 1), round(TO.height - y, 1))


def test_marks_of_one_place_can_each_be_pointed_at(complete: Corpus, rows: list[Row]):
    vega = compiled(area_map(rows, complete.explainer.sides, BASE, TO).to_dict())
    at = [(one["east"], one["north"]) for one in positions(vega)]
    assert len(set(at)) == 3
    assert all(abs(x - at[0][0]) + abs(y - at[0][1]) < 30 for x, y in at)


def test_the_map_says_how_far_its_ground_reaches(complete: Corpus, rows: list[Row]):
    (west, east), (south, north) = area_map(rows, complete.explainer.sides, BASE, TO).to_dict()["usermeta"]["ground"]
    assert west == round(TO.at(8.0, 49.0)[0], 1) < 0
    assert east == TO.width
    assert (south, north) == (round(TO.height - TO.at(12.0, 48.0)[1], 1), TO.height)


def test_a_map_without_days_has_no_strip(complete: Corpus, rows: list[Row]):
    undated = [replace(one, first=None, last=None) for one in rows]
    vega = compiled(area_map(undated, complete.explainer.sides, BASE, TO).to_dict())
    assert "brush" not in {signal["name"] for signal in vega["signals"]}
    assert len(positions(vega)) == 3


def test_numbers_are_drawn_from_zero(complete: Corpus, rows: list[Row]):
    above = [replace(one, low=40.0 + n) for n, one in enumerate(rows)]
    assert plot(above, complete.explainer.sides).to_dict()["usermeta"]["zoom"]["zoom_low"][0] == 0


def test_rows_without_numbers_are_drawn_at_their_days(complete: Corpus, rows: list[Row]):
    chart = plot(rows, complete.explainer.sides).to_dict()
    assert list(chart["usermeta"]["zoom"]) == ["zoom_first"]


def test_what_has_no_day_at_all_is_refused(complete: Corpus, rows: list[Row]):
    with pytest.raises(ValueError, match="has a day"):
        timeline([replace(rows[0], first=None, last=None)], complete.explainer.sides)


def test_colours_are_the_pages_own(complete: Corpus, rows: list[Row]):
    for form, chart in charts(rows, complete).items():
        vega = json.dumps({key: value for key, value in compiled(chart).items() if key != "$schema"})
        assert not re.findall(r'"#[0-9a-fA-F]{3,8}"', vega), form
        assert "var(--side-" in vega


def test_the_script_of_a_chart_sets_one_name_and_cannot_end_its_element(complete: Corpus, rows: list[Row]):
    unsafe = replace(rows[0], title="</script><b>\u2028")
    script = chart_script(timeline([unsafe, *rows[1:]], complete.explainer.sides).to_dict()).decode()
    assert script.startswith("window.chartSpec={")
    assert "</" not in script
    assert "\u2028" not in script
    spec = json.loads(script.removeprefix("window.chartSpec=").removesuffix(";\n"))
    assert "</script><b>\u2028\nDate: 3 May" in [one["told"] for one in positions(spec)]


def test_a_chart_is_the_same_twice(complete: Corpus, rows: list[Row]):
    twice = [[chart_script(chart) for chart in charts(rows, complete).values()] for _ in range(2)]
    assert twice[0] == twice[1]


def test_the_runtime_is_small_the_same_twice_and_asks_nobody():
    script = runtime_script()
    runtime_script.cache_clear()
    assert runtime_script() == script
    assert len(gzip.compress(script, 9)) < 165_000
    code = script.decode().partition("*/")[2]
    assert {re.sub(r"(//[^/]+).*", r"\1", url) for url in re.findall(r"https?://[^\"'`\s]+", code)} <= {
        "http://www.w3.org"
    }
    # Both licences ask for their words.
    assert "University of Washington Interactive Data Lab" in script.decode()
    assert "Mike Bostock" in script.decode()
