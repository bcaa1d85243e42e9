"""The actors: those most active in the record, or those of a name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import address
from tocsin.desk.asked import read_asked
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.wholelists import every_actor, every_actor_name
from tocsin.exports.privatenames import is_person
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.actorentry import ActorEntry
from tocsin.model.incident import Incident, PartyTally
from tocsin.store.actorviews import ActorCount, ActorName, actor_counts, keys_like
from tocsin.store.connection import Connection
from tocsin.store.incidentlookup import incidents_of

LIMIT, BOOK_LIMIT, LONGEST_NAME = 50, 20, 200


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor in the list; ``count`` is None for one that the actor book knows and no incident names."""

    key: str
    name: str
    kind: str | None
    countries: tuple[str, ...]
    known: bool
    count: ActorCount | None


def actors(request: Request) -> Response:
    """The page. Private persons are not listed: their names lead here from their incidents alone."""
    name = request.query_params.get("name", "").strip()[:LONGEST_NAME]
    offset = read_asked(request).offset
    with desk_of(request).store.looking() as connection:
        if name:
            found, total = _named(connection, name, every_actor_name(request, connection)), 0
        else:
            counts = every_actor(request, connection)
            found, total = _listed(connection, counts[offset : offset + LIMIT]), len(counts)
    return render(
        request,
        "actors.html",
        name=name,
        actors=found,
        total=total,
        offset=offset,
        limit=LIMIT,
        paged=lambda start: address("/actors", {"offset": start}),
    )


def _named(connection: Connection, name: str, names: Iterable[ActorName]) -> list[Listed]:
    """The actors of a name: those of the record first, then others that the actor book knows by it."""
    book = load_actor_book()
    known = [book.entry(name)] if name in book else book.search(name)[:BOOK_LIMIT]
    keys = dict.fromkeys([*(entry.id for entry in known), *keys_like(names, name)[:LIMIT]])
    found = _listed(connection, actor_counts(connection, keys))
    there = {one.key for one in found}
    return found + [_of_book(entry, None) for entry in known if entry.id not in there]


def _listed(connection: Connection, counts: Sequence[ActorCount]) -> list[Listed]:
    book = load_actor_book()
    unknown = [count for count in counts if count.id is None or count.id not in book]
    examples = {one.id: one for one in incidents_of(connection, [count.example for count in unknown])}
    found = []
    for count in counts:
        if count.id is not None and count.id in book:
            found.append(_of_book(book.entry(count.id), count))
            continue
        party = party_named(examples.get(count.example), count.key)
        if party is not None and is_person(party):
            continue
        country = (party.country,) if party and party.country else ()
        found.append(Listed(count.key, count.name, party.kind if party else None, country, False, count))
    return found


def party_named(incident: Incident | None, key: str) -> PartyTally | None:
    """The party of an incident that goes by an id or a name."""
    parties = (*incident.actors, *incident.recipients) if incident else ()
    return next((party for party in parties if key in (party.id, party.name)), None)


def _of_book(entry: ActorEntry, count: ActorCount | None) -> Listed:
    return Listed(entry.id, entry.name, entry.kind, entry.country, True, count)
