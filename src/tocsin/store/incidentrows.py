"""An incident as rows: the columns that are searched, its parties, families and words."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sqlalchemy import Connection, select

from tocsin.incidents.headline import public_headline
from tocsin.model.fields import Fields
from tocsin.model.incident import Figure, Incident, PartyTally
from tocsin.model.incidentrecord import incident_from_record, incident_to_record
from tocsin.store.hashing import line_of
from tocsin.store.portions import portions
from tocsin.store.tables import ARTICLE, CLAIM
from tocsin.store.words import row_of_words

Row = dict[str, object]
AT_HAND = 4096
"""How many incidents are kept at hand, since the same neighbours are looked at again and again: 50 MB."""
LONGEST_HEADLINE = 300
"""An index holds it, and PostgreSQL's indices hold no long lines."""
FINE = ("site", "town", "district")
"""How finely a place must be known to be a point: the middle of a country is no place where anything happened."""


def say_incident(incident: Incident) -> str:
    """The incident as the line of JSON that is kept and hashed."""
    return line_of(incident_to_record(incident))


@lru_cache(maxsize=AT_HAND)
def read_incident(content: str) -> Incident:
    """The incident of a kept line. Raises ModelError or DateError where it is broken."""
    return incident_from_record(json.loads(content))


def main_standing(incident: Incident) -> str:
    """The standing of the most families; of equals the first. "reported" where the claims leave it open."""
    tallies = max(incident.standings, key=lambda one: len(one.backing.families), default=None)
    return tallies.standing if tallies else "reported"


def columns_of(incident: Incident) -> Row:
    """The columns of the table of incidents that follow from the incident alone."""
    place = incident.place.place if incident.place else None
    when = incident.when.when
    return {
        "words_row": row_of_words(incident.id),
        "type": incident.type,
        "quad": incident.quad,
        "grade": incident.grade.name,
        "standing": main_standing(incident),
        "start": when.start,
        "end": when.end,
        "precision": when.precision,
        "first_told": incident.first_told,
        "country": place.country if place else None,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "place_precision": place.precision if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        **_figure("killed", incident.killed),
        **_figure("injured", incident.injured),
        "confidence": incident.confidence,
        "families": len(incident.families),
        "articles": len(incident.articles),
        "headline": public_headline(incident)[:LONGEST_HEADLINE],
        "content": say_incident(incident),
    }


def parties_of(incident: Incident) -> list[Row]:
    """The rows of those who did it and those to whom it was done."""
    sides: tuple[tuple[str, tuple[PartyTally, ...]], ...] = (
        ("actor", incident.actors),
        ("recipient", incident.recipients),
    )
    return [
        {
            "incident": incident.id,
            "role": role,
            "position": position,
            "name": party.name,
            "actor": party.id,
            "country": party.country,
        }
        for role, parties in sides
        for position, party in enumerate(parties)
    ]


def words_of(connection: Connection, incident: Incident) -> str:
    """What an incident can be found by: the titles, sentences, names and places of its claims, and its own names."""
    said = dict.fromkeys(_own_words(incident))
    for portion in portions(incident.claims):
        told = (
            select(ARTICLE.c.title, CLAIM.c.content)
            .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article)
            .where(CLAIM.c.key.in_(portion), CLAIM.c.current)
            .order_by(ARTICLE.c.number, CLAIM.c.position)
        )
        for title, content in connection.execute(told):
            said.update(dict.fromkeys((title or "", *_claim_words(Fields(json.loads(content))))))
    return "\n".join(filter(None, said))


def _figure(name: str, figure: Figure | None) -> Row:
    return {
        f"{name}_low": figure.low if figure else None,
        f"{name}_best": figure.best if figure else None,
        f"{name}_high": figure.high if figure else None,
    }


def _own_words(incident: Incident) -> Iterable[str]:
    names = [party.name for party in (*incident.actors, *incident.recipients)]
    return [*names, incident.place.place.name] if incident.place else names


def _claim_words(claim: Fields) -> Iterator[str]:
    yield claim.text("sentence")
    for party in (*claim.children("actors"), *claim.children("recipients")):
        yield party.text("name")
        yield party.text("text")
    if place := claim.maybe_child("place"):
        yield place.text("name")
        yield place.maybe_text("text") or ""
