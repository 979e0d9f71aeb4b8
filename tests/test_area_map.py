"""The map: where places fall, what is drawn of them, and that its words stand clear of one another."""

import json
import math
from dataclasses import replace
from itertools import combinations

import pytest

from build_scripts.charts import theme
from build_scripts.charts.area_map import MapRows, chart, enlargement, layout
from build_scripts.charts.gallery import drawing
from build_scripts.charts.ground import border_lines, projection
from build_scripts.charts.marks import mark_layers
from build_scripts.charts.placing import NoRoomError, overlap
from build_scripts.model import Chart, MapEdges, MapText
from build_scripts.values import begun, counted
from build_scripts.views import picture_map, picture_spots
from build_scripts.views.picture_map import Shift
from build_scripts.views.picture_spots import Label, Spot

# One square country with a lake-shore to its west; the border with its neighbour runs down the middle.
LAND = [[-124.5, -49.5], [-121.5, -49.5], [-121.5, -47.5], [-124.5, -47.5], [-124.5, -49.5]]
BASE = {
    "land": {"features": [{"geometry": {"type": "Polygon", "coordinates": [LAND]}, "properties": {}}]},
    "units": {
        "features": [
            {
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[a, -49.5], [b, -49.5], [b, -47.5], [a, -47.5], [a, -49.5]]],
                },
                "properties": {"country": code, "name": name},
            }
            for a, b, code, name in ((-124.5, -123.0, "LM", "Marn"), (-123.0, -121.5, "FL", "Fell"))
        ]
    },
    "countries": {
        "features": [
            {"geometry": {"type": "LineString", "coordinates": [[-123.0, -49.5], [-123.0, -47.5]]}, "properties": {}}
        ]
    },
}


def spot(name: str, lon: float, lat: float, **more) -> Spot:
    plain = Spot(
        place=name.lower().replace(" ", "-"),
        name=name,
        lat=lat,
        lon=lon,
        is_area=False,
        radius_km=None,
        is_drawn=True,
        layer="Openings",
        mark="filled",
        side="shore",
        is_named=False,
        days="4 Jun",
        is_disputed=False,
        events=(),
        titles=(),
        dates=(),
        reported_by=(),
        denied_by=(),
    )
    return replace(plain, **more)


def label(name: str, lon: float, lat: float) -> Label:
    return Label(name.lower().replace(" ", "-"), name, lat, lon)


def shift(claimed: Label, found: Label, **more) -> Shift:
    plain = Shift("e", "A film", claimed, found, "otter", "heron", True, "about 40 km to the east", "", "", ())
    return replace(plain, **more)


@pytest.fixture
def settings(complete):
    plain = complete.of(Chart)["map"].settings
    return plain.model_copy(update={"inset": None, "texts": (), "callouts": (), "labels": (), "enlarged": None})


def rows(*spots: Spot, labels=(), callouts=(), shifts=()) -> MapRows:
    return MapRows(spots, labels, callouts, shifts)


def clear_of_each_other(found) -> bool:
    half = 5
    marks = [(x - half, y - half, x + half, y + half) for _, x, y in found.spots]
    boxes = [one.box for one in found.placed] + ([found.inset] if found.inset else []) + [found.bar.box]
    return not any(overlap(a, b) for a, b in combinations(boxes, 2)) and not any(
        overlap(box, mark) for box in boxes for mark in marks
    )


def test_the_map_s_corners_are_the_picture_s_corners(settings):
    to = projection(settings, 640)
    assert to.at(settings.west, settings.north) == pytest.approx((0, 0))
    assert to.at(settings.east, settings.south) == pytest.approx((640, to.height))
    assert to.degrees(*to.at(-123.3, -48.2)) == pytest.approx((-123.3, -48.2))


def test_the_map_keeps_angles(settings):
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    to = projection(settings, 640)
    (x, y), (east, _), (_, north) = to.at(-123, -48.5), to.at(-122.99, -48.5), to.at(-123, -48.49)
    assert (east - x) / (y - north) == pytest.approx(math.cos(math.radians(48.5)), rel=1e-3)
    kilometre = math.radians(0.01) * 6371.0
    assert to.pixels(kilometre, -48.5) == pytest.approx(y - north, rel=1e-3)


@pytest.mark.parametrize("width", [theme.WIDE, theme.NARROW])
def test_every_name_and_note_that_is_asked_for_stands_clear(settings, width):
    close = [spot(f"Sluice {n}", -123 + 0.04 * (n % 3), -48.5 + 0.03 * (n // 3)) for n in range(9)]
    labels = [label(f"Town {n}", -123.1 + 0.1 * n, -48.55) for n in range(4)]
    notes = [label("Here the sluice stood open for a night", -123, -48.5)]
    found = layout(rows(*close, labels=labels, callouts=notes), settings, {}, width)
    assert sorted(one.words.text for one in found.names) == [one.name for one in labels]
    assert [one.words.text for one in found.notes] == [notes[0].name]
    assert clear_of_each_other(found)


def test_lesser_names_that_have_no_room_are_counted_under_the_map(complete, settings):
    close = [spot(f"Sluice number {n}", -123 + 0.01 * n, -48.5) for n in range(8)]
    found = layout(rows(*close), settings, {}, theme.NARROW)
    assert found.left_out
    assert len(found.left_out) + len(found.small) == 8
    assert found.unnamed == len(found.left_out)
    spec = json.dumps(chart(rows(*close), settings, complete.explainer.sides, BASE, theme.NARROW).to_dict())
    assert f"{begun(counted(found.unnamed, 'place'))} not named here; the table names all." in spec
    assert layout(rows(spot("Sluice", -123, -48.5)), settings, {}, theme.NARROW).left_out == ()


PART = MapEdges(west=-123.2, south=-48.7, east=-122.8, north=-48.4)
CROWD = [spot(f"Sluice {n}", -123.05 + 0.05 * (n % 3), -48.6 + 0.04 * (n // 3)) for n in range(9)]


def test_an_enlarged_part_names_what_the_map_has_no_room_for(settings):
    afar, note = spot("Fell Mill", -122.3, -48.2), Label("sluice-4", "open all night", -48.56, -123.0)
    asked = settings.model_copy(update={"enlarged": PART})
    every = rows(*CROWD, afar, labels=[label("Marn", -122.9, -48.5)], callouts=[note])
    crowded = layout(every, settings, {}, theme.NARROW)
    whole = layout(every, asked, {}, theme.NARROW)
    close = layout(*enlargement(every, asked, PART), {}, theme.NARROW, is_close=True)
    assert crowded.unnamed > 0
    assert ([one.words.text for one in whole.small], whole.notes, whole.unnamed) == (["Fell Mill"], (), 0)
    # The callout stands for the name of its place.
    assert {one.words.text for one in close.small} == {one.name for one in CROWD if one.place != "sluice-4"}
    assert [one.words.text for one in close.notes] == ["open all night"]
    assert [one.words.text for one in whole.names] == [one.words.text for one in close.names] == ["Marn"]
    assert clear_of_each_other(close)


def test_an_enlarged_part_has_what_lies_in_it_and_no_more(settings):
    west, east, off = label("Dam", -123.1, -48.5), label("Mill", -122.9, -48.5), label("Fen", -122.2, -48.5)
    every = rows(*CROWD, spot("Fell Mill", -122.3, -48.2), labels=[off], shifts=[shift(west, east), shift(west, off)])
    inside, larger = enlargement(every, settings.model_copy(update={"enlarged": PART}), PART)
    assert (inside.spots, inside.labels, inside.shifts) == (CROWD, [], [shift(west, east)])
    assert (larger.west, larger.south, larger.east, larger.north) == (PART.west, PART.south, PART.east, PART.north)
    assert (larger.enlarged, larger.inset) == (None, None)


def test_the_narrow_form_alone_draws_the_part_under_the_map_in_a_frame(complete, settings):
    asked = settings.model_copy(update={"enlarged": PART})
    sides = complete.explainer.sides
    wide, narrow = (chart(rows(*CROWD), asked, sides, BASE, width).to_dict() for width in (theme.WIDE, theme.NARROW))
    assert "vconcat" not in wide
    whole, close = narrow["vconcat"]
    assert "The framed part, larger:" in json.dumps(whole)
    to = projection(settings, theme.NARROW)
    (left, top), (right, bottom) = to.at(PART.west, PART.north), to.at(PART.east, PART.south)
    frame = [
        {key: pytest.approx(value) for key, value in zip(("x", "y", "x2", "y2"), edge, strict=True)}
        for edge in ((left, top, right, top), (right, top, right, bottom))
    ]
    assert any(layer["data"]["values"][:2] == frame for layer in whole["layer"])
    assert close["width"] == whole["width"]
    assert close["height"] == pytest.approx(projection(PART, theme.NARROW).height)


def test_the_marks_of_one_place_stand_side_by_side_around_it(settings):
    here = [spot("Dam", -123, -48.5), spot("Dam", -123, -48.5, layer="Talks", mark="open")]
    found = layout(rows(*here), settings, {}, theme.WIDE)
    x = projection(settings, theme.WIDE).at(-123, -48.5)[0]
    first, second = (one[1] for one in found.spots)
    assert second - first > 8
    assert (first + second) / 2 == pytest.approx(x)


def test_a_place_of_a_dated_layer_is_named_with_its_days(settings):
    found = layout(rows(spot("Dam", -123, -48.5, is_named=True)), settings, {}, theme.WIDE)
    assert [one.words.text for one in found.names] == ["Dam (4 Jun)"]


def test_a_note_on_a_named_place_stands_under_its_name(settings):
    here = label("Dam", -123, -48.5)
    note = Label("dam", "shut that evening", -48.5, -123)
    found = layout(rows(labels=[here], callouts=[note]), settings, {}, theme.WIDE)
    assert [one.lines for one in found.names] == [("Dam", "shut that evening")]
    assert found.notes == ()


def test_a_move_is_an_arrow_with_its_distance_beside_it(settings):
    west, east = label("Marn Dam", -123.6, -48.4), label("Fell Mill", -122.4, -48.6)
    found = layout(rows(shifts=[shift(west, east)]), settings, {}, theme.WIDE)
    to = projection(settings, theme.WIDE)
    (arrow,) = found.arrows
    assert math.dist(arrow[:2], to.at(-123.6, -48.4)) < 10
    assert math.dist(arrow[2:], to.at(-122.4, -48.6)) < 10
    assert {one.words.text for one in found.names} == {"Marn Dam", "Fell Mill"}
    (distance,) = found.notes
    assert distance.words.text == "about 40 km to the east"
    assert clear_of_each_other(found)


def test_a_move_to_somewhere_in_an_area_is_not_drawn(settings):
    west, east = label("Marn Dam", -123.6, -48.4), label("Fell", -122.4, -48.6)
    found = layout(rows(shifts=[shift(west, east, is_drawn=False)]), settings, {}, theme.WIDE)
    assert (found.arrows, found.names, found.towns) == ((), (), ())


def test_the_small_map_stands_in_a_corner_without_marks(settings):
    named = MapText(text="Marn", lat=-48.5, lon=-123.5)
    asked = settings.model_copy(update={"inset": named})
    crowded = [spot(f"Sluice {n}", lon, lat) for n, (lon, lat) in enumerate(((-123.9, -48.1), (-122.1, -48.9)))]
    found = layout(rows(*crowded), asked, BASE, theme.WIDE)
    assert found.inset is not None
    assert found.inset[:2] != (0, 0)
    assert found.inset[2:] != (found.to.width, found.to.height)
    assert clear_of_each_other(found)
    assert layout(rows(*crowded), settings, BASE, theme.WIDE).inset is None


def test_a_small_map_without_a_free_corner_is_a_fault(settings):
    asked = settings.model_copy(update={"inset": MapText(text="Marn", lat=-48.5, lon=-123.5)})
    corners = ((-123.9, -48.1), (-122.1, -48.9), (-123.9, -48.9), (-122.1, -48.1))
    with pytest.raises(NoRoomError, match="Marn"):
        layout(rows(*(spot(f"S{n}", *at) for n, at in enumerate(corners))), asked, BASE, theme.NARROW)


def test_a_name_across_the_map_stays_in_its_country_and_a_lesser_one_in_its_province(settings):
    texts = (MapText(text="Marnland", lat=-48.5, lon=-123.1), MapText(text="Fell", lat=-48.3, lon=-122.9, minor=True))
    found = layout(rows(), settings.model_copy(update={"texts": texts}), BASE, theme.WIDE)
    border = found.to.at(-123.0, -48.5)[0]
    (country,), (province,) = found.across, found.minor
    assert country.box[2] < border < province.box[0]
    assert province.lines == ("FELL",)
    assert len(border_lines(BASE, found.to)) >= 1


def test_a_name_that_has_no_room_names_its_chart(complete, monkeypatch):
    def full(*_args):
        raise NoRoomError("Lake Marn")

    monkeypatch.setattr("build_scripts.charts.area_map.layout", full)
    with pytest.raises(NoRoomError, match=r"data/charts/map\.yml: no room .* 'Lake Marn'; next: "):
        drawing(complete, "map", {})


def test_the_map_draws_each_layer_s_own_mark_and_rings_for_areas(complete, settings):
    spots = [
        spot("Dam", -123, -48.5),
        spot("Mill", -122.6, -48.4, mark="open", side="sky"),
        spot("Moor", -123.4, -48.3, mark="ringed"),
        spot("Fen", -122.4, -48.7, is_area=True, radius_km=8.0),
    ]
    spec = chart(rows(*spots), settings, complete.explainer.sides, BASE, theme.WIDE).to_dict()
    points = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    drawn = [(layer["mark"], layer["data"]["values"]) for layer in points]
    (ring,) = [values for mark, values in drawn if "strokeDash" in mark]
    radius = projection(settings, theme.WIDE).pixels(8.0, -48.7)
    assert [one["size"] for one in ring] == [pytest.approx(math.pi * radius**2)]
    others = [(mark["filled"], len(values), mark["size"]) for mark, values in drawn if "strokeDash" not in mark]
    # Two filled ones, two open ones that are a little larger, and the small core of the ringed one.
    filled, opened, core = others
    assert (filled[:2], opened[:2], core[:2]) == ((True, 2), (False, 2), (True, 1))
    assert core[2] < filled[2] < opened[2]


def test_spots_know_who_reports_and_who_denies(complete):
    found = {(one.place, one.layer): one for one in picture_spots.spots(complete, complete.of(Chart)["map"].settings)}
    opened = found["marn-dam", "Openings"]
    assert opened.reported_by == ("mill-guild", "heron")
    assert opened.is_disputed
    assert opened.days == "4 Jun"
    assert opened.mark == "filled"
    assert found["lake-marn", "Talks"].mark == "open"
    assert found["lake-marn", "Talks"].days == "7–9 Jun"


def test_who_denies_stands_apart(changed):
    corpus = changed({"data/events/2044-06-04-sluice-open.yml": ("stance: reports", "stance: denies")})
    found = picture_spots.spots(corpus, corpus.of(Chart)["map"].settings)
    opened = next(one for one in found if one.place == "marn-dam")
    assert set(opened.reported_by) | set(opened.denied_by) == {"mill-guild", "heron"}
    assert len(opened.denied_by) == 1


def test_moves_are_rows_only_where_a_map_wants_them(complete):
    wanted = complete.of(Chart)["map"].settings
    (move,) = picture_map.shifts(complete, wanted)
    assert (move.claimed.place, move.found.place, move.stated) == ("marn-dam", "lake-marn", "two ponds away")
    assert move.is_drawn
    assert picture_map.shifts(complete, wanted.model_copy(update={"relocations": False})) == ()
    assert picture_map.shifts(complete, wanted.model_copy(update={"west": -123.2})) == ()


def test_all_that_is_said_of_a_place_stands_under_its_name(settings):
    here = label("Marn", -123.0, -48.5)
    notes = [replace(here, name="first words"), replace(here, name="more words")]
    (name,) = layout(rows(labels=[here], callouts=notes), settings, {}, theme.WIDE).names
    assert " ".join(name.lines) == "Marn first words; more words"


def test_the_description_says_where_places_lie_seen_from_the_one_with_a_note(complete, changed):
    said = picture_map.described(complete, complete.of(Chart)["map"].settings)
    # The dam opened too, but lies nowhere seen from itself.
    assert "Openings, two places." in said
    assert "Noted at Marn Dam: Here the sluice stood open. Openings, seen from Marn Dam: north-west (one). " in said
    no_note = ("  callouts:\n    - {place: marn-dam, text: Here the sluice stood open}\n", "")
    bare = changed({"data/charts/map.yml": no_note})
    assert "seen from" not in picture_map.described(bare, bare.of(Chart)["map"].settings)


def test_the_places_of_a_dated_layer_are_named_in_the_enlarged_part_alone(settings):
    inside, outside = spot("Dam", -123, -48.5, is_named=True), spot("Mill", -122.3, -48.2, is_named=True)
    asked = settings.model_copy(update={"enlarged": PART})
    whole = layout(rows(inside, outside), asked, {}, theme.NARROW)
    close = layout(*enlargement(rows(inside, outside), asked, PART), {}, theme.NARROW, is_close=True)
    assert [one.words.text for one in whole.names] == ["Mill (4 Jun)"]
    assert [one.words.text for one in close.names] == ["Dam (4 Jun)"]
    assert (whole.small, whole.unnamed) == ((), 0)


def test_in_a_heap_of_rings_the_one_on_top_alone_has_its_core(complete):
    scales = theme.side_scales(complete.explainer.sides)
    heap = [{"x": 50.0 + 4 * n, "y": 50.0, "side": "shore", "mark": "ringed"} for n in range(3)]
    apart = {"x": 90.0, "y": 50.0, "side": "sky", "mark": "ringed"}
    *_, cores = mark_layers([*heap, apart], (100, 100), scales, 84.0)
    drawn = [row["x"] for row in cores.to_dict()["data"]["values"]]
    assert drawn == [58.0, 90.0]
    *_, cores = mark_layers([apart, apart], (100, 100), scales, 84.0)
    assert [row["x"] for row in cores.to_dict()["data"]["values"]] == [90.0]
