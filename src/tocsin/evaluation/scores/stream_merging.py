"""Score the merging of reports by the topics that the editors of the stream put them under.

A topic path with few reports is one story; reports of a longer one ("a war") are one story where they are of one day.
That is coarser than an act: a story can hold several acts, so that much that is not merged is no error, and only what
is merged across stories, and above all across topics, counts as false.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.clusters import score_clusters

FEW = 6


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """Of the reports with a claim of conflict and a topic: B-cubed, CEAF-e and pairs of the first incident against the
    story. Of all pairs of reports that share an incident: the share under one path, under paths that share a topic
    and under none (``merged_across_topics``), with how many pairs there are and how many of these are false."""
    reports = Counter(tuple(row["topics"]) for row in gold)
    # A report drawn twice by the bootstrap is no pair of reports.
    once = {id(row): (row, found["incidents"]) for row, found in zip(gold, predicted, strict=True)}
    topical = [(row, incidents) for row, incidents in once.values() if incidents and row["topics"]]
    metrics = score_clusters(
        [_story(row, reports) for row, _ in topical], [incidents[0] for _, incidents in topical]
    )
    merged = _merged(topical)
    kinds = Counter(_kind(one, other) for one, other in merged)
    metrics |= {
        f"merged_{kind}": kinds[kind] / len(merged) if merged else 0.0 for kind in ("path", "topic", "across")
    }
    metrics |= {"merged_pairs": float(len(merged)), "merged_across_count": float(kinds["across"])}
    return metrics | {"reports": float(len(topical))}


def topic_parts(path: Sequence[str]) -> frozenset[str]:
    """The single topics of a path, spelt alike."""
    return frozenset(part.strip().lower().replace("–", "-") for step in path for part in step.split(", "))


def _story(row: Row, reports: Counter[tuple[str, ...]]) -> str:
    path = tuple(row["topics"])
    day = "" if reports[path] <= FEW else str(row["date"])
    return " > ".join(path) + f" {day}"


def _merged(told: Sequence[tuple[Row, list[str]]]) -> list[tuple[Row, Row]]:
    """The pairs of reports that share an incident."""
    by_incident: defaultdict[str, list[int]] = defaultdict(list)
    for number, (_, incidents) in enumerate(told):
        for incident in incidents:
            by_incident[incident].append(number)
    pairs = {pair for numbers in by_incident.values() for pair in combinations(numbers, 2)}
    return [(told[one][0], told[other][0]) for one, other in sorted(pairs)]


def _kind(one: Row, other: Row) -> str:
    if list(one["topics"]) == list(other["topics"]):
        return "path"
    return "topic" if topic_parts(one["topics"]) & topic_parts(other["topics"]) else "across"
