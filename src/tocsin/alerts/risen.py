"""Levels that have risen: countries or places with more incidents in a day than their own past lets expect."""

import datetime as dt
from collections.abc import Iterator

from tocsin.alerts.alert import Alert, change_hash
from tocsin.alerts.countrynames import country_names
from tocsin.alerts.levels import Level, common_spread, level_of, threshold, usual_of
from tocsin.alerts.rules import Rule
from tocsin.store.alertlog import last_told
from tocsin.store.connection import Connection
from tocsin.store.levels import count_told, first_day_told, name_place

SUBJECT = "level:"


def find_risen(connection: Connection, rule: Rule, at: dt.datetime) -> Iterator[Alert]:
    """An alert for each country or place whose count of today or yesterday (UTC) is above its usual level.

    A day that is not over can only gain, so that it is told as soon as it is too much. One that was told of in the
    last ``quiet_days`` is passed over.
    """
    settings, today = rule.level, at.astimezone(dt.UTC).date()
    first = first_day_told(connection)
    if first is None:
        return
    yesterday = today - dt.timedelta(days=1)
    start = yesterday - dt.timedelta(weeks=settings.weeks)
    counts = count_told(connection, rule.filters, settings.by, start, today)
    most = threshold(settings.alarms_a_month, len(counts))
    usual = {
        (place, day): found
        for day in (yesterday, today)
        for place, by_day in counts.items()
        if (found := usual_of(by_day, day, settings.weeks, first))
    }
    spread = common_spread(usual.values())
    for place, by_day in sorted(counts.items()):
        told = last_told(connection, rule.name, SUBJECT + place)
        if told is not None and at - told < dt.timedelta(days=settings.quiet_days):
            continue
        for day in (yesterday, today):
            if (place, day) not in usual:
                continue
            level = level_of(by_day.get(day, 0), day, usual[place, day], spread)
            if level.count >= settings.at_least and level.chance <= most:
                name = _name(connection, settings.by, place)
                yield _alert(rule, place, name, level, most, at)
                break


def _name(connection: Connection, by: str, place: str) -> str:
    if by == "country":
        return country_names().get(place, place)
    return name_place(connection, place) if by == "place" else "Everywhere"


def _alert(rule: Rule, place: str, name: str, level: Level, most: float, at: dt.datetime) -> Alert:
    settings = rule.level
    day = level.day.isoformat()
    asked = " or ".join(rule.asked) or "every incident"
    return Alert(
        rule=rule.name,
        kind="risen",
        subject=SUBJECT + place,
        change=change_hash("risen", day),
        at=at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        headline=f"{name}: {level.count} incidents told on {day}, where {level.expected:.1f} are usual",
        why=(
            f"counted are incidents that fit {asked}, by {settings.by}",
            f"so many or more have a chance of {level.chance:.1g} by the {settings.weeks} weeks before; "
            f"told is what has {most:.1g} or less, which is {settings.alarms_a_month:g} false alarms a month",
        ),
        facts={
            "day": day,
            "count": str(level.count),
            "expected": f"{level.expected:.2f}",
            "chance": f"{level.chance:.2g}",
            settings.by: place,
        },
    )
