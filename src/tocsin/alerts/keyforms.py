"""The forms that values in ``[[alert]]`` have, each with what to write where one is broken."""

import re
from collections.abc import Callable, Collection
from typing import cast
from urllib.parse import urlsplit

from tocsin.alerts.sitewords import site_kinds
from tocsin.errors import SettingsError

KINDS = ("filter", "threat-to-site")
OCCASIONS = ("new", "changed", "risen")
CHANNEL_KINDS = ("file", "mail", "webhook", "atom")
LEVEL_PLACES = ("country", "place", "all")
FIELDS = ("type", "standing", "grade", "who", "whom", "when", "where", "killed", "injured")
TLS = ("tls", "starttls", "none")
NAME = re.compile(r"\w[\w .\-]{0,63}")
VARIABLE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
HOST = re.compile(r"[\w.\-]+|[0-9A-Fa-f:]+")
MAIL = re.compile(r"[^\s@<>,;:\"]+@[\w.\-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MOST_WEEKS = 520
LONGEST = 60


def _wrong(value: object, where: str, due: str, hint: str) -> SettingsError:
    shown = repr(value)
    shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
    return SettingsError(f"{where}: {shown} is {due}", hint)


def text_value(value: object, where: str) -> str:
    """A text in one line that holds something."""
    if not isinstance(value, str) or not value.strip() or CONTROL.search(value):
        raise _wrong(value, where, "no text in one line", "write it in quotes")
    return value.strip()


def texts_value(value: object, where: str) -> tuple[str, ...]:
    """A text or a list of texts, each once."""
    given = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text_value(one, where) for one in given))


def name_value(value: object, where: str) -> str:
    """The name of a rule or a channel."""
    if not isinstance(value, str) or not NAME.fullmatch(value):
        hint = "write up to 64 letters, digits, spaces, dots and hyphens"
        raise _wrong(value, where, "no name", hint)
    return value.strip()


def variable_value(value: object, where: str) -> str:
    """The name of a variable of the environment; a wrong value is not shown: it may be the secret itself."""
    if not isinstance(value, str) or not VARIABLE.fullmatch(value):
        raise SettingsError(
            f"{where}: is no name of a variable of the environment",
            "write its name, as TOCSIN_SECRET, and keep the secret out of this file",
        )
    return value


def host_value(value: object, where: str) -> str:
    """A host by name or number."""
    if not isinstance(value, str) or not HOST.fullmatch(value):
        raise _wrong(value, where, "no host", 'write it as "mail.example"')
    return value


def address_value(value: object, where: str) -> str:
    """An address of the web without a password in it."""
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        sound = False
    if not isinstance(value, str) or not sound or CONTROL.search(value) or " " in value:
        # Not shown: an address of a hook is a secret to some.
        raise SettingsError(
            f"{where}: is no address of the web", 'write it whole, as "https://hook.example/in"'
        )
    return value


def mail_value(value: object, where: str) -> str:
    """An address of mail."""
    if not isinstance(value, str) or not MAIL.fullmatch(value):
        raise _wrong(value, where, "no address of mail", 'write it as "desk@example.org"')
    return value


def mails_value(value: object, where: str) -> tuple[str, ...]:
    """One address of mail or a list of them."""
    return tuple(mail_value(one, where) for one in (value if isinstance(value, list) else [value]))


def count_value(value: object, where: str) -> int:
    """A whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _wrong(value, where, "no whole number from 0", "write it as 3")
    return value


def weeks_value(value: object, where: str) -> int:
    """A number of weeks that gives a past to compare with."""
    weeks = count_value(value, where)
    if not 2 <= weeks <= MOST_WEEKS:
        raise _wrong(value, where, f"not from 2 to {MOST_WEEKS} weeks", "write it as 8")
    return weeks


def port_value(value: object, where: str) -> int:
    """A port."""
    port = count_value(value, where)
    if not 0 < port < 1 << 16:
        raise _wrong(value, where, "no port", "write it as 587")
    return port


def share_value(value: object, where: str) -> float:
    """A number above 0."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 < value <= 1000:
        raise _wrong(value, where, "no number above 0", "write it as 1 or 0.5")
    return float(value)


def table_value(value: object, where: str) -> dict[str, object]:
    """A table of its own."""
    if not isinstance(value, dict):
        raise _wrong(value, where, "no table", "write it under its own heading, or as { name = value }")
    return value


def tables_value(value: object, where: str) -> list[dict[str, object]]:
    """Tables under one heading."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(value, where, "no list of tables", "write each one under its own [[alert.channel]]")
    return value


Check = Callable[[object, str], object]


def one_of(*names: str) -> Check:
    """Checks that a value is one of these."""

    def check(value: object, where: str) -> str:
        if not isinstance(value, str) or value not in names:
            raise _wrong(
                value, where, "none of what can be written here", "write one of: " + ", ".join(names)
            )
        return value

    return check


def some_of(names: Collection[str]) -> Check:
    """Checks that a value is one of these, or a list of some."""

    def check(value: object, where: str) -> tuple[str, ...]:
        given = texts_value(value, where)
        wrong = next((one for one in given if one not in names), None)
        if wrong is not None or not given:
            raise _wrong(
                wrong, where, "none of what can be written here", "write some of: " + ", ".join(names)
            )
        return given

    return check


def site_kinds_value(value: object, where: str) -> tuple[str, ...]:
    """One or more kinds of sites."""
    return tuple(cast(tuple[str, ...], some_of(site_kinds())(value, where)))


FORMS: dict[str, Check] = {
    "name": name_value,
    "kind": one_of(*KINDS),
    "occasions": some_of(OCCASIONS),
    "filter": table_value,
    "fields": some_of(FIELDS),
    "texts": texts_value,
    "text": text_value,
    "sitekinds": site_kinds_value,
    "table": table_value,
    "tables": tables_value,
    "levelplace": one_of(*LEVEL_PLACES),
    "weeks": weeks_value,
    "share": share_value,
    "count": count_value,
    "channelkind": one_of(*CHANNEL_KINDS),
    "path": text_value,
    "address": address_value,
    "variable": variable_value,
    "host": host_value,
    "port": port_value,
    "tls": one_of(*TLS),
    "mailaddress": mail_value,
    "mailaddresses": mails_value,
}
"""What checks a value, by the form that ``data/alertkeys.tsv`` names. Each raises SettingsError."""
