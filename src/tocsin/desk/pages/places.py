"""The places of the record by country."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.rendering import render, say_country
from tocsin.desk.setup import desk_of
from tocsin.store.placeviews import PlaceCount, count_places, count_without_place

SHOWN = 8


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country, its incidents, the killed as far as figures are given, and its places, the country itself left out."""

    code: str | None
    name: str
    incidents: int
    killed: int | None
    within: tuple[PlaceCount, ...]


def places(request: Request) -> Response:
    """The page: all countries with their foremost places, or all places of one country."""
    asked = request.query_params.get("country", "").strip().upper()[:2]
    with desk_of(request).store.looking() as connection:
        found = count_places(connection, asked or None)
        nowhere = count_without_place(connection)
    return render(
        request,
        "places.html",
        countries=by_country(found),
        country=asked,
        shown=len(found) if asked else SHOWN,
        nowhere=nowhere,
    )


def by_country(places: Iterable[PlaceCount]) -> list[CountryCount]:
    """The places by country, those of most incidents first; what lies in no country or in several comes last."""
    groups: dict[str | None, list[PlaceCount]] = {}
    for place in places:
        groups.setdefault(place.country, []).append(place)
    found = [
        CountryCount(
            code,
            say_country(code) if code else "In no country, or in several",
            sum(place.incidents for place in group),
            _sum(place.killed for place in group),
            tuple(place for place in group if place.precision != "country"),
        )
        for code, group in groups.items()
    ]
    return sorted(found, key=lambda one: (one.code is None, -one.incidents, one.name))


def _sum(figures: Iterable[int | None]) -> int | None:
    known = [figure for figure in figures if figure is not None]
    return sum(known) if known else None
