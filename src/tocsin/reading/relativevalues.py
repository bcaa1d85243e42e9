"""What expressions counted from the day of publication mean: yesterday, on Sunday, two weeks ago, this month."""

import math
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import cast

from tocsin.model.when import WhenPrecision
from tocsin.reading.calendar import Stretch, nearest_weekday, shift, stretch_around, week_of
from tocsin.reading.timemention import Grain, TimeRole, TimeValue
from tocsin.reading.timesetting import Groups, Resolver, Setting, part_of, stretch_value
from tocsin.reading.timewords import time_words

_BESIDE = ("previous", "preceding", "following")
_HOURS = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1.0}
_EXACT_ENOUGH = re.compile(
    r"(?:about|around|roughly|approximately|just|only|exactly|some|the|for|over)?\s*$", re.IGNORECASE
)


def unit_of(word: str) -> tuple[Grain, int]:
    """The calendar unit of a word and how many of it the word means (a fortnight is two weeks)."""
    words = time_words()
    unit = str(words.look_up("units", word) or words.look_up("units", word[:-1]))
    if unit == "fortnight":
        return "week", 2
    return cast(Grain, "hour" if unit in _HOURS else unit), 1


def amount_of(groups: Groups) -> float | None:
    """The number before a unit; None for "several" or no number."""
    word = " ".join(groups.get("count", "").lower().split())
    number = time_words().tables["counts"].get(word) or _compound(word)
    if number is None:
        number = _written(word) if word[:1].isdigit() else 0
    return (number + (0.5 if groups.get("half", "").strip() else 0)) or None


def _compound(word: str) -> int | None:
    tables = time_words().tables
    ten, _, one = word.replace(" ", "-").partition("-")
    return (
        tables["tens"][ten] + tables["ones"][one] if ten in tables["tens"] and one in tables["ones"] else None
    )


def _written(word: str) -> float:
    """A number in figures, with a point, a comma or a fraction: "2 1/2"."""
    whole, _, fraction = word.partition(" ")
    above, _, below = fraction.partition("/")
    return float(whole.replace(",", ".")) + (int(above) / int(below) if below and int(below) else 0)


def _days_of(groups: Groups, amount: float) -> int:
    hours = _HOURS.get(str(time_words().look_up("units", groups["unit"])), 1.0) * amount
    return math.ceil(hours / 24)


def _rolling(published: date, groups: Groups, amount: float, sign: int) -> Stretch | None:
    grain, many = unit_of(groups["unit"])
    if grain == "hour":
        other: date | None = published + timedelta(days=sign * _days_of(groups, amount))
    elif grain == "weekend":
        return None
    else:
        other = shift(published, sign * round(amount * many), grain)
    if other is None:
        return None
    return (other, published) if sign < 0 else (published, other)


def _deictic(groups: Groups, setting: Setting) -> TimeValue | None:
    if setting.published is None:
        return TimeValue(grain="day")
    day = setting.published + timedelta(days=int(time_words().look_up("deictics", groups["deictic"])))
    return stretch_value((day, day), "day")


def _weekday(groups: Groups, setting: Setting) -> TimeValue | None:
    words = time_words()
    number = int(words.look_up("weekdays", groups["weekday"]))
    if setting.published is None:
        return TimeValue(grain="day")
    if "shift2" in groups:
        step = int(words.look_up("shifts", groups["shift2"]))
        day = week_of(setting.published)[0] + timedelta(days=7 * step + number)
        return stretch_value((day, day), "day")
    named = words.look_up("shifts", groups["shift"]) if "shift" in groups else None
    ahead = named == 1 or (named != -1 and setting.ahead)
    day = nearest_weekday(setting.published, number, ahead=ahead, today=named not in (-1, 1))
    return stretch_value((day, day), "day")


def _ago(groups: Groups, setting: Setting) -> TimeValue | None:
    amount, (grain, many) = amount_of(groups), unit_of(groups["unit"])
    known = setting.published is not None and amount is not None
    if not known or (grain != "hour" and not _EXACT_ENOUGH.match(groups.get("about", ""))):
        return TimeValue(kind="vague", grain=grain, amount=amount)
    published, number = cast(date, setting.published), cast(float, amount)
    if grain == "hour":
        day = published - timedelta(days=_days_of(groups, number) if number >= 24 else 0)
        return stretch_value((day, day), "day")
    if grain == "weekend":
        return TimeValue(kind="vague", grain=grain)
    coarse: Grain = "year" if grain in ("decade", "century") else "month" if number % 1 else grain
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if grain in months:
        moved = shift(published, -round(number * months[grain]), "month")
    else:
        moved = shift(published, -round(number * many), grain)
    return stretch_value(stretch_around(moved, coarse) if moved else None, coarse, amount=number)


def _open(groups: Groups, setting: Setting) -> TimeValue | None:
    return TimeValue(kind="vague", grain=unit_of(groups.get("unit") or groups.get("unit2") or "day")[0])


def _shift_units(groups: Groups, setting: Setting) -> TimeValue | None:
    step = int(time_words().look_up("shifts", groups["shift"]))
    amount, (grain, _) = amount_of(groups), unit_of(groups["unit"])
    amount = float(groups["count2"]) if "count2" in groups else amount
    if step == 0 or setting.published is None or amount is None:
        return TimeValue(kind="span", grain=grain, amount=amount)
    return _span(_rolling(setting.published, groups, amount, step), grain, amount)


def _span(stretch: Stretch | None, grain: Grain, amount: float | None) -> TimeValue:
    if stretch is None:
        return TimeValue(kind="span", grain=grain, amount=amount)
    precision: WhenPrecision = "week" if (grain, amount) == ("week", 1) else "span"
    return TimeValue(*stretch, precision, "span", grain, amount)


def _shift_unit(groups: Groups, setting: Setting) -> TimeValue | None:
    shift_word = " ".join(groups["shift"].lower().split())
    step, (grain, many) = int(time_words().look_up("shifts", shift_word)), unit_of(groups["unit"])
    if grain == "hour" and step == 0:
        return None
    if groups.get("plural") and many == 1:
        return TimeValue(kind="vague", grain=grain)
    published = setting.published
    if published is None:
        return TimeValue(grain=grain, part=part_of(groups))
    if grain == "weekend":
        return weekend_value(setting, step)
    if shift_word in _BESIDE or (grain == "day" and shift_word == "next"):
        return TimeValue(kind="vague", grain=grain, offset=step)
    rolling = step != 0 and (groups.get("article", "").strip() != "" or shift_word == "past" or many > 1)
    if (rolling and not part_of(groups)) or grain == "hour":
        return _span(_rolling(published, groups, 1, step), grain, 1)
    moved = shift(published, step, grain)
    if moved is None:
        return TimeValue(grain=grain)
    first, last = stretch_around(moved, grain)
    part = part_of(groups)
    if step == 0 and part == "late":
        first = published
    elif step == 0 and not part:
        first, last = (published, last) if setting.ahead else (first, published)
    return stretch_value((first, last), grain, part=part)


def weekend_value(setting: Setting, step: int | None = None) -> TimeValue:
    """The Saturday and Sunday before the publication, or around or after it; no step: as the tense says."""
    if setting.published is None:
        return TimeValue(grain="weekend")
    ahead = setting.ahead if not step else step == 1
    saturday = nearest_weekday(setting.published, 5, ahead=ahead, today=step != 1)
    if step == -1 and (setting.published - saturday).days < 2:
        saturday -= timedelta(days=7)
    return stretch_value((saturday, saturday + timedelta(days=1)), "weekend")


def _edge_unit(groups: Groups, setting: Setting) -> TimeValue | None:
    grain, _ = unit_of(groups.get("unit") or groups["unit2"])
    part = part_of(groups) if "part" in groups else "late"
    if grain not in ("week", "month", "year", "decade"):
        return None
    if setting.published is None:
        return TimeValue(grain=grain, part=part)
    first, last = stretch_around(setting.published, grain)
    if part == "late" and grain in ("month", "year"):
        return stretch_value((last, last), "day", part=part)
    return stretch_value((first, last), grain, part=part)


def _set(groups: Groups, setting: Setting) -> TimeValue | None:
    if "unit" in groups:
        return TimeValue(kind="set", grain=unit_of(groups["unit"])[0])
    word = time_words().look_up("sets", groups["whole"])
    return TimeValue(kind="set", grain=unit_of(word)[0] if word else "day")


def _anchored(groups: Groups, setting: Setting) -> TimeValue | None:
    unit = groups.get("unit") or groups.get("unit2") or groups["unit3"]
    side = " ".join(groups["side"].lower().split())
    before = side in ("earlier", "before", "prior to", "previously")
    grain, many = unit_of(unit)
    amount = 1.0 if "count" not in groups and not groups.get("plural") else amount_of(groups)
    role: TimeRole = "before" if before else "after"
    if side == "from now" and amount is not None and setting.published is not None:
        day = shift(setting.published, round(amount * many), grain)
        return stretch_value(stretch_around(day, grain) if day else None, grain, amount=amount)
    exact = amount is not None and amount == int(amount) and _EXACT_ENOUGH.match(groups.get("about", ""))
    offset = int(amount or 0) * many * (-1 if before else 1) if exact and grain != "hour" else None
    return TimeValue(kind="vague", grain=grain, amount=amount, role=role, offset=offset)


def _anchored_unit(groups: Groups, setting: Setting) -> TimeValue | None:
    grain, _ = unit_of(groups["unit"])
    whole = groups["whole"].lower()
    if grain == "hour" or groups.get("plural"):
        return None
    if grain == "weekend" and re.match(r"the\s+weekend", whole):
        return weekend_value(setting)
    step = 1 if re.search(r"next|following", whole) else -1 if re.search(r"previous|preceding", whole) else 0
    return TimeValue(kind="vague", grain=grain, offset=step)


def _duration(groups: Groups, setting: Setting) -> TimeValue | None:
    grain, many = unit_of(groups["unit"])
    amount = amount_of(groups)
    single = re.fullmatch(r"an?", groups.get("count", ""), re.IGNORECASE)
    if grain in ("quarter", "weekend") or (single and groups["unit"].lower() == "second"):
        return None
    return TimeValue(kind="duration", grain=grain, amount=amount * many if amount else None)


RELATIVE_RESOLVERS: Mapping[str, Resolver] = {
    "deictic": _deictic,
    "weekday": _weekday,
    "ago": _ago,
    "open_ago": _open,
    "shift_units": _shift_units,
    "shift_unit": _shift_unit,
    "edge_unit": _edge_unit,
    "set": _set,
    "anchored": _anchored,
    "anchored_unit": _anchored_unit,
    "duration": _duration,
    "open_duration": _open,
    "vague": _open,
}
"""What each shape counted from the publication means, by the name of the shape in ``data/times.toml``."""
