"""What the map and the timeline draw, kept ready for as long as the record stands."""

import datetime as dt
import gzip
import json
from collections import defaultdict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import mark_of, marked
from tocsin.desk.api.paging import check_names
from tocsin.desk.api.problems import for_programs
from tocsin.desk.asked import read_asked
from tocsin.desk.remembered import remembered, state_of
from tocsin.desk.setup import desk_of
from tocsin.model.record import UNSAFE
from tocsin.store.connection import Connection
from tocsin.store.days import days as count_days
from tocsin.store.filters import Filter, filter_table
from tocsin.store.gaps import gaps
from tocsin.store.points import Point
from tocsin.store.points import points as find_points

COLUMNS = ["killed" if name == "killed_best" else name for name in Point._fields]
FAST = 4
"""Of gzip: 50,000 points in a tenth of a second, and hardly larger than with more care."""


@for_programs
def points(request: Request) -> Response:
    """The incidents of a filter that have a place, as columns and rows; private names are left out."""
    return _drawn(request, "points", _points)


@for_programs
def days(request: Request) -> Response:
    """The incidents of each day by standing, and the stretches in which a source was silent."""
    return _drawn(request, "days", _days)


def _drawn(request: Request, what: str, make: Callable[[Connection, Filter], bytes]) -> Response:
    """The answer for the record as it stands, packed where the program takes it so."""
    check_names(request, *filter_table())
    asked, desk, kept = read_asked(request, strict=True), desk_of(request), remembered(request)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    with desk.store.looking() as connection:
        mark = mark_of(what, desk.version, state_of(connection), json.dumps(asked.parameters))

        def plain() -> bytes:
            return kept.get(mark, lambda: make(connection, asked.filter))

        def zipped() -> bytes:
            return kept.get((mark, "gzip"), lambda: gzip.compress(plain(), FAST, mtime=0))

        headers = {"vary": "Accept-Encoding", **({"content-encoding": "gzip"} if packed else {})}
        return marked(request, mark, zipped if packed else plain, headers=headers)


def _points(connection: Connection, wanted: Filter) -> bytes:
    # The encoder writes rows as they come from the database; only days need a word of ours.
    return _json({"columns": COLUMNS, "rows": find_points(connection, wanted)})


def _days(connection: Connection, wanted: Filter) -> bytes:
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for one in count_days(connection, wanted):
        if one.day is not None:
            counts[one.day.isoformat()][one.standing] = one.incidents
    silent = [
        {"start": gap.start.isoformat(), "end": gap.end.isoformat(), "words": gap.words}
        for gap in gaps(connection)
    ]
    return _json({"days": [{"day": day, "standing": told} for day, told in counts.items()], "gaps": silent})


def _json(value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_day)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", written).encode()


def _day(value: dt.date) -> str:
    return value.isoformat()
