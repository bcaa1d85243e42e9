"""Which claims hang together, however loosely: what has to be clustered anew when one of them changes."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tocsin.store.portions import portions
from tocsin.store.tables import CLAIM, INCIDENT_CLAIM, JUDGEMENT


def component_of(connection: Connection, keys: Iterable[str]) -> list[str]:
    """The current claims among the keys, and all that is reached from them, step by step, in order of key.

    A step leads to the other side of a judgement in force that says same or unsure (the machine's with a score above
    0), and to the claims of the same incident. From keys that are no longer read a step leads on, to them none.
    """
    asked = list(dict.fromkeys(keys))
    reached = _current(connection, asked)
    edge = set(asked)
    while edge:
        ordered = sorted(edge)
        beyond = _judged(connection, ordered) | _beside(connection, ordered)
        edge = _current(connection, sorted(beyond - reached - set(asked)))
        reached |= edge
    return sorted(reached)


def _judged(connection: Connection, keys: list[str]) -> set[str]:
    """The claims that are tied to the keys by a judgement in force."""
    ties: dict[int, tuple[str, str]] = {}
    undone: set[int] = set()
    columns = (JUDGEMENT.c.number, JUDGEMENT.c.one, JUDGEMENT.c.other, JUDGEMENT.c.undoes)
    for portion in portions(keys):
        for side in (JUDGEMENT.c.one, JUDGEMENT.c.other):
            for number, one, other, undoes in connection.execute(
                select(*columns).where(side.in_(portion), _ties())
            ):
                if undoes is None:
                    ties[number] = (one, other)
                else:
                    undone.add(undoes)
    return {key for number, pair in ties.items() if number not in undone for key in pair}


def _ties() -> ColumnElement[bool]:
    # What takes a judgement back is on the same pair, and so is found with it.
    joining = and_(
        JUDGEMENT.c.verdict.in_(("same", "unsure")), or_(JUDGEMENT.c.person, JUDGEMENT.c.score > 0)
    )
    return or_(joining, JUDGEMENT.c.undoes.is_not(None))


def _beside(connection: Connection, keys: list[str]) -> set[str]:
    """The claims of the incidents that hold the keys."""
    found: set[str] = set()
    for portion in portions(keys):
        holding = select(INCIDENT_CLAIM.c.incident).where(INCIDENT_CLAIM.c.claim.in_(portion))
        found.update(
            connection.scalars(select(INCIDENT_CLAIM.c.claim).where(INCIDENT_CLAIM.c.incident.in_(holding)))
        )
    return found


def _current(connection: Connection, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for portion in portions(keys):
        read = select(CLAIM.c.key).where(CLAIM.c.key.in_(portion), CLAIM.c.current)
        found.update(connection.scalars(read))
    return found
