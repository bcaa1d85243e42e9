"""Articles and claims as the record holds them: the words that carry each value."""

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import answer
from tocsin.desk.api.paging import check_names
from tocsin.desk.api.problems import for_programs
from tocsin.desk.setup import desk_of
from tocsin.errors import UnknownError
from tocsin.model.record import Record, article_to_record, claim_to_record
from tocsin.model.telling import Telling
from tocsin.store.arrivals import StoredArrival, StoredArticle, arrivals_of, article_of
from tocsin.store.articleclaims import tellings_of_article
from tocsin.store.connection import Connection
from tocsin.store.copies import copies_of
from tocsin.store.corrections import corrections_of
from tocsin.store.dossier import correction_to_record
from tocsin.store.incidents import incident_holding
from tocsin.store.tellings import tellings_of


@for_programs
def article(request: Request) -> Response:
    """One article with its claims, its arrivals and its copies."""
    check_names(request)
    id = request.path_params["id"]
    with desk_of(request).store.looking() as connection:
        stored = article_of(connection, id)
        record: Record = {
            **_article(stored),
            "text": stored.article.text,
            "claims": [_claim(connection, one) for one in tellings_of_article(connection, id)],
            "arrivals": [_arrival(one) for one in arrivals_of(connection, id)],
            "copies": [one.id for one in copies_of(connection, id)],
        }
    return answer(request, record)


@for_programs
def claim(request: Request) -> Response:
    """One claim with its article, its incident and what people corrected."""
    check_names(request)
    key = request.path_params["key"]
    with desk_of(request).store.looking() as connection:
        found = tellings_of(connection, [key])
        if not found:
            raise UnknownError(f"there is no claim {key!r} that is read now")
        stored = article_of(connection, found[0].article)
        corrections = corrections_of(connection, "claim", key)
        record: Record = {
            **_claim(connection, found[0]),
            "article": _article(stored),
            "corrections": [correction_to_record(one) for one in corrections],
        }
    return answer(request, record)


def _claim(connection: Connection, telling: Telling) -> Record:
    return {
        "key": telling.key,
        "incident": incident_holding(connection, telling.key),
        "claim": claim_to_record(telling.claim),
    }


def _article(stored: StoredArticle) -> Record:
    """All but the text."""
    given = article_to_record(stored.article)
    return {
        "id": stored.id,
        **{name: given[name] for name in ("title", "date", "publisher", "url", "language")},
        "given_id": stored.article.id,
        "number": stored.number,
        "family": stored.family,
        "copy_of": stored.copy,
        "superseded_by": stored.superseded_by,
        "arrived_at": stored.arrived_at.isoformat(),
        "sha256": stored.sha256,
    }


def _arrival(arrival: StoredArrival) -> Record:
    return {
        "source": arrival.source,
        "address": arrival.address,
        "fetched_at": arrival.fetched_at.isoformat(),
        "evidence": arrival.evidence,
    }
