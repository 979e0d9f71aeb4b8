from build_scripts.checks.chart_windows_in_order import check


def test_the_invented_charts_are_in_order(complete):
    assert list(check(complete)) == []


def test_a_timeline_begins_before_it_ends(reported, line_of):
    file = "data/charts/timeline.yml"
    assert reported({file: ("end: 2044-06-12", "end: 2044-05-12")}) == [
        (
            f"{file}:{line_of(file, 'end:')}: it ends before it begins; found '2044-05-12'; "
            "allowed: start before end; next: swap them  [dates]"
        )
    ]


def test_a_layer_of_a_map_begins_before_it_ends(reported, line_of):
    file = "data/charts/map.yml"
    assert reported({file: ("end: 2044-07-01", "end: 2044-04-01")}) == [
        (
            f"{file}:{line_of(file, 'end:')}: it ends before it begins; found '2044-04-01'; "
            "allowed: start before end; next: swap them  [dates]"
        )
    ]


def test_a_maps_west_is_west_of_its_east(reported, line_of):
    file = "data/charts/map.yml"
    assert reported({file: ("east: -122.0", "east: -125.0")}) == [
        f"{file}:{line_of(file, 'west:')}: the map's edges are crossed; allowed: west < east; next: swap them  [places]"
    ]


def test_a_maps_south_is_south_of_its_north(reported, line_of):
    file = "data/charts/map.yml"
    assert reported({file: ("south: -49.0", "south: -48.0")}) == [
        (
            f"{file}:{line_of(file, 'south:')}: the map's edges are crossed; allowed: south < north; "
            "next: swap them  [places]"
        )
    ]
