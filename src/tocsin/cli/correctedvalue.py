"""What a person types in place of a machine's value, in the forms of JSON that corrections take."""

import json
import re

from tocsin.errors import SettingsError
from tocsin.knowledge.gazetteer import PlaceRecord, open_gazetteer

UNKNOWN = ("unknown", "null", "")
YES, NO = ("yes", "true"), ("no", "false")
LISTS = ("modes", "actors", "recipients")
FIGURES = ("killed", "injured")
NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,9})"
FIGURE = re.compile(rf"{NUMBER}(?:(\+)| ?(?:-|–|to) ?{NUMBER})?")
DAYS = re.compile(r"(\d{4}-\d{2}-\d{2})(?: ?(?:to|/|–) ?(\d{4}-\d{2}-\d{2}))?")
SHOWN = 5


def read_value(field: str, typed: str) -> object:
    """The value of a field as JSON, a plain number or names: ``12``, ``12-15``, ``4+``, ``2026-11-24``, ``Goma``,
    ``drone, firearms``, ``yes``; "unknown" is null.

    Raises SettingsError for text that is no value of that field, or a place name that several places have.
    """
    text = " ".join(typed.split())
    if field == "accepted":
        return _yes_or_no(text)
    if text[:1] in ("{", "["):
        return _json(field, text)
    if text.casefold() in UNKNOWN:
        return [] if field in LISTS else None
    if field in LISTS:
        return list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if field in FIGURES:
        return _figure(field, text)
    if field == "when":
        return _when(text)
    return _place(text) if field == "place" else text.upper() if field == "type" else text.casefold()


def _json(field: str, text: str) -> object:
    try:
        return json.loads(text, parse_constant=_none_such)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{field}: the value is no JSON ({error})", "put it in single quotes") from error


def _none_such(name: str) -> object:
    raise ValueError(f"{name} is no number")


def _yes_or_no(text: str) -> bool:
    if text.casefold() not in (*YES, *NO):
        raise SettingsError("accepted is yes or no", "no says that the words tell of no such act")
    return text.casefold() in YES


def _figure(field: str, text: str) -> object:
    matched = FIGURE.fullmatch(text)
    if matched is None:
        raise SettingsError(
            f"{field}: {text[:40]!r} is no number of people", "write 12, 12-15, 4+ or unknown"
        )
    low = int(matched[1].replace(",", ""))
    if matched[2]:
        return {"low": low, "high": None}
    high = int(matched[3].replace(",", "")) if matched[3] else low
    return low if high == low else {"low": low, "high": high}


def _when(text: str) -> object:
    matched = DAYS.fullmatch(text)
    if matched is None:
        raise SettingsError(
            f"when: {text[:40]!r} is no day", "write 2026-11-24, two days with to, or unknown"
        )
    if matched[2] is None or matched[2] == matched[1]:
        return matched[1]
    return {"start": matched[1], "end": matched[2], "precision": "span"}


def _place(text: str) -> object:
    with open_gazetteer() as gazetteer:
        known = gazetteer.by_id(text)
        found = [known] if known else list(gazetteer.lookup(text))
    if not found:
        raise SettingsError(
            f"the gazetteer knows no place {text[:60]!r}", 'write {"name": ..., "precision": ...}'
        )
    if len(found) > 1:
        choices = "; ".join(_say(one) for one in found[:SHOWN])
        raise SettingsError(f"several places are called {text!r}", f"write the id of one: {choices}")
    place = found[0]
    names = ("name", "precision", "country", "lat", "lon", "id", "geonames")
    return {name: getattr(place, name) for name in names}


def _say(place: PlaceRecord) -> str:
    return f"{place.id} " + ", ".join(part for part in (place.name, place.admin1, place.country) if part)
