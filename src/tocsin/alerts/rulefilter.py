"""The filter of a rule: a table in the words of the filters, where ``near`` may differ by type of act."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tocsin.errors import SettingsError
from tocsin.ontology.types import event_types
from tocsin.store.filters import Filter, filter_parameters, parse_filter

OTHERS = "others"
NEVER = ("as_of", "changed_since")
"""A rule looks at what comes; it has no use for these."""


def read_filters(table: Mapping[str, object], where: str) -> tuple[tuple[Filter, ...], tuple[str, ...]]:
    """The filters of a table, one of which must hold, and what is asked in words (``type=ASSAULT``).

    ``near`` may be a table of types (``{ASSAULT = "33.5,36.3,50", others = "33.5,36.3,10"}``); a type that it does not
    name is then not asked for, unless there is ``others``. Raises SettingsError naming the parameter.
    """
    for name in NEVER:
        if name in table:
            raise SettingsError(f"{where}: {name} is of no use to an alert", "leave it out")
    near = table.get("near")
    plain = {name: _say(value, f"{where}: {name}") for name, value in table.items() if name != "near"}
    try:
        base = parse_filter(plain)
        if not isinstance(near, Mapping):
            found = [base if near is None else parse_filter({**plain, "near": _say(near, f"{where}: near")})]
        else:
            found = list(_by_type(base, near, where))
    except SettingsError as error:
        message = error.message if error.message.startswith(where) else f"{where}: {error.message}"
        raise SettingsError(message, error.hint) from error
    asked = dict.fromkeys(" ".join(f"{k}={v}" for k, v in filter_parameters(one).items()) for one in found)
    return tuple(found), tuple(words for words in asked if words)


def _by_type(base: Filter, near: Mapping[str, object], where: str) -> Iterator[Filter]:
    known = [known.name for known in event_types()]
    wanted = base.type.split(",") if base.type else known
    for name in near:
        if name != OTHERS and name not in wanted:
            hint = "write a type that the filter asks for, or others"
            raise SettingsError(f"{where}: near: there is no type {name!r} here", hint)
    for name, value in near.items():
        types = [one for one in wanted if one not in near] if name == OTHERS else [name]
        if types:
            circle = parse_filter({"near": _say(value, f"{where}: near")}).near
            yield replace(base, type=",".join(types), near=circle)


def _say(value: object, where: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float, dt.date)) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and value and all(isinstance(one, (str, int, float)) for one in value):
        return ",".join(map(str, value))
    raise SettingsError(
        f"{where}: is no value of a filter", "write it in quotes, see the reference of filters"
    )
