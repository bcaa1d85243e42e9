"""The forms that values in ``tocsin.toml`` have, each with what to write where one is broken."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from tocsin.errors import SettingsError
from tocsin.sources.schedule import EVERY_HINT, parse_every

WEB_KINDS = ("feed", "page", "sitemap")
FILE_KINDS = ("files", "csv", "jsonl", "mailbox", "pdf", "warc", "zip")
# The names of what is given by hand, which the record keeps apart.
TAKEN_NAMES = ("files", "web")
NAME = re.compile(r"\w[\w .\-]{0,63}")
LANGUAGE = re.compile(r"[a-z]{2}")
HOST = re.compile(r"[\w.\-]+|[0-9A-Fa-f:]+")
DATABASES = ("postgresql", "sqlite")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text_value(value: object, where: str) -> str:
    """A text in one line that holds something."""
    if not isinstance(value, str) or not value.strip() or CONTROL.search(value):
        raise SettingsError(
            f"{where}: {_shown(value)} is no text in one line", 'write it in quotes, as "Reuters"'
        )
    return value.strip()


def name_value(value: object, where: str) -> str:
    """The name of a source."""
    if not isinstance(value, str) or not NAME.fullmatch(value) or value in TAKEN_NAMES:
        hint = "write up to 64 letters, digits, spaces, dots and hyphens, and not " + " or ".join(TAKEN_NAMES)
        raise SettingsError(f"{where}: {_shown(value)} is no name for a source", hint)
    return value.strip()


def kind_value(value: object, where: str) -> str:
    """The kind of a source."""
    kinds = (*WEB_KINDS, *FILE_KINDS)
    if value not in kinds:
        raise SettingsError(
            f"{where}: {_shown(value)} is no kind of source", "write one of: " + ", ".join(kinds)
        )
    return str(value)


def address_value(value: object, where: str) -> str:
    """An address of the web without a password in it."""
    try:
        parts = urlsplit(value if isinstance(value, str) else "")
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not isinstance(value, str) or not sound or CONTROL.search(value) or " " in value:
        message = f"{where}: {_shown(value)} is no address of the web"
        raise SettingsError(message, 'write it whole, as "https://news.example/feed.xml"')
    if "@" in urlsplit(value).netloc:
        raise SettingsError(
            f"{where}: the address holds a user or a password", "leave them out: they would be kept"
        )
    return value


def path_value(value: object, where: str) -> str:
    """The path of a file or a folder."""
    return text_value(value, where)


def language_value(value: object, where: str) -> str:
    """A language of ISO 639-1."""
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise SettingsError(
            f"{where}: {_shown(value)} is no language", 'write two letters of ISO 639-1, as "en"'
        )
    return value


def duration_value(value: object, where: str) -> dt.timedelta:
    """How often: ``15 minutes``."""
    try:
        return parse_every(value if isinstance(value, str) else "")
    except ValueError as error:
        raise SettingsError(f"{where}: {_shown(value)} is no time between visits", EVERY_HINT) from error


def hosts_value(value: object, where: str) -> tuple[str, ...]:
    """A list of hosts, in lower case, each once."""
    if not isinstance(value, list) or not all(isinstance(one, str) and HOST.fullmatch(one) for one in value):
        raise SettingsError(
            f"{where}: {_shown(value)} is no list of hosts", 'write it as ["cdn.news.example"]'
        )
    return tuple(dict.fromkeys(host.lower() for host in value))


def count_value(value: object, where: str) -> int:
    """A whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise SettingsError(
            f"{where}: {_shown(value)} is no number of reports", "write a whole number, as 20"
        )
    return value


def switch_value(value: object, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise SettingsError(
            f"{where}: {_shown(value)} is neither true nor false", "write true or false, no quotes"
        )
    return value


def database_value(value: object, where: str) -> str:
    """The URL of a database; a wrong one is not shown, since it may hold a password."""
    scheme = value.partition("://")[0].partition("+")[0] if isinstance(value, str) and "://" in value else ""
    if scheme not in DATABASES:
        hint = 'write it as "postgresql+psycopg://USER@HOST/NAME"'
        raise SettingsError(f"{where}: is no address of a PostgreSQL or SQLite database", hint)
    return str(value)


Check = Callable[[object, str], object]

FORMS: dict[str, Check] = {
    "text": text_value,
    "name": name_value,
    "kind": kind_value,
    "address": address_value,
    "path": path_value,
    "folder": path_value,
    "language": language_value,
    "duration": duration_value,
    "hosts": hosts_value,
    "count": count_value,
    "switch": switch_value,
    "database": database_value,
}
"""What checks a value, by the form that ``data/settings.tsv`` names. Each raises SettingsError."""


def resolve_path(value: str, folder: Path) -> Path:
    """The path that stands in a file of that folder, ``~`` being the home of the user."""
    return folder / Path(value).expanduser()


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"
