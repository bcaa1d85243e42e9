"""Fit what each field counts when two claims are compared.

usage: python training/comparison.py --archive FOLDER [...] --stream FOLDER --most 1600

``--archive`` takes folders with ``train.jsonl`` and ``train_incidents.jsonl`` (articles of shootings and which
incident they tell of), ``--stream`` one with ``current_events_dev.jsonl`` (dated reports under topic paths). Pairs of
articles of one incident are one act. Pairs of reports are taken for one act where topic path and type are the same, the
days at most one apart and nothing in place or day speaks against it, provided that the path has few reports; for two
where their topics or days are far apart; the rest is left out. Fits a logistic regression whose weights keep the sign
that the field must have, and writes bias and weights into ``incidents/data/comparison.toml``. The same data gives the
same file. Needs numpy and scipy, which Tocsin itself does not.
"""

import argparse
import dataclasses
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches import stream_merging
from tocsin.evaluation.benches.articlefacts import read_facts
from tocsin.evaluation.benches.articlegroups import find_candidates, share_blocks, tell_articles
from tocsin.evaluation.benches.gvc import article_of, read_gold
from tocsin.incidents.fieldcomparison import compare_fields, forbid, of_one_text
from tocsin.incidents.rarity import weigh_words
from tocsin.incidents.weights import load_weights
from tocsin.model.telling import Telling
from tocsin.reading.reader import Reader

OUT = Path(__file__).parents[1] / "src" / "tocsin" / "incidents" / "data" / "comparison.toml"
STREAM = "current_events_dev"
STRENGTH = 2.0
# Lines that the regression may not cross: what tells two acts apart keeps at least this weight, however noisy the
# facts that the archives' articles were read into.
AGAINST = {
    "place_other": -3.5, "country_other": -3.5, "days_far": -5.0, "days_apart": -2.0, "day_next": -1.0,
    "day_next_wide": -2.5, "killed_other": -1.5, "injured_other": -0.3, "actors_other": -2.0, "recipients_other": -0.8,
    "modes_other": -0.5, "negated": -0.5, "told_apart": -0.7, "told_far": -1.0, "type_other": -0.5,
}  # fmt: skip
FREE = {"place_near"}
WITHOUT_WORTH = "type_same"
FEW_REPORTS = 6
APART = {"days_apart", "days_far"}
ELSEWHERE = {"place_other", "country_other"}
# Pairs outside the blocks are never compared in the record; they keep the weights honest where words are all there is.
INSIDE, OUTSIDE, REPORTS, REPORTS_SAME = 0.5, 0.05, 1.0, 2.0

Facts = dict[str, float]
Example = tuple[Facts, bool, float]


def facts_of(one: Telling, other: Telling) -> Facts | None:
    """The features of a pair that the fields do not settle."""
    limits = load_weights().limits
    if forbid(one, other, limits) is not None or of_one_text(one, other) is not None:
        return None
    facts = {finding.feature: finding.value for finding in compare_fields(one, other, limits)}
    facts.pop(WITHOUT_WORTH, None)
    return facts


def archive_pairs(folder: Path, most: int, reader: Reader) -> Iterator[Example]:
    """Pairs of articles, with words weighed over the batch and by the table that the record uses."""
    gold = read_gold(folder, "train")[:most]
    tellings = tell_articles([read_facts(article_of(row), reader) for row in gold])
    weights = [weigh_words(f"{row.get('title') or ''}\n{row['text']}") for row in gold]
    for told in (
        tellings,
        [dataclasses.replace(one, weights=own) for one, own in zip(tellings, weights, strict=True)],
    ):
        inside = share_blocks(told)
        for pair in find_candidates(told):
            one, other = pair
            facts = facts_of(told[one], told[other])
            same = gold[one]["incident_id"] == gold[other]["incident_id"]
            if facts is not None:
                yield facts, same, INSIDE if same or pair in inside else OUTSIDE


def stream_pairs(folder: Path, reader: Reader) -> Iterator[Example]:
    """Pairs of claims of reports that share a block."""
    gold = stream_merging.read_gold(folder, STREAM)
    rows = {row["id"]: row for row in gold}
    reports = Counter(tuple(row["topics"]) for row in gold)
    told = stream_merging.tell_reports(gold, reader)
    for one, other in sorted(share_blocks(told)):
        facts = facts_of(told[one], told[other])
        if facts is None:
            continue
        same = told_same(told[one], told[other], rows, reports, facts)
        if same is not None:
            yield facts, same, REPORTS_SAME if same else REPORTS


def told_same(
    one: Telling, other: Telling, rows: dict[str, Row], reports: Counter[tuple[str, ...]], facts: Facts
) -> bool | None:
    """Whether two claims are one act by their topic paths, None where these do not say."""
    here, there = tuple(rows[one.article]["topics"]), tuple(rows[other.article]["topics"])
    gap = abs((one.published - other.published).days) if one.published and other.published else 0
    far = bool(APART & set(facts))
    if here and here == there:
        near = reports[here] <= FEW_REPORTS and gap <= 1 and not ELSEWHERE & set(facts)
        return False if far else True if near and one.claim.type == other.claim.type else None
    if far:
        return False if gap > load_weights().limits.week_days or (here and there) else None
    if not here or not there:
        return None
    if stream_merging.topic_parts(here) & stream_merging.topic_parts(there):
        return False if gap > load_weights().limits.week_days else None
    return None if gap <= 2 and "country_other" not in facts and facts.get("words", 0) > 1 else False


def fit(examples: list[Example]) -> dict[str, float]:
    """The weights by feature, with ``bias``."""
    names = sorted({name for facts, _, _ in examples for name in facts} | set(AGAINST))
    matrix = np.array([[facts.get(name, 0.0) for name in names] + [1.0] for facts, _, _ in examples])
    labels = np.array([1.0 if same else -1.0 for _, same, _ in examples])
    counts = np.array([count for _, _, count in examples])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = labels * (matrix @ weights)
        slope = -(counts * labels / (1 + np.exp(margin))) @ matrix
        slope[:-1] += STRENGTH * weights[:-1]
        value = (counts * np.logaddexp(0, -margin)).sum() + STRENGTH / 2 * (weights[:-1] ** 2).sum()
        return float(value), slope

    lines = [(None, AGAINST[n]) if n in AGAINST else (None, None) if n in FREE else (0, None) for n in names]
    start = np.array([AGAINST.get(name, 0.0) for name in names] + [0.0])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*lines, (None, None)])
    return dict(zip([*names, "bias"], map(float, found.x), strict=True))


def write(weights: dict[str, float]) -> None:
    """Put bias and weights into the file; limits and thresholds stay."""
    text = OUT.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^bias = .*$", f"bias = {weights.pop('bias'):.2f}", text)
    lines = [f"{name} = {round(weight, 2) + 0.0}" for name, weight in sorted(weights.items())]
    OUT.write_text(text.split("[features]\n")[0] + "[features]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def reliability(examples: list[Example], weights: dict[str, float]) -> Iterator[str]:
    """How many of the pairs inside blocks are one act, by score in fifths."""
    told: list[list[tuple[float, bool]]] = [[] for _ in range(5)]
    for facts, same, count in examples:
        odds = weights["bias"] + sum(weights[name] * value for name, value in facts.items())
        score = 1 / (1 + np.exp(-odds))
        if count > OUTSIDE:
            told[min(4, int(score * 5))].append((score, same))
    for rows in told:
        many = max(1, len(rows))
        mean, right = sum(score for score, _ in rows) / many, sum(same for _, same in rows) / many
        yield f"{len(rows):6} pairs, mean score {mean:.2f}, one act {right:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--archive", type=Path, nargs="+", required=True, help="folders of archives")
    parser.add_argument("--stream", type=Path, required=True, help="the folder of the stream")
    parser.add_argument("--most", type=int, default=1600, help="articles read of each archive at most")
    given = parser.parse_args()
    reader = Reader()
    examples = [pair for folder in given.archive for pair in archive_pairs(folder, given.most, reader)]
    examples += stream_pairs(given.stream, reader)
    print(f"{len(examples)} pairs, {sum(same for _, same, _ in examples)} of one act")
    weights = fit(examples)
    for line in reliability(examples, weights):
        print(line)
    write(weights)


if __name__ == "__main__":
    main()
