"""What people decide: same or not, merge, split, correct, undo. Each is added to the record, and incidents follow."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tocsin.errors import StoreError, UnknownError
from tocsin.incidents.corrected import corrected
from tocsin.incidents.correctedclaims import corrected_telling
from tocsin.incidents.heeding import heard_incident, heard_telling
from tocsin.intake.joining import regroup
from tocsin.model.correction import Correction
from tocsin.model.judgement import Judgement, Verdict
from tocsin.store.connection import Connection
from tocsin.store.corrections import corrections_of, keep_correction, withdraw_corrections
from tocsin.store.incidents import claims_of_incidents, incident_holding, incident_of
from tocsin.store.judgements import keep_judgements, next_act, withdraw
from tocsin.store.machinevalues import machine_value
from tocsin.store.tellings import tellings_of


def judge(
    connection: Connection, one: str, other: str, verdict: Verdict, by: str, at: dt.datetime
) -> list[str]:
    """Say whether two claims tell of one act; gives the incidents that changed.

    Raises UnknownError for a claim that is not read now, StoreError for one claim and itself.
    """
    if one == other:
        raise StoreError("a claim and itself cannot be judged", "name two claims")
    for key in (one, other):
        machine_value(connection, "claim", key, "type")
    act = next_act(connection, "judge", by, at)
    return _decide(connection, [(one, other, verdict)], act, by, at)


def merge(connection: Connection, ids: Sequence[str], by: str, at: dt.datetime) -> list[str]:
    """Make one incident of several; gives the incidents that changed.

    Raises UnknownError for an id that the record does not hold, StoreError for fewer than two.
    """
    several = list(dict.fromkeys(ids))
    firsts = [_claims_now(connection, id)[0] for id in several]
    if len(firsts) < 2:
        raise StoreError("one incident alone cannot be merged", "name two or more")
    act = next_act(connection, "merge", by, at)
    return _decide(connection, [(one, other, "same") for one, other in pairwise(firsts)], act, by, at)


def split(connection: Connection, id: str, keys: Sequence[str], by: str, at: dt.datetime) -> list[str]:
    """Take the claims ``keys`` out of an incident as one of their own; gives the incidents that changed.

    Raises UnknownError for an id that the record does not hold, StoreError when the claims are not some of its own.
    """
    claims = _claims_now(connection, id)
    taken, rest = [key for key in claims if key in set(keys)], [key for key in claims if key not in set(keys)]
    if len(taken) != len(set(keys)) or not taken or not rest:
        raise StoreError(f"{id} cannot be split so", "name some of its claims, but not all")
    decided: list[tuple[str, str, Verdict]] = [(one, other, "same") for one, other in pairwise(taken)]
    decided += [(one, other, "not-same") for one in taken for other in rest]
    act = next_act(connection, "split", by, at)
    return _decide(connection, decided, act, by, at)


def correct(connection: Connection, correction: Correction) -> list[str]:
    """Put a person's value beside the machine's; gives the incidents that changed.

    Raises UnknownError for a claim that is not read now and for an incident that there is not or that holds no claim
    now, ModelError for a field or a value that does not fit.
    """
    _check(connection, correction)
    act = correction.act or next_act(connection, "correct", correction.by, correction.at)
    kept = keep_correction(connection, _in_act(correction, act))
    return regroup(connection, _claims_of(connection, kept), correction.at, f"correction {kept.number}")


def undo(connection: Connection, act: str, by: str, at: dt.datetime) -> list[str]:
    """Take back all of one act by further judgements and corrections; gives the incidents that changed.

    Raises UnknownError for an act that the record does not hold or that is undone already.
    """
    judgements = withdraw(connection, act, by, at)
    corrections = withdraw_corrections(connection, act, by, at)
    if not judgements and not corrections:
        raise UnknownError(f"there is nothing to undo in {act}", "look at the history of the incident")
    keys = [key for judgement in judgements for key in (judgement.one, judgement.other)]
    keys += [key for correction in corrections for key in _claims_of(connection, correction)]
    return regroup(connection, list(dict.fromkeys(keys)), at, f"undo {act}")


def _decide(
    connection: Connection,
    decided: Sequence[tuple[str, str, Verdict]],
    act: str,
    by: str,
    at: dt.datetime,
) -> list[str]:
    judgements = []
    for one, other, verdict in decided:
        first, second = sorted((one, other))
        judgements.append(Judgement(first, second, verdict, by, at, person=True, act=act))
    keep_judgements(connection, judgements)
    keys = list(dict.fromkeys(key for one in judgements for key in (one.one, one.other)))
    return regroup(connection, keys, at, act)


def _check(connection: Connection, correction: Correction) -> None:
    """Raises what ``correct`` raises where a value does not fit what is said so far."""
    said = corrections_of(connection, correction.kind, correction.subject)
    others = [one for one in said if one.field != correction.field]
    if correction.kind == "incident":
        _claims_now(connection, correction.subject)
        corrected(heard_incident(incident_of(connection, correction.subject), others), [correction])
        return
    machine_value(connection, "claim", correction.subject, "type")
    telling = tellings_of(connection, [correction.subject])[0]
    corrected_telling(heard_telling(telling, others) or telling, [correction])


def _claims_now(connection: Connection, id: str) -> tuple[str, ...]:
    """The claims of an incident. Raises UnknownError where there is none of that id, or it has ended."""
    claims = incident_of(connection, id).claims
    held = incident_holding(connection, claims[0])
    if held != id:
        raise UnknownError(
            f"the incident {id} has ended",
            f"its first claim belongs to {held} now" if held else "see its history",
        )
    return claims


def _claims_of(connection: Connection, correction: Correction) -> list[str]:
    if correction.kind == "claim":
        return [correction.subject]
    return claims_of_incidents(connection, {correction.subject})


def _in_act(correction: Correction, act: str) -> Correction:
    return replace(correction, act=act)
