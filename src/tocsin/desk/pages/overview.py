"""The overview: map, timeline and list under one set of filters, which stands in the address."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import address
from tocsin.desk.asked import Asked, read_asked
from tocsin.desk.people import person_of
from tocsin.desk.remembered import remembered_rows
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.exports.register import FORMATS
from tocsin.model.grade import GRADES
from tocsin.model.standing import STANDINGS
from tocsin.ontology.types import event_types
from tocsin.store.connection import Connection
from tocsin.store.days import DayCount, days
from tocsin.store.filters import EVERYTHING, Filter, filter_table
from tocsin.store.search import count_incidents, find_incidents
from tocsin.store.seen import changed_among, mark_seen

LIMIT, DAYS_SHOWN = 50, 60
TEXTS = (
    ("actor", "Actor"), ("country", "Country"), ("place", "Place"), ("near", "Near"), ("publisher", "Publisher"),
    ("mode", "Mode"), ("killed_at_least", "Killed at least"), ("confidence_at_least", "Confidence at least"),
    ("told_since", "Told from"), ("told_until", "Told to"), ("changed_since", "Changed since"), ("as_of", "As of"),
)  # fmt: skip


def overview(request: Request) -> Response:
    """The page."""
    desk, asked, person = desk_of(request), read_asked(request), person_of(request)
    with desk.store.writing() as connection:
        last = mark_seen(connection, person.name, desk.now())
    with desk.store.looking() as connection:
        counts = remembered_rows(
            request, connection, f"days {asked.query()}", lambda: days(connection, asked.filter)
        )
        total = sum(one.incidents for one in counts)
        incidents = find_incidents(connection, asked.filter, LIMIT, asked.offset)
        new, unseen = _news(connection, asked.filter, last, [incident.id for incident in incidents])
        total_of_all = total or count_incidents(connection, EVERYTHING)
    return render(
        request,
        "overview.html",
        asked=asked.parameters,
        trouble=asked.trouble,
        choices=_choices(),
        texts=[(name, label, filter_table()[name]["example"]) for name, label in TEXTS],
        more=any(name in asked.parameters for name, _ in TEXTS),
        chips=_chips(asked),
        unboxed=asked.query("bbox"),
        undated=asked.query("since", "until"),
        filter_address=asked.query(),
        days=_by_day(counts),
        total=total,
        total_of_all=total_of_all,
        incidents=incidents,
        unseen=unseen,
        new=new,
        new_address=address("/", {**asked.parameters, "changed_since": last.isoformat()}) if last else "/",
        offset=asked.offset,
        limit=LIMIT,
        paged=lambda offset: address("/", {**asked.parameters, "offset": offset}),
        exports=[(name, known.words) for name, known in FORMATS.items() if name in SHORT],
    )


SHORT = ("csv", "jsonl", "geojson", "geopackage", "kml", "acled", "ged")
"""The formats with a button; all of them are on the page of the method."""


def _news(
    connection: Connection, asked: Filter, last: dt.datetime | None, shown: list[str]
) -> tuple[int, set[str]]:
    """How many incidents changed since the last visit, and which of those shown."""
    if last is None or asked.changed_since or asked.as_of:
        return 0, set()
    return changed_among(connection, asked, last, shown)


def _by_day(found: Sequence[DayCount]) -> list[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for one in found:
        if one.day is not None:
            counts[one.day.isoformat()] += one.incidents
    return sorted(counts.items(), reverse=True)[:DAYS_SHOWN]


def _choices() -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        ("type", "Type", tuple(known.name for known in event_types())),
        ("standing", "Standing", STANDINGS),
        ("grade", "Grade", GRADES),
    ]


def _chips(asked: Asked) -> list[tuple[str, str]]:
    """Each part of the filter in words, with the address of the page without it."""
    return [
        (f"{name.replace('_', ' ')}: {value}", address("/", asked.without(name)))
        for name, value in asked.parameters.items()
    ]
