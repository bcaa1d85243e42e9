"""Values as people type them, in the forms of JSON that corrections take."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Literal

from tocsin.desk.typednames import read_parties, read_place
from tocsin.errors import DateError, SettingsError
from tocsin.model.correction import CorrectionSubject
from tocsin.model.day import parse_day
from tocsin.model.grade import GRADES
from tocsin.model.standing import STANDINGS
from tocsin.ontology.types import event_types, modes_of

MOST_PEOPLE = 10_000_000
NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)"
FIGURES: tuple[tuple[str, Callable[[int, int | None], tuple[int, int | None]]], ...] = (
    (rf"{NUMBER}", lambda one, _: (one, one)),
    (rf"{NUMBER} ?(?:-|–|to) ?{NUMBER}", lambda one, two: (one, two)),
    (rf"(?:at least ?{NUMBER}|{NUMBER} ?\+|{NUMBER} or more)", lambda one, _: (one, None)),
    (rf"more than {NUMBER}", lambda one, _: (one + 1, None)),
    (rf"up to {NUMBER}", lambda one, _: (0, one)),
)
YES, NO = ("yes", "true"), ("no", "false")


def read_typed(kind: CorrectionSubject, field: str, text: str, type: str) -> object:
    """The JSON value of what a person typed for a field; empty text is null, which means "not known".

    ``type`` is the type of the act, since modes hang on it. Raises SettingsError with the form that is meant, and
    SeveralFitError where a name has more than one meaning.
    """
    readers: dict[str, Callable[[str], object]] = {
        "type": lambda typed: _choice("type", typed, [known.name for known in event_types()]),
        "standing": lambda typed: _choice("standing", typed, STANDINGS),
        "grade": lambda typed: _choice("grade", typed, GRADES),
        "accepted": _yes_or_no,
        "modes": lambda typed: [_choice("mode", one, modes_of(type)) for one in _parts(typed)],
        "actors": read_parties,
        "recipients": read_parties,
        "when": _when,
        "place": lambda typed: read_place(typed) if typed else None,
        "killed": lambda typed: _figure(typed, kind),
        "injured": lambda typed: _figure(typed, kind),
    }
    if field not in readers:
        raise SettingsError("there is no such field to correct", "choose one of the list")
    return readers[field](" ".join(text.split()))


def _choice(what: str, typed: str, known: Sequence[str]) -> str:
    asked = typed.casefold().replace(" ", "-")
    found = next((name for name in known if name.casefold().replace(" ", "-") == asked), None)
    if found is None:
        raise SettingsError(
            f"{typed or 'nothing'!r} is no {what} here", "use one of " + (", ".join(known) or "none")
        )
    return found


def _yes_or_no(typed: str) -> bool:
    if typed.casefold() not in (*YES, *NO):
        raise SettingsError("say yes or no", "no means that the words tell of no such act")
    return typed.casefold() in YES


def _parts(typed: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))


def _figure(typed: str, kind: CorrectionSubject) -> object:
    """``12``, ``12-15``, ``at least 4``, ``4+``, ``more than 100``, ``up to 9``."""
    if not typed:
        return None
    for form, read in FIGURES:
        if matched := re.fullmatch(form, typed, re.IGNORECASE):
            one, *two = [int(part.replace(",", "")) for part in matched.groups() if part]
            low, high = read(one, two[0] if two else None)
            if low > MOST_PEOPLE or (high is not None and not low <= high <= MOST_PEOPLE):
                break
            return low if low == high else {"low": low, "high": high}
    raise SettingsError(
        f"{typed!r} is no number of people", "write 12, 12-15, at least 4, more than 100 or up to 9"
    )


def _when(typed: str) -> object:
    """A day, two days, a month (2024-05), a year, or ``week of`` a day."""
    if not typed:
        return None
    try:
        return _days(typed)
    except (DateError, ValueError) as error:
        raise SettingsError(
            f"{typed!r} is no time",
            "write 2024-05-03, 2024-05-03 to 2024-05-05, 2024-05, 2024 or week of 2024-05-06",
        ) from error


def _days(typed: str) -> object:
    if matched := re.fullmatch(r"(\d{4})(?:-(\d{2}))?", typed):
        year, month = int(matched[1]), int(matched[2] or 0)
        first, last = (month, month) if month else (1, 12)
        ends = dt.date(year, last, calendar.monthrange(year, last)[1])
        return _stretch(dt.date(year, first, 1), ends, "month" if month else "year")
    if matched := re.fullmatch(r"week of (\S+)", typed, re.IGNORECASE):
        start = parse_day(matched[1])
        return _stretch(start, start + dt.timedelta(days=6), "week")
    days = [parse_day(part) for part in re.split(r" ?(?: to |\.\.|–|/) ?", typed)]
    if len(days) == 1:
        return days[0].isoformat()
    start, end = days
    if start >= end:
        raise ValueError
    return _stretch(start, end, "span")


def _stretch(start: dt.date, end: dt.date, precision: Literal["week", "month", "year", "span"]) -> object:
    return {"start": start.isoformat(), "end": end.isoformat(), "precision": precision}
