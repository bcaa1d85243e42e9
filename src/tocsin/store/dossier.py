"""All that the record holds of one incident: claims, articles, judgements, corrections, revisions."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from tocsin.model.correction import Correction
from tocsin.model.incident import Incident
from tocsin.model.incidentrecord import incident_to_record
from tocsin.model.judgement import Judgement
from tocsin.model.record import Record, claim_to_record
from tocsin.model.telling import Telling
from tocsin.store.arrivals import StoredArticle, article_of
from tocsin.store.corrections import corrections_among, corrections_of
from tocsin.store.incidents import Revision, incident_as_of, incident_of, revisions_of
from tocsin.store.judgements import judgements_among
from tocsin.store.tellings import tellings_of


@dataclass(frozen=True, slots=True)
class Dossier:
    """One incident and what carries it."""

    incident: Incident
    tellings: tuple[Telling, ...]
    articles: Mapping[str, StoredArticle]
    judgements: tuple[Judgement, ...]
    revisions: tuple[Revision, ...]
    corrections: tuple[Correction, ...] = ()


def open_dossier(connection: Connection, id: str) -> Dossier:
    """The dossier of an incident. Raises UnknownError for an id that the record does not hold."""
    return _dossier(connection, incident_of(connection, id))


def dossier_as_of(connection: Connection, id: str, at: dt.datetime) -> Dossier:
    """The dossier as it was at a time: the values, judgements and history of then.

    Of its claims those are told that are still read now. Raises UnknownError where there was no such incident then, or
    no more.
    """
    now = _dossier(connection, incident_as_of(connection, id, at))
    return replace(
        now,
        judgements=tuple(one for one in now.judgements if one.at <= at),
        revisions=tuple(one for one in now.revisions if one.at <= at),
        corrections=tuple(one for one in now.corrections if one.at <= at),
    )


def _dossier(connection: Connection, incident: Incident) -> Dossier:
    tellings = tuple(tellings_of(connection, incident.claims, weighed=False))
    articles = {telling.article: article_of(connection, telling.article) for telling in tellings}
    corrections = list(corrections_of(connection, "incident", incident.id))
    for said in corrections_among(connection, "claim", incident.claims).values():
        corrections += said
    return Dossier(
        incident,
        tellings,
        articles,
        tuple(judgements_among(connection, list(incident.claims))),
        tuple(revisions_of(connection, incident.id)),
        tuple(corrections),
    )


def dossier_to_record(dossier: Dossier) -> Record:
    """The dossier as plain JSON."""
    return {
        "incident": incident_to_record(dossier.incident),
        "claims": [_telling(telling, dossier.articles[telling.article]) for telling in dossier.tellings],
        "judgements": [judgement_to_record(one) for one in dossier.judgements],
        "corrections": [correction_to_record(one) for one in dossier.corrections],
        "history": [
            {"number": one.number, "at": one.at.isoformat(), "cause": one.cause, "retired": one.retired}
            for one in dossier.revisions
        ],
    }


def judgement_to_record(judgement: Judgement) -> Record:
    """A judgement as plain JSON."""
    return {
        "number": judgement.number,
        "one": judgement.one,
        "other": judgement.other,
        "verdict": judgement.verdict,
        "person": judgement.person,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "score": judgement.score,
        "reasons": [
            {"field": reason.field, "words": reason.words, "weight": reason.weight}
            for reason in judgement.reasons
        ],
        "act": judgement.act,
        "undoes": judgement.undoes,
    }


def correction_to_record(correction: Correction) -> Record:
    """A correction as plain JSON."""
    return {
        "number": correction.number,
        "kind": correction.kind,
        "subject": correction.subject,
        "field": correction.field,
        "value": correction.value,
        "machine": correction.machine,
        "by": correction.by,
        "at": correction.at.isoformat(),
        "note": correction.note,
        "act": correction.act,
    }


def _telling(telling: Telling, stored: StoredArticle) -> Record:
    article = stored.article
    return {
        "key": telling.key,
        "article": telling.article,
        "title": article.title,
        "publisher": article.publisher,
        "family": telling.family,
        "copy_of": telling.copy,
        "date": article.date.isoformat() if article.date else None,
        "url": article.url,
        "sha256": stored.sha256,
        "claim": claim_to_record(telling.claim),
    }
