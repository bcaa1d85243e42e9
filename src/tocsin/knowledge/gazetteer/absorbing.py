"""Let a hand-written place take over its twin in a package, so that one place has one record."""

from math import cos, hypot, radians

from tocsin.knowledge.gazetteer.entry import Entry, Point
from tocsin.knowledge.gazetteer.names import ABSORBED, ALIAS
from tocsin.knowledge.gazetteer.tables import kinds

_KM_PER_DEGREE = 111.2
_NEAR_KM = {"populated": 20.0, "airfield": 12.0}
_FAR_KM = 300.0


def rough_km(a: Point, b: Point) -> float:
    """Distance in km on a flat map: good to a few per cent below 1,000 km away from the poles."""
    east = (((a.lon - b.lon + 180.0) % 360.0) - 180.0) * cos(radians((a.lat + b.lat) / 2))
    return hypot(a.lat - b.lat, east) * _KM_PER_DEGREE


class OwnPlaces:
    """The hand-written places with their keys, and the package places they have taken over."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.keys: list[dict[str, int]] = []
        self.replaced: dict[int, int] = {}
        self._at: dict[tuple[str, str], list[int]] = {}

    def add(self, entry: Entry, keys: dict[str, int]) -> None:
        """Take in a place, unless an earlier table has it: the same main name in the same country and
        place."""
        for at in self._at.get((entry.country or "", next(iter(keys), "")), ()):
            if self._twins(self.entries[at], entry):
                for key, grade in keys.items():
                    self.keys[at].setdefault(key, grade)
                return
        self.entries.append(entry)
        self.keys.append(keys)
        for key in keys:
            self._at.setdefault((entry.country or "", key), []).append(len(self.entries) - 1)

    def absorb(self, entry: Entry, keys: dict[str, int]) -> bool:
        """Whether one of ours is the same place as ``entry``; then ours gets its id, people, units and
        names."""
        for key in keys:
            for at in self._at.get((entry.country or "", key), ()):
                own = self.entries[at]
                if not self._twins(own, entry):
                    continue
                if own.geonames is None:
                    own.geonames = entry.geonames
                own.population = max(own.population, entry.population)
                own.admin1 = own.admin1 or entry.admin1
                own.admin2 = own.admin2 or entry.admin2
                for name, grade in keys.items():
                    self.keys[at].setdefault(name, ABSORBED + (grade | ALIAS))
                self.replaced[entry.number] = own.number
                return True
        return False

    @staticmethod
    def _twins(own: Entry, other: Entry) -> bool:
        family, other_family = kinds()[own.kind].family, kinds()[other.kind].family
        both_ours = other.ref.startswith("tocsin:") and {family, other_family} <= {
            "province",
            "area",
            "district",
        }
        if own.point is None or not (family == other_family or both_ours):
            return False
        if other.point is None:
            return family in ("province", "district")
        reach = _NEAR_KM.get(family, _FAR_KM if family in ("province", "district") else 20.0)
        return rough_km(own.point, other.point) <= max(reach, own.radius_km or 0.0)
