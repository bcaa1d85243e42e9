"""``tocsin alert``: tell what is new, changed, threatened or above its usual level, as tocsin.toml asks."""

import json
import sys
from typing import Annotated

import typer

from tocsin.alerts.alert import alert_to_record
from tocsin.alerts.looking import look
from tocsin.alerts.rules import Rules, read_rules
from tocsin.alerts.sending import Letter, Send, send_due
from tocsin.alerts.showing import Show, show_whole
from tocsin.alerts.wording import say_alert
from tocsin.cli.complaint import complain
from tocsin.cli.publicsight import show_public
from tocsin.cli.record import (
    DEFAULT_SETTINGS,
    AsJson,
    RecordFolder,
    SettingsFile,
    find_settings,
    now,
    open_record,
)
from tocsin.cli.senders import make_senders
from tocsin.cli.stopping import stoppable
from tocsin.errors import SettingsError, TocsinError
from tocsin.store.alertlog import count_waiting
from tocsin.store.opening import Store

FAILED = 1


def alert(
    watch: Annotated[bool, typer.Option("--watch", help="Look again and again, until stopped.")] = False,
    every: Annotated[int, typer.Option(min=1, metavar="SECONDS", help="Rest between two looks.")] = 60,
    backlog: Annotated[
        bool,
        typer.Option("--backlog", help="Tell also of what was in the record before a rule's first look."),
    ] = False,
    private_names: Annotated[
        bool, typer.Option("--private-names", help="Leave the names of private persons in.")
    ] = False,
    as_json: AsJson = False,
    record: RecordFolder = None,
    settings: SettingsFile = None,
) -> None:
    """Hold what is new in the record against the [[alert]] rules of tocsin.toml, and send each alert once.

    Exit status: 0 all sent, 1 some could not be sent and are tried again by a later run, 2 wrong settings.
    """
    found = find_settings(settings)
    rules = read_rules(found.alerts, (settings or DEFAULT_SETTINGS).parent)
    if not rules.rules:
        raise SettingsError("there is no [[alert]] in the settings", "see docs/how-to/alerts.md")
    store = open_record(record, found)
    senders = make_senders(store, rules, _print_json if as_json else _print)
    show = show_whole if private_names else show_public
    if not watch:
        failed = _once(store, rules, senders, show, backlog)
        waiting, given_up = _count(store)
        if waiting or given_up:
            typer.echo(f"{waiting} waiting to be sent, {given_up} given up", err=True)
        raise typer.Exit(FAILED if failed else 0)
    with stoppable() as stopped:
        while not stopped.is_set():
            try:
                _once(store, rules, senders, show, backlog)
            except TocsinError as error:  # a record that is busy or away for a while is looked at again
                complain(error)
            stopped.wait(every)


def _once(store: Store, rules: Rules, senders: dict[str, Send], show: Show, backlog: bool) -> bool:
    """Looks and sends; says whether a sending failed."""
    look(store, rules, now(), show, backlog)
    failed = False
    for sent in send_due(store, senders, now):
        if sent.error is not None:
            complain(sent.error)
            failed = True
    return failed


def _print(letter: Letter) -> None:
    encoding = sys.stdout.encoding or "utf-8"
    typer.echo(say_alert(letter.alert).encode(encoding, "replace").decode(encoding))


def _print_json(letter: Letter) -> None:
    typer.echo(json.dumps({"key": letter.key, **alert_to_record(letter.alert)}))


def _count(store: Store) -> tuple[int, int]:
    with store.looking() as connection:
        return count_waiting(connection)
