"""What went wrong, for programs: ``application/problem+json`` (RFC 9457) with what is wrong and what to do."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from tocsin.errors import (
    AccessError,
    InputError,
    ModelError,
    SettingsError,
    StoreError,
    TocsinError,
    UnknownError,
)
from tocsin.model.record import dump_line

MEDIA = "application/problem+json"
STATUS: Mapping[type[TocsinError], int] = {
    UnknownError: 404,
    AccessError: 403,
    SettingsError: 400,
    ModelError: 400,
    InputError: 400,
    StoreError: 409,
}
Endpoint = Callable[[Request], Response]


def problem(
    status: int, detail: str, hint: str = "", code: str = "http", headers: Mapping[str, str] | None = None
) -> Response:
    """A problem: ``detail`` says what is wrong, ``hint`` what to do, ``code`` is the stable name of the error."""
    record = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "hint": hint,
        "code": code,
    }
    return Response(dump_line(record).encode(), status, headers, MEDIA)


def problem_of(error: TocsinError) -> Response:
    """The problem of an error."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    return problem(status, error.message, error.hint, error.code)


def for_programs(endpoint: Endpoint) -> Endpoint:
    """The endpoint, whose errors are problems and no pages."""

    @wraps(endpoint)
    def answered(request: Request) -> Response:
        try:
            return endpoint(request)
        except TocsinError as error:
            return problem_of(error)

    return answered
