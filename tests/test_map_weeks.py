"""The map week by week: which days stand in which panel, and that the panels are alike."""

import datetime as dt
from dataclasses import replace

import pytest

from build_scripts.charts import theme
from build_scripts.charts.map_weeks import chart, panels, place_counts, placed_names
from build_scripts.charts.placing import overlap
from build_scripts.model import Chart
from build_scripts.values import partial_date
from build_scripts.views import picture_map_weeks
from build_scripts.views.notebook import Notebook
from build_scripts.views.picture_map_weeks import Week
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


def head_texts(corpus, settings, weeks: list[Week], width: int = theme.WIDE) -> list[str]:
    spec = chart(weeks, (), settings, corpus.explainer.sides, {}, width).to_dict()
    *_, counts = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    return [row["text"] for row in counts["data"]["values"]]


def test_a_panel_without_a_place_of_a_layer_of_one_side_has_a_question_mark(complete, settings):
    weeks = list(picture_map_weeks.weeks(complete, settings))
    assert picture_map_weeks.sides_alone(weeks) == {"Openings": "shore", "Talks": "sky"}
    assert head_texts(complete, settings, weeks) == ["? places", "? places", "2", "1 place", "? places", "? places"]
    openings = replace(weeks[1], spots=tuple(spot for spot in weeks[1].spots if spot.layer == "Openings"))
    assert head_texts(complete, settings, [weeks[1], openings])[2:] == ["2 places", "? places"]
    # Two sides in a layer: whose places would be the ones that are missing?
    middle = weeks[1]
    mixed = replace(middle, spots=(*middle.spots, replace(middle.spots[0], side="mill")))
    assert picture_map_weeks.sides_alone([mixed]) == {"Talks": "sky"}
    assert head_texts(complete, settings, [weeks[0], mixed, weeks[2]]) == ["? places", "1", "2", "1 place", "? places"]


def test_where_nothing_is_drawn_at_all_a_panel_says_so(complete, settings):
    empty = [replace(week, spots=()) for week in picture_map_weeks.weeks(complete, settings)]
    assert head_texts(complete, settings, empty) == ["none on record"] * 3


def test_the_word_for_places_gives_way_where_the_counts_fill_the_head(complete, settings):
    layers = tuple(settings.layers[0].model_copy(update={"label": f"L{n}"}) for n in range(5))
    week = picture_map_weeks.weeks(complete, settings)[1]
    spots = tuple(replace(week.spots[0], layer=layer.label) for layer in layers)
    many, full = settings.model_copy(update={"layers": layers}), [replace(week, spots=spots)] * 2
    assert head_texts(complete, many, full)[4] == "1 place"
    assert head_texts(complete, many, full, theme.NARROW)[4] == "1"


def test_the_key_tells_what_the_question_mark_means_where_there_is_one(complete, settings):
    def key(changed_settings) -> list[str]:
        found = picture_map_weeks.around(Notebook(complete, "charts/weeks.html"), changed_settings)
        return [entry.mark for entry in found.key if entry.mark == "?"]

    assert key(settings) == ["?"]
    one = settings.model_copy(update={"start": partial_date("2044-06-04"), "end": partial_date("2044-06-10")})
    assert key(one) == []
