import pytest

from build_scripts.derived.displacement import direction, displacement, distance_km
from build_scripts.model import Coordinates
from build_scripts.vocabulary import Precision


def at(lat: float, lon: float, precision: Precision = Precision.POINT, radius: float | None = None) -> Coordinates:
    return Coordinates(lat=lat, lon=lon, precision=precision, radius_km=radius, credit="invented")


def test_a_degree_of_a_great_circle_is_111_km_and_shrinks_towards_the_pole():
    assert distance_km(at(0, 0), at(1, 0)) == pytest.approx(111.19, abs=0.01)
    assert distance_km(at(60, 10), at(60, 11)) == pytest.approx(55.6, abs=0.1)
    assert distance_km(at(10, 20), at(10, 20)) == 0


def test_a_known_distance_between_two_cities():
    # Paris to London, 344 km by the same formula in published examples.
    assert distance_km(at(48.8566, 2.3522), at(51.5074, -0.1278)) == pytest.approx(343.6, abs=0.5)


def test_half_way_round_is_no_error():
    assert distance_km(at(0, 0), at(0, 180)) == pytest.approx(20015, abs=1)


@pytest.mark.parametrize(
    ("lat", "lon", "point"),
    [(1, 0, "north"), (0, 1, "east"), (-1, 0, "south"), (0, -1, "west"), (1, 1, "north-east"), (-1, -1, "south-west")],
)
def test_the_direction_is_the_nearest_of_eight_points(lat, lon, point):
    assert direction(at(0, 0), at(lat, lon)) == point


@pytest.mark.parametrize(
    ("claimed", "found", "words"),
    [
        (at(35.95, 39.0), at(35.3, 36.6), "about 230 km to the west"),
        (at(35.0, 36.0), at(35.1, 36.0), "about 11 km to the north"),
        (at(35.0, 36.0), at(35.5, 36.0), "about 55 km to the north"),
        (at(35.0, 36.0), at(35.01, 36.0), "less than 3 km away"),
        (at(35.0, 36.0, Precision.AREA, 20), at(35.5, 36.0), "at least 35 km to the north"),
        (at(35.0, 36.0, Precision.AREA, 60), at(35.5, 36.0), "in or beside the same area"),
        (at(35.0, 36.0, Precision.AREA), at(36.0, 36.0), "roughly 110 km to the north, from middle to middle"),
    ],
)
def test_a_displacement_is_worded_for_what_it_is_worth(claimed, found, words):
    assert displacement(claimed, found).words() == words
