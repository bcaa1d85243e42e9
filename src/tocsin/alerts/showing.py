"""How incidents are shown to those who get alerts: what may be withheld is withheld by who calls."""

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.alerts.alert import Quote
from tocsin.model.incident import Incident
from tocsin.store.connection import Connection
from tocsin.store.tellings import tellings_of

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident and the sentences that carry it, as they may be told."""

    incident: Incident
    quotes: tuple[Quote, ...]


Show = Callable[[Connection, Incident], Shown]


def show_whole(connection: Connection, incident: Incident) -> Shown:
    """An incident with nothing withheld: for those who see the record itself."""
    found = tellings_of(connection, incident.claims[:MOST_QUOTES])
    return Shown(
        incident,
        tuple(
            Quote(
                one.claim.sentence.text,
                one.publisher or "",
                one.published.isoformat() if one.published else "",
            )
            for one in found
        ),
    )
