"""Days: whether two claims can tell of one day, and how far apart they were told."""

import datetime as dt
from collections.abc import Iterator

from tocsin.incidents.finding import Finding
from tocsin.incidents.placecomparison import is_fine
from tocsin.incidents.weights import Limits
from tocsin.model.telling import Telling
from tocsin.model.when import When


def compare_days(one: Telling, other: Telling, limits: Limits) -> Iterator[Finding]:
    """What the days of the acts, and else those of publication, show."""
    a, b = one.claim.when, other.claim.when
    if a.start is None or b.start is None or a.end is None or b.end is None:
        yield from _compare_told(one, other, limits)
        return
    if one.published is not None and other.published is not None:
        told = abs((one.published - other.published).days)
        if told > limits.told_far_days:
            yield Finding("told", "told_far", 1.0, f"told {told} days apart")
    if is_campaign(a, limits) and is_campaign(b, limits):
        apart = max(abs((a.start - b.start).days), abs((a.end - b.end).days))
        same = apart <= limits.campaign_days
        words = f"both over {_days(a)}" if same else f"over {_days(a)} and over {_days(b)}"
        yield Finding("when", "days_within" if same else "days_apart", 1.0, words)
        return
    gap = max((a.start - b.end).days, (b.start - a.end).days)
    if gap > 0:
        wide = not (is_fine(one.claim.place) and is_fine(other.claim.place))
        yield _apart(gap, a, b, limits, wide)
    elif a.precision == b.precision == "day":
        yield Finding("when", "day_same", 1.0, f"both on {a.start}")
    else:
        yield Finding("when", "days_within", 1.0, f"{_days(a)} and {_days(b)} overlap")


def is_campaign(when: When, limits: Limits) -> bool:
    """Whether the days are a stretch over which acts are added up ("since October")."""
    if when.start is None or when.end is None or when.precision != "span":
        return False
    return (when.end - when.start).days > limits.campaign_days


def sums_up(one: When, other: When, limits: Limits) -> bool:
    """Whether one of two claims adds up acts of many days and the other tells of days among or beside them."""
    return other.start is not None and is_campaign(one, limits) and not is_campaign(other, limits)


def two_days(one: When, other: When, limits: Limits) -> Finding | None:
    """What makes it certain that two acts were on two days: words name both days, and they are far apart."""
    if one.span is None or other.span is None or not one.precision == other.precision == "day":
        return None
    if one.start is None or other.start is None or abs((one.start - other.start).days) <= limits.week_days:
        return None
    return Finding("when", "days_far", 1.0, f"on {one.start} and on {other.start}")


def _apart(gap: int, a: When, b: When, limits: Limits, wide: bool) -> Finding:
    # The day of a report whose words name none may be the day after the act; but a province at war, or a country, has
    # acts of its own each day.
    told = a.span is None or b.span is None
    following = "day_next_wide" if wide else "day_next"
    feature = following if gap == 1 and told else "days_apart" if gap <= limits.week_days else "days_far"
    words = f"{gap} day{'s' if gap > 1 else ''} apart: {_days(a)} and {_days(b)}"
    return Finding("when", feature, 1.0, words)


def _compare_told(one: Telling, other: Telling, limits: Limits) -> Iterator[Finding]:
    """Where a day is unknown, the days of publication bound it: nothing is told before it happens."""
    if one.published is None or other.published is None:
        return
    for dated, undated in ((one, other), (other, one)):
        start = dated.claim.when.start
        if start is not None and undated.published is not None and start > _after(undated.published):
            yield Finding("when", "days_far", 1.0, f"told on {undated.published}, before {start}")
            return
    told = abs((one.published - other.published).days)
    if told <= limits.told_near_days:
        yield Finding("told", "told_near", 1.0, f"told {told} days apart" if told else "told on the same day")
    elif told > limits.told_far_days:
        yield Finding("told", "told_far", 1.0, f"told {told} days apart")
    else:
        yield Finding("told", "told_apart", 1.0, f"told {told} days apart")


def _after(day: dt.date) -> dt.date:
    # An article of one day can tell of the next day elsewhere on the globe.
    return day + dt.timedelta(days=1) if day < dt.date.max else day


def _days(when: When) -> str:
    return str(when.start) if when.start == when.end else f"{when.start} to {when.end}"
