"""The items of a collection: a part of the list at a time, or one."""

import json

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import GEOJSON, JSON, mark_of, marked
from tocsin.desk.api.ogc.asked import AskedFeatures, check_form, read_features
from tocsin.desk.api.ogc.features import incident_features
from tocsin.desk.api.ogc.placefeatures import ASKED, fits, place_lines
from tocsin.desk.api.paging import link_header, pages_beside
from tocsin.desk.api.problems import for_programs
from tocsin.desk.remembered import remembered, remembered_lines
from tocsin.desk.setup import desk_of
from tocsin.errors import UnknownError
from tocsin.model.record import Record, dump_line
from tocsin.store.filters import EVERYTHING
from tocsin.store.incidents import incident_holding, incident_of
from tocsin.store.search import count_incidents, find_incidents


@for_programs
def incident_items(request: Request) -> Response:
    """Incidents, the newest first."""
    asked, desk = read_features(request), desk_of(request)
    with desk.store.looking() as connection:
        total = count_incidents(connection, asked.filter)
        found = find_incidents(connection, asked.filter, asked.page.limit, asked.page.offset)
        lines = incident_features(connection, remembered(request), found, desk.now())
    return _collected(request, asked, lines, total)


@for_programs
def place_items(request: Request) -> Response:
    """Places, those of most incidents first; they have no time, so ``datetime`` leaves none out."""
    asked = read_features(request, ASKED)
    lines = _places(request)
    wanted = [] if asked.filter == EVERYTHING else [json.loads(line) for line in lines]
    if wanted:
        lines = [line for line, one in zip(lines, wanted, strict=True) if fits(one, asked.filter)]
    start, limit = asked.page.offset, asked.page.limit
    return _collected(request, asked, lines[start : start + limit], len(lines))


@for_programs
def incident_item(request: Request) -> Response:
    """One incident that stands."""
    check_form(request)
    id, desk = request.path_params["id"], desk_of(request)
    with desk.store.looking() as connection:
        found = incident_of(connection, id)
        if incident_holding(connection, found.claims[0]) != id:
            raise UnknownError(f"the incident {id[:40]!r} has ended", "its claims went to others")
        line = incident_features(connection, remembered(request), [found], desk.now())[0]
    return _single(request, "incidents", line)


@for_programs
def place_item(request: Request) -> Response:
    """One place."""
    check_form(request)
    id = request.path_params["id"]
    found = next((line for line in _places(request) if json.loads(line)["id"] == id), None)
    if found is None:
        raise UnknownError(f"there is no place {id[:40]!r}")
    return _single(request, "places", found)


def _places(request: Request) -> list[bytes]:
    with desk_of(request).store.looking() as connection:
        lines = remembered_lines(request, connection, "place features", lambda: place_lines(connection))
    return [line for line in lines if line]


def _collected(request: Request, asked: AskedFeatures, lines: list[bytes], total: int) -> Response:
    beside = pages_beside(request, asked.page, total)
    links: list[Record] = [_link(str(request.url), "self", GEOJSON)]
    links += [_link(address, rel, GEOJSON) for rel, address in beside.items()]
    links.append(
        _link(f"{request.base_url}{request.url.path.lstrip('/').rpartition('/')[0]}", "collection", JSON)
    )
    head: Record = {
        "type": "FeatureCollection",
        "timeStamp": desk_of(request).now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        "numberMatched": total,
        "numberReturned": len(lines),
        "links": links,
    }
    body = dump_line(head)[:-1].encode() + b', "features": [\n' + b",\n".join(lines) + b"\n]}\n"
    mark = mark_of(str(request.url), str(total), *(line.decode() for line in lines))
    return marked(request, mark, lambda: body, GEOJSON, link_header(beside))


def _single(request: Request, collection: str, line: bytes) -> Response:
    links = [
        _link(str(request.url), "self", GEOJSON),
        _link(f"{request.base_url}ogc/collections/{collection}", "collection", JSON),
    ]
    body = line[:-1] + b', "links": [' + b", ".join(dump_line(link).encode() for link in links) + b"]}"
    return marked(request, mark_of(body.decode()), lambda: body, GEOJSON)


def _link(href: str, rel: str, media: str) -> Record:
    return {"href": href, "rel": rel, "type": media}
