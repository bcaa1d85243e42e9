"""The points of the map and the counts of the timeline, as a portable report carries them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable

from tocsin.exports.plaintext import plain
from tocsin.exports.reportassets import inside_json
from tocsin.incidents.headline import headline
from tocsin.model.incident import Incident

COLUMNS = (
    *("id", "type", "standing", "grade", "lat", "lon", "precision", "country"),
    *("place", "place_id", "start", "killed", "words"),
)


def main_standing(incident: Incident) -> str:
    """The standing of the most families; of equals the first. "reported" where the claims leave it open."""
    tallies = max(incident.standings, key=lambda one: len(one.backing.families), default=None)
    return tallies.standing if tallies else "reported"


def write_points(incidents: Iterable[Incident]) -> str:
    """The incidents with a place as JSON; the ambiguous ones have no coordinates, and are never drawn."""
    rows = []
    for one in incidents:
        if one.place is None:
            continue
        place, start = one.place.place, one.when.when.start
        killed = one.killed
        rows.append(
            [
                one.id,
                one.type,
                main_standing(one),
                one.grade.name,
                place.lat,
                place.lon,
                place.precision,
                place.country,
                plain(place.name),
                place.id,
                start.isoformat() if start else None,
                killed.best if killed else None,
                plain(headline(one)),
            ]
        )
    return _json({"columns": COLUMNS, "rows": rows})


def count_days(incidents: Iterable[Incident]) -> dict[str, Counter[str]]:
    """How many incidents of each day have each standing, from the first day on; those of no one day are left out."""
    days: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in incidents:
        when = one.when.when
        if when.start is not None and when.start == when.end:
            days[when.start.isoformat()][main_standing(one)] += 1
    return dict(sorted(days.items()))


def write_days(days: dict[str, Counter[str]]) -> str:
    """The counts as JSON. A report knows nothing of the silence of sources."""
    return _json({"days": [{"day": day, "standing": told} for day, told in days.items()], "gaps": []})


def _json(value: object) -> str:
    return inside_json(json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":")))
