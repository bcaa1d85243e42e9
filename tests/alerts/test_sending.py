"""Sending: once, tried again with rests, given up, and a process that dies in between."""

import datetime as dt
import json
import os
from multiprocessing import get_context
from pathlib import Path

import pytest
from tests.alerts.makers import NOW, rules_of
from tests.intake.events import AT, event

from tocsin.alerts.files import to_file
from tocsin.alerts.looking import look
from tocsin.alerts.sending import Letter, Sent, load_sending_rules, send_due
from tocsin.errors import FetchError
from tocsin.intake.keeping import keep
from tocsin.store.alertlog import count_waiting
from tocsin.store.opening import Store, open_store

DEAD = 9
RULES = rules_of({"name": "all"}, {"name": "log", "channel": [{"name": "log", "kind": "file", "path": "x"}]})


@pytest.fixture
def told(record: Store) -> Store:
    """A record with one incident and two alerts that wait: for the terminal and for a file."""
    look(record, RULES, NOW)
    keep(record, *event(0), AT)
    look(record, RULES, NOW)
    return record


def test_each_is_sent_once(told: Store) -> None:
    letters: list[Letter] = []
    senders = {"terminal": letters.append, "log": letters.append}
    assert all(one.error is None for one in send_due(told, senders, lambda: NOW))
    assert list(send_due(told, senders, lambda: NOW)) == []
    assert [one.alert.rule for one in letters] == ["all", "log"]
    assert len({one.key for one in letters}) == 2


def test_a_channel_that_is_not_there_waits(told: Store) -> None:
    assert len(list(send_due(told, {"terminal": lambda letter: None}, lambda: NOW))) == 1
    with told.looking() as connection:
        assert count_waiting(connection) == (1, 0)


def test_what_fails_is_tried_again_after_rests_under_one_key_and_given_up(told: Store) -> None:
    keys: list[str] = []

    def fail(letter: Letter) -> None:
        keys.append(letter.key)
        raise FetchError("the server is away")

    def try_at(time: dt.datetime) -> list[Sent]:
        return list(send_due(told, {"log": fail}, lambda: time))

    time, rests = NOW, load_sending_rules().rests
    for number, rest in enumerate(rests, start=1):
        (sent,) = try_at(time)
        assert (sent.tries, sent.over) == (number, number == len(rests))
        assert try_at(time + rest - dt.timedelta(seconds=1)) == []
        time += rest
    assert try_at(time + dt.timedelta(days=99)) == []
    assert len(set(keys)) == 1
    with told.looking() as connection:
        assert count_waiting(connection) == (1, 1)


def die(folder: Path, target: Path, when: str) -> None:
    """Dies in the middle of sending, before or after the line is written."""
    send = to_file(target)

    def deadly(letter: Letter) -> None:
        if when == "after":
            send(letter)
        os._exit(DEAD)

    store = open_store(folder)
    look(store, RULES, NOW)
    list(send_due(store, {"log": deadly}, lambda: NOW))


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_process_that_dies_between_keeping_and_marking_sends_once_to_a_file(
    record: Store, tmp_path: Path, when: str
) -> None:
    look(record, RULES, NOW)
    keep(record, *event(0), AT)
    target = tmp_path / "alerts.jsonl"
    process = get_context("spawn").Process(target=die, args=(tmp_path / "record", target, when))
    process.start()
    process.join()
    assert process.exitcode == DEAD
    assert look(record, RULES, NOW) == []
    later = NOW + load_sending_rules().rests[0]
    for _ in range(2):
        list(send_due(record, {"log": to_file(target)}, lambda: later))
    (line,) = target.read_text().splitlines()
    assert json.loads(line)["rule"] == "log"


def test_a_process_that_dies_before_any_try_sends_at_once(told: Store, tmp_path: Path) -> None:
    target = tmp_path / "alerts.jsonl"
    list(send_due(told, {"log": to_file(target)}, lambda: NOW))
    assert len(target.read_text().splitlines()) == 1


def test_a_line_left_unfinished_is_cut_off(told: Store, tmp_path: Path) -> None:
    target = tmp_path / "alerts.jsonl"
    whole = '{"key": "another"}\n'
    target.write_text(whole + '{"key": "torn')
    list(send_due(told, {"log": to_file(target)}, lambda: NOW))
    lines = target.read_text().splitlines(keepends=True)
    assert lines[0] == whole
    assert json.loads(lines[1])["subject"].startswith("i")
    assert len(lines) == 2
