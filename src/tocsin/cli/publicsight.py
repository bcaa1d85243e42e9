"""Incidents as those may see them who get alerts: without the names of private persons, with short quotes."""

import datetime as dt

import tocsin
from tocsin.alerts.alert import Quote
from tocsin.alerts.showing import MOST_QUOTES, Shown
from tocsin.exports.bundle import Bundle
from tocsin.exports.redaction import quote, redact
from tocsin.model.incident import Incident
from tocsin.store.connection import Connection
from tocsin.store.exported import articles_of
from tocsin.store.tellings import tellings_of


def show_public(connection: Connection, incident: Incident) -> Shown:
    """An incident and its first sentences, redacted as exports are."""
    tellings = {one.key: one for one in tellings_of(connection, incident.claims)}
    articles = articles_of(connection, {one.article for one in tellings.values()})
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    bundle = redact(Bundle((incident,), tellings, articles, never, tocsin.__version__, {}, ""))
    (shown,) = bundle.incidents
    told = list(bundle.tellings_of(shown))[:MOST_QUOTES]
    return Shown(
        shown,
        tuple(
            Quote(
                quote(one.claim.sentence.text),
                one.publisher or "",
                one.published.isoformat() if one.published else "",
            )
            for one in told
        ),
    )
