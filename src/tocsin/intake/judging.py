"""What people decide: same or not, merge, split, correct, undo. Each is added to the record, and incidents follow."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tocsin.errors import StoreError, UnknownError
from tocsin.intake.joining import regroup
from tocsin.model.correction import Correction
from tocsin.model.judgement import Judgement, Verdict
from tocsin.store.connection import Connection
from tocsin.store.corrections import keep_correction, withdraw_corrections
from tocsin.store.incidents import claims_of_incidents, incident_of
from tocsin.store.judgements import keep_judgements, next_act, withdraw


def judge(
    connection: Connection, one: str, other: str, verdict: Verdict, by: str, at: dt.datetime
) -> list[str]:
    """Say whether two claims tell of one act; gives the incidents that changed."""
    act = next_act(connection, "judge", by, at)
    return _decide(connection, [(one, other, verdict)], act, by, at)


def merge(connection: Connection, ids: Sequence[str], by: str, at: dt.datetime) -> list[str]:
    """Make one incident of several; gives the incidents that changed.

    Raises UnknownError for an id that the record does not hold, StoreError for fewer than two.
    """
    firsts = [incident_of(connection, id).claims[0] for id in dict.fromkeys(ids)]
    if len(firsts) < 2:
        raise StoreError("one incident alone cannot be merged", "name two or more")
    act = next_act(connection, "merge", by, at)
    return _decide(connection, [(one, other, "same") for one, other in pairwise(firsts)], act, by, at)


def split(connection: Connection, id: str, keys: Sequence[str], by: str, at: dt.datetime) -> list[str]:
    """Take the claims ``keys`` out of an incident as one of their own; gives the incidents that changed.

    Raises UnknownError for an id that the record does not hold, StoreError when the claims are not some of its own.
    """
    claims = incident_of(connection, id).claims
    taken, rest = [key for key in claims if key in set(keys)], [key for key in claims if key not in set(keys)]
    if len(taken) != len(set(keys)) or not taken or not rest:
        raise StoreError(f"{id} cannot be split so", "name some of its claims, but not all")
    decided: list[tuple[str, str, Verdict]] = [(one, other, "same") for one, other in pairwise(taken)]
    decided += [(one, other, "not-same") for one in taken for other in rest]
    act = next_act(connection, "split", by, at)
    return _decide(connection, decided, act, by, at)


def correct(connection: Connection, correction: Correction) -> list[str]:
    """Put a person's value beside the machine's; gives the incidents that changed."""
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


def _claims_of(connection: Connection, correction: Correction) -> list[str]:
    if correction.kind == "claim":
        return [correction.subject]
    return claims_of_incidents(connection, {correction.subject})


def _in_act(correction: Correction, act: str) -> Correction:
    return replace(correction, act=act)
