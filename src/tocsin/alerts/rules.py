"""The rules of ``[[alert]]``: what is watched for, on what occasion, and over which channels it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from tocsin.alerts.channels import TERMINAL, ChannelSettings, read_channel
from tocsin.alerts.keys import read_keys
from tocsin.alerts.rulefilter import read_filters
from tocsin.errors import SettingsError
from tocsin.store.filters import Filter


@dataclass(frozen=True, slots=True)
class LevelSettings:
    """How a level is counted and when it has risen; see ``levels.py``."""

    by: str = "country"
    weeks: int = 8
    alarms_a_month: float = 1.0
    at_least: int = 5
    quiet_days: int = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Any of ``filters`` must hold; ``asked`` are their words, for saying why.

    ``kind`` is ``filter`` or ``threat-to-site``, ``on`` holds ``new``, ``changed`` and ``risen``, ``fields`` the values
    whose change counts (none means all), ``to`` the names of channels.
    """

    name: str
    kind: str = "filter"
    on: tuple[str, ...] = ("new",)
    filters: tuple[Filter, ...] = (Filter(),)
    asked: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    site_kinds: tuple[str, ...] = ()
    to: tuple[str, ...] = (TERMINAL,)
    level: LevelSettings = LevelSettings()


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, and the settings of all channels by name."""

    rules: tuple[Rule, ...] = ()
    channels: Mapping[str, ChannelSettings] = field(default_factory=dict)


def read_rules(tables: Sequence[Mapping[str, object]], folder: Path) -> Rules:
    """The rules of the tables under ``[[alert]]``; ``folder`` is where paths in them start.

    Raises SettingsError naming the rule and the key for keys unknown, missing or of another form, for two rules or two
    channels of one name, and for a channel that is nowhere.
    """
    channels: dict[str, ChannelSettings] = {}
    rules: list[Rule] = []
    for number, table in enumerate(tables, start=1):
        named = table.get("name")
        where = f"alert {named!r}" if isinstance(named, str) else f"alert {number}"
        values = read_keys(table, where, "alert")
        own = [
            read_channel(one, f"{where}: channel {place}", folder)
            for place, one in enumerate(cast(list[Mapping[str, object]], values.get("channel", [])), start=1)
        ]
        for channel in own:
            if channel.name in channels or channel.name == TERMINAL:
                raise SettingsError(
                    f"{where}: there are two channels {channel.name!r}", "write another name for one"
                )
            channels[channel.name] = channel
        rules.append(_rule(values, where, tuple(channel.name for channel in own)))
    _refuse(rules, channels)
    return Rules(tuple(rules), channels)


def _rule(values: dict[str, object], where: str, own: tuple[str, ...]) -> Rule:
    kind = cast(str, values.get("kind", "filter"))
    on = cast(tuple[str, ...], values.get("on", ("new",)))
    for key in ("sites", "site_kinds"):
        if key in values and kind != "threat-to-site":
            raise SettingsError(f"{where}: {key} is of use to threats alone", 'write kind = "threat-to-site"')
    if kind == "threat-to-site" and "risen" in on:
        raise SettingsError(f"{where}: on: threats to sites have no level", "leave risen out")
    for key, occasion in (("level", "risen"), ("fields", "changed")):
        if key in values and occasion not in on:
            raise SettingsError(f"{where}: {key} is of use to {occasion} alone", f'add "{occasion}" to on')
    table = cast(Mapping[str, object], values.get("filter", {}))
    filters, asked = read_filters(table, f"{where}: filter")
    level = read_keys(cast(Mapping[str, object], values.get("level", {})), f"{where}: level", "level")
    return Rule(
        cast(str, values["name"]),
        kind,
        on,
        filters,
        asked,
        cast(tuple[str, ...], values.get("fields", ())),
        cast(tuple[str, ...], values.get("sites", ())),
        cast(tuple[str, ...], values.get("site_kinds", ())),
        cast(tuple[str, ...], values.get("to", own or (TERMINAL,))),
        replace(LevelSettings(), **cast(dict[str, Any], level)),
    )


def _refuse(rules: list[Rule], channels: Mapping[str, ChannelSettings]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.name.casefold() in seen:
            raise SettingsError(f"two alerts are named {rule.name!r}", "write another name for one")
        seen.add(rule.name.casefold())
        for name in rule.to:
            if name not in channels and name != TERMINAL:
                known = ", ".join([TERMINAL, *channels])
                raise SettingsError(
                    f"alert {rule.name!r}: to: there is no channel {name!r}", f"write one of: {known}"
                )
