"""One incident: its values and the sentences that carry each, its grade, its links, its history."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.correctedwords import say_corrected
from tocsin.desk.donewords import say_done
from tocsin.desk.marking import Elsewhere, list_elsewhere, mark_sentence
from tocsin.desk.people import person_of
from tocsin.desk.rendering import render
from tocsin.desk.setup import desk_of
from tocsin.desk.tollbar import toll_bar
from tocsin.incidents.corrected import FORMS
from tocsin.incidents.headline import headline
from tocsin.model.article import Article
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling
from tocsin.model.words import say_when
from tocsin.store.arrivals import arrivals_of
from tocsin.store.connection import Connection
from tocsin.store.dossier import Dossier, dossier_as_of, open_dossier
from tocsin.store.filters import parse_filter
from tocsin.store.incidentlookup import incidents_of


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the page shows it."""

    telling: Telling
    article: Article
    sentence: Markup
    elsewhere: list[Elsewhere]
    evidence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: when, in words, and the act that can be undone."""

    at: dt.datetime
    words: str
    person: bool = False
    act: str | None = None
    article: str | None = None


def incident(request: Request) -> Response:
    """The page, as the incident stands or stood (``as_of``)."""
    id, then = request.path_params["id"], request.query_params.get("as_of")
    with desk_of(request).store.looking() as connection:
        done = say_done(connection, request.query_params.get("done", ""))
        at = parse_filter({"as_of": then}).as_of if then else None
        dossier = dossier_as_of(connection, id, at) if at else open_dossier(connection, id)
        shown = dossier.incident
        claims = [_told(connection, dossier, telling) for telling in dossier.tellings]
        others = {other.id: other for other in incidents_of(connection, [link.other for link in shown.links])}
    return render(
        request,
        "incident.html",
        incident=shown,
        former=at,
        claims=claims,
        papers={told.telling.key: told.article.publisher or told.telling.family for told in claims},
        more_when=_beyond(shown.when.words, say_when(shown.when.when)),
        more_where=_beyond(shown.place.words, f"{shown.place.place.precision} {shown.place.place.name}")
        if shown.place
        else "",
        bars={"killed": toll_bar(shown.killed, "killed"), "injured": toll_bar(shown.injured, "injured")},
        links=[(link.kind, others[link.other], link.words) for link in shown.links if link.other in others],
        corrections=[
            (one, say_corrected(one.field, one.value), say_corrected(one.field, one.machine))
            for one in dossier.corrections
        ],
        judgements=[one for one in dossier.judgements if one.verdict != "withdrawn"],
        history=sorted(_history(dossier), key=lambda entry: entry.at, reverse=True),
        fields=list(FORMS),
        done=done,
        may=person_of(request).may("coder"),
        undone_back=f"/incidents/{id}",
    )


def _beyond(words: str, said: str) -> str:
    """The words of a value where they say more than the value and who gives it."""
    first, _, rest = words.partition(" (")
    return "" if first == said and ")" not in rest[:-1] else words


def _told(connection: Connection, dossier: Dossier, telling: Telling) -> Told:
    arrivals = arrivals_of(connection, telling.article)
    return Told(
        telling,
        dossier.articles[telling.article].article,
        mark_sentence(telling.claim),
        list_elsewhere(telling.claim),
        arrivals[0].evidence if arrivals else "",
    )


def _history(dossier: Dossier) -> Iterator[Entry]:
    before: Incident | None = None
    for revision in dossier.revisions:
        after = revision.incident
        kind, _, came = revision.cause.partition(" ")
        told = came if kind in {"arrival", "reading"} else None
        words = _change(before, after) if told else f"{_change(before, after)} ({revision.cause})"
        yield Entry(revision.at, words, article=told)
        before = after
    for judgement in dossier.judgements:
        if judgement.person and judgement.verdict != "withdrawn":
            words = f"{judgement.verdict} said by {judgement.by}"
            yield Entry(judgement.at, words, True, judgement.act)
    for correction in dossier.corrections:
        yield Entry(correction.at, f"{correction.field} corrected by {correction.by}", True, correction.act)


def _change(before: Incident | None, after: Incident | None) -> str:
    """What changed from one revision to the next, in few words."""
    if after is None:
        return "ended: its claims went elsewhere"
    if before is None:
        return "began"
    said = []
    if len(after.claims) != len(before.claims):
        said.append(f"{len(before.claims)} to {len(after.claims)} claims")
    if after.grade.name != before.grade.name:
        said.append(f"grade {before.grade.name} to {after.grade.name}")
    for harm in ("killed", "injured"):
        one, two = getattr(before, harm), getattr(after, harm)
        if (one and one.best) != (two and two.best):
            said.append(f"{harm} {one.best if one else 'unknown'} to {two.best if two else 'unknown'}")
    if headline(after) != headline(before):
        said.append("the sides or the act")
    return "; ".join(said) or "changed"
