"""What the map and the timeline draw."""

import datetime as dt
from collections import defaultdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tocsin.desk.asked import read_asked
from tocsin.desk.setup import desk_of
from tocsin.store.days import days as count_days
from tocsin.store.gaps import gaps
from tocsin.store.points import Point
from tocsin.store.points import points as find_points


def points(request: Request) -> Response:
    """The incidents of a filter that have a place, as columns and rows; short for 50,000 of them."""
    asked = read_asked(request, strict=True)
    with desk_of(request).store.looking() as connection:
        found = find_points(connection, asked.filter)
    rows = [[one.isoformat() if isinstance(one, dt.date) else one for one in point] for point in found]
    return JSONResponse({"columns": list(Point._fields), "rows": rows})


def days(request: Request) -> Response:
    """The incidents of each day by standing, and the stretches in which a source was silent."""
    asked = read_asked(request, strict=True)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with desk_of(request).store.looking() as connection:
        for one in count_days(connection, asked.filter):
            if one.day is not None:
                counts[one.day.isoformat()][one.standing] = one.incidents
        silent = gaps(connection)
    return JSONResponse(
        {
            "days": [{"day": day, "standing": standing} for day, standing in counts.items()],
            "gaps": [
                {"start": gap.start.isoformat(), "end": gap.end.isoformat(), "words": gap.words}
                for gap in silent
            ],
        }
    )
