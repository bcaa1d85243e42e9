"""What periods longer than a month mean: quarters, seasons, years, decades, centuries."""

from collections.abc import Mapping
from datetime import date

from tocsin.reading.calendar import Stretch, quarter_of, season_of, years_of
from tocsin.reading.timemention import TimeValue
from tocsin.reading.timesetting import Groups, Resolver, Setting, given_year, part_of, stretch_value
from tocsin.reading.timewords import time_words


def _quarter(groups: Groups, setting: Setting) -> TimeValue | None:
    ordinal = groups.get("quarter") or time_words().look_up("ordinals", groups["ordinal"])
    number, year = int(ordinal), given_year(groups, setting)
    if not 1 <= number <= 4:
        return None
    if year is None and setting.published is not None:
        day = setting.published
        year = day.year - (number > (day.month + 2) // 3 and not setting.ahead)
    stretch = quarter_of(year, number) if year is not None else None
    return stretch_value(stretch, "quarter", part=part_of(groups), absolute="year" in groups)


def _half(groups: Groups, setting: Setting) -> TimeValue | None:
    year = given_year(groups, setting)
    if year is None:
        return TimeValue(grain="half")
    later = groups["which"].lower() not in ("first", "1st")
    stretch = (date(year, 7, 1), date(year, 12, 31)) if later else (date(year, 1, 1), date(year, 6, 30))
    return stretch_value(stretch, "half", absolute="year" in groups)


def _season(groups: Groups, setting: Setting) -> TimeValue | None:
    name = groups.get("season") or groups.get("season2") or groups["season3"]
    season = int(time_words().look_up("seasons", name))
    year = given_year(groups, setting, "shift2")
    stretch = season_of(year, season) if year is not None else None
    if stretch is None and setting.published is not None:
        step = time_words().look_up("shifts", groups["shift"]) if "shift" in groups else None
        stretch = _nearest_season(setting, setting.published, season, step)
    return stretch_value(stretch, "season", part=part_of(groups), absolute="year" in groups)


def _nearest_season(setting: Setting, published: date, season: int, step: int | None) -> Stretch:
    seasons = [season_of(published.year + years, season) for years in range(-2, 3)]
    if step == 0:
        return min(seasons, key=lambda one: min(abs(day - published) for day in one))
    if step == -1:
        return [one for one in seasons if one[1] < published][-1]
    if step == 1 or setting.ahead:
        return next(one for one in seasons if one[0] > published)
    return [one for one in seasons if one[0] <= published][-1]


def _decade(groups: Groups, setting: Setting) -> TimeValue | None:
    first = int(groups["decade"]) * 10 if "decade" in groups else 1900 + 10 * int(groups["short_decade"])
    return stretch_value(years_of(first, first + 9), "decade", part=part_of(groups), absolute=True)


def _century(groups: Groups, setting: Setting) -> TimeValue | None:
    number = int(groups.get("century") or time_words().look_up("ordinals", groups["ordinal"]))
    if not 1 <= number <= 30:
        return None
    stretch = years_of(100 * number - 99, 100 * number)
    return stretch_value(stretch, "century", part=part_of(groups), absolute=True)


def _years(groups: Groups, setting: Setting) -> TimeValue | None:
    first = int(groups["year"])
    if "year2" not in groups:
        return stretch_value(years_of(first), "year", part=part_of(groups), absolute=True)
    written = groups["year2"]
    last = int(groups["year"][: 4 - len(written)] + written)
    if not first < last < first + 100:
        return None
    return TimeValue(*years_of(first, last), "span", "span", "year", absolute=True)


PERIOD_RESOLVERS: Mapping[str, Resolver] = {
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "edge_year": _years,
}
"""What each shape of a period means, by the name of the shape in ``data/times.toml``."""
