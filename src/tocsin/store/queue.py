"""What people are asked about, most urgent first: where the machine is unsure, and where what is told disagrees."""

from collections.abc import Iterator
from heapq import nlargest
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, literal, or_, select

from tocsin.incidents.figurewords import figure_words
from tocsin.store.askagain import changed_corrections
from tocsin.store.doubtfulpairs import doubtful_pairs
from tocsin.store.questions import Question
from tocsin.store.queuelimits import QueueLimits, load_queue_limits
from tocsin.store.stakes import stake_of
from tocsin.store.tables import CORRECTION, INCIDENT, INCIDENT_CLAIM


def queue(connection: Connection, limit: int = 50) -> list[Question]:
    """The most urgent questions: unsure pairs of claims, claims of low confidence, contested grades and tolls far
    apart that no person has settled, and corrections of a value that the machine has changed since.

    Of each kind a bounded number is looked up (``data/queue.toml``), whatever the size of the record.
    """
    limits = load_queue_limits()
    found = [*_pairs(connection, limits), *_incidents(connection, limits), *_changed(connection, limits)]
    return nlargest(limit, found, key=lambda one: (one.urgency, one.name))


def _pairs(connection: Connection, limits: QueueLimits) -> Iterator[Question]:
    for pair in doubtful_pairs(connection, limits):
        doubt = 1 - abs(pair.score - pair.threshold)
        yield Question(
            "pair",
            (pair.one, pair.other),
            doubt + stake_of(pair.killed, limits),
            pair.incidents,
            f"score {pair.score:.2f}",
        )


def _changed(connection: Connection, limits: QueueLimits) -> Iterator[Question]:
    for one in changed_corrections(connection, limits.changes_looked_up):
        number = str(one.correction.number)
        words = f"{one.correction.field} as {one.correction.by} corrected it"
        incidents = (one.incident,) if one.incident else ()
        yield Question("changed", (number,), limits.changed + stake_of(one.killed, limits), incidents, words)


def _incidents(connection: Connection, limits: QueueLimits) -> Iterator[Question]:
    """Incidents that are contested, whose toll is far apart, or whose surest claim is not sure: in one look."""
    killed, injured = _apart("killed", limits), _apart("injured", limits)
    contested = and_(INCIDENT.c.grade == "contested", _unsettled("grade"))
    apart = or_(and_(killed, _unsettled("killed")), and_(injured, _unsettled("injured")))
    unsure = and_(INCIDENT.c.confidence < limits.confidence, INCIDENT.c.id.not_in(_looked_at()))
    kind = case((contested, "contested"), (apart, "toll"), (unsure, "claim"))
    doubt = case((contested, limits.contested), (apart, limits.toll), (unsure, 1 - INCIDENT.c.confidence))
    rows = _ranked(kind, doubt + _stake(limits), limits.looked_up)
    for row in connection.execute(select(rows).order_by(rows.c.urgency.desc(), rows.c.id)):
        yield Question(row.kind, (row.id,), row.urgency, (row.id,), _say(row))


def _ranked(kind: ColumnElement[Any], urgency: ColumnElement[Any], limit: int) -> Subquery:
    columns = ("id", "grade", "confidence", "killed_low", "killed_high", "injured_low", "injured_high")
    inner = (
        select(*(INCIDENT.c[name] for name in columns), kind.label("kind"), urgency.label("urgency"))
        .where(INCIDENT.c.retired.is_(False))
        .subquery()
    )
    ranked = select(inner).where(inner.c.kind.is_not(None))
    return ranked.order_by(inner.c.urgency.desc(), inner.c.id).limit(limit).subquery()


def _apart(name: str, limits: QueueLimits) -> ColumnElement[bool]:
    low, high = INCIDENT.c[f"{name}_low"], INCIDENT.c[f"{name}_high"]
    return and_(high >= low * limits.times, high - low >= limits.people)


def _stake(limits: QueueLimits) -> ColumnElement[float]:
    killed = func.coalesce(INCIDENT.c.killed_best, INCIDENT.c.killed_low)
    return case(*((killed >= least, stake) for least, stake in limits.stakes), else_=literal(0.0))


def _unsettled(field: str) -> ColumnElement[bool]:
    said = select(CORRECTION.c.subject).where(
        CORRECTION.c.kind == "incident", CORRECTION.c.field == field, in_force()
    )
    return INCIDENT.c.id.not_in(said)


def _looked_at() -> Any:
    """The incidents with a claim that a person has corrected or accepted."""
    said = select(CORRECTION.c.subject).where(CORRECTION.c.kind == "claim", in_force())
    return select(INCIDENT_CLAIM.c.incident).where(INCIDENT_CLAIM.c.claim.in_(said))


def in_force() -> ColumnElement[bool]:
    """Whether a correction says something, and nobody has taken it back."""
    undone = select(CORRECTION.c.undoes).where(CORRECTION.c.undoes.is_not(None))
    return and_(CORRECTION.c.undoes.is_(None), CORRECTION.c.number.not_in(undone))


def _say(row: Any) -> str:
    if row.kind == "contested":
        return "the sources contradict one another"
    if row.kind == "claim":
        return f"confidence {row.confidence:.2f}"
    told = [
        f"{figure_words(low, high)} {name}"
        for name, low, high in (
            ("killed", row.killed_low, row.killed_high),
            ("injured", row.injured_low, row.injured_high),
        )
        if low is not None and low != high
    ]
    return ", ".join(told)
