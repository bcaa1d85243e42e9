"""What the gazetteer gives: places and the views on disputed ones."""

from dataclasses import dataclass

from tocsin.model.place import PlacePrecision


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place the gazetteer knows.

    ``id`` is ``geonames:ID``, ``icao:CODE`` or ``tocsin:KIND/SLUG``. ``country`` is ISO 3166 alpha-2, None on the high
    seas and for areas that cross borders; ``countries`` names them all (a bridge or crossing on a border has the first
    of its two as ``country``). ``admin1`` is the name of the first-level
    unit, ``parents`` the ids of the units that hold the place, finest first. ``lat`` and ``lon`` are WGS84 degrees, for
    an area its middle (for admin units the mean of their towns); ``radius_km`` how far the place reaches, None
    where the source does not say. ``population`` is 0 where unknown. ``alias`` says that the name looked up is not the
    main name; ``prior`` ranks namesakes without context.
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
    valid_from: str | None = None
    valid_to: str | None = None
    alias: bool = False
    prior: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """One way of seeing a disputed place: who sees it so (``holder``), what it says, and from what source."""

    holder: str
    country: str | None
    since: str | None
    note: str
    source: str
