"""Pairs of claims of which the machine does not know whether they tell of one act, and nobody else has said so."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Select, and_, func, or_, select

from tocsin.incidents.weights import load_weights
from tocsin.store.queuelimits import QueueLimits
from tocsin.store.tables import INCIDENT, INCIDENT_CLAIM, JUDGEMENT

DECIDED_AT_ONCE = 4
"""How many pairs a person's word is taken to settle, since two incidents may have many between them."""


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two claims, the probability that they tell of one act, the score from which they would, and what hangs on it."""

    one: str
    other: str
    score: float
    threshold: float
    incidents: tuple[str, str]
    killed: int | None


def doubtful_pairs(connection: Connection, limits: QueueLimits) -> Iterator[DoubtfulPair]:
    """The pairs between two incidents whose newest judgement is the machine's "unsure": the likeliest first, one for
    any two incidents, none for two of which a person has spoken."""
    said = connection.scalar(select(func.count()).where(JUDGEMENT.c.act.is_not(None))) or 0
    threshold = load_weights().joining
    settled = _settled(connection)
    for row in connection.execute(_unsure(limits.looked_up + DECIDED_AT_ONCE * said)):
        two = (min(row.here, row.there), max(row.here, row.there))
        if two not in settled:
            settled.add(two)
            killed = max(
                (one for one in (row.killed_here, row.killed_there) if one is not None), default=None
            )
            yield DoubtfulPair(row.one, row.other, row.score, threshold, two, killed)


def _unsure(limit: int) -> Select[tuple[str, str, float, str, str, int, int]]:
    likeliest = (
        select(JUDGEMENT.c.number, JUDGEMENT.c.one, JUDGEMENT.c.other, JUDGEMENT.c.score)
        .where(JUDGEMENT.c.verdict == "unsure", JUDGEMENT.c.person.is_(False))
        .order_by(JUDGEMENT.c.score.desc(), JUDGEMENT.c.number)
        .limit(limit)
        .subquery()
    )
    newer = JUDGEMENT.alias("newer")
    overtaken = select(newer.c.number).where(
        newer.c.one == likeliest.c.one,
        newer.c.other == likeliest.c.other,
        newer.c.number > likeliest.c.number,
        newer.c.person.is_(False),
    )
    here, there = INCIDENT_CLAIM.alias("here"), INCIDENT_CLAIM.alias("there")
    first, second = INCIDENT.alias("first"), INCIDENT.alias("second")
    return (
        select(
            likeliest.c.one,
            likeliest.c.other,
            likeliest.c.score,
            here.c.incident.label("here"),
            there.c.incident.label("there"),
            func.coalesce(first.c.killed_best, first.c.killed_low).label("killed_here"),
            func.coalesce(second.c.killed_best, second.c.killed_low).label("killed_there"),
        )
        .join(here, here.c.claim == likeliest.c.one)
        .join(there, and_(there.c.claim == likeliest.c.other, there.c.incident != here.c.incident))
        .join(first, first.c.id == here.c.incident)
        .join(second, second.c.id == there.c.incident)
        .where(~overtaken.exists())
        .order_by(likeliest.c.score.desc(), likeliest.c.number)
    )


def _settled(connection: Connection) -> set[tuple[str, str]]:
    """The incidents of which a person has said, and not taken back, that they are two or that it is not known."""
    undone = select(JUDGEMENT.c.undoes).where(JUDGEMENT.c.undoes.is_not(None))
    here, there = INCIDENT_CLAIM.alias("here"), INCIDENT_CLAIM.alias("there")
    said = (
        select(here.c.incident, there.c.incident)
        .select_from(JUDGEMENT)
        .join(here, here.c.claim == JUDGEMENT.c.one)
        .join(there, there.c.claim == JUDGEMENT.c.other)
        .where(
            JUDGEMENT.c.act.is_not(None),
            JUDGEMENT.c.person.is_(True),
            or_(JUDGEMENT.c.verdict == "not-same", JUDGEMENT.c.verdict == "unsure"),
            JUDGEMENT.c.number.not_in(undone),
        )
    )
    return {(min(one, other), max(one, other)) for one, other in connection.execute(said)}
