"""Clusters from judgements: order does not matter, persons win, undoing gives back what was."""

import datetime as dt
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.incidents.clusters import cluster, in_force
from tocsin.model.judgement import Judgement, Verdict

KEYS = tuple("abcdefg")
SAID: tuple[Verdict, ...] = ("same", "not-same", "unsure")
START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def judge(
    one: str,
    other: str,
    verdict: Verdict = "same",
    score: float | None = None,
    number: int | None = None,
    undoes: int | None = None,
) -> Judgement:
    """A machine's judgement where there is a score, else a person's."""
    first, second = sorted((one, other))
    at = START + dt.timedelta(minutes=number or 0)
    person = score is None and verdict != "withdrawn"
    by = "ada" if score is None else "machine 1"
    return Judgement(first, second, verdict, by, at, person, score, number=number, undoes=undoes)


def machine(one: str, other: str, score: float, number: int | None = None) -> Judgement:
    verdict: Verdict = "same" if score >= 0.5 else "unsure" if score >= 0.2 else "not-same"
    return judge(one, other, verdict, score, number)


@st.composite
def histories(draw: st.DrawFn) -> list[Judgement]:
    """Numbered judgements of machine and persons, among them withdrawals of earlier ones."""
    made: list[Judgement] = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        one, other = draw(st.sampled_from(list(combinations(KEYS, 2))))
        kind = draw(st.sampled_from(("machine", "machine", "person", "withdrawn")))
        if kind == "machine":
            made.append(machine(one, other, draw(st.integers(0, 100)) / 100, number))
        elif kind == "person":
            verdict = draw(st.sampled_from(SAID))
            made.append(judge(one, other, verdict, number=number))
        elif made:
            target = draw(st.sampled_from(made))
            made.append(judge(target.one, target.other, "withdrawn", number=number, undoes=target.number))
    return made


def together(found: list[tuple[str, ...]], one: str, other: str) -> bool:
    return any(one in group and other in group for group in found)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(history: list[Judgement], chance: Random) -> None:
    shuffled = list(history)
    chance.shuffle(shuffled)
    assert cluster(KEYS, shuffled) == cluster(KEYS, history)


@given(histories())
def test_each_key_is_in_one_cluster_and_clusters_stand_in_order(history: list[Judgement]) -> None:
    found = cluster(KEYS, history)
    assert sorted(key for group in found for key in group) == list(KEYS)
    assert [group[0] for group in found] == sorted(group[0] for group in found)
    assert all(list(group) == sorted(group) for group in found)


@given(histories(), st.sampled_from(list(combinations(KEYS, 2))), st.sampled_from(("same", "not-same")))
def test_what_a_person_said_last_holds(
    history: list[Judgement], pair: tuple[str, str], verdict: Verdict
) -> None:
    last = judge(*pair, verdict, number=100)
    assert together(cluster(KEYS, [*history, last]), *pair) == (verdict == "same")


@given(histories(), st.sampled_from(list(combinations(KEYS, 2))), st.sampled_from(("same", "not-same")))
def test_undo_gives_back_the_former_clusters(
    history: list[Judgement], pair: tuple[str, str], verdict: Verdict
) -> None:
    number = 100
    said = judge(*pair, verdict, number=number)
    undone = judge(*pair, "withdrawn", number=number + 1, undoes=number)
    redone = judge(*pair, "withdrawn", number=number + 2, undoes=number + 1)
    assert cluster(KEYS, [*history, said, undone]) == cluster(KEYS, history)
    assert cluster(KEYS, [*history, said, undone, redone]) == cluster(KEYS, [*history, said])


def test_groups_kept_apart_stay_so_through_others() -> None:
    said = [judge("a", "b", number=1), judge("c", "d", number=2), judge("a", "d", "not-same", number=3)]
    strong = [machine(one, other, 0.99) for one, other in combinations("abcd", 2)]
    assert cluster("abcd", [*said, *strong]) == [("a", "b"), ("c", "d")]


def test_a_later_word_takes_the_place_of_an_earlier() -> None:
    said = [judge("a", "b", number=1), judge("b", "c", number=2), judge("a", "c", "not-same", number=3)]
    assert cluster("abc", said) == [("a",), ("b", "c")]


def test_pairs_never_compared_count_nought() -> None:
    chain = [machine("a", "b", 0.9), machine("b", "c", 0.8)]
    assert cluster("abc", chain) == [("a", "b"), ("c",)]
    assert cluster("abc", [*chain, machine("a", "c", 0.3)]) == [("a", "b", "c")]


def test_unsure_alone_joins_nothing() -> None:
    assert cluster("ab", [machine("a", "b", 0.45)]) == [("a",), ("b",)]


def test_a_persons_unsure_takes_the_machines_score_away() -> None:
    assert cluster("ab", [judge("a", "b", "unsure", number=1), machine("a", "b", 0.9, 2)]) == [("a",), ("b",)]


def test_the_machines_latest_score_counts() -> None:
    assert cluster("ab", [machine("a", "b", 0.9, 1), machine("a", "b", 0.1, 2)]) == [("a",), ("b",)]


def test_judgements_about_other_claims_are_left_alone() -> None:
    assert cluster("ab", [judge("a", "z", number=1), judge("b", "z", number=2)]) == [("a",), ("b",)]


@pytest.mark.parametrize(("withdrawn", "holding"), [((), 1), ((2,), 0), ((2, 3), 1)])
def test_withdrawals_can_be_withdrawn(withdrawn: tuple[int, ...], holding: int) -> None:
    history = [judge("a", "b", number=1)]
    history += [judge("a", "b", "withdrawn", number=number, undoes=number - 1) for number in withdrawn]
    assert len(in_force(history)) == holding


def test_a_persons_same_joins_both_groups_whole() -> None:
    pairs = [machine("c1", "c2", 0.9), machine("c3", "c4", 0.9), judge("c2", "c3")]
    assert cluster(("c1", "c2", "c3", "c4"), pairs) == [("c1", "c2", "c3", "c4")]
