"""One actor: its names, its ties, its incidents over time, and whom it fights."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tocsin.desk.actorfacts import Known, fights_of, graph_of, known_of
from tocsin.desk.addresses import address, key_address
from tocsin.desk.asked import read_asked
from tocsin.desk.daytable import by_day
from tocsin.desk.pages.actors import party_named
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.errors import UnknownError
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.store.actorviews import ActorCount, actor_count, actor_days, meetings_among, meetings_of, names_of
from tocsin.store.connection import Connection
from tocsin.store.incidentlookup import incidents_of
from tocsin.store.search import count_incidents, find_incidents

LIMIT, DRAWN = 20, 24


def actor(request: Request) -> Response:
    """The page of an actor by its id in the actor book, or by a name that the book does not know."""
    with desk_of(request).store.looking() as connection:
        known, count = find_actor(connection, request.path_params["id"])
        asked = read_asked(request, actor=known.key)
        wanted = asked.filter
        spellings = names_of(connection, known.key)
        fights = fights_of(known, meetings_of(connection, known.key))
        total = count_incidents(connection, wanted)
        incidents = find_incidents(connection, wanted, LIMIT, asked.offset)
        table = by_day(connection, wanted)
        first, last = actor_days(connection, known.key)
    here, chosen = key_address("actors", known.key), asked.without("actor")
    return render(
        request,
        "actor.html",
        actor=known,
        count=count,
        first=first,
        last=last,
        spellings=[name for name in spellings if name != known.name and name not in known.names],
        fights=fights,
        incidents=incidents,
        total=total,
        days=table,
        trouble=asked.trouble,
        offset=asked.offset,
        limit=LIMIT,
        chips=[
            (
                f"{name.replace('_', ' ')}: {value}",
                address(here, {k: v for k, v in chosen.items() if k != name}),
            )
            for name, value in chosen.items()
        ],
        paged=lambda start: address(here, {**chosen, "offset": start}),
        graph_address=address("/api/actor-graph", {"actor": known.key}),
        days_address=address("/api/days", asked.without("since", "until", "bbox")),
        list_address=address("/", {"actor": known.key}),
        export_query=address("", {"actor": known.key}),
    )


def actor_graph(request: Request) -> Response:
    """Whom an actor fights, who of these fight each other, and its ties in the actor book."""
    with desk_of(request).store.looking() as connection:
        known, _ = find_actor(connection, request.query_params.get("actor", ""))
        fights = fights_of(known, meetings_of(connection, known.key))
        around = [fight.key for fight in fights[:DRAWN]]
        between = meetings_among(connection, around) if around else []
    return JSONResponse(graph_of(known, fights, between, DRAWN))


def find_actor(connection: Connection, asked: str) -> tuple[Known, ActorCount | None]:
    """What is known of an actor and how often it is named. Raises UnknownError where nobody names it."""
    count = actor_count(connection, asked)
    book = load_actor_book()
    if asked in book:
        return known_of(book.entry(asked)), count
    if count is None:
        raise UnknownError(f"there is no actor {asked!r}"[:200], "search for another name under Actors")
    example = next(iter(incidents_of(connection, [count.example])), None)
    party = party_named(example, count.key)
    country = (party.country,) if party and party.country else ()
    return Known(count.key, count.name, party.kind if party else None, country), count
