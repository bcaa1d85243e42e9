"""A person's value, or the machine's beside it, in the words in which it could be typed."""

from collections.abc import Mapping

from tocsin.desk.rendering import say_value
from tocsin.errors import DateError
from tocsin.model.day import parse_day
from tocsin.model.when import When
from tocsin.model.words import UNKNOWN, say_when

TOLLS = ("killed", "injured")


def say_corrected(field: str, value: object) -> str:
    """``12-15``, ``4+``, ``2024-05-03``, names with commas between them; "unknown" for what is not known."""
    if value is None or value == []:
        return UNKNOWN
    if isinstance(value, Mapping) and field in TOLLS:
        low, high = value.get("low"), value.get("high")
        return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"
    if isinstance(value, Mapping) and field == "when":
        return _when(value)
    return say_value(value)


def _when(value: Mapping[str, object]) -> str:
    try:
        start, end = parse_day(str(value.get("start"))), parse_day(str(value.get("end")))
    except DateError:
        return UNKNOWN
    precision = value.get("precision")
    if precision == "week":
        return say_when(When(start, end, "week"))
    if precision == "month":
        return say_when(When(start, end, "month"))
    return say_when(When(start, end, "year" if precision == "year" else "day"))
