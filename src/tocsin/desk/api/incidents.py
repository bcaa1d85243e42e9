"""Incidents: those of a filter, and one with all that it rests on."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import answer
from tocsin.desk.api.paging import check_names, link_header, pages_beside, read_order, read_page
from tocsin.desk.api.problems import for_programs
from tocsin.desk.asked import read_asked
from tocsin.desk.setup import desk_of
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident
from tocsin.model.incidentrecord import incident_to_record
from tocsin.model.record import Record
from tocsin.store.dossier import dossier_to_record, open_dossier
from tocsin.store.filters import parse_filter
from tocsin.store.revisions import incident_as_of
from tocsin.store.search import count_incidents, find_incidents


@for_programs
def incidents(request: Request) -> Response:
    """A page of the incidents that a filter asks for."""
    asked, page, order = read_asked(request, strict=True), read_page(request), read_order(request)
    with desk_of(request).store.looking() as connection:
        total = count_incidents(connection, asked.filter)
        found = find_incidents(connection, asked.filter, page.limit, page.offset, order)
    beside = pages_beside(request, page, total)
    record: Record = {
        "total": total,
        "limit": page.limit,
        "offset": page.offset,
        "order": order,
        "filter": dict(asked.parameters),
        "links": beside,
        "incidents": [say_incident(one) for one in found],
    }
    return answer(request, record, headers=link_header(beside))


@for_programs
def incident(request: Request) -> Response:
    """The dossier of one incident, as it stands or stood (``as_of``)."""
    check_names(request, "as_of")
    id, then = request.path_params["id"], request.query_params.get("as_of")
    at = parse_filter({"as_of": then}).as_of if then else None
    with desk_of(request).store.looking() as connection:
        dossier = open_dossier(connection, id)
        shown = incident_as_of(connection, id, at) if at else dossier.incident
    return answer(request, {**dossier_to_record(dossier), "incident": say_incident(shown)})


def say_incident(incident: Incident) -> Record:
    """The incident as JSON with its headline."""
    return {"headline": headline(incident), **incident_to_record(incident)}
