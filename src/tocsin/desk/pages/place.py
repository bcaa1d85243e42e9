"""One place: its incidents, the map around it, and what the gazetteer knows of it."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import address, key_address
from tocsin.desk.asked import read_asked
from tocsin.desk.daytable import by_day
from tocsin.desk.gazetteerfacts import find_place
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.wholelists import every_place
from tocsin.errors import UnknownError
from tocsin.knowledge.gazetteer import PlaceRecord
from tocsin.store.filters import Filter, parse_filter
from tocsin.store.placeviews import PlaceCount, place_middle, places_meant
from tocsin.store.search import count_incidents, find_incidents

LIMIT = 20
AROUND = {"site": 25, "town": 50, "district": 100, "province": 250}
"""Kilometres of the map around a place; a country has its whole self."""


def place(request: Request) -> Response:
    """The page of a place by its id, or by a name where that is all that is known. Raises UnknownError."""
    key = request.path_params["id"]
    asked = read_asked(request, place=key)
    chosen = asked.without("place", "near", "bbox")
    with desk_of(request).store.looking() as connection:
        counts = places_meant(every_place(request, connection), key)
        record, views = find_place(key)
        if not counts and record is None:
            raise UnknownError(f"there is no place {key!r}"[:200], "look under Places")
        wanted = parse_filter(asked.without("bbox", "near"))
        all_of_it = wanted == Filter(place=key)
        total = sum(one.incidents for one in counts) if all_of_it else count_incidents(connection, wanted)
        incidents = find_incidents(connection, wanted, LIMIT, asked.offset)
        table = by_day(connection, wanted)
        middle = place_middle(connection, key) if any(one.id == key for one in counts) else None
    here = key_address("places", key)
    around = _around(counts, record, middle)
    return render(
        request,
        "place.html",
        key=key,
        name=_name(counts, record, key),
        counts=counts,
        several=_means_several(counts),
        record=record,
        views=views,
        middle=middle or (record and record.lat is not None and (record.lat, record.lon)) or None,
        around=around,
        points_address=address("/api/points", {**chosen, **around}) if around else "",
        days_address=address("/api/days", asked.without("since", "until", "bbox", "near")),
        list_address=address("/", {"place": key}),
        around_address=address("/", around) if around else "",
        export_query=address("", {"place": key}),
        incidents=incidents,
        total=total,
        days=table,
        trouble=asked.trouble,
        chips=[
            (
                f"{name.replace('_', ' ')}: {value}",
                address(here, {k: v for k, v in chosen.items() if k != name}),
            )
            for name, value in chosen.items()
        ],
        offset=asked.offset,
        limit=LIMIT,
        paged=lambda start: address(here, {**chosen, "offset": start}),
    )


def _name(counts: list[PlaceCount], record: PlaceRecord | None, key: str) -> str:
    named = next((one.name for one in counts if one.name), None)
    return named or (record.name if record else key)


def _means_several(counts: list[PlaceCount]) -> bool:
    """Whether the name is that of several places; one place may be told more and less finely."""
    return len({(one.id, None if one.id else one.country) for one in counts}) > 1


def _around(
    counts: list[PlaceCount], record: PlaceRecord | None, middle: tuple[float, float] | None
) -> dict[str, str]:
    """The filter of the map: so many kilometres around the place, or its country; nothing where neither is known, or
    where the name means several places."""
    if record is None and _means_several(counts):
        return {}
    precision = record.precision if record else next((one.precision for one in counts), None)
    country = record.country if record else next((one.country for one in counts), None)
    point = (record.lat, record.lon) if record and record.lat is not None else middle
    if point and precision in AROUND:
        return {"near": f"{point[0]:.4f},{point[1]:.4f},{AROUND[precision]}"}
    return {"country": country} if country else {}
