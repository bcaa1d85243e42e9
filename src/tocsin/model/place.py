"""Where an act happened, never finer than the words allow."""

from dataclasses import dataclass
from typing import Literal, get_args

from tocsin.model.span import Span

PlacePrecision = Literal["site", "town", "district", "province", "country", "region"]
PLACE_PRECISIONS: tuple[str, ...] = get_args(PlacePrecision)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by an article.

    ``country`` is ISO 3166 alpha-2 or None (high seas, cross-border, not known). ``lat`` and ``lon`` are WGS84
    degrees or None when the gazetteer does not know the place. ``id`` is ``geonames:ID``, ``icao:CODE`` or
    ``tocsin:...``; ``geonames`` the number alone where there is one. ``ambiguous`` says that the article does not
    settle which of several places of that name is meant; then no coordinates are given.
    """

    name: str
    precision: PlacePrecision
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    id: str | None = None
    geonames: int | None = None
    ambiguous: bool = False
    span: Span | None = None
