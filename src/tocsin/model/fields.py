"""The fields of one JSON object, read with checks: a wrong one is named by its full path."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from tocsin.errors import DateError, ModelError
from tocsin.model.day import parse_day


class Fields:
    """A JSON object and where it lies (``claims[2].place``); an unfit field raises ModelError."""

    def __init__(self, value: object, path: str = "") -> None:
        self.path = path
        if not isinstance(value, Mapping):
            raise ModelError(f"{path or 'the record'} is not a JSON object", "write it as {...}")
        self._value: Mapping[str, object] = value

    def where(self, name: str) -> str:
        """The full path of one field."""
        return f"{self.path}.{name}" if self.path else name

    def raw(self, name: str) -> object:
        """The value as it stands; a missing field and null are both None."""
        return self._value.get(name)

    def wrong(self, name: str, due: str) -> ModelError:
        """The error that says what a field should have been."""
        missing = name not in self._value
        return ModelError(f"{self.where(name)} is missing" if missing else f"{self.where(name)} is not {due}")

    def maybe_text(self, name: str) -> str | None:
        """A string or None."""
        value = self.raw(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(name, "a string")
        return value

    def text(self, name: str) -> str:
        """A string."""
        value = self.maybe_text(name)
        if value is None:
            raise self.wrong(name, "a string")
        return value

    def choice(self, name: str, among: Sequence[str]) -> str:
        """One of the strings of ``among``."""
        value = self.text(name)
        if value not in among:
            raise self.wrong(name, "one of " + ", ".join(among))
        return value

    def maybe_whole(self, name: str) -> int | None:
        """A whole number or None."""
        value = self.raw(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.wrong(name, "a whole number")
        return value

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self.maybe_whole(name)
        if value is None:
            raise self.wrong(name, "a whole number")
        return value

    def maybe_number(self, name: str) -> float | None:
        """A number or None."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.wrong(name, "a number")
        return float(value)

    def maybe_day(self, name: str) -> dt.date | None:
        """An ISO date or None. Raises DateError for a string that is none."""
        value = self.maybe_text(name)
        if value is None:
            return None
        try:
            return parse_day(value)
        except DateError as error:
            raise DateError(f"{self.where(name)} {error.message}", error.hint) from error

    def maybe_child(self, name: str) -> "Fields | None":
        """An object or None."""
        value = self.raw(name)
        return None if value is None else Fields(value, self.where(name))

    def child(self, name: str) -> "Fields":
        """An object."""
        found = self.maybe_child(name)
        if found is None:
            raise self.wrong(name, "a JSON object")
        return found

    def children(self, name: str) -> Iterator["Fields"]:
        """The objects of a list; a missing list is empty."""
        for number, value in enumerate(self._list(name)):
            yield Fields(value, f"{self.where(name)}[{number}]")

    def texts(self, name: str) -> list[str]:
        """The strings of a list; a missing list is empty."""
        values = [value for value in self._list(name) if isinstance(value, str)]
        if len(values) != len(self._list(name)):
            raise self.wrong(name, "a list of strings")
        return values

    def _list(self, name: str) -> list[object]:
        value = self.raw(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, "a list")
        return value
