"""Which claim of ours tells the same act as which claim of the gold."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.evaluation.scores.goldparties import Party, count_same, fold, load_gold_words

Claim = Mapping[str, Any]
TWO_SIDED = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
FIGHT = "ASSAULT"
# What each agreement adds to the tie between two claims.
SIDE, TRIGGER, DETAIL = 2.0, 1.5, 0.5
SAME_SENTENCE = 0.8


def is_mutual(claim: Claim) -> bool:
    """Whether the sides of the act may be listed either way round."""
    if claim["type"] == FIGHT:
        return not load_gold_words()["mutual"].keys().isdisjoint(fold(claim.get("trigger") or ""))
    return str(claim["type"]) in TWO_SIDED


def compared_sides(gold: Claim, ours: Claim) -> list[tuple[str, list[Party], list[Party]]]:
    """The lists of parties to compare: side by side, or both sides together for a mutual act."""
    sides = [
        (side, list(gold.get(side) or ()), list(ours.get(side) or ())) for side in ("actors", "recipients")
    ]
    if not is_mutual(gold):
        return sides
    (_, *actors), (_, *recipients) = sides
    return [("actors", actors[0] + recipients[0], actors[1] + recipients[1])]


def days(claim: Claim) -> tuple[str | None, str | None]:
    """First and last day, both None when unknown."""
    when = claim.get("when") or {}
    return when.get("start"), when.get("end")


def country(claim: Claim) -> str | None:
    """The country of the place."""
    found: str | None = (claim.get("place") or {}).get("country")
    return found


def tie(gold: Claim, ours: Claim) -> float:
    """How much speaks for two claims of one type telling one act; 0 when nothing does."""
    same = [count_same(theirs, mine) for _, theirs, mine in compared_sides(gold, ours)]
    # Of a mutual act's pooled parties the second one that agrees stands for the other side.
    first, second = same if len(same) > 1 else (same[0], max(0, same[0] - 1))
    alike = overlap(gold.get("sentence"), ours.get("sentence"))
    trigger = not set(fold(gold.get("trigger") or "")).isdisjoint(fold(ours.get("trigger") or ""))
    if not (first or second or trigger or alike > SAME_SENTENCE):
        return 0.0
    details = (
        days(gold) == days(ours),
        bool(country(gold)) and country(gold) == country(ours),
        gold.get("standing") == ours.get("standing"),
    )
    same_sides = bool(first) + bool(second)
    return SIDE * same_sides + alike + TRIGGER * float(trigger) + DETAIL * float(sum(details))


def pair_claims(gold: Sequence[Claim], ours: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Claims of one type in pairs, the best tied first, each claim in one pair at most."""
    return [(gold[i], ours[j]) for i, j in pair_numbers(gold, ours)]


def pair_numbers(gold: Sequence[Claim], ours: Sequence[Claim]) -> list[tuple[int, int]]:
    """The same pairs, each as the places of its claims in the two lists."""
    ties = [
        (-tie(theirs, mine), i, j)
        for i, theirs in enumerate(gold)
        for j, mine in enumerate(ours)
        if theirs["type"] == mine["type"]
    ]
    pairs: list[tuple[int, int]] = []
    taken: set[int] = set()
    used: set[int] = set()
    for strength, i, j in sorted(ties):
        if strength < 0 and i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            pairs.append((i, j))
    return pairs


def overlap(one: str | None, other: str | None) -> float:
    """The Dice coefficient of the words of two sentences."""
    left, right = Counter(fold(one or "")), Counter(fold(other or ""))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if left and right else 0.0
