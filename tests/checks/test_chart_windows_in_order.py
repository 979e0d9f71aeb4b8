import pytest

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


ENLARGED = "  relocations: true\n  enlarged:\n    west: -123.6\n    south: -48.8\n    east: -122.6\n    north: -48.2\n"


def enlarging(before: str = "", after: str = "") -> dict[str, tuple[str, str]]:
    return {"data/charts/map.yml": ("  relocations: true\n", ENLARGED.replace(before, after) if before else ENLARGED)}


def test_an_enlarged_part_inside_its_map_is_in_order(reported):
    assert reported(enlarging()) == []


@pytest.mark.parametrize(
    ("inside", "outside", "allowed"),
    [
        ("west: -123.6", "west: -124.1", "-124.0 to -122.0"),
        ("south: -48.8", "south: -49.1", "-49.0 to -48.0"),
        ("east: -122.6", "east: -121.9", "-124.0 to -122.0"),
        ("north: -48.2", "north: -47.9", "-49.0 to -48.0"),
    ],
)
def test_an_enlarged_part_that_runs_over_the_map_is_a_fault(reported, line_of, inside: str, outside: str, allowed: str):
    file = "data/charts/map.yml"
    (said,) = reported(enlarging(inside, outside))
    words = f"the enlarged part runs over the map's edge; found '{outside}'; allowed: {allowed}; next: move it inwards"
    assert said == f"{file}:{line_of(file, outside)}: {words}  [places]"


def test_an_enlarged_part_with_crossed_edges_is_a_fault(reported):
    (said,) = reported(enlarging("east: -122.6", "east: -123.7"))
    assert "the map's edges are crossed; allowed: west < east" in said
