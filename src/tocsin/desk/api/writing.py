"""What a program decides in a person's name: judge, merge, split, correct, undo. Each is an act that can be undone."""

import datetime as dt
from collections.abc import Callable
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.api.answers import answer
from tocsin.desk.api.body import read_body
from tocsin.desk.api.problems import for_programs
from tocsin.desk.people import require
from tocsin.desk.setup import desk_of
from tocsin.errors import KnowledgeError, ModelError, UnknownError
from tocsin.intake.judging import correct, judge, merge, split, undo
from tocsin.model.correction import Correction, CorrectionSubject
from tocsin.model.judgement import Verdict
from tocsin.store.connection import Connection
from tocsin.store.judgements import next_act
from tocsin.store.machinevalues import machine_value
from tocsin.store.tellings import tellings_of

VERDICTS = ("same", "not-same", "unsure")
SUBJECTS = ("claim", "incident")
Deed = Callable[[Connection, str, dt.datetime], tuple[str, list[str]]]
"""Done in a record by a person at a time; gives the name of the act and the incidents that changed."""


@for_programs
def post_judgement(request: Request) -> Response:
    """Say whether two claims (``one``, ``other``) tell of one act (``verdict``)."""
    require("coder")(request)
    body = read_body(request, ("one", "other", "verdict"))
    one, other = body.text("one"), body.text("other")
    verdict = cast(Verdict, body.choice("verdict", VERDICTS))
    if one == other:
        raise ModelError("one and other are the same claim", "name two claims")

    def deed(connection: Connection, by: str, at: dt.datetime) -> tuple[str, list[str]]:
        known = {telling.key for telling in tellings_of(connection, [one, other])}
        for key in (one, other):
            if key not in known:
                raise UnknownError(f"there is no claim {key[:40]!r} that is read now")
        act = next_act(connection, "judge", by, at)
        return act, judge(connection, one, other, verdict, by, at)

    return _done(request, deed)


@for_programs
def post_merge(request: Request) -> Response:
    """Make one incident of several (``incidents``)."""
    require("coder")(request)
    ids = read_body(request, ("incidents",)).names("incidents", 2)

    def deed(connection: Connection, by: str, at: dt.datetime) -> tuple[str, list[str]]:
        return next_act(connection, "merge", by, at), merge(connection, ids, by, at)

    return _done(request, deed)


@for_programs
def post_split(request: Request) -> Response:
    """Take ``claims`` out of an incident as one of their own."""
    require("coder")(request)
    id, keys = request.path_params["id"], read_body(request, ("claims",)).names("claims", 1)

    def deed(connection: Connection, by: str, at: dt.datetime) -> tuple[str, list[str]]:
        return next_act(connection, "split", by, at), split(connection, id, keys, by, at)

    return _done(request, deed)


@for_programs
def post_correction(request: Request) -> Response:
    """Put a ``value`` beside the machine's: of a ``field`` of the claim or incident (``kind``) named ``subject``."""
    require("coder")(request)
    body = read_body(request, ("kind", "subject", "field", "value", "note"))
    kind = cast(CorrectionSubject, body.choice("kind", SUBJECTS))
    subject, field, note = body.text("subject"), body.text("field"), body.maybe_text("note") or ""
    if not body.has("value"):
        raise ModelError("value is missing", "send null for what is not known")

    def deed(connection: Connection, by: str, at: dt.datetime) -> tuple[str, list[str]]:
        act, machine = (
            next_act(connection, "correct", by, at),
            machine_value(connection, kind, subject, field),
        )
        said = Correction(kind, subject, field, body.raw("value"), machine, by, at, note, act)
        try:
            return act, correct(connection, said)
        except KnowledgeError as error:  # a type that there is not
            raise ModelError(error.message, error.hint) from error

    return _done(request, deed)


@for_programs
def post_undo(request: Request) -> Response:
    """Take back all of one ``act``."""
    require("coder")(request)
    act = read_body(request, ("act",)).text("act")

    def deed(connection: Connection, by: str, at: dt.datetime) -> tuple[str, list[str]]:
        return act, undo(connection, act, by, at)

    return _done(request, deed)


def _done(request: Request, deed: Deed) -> Response:
    """Does it, whole or not at all."""
    person, desk = require("coder")(request), desk_of(request)
    with desk.store.writing() as connection:
        act, changed = deed(connection, person.name, desk.now())
    return answer(request, {"act": act, "incidents": changed}, headers={"cache-control": "no-store"})
