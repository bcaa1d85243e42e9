"""Krippendorff's alpha against the worked example of its author, and what it must always be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.evaluation.agreement import alpha, interval, nominal, ratio

CODERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Four observers, twelve units, values missing: the example of Krippendorff, "Computing Krippendorff's
Alpha-Reliability"."""
UNITS = [
    [float(value) for value in unit if value != "."] for unit in zip(*map(str.split, CODERS), strict=True)
]


@pytest.mark.parametrize(("difference", "published"), [(nominal, 0.743), (interval, 0.849), (ratio, 0.797)])
def test_the_published_example(difference: object, published: float) -> None:
    assert callable(difference)
    assert alpha(UNITS, difference) == pytest.approx(published, abs=0.0005)


def test_two_coders_who_always_agree() -> None:
    assert alpha([("a", "a"), ("b", "b")], nominal) == 1


def test_nothing_is_said_without_pairs_or_without_variation() -> None:
    assert alpha([], nominal) is None
    assert alpha([("a",), ("b",)], nominal) is None
    assert alpha([("a", "a"), ("a", "a")], nominal) is None
    assert alpha([(0.0, 0.0)], ratio) is None


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), min_size=1, max_size=12))
def test_never_above_one_and_one_only_without_a_difference(units: list[list[str]]) -> None:
    found = alpha(units, nominal)
    if found is not None:
        assert found <= 1
        assert (found == 1) == all(len(set(unit)) == 1 for unit in units)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=12))
def test_the_order_of_coders_and_units_makes_no_difference(pairs: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in reversed(pairs)]
    assert alpha(pairs, ratio) == pytest.approx(alpha(turned, ratio))
