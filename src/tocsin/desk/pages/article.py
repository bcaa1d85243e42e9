"""One article: its text with the words of all claims marked, its evidence, where else it ran."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import outward
from tocsin.desk.marking import mark_part
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.model.claim import Claim
from tocsin.model.incident import Incident
from tocsin.model.marks import marks_of
from tocsin.model.telling import Telling
from tocsin.store.arrivals import arrivals_of, article_of
from tocsin.store.articleclaims import tellings_of_article
from tocsin.store.copies import copies_of
from tocsin.store.incidentlookup import incidents_of
from tocsin.store.incidents import incident_holding
from tocsin.store.readings import readings_of


@dataclass(frozen=True, slots=True)
class Found:
    """A claim of the article and its incident."""

    key: str
    claim: Claim
    incident: Incident | None


def article(request: Request) -> Response:
    """The page; the words of the claim that the address asks for (``claim``) stand out."""
    id, chosen = request.path_params["id"], request.query_params.get("claim", "")
    with desk_of(request).store.looking() as connection:
        stored = article_of(connection, id)
        tellings = tellings_of_article(connection, id)
        holding = {one.key: incident_holding(connection, one.key) or "" for one in tellings}
        known = {one.id: one for one in incidents_of(connection, [id for id in set(holding.values()) if id])}
        claims = [Found(one.key, one.claim, known.get(holding[one.key])) for one in tellings]
        arrivals, readings = arrivals_of(connection, id), readings_of(connection, id)
        copies = copies_of(connection, id)
    current = next((one for one in readings if one.current), None)
    return render(
        request,
        "article.html",
        stored=stored,
        article=stored.article,
        link=outward(stored.article.url),
        title_marked=mark_part(stored.article.title or "", "title", tellings, chosen),
        marked=mark_part(stored.article.text, "text", tellings, chosen),
        claims=claims,
        chosen=chosen if chosen in holding else "",
        fields=_fields(tellings),
        notes=current.reading.notes if current else (),
        arrivals=arrivals,
        readings=readings,
        copies=copies,
    )


def _fields(tellings: Iterable[Telling]) -> list[str]:
    """The fields whose words are marked, each once."""
    return list(
        dict.fromkeys(mark.labels[0].split()[0] for telling in tellings for mark in marks_of(telling.claim))
    )
