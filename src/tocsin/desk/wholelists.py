"""The lists of the whole record, which pages and programs ask for alike: kept until the record changes."""

from collections.abc import Sequence

from starlette.requests import Request

from tocsin.desk.remembered import remembered_rows
from tocsin.store.actorviews import ActorCount, ActorName, active_actors, actor_names
from tocsin.store.connection import Connection
from tocsin.store.placeviews import PlaceCount, count_places, count_without_place
from tocsin.store.sourceviews import FamilyCount, family_counts


def every_actor(request: Request, connection: Connection) -> Sequence[ActorCount]:
    """All actors, those in most incidents first."""
    return remembered_rows(request, connection, "actors", lambda: active_actors(connection))


def every_actor_name(request: Request, connection: Connection) -> Sequence[ActorName]:
    """All names of actors, in no order that means anything."""
    return remembered_rows(request, connection, "actor names", lambda: actor_names(connection))


def every_place(request: Request, connection: Connection) -> Sequence[PlaceCount]:
    """All places, those of most incidents first."""
    return remembered_rows(request, connection, "places", lambda: count_places(connection))


def without_place(request: Request, connection: Connection) -> int:
    """How many incidents no report gives a place."""
    return remembered_rows(request, connection, "no place", lambda: [count_without_place(connection)])[0]


def largest_families(request: Request, connection: Connection) -> Sequence[FamilyCount]:
    """The 200 publisher families of most articles."""
    return remembered_rows(request, connection, "families", lambda: family_counts(connection))
