"""What the gazetteer gives: places and the views on disputed ones."""

from dataclasses import dataclass
from typing import Literal

from tocsin.model.place import PlacePrecision


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place the gazetteer knows.

    ``id`` is ``geonames:ID``, ``icao:CODE`` or ``tocsin:KIND/SLUG``. ``country`` is ISO 3166 alpha-2, None on
    the high seas and for areas that cross borders; ``countries`` names them all (a bridge or crossing on a
    border has the first of its two as ``country``). ``admin1`` is the name of the first-level unit,
    ``parents`` the ids of the units that hold the place, finest first. ``lat`` and ``lon`` are WGS84 degrees,
    for an area its middle (for admin units from where their towns lie); ``radius_km`` how far the place
    reaches, None where the source does not say; ``spread`` the standard deviation of its towns in degrees of
    latitude and longitude. ``population`` is 0 where unknown. ``alias`` says that the name looked up is not
    the main name; ``prior`` ranks namesakes without context.
    """

    id: str
    geonames: int | None
    name: str
    kind: str
    precision: PlacePrecision
    country: str | None
    countries: tuple[str, ...]
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    source: str
    parents: tuple[str, ...] = ()
    radius_km: float | None = None
    spread: tuple[float, float] | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    alias: bool = False
    prior: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """One way of seeing a disputed place.

    ``status`` is ``de jure`` (whose it is for most states) or ``de facto`` (who holds it), ``country`` ISO
    3166 alpha-2 or the name of a holder that has no code, ``since`` an ISO year, month or day for a sole
    holder; ``area`` names the disputed area, ``note`` and ``source`` say more.
    """

    status: Literal["de jure", "de facto"]
    country: str
    since: str | None
    area: str
    note: str
    source: str
