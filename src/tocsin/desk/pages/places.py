"""The places of the record by country."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.rendering import render, say_country
from tocsin.desk.setup import desk_of
from tocsin.desk.wholelists import every_place, without_place
from tocsin.store.placeviews import PlaceCount

SHOWN, MOST = 8, 300


@dataclass(frozen=True, slots=True)
class CountryCount:
    """A country and its places; ``within`` leaves out the country itself."""

    code: str | None
    name: str
    incidents: int
    places: tuple[PlaceCount, ...]

    @property
    def within(self) -> tuple[PlaceCount, ...]:
        """The places that are finer than the country."""
        return tuple(place for place in self.places if place.precision != "country")


def places(request: Request) -> Response:
    """The page: all countries with their foremost places, or all places of one country."""
    asked = request.query_params.get("country", "").strip().upper()[:2]
    with desk_of(request).store.looking() as connection:
        found = every_place(request, connection)
        nowhere = without_place(request, connection)
    return render(
        request,
        "places.html",
        countries=by_country(one for one in found if not asked or one.country == asked),
        country=asked,
        shown=SHOWN,
        most=MOST,
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
            tuple(group),
        )
        for code, group in groups.items()
    ]
    return sorted(found, key=lambda one: (one.code is None, -one.incidents, one.name))
