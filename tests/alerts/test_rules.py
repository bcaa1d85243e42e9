"""Rules of tocsin.toml, and what is said of those that break their format."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.alerts.makers import rules_of

from tocsin.alerts.channels import FileSettings, MailSettings, WebhookSettings
from tocsin.alerts.keyforms import FORMS
from tocsin.alerts.keys import load_keys
from tocsin.alerts.rules import read_rules
from tocsin.alerts.sitewords import load_site_words
from tocsin.errors import SettingsError

WHOLE = """
[[alert]]
name = "big attacks"
on = ["new", "changed"]
fields = ["killed", "grade"]
to = ["terminal", "ops", "hook"]
[alert.filter]
type = ["ASSAULT", "COERCE"]
killed_at_least = 10
since = 2026-01-01
near = { ASSAULT = [33.5, 36.3, 50], others = "33.5,36.3,5" }
[[alert.channel]]
name = "ops"
kind = "mail"
host = "mail.example"
user = "desk"
password_variable = "DESK_PASSWORD"
sender = "tocsin@example.org"
recipients = ["one@example.org", "two@example.org"]
[[alert.channel]]
name = "hook"
kind = "webhook"
address = "https://hook.example/in"
secret_variable = "HOOK_SECRET"

[[alert]]
name = "sites"
kind = "threat-to-site"
sites = "Camp Lion"
[[alert.channel]]
name = "log"
kind = "file"
path = "alerts.jsonl"
"""


def test_rules_are_read_whole() -> None:
    rules = read_rules(tomllib.loads(WHOLE)["alert"], Path("/home/desk"))
    big, sites = rules.rules
    assert [(one.type, one.near and one.near[2]) for one in big.filters] == [("ASSAULT", 50), ("COERCE", 5)]
    assert all(one.killed_at_least == 10 and str(one.since) == "2026-01-01" for one in big.filters)
    assert big.to == ("terminal", "ops", "hook")
    assert sites.to == ("log",)
    assert rules.channels["log"] == FileSettings("log", Path("/home/desk/alerts.jsonl"))
    mail, hook = rules.channels["ops"], rules.channels["hook"]
    assert isinstance(mail, MailSettings) and mail.port == 587 and mail.tls == "starttls"
    assert isinstance(hook, WebhookSettings) and hook.address == "https://hook.example/in"


FILE = {"name": "log", "kind": "file", "path": "a"}
MAIL = {
    "name": "m",
    "kind": "mail",
    "host": "h.example",
    "sender": "a@b.example",
    "recipients": "a@b.example",
}
BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"nam": "x"}, "'nam'"),
    ({}, "name is missing"),
    ({"on": "often"}, "on"),
    ({"filter": {"colour": "red"}}, "'colour'"),
    ({"filter": {"type": "WAR"}}, "type"),
    ({"filter": {"as_of": "2026-01-01"}}, "as_of"),
    ({"filter": {"type": True}}, "filter: type"),
    ({"filter": {"near": {"WAR": "1,2,3"}}}, "'WAR'"),
    ({"filter": {"near": {"AID": "north"}}}, "near"),
    ({"sites": ["X"]}, "sites"),
    ({"kind": "threat-to-site", "site_kinds": ["moon"]}, "site_kinds"),
    ({"kind": "threat-to-site", "on": "risen"}, "on"),
    ({"level": {"weeks": 8}}, "level"),
    ({"on": "risen", "level": {"week": 8}}, "'week'"),
    ({"on": "risen", "level": {"weeks": 1}}, "weeks"),
    ({"on": "risen", "level": {"alarms_a_month": 0}}, "alarms_a_month"),
    ({"fields": ["killed"]}, "fields"),
    ({"to": ["nobody"]}, "'nobody'"),
    ({"channel": [{**FILE, "name": "terminal"}]}, "'terminal'"),
    ({"channel": [FILE, FILE]}, "'log'"),
    ({"channel": [{**FILE, "kind": "pigeon"}]}, "kind"),
    ({"channel": [{"name": "x", "path": "p"}]}, "kind is missing"),
    ({"channel": [{**FILE, "host": "h"}]}, "'host'"),
    ({"channel": [{"name": "x", "kind": "file"}]}, "path is missing"),
    ({"channel": [{**MAIL, "user": "u"}]}, "password_variable"),
    ({"channel": [{**MAIL, "user": "u", "password_variable": "P", "tls": "none"}]}, "tls"),
    ({"channel": [{**MAIL, "recipients": ["no address"]}]}, "recipients"),
    ({"channel": [{**MAIL, "sender": "a@b.example\nBcc: c@d.example"}]}, "sender"),
    (
        {"channel": [{"name": "x", "kind": "webhook", "address": "ftp://x", "secret_variable": "S"}]},
        "address",
    ),
]


@pytest.mark.parametrize(("table", "named"), BROKEN, ids=[str(number) for number in range(len(BROKEN))])
def test_a_broken_rule_is_named(table: dict[str, Any], named: str) -> None:
    given = table if not table or "nam" in table else {"name": "x", **table}
    with pytest.raises(SettingsError) as raised:
        rules_of(given)
    assert named in raised.value.message
    assert raised.value.hint


def test_a_secret_in_the_settings_is_refused_and_not_shown() -> None:
    hook = {
        "name": "x",
        "kind": "webhook",
        "address": "https://x.example/",
        "secret_variable": "s3cr3t-value",
    }
    with pytest.raises(SettingsError) as raised:
        rules_of({"name": "x", "channel": [hook]})
    assert "s3cr3t" not in str(raised.value)


def test_names_are_there_once() -> None:
    with pytest.raises(SettingsError, match="two alerts"):
        rules_of({"name": "x"}, {"name": "X"})


def test_tables_are_sound() -> None:
    keys = load_keys()
    assert len({(key.table, key.key) for key in keys}) == len(keys)
    assert {key.form for key in keys} == set(FORMS)
    assert all(word == word.lower() for word in load_site_words())
