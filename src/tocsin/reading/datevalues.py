"""What calendar dates mean: days, months, seasons, years, with or without their year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from tocsin.model.when import WhenPrecision
from tocsin.reading.calendar import (
    Stretch,
    day_of,
    easter,
    month_of,
    nth_weekday,
    quarter_of,
    season_of,
    shift_months,
    years_of,
)
from tocsin.reading.timemention import Grain, Part, Tense, TimeKind, TimeValue
from tocsin.reading.timewords import time_words

Groups = Mapping[str, str]
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


def _given_year(groups: Groups, setting: Setting, shift: str = "shift") -> int | None:
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
    found = [day_of(setting.published.year + step, month, day) for step in range(-8, 9)]
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


def _days(groups: Groups, setting: Setting) -> TimeValue | None:
    words = time_words()
    month, day = int(words.look_up("months", groups["month"])), int(groups["day"])
    year = _given_year(groups, setting, "shift2" if "shift2" in groups else "shift")
    if "shift2" not in groups and "year" not in groups and groups.get("shape") == "month_day":
        year = None
    first = day_of(year, month, day) if year is not None else nearest_day(setting, month, day)
    if day_of(2000, month, day) is None:
        return None
    if first is None:
        return TimeValue(grain="day")
    last = day_of(first.year, month, int(groups["day2"])) if "day2" in groups else first
    if last is None or last < first:
        return None
    precision: WhenPrecision = "day" if last == first else "span"
    return TimeValue(
        first, last, precision, "point" if last == first else "span", "day", absolute="year" in groups
    )


def _iso(groups: Groups, setting: Setting) -> TimeValue | None:
    day = day_of(int(groups["year"]), int(groups["num_month"]), int(groups["num_day"]))
    return stretch_value((day, day), "day", absolute=True) if day else None


def _numeric(groups: Groups, setting: Setting) -> TimeValue | None:
    first, second, year = int(groups["first_number"]), int(groups["second_number"]), int(groups["year"])
    day_first, month_first = day_of(year, second, first), day_of(year, first, second)
    if groups["mark"] == ".":
        month_first = None
    if day_first is not None and month_first is not None and day_first != month_first:
        return TimeValue(grain="day")
    day = day_first or month_first
    return stretch_value((day, day), "day", absolute=True) if day else None


def _month(groups: Groups, setting: Setting) -> TimeValue | None:
    month = int(time_words().look_up("months", groups["month"]))
    if "that" in groups:
        return TimeValue(kind="vague", grain="month")
    year = None if groups["shape"] == "month" else _given_year(groups, setting)
    stretch = (
        nearest_month(setting, month, groups.get("shift", "")) if year is None else month_of(year, month)
    )
    return stretch_value(stretch, "month", part=part_of(groups), absolute="year" in groups)


def _months_year(groups: Groups, setting: Setting) -> TimeValue | None:
    year, words = int(groups["year"]), time_words()
    first = month_of(year, int(words.look_up("months", groups["month"])))[0]
    last = month_of(year, int(words.look_up("months", groups["month2"])))[1]
    if last < first:
        return None
    return TimeValue(first, last, "span", "span", "month", part=part_of(groups), absolute=True)


def _quarter(groups: Groups, setting: Setting) -> TimeValue | None:
    ordinal = groups.get("quarter") or time_words().look_up("ordinals", groups["ordinal"])
    number, year = int(ordinal), _given_year(groups, setting)
    if not 1 <= number <= 4:
        return None
    if year is None and setting.published is not None:
        day = setting.published
        year = day.year - (number > (day.month + 2) // 3 and not setting.ahead)
    stretch = quarter_of(year, number) if year is not None else None
    return stretch_value(stretch, "quarter", part=part_of(groups), absolute="year" in groups)


def _half(groups: Groups, setting: Setting) -> TimeValue | None:
    year = _given_year(groups, setting)
    if year is None:
        return TimeValue(grain="half")
    later = groups["which"].lower() not in ("first", "1st")
    stretch = (date(year, 7, 1), date(year, 12, 31)) if later else (date(year, 1, 1), date(year, 6, 30))
    return stretch_value(stretch, "half", absolute="year" in groups)


def _season(groups: Groups, setting: Setting) -> TimeValue | None:
    name = groups.get("season") or groups.get("season2") or groups["season3"]
    season = int(time_words().look_up("seasons", name))
    year = _given_year(groups, setting, "shift2")
    if year is None and setting.published is not None:
        year = setting.published.year
        start = date(year, 3 * season + 3, 1)
        step = time_words().look_up("shifts", groups["shift"]) if "shift" in groups else int(setting.ahead)
        if step == 1:
            year += start <= setting.published
        elif step == -1:
            year -= shift_months(start, 3) > setting.published
        else:
            year -= start > setting.published and step == 0 and not setting.ahead and "shift" not in groups
    stretch = season_of(year, season) if year is not None else None
    return stretch_value(stretch, "season", part=part_of(groups), absolute="year" in groups)


def _decade(groups: Groups, setting: Setting) -> TimeValue | None:
    first = int(groups["decade"]) * 10 if "decade" in groups else 1900 + 10 * int(groups["short_decade"])
    return stretch_value(years_of(first, first + 9), "decade", part=part_of(groups), absolute=True)


def _century(groups: Groups, setting: Setting) -> TimeValue | None:
    number = int(groups.get("century") or time_words().look_up("ordinals", groups["ordinal"]))
    if not 1 <= number <= 30:
        return None
    stretch = years_of(100 * number - 99, 100 * number)
    return stretch_value(stretch, "century", part=part_of(groups), absolute=True)


def _holiday_in(rule: Mapping[str, object], year: int) -> date:
    if "easter" in rule:
        return easter(year) + timedelta(days=cast(int, rule["easter"]))
    if "nth" in rule:
        month, weekday, nth = cast(list[int], rule["nth"])
        return nth_weekday(year, month, weekday, nth)
    return date(year, cast(int, rule["month"]), cast(int, rule["day"]))


def _holiday(groups: Groups, setting: Setting) -> TimeValue | None:
    rule = time_words().look_up("holidays", groups["holiday"])
    year = rule.get("year", groups.get("year"))
    if year is None and setting.published is not None:
        year = setting.published.year
        day = _holiday_in(rule, year)
        year += (day < setting.published) if setting.ahead else -(day > setting.published)
    if year is None:
        return TimeValue(grain="day")
    day = _holiday_in(rule, int(year))
    return stretch_value((day, day), "day", absolute="year" in groups or "year" in rule)


def _named_day(groups: Groups, setting: Setting) -> TimeValue | None:
    words = time_words()
    famous: date = words.look_up("named_days", groups["named_day"])
    latest = nearest_day(replace(setting, tense="past"), famous.month, famous.day)
    if setting.published is not None and latest is not None:
        just_past = (setting.published - latest).days <= words.tables["limits"]["just_past_days"]
        famous = latest if just_past or setting.published < famous else famous
    return stretch_value((famous, famous), "day", absolute=True)


def _years(groups: Groups, setting: Setting) -> TimeValue | None:
    first = int(groups["year"])
    if "year2" not in groups:
        return stretch_value(years_of(first), "year", part=part_of(groups), absolute=True)
    written = groups["year2"]
    last = int(groups["year"][: 4 - len(written)] + written)
    if not first < last < first + 100:
        return None
    return TimeValue(*years_of(first, last), "span", "span", "year", absolute=True)


DATE_RESOLVERS: Mapping[str, Resolver] = {
    "named_day": _named_day,
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _days,
    "month_day": _days,
    "months_year": _months_year,
    "month_year": _month,
    "month_shift": _month,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "holiday": _holiday,
    "edge_year": _years,
}
"""What each shape of a calendar date means, by the name of the shape in ``data/times.toml``."""
