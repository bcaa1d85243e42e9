"""Addresses of pages: filters in them, and links out that lead nowhere but to the web."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from tocsin.model.incident import PartyTally
from tocsin.model.place import Place


def address(path: str, parameters: Mapping[str, str | int]) -> str:
    """A path with its parameters, those without a value left out."""
    given = {name: value for name, value in parameters.items() if value not in ("", 0)}
    return f"{path}?{urlencode(given)}" if given else path


def actor_address(party: PartyTally) -> str:
    """The page of an actor, by its id where the actor book knows it, else by its name."""
    return f"/actors/{quote(party.id or party.name, safe='')}"


def key_address(kind: str, key: str) -> str:
    """The page of an actor or a place (``kind`` is ``actors`` or ``places``) by its id or name."""
    return f"/{kind}/{quote(key, safe='')}"


def place_address(place: Place) -> str:
    """The page of a place."""
    return f"/places/{quote(place.id or place.name, safe='')}"


def outward(url: str | None) -> str | None:
    """An address that may stand in a link: of the web, None for all else (``javascript:``, ``data:``)."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
