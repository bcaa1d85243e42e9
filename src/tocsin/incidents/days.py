"""The days of an incident: the finest that most families support, a span where they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.incidents.backings import asserted, backing_of, weight_of
from tocsin.incidents.families import label_of
from tocsin.model.incident import IncidentWhen
from tocsin.model.telling import Telling
from tocsin.model.when import When

UNDATED = IncidentWhen(words="no source gives a day")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of days with the tellings that give just it and those that it fits (a day inside a stated month)."""

    start: date
    end: date
    own: tuple[Telling, ...]
    fitting: tuple[Telling, ...]

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def strength(self) -> tuple[int, int, int, int, int]:
        """Families that it fits; then the finer; then families that give it, in words before by tense; then texts."""
        spoken = [telling for telling in self.own if telling.claim.when.span is not None]
        return (
            weight_of(self.fitting)[0],
            -self.days,
            weight_of(self.own)[0],
            weight_of(spoken)[0],
            weight_of(self.own)[1],
        )


def reconcile_days(tellings: Sequence[Telling]) -> IncidentWhen:
    """When the act happened, in words too. A day inside a month that another family gives is the day; days that
    contradict each other with equal support make a span from the first to the last."""
    dated = [telling for telling in asserted(tellings) if telling.claim.when.start is not None]
    dated = dated or [telling for telling in tellings if telling.claim.when.start is not None]
    stretches = _stretches(dated)
    if not stretches:
        return UNDATED
    top = max(stretch.strength() for stretch in stretches)
    best = [stretch for stretch in stretches if stretch.strength() == top]
    if len(best) > 1:
        return _span(best)
    won = best[0]
    others = [one for one in stretches if one.end < won.start or one.start > won.end]
    precision = min(telling.claim.when.precision for telling in won.own)
    backing = backing_of(won.fitting)
    words = f"{_days(won.start, won.end)} ({_names(backing.families)})"
    for other in others:
        words += f"; {_days(other.start, other.end)} ({_names(backing_of(other.own).families)})"
    return IncidentWhen(When(won.start, won.end, precision), words, backing)


def _stretches(dated: Sequence[Telling]) -> list[_Stretch]:
    groups: dict[tuple[date, date], list[Telling]] = {}
    for telling in dated:
        when = telling.claim.when
        if when.start is not None and when.end is not None:
            groups.setdefault((when.start, when.end), []).append(telling)
    return [
        _Stretch(start, end, tuple(groups[start, end]), tuple(_fitting(start, end, groups)))
        for start, end in sorted(groups)
    ]


def _fitting(start: date, end: date, groups: dict[tuple[date, date], list[Telling]]) -> list[Telling]:
    return [
        telling for (first, last), own in groups.items() if first <= start and end <= last for telling in own
    ]


def _span(best: Sequence[_Stretch]) -> IncidentWhen:
    start, end = min(stretch.start for stretch in best), max(stretch.end for stretch in best)
    told = [f"{_days(one.start, one.end)} ({_names(backing_of(one.own).families)})" for one in best]
    backing = backing_of(telling for stretch in best for telling in stretch.own)
    return IncidentWhen(When(start, end, "span"), "sources differ: " + ", ".join(told), backing)


def _days(start: date, end: date) -> str:
    if start == end:
        return start.isoformat()
    return f"{start.isoformat()} to {end.isoformat()}"


def _names(families: Sequence[str]) -> str:
    return ", ".join(label_of(family) for family in families)
