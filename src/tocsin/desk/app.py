"""The desk as one application."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tocsin.desk.assetpaths import CARE
from tocsin.desk.guarding import Guard
from tocsin.desk.headers import SafeHeaders
from tocsin.desk.rendering import render
from tocsin.desk.routes import ROUTES
from tocsin.desk.setup import Desk
from tocsin.errors import (
    AccessError,
    ExportError,
    ModelError,
    SettingsError,
    StoreError,
    TocsinError,
    UnknownError,
)

STATUS: dict[type[TocsinError], int] = {
    UnknownError: 404,
    AccessError: 403,
    SettingsError: 400,
    ModelError: 400,
    StoreError: 409,
    ExportError: 501,
}


def make_desk(desk: Desk) -> Starlette:
    """The application over one record."""
    app = Starlette(
        routes=ROUTES,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(Guard, desk=desk),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=CARE),
        ],
        exception_handlers={TocsinError: _say_error, 404: _say_missing},
    )
    app.state.desk = desk
    return app


def _say_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, TocsinError):
        raise error
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    return _error(request, status, error.message, error.hint)


def _say_missing(request: Request, error: Exception) -> Response:
    return _error(request, 404, "There is no such page.", "")


def _error(request: Request, status: int, message: str, hint: str) -> Response:
    if request.url.path.startswith("/api"):
        words = f"{message}: {hint}" if hint else message
        return PlainTextResponse(words, status)
    return render(request, "error.html", status, message=message, hint=hint)
