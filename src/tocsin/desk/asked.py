"""The filter in an address, and addresses with a part of it changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from tocsin.desk.addresses import address
from tocsin.errors import SettingsError
from tocsin.store.filters import EVERYTHING, Filter, filter_parameters, parse_filter

BESIDE = ("offset", "limit", "order", "page", "redact")
"""Parameters that are no part of the filter."""
LONGEST_OFFSET = 10_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks: the filter, its parameters, where in the list, and what is wrong with it if anything."""

    filter: Filter
    parameters: Mapping[str, str]
    offset: int = 0
    trouble: str = ""

    def without(self, *names: str) -> dict[str, str]:
        """The parameters but for these."""
        return {name: value for name, value in self.parameters.items() if name not in names}

    def query(self, *but: str) -> str:
        """The parameters but for these as ``?name=value``, empty where there are none."""
        return address("", self.without(*but))


def read_asked(request: Request, strict: bool = False, **fixed: str) -> Asked:
    """What the address of a request asks; a wrong filter asks for everything and says what is wrong.

    With ``strict`` it raises SettingsError for a wrong filter. ``fixed`` are parameters that the page itself sets.
    """
    given = {name: value for name, value in request.query_params.items() if name not in BESIDE} | fixed
    offset = request.query_params.get("offset", "0")
    start = min(int(offset), LONGEST_OFFSET) if offset.isascii() and offset.isdigit() else 0
    try:
        found = parse_filter(given)
    except SettingsError as error:
        if strict:
            raise
        return Asked(parse_filter(fixed) if fixed else EVERYTHING, fixed, start, str(error))
    return Asked(found, filter_parameters(found), start)
