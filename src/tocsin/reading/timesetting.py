"""Where an expression of time stands, and which of the days that fit its words it means there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from tocsin.model.when import WhenPrecision
from tocsin.reading.calendar import Stretch, day_of, month_of
from tocsin.reading.timemention import Grain, Part, Tense, TimeKind, TimeValue
from tocsin.reading.timewords import time_words

Groups = Mapping[str, str]
# So many years from the publication a day is looked for: 29 February may not come again for eight years.
_NEXT_YEARS, _LEAP_YEARS = range(-1, 2), range(-8, 9)
_PRECISION: dict[str, WhenPrecision] = {"day": "day", "week": "week", "month": "month", "year": "year"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: the day of publication (None if unknown) and the tense of its clause."""

    published: date | None
    tense: Tense

    @property
    def ahead(self) -> bool:
        """Whether dates are to be looked for after the publication."""
        return self.tense == "future"


Resolver = Callable[[Groups, Setting], TimeValue | None]


def stretch_value(
    stretch: Stretch | None,
    grain: Grain,
    *,
    part: Part = "",
    absolute: bool = False,
    amount: float | None = None,
) -> TimeValue:
    """A point of the calendar with the precision of its grain; unknown without a stretch."""
    if stretch is None:
        return TimeValue(grain=grain, part=part, amount=amount)
    precision = _PRECISION.get(grain, "span")
    kind: TimeKind = "span" if precision == "span" else "point"
    return TimeValue(*stretch, precision, kind, grain, amount, part, absolute)


def part_of(groups: Groups, name: str = "part") -> Part:
    """The part of a unit that a word like "early" names."""
    return cast(Part, time_words().look_up("parts", groups[name])) if name in groups else ""


def shifted_year(groups: Groups, setting: Setting, name: str = "shift") -> int | None:
    """The year that "last year", "this year" or a plain number names; None if neither is there."""
    if name in groups and setting.published is not None:
        return setting.published.year + int(time_words().look_up("shifts", groups[name]))
    return None


def given_year(groups: Groups, setting: Setting, shift: str = "shift") -> int | None:
    """The year that the expression names by its number or as "last year"; None if it names none."""
    return int(groups["year"]) if "year" in groups else shifted_year(groups, setting, shift)


def _nearest(setting: Setting, past: date | None, future: date | None) -> date | None:
    """The past or the coming one of two candidates: as the tense says, or the one that is much nearer."""
    if past is None or future is None or setting.published is None:
        return future if setting.ahead or past is None else past
    limits = time_words().tables["limits"]
    near = (future - setting.published).days <= limits["near_future_days"]
    far = (setting.published - past).days >= limits["far_past_days"]
    return future if setting.ahead or (near and far) else past


def nearest_day(setting: Setting, month: int, day: int) -> date | None:
    """The day without a year that lies nearest before the publication, or after it in the future tense."""
    if setting.published is None:
        return None
    years = _LEAP_YEARS if (month, day) == (2, 29) else _NEXT_YEARS
    found = [day_of(setting.published.year + step, month, day) for step in years]
    days = [one for one in found if one is not None]
    past = max((one for one in days if one <= setting.published), default=None)
    future = min((one for one in days if one >= setting.published), default=None)
    return _nearest(setting, past, future)


def nearest_month(setting: Setting, month: int, shift: str = "") -> Stretch | None:
    """The month without a year; "last October" said in the two months after an October means the one before."""
    published = setting.published
    if published is None:
        return None
    past = published.year - (month > published.month)
    future = published.year + (month < published.month)
    step = time_words().look_up("shifts", shift) if shift else None
    if step is None:
        first = _nearest(setting, date(past, month, 1), date(future, month, 1))
        return month_of(first.year, month) if first is not None else None
    if step == 0:
        return month_of(published.year, month)
    if step == 1:
        return month_of(future + (month == published.month), month)
    near = time_words().tables["limits"]["months_after_which_last_means_latest"]
    return month_of(past - (past == published.year and published.month - month <= near), month)
