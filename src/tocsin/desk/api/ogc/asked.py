"""What a map program asks of a collection: box, time, properties, and which part of the list."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from starlette.requests import Request

from tocsin.desk.api.paging import LONGEST_OFFSET, Page
from tocsin.errors import SettingsError
from tocsin.store.filters import Filter, filter_parameters, filter_table, parse_filter

USUAL, MOST = 100, 1000
OWN = ("limit", "offset", "bbox", "bbox-crs", "datetime", "f")
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
# GDAL writes a day as 2026-11-24T.
MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]|[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?"
)
OPEN = ("", "..")


@dataclass(frozen=True, slots=True)
class AskedFeatures:
    """The filter and the page of the list."""

    filter: Filter
    page: Page

    @property
    def parameters(self) -> dict[str, str]:
        """The filter as parameters."""
        return filter_parameters(self.filter)


def read_features(request: Request, properties: tuple[str, ...] | None = None) -> AskedFeatures:
    """What an address asks: any parameter of the filter beside those of the standard, or these ``properties`` alone.

    Raises SettingsError for a parameter that there is not or that breaks its form. A limit above the most gives the
    most, as the standard says.
    """
    known = tuple(filter_table()) if properties is None else properties
    given = {name: value for name, value in request.query_params.items() if name not in OWN}
    strange = next((name for name in given if name not in known), None)
    if strange is not None:
        raise SettingsError(f"there is no parameter {strange[:40]!r}", "use " + ", ".join((*OWN, *known)))
    check_form(request, *OWN, *known)
    wanted = parse_filter({**given, **_box(request)})
    return AskedFeatures(_within(wanted, request.query_params.get("datetime", "")), read_part(request))


def read_part(request: Request) -> Page:
    """The part of the list."""
    limit = _whole(request, "limit", USUAL)
    if limit == 0:
        raise SettingsError("limit is 1 or more", f"write limit={USUAL}")
    return Page(min(limit, MOST), min(_whole(request, "offset", 0), LONGEST_OFFSET))


def check_form(request: Request, *known: str) -> None:
    """Raises SettingsError for a parameter that there is not, and for another form than JSON."""
    strange = next((name for name in request.query_params if name not in (*known, "f")), None)
    if strange is not None:
        raise SettingsError(f"there is no parameter {strange[:40]!r}", "leave it out")
    if request.query_params.get("f", "json") not in ("json", "geojson"):
        raise SettingsError("features come as JSON alone", "write f=json or leave it out")


def _box(request: Request) -> dict[str, str]:
    """The box without the heights that it may have."""
    text = request.query_params.get("bbox", "")
    if request.query_params.get("bbox-crs", CRS84) != CRS84:
        raise SettingsError("boxes are in CRS84 alone", "leave bbox-crs out")
    numbers = text.split(",")
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    return {"bbox": ",".join(numbers)} if text else {}


def _within(wanted: Filter, text: str) -> Filter:
    """The filter narrowed to a moment or a stretch of time, as far as days tell."""
    if not text:
        return wanted
    ends = text.split("/")
    if len(ends) > 2 or (len(ends) == 1 and ends[0] in OPEN):
        raise _no_time(text)
    since, until = _day(ends[0], text), _day(ends[-1], text)
    if since and until and since > until:
        raise SettingsError("datetime ends before it starts", "give the earlier time first")
    first = max(filter(None, (wanted.since, since)), default=None)
    last = min(filter(None, (wanted.until, until)), default=None)
    return replace(wanted, since=first, until=last)


def _day(text: str, whole: str) -> dt.date | None:
    if text in OPEN:
        return None
    found = MOMENT.fullmatch(text)
    if found is None:
        raise _no_time(whole)
    try:
        dt.datetime.fromisoformat(text.upper().removesuffix("T"))
        return dt.date.fromisoformat(found[1])
    except ValueError as error:
        raise _no_time(whole) from error


def _no_time(text: str) -> SettingsError:
    return SettingsError(
        f"datetime is a time or two with / between them, and {text[:60]!r} is not",
        "write 2026-11-24, 2026-11-01/2026-11-24 or 2026-11-01T00:00:00Z/..",
    )


def _whole(request: Request, name: str, usual: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        raise SettingsError(f"{name} is a whole number, and {text[:40]!r} is not", f"write {name}={usual}")
    return int(text)
