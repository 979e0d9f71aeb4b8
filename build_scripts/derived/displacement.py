"""From where something was said to be to where a check put it: distance and direction, with what they are worth."""

from __future__ import annotations

import math
from dataclasses import dataclass

from build_scripts.corpus import Corpus
from build_scripts.model import Coordinates, Place, Relocation
from build_scripts.vocabulary import Precision

# Mean radius of the Earth in kilometres, as the International Union of Geodesy and Geophysics has it.
EARTH_KM = 6371.0
_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
# A village's middle is good to a kilometre or two; a distance below is not worth a number.
LEAST_KM = 3.0


def distance_km(one: Coordinates, other: Coordinates) -> float:
    """Great-circle distance in kilometres on a sphere, by the haversine formula (Sinnott, Sky and Telescope, 1984)."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    d_lat, d_lon = lat_2 - lat_1, math.radians(other.lon - one.lon)
    h = math.sin(d_lat / 2) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(d_lon / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


def direction(one: Coordinates, other: Coordinates) -> str:
    """The compass point, of eight, in which `other` lies from `one`: the initial bearing of the great circle."""
    lat_1, lat_2 = math.radians(one.lat), math.radians(other.lat)
    d_lon = math.radians(other.lon - one.lon)
    y = math.sin(d_lon) * math.cos(lat_2)
    x = math.cos(lat_1) * math.sin(lat_2) - math.sin(lat_1) * math.cos(lat_2) * math.cos(d_lon)
    return _COMPASS[round(math.degrees(math.atan2(y, x)) % 360 / 45) % 8]


@dataclass(frozen=True)
class Displacement:
    """How far and in which direction one position lies from another.

    `least_km` allows for the size of both places; `is_rough` is true where one is an area of no stated size, so that
    only the distance between the middles is known.
    """

    km: float
    least_km: float
    direction: str
    is_rough: bool

    def words(self) -> str:
        """'about 140 km to the south-west'; 'at least 60 km to the east' where a place is an area of known size."""
        if self.km < LEAST_KM:
            return "less than 3 km away"
        if self.is_rough:
            return f"roughly {_rounded(self.km)} km to the {self.direction}, from middle to middle"
        if self.least_km <= 0:
            return "in or beside the same area"
        if self.least_km < self.km - 1:
            return f"at least {_rounded(self.least_km)} km to the {self.direction}"
        return f"about {_rounded(self.km)} km to the {self.direction}"


def _rounded(km: float) -> int:
    """Kilometres as a person would say them: whole below 20, to fives below 100, to tens from there on."""
    step = 1 if km < 20 else 5 if km < 100 else 10
    return max(1, round(km / step) * step)


def _is_sizeless(place: Coordinates) -> bool:
    return place.precision == Precision.AREA and place.radius_km is None


def displacement(claimed: Coordinates, found: Coordinates) -> Displacement:
    """From `claimed` to `found`, in kilometres between their middles and, at the least, between their edges."""
    km = distance_km(claimed, found)
    least = km - (claimed.radius_km or 0) - (found.radius_km or 0)
    return Displacement(km, least, direction(claimed, found), _is_sizeless(claimed) or _is_sizeless(found))


def way_of(corpus: Corpus, move: Relocation) -> Displacement | None:
    """From where something was said to be to where a check put it; None where either place has no position."""
    places = corpus.of(Place)
    claimed, found = places[move.claimed].coordinates, places[move.found].coordinates
    return displacement(claimed, found) if claimed and found else None
