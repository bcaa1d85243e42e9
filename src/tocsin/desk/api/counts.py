"""Actors, places, sources and snapshots of the record, as lists."""

import datetime as dt
import json
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import answer
from tocsin.desk.api.paging import check_names, link_header, pages_beside, read_page
from tocsin.desk.api.problems import for_programs
from tocsin.desk.setup import desk_of
from tocsin.desk.wholelists import every_actor, every_actor_name, every_place, largest_families
from tocsin.model.record import Record
from tocsin.store.actorviews import ActorCount, actor_counts, keys_like
from tocsin.store.filters import parse_filter
from tocsin.store.snapshots import Snapshot, snapshot_of
from tocsin.store.snapshots import snapshots as all_snapshots
from tocsin.store.sourceviews import SourceView, source_views


@for_programs
def actors(request: Request) -> Response:
    """A page of the actors, those in most incidents first; with ``name`` those whose names hold its words."""
    check_names(request, "name", "limit", "offset")
    page, name = read_page(request), request.query_params.get("name", "").strip()[:200]
    with desk_of(request).store.looking() as connection:
        if name:
            keys = keys_like(every_actor_name(request, connection), name)
            total = len(keys)
            found: Sequence[ActorCount] = actor_counts(
                connection, keys[page.offset : page.offset + page.limit]
            )
        else:
            listed = every_actor(request, connection)
            found, total = listed[page.offset : page.offset + page.limit], len(listed)
    beside = pages_beside(request, page, total)
    rows = [_plain(one._asdict()) for one in found]
    return answer(request, {"total": total, "links": beside, "actors": rows}, headers=link_header(beside))


@for_programs
def places(request: Request) -> Response:
    """A page of the places, those of most incidents first; with ``country`` those of one country."""
    check_names(request, "country", "limit", "offset")
    page = read_page(request)
    country = parse_filter({"country": request.query_params.get("country", "")}).country
    with desk_of(request).store.looking() as connection:
        every = every_place(request, connection)
    found = [one for one in every if country in (None, one.country)]
    beside = pages_beside(request, page, len(found))
    rows = [_plain(one._asdict()) for one in found[page.offset : page.offset + page.limit]]
    record: Record = {"total": len(found), "links": beside, "places": rows}
    return answer(request, record, headers=link_header(beside))


@for_programs
def sources(request: Request) -> Response:
    """The sources with their health, those in trouble first, and the publisher families."""
    check_names(request)
    desk = desk_of(request)
    with desk.store.looking() as connection:
        views = source_views(connection, desk.now())
        families = largest_families(request, connection)
    record: Record = {
        "sources": [_source(one) for one in views],
        "families": [_plain(one._asdict()) for one in families],
    }
    return answer(request, record)


@for_programs
def snapshots(request: Request) -> Response:
    """All snapshots, the newest first."""
    check_names(request)
    with desk_of(request).store.looking() as connection:
        found = all_snapshots(connection)
    return answer(request, {"snapshots": [_snapshot(one) for one in found]})


@for_programs
def snapshot(request: Request) -> Response:
    """One snapshot with its manifest."""
    check_names(request)
    with desk_of(request).store.looking() as connection:
        found = snapshot_of(connection, request.path_params["name"])
    return answer(request, {**_snapshot(found), "manifest": json.loads(found.manifest)})


def _source(view: SourceView) -> Record:
    health, visit = view.health, view.visit
    return {
        "name": view.name,
        "family": view.family,
        "state": health.state if health else None,
        "words": health.words if health else "",
        "today": health.today if health else None,
        "least_per_day": health.least_per_day if health else None,
        "most_per_day": health.most_per_day if health else None,
        "arrivals": view.arrivals,
        "last_arrival": view.last.isoformat() if view.last else None,
        "last_visit": visit.at.isoformat() if visit else None,
        "last_outcome": visit.outcome if visit else None,
    }


def _snapshot(snapshot: Snapshot) -> Record:
    return {
        "name": snapshot.name,
        "at": snapshot.at.isoformat(),
        "by": snapshot.by,
        "count": snapshot.count,
        "sha256": snapshot.sha256,
        "citation": snapshot.citation,
    }


def _plain(values: dict[str, object]) -> Record:
    """The values as JSON has them."""
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.date) else value
