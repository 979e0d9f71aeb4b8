"""The map week by week: which days stand in which panel, and that the panels are alike."""

import datetime as dt
from dataclasses import replace

import pytest

from build_scripts.charts import theme
from build_scripts.charts.map_weeks import panels, place_counts, placed_names
from build_scripts.charts.placing import overlap
from build_scripts.model import Chart
from build_scripts.values import partial_date
from build_scripts.views import picture_map_weeks
from build_scripts.views.picture_spots import Label


@pytest.fixture
def settings(complete):
    return complete.of(Chart)["weeks"].settings


def test_the_days_are_cut_into_panels_without_gap_or_overlap(complete, settings):
    found = picture_map_weeks.weeks(complete, settings)
    assert [(week.first, week.last) for week in found] == [
        (dt.date(2044, 5, 28), dt.date(2044, 6, 3)),
        (dt.date(2044, 6, 4), dt.date(2044, 6, 10)),
        (dt.date(2044, 6, 11), dt.date(2044, 6, 17)),
    ]
    assert [week.label for week in found] == ["28 May – 3 Jun", "4–10 Jun", "11–17 Jun"]


def test_the_last_panel_ends_where_the_chart_does(complete, settings):
    short = settings.model_copy(update={"end": partial_date("2044-06-05")})
    assert picture_map_weeks.weeks(complete, short)[-1].last == dt.date(2044, 6, 5)


def test_an_event_stands_in_the_panel_of_its_first_day_alone(complete, settings):
    # The talks last from 7 to 9 June; with panels of four days they begin in one and end in another.
    four = settings.model_copy(update={"days": 4, "start": partial_date("2044-06-04")})
    first, *others = picture_map_weeks.weeks(complete, four)
    assert {spot.layer for spot in first.spots} == {"Openings", "Talks"}
    assert all(not week.spots for week in others)


def test_an_event_longer_than_a_panel_stands_in_none_and_is_listed(complete, settings):
    two = settings.model_copy(update={"days": 2})
    drawn = {spot.layer for week in picture_map_weeks.weeks(complete, two) for spot in week.spots}
    assert drawn == {"Openings"}
    assert [(spot.place, spot.layer) for spot in picture_map_weeks.undated(complete, two)] == [("lake-marn", "Talks")]
    assert picture_map_weeks.undated(complete, settings) == ()


def test_places_are_counted_by_layer_and_side_as_they_are_drawn(complete, settings):
    week = picture_map_weeks.weeks(complete, settings)[1]
    assert place_counts(week, "Openings") == {"shore": 2}
    hidden = replace(week, spots=tuple(replace(spot, is_drawn=False) for spot in week.spots))
    assert place_counts(hidden, "Openings") == {}


@pytest.mark.parametrize(("width", "columns"), [(theme.WIDE, 3), (theme.NARROW, 2)])
def test_the_panels_stand_in_rows_and_fill_the_width(complete, settings, width, columns):
    found = panels(picture_map_weeks.weeks(complete, settings), settings, width)
    boxes = [panel.box for panel in found]
    assert not any(overlap(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :])
    assert max(box[2] for box in boxes) == pytest.approx(width)
    assert len({box[0] for box in boxes}) == columns
    for panel in found:
        assert panel.at(settings.west, settings.north) == pytest.approx(panel.box[:2])
        assert panel.at(settings.east, settings.south) == pytest.approx(panel.box[2:])


def test_a_name_stands_clear_of_the_marks_of_every_panel(complete, settings):
    found = panels(picture_map_weeks.weeks(complete, settings), settings, theme.NARROW)
    names = [Label("marn-dam", "Marn Dam", -48.6, -123.1), Label("inlet", "Inlet", -48.62, -123.2)]
    placed = placed_names(found, names, settings, theme.NARROW)
    assert {one.words.text for one in placed} == {"Marn Dam", "Inlet"}
    box = found[0].box
    for panel in found:
        for spot in panel.week.spots:
            x, y = found[0].at(spot.lon, spot.lat)
            mark = (x - box[0] - 4, y - box[1] - 4, x - box[0] + 4, y - box[1] + 4)
            assert not any(overlap(one.box, mark) for one in placed)
