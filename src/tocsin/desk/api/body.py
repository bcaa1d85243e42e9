"""The JSON that a program sends, read with checks: a wrong field is named, an unknown one is refused."""

import json
from collections.abc import Sequence
from typing import NoReturn

from anyio.from_thread import run
from starlette.requests import Request

from tocsin.errors import ModelError
from tocsin.model.fields import Fields
from tocsin.store.identity import UNKEPT

LONGEST = 5_000
"""Characters of one text."""
MOST_LISTED = 500
LARGEST = 2**53
"""Numbers beyond are not the same in every program."""


class Body(Fields):
    """The object that was sent."""

    def check_names(self, *known: str) -> None:
        """Raises ModelError for a field that there is not."""
        strange = next((name for name in self._value if name not in known), None)
        if strange is not None:
            raise ModelError(f"there is no field {strange[:40]!r} here", "send " + ", ".join(known))

    def names(self, name: str, least: int) -> list[str]:
        """A list of so many texts or more. Raises ModelError."""
        found = self.texts(name)
        if not least <= len(found) <= MOST_LISTED:
            raise self.wrong(name, f"a list of {least} to {MOST_LISTED} strings")
        return found

    def has(self, name: str) -> bool:
        """Whether the field was sent, if only as null."""
        return name in self._value


def read_body(request: Request, known: Sequence[str]) -> Body:
    """The object that a request carries, for an endpoint that runs in a thread.

    Raises ModelError for what is no JSON object, has other fields than ``known``, or holds what no record can keep.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise ModelError("the body is not said to be JSON", "send content-type: application/json")
    try:
        value = json.loads(run(request.body), parse_constant=_refuse)
        _check(value)
    except (ValueError, RecursionError) as error:
        raise ModelError(
            f"the body is no JSON that can be kept: {str(error)[:80]}", "send one object, {...}, in UTF-8"
        ) from error
    body = Body(value)
    body.check_names(*known)
    return body


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _check(value: object) -> None:
    """Raises ValueError for a text or a number that not every database keeps alike."""
    if isinstance(value, str):
        if len(value) > LONGEST or UNKEPT.search(value):
            raise ValueError(f"a text is longer than {LONGEST:,} characters or holds broken ones")
    elif isinstance(value, int | float):
        if abs(value) > LARGEST:
            raise ValueError("a number is too large")
    elif isinstance(value, list):
        for one in value:
            _check(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            _check(name)
            _check(one)
