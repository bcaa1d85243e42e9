"""The log of alerts: each kept before it is sent, once a rule, channel, incident and change.

A row without ``sent_at`` is due when ``next_try_at`` comes, and given up where that is empty. A try is noted before the
sending, so that a process that dies meanwhile leaves it to be tried again later, and never two at once.
"""

import datetime as dt
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, insert, select, update

from tocsin.store.numbering import next_number
from tocsin.store.tables import ALERT, CUSTODY

START = "0" * 64
"""The ``change`` of the row that keeps how far a rule has looked; its channel and its incident are empty."""


@dataclass(frozen=True, slots=True)
class KeptAlert:
    """A row of the log. ``content`` is what is told, as one line of JSON; ``tries`` counts those begun."""

    number: int
    rule: str
    channel: str
    incident: str
    change: str
    made_at: dt.datetime
    content: str
    sent_at: dt.datetime | None
    tries: int
    next_try_at: dt.datetime | None


def keep_alert(
    connection: Connection, rule: str, channel: str, incident: str, change: str, content: str, at: dt.datetime
) -> bool:
    """Keeps an alert that is due at once, and says whether it is new; a second one of that change is not kept."""
    if _row(connection, rule, channel, incident, change) is not None:
        return False
    key = {"rule": rule, "channel": channel, "incident": incident, "change": change}
    state = {"made_at": at, "content": content, "sent_at": None, "tries": 0, "next_try_at": at}
    number = next_number(connection, ALERT.c.number)
    connection.execute(insert(ALERT).values(number=number, **key, **state))
    return True


def take_due(
    connection: Connection, channels: Collection[str] | None, at: dt.datetime, rests: tuple[dt.timedelta, ...]
) -> KeptAlert | None:
    """The alert that has been due for longest, with its try noted; None where none is.

    ``channels`` names those that can send now (None means any). ``rests`` are the times until each next try.
    """
    due = select(ALERT).where(ALERT.c.sent_at.is_(None), ALERT.c.next_try_at <= at, ALERT.c.channel != "")
    if channels is not None:
        due = due.where(ALERT.c.channel.in_(list(channels)))
    row = connection.execute(due.order_by(ALERT.c.next_try_at, ALERT.c.number).limit(1)).mappings().first()
    if row is None:
        return None
    tries = row["tries"] + 1
    # The last try, too, may die on its way, and is then made once more.
    next_try = at + rests[min(tries, len(rests)) - 1]
    values = {"tries": tries, "next_try_at": next_try}
    connection.execute(update(ALERT).where(ALERT.c.number == row["number"]).values(values))
    return _alert({**row, **values})


def mark_sent(connection: Connection, number: int, at: dt.datetime) -> None:
    """Notes that an alert went out."""
    _set(connection, number, sent_at=at, next_try_at=None)


def give_up(connection: Connection, number: int) -> None:
    """Notes that an alert is tried no more."""
    _set(connection, number, next_try_at=None)


def alerts_of_channel(connection: Connection, channel: str, limit: int) -> list[KeptAlert]:
    """The newest alerts kept for a channel, sent or not, newest first."""
    asked = select(ALERT).where(ALERT.c.channel == channel).order_by(ALERT.c.number.desc()).limit(limit)
    return [_alert(row) for row in connection.execute(asked).mappings()]


def last_told(connection: Connection, rule: str, incident: str) -> dt.datetime | None:
    """When a rule last made an alert of an incident or level, None where it never did."""
    own = and_(ALERT.c.rule == rule, ALERT.c.incident == incident, ALERT.c.channel != "")
    return connection.scalar(select(ALERT.c.made_at).where(own).order_by(ALERT.c.number.desc()).limit(1))


def count_waiting(connection: Connection) -> tuple[int, int]:
    """How many alerts wait to be sent, and how many were given up."""
    open_ones = and_(ALERT.c.sent_at.is_(None), ALERT.c.channel != "")
    rows = select(func.count(), func.count(ALERT.c.next_try_at)).where(open_ones)
    every, waiting = connection.execute(rows).one()
    return waiting, every - waiting


def looked_until(connection: Connection, rule: str) -> int | None:
    """The number in the custody log up to which a rule has looked; None before its first look."""
    row = _row(connection, rule, "", "", START)
    return None if row is None else int(json.loads(row["content"])["custody"])


def note_look(connection: Connection, rule: str, custody: int, at: dt.datetime) -> None:
    """Notes that a rule has looked at all up to a number of the custody log."""
    content = json.dumps({"custody": custody})
    row = _row(connection, rule, "", "", START)
    if row is not None:
        _set(connection, row["number"], content=content, sent_at=at)
        return
    key = {"rule": rule, "channel": "", "incident": "", "change": START}
    state = {"made_at": at, "content": content, "sent_at": at, "tries": 0, "next_try_at": None}
    connection.execute(insert(ALERT).values(number=next_number(connection, ALERT.c.number), **key, **state))


def newest_custody(connection: Connection) -> int:
    """The number of the newest link of the custody log, 0 where there is none."""
    return connection.scalar(select(func.max(CUSTODY.c.number))) or 0


def revised_since(connection: Connection, custody: int) -> dict[str, int]:
    """The incidents revised after a link of the custody log, each with the number of the first such revision.

    The log grows in the order in which transactions end, so that nothing is missed whatever the clocks say.
    """
    asked = (
        select(CUSTODY.c.subject)
        .where(CUSTODY.c.number > custody, CUSTODY.c.kind == "revision")
        .order_by(CUSTODY.c.number)
    )
    found: dict[str, int] = {}
    for subject in connection.scalars(asked):
        incident, _, number = subject.rpartition(":")
        found.setdefault(incident, int(number))
    return found


def _row(connection: Connection, rule: str, channel: str, incident: str, change: str) -> RowMapping | None:
    own = and_(ALERT.c.rule == rule, ALERT.c.channel == channel)
    one = and_(own, ALERT.c.incident == incident, ALERT.c.change == change)
    return connection.execute(select(ALERT).where(one)).mappings().first()


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(ALERT).where(ALERT.c.number == number).values(**values))


def _alert(row: Mapping[Any, Any]) -> KeptAlert:
    return KeptAlert(**row)
