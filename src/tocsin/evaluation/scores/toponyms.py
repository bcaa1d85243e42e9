"""Score places looked up by name: found at all, and right within 25 and 161 km."""

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.geoparsing import NEAR_KM, great_circle_km

TOWN_KM = 25.0


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Shares of all names: right within 161 and 25 km with the country known, found, right without the country;
    and the share of all spellings, main and variant, that are right within 161 km."""
    pairs = list(zip(gold, predicted, strict=True))
    spellings = [(row, place) for row, answer in pairs for place in answer["spellings"]]
    return {
        "right_161km": _share([_is_near(row, answer["place"], NEAR_KM) for row, answer in pairs]),
        "right_25km": _share([_is_near(row, answer["place"], TOWN_KM) for row, answer in pairs]),
        "found": _share([answer["place"] is not None for _, answer in pairs]),
        "right_161km_bare": _share([_is_near(row, answer["bare"], NEAR_KM) for row, answer in pairs]),
        "spellings_161km": _share([_is_near(row, place, NEAR_KM) for row, place in spellings]),
    }


def _is_near(row: Row, place: Row | None, reach: float) -> bool:
    if place is None or place["lat"] is None:
        return False
    return great_circle_km(row["lat"], row["lon"], place["lat"], place["lon"]) <= reach


def _share(right: list[bool]) -> float:
    return sum(right) / len(right) if right else 0.0
