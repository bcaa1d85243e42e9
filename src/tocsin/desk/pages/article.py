"""One article: its text with the words of all claims marked, its evidence, where else it ran."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import outward
from tocsin.desk.marking import mark_part
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.model.claim import Claim
from tocsin.store.arrivals import arrivals_of, article_of
from tocsin.store.articleclaims import tellings_of_article
from tocsin.store.copies import copies_of
from tocsin.store.incidents import incident_holding
from tocsin.store.readings import readings_of


@dataclass(frozen=True, slots=True)
class Found:
    """A claim of the article and its incident."""

    key: str
    claim: Claim
    incident: str | None


def article(request: Request) -> Response:
    """The page."""
    id = request.path_params["id"]
    with desk_of(request).store.looking() as connection:
        stored = article_of(connection, id)
        tellings = tellings_of_article(connection, id)
        claims = [Found(one.key, one.claim, incident_holding(connection, one.key)) for one in tellings]
        arrivals, readings = arrivals_of(connection, id), readings_of(connection, id)
        copies = copies_of(connection, id)
    current = next((one for one in readings if one.current), None)
    return render(
        request,
        "article.html",
        stored=stored,
        article=stored.article,
        link=outward(stored.article.url),
        title_marked=mark_part(stored.article.title or "", "title", tellings),
        marked=mark_part(stored.article.text, "text", tellings),
        claims=claims,
        notes=current.reading.notes if current else (),
        arrivals=arrivals,
        readings=readings,
        copies=copies,
    )
