"""Panels of organised violence by month, for models of the ViEWS kind: by country and by cell of the PRIO-GRID.

A row stands for a month and a unit of which the record holds something. There are no rows of zeros: the record does not
know that nothing happened where no report came from. Source: ViEWS, whose months count from January 1980.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from tocsin.exports.bundle import Bundle
from tocsin.exports.cells import table
from tocsin.exports.countries import country_of
from tocsin.exports.incidentrows import Row
from tocsin.exports.occurrence import is_lethal_violence, violence_of
from tocsin.exports.points import cell_of
from tocsin.exports.timespans import month_of
from tocsin.model.incident import Figure, Incident

Unit = str | int
UnitOf = Callable[[Incident], Unit | None]

FIRST_YEAR = 1980
VIOLENCE = {1: "sb", 2: "ns", 3: "os", None: "un"}
"""State-based, non-state, one-sided, and unknown: the sides do not tell."""
COUNTED = ("events", "best", "low", "high", "open")
MONTH_COLUMNS = ("month_id", "year", "month")
COUNTS = tuple(f"{kind}_{name}" for kind in VIOLENCE.values() for name in COUNTED)


def make_country_months(bundle: Bundle) -> bytes:
    """Events and deaths by country and month."""
    rows = ({**_country(unit), **row} for unit, row in _panel(bundle.incidents, country_unit))
    return table((*MONTH_COLUMNS, "isoab", "gwcode", *COUNTS), rows)


def make_cell_months(bundle: Bundle) -> bytes:
    """Events and deaths by PRIO-GRID cell and month."""
    rows = ({"priogrid_gid": unit, **row} for unit, row in _panel(bundle.incidents, cell_unit))
    return table((*MONTH_COLUMNS, "priogrid_gid", *COUNTS), rows)


def month_id(day: dt.date) -> int:
    """The number of a month as ViEWS counts them: 1 is January 1980."""
    return (day.year - FIRST_YEAR) * 12 + day.month


def country_unit(incident: Incident) -> Unit | None:
    """The country of an incident, ISO 3166 alpha-2."""
    place = incident.place.place if incident.place else None
    return place.country if place is not None and country_of(place.country) else None


def cell_unit(incident: Incident) -> Unit | None:
    """The PRIO-GRID cell of an incident whose place is a site, a town or a district."""
    return cell_of(incident.place.place if incident.place else None)


def has_unit(incident: Incident, unit_of: UnitOf) -> bool:
    """Whether a panel counts the incident: organised violence with deaths, in one month and one unit."""
    month = month_of(incident.when.when)
    return is_lethal_violence(incident) and month is not None and unit_of(incident) is not None


def _panel(incidents: Iterable[Incident], unit_of: UnitOf) -> Iterator[tuple[Unit, Row]]:
    counts: dict[tuple[dt.date, str, Unit], dict[str, int]] = {}
    for incident in incidents:
        month, unit = month_of(incident.when.when), unit_of(incident)
        if month is None or unit is None or not has_unit(incident, unit_of) or incident.killed is None:
            continue
        # Units are all numbers or all codes; the padded text orders both.
        row = counts.setdefault((month, str(unit).zfill(8), unit), dict.fromkeys(COUNTS, 0))
        _count(row, VIOLENCE[violence_of(incident)], incident.killed)
    for month, order, unit in sorted(counts):
        day: Row = {"month_id": month_id(month), "year": month.year, "month": month.month}
        yield unit, {**day, **counts[month, order, unit]}


def _count(row: dict[str, int], kind: str, killed: Figure) -> None:
    """Add an event: a missing best figure counts as the lowest, a missing highest as the best, and both as open."""
    best = killed.low if killed.best is None else killed.best
    high = best if killed.high is None else killed.high
    row[f"{kind}_events"] += 1
    row[f"{kind}_low"] += killed.low
    row[f"{kind}_best"] += best
    row[f"{kind}_high"] += high
    row[f"{kind}_open"] += killed.best is None or killed.high is None


def _country(unit: Unit) -> Row:
    country = country_of(str(unit))
    return {"isoab": country.iso3, "gwcode": country.gw} if country else {}
