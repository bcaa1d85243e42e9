"""Long lists come a page at a time: how many, from where, in which order, and the addresses of the pages beside."""

from dataclasses import dataclass

from starlette.requests import Request

from tocsin.errors import SettingsError
from tocsin.store.search import ORDERS, Order

USUAL, MOST = 50, 500
LONGEST_OFFSET = 10_000_000


@dataclass(frozen=True, slots=True)
class Page:
    """``limit`` things after the first ``offset``."""

    limit: int
    offset: int

    def cut(self, listed: list[object]) -> list[object]:
        """The part of a whole list."""
        return listed[self.offset : self.offset + self.limit]


def read_page(request: Request, usual: int = USUAL, most: int = MOST) -> Page:
    """The page that an address asks for. Raises SettingsError for a limit or an offset that is none."""
    return Page(_whole(request, "limit", usual, 1, most), _whole(request, "offset", 0, 0, LONGEST_OFFSET))


def read_order(request: Request) -> Order:
    """The order that an address asks for, the newest first. Raises SettingsError where there is no such order."""
    asked = request.query_params.get("order", "newest")
    if asked not in ORDERS:
        raise SettingsError(f"there is no order {asked[:40]!r}", "use " + ", ".join(ORDERS))
    return asked


def check_names(request: Request, *known: str) -> None:
    """Raises SettingsError for a parameter that there is not, so that no misspelt one is taken for an answer."""
    strange = next((name for name in request.query_params if name not in known), None)
    if strange is not None:
        raise SettingsError(f"there is no parameter {strange[:40]!r}", "use " + (", ".join(known) or "none"))


def pages_beside(request: Request, page: Page, total: int) -> dict[str, str]:
    """The addresses of the next and the previous page (``next``, ``prev``), as far as there are any."""
    found = {}
    if page.offset + page.limit < total:
        found["next"] = _address(request, page.limit, page.offset + page.limit)
    if page.offset > 0:
        found["prev"] = _address(request, page.limit, max(0, page.offset - page.limit))
    return found


def link_header(beside: dict[str, str]) -> dict[str, str]:
    """The same as the header ``Link`` (RFC 8288), nothing where there are none."""
    said = ", ".join(f'<{address}>; rel="{name}"' for name, address in beside.items())
    return {"link": said} if said else {}


def _address(request: Request, limit: int, offset: int) -> str:
    return str(request.url.include_query_params(limit=limit, offset=offset))


def _whole(request: Request, name: str, usual: int, least: int, most: int) -> int:
    text = request.query_params.get(name, "")
    if not text:
        return usual
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and least <= int(text) <= most):
        raise SettingsError(
            f"{name} is a whole number from {least} to {most:,}, and {text[:40]!r} is not",
            f"write {name}={usual}",
        )
    return int(text)
