"""New claims join the record: compared with those they may share an act with, judged, clustered and reconciled."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tocsin.incidents.blocks import blocks_of
from tocsin.incidents.clusters import cluster
from tocsin.incidents.comparison import compare
from tocsin.incidents.heeding import heard_incident
from tocsin.incidents.reconciling import reconcile
from tocsin.intake.linking import relink
from tocsin.model.incident import Incident
from tocsin.model.judgement import Judgement
from tocsin.model.telling import Telling
from tocsin.store.components import component_of
from tocsin.store.connection import Connection
from tocsin.store.corrections import corrections_among
from tocsin.store.incidents import claims_of_incidents, incidents_holding, retire_incident, save_incident
from tocsin.store.judgements import judgements_among, keep_judgements
from tocsin.store.machinevalues import tellings_heard
from tocsin.store.tellings import keep_blocks, tellings_sharing

MACHINE = "tocsin"
WORTH_KEEPING = ("same", "unsure")


def join(
    connection: Connection,
    keys: Sequence[str],
    at: dt.datetime,
    cause: str,
    gone: Iterable[str] = (),
    by: str = MACHINE,
) -> list[str]:
    """The ids of the incidents that are new or changed once the claims ``keys`` are in the record and ``gone`` are out.

    ``cause`` says in a word and a name what brought this about ("arrival a12"), ``by`` is the name of the machine that
    compares. Equal records give equal incidents, whatever was joined before.
    """
    _judge_new(connection, keys, at, by)
    return regroup(connection, keys, at, cause, gone)


def regroup(
    connection: Connection, keys: Sequence[str], at: dt.datetime, cause: str, gone: Iterable[str] = ()
) -> list[str]:
    """The ids of the incidents that are new or changed once all that hangs together with ``keys`` is clustered anew."""
    left = list(gone)
    touched = incidents_holding(connection, [*keys, *left])
    start = [*keys, *claims_of_incidents(connection, touched)]
    tellings = tellings_heard(connection, component_of(connection, start))
    by_key = {telling.key: telling for telling in tellings}
    before = touched | incidents_holding(connection, list(by_key))
    groups = cluster(list(by_key), judgements_among(connection, list(by_key)))
    incidents = [reconcile([by_key[key] for key in group]) for group in groups]
    return _save(connection, _as_people_say(connection, incidents), before, at, cause)


def _save(
    connection: Connection, incidents: list[Incident], before: set[str], at: dt.datetime, cause: str
) -> list[str]:
    ids = {incident.id for incident in incidents}
    retired = sorted(before - ids)
    for id in retired:
        retire_incident(connection, id, at, cause)
    linked = relink(connection, incidents, retired)
    return [incident.id for incident in linked if save_incident(connection, incident, at, cause)] + retired


def _as_people_say(connection: Connection, incidents: list[Incident]) -> list[Incident]:
    said = corrections_among(connection, "incident", [incident.id for incident in incidents])
    return [
        heard_incident(incident, said[incident.id]) if incident.id in said else incident
        for incident in incidents
    ]


def _judge_new(connection: Connection, keys: Sequence[str], at: dt.datetime, by: str) -> None:
    """Compare the claims with their neighbours and keep each judgement that says something new."""
    tellings = tellings_heard(connection, keys)
    blocks = {telling.key: blocks_of(telling) for telling in tellings}
    keep_blocks(connection, blocks)
    done: set[tuple[str, str]] = set()
    found: list[Judgement] = []
    for telling in tellings:
        for other in tellings_sharing(connection, blocks[telling.key], but=frozenset((telling.key,))):
            one, two = sorted((telling, other), key=lambda side: side.key)
            if (one.key, two.key) not in done:
                done.add((one.key, two.key))
                found.append(_judged(one, two, at, by))
    former = _former(connection, found)
    keep_judgements(connection, [judgement for judgement in found if _is_news(judgement, former)])


def _judged(one: Telling, other: Telling, at: dt.datetime, by: str) -> Judgement:
    compared = compare(one, other)
    return Judgement(
        one.key, other.key, compared.verdict, by, at, score=compared.score, reasons=compared.reasons
    )


def _former(connection: Connection, found: list[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The machine's last judgement of each pair."""
    keys = sorted({key for judgement in found for key in (judgement.one, judgement.other)})
    among = judgements_among(connection, keys)
    return {(judgement.one, judgement.other): judgement for judgement in among if not judgement.person}


def _is_news(judgement: Judgement, former: dict[tuple[str, str], Judgement]) -> bool:
    """Whether it differs from what the machine last said of the pair; what never was and is not the same is no news."""
    last = former.get((judgement.one, judgement.other))
    if last is None:
        return judgement.verdict in WORTH_KEEPING
    return (last.verdict, last.score, last.reasons) != (judgement.verdict, judgement.score, judgement.reasons)
