"""Learn where and when an act happened from coded articles, and write ``data/choices.json``.

usage: choices.py ARTICLES.jsonl GOLD.jsonl [...] [--held ARTICLES GOLD] [--keep FILE] [--kept FILE]

A conditional logit for each field: of the options of an act that is paired with a coder's claim those are right that
agree with the claim. Claims none of whose options is right teach nothing. Fixed; takes a few minutes.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from collected import ask, gather
from confidence import article_of, plain, read_lines
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from tocsin.evaluation.scores.geoparsing import great_circle_km
from tocsin.evaluation.scores.goldpairs import pair_numbers
from tocsin.model.place import Place
from tocsin.model.when import When
from tocsin.reading.choice import Facts, Option, choose, load_choices
from tocsin.reading.claims import make_claim
from tocsin.reading.reader import Reader

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "reading" / "data" / "choices.json"
# Weight of the squares of the weights; a fact seen less often gets none; a weight smaller than this is left out.
PENALTY = 12.0
RAREST = 3
SMALLEST = 0.02
# A place so near to the coder's is the same.
NEAR = 30.0


@dataclass
class Sample:
    """The options of one act with their facts, and which of them are right."""

    options: list[Option[Any]]
    right: list[bool]


def right_places(options: list[Option[Place | None]], coded: dict[str, Any] | None) -> list[bool]:
    """The options near the coder's place, else those of its country and precision, else those of its country."""
    if coded is None:
        return [one.value is None for one in options]
    same = [one.value is not None and one.value.country == coded["country"] for one in options]
    near = [
        here and one.value is not None and _near(one.value, coded)
        for one, here in zip(options, same, strict=True)
    ]
    fine = [
        here and one.value is not None and one.value.precision == coded["precision"]
        for one, here in zip(options, same, strict=True)
    ]
    return near if any(near) else fine if any(fine) else same


def _near(place: Place, coded: dict[str, Any]) -> bool:
    if place.lat is None or place.lon is None or coded["lat"] is None or coded["lon"] is None:
        return False
    return great_circle_km(place.lat, place.lon, coded["lat"], coded["lon"]) <= NEAR


def right_days(options: list[Option[When]], coded: dict[str, Any]) -> list[bool]:
    """The options whose days are those of the coder."""
    days = [tuple(day and day.isoformat() for day in (one.value.start, one.value.end)) for one in options]
    return [one == (coded["start"], coded["end"]) for one in days]


def collect(articles: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, list[Sample]]:
    """The options of all drafts that are paired with a claim of the coder, by field."""
    reader = Reader()
    found: dict[str, list[Sample]] = {"place": [], "when": []}
    for raw, coded in zip(articles, gold, strict=True):
        told = reader.all_options(article_of(raw))
        for claim, index in pair_numbers(coded["claims"], [plain(make_claim(draft)) for draft, _ in told]):
            options, one = told[index][1], coded["claims"][claim]
            if options.places:
                found["place"].append(Sample(options.places, right_places(options.places, one["place"])))
            found["when"].append(Sample(options.days, right_days(options.days, one["when"])))
    return found


def fit(samples: list[Sample]) -> Facts:
    """The weights under which the right options are likeliest."""
    samples = [one for one in samples if any(one.right) and not all(one.right)]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([option.facts for one in samples for option in one.options]).tocsr()
    often = np.asarray((matrix != 0).sum(0)).ravel() >= RAREST
    matrix = matrix[:, often]
    right = np.array([float(label) for one in samples for label in one.right])
    sizes = np.array([len(one.options) for one in samples])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        whole, hit = np.add.reduceat(shares, starts), np.add.reduceat(shares * right, starts)
        apart = shares / whole[owner] - shares * right / hit[owner]
        value = np.log(whole).sum() - np.log(hit).sum() + PENALTY / 2 * weights @ weights
        return float(value), matrix.T @ apart + PENALTY * weights

    weights = minimize(
        loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x
    named = zip(vectorizer.get_feature_names_out()[often], weights, strict=True)
    return {name: round(float(weight), 3) for name, weight in sorted(named) if abs(weight) >= SMALLEST}


def measure(samples: list[Sample], field: str, pick: Callable[[Sample, str], int]) -> float:
    """The share of acts whose chosen option is right."""
    return sum(one.right[pick(one, field)] for one in samples) / max(1, len(samples))


def chosen(sample: Sample, field: str) -> int:
    value = choose(sample.options, field)
    return next(i for i, one in enumerate(sample.options) if one.value is value)


def main() -> None:
    given = ask(__doc__)
    told = gather(given, collect)
    weights = {field: fit(samples) for field, samples in told.items()}
    OUT.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    load_choices.cache_clear()
    for field, samples in told.items():
        print(f"{field}: {len(samples)} acts, {len(weights[field])} weights")
    if given.held:
        for field, samples in collect(*(read_lines(path) for path in given.held)).items():
            first, best = (measure(samples, field, pick) for pick in (lambda *_: 0, chosen))
            print(f"held {field}: {len(samples)} acts, right by the rules {first:.3f}, chosen {best:.3f}")


if __name__ == "__main__":
    main()
