"""``tocsin.toml``: where the record lies, which sources are visited, and what other rooms want to be told."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tocsin.errors import SettingsError
from tocsin.keytables import check_keys, refuse_unknown
from tocsin.sources.settingkeys import RAW, keys_of
from tocsin.sources.settingvalues import FORMS, WEB_KINDS, resolve_path

Table = dict[str, Any]
TABLES = dict.fromkeys(("record", "source", *RAW))
LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One source as described. ``address`` is an address of the web, or the path of a file or a folder.

    ``allow_hosts`` are the only hosts that it may be fetched from beside its own (none means any public one),
    ``private_hosts`` those that may lie in a private network, ``least_per_day`` and ``most_per_day`` the numbers of
    reports expected in a day; ``full_text`` says whether the page of each entry of a feed is fetched.
    """

    name: str
    kind: str
    address: str
    publisher: str | None = None
    family: str | None = None
    language: str | None = None
    every: dt.timedelta = dt.timedelta(hours=1)
    allow_hosts: tuple[str, ...] = ()
    private_hosts: tuple[str, ...] = ()
    least_per_day: int | None = None
    most_per_day: int | None = None
    full_text: bool = True

    @property
    def is_web(self) -> bool:
        """Whether it is fetched, and not read from this machine."""
        return self.kind in WEB_KINDS

    def describe(self) -> dict[str, object]:
        """The description as plain JSON values, ``every`` in seconds."""
        return {
            "name": self.name,
            "kind": self.kind,
            "address": self.address,
            "publisher": self.publisher,
            "family": self.family,
            "language": self.language,
            "every": int(self.every.total_seconds()),
            "allow_hosts": list(self.allow_hosts),
            "private_hosts": list(self.private_hosts),
            "least_per_day": self.least_per_day,
            "most_per_day": self.most_per_day,
            "full_text": self.full_text,
        }


@dataclass(frozen=True, slots=True)
class Settings:
    """All that ``tocsin.toml`` says; ``alerts`` and ``desk`` are as they stand, for those who check them."""

    record_folder: Path | None = None
    database: str | None = None
    sources: tuple[Source, ...] = ()
    alerts: tuple[Table, ...] = ()
    desk: Mapping[str, Any] = field(default_factory=dict)


def read_settings(path: Path) -> Settings:
    """The settings of a file; paths in it start from its own folder.

    Raises SettingsError, naming the key and what to write, for a file that is missing or no TOML, for keys unknown,
    missing or twice, and for values of another form.
    """
    where = path.as_posix()
    content = _parse(path, where)
    refuse_unknown(content, TABLES, where)
    record = _checked(_table(content, "record", where), "record", f"{where}: [record]")
    sources = tuple(
        _source(table, number, path.parent, where)
        for number, table in enumerate(_tables(content, "source", where), start=1)
    )
    _refuse_doubles(sources, where)
    return Settings(
        record_folder=resolve_path(record["folder"], path.parent) if "folder" in record else None,
        database=record.get("database"),
        sources=sources,
        alerts=tuple(_tables(content, "alert", where)),
        desk=_table(content, "desk", where),
    )


def _parse(path: Path, where: str) -> Table:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise SettingsError(f"{where}: is larger than {LARGEST:,} bytes", "keep settings alone in it")
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except FileNotFoundError as error:
        raise SettingsError(f"{where}: there is no such file", "check the path") from error
    except OSError as error:
        raise SettingsError(f"{where}: cannot be read", error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{where}: is no UTF-8 at byte {error.start + 1}", "save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"{where}: is no TOML: {error}", "mend that line, see docs/reference/settings.md"
        ) from error
    except (RecursionError, ValueError) as error:
        raise SettingsError(
            f"{where}: is no TOML that can be read", "see docs/reference/settings.md"
        ) from error


def _table(content: Table, name: str, where: str) -> Table:
    table = content.get(name, {})
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: {name} is no table of its own", f"write it as [{name}]")
    return table


def _tables(content: Table, name: str, where: str) -> list[Table]:
    tables = content.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(
            f"{where}: {name} is no list of tables", f"write each one under its own [[{name}]]"
        )
    return tables


def _checked(table: Table, name: str, where: str) -> Table:
    """The values of a table, each in the form of its key."""
    known = keys_of(name)
    check_keys(table, known.values(), where)
    return {key: FORMS[known[key].form](value, f"{where}: {key}") for key, value in table.items()}


def _source(table: Table, number: int, folder: Path, where: str) -> Source:
    named = table.get("name")
    place = f"{where}: source {named!r}" if isinstance(named, str) else f"{where}: source {number}"
    values = _checked(table, "source", place)
    due_key, other = ("address", "path") if values["kind"] in WEB_KINDS else ("path", "address")
    if due_key not in values:
        message = f"{place}: {due_key} is missing"
        raise SettingsError(message, f"write {due_key} = ..., since its kind is {values['kind']}")
    if other in values:
        message = f"{place}: {other} is of no use to a source of kind {values['kind']}"
        raise SettingsError(message, f"write {due_key} alone")
    if due_key == "path":
        values["address"] = resolve_path(values.pop("path"), folder).as_posix()
    least, most = values.get("least_per_day"), values.get("most_per_day")
    if least is not None and most is not None and least > most:
        message = f"{place}: least_per_day {least} is more than most_per_day {most}"
        raise SettingsError(message, "write the smaller number as least_per_day")
    return Source(**values)


def _refuse_doubles(sources: tuple[Source, ...], where: str) -> None:
    names: set[str] = set()
    addresses: dict[str, str] = {}
    for source in sources:
        if source.name.casefold() in names:
            raise SettingsError(
                f"{where}: two sources are named {source.name!r}", "write another name for one"
            )
        names.add(source.name.casefold())
        if source.address in addresses:
            message = f"{where}: sources {addresses[source.address]!r} and {source.name!r} have one address"
            raise SettingsError(message, "leave one of them out")
        addresses[source.address] = source.name
