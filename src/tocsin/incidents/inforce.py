"""Which judgements count: what is withdrawn is out, and of two about one pair the later says it."""

import datetime as dt
from collections.abc import Iterable

from tocsin.model.judgement import Judgement, Reason

Pair = tuple[str, str]
_Order = tuple[bool, int, dt.datetime, str, str, str, str, float, tuple[tuple[str, str, float], ...]]


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, earliest first.

    A "withdrawn" one takes out the judgement whose number it names, also where that is itself a withdrawal: what the
    former had taken out then holds again. Withdrawals themselves are left out.
    """
    ordered = sorted(judgements, key=_order)
    out: set[int] = set()
    for judgement in reversed(ordered):
        if judgement.verdict == "withdrawn" and judgement.undoes is not None and judgement.number not in out:
            out.add(judgement.undoes)
    return [one for one in ordered if one.verdict != "withdrawn" and one.number not in out]


def latest(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For each pair of claims the judgement that holds, in order of time: a person's latest, else the machine's."""
    by_pair: dict[Pair, Judgement] = {}
    for judgement in in_force(judgements):
        pair = judgement.one, judgement.other
        if judgement.person or pair not in by_pair or not by_pair[pair].person:
            by_pair.pop(pair, None)
            by_pair[pair] = judgement
    return by_pair


def _order(one: Judgement) -> _Order:
    """By place in the record; those not kept yet come after all that are. The rest makes any order of input one."""
    kept = one.number is not None
    reasons = tuple(map(_reason, one.reasons))
    score = -1.0 if one.score is None else one.score
    return (not kept, one.number or 0, one.at, one.one, one.other, one.by, one.verdict, score, reasons)


def _reason(reason: Reason) -> tuple[str, str, float]:
    return reason.field, reason.words, reason.weight
