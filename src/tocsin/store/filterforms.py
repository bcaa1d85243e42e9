"""How the values of a filter are written: one reader a form. Each raises ValueError for what is not in its form."""

import datetime as dt
import math
import re

from tocsin.errors import DateError
from tocsin.model.day import parse_day
from tocsin.store.utctime import say_utc

FARTHEST = 20_037.6  # kilometres: half way round the earth
DAY_ALONE = re.compile(r"\d{4}-\d{2}-\d{2}")
WHOLE = re.compile(r"\d{1,9}")


def read_choices(text: str, known: frozenset[str]) -> str:
    """Values of a closed list, separated by commas, as they are spelled there and without doubles."""
    spelled = {name.casefold(): name for name in known}
    values = [part.strip().casefold() for part in text.split(",")]
    if not all(value in spelled for value in values):
        raise ValueError
    return ",".join(dict.fromkeys(spelled[value] for value in values))


def read_countries(text: str) -> str:
    """Two-letter codes of ISO 3166, separated by commas, in capitals."""
    codes = [part.strip().upper() for part in text.split(",")]
    if not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        raise ValueError
    return ",".join(dict.fromkeys(codes))


def read_whole(text: str) -> int:
    """A whole number from 0."""
    if not WHOLE.fullmatch(text):
        raise ValueError
    return int(text)


def read_share(text: str) -> float:
    """A number from 0 to 1."""
    share = float(text)
    if not 0 <= share <= 1:
        raise ValueError
    return share


def read_near(text: str) -> tuple[float, float, float]:
    """Latitude, longitude and kilometres."""
    lat, lon, km = _numbers(text, 3)
    if abs(lat) > 90 or abs(lon) > 180 or not 0 < km <= FARTHEST:
        raise ValueError
    return lat, lon, km


def read_box(text: str) -> tuple[float, float, float, float]:
    """West, south, east and north; west lies above east where the box crosses the 180th meridian."""
    west, south, east, north = _numbers(text, 4)
    if abs(west) > 180 or abs(east) > 180 or not -90 <= south <= north <= 90:
        raise ValueError
    return west, south, east, north


def read_day(text: str) -> dt.date:
    """A day of the calendar and nothing after it."""
    if not DAY_ALONE.fullmatch(text):
        raise ValueError
    try:
        return parse_day(text)
    except DateError as error:
        raise ValueError from error


def read_start(text: str) -> dt.datetime:
    """A time with its offset; a day alone is its start in UTC."""
    return _time(text, dt.time.min)


def read_end(text: str) -> dt.datetime:
    """A time with its offset; a day alone is its last microsecond in UTC."""
    return _time(text, dt.time.max)


def say_value(value: object) -> str:
    """The value of a filter as it is written."""
    if isinstance(value, dt.datetime):
        return say_utc(value)
    if isinstance(value, tuple):
        return ",".join(_say_number(float(part)) for part in value)
    return _say_number(value) if isinstance(value, float) else str(value)


def _time(text: str, of_day: dt.time) -> dt.datetime:
    if DAY_ALONE.fullmatch(text):
        return dt.datetime.combine(read_day(text), of_day, dt.UTC)
    time = dt.datetime.fromisoformat(text)
    if time.utcoffset() is None:
        raise ValueError
    try:
        return time.astimezone(dt.UTC)
    except OverflowError as error:
        raise ValueError from error


def _numbers(text: str, due: int) -> tuple[float, ...]:
    numbers = tuple(float(part) for part in text.split(","))
    if len(numbers) != due or not all(math.isfinite(number) for number in numbers):
        raise ValueError
    return numbers


def _say_number(number: float) -> str:
    return repr(number).removesuffix(".0")
