"""How well expressions of time and their values are found: the definitions of TempEval-3 (UzZaman et al. 2013)."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tocsin.evaluation.bench import Row

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MIDNIGHT = re.compile(r"T24:00.*$")


class Timex(NamedTuple):
    """One expression: its span, its type and its value in capitals (midnight at the end of a day is that day)."""

    start: int
    end: int
    type: str
    value: str

    @property
    def day(self) -> str | None:
        """The calendar day that the value names, if it names one."""
        match = DAY.match(self.value)
        return match[0] if match else None


Timexes = tuple[Timex, ...]


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """F1 over all documents: ``strict_f1`` same span, ``relaxed_f1`` overlapping span, ``type_f1`` and ``value_f1``
    overlapping with the type or the value right too, ``day_f1`` over values that name a calendar day alone."""
    counts: Counter[str] = Counter()
    for answers, guesses in zip(gold, predicted, strict=True):
        counts.update(_count(_freeze(answers["timex"]), _freeze(guesses["timex"])))
    figures = {
        f"{name}_f1": _f1(counts[name], counts["guessed"], counts["due"])
        for name in ("strict", "relaxed", "type", "value")
    }
    return figures | {"day_f1": _f1(counts["day"], counts["guessed days"], counts["due days"])}


def _freeze(rows: Sequence[Row]) -> Timexes:
    return tuple(
        Timex(
            row["start"],
            row["end"],
            str(row.get("type") or "").upper(),
            MIDNIGHT.sub("", str(row.get("value") or "").strip().upper()),
        )
        for row in rows
    )


def _f1(right: int, guessed: int, due: int) -> float:
    return 2 * right / (guessed + due) if guessed + due else 0.0


# A bootstrap scores the same documents over and over.
@lru_cache(maxsize=4096)
def _count(due: Timexes, guessed: Timexes) -> dict[str, int]:
    counts = Counter(
        {
            "due": len(due),
            "guessed": len(guessed),
            "due days": sum(one.day is not None for one in due),
            "guessed days": sum(one.day is not None for one in guessed),
        }
    )
    for answer, guess in align(due, guessed):
        counts["relaxed"] += 1
        counts["strict"] += answer[:2] == guess[:2]
        counts["type"] += bool(answer.type) and guess.type == answer.type
        counts["value"] += bool(answer.value) and guess.value == answer.value
        counts["day"] += answer.day is not None and guess.value[:10] == answer.day
    return dict(counts)


def align(due: Timexes, guessed: Timexes) -> list[tuple[Timex, Timex]]:
    """Answers and guesses that overlap, one to one: first those with the same span, then by the length shared, then
    by their order."""
    pairs = sorted(
        (answer[:2] != guess[:2], -shared, number, place)
        for number, guess in enumerate(guessed)
        for place, answer in enumerate(due)
        if (shared := min(answer.end, guess.end) - max(answer.start, guess.start)) > 0
    )
    used_guesses: set[int] = set()
    used_answers: set[int] = set()
    aligned = []
    for _, _, number, place in pairs:
        if number in used_guesses or place in used_answers:
            continue
        used_guesses.add(number)
        used_answers.add(place)
        aligned.append((due[place], guessed[number]))
    return aligned
