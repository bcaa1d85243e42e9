"""Days, weeks, months and years as stretches of dates. Weeks run from Monday to Sunday (ISO 8601)."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

Stretch = tuple[date, date]
"""First and last day, both included."""


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Stretch:
    """All days of a month."""
    first = date(year, month, 1)
    return first, shift_months(first, 1) - timedelta(days=1)


def years_of(first: int, last: int | None = None) -> Stretch:
    """All days of a year, or from one year through another."""
    return date(first, 1, 1), date(first if last is None else last, 12, 31)


def week_of(day: date) -> Stretch:
    """The week, Monday to Sunday, that holds ``day``."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter (1 to 4) of a calendar year."""
    return month_of(year, 3 * quarter - 2)[0], month_of(year, 3 * quarter)[1]


def season_of(year: int, season: int) -> Stretch:
    """A meteorological season of the north: 0 spring (March to May) to 3 winter (December to February)."""
    first = date(year, 3 * season + 3, 1)
    return first, shift_months(first, 3) - timedelta(days=1)


def shift_months(day: date, months: int) -> date:
    """``day`` moved by whole months, cut to the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    for number in range(day.day, 27, -1):
        moved = day_of(year, month, number)
        if moved is not None:
            return moved
    return date(year, month, min(day.day, 28))


_SHIFTS: dict[str, Callable[[date, int], date]] = {
    "day": lambda day, n: day + timedelta(days=n),
    "week": lambda day, n: day + timedelta(weeks=n),
    "month": shift_months,
    "quarter": lambda day, n: shift_months(day, 3 * n),
    "year": lambda day, n: shift_months(day, 12 * n),
    "decade": lambda day, n: shift_months(day, 120 * n),
    "century": lambda day, n: shift_months(day, 1200 * n),
}


def shift(day: date, count: int, grain: str) -> date | None:
    """``day`` moved by ``count`` units; None when that leaves the calendar or the unit is none of whole days."""
    move = _SHIFTS.get(grain)
    try:
        return None if move is None else move(day, count)
    except (ValueError, OverflowError):
        return None


def stretch_around(day: date, grain: str) -> Stretch:
    """The calendar unit (day to century) that holds ``day``."""
    match grain:
        case "week":
            return week_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "year":
            return years_of(day.year)
        case "decade":
            first = max(MINYEAR, day.year - day.year % 10)
            return years_of(first, min(MAXYEAR, day.year - day.year % 10 + 9))
        case "century":
            first = day.year - (day.year - 1) % 100
            return years_of(first, min(MAXYEAR, first + 99))
        case _:
            return day, day


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    offset = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * offset + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` such weekday (0 is Monday) of a month; -1 is the last."""
    first, last = month_of(year, month)
    if nth < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def nearest_weekday(published: date, weekday: int, *, ahead: bool, today: bool) -> date:
    """The nearest such weekday, before ``published`` or ``ahead`` of it; ``today`` lets that day itself count."""
    gap = (weekday - published.weekday()) % 7 if ahead else (published.weekday() - weekday) % 7
    if gap == 0 and not today:
        gap = 7
    return published + timedelta(days=gap if ahead else -gap)
