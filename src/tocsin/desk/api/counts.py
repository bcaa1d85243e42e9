"""Actors, places, sources and snapshots of the record, as lists."""

import datetime as dt
import json

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import answer
from tocsin.desk.api.paging import check_names, link_header, pages_beside, read_page
from tocsin.desk.api.problems import for_programs
from tocsin.desk.api.remembered import remembered_lines
from tocsin.desk.setup import desk_of
from tocsin.model.record import Record, dump_line
from tocsin.store.actorviews import active_actors, actor_counts, keys_like
from tocsin.store.filters import parse_filter
from tocsin.store.placeviews import count_places
from tocsin.store.snapshots import Snapshot, snapshot_of
from tocsin.store.snapshots import snapshots as all_snapshots
from tocsin.store.sourceviews import SourceView, family_counts, source_views


@for_programs
def actors(request: Request) -> Response:
    """A page of the actors, those in most incidents first; with ``name`` those whose names hold its words."""
    check_names(request, "name", "limit", "offset")
    page, name = read_page(request), request.query_params.get("name", "").strip()[:200]
    with desk_of(request).store.looking() as connection:
        if name:
            keys = keys_like(connection, name)
            total = len(keys)
            found = actor_counts(connection, keys[page.offset : page.offset + page.limit])
        else:
            found, total = active_actors(connection, page.limit, page.offset)
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
        lines = remembered_lines(
            request,
            connection,
            f"places {country or ''}",
            lambda: (_line(one._asdict()) for one in count_places(connection, country)),
        )
    found = list(filter(None, lines))
    beside = pages_beside(request, page, len(found))
    rows = [json.loads(line) for line in found[page.offset : page.offset + page.limit]]
    record: Record = {"total": len(found), "links": beside, "places": rows}
    return answer(request, record, headers=link_header(beside))


@for_programs
def sources(request: Request) -> Response:
    """The sources with their health, those in trouble first, and the publisher families."""
    check_names(request)
    desk = desk_of(request)
    with desk.store.looking() as connection:
        views = source_views(connection, desk.now())
        families = remembered_lines(
            request,
            connection,
            "families",
            lambda: (_line(one._asdict()) for one in family_counts(connection)),
        )
    record: Record = {
        "sources": [_source(one) for one in views],
        "families": [json.loads(line) for line in families if line],
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


def _line(values: dict[str, object]) -> bytes:
    return dump_line(_plain(values)).encode()


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, dt.date) else value
