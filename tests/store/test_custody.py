"""The custody log is one chain, from 1, without a gap."""

import datetime as dt
import hashlib

from tocsin.store.custody import BEFORE_THE_FIRST, custody_of, last_link, log, log_all
from tocsin.store.opening import Store

AT = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
CONTENT = "c" * 64


def test_each_link_holds_the_hash_of_the_one_before(store: Store) -> None:
    with store.writing() as connection:
        assert last_link(connection) is None
        log(connection, "arrival", "1", CONTENT, AT)
        log_all(connection, [("reading", "1", CONTENT), ("judgement", "1", CONTENT)], AT)
        log_all(connection, [], AT)
    with store.looking() as connection:
        first, second, third = (link for link in custody_of(connection, "1"))
        assert last_link(connection) == third
    assert [link.number for link in (first, second, third)] == [1, 2, 3]
    assert first.previous == BEFORE_THE_FIRST
    assert (second.previous, third.previous) == (first.sha256, second.sha256)
    written = f"1\n2026-11-24T09:30:00.000000Z\narrival\n1\n{CONTENT}\n{BEFORE_THE_FIRST}"
    assert first.sha256 == hashlib.sha256(written.encode()).hexdigest()
    assert first.at == AT


def test_the_chain_is_found_by_subject(store: Store) -> None:
    with store.writing() as connection:
        log_all(connection, [("arrival", "1", CONTENT), ("arrival", "2", CONTENT)], AT)
        assert [link.number for link in custody_of(connection, "2")] == [2]
        assert custody_of(connection, "3") == []
