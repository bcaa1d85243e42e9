"""Alerts are sent: what is due, one at a time, with each try noted before it is made."""

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.alerts.alert import Alert, alert_from_record, key_of
from tocsin.errors import TocsinError
from tocsin.store.alertlog import KeptAlert, give_up, mark_sent, take_due
from tocsin.store.opening import Store
from tocsin.tables import Values, make_of


@dataclass(frozen=True, slots=True)
class Letter:
    """An alert on its way: ``key`` is the same for every try, ``at`` the time of this one."""

    alert: Alert
    key: str
    at: dt.datetime


Send = Callable[[Letter], None]
"""Sends over one channel. Raises TocsinError where that failed, and it may be tried again."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a try: ``error`` is None where it went out, ``over`` says that it is not tried again."""

    alert: Alert
    channel: str
    tries: int
    error: TocsinError | None = None
    over: bool = True


@dataclass(frozen=True, slots=True)
class SendingRules:
    """The figures of ``data/sending.toml``: rests after each try, seconds of silence, entries of an Atom file."""

    rests: tuple[dt.timedelta, ...]
    silence: float
    entries: int


@cache
def load_sending_rules() -> SendingRules:
    """The rules of ``data/sending.toml``. Raises KnowledgeError when the file breaks its format."""
    return make_of("sending.toml", "tocsin.alerts", _rules)


def _rules(table: Values) -> SendingRules:
    rests = tuple(dt.timedelta(minutes=minutes) for minutes in table["rests"])
    return SendingRules(rests, float(table["silence"]), table["entries"])


def send_due(store: Store, senders: Mapping[str, Send], now: Callable[[], dt.datetime]) -> Iterator[Sent]:
    """Tries once each alert that is due and whose channel is among ``senders``, the one due longest first.

    A process that dies between the sending and its note leaves that one alert in doubt: it is tried again, under the
    same key. All others are sent once.
    """
    rests = load_sending_rules().rests
    start = now()
    while True:
        with store.writing() as connection:
            # Those that fail meanwhile are due later than the start, so that this ends.
            kept = take_due(connection, senders, start, rests)
        if kept is None:
            return
        yield _try(store, kept, senders[kept.channel], now)


def read_alert(kept: KeptAlert) -> Alert:
    """The alert of a row of the log."""
    return alert_from_record(json.loads(kept.content))


def _try(store: Store, kept: KeptAlert, send: Send, now: Callable[[], dt.datetime]) -> Sent:
    alert = read_alert(kept)
    key = key_of(kept.rule, kept.channel, kept.incident, kept.change)
    try:
        send(Letter(alert, key, now()))
    except TocsinError as error:
        over = kept.tries >= len(load_sending_rules().rests)
        if over:
            with store.writing() as connection:
                give_up(connection, kept.number)
        return Sent(alert, kept.channel, kept.tries, error, over)
    with store.writing() as connection:
        mark_sent(connection, kept.number, now())
    return Sent(alert, kept.channel, kept.tries)
