"""Score articles against incident records: which tell of one incident, how many killed and injured, when and where."""

from collections.abc import Iterable
from datetime import date
from math import nan

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.clusters import score_clusters
from tocsin.evaluation.scores.geoparsing import great_circle_km

SEVERAL = 2
NEAR_KM = (25, 161)


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Clusters of all articles; facts of those whose incident has a record, a missing answer counting as wrong.

    ``killed_exact_several`` looks only at incidents with two or more dead.
    """
    # An article drawn twice by the bootstrap is no pair of articles.
    once = {id(row): (row, found) for row, found in zip(gold, predicted, strict=True)}.values()
    labels = [str(found.get("event_id") or f"single-{found['doc_id']}") for _, found in once]
    metrics = score_clusters([str(row["incident_id"]) for row, _ in once], labels)
    told = [
        (found, row["incident"])
        for row, found in zip(gold, predicted, strict=True)
        if row["incident"] is not None
    ]
    for harm in ("killed", "injured"):
        metrics[f"{harm}_exact"] = _share(found.get(harm) == true[harm] for found, true in told)
    several = [(found, true) for found, true in told if true["killed"] >= SEVERAL]
    metrics["killed_exact_several"] = _share(found.get("killed") == true["killed"] for found, true in several)
    apart = [_days_apart(found.get("date"), true["date"]) for found, true in told]
    metrics["date_exact"] = _share(days == 0 for days in apart)
    metrics["date_within_1"] = _share(days is not None and days <= 1 for days in apart)
    away = [_km_away(found, true) for found, true in told if true.get("lat") is not None]
    for near in NEAR_KM:
        metrics[f"place_{near}km"] = _share(km is not None and km <= near for km in away)
    return metrics


def _days_apart(said: object, true: object) -> int | None:
    one, other = _day(said), _day(true)
    return None if one is None or other is None else abs((one - other).days)


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _km_away(found: Row, true: Row) -> float | None:
    if found.get("lat") is None:
        return None
    return great_circle_km(found["lat"], found["lon"], true["lat"], true["lon"])


def _share(right: Iterable[bool]) -> float:
    judged = list(right)
    return sum(judged) / len(judged) if judged else nan
