"""The queue of what a person should decide, one question at a time, with the keys at hand."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.addresses import address
from tocsin.desk.donewords import say_done
from tocsin.desk.forms import Form, read_form
from tocsin.desk.pages.deciding import decide
from tocsin.desk.people import person_of, require
from tocsin.desk.personal import Hand
from tocsin.desk.rendering import render
from tocsin.desk.reviewing import ASKED, show_question
from tocsin.desk.setup import desk_of
from tocsin.errors import StoreError, UnknownError
from tocsin.incidents.correctedclaims import FIELDS as CLAIM_FIELDS
from tocsin.incidents.headline import headline
from tocsin.model.correction import CorrectionSubject
from tocsin.model.judgement import Verdict
from tocsin.store.askagain import changed_since
from tocsin.store.connection import Connection
from tocsin.store.deeds import correction_numbered
from tocsin.store.incidentlookup import incident_of, incidents_of
from tocsin.store.machinevalues import short_value
from tocsin.store.questions import Question
from tocsin.store.queue import queue

SHOWN = 50
VERDICTS: dict[str, Verdict] = {"same": "same", "not-same": "not-same", "unsure": "unsure"}
FIELDS = tuple(dict.fromkeys((*(name for name in CLAIM_FIELDS if name != "accepted"), "grade")))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the queue."""

    name: str
    title: str
    about: str
    words: str


def review(request: Request) -> Response:
    """The page: the question of the address, or the most urgent one."""
    asked = request.query_params
    with desk_of(request).store.looking() as connection:
        waiting = queue(connection, SHOWN)
        lines = _lines(connection, waiting)
        names = [line.name for line in lines]
        shown = show_question(connection, asked.get("item", ""))
        for name in names:
            shown = shown or show_question(connection, name)
        done = say_done(connection, asked.get("done", ""))
    at = names.index(shown.name) if shown and shown.name in names else -1
    return render(
        request,
        "review.html",
        lines=lines,
        shown=shown,
        title=ASKED[shown.kind][1] if shown else "",
        full=len(lines) == SHOWN,
        following=names[at + 1] if at + 1 < len(names) else "",
        done=done,
        undone_back=_address(asked.get("was", ""), done=asked.get("done", "")),
        may=person_of(request).may("coder"),
        fields=FIELDS,
        item_address=_address,
    )


def decide_question(request: Request) -> Response:
    """Do what a button of the page says (``deed``), and show the next question."""
    require("coder")(request)
    form = read_form(request)
    item = form.text("item")

    def deed(connection: Connection, hand: Hand) -> str:
        act = _do(connection, hand, form)
        return _address(form.text("next"), done=act, was=item)

    return decide(request, form, deed, _address(item))


def _do(connection: Connection, hand: Hand, form: Form) -> str:
    """The deed of a form; gives its act."""
    asked, claim, incident = form.text("deed"), form.text("claim"), form.text("incident")
    if asked in VERDICTS:
        return _judge(hand, form.texts("key"), VERDICTS[asked])
    if asked in ("accept", "no-act"):
        return hand.correct("claim", claim, "accepted", asked == "accept", form.text("note"))
    if asked == "settle":
        return _settle(connection, hand, incident, form.text("item").partition(":")[0])
    if asked == "split":
        return hand.split(incident, form.texts("apart"))
    if asked == "keep":
        return _keep(connection, hand, form.text("item").partition(":")[2])
    if asked == "correct":
        kind, _, subject = form.text("subject").partition(":")
        named: CorrectionSubject = "claim" if kind == "claim" else "incident"
        typed = form.text("chosen") or form.text("value")
        return hand.correct_typed(named, subject, form.text("field"), typed, form.text("note"))
    raise StoreError("that cannot be done here", "use a button of the page")


def _judge(hand: Hand, keys: list[str], verdict: Verdict) -> str:
    if len(set(keys)) != 2:
        raise StoreError("two claims are judged at a time", "use a button of the page")
    return hand.judge(keys[0], keys[1], verdict)


def _settle(connection: Connection, hand: Hand, id: str, kind: str) -> str:
    """Say that an incident is right as it stands, though its sources disagree."""
    incident = incident_of(connection, id)
    if kind == "contested":
        return hand.correct("incident", id, "grade", incident.grade.name, "looked at")
    act = None
    for name, figure in (("killed", incident.killed), ("injured", incident.injured)):
        if figure is not None and figure.low != figure.high:
            value = {"low": figure.low, "best": figure.best, "high": figure.high}
            act = hand.correct("incident", id, name, value, "looked at", act)
    if act is None:
        raise StoreError("this incident has no figures that lie apart", "load the page anew")
    return act


def _keep(connection: Connection, hand: Hand, number: str) -> str:
    """Say again what was said against another value of the machine."""
    correction = correction_numbered(connection, int(number)) if number.isdigit() else None
    changed = changed_since(connection, correction) if correction else None
    if changed is None:
        raise UnknownError("that correction needs no second look", "load the page anew")
    kept = changed.correction
    value = short_value(kept.field, kept.value)
    return hand.correct(kept.kind, kept.subject, kept.field, value, kept.note)


def _address(item: str, **beside: str) -> str:
    """The address of a question; it leads past the queue, which is long on a telephone."""
    return address("/review", {"item": item, **beside}) + "#now"


def _lines(connection: Connection, waiting: list[Question]) -> list[Line]:
    ids = [one.incidents[0] for one in waiting if one.incidents]
    heads = {incident.id: headline(incident) for incident in incidents_of(connection, ids)}
    return [
        Line(
            one.name, ASKED[one.kind][0], heads.get(one.incidents[0], "") if one.incidents else "", one.words
        )
        for one in waiting
    ]
