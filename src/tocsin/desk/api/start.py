"""Where a program begins: what there is, who it is taken for, and the check that it must send to write."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tocsin.desk.api.answers import answer
from tocsin.desk.api.paging import check_names
from tocsin.desk.api.problems import for_programs, problem
from tocsin.desk.guarding import CHECK, check_of
from tocsin.desk.openapi.document import load_document
from tocsin.desk.people import person_of
from tocsin.desk.setup import desk_of
from tocsin.model.record import Record

LISTS = ("incidents", "actors", "places", "sources", "points", "days", "snapshots")


@for_programs
def start(request: Request) -> Response:
    """The addresses of all lists; ``check`` goes into the header of that name when no token is used."""
    check_names(request)
    desk, person = desk_of(request), person_of(request)
    base = str(request.base_url)
    record: Record = {
        "tocsin": desk.version,
        "person": {"name": person.name, "role": person.role},
        "check": {"header": CHECK, "value": check_of(desk, person)} if person.by != "token" else None,
        "links": {
            **{name: f"{base}api/{name}" for name in LISTS},
            "openapi": f"{base}api/openapi.json",
            "ogc": f"{base}ogc",
        },
    }
    return answer(request, record)


@for_programs
def document(request: Request) -> Response:
    """The OpenAPI document of all that programs can ask."""
    check_names(request)
    return answer(request, load_document())


def missing(request: Request) -> Response:
    """There is nothing at this address, or not for this method."""
    path = request.url.path
    allowed = {
        method
        for route in request.app.routes
        if isinstance(route, Route) and route.endpoint is not missing and route.path_regex.match(path)
        for method in route.methods or ()
    }
    if allowed:
        return problem(
            405, f"{request.method} is not for {path[:100]}", headers={"allow": ", ".join(sorted(allowed))}
        )
    return problem(404, f"there is nothing at {path[:100]!r}", "see /api for what there is")
