"""Clusters scored by hand, and against the shared script where it lies beside the repository."""

import math

import pytest

from tocsin.evaluation.scores.clusters import score_clusters


def test_perfect_clusters_reach_one_everywhere() -> None:
    scored = score_clusters(["1", "1", "2", "3"], ["x", "x", "y", "z"])
    for name in ("b3_f1", "ceafe_f1", "pairwise_f1"):
        assert scored[name] == 1.0
    assert scored["false_merges"] == scored["missed_merges"] == 0


def test_false_and_missed_merges_are_counted_apart() -> None:
    scored = score_clusters(["1", "1", "1", "2"], ["x", "x", "y", "y"])
    assert (scored["false_merges"], scored["missed_merges"]) == (1, 2)


def test_ceaf_pairs_each_cluster_once() -> None:
    # Incident 1 is paired with x (likeness 4/5) and 2 with y (2/3), or both are lost to crossed pairs.
    scored = score_clusters(["1", "1", "1", "2"], ["x", "x", "y", "y"])
    assert scored["ceafe_precision"] == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert scored["ceafe_recall"] == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_nothing_to_score_is_not_defined() -> None:
    assert math.isnan(score_clusters([], [])["b3_precision"])
