"""What calendar dates mean: days, months and holidays, with or without their year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from tocsin.model.when import WhenPrecision
from tocsin.reading.calendar import day_of, easter, month_of, nth_weekday
from tocsin.reading.timemention import TimeValue
from tocsin.reading.timesetting import (
    Groups,
    Resolver,
    Setting,
    given_year,
    nearest_day,
    nearest_month,
    part_of,
    stretch_value,
)
from tocsin.reading.timewords import time_words


def _days(groups: Groups, setting: Setting) -> TimeValue | None:
    words = time_words()
    month, day = int(words.look_up("months", groups["month"])), int(groups["day"])
    year = given_year(groups, setting, "shift2" if "shift2" in groups else "shift")
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


def _short_date(groups: Groups, setting: Setting) -> TimeValue | None:
    month = int(time_words().look_up("months", groups["month"]))
    day = day_of(1900 + int(groups["short_year"]), month, int(groups["day"]))
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
    year = None if groups["shape"] == "month" else given_year(groups, setting)
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
        just_past = 0 <= (setting.published - latest).days <= words.tables["limits"]["just_past_days"]
        famous = latest if just_past or setting.published < famous else famous
    return stretch_value((famous, famous), "day", absolute=True)


DATE_RESOLVERS: Mapping[str, Resolver] = {
    "named_day": _named_day,
    "iso": _iso,
    "numeric": _numeric,
    "short_date": _short_date,
    "day_month": _days,
    "month_day": _days,
    "months_year": _months_year,
    "month_year": _month,
    "month_shift": _month,
    "month": _month,
    "holiday": _holiday,
}
"""What each shape of a calendar date means, by the name of the shape in ``data/times.toml``."""
