"""Learn who stands on the sides of an act from coded articles, and write ``data/sides.json``.

usage: sides.py ARTICLES.jsonl GOLD.jsonl [...] [--held ARTICLES GOLD] [--keep FILE] [--kept FILE]

The articles must be such as the encoder has not learnt from: it knows its own by heart, and the weights would trust
it too far. What an earlier encoder saw of articles that were new to it (``--keep``) counts too (``--kept``). First
each candidate alone is weighed, then each set of candidates, by the shares that weights learnt from other articles
give its members. Fixed; takes two minutes.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collected import ask, gather
from confidence import article_of, plain, read_lines
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tocsin.evaluation.scores.goldpairs import pair_numbers
from tocsin.evaluation.scores.goldparties import count_same, same_party
from tocsin.reading.candidates import Candidate
from tocsin.reading.claims import make_claim
from tocsin.reading.reader import Reader
from tocsin.reading.sidechoice import likeliest, load_scales, share_of
from tocsin.reading.sidefacts import ALONE, Side, look_at
from tocsin.reading.sidesets import SETS, Chosen, Lineup
from tocsin.reading.sideweights import BIAS, Aspects, Facts, Figures, Patterns, Scale, keep_weights

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "reading" / "data" / "sides.json"
ROLES = {"actor": "actors", "recipient": "recipients"}
STRENGTH_ALONE, STRENGTH_TOGETHER = 0.05, 1.0
SMALLEST = 0.02
FOLDS = 5


Looks = list[tuple[Aspects, Figures]]


@dataclass
class Told:
    """One side of a draft that is paired with a coder's claim: its candidates, what is seen of each, whom the coder
    has."""

    article: int
    role: str
    act: str
    candidates: list[Candidate]
    looks: Looks
    coded: list[dict[str, Any]]


def entity(candidate: Candidate) -> dict[str, Any]:
    return {"text": candidate.party.span.text, "name": candidate.party.name}


def collect(articles: list[dict[str, Any]], gold: list[dict[str, Any]]) -> dict[str, list[Told]]:
    """The sides of all drafts that are paired with a claim of the coder, by role."""
    reader = Reader()
    found: dict[str, list[Told]] = {role: [] for role in ROLES}
    for number, (raw, coded) in enumerate(zip(articles, gold, strict=True)):
        seen = reader.all_sides(article_of(raw))
        for claim, index in pair_numbers(coded["claims"], [plain(make_claim(draft)) for draft, _, _ in seen]):
            draft, sight, candidates = seen[index]
            for role, key in ROLES.items():
                side = Side(draft, role, sight)
                looks = [look_at(one, side) for one in candidates]
                coded_side = coded["claims"][claim][key]
                found[role].append(Told(number, role, draft.type, candidates, looks, coded_side))
    return found


def fit(patterns: Patterns, looks: Looks, labels: list[bool], strength: float) -> Facts:
    """The weights of a logistic regression, the bias among them; those near nothing are left out."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([patterns.facts(*look) for look in looks])
    model = LogisticRegression(C=strength, max_iter=2000).fit(matrix, labels)
    named = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
    weights = {fact: round(float(weight), 3) for fact, weight in sorted(named) if abs(weight) >= SMALLEST}
    return {BIAS: round(float(model.intercept_[0]), 3), **weights}


def fit_alone(told: list[Told]) -> Facts:
    """Weights by which a candidate is one of those whom the coder has."""
    labels = [
        any(same_party(one, entity(candidate)) for one in side.coded)
        for side in told
        for candidate in side.candidates
    ]
    return fit(ALONE, [look for side in told for look in side.looks], labels, STRENGTH_ALONE)


def sets_of(told: list[Told], alone: list[Scale]) -> tuple[Looks, list[bool]]:
    """What is seen of the possible sets of each side, weighed by the weights of its fold, and whether a set is that of
    the coder."""
    looks, labels = Looks(), list[bool]()
    for side in told:
        scale = alone[side.article % FOLDS]
        shares = [share_of(scale.sum(*look)) for look in side.looks]
        lineup = Lineup(side.candidates, shares, side.role, side.act)
        for some in lineup.sets():
            looks.append(lineup.look_at(some))
            labels.append(is_coded(some, side))
    return looks, labels


def is_coded(some: Chosen, side: Told) -> bool:
    return are_coded([entity(side.candidates[i]) for i in some], side)


def are_coded(given: list[dict[str, Any]], side: Told) -> bool:
    """Whether parties are those whom the coder has, nobody more."""
    return count_same(side.coded, given) == len(side.coded) == len(given)


def learn(told: list[Told]) -> dict[str, Facts]:
    """The weights of both steps."""
    others = [[one for one in told if one.article % FOLDS != fold] for fold in range(FOLDS)]
    sets = sets_of(told, [Scale(ALONE, fit_alone(some)) for some in others])
    together = fit(SETS, *sets, STRENGTH_TOGETHER)
    return {"alone": fit_alone(told), "together": together}


def measure(told: list[Told], by_rule: bool) -> float:
    """The share of sides that are those of the coder."""
    right = 0
    for one in told:
        ruled = tuple(i for i, candidate in enumerate(one.candidates) if one.role in candidate.sources)
        right += is_coded(ruled if by_rule else likeliest(one.candidates, one.looks, one.role, one.act), one)
    return right / len(told)


def main() -> None:
    given = ask(__doc__)
    told = gather(given, collect)
    scales = {role: learn(sides) for role, sides in told.items()}
    kept = {role: {step: keep_weights(one) for step, one in steps.items()} for role, steps in scales.items()}
    OUT.write_text(json.dumps(kept, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    load_scales.cache_clear()
    for role, sides in told.items():
        print(f"{role}: {len(sides)} sides, {sum(len(one) for one in scales[role].values())} weights")
    if given.held:
        held = collect(*(read_lines(path) for path in given.held))
        for role, sides in held.items():
            rules, chosen = measure(sides, True), measure(sides, False)
            print(f"held {role}: {len(sides)} sides, right by the rules {rules:.3f}, chosen {chosen:.3f}")


if __name__ == "__main__":
    main()
