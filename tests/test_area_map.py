import math

import pytest

from build_scripts.charts.area_map import projection
from build_scripts.model import Chart


def test_the_map_s_corners_are_the_picture_s_corners(complete):
    settings = complete.of(Chart)["map"].settings
    to = projection(settings, 640)
    assert to.at(settings.west, settings.north) == pytest.approx((0, 0))
    assert to.at(settings.east, settings.south) == pytest.approx((640, to.height))


def test_the_map_keeps_angles(complete):
    # A degree of longitude is shorter than one of latitude by the cosine of the latitude.
    to = projection(complete.of(Chart)["map"].settings, 640)
    (x, y), (east, _), (_, north) = to.at(-123, -48.5), to.at(-122.99, -48.5), to.at(-123, -48.49)
    assert (east - x) / (y - north) == pytest.approx(math.cos(math.radians(48.5)), rel=1e-3)
    kilometre = math.radians(0.01) * 6371.0
    assert to.pixels(kilometre, -48.5) == pytest.approx(y - north, rel=1e-3)
