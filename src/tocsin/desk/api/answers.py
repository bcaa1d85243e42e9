"""Answers for programs: JSON with a mark (ETag), by which a program that has the answer already gets none again."""

import hashlib
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from tocsin.model.record import Record, dump_line

JSON, GEOJSON = "application/json", "application/geo+json"
KEPT = {"cache-control": "private, no-cache"}
"""Programs may keep an answer, but must ask whether it still stands."""


def answer(
    request: Request,
    record: Record,
    media: str = JSON,
    headers: Mapping[str, str] | None = None,
    but: str | None = None,
) -> Response:
    """The record as JSON, marked by its content; ``but`` names a field that the mark leaves out."""
    told = {name: value for name, value in record.items() if name != but}
    return marked(request, mark_of(dump_line(told)), lambda: dump_line(record).encode(), media, headers)


def marked(
    request: Request,
    mark: str,
    make: Callable[[], bytes],
    media: str = JSON,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer of a mark, made where the program does not say that it has it (``If-None-Match``)."""
    dressed = {**KEPT, "etag": f'W/"{mark}"', **(headers or {})}
    if _has(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=dressed)
    return Response(make(), media_type=media, headers=dressed)


def mark_of(*said: str) -> str:
    """The mark of what makes an answer: 32 hexadecimal digits."""
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def _has(given: str, mark: str) -> bool:
    held = {one.strip().removeprefix("W/") for one in given.split(",")}
    return f'"{mark}"' in held or "*" in held
