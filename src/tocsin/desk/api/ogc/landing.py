"""Where a map program begins: what this is, what it conforms to, where its collections lie."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import GEOJSON, JSON, answer
from tocsin.desk.api.ogc.asked import check_form
from tocsin.desk.api.problems import for_programs
from tocsin.desk.openapi.document import OGC_PATHS, load_document
from tocsin.errors import UnknownError
from tocsin.model.record import Record

OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
CONFORMS = tuple(
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "geojson", "oas30")
)
COLLECTIONS = {
    "incidents": (
        "Incidents",
        "Acts of conflict and what they rest on. A point where a site, town or district is known; nothing finer than "
        "the reports, so many have none. Read by machine from news reports; names of private persons are left out.",
    ),
    "places": ("Places", "The places of the record with the number of incidents at each."),
}


@for_programs
def landing(request: Request) -> Response:
    """The landing page."""
    check_form(request)
    links = [
        _link(request, "", "self", JSON, "This page"),
        _link(request, "/api", "service-desc", OPENAPI, "What can be asked, as OpenAPI 3.0"),
        _link(request, "/conformance", "conformance", JSON, "What this conforms to"),
        _link(request, "/collections", "data", JSON, "The collections"),
    ]
    return answer(
        request,
        {"title": "Tocsin", "description": "The record of a Tocsin desk as features.", "links": links},
    )


@for_programs
def conformance(request: Request) -> Response:
    """The conformance classes."""
    check_form(request)
    return answer(request, {"conformsTo": list(CONFORMS)})


@for_programs
def service(request: Request) -> Response:
    """The part of the OpenAPI document that is about features."""
    check_form(request)
    return answer(request, load_document(OGC_PATHS), OPENAPI)


@for_programs
def collections(request: Request) -> Response:
    """All collections."""
    check_form(request)
    record: Record = {
        "links": [_link(request, "/collections", "self", JSON, "The collections")],
        "collections": [_collection(request, name) for name in COLLECTIONS],
    }
    return answer(request, record)


@for_programs
def collection(request: Request) -> Response:
    """One collection."""
    check_form(request)
    name = request.path_params["collection"]
    if name not in COLLECTIONS:
        raise UnknownError(f"there is no collection {name[:40]!r}", "use " + ", ".join(COLLECTIONS))
    return answer(request, _collection(request, name))


def _collection(request: Request, name: str) -> Record:
    title, description = COLLECTIONS[name]
    path = f"/collections/{name}"
    return {
        "id": name,
        "title": title,
        "description": description,
        "itemType": "feature",
        "crs": [CRS84],
        "extent": {
            "spatial": {"bbox": [[-180, -90, 180, 90]], "crs": CRS84},
            "temporal": {"interval": [[None, None]]},
        },
        "links": [
            _link(request, path, "self", JSON, title),
            _link(request, f"{path}/items", "items", GEOJSON, f"{title} as GeoJSON"),
        ],
    }


def _link(request: Request, path: str, rel: str, media: str, title: str) -> Record:
    return {"href": f"{request.base_url}ogc{path}", "rel": rel, "type": media, "title": title}
