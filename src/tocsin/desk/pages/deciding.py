"""What is decided on the page of an incident: split, merge, correct, undo. Each leads back to where it was asked."""

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.forms import Form, read_form
from tocsin.desk.people import require
from tocsin.desk.personal import Hand
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.typednames import SeveralFitError
from tocsin.errors import AccessError, SettingsError, StoreError, TocsinError, UnknownError
from tocsin.intake.judging import undo
from tocsin.store.connection import Connection
from tocsin.store.incidentlookup import incident_of
from tocsin.store.incidents import incident_holding

Deed = Callable[[Connection, Hand], str]
"""Something done in the record; gives the address of the page that comes next."""


def split_incident(request: Request) -> Response:
    """Take the claims that are ticked (``claim``) out of an incident."""
    id, form = request.path_params["id"], read_form(request)

    def deed(connection: Connection, hand: Hand) -> str:
        first = incident_of(connection, id).claims[:1]
        act = hand.split(id, form.texts("claim"))
        return _page_of(connection, first, act)

    return decide(request, form, deed, f"/incidents/{id}")


def merge_incidents(request: Request) -> Response:
    """Make one incident of this and of the one named in ``with``."""
    id, form = request.path_params["id"], read_form(request)

    def deed(connection: Connection, hand: Hand) -> str:
        first = incident_of(connection, id).claims[:1]
        act = hand.merge([id, form.text("with").rstrip("/").rpartition("/")[2]])
        return _page_of(connection, first, act)

    return decide(request, form, deed, f"/incidents/{id}")


def correct_incident(request: Request) -> Response:
    """Put the typed ``value`` of a ``field`` beside the machine's, with a ``note``."""
    id, form = request.path_params["id"], read_form(request)

    def deed(connection: Connection, hand: Hand) -> str:
        typed = form.text("chosen") or form.text("value")
        act = hand.correct_typed("incident", id, form.text("field"), typed, form.text("note"))
        return f"/incidents/{id}?done={act}"

    return decide(request, form, deed, f"/incidents/{id}")


def undo_act(request: Request) -> Response:
    """Take back all of an ``act``, and go to the page ``back``."""
    form, person, now = read_form(request), require("coder")(request), desk_of(request).now

    def deed(connection: Connection, hand: Hand) -> str:
        undo(connection, form.text("act"), person.name, now())
        return inward(form.text("back"))

    return decide(request, form, deed, inward(form.text("back")))


def decide(request: Request, form: Form, deed: Deed, back: str) -> Response:
    """Do it for a coder or an editor, whole or not at all, and lead on; where it cannot be done, say why and ask anew.

    Raises AccessError for a person who may not.
    """
    person, desk = require("coder")(request), desk_of(request)
    try:
        with desk.store.writing() as connection:
            address = deed(connection, Hand(connection, person.name, desk.now()))
    except AccessError:
        raise
    except TocsinError as error:
        return _ask_anew(request, form, error, back)
    return RedirectResponse(address, 303)


def inward(address: str) -> str:
    """An address of this desk: the path and what follows it; ``/`` for anything that could lead elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "/"
    plain = address.isascii() and address.isprintable() and "\\" not in address
    within = (
        address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc
    )
    return address if plain and within else "/"


def _ask_anew(request: Request, form: Form, error: TocsinError, back: str) -> Response:
    status = 404 if isinstance(error, UnknownError) else 409 if isinstance(error, StoreError) else 400
    return render(
        request,
        "deciding.html",
        status,
        message=error.message,
        hint=error.hint,
        back=back,
        action=request.url.path,
        typed=form.text("value") if isinstance(error, SettingsError) and form.texts("value") else None,
        field=form.text("field"),
        kept=[(name, value) for name, value in form.fields if name not in ("check", "value", "chosen")],
        choices=error.choices if isinstance(error, SeveralFitError) else (),
    )


def _page_of(connection: Connection, claims: tuple[str, ...], act: str) -> str:
    """The page of the incident that holds a claim now, with the act that can be undone there."""
    id = incident_holding(connection, claims[0]) if claims else None
    return f"/incidents/{id}?done={act}" if id else "/"
