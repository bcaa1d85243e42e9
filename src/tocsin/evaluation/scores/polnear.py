"""How well attributions are found: words marked as source, cue and content, and whole attributions by overlap."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from tocsin.evaluation.bench import Row

WORD = re.compile(r"\w+")
ROLES = ("source", "cue", "content")
ENOUGH = 0.5
# Attributions whose contents overlap alike are paired by their sources.
SOURCE_WEIGHT = 0.1
Spans = tuple[tuple[int, int], ...]
Roles = tuple[Spans, ...]
Words = frozenset[int]


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """F1 over all documents: ``token_source_f1``, ``token_cue_f1`` and ``token_content_f1`` of words that carry a role;
    ``content_f1`` of attributions paired one to one whose content words overlap with Dice 0.5 or more,
    ``source_content_f1`` of those whose source words do too (none on either side is an overlap)."""
    counts: Counter[str] = Counter()
    for answers, guesses in zip(gold, predicted, strict=True):
        due, found = _freeze(answers["attributions"]), _freeze(guesses["attributions"])
        counts.update(_count(answers["text"], due, found))
    names = [*(f"token_{role}" for role in ROLES), "content", "source_content"]
    return {f"{name}_f1": _f1(counts, name) for name in names}


def _f1(counts: Counter[str], name: str) -> float:
    both = counts[f"{name} due"] + counts[f"{name} found"]
    return 2 * counts[name] / both if both else 0.0


def _freeze(rows: Sequence[Row]) -> tuple[Roles, ...]:
    return tuple(
        tuple(tuple((span[0], span[1]) for span in row.get(role) or ()) for role in ROLES) for row in rows
    )


# A bootstrap scores the same documents over and over.
@lru_cache(maxsize=4096)
def _count(text: str, due: tuple[Roles, ...], found: tuple[Roles, ...]) -> dict[str, int]:
    places = _places(text)
    right = [[_words(places, spans) for spans in roles] for roles in due]
    guess = [[_words(places, spans) for spans in roles] for roles in found]
    counts = {}
    for number, role in enumerate(ROLES):
        ours, theirs = (set(chain.from_iterable(one[number] for one in side)) for side in (guess, right))
        counts[f"token_{role}"] = len(ours & theirs)
        counts[f"token_{role} found"], counts[f"token_{role} due"] = len(ours), len(theirs)
    pairs = _align(right, guess)
    content = [pair for pair in pairs if dice(pair[0][2], pair[1][2]) >= ENOUGH]
    counts["content"] = len(content)
    counts["source_content"] = sum(dice(one[0], other[0]) >= ENOUGH for one, other in content)
    for name in ("content", "source_content"):
        counts[f"{name} found"], counts[f"{name} due"] = len(found), len(due)
    return counts


@lru_cache(maxsize=4)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in WORD.finditer(text))


def _words(places: Sequence[tuple[int, int]], spans: Spans) -> Words:
    """The numbers of the words that the spans touch."""
    touched: set[int] = set()
    for start, end in spans:
        number = max(0, bisect_right(places, (start,)) - 1)
        while number < len(places) and places[number][0] < end:
            if places[number][1] > start:
                touched.add(number)
            number += 1
    return frozenset(touched)


def dice(one: Words, other: Words) -> float:
    """Twice the shared words over all words; 1 when both are empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def _align(right: list[list[Words]], guess: list[list[Words]]) -> list[tuple[list[Words], list[Words]]]:
    """Attributions that share content words, one to one, the most alike first."""
    pairs = sorted(
        (-dice(ours[2], theirs[2]) - SOURCE_WEIGHT * dice(ours[0], theirs[0]), number, place)
        for number, ours in enumerate(guess)
        for place, theirs in enumerate(right)
        if ours[2] & theirs[2]
    )
    used_guesses: set[int] = set()
    used_answers: set[int] = set()
    aligned = []
    for _, number, place in pairs:
        if number not in used_guesses and place not in used_answers:
            used_guesses.add(number)
            used_answers.add(place)
            aligned.append((right[place], guess[number]))
    return aligned
