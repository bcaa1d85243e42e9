"""Copies: reports that print one text, whole, shortened or under another headline.

Method: MinHash (Broder 1997) over word 5-shingles; bands of two values each (Leskovec, Rajaraman and Ullman, Mining of
Massive Datasets, chapter 3) find candidates, the shingles themselves decide. Further bands over the beginning alone
find shortened copies, which keep the beginning.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from tocsin.incidents.shingles import WIDTH, Hashes, fixed_numbers, hash_words, roll_shingles
from tocsin.tables import make_of

# With so many bands of two values, copies of likeness 0.5 meet in 999 of 1000 cases, of 0.3 in 9 of 10.
ROWS = 2
BANDS = 24
LEAD_BANDS = 8
LEAD_WORDS = 60
WHOLE = ROWS * BANDS
LENGTH = WHOLE + ROWS * LEAD_BANDS
SEED = 0x746F6373696E

SIGNATURE_BITS = 32


@dataclass(frozen=True, slots=True)
class CopyLimits:
    """The shares and lengths of ``data/copies.toml``."""

    likeness: float
    containment: float
    short_words: int
    short_share: float
    least_words: int


@cache
def load_copy_limits() -> CopyLimits:
    """The shipped limits. Raises KnowledgeError when the file breaks its format."""
    return make_of("copies.toml", "tocsin.incidents", lambda values: CopyLimits(**values))


def fingerprint(text: str) -> tuple[int, ...]:
    """The MinHash signature: 48 numbers for the whole text and 16 for its first 60 words, of 32 bits each.

    Empty for a text too short to tell.
    """
    words = hash_words(text)
    if len(words) < load_copy_limits().least_words:
        return ()
    shingles, numbers = roll_shingles(words), _multipliers()
    whole = _least(shingles, numbers[:WHOLE])
    lead = _least(shingles[: LEAD_WORDS - WIDTH + 1], numbers[WHOLE:])
    return (*whole, *lead)


def bands_of(signature: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The bands (number, value) of a signature; texts that share one may be copies. The values fit a signed integer
    of 64 bits."""
    half = 1 << (2 * SIGNATURE_BITS - 1)
    return tuple(
        (band, (signature[ROWS * band] << SIGNATURE_BITS | signature[ROWS * band + 1]) - half)
        for band in range(len(signature) // ROWS)
    )


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How large a part of the shingles of both stands in both, 0 to 1, guessed from the signatures (give or take
    0.07); 0 where one is empty."""
    pairs = list(zip(one[:WHOLE], other[:WHOLE], strict=False))
    return sum(mine == theirs for mine, theirs in pairs) / len(pairs) if pairs else 0.0


def is_copy(text_one: str, text_other: str) -> bool:
    """Whether both print one text, by the limits of ``data/copies.toml``."""
    limits = load_copy_limits()
    words_one, words_other = hash_words(text_one), hash_words(text_other)
    least = min(len(words_one), len(words_other))
    if least < limits.least_words:
        return False
    if least < limits.short_words:
        short, long = sorted((words_one, words_other), key=len)
        return _holds(short, long, limits.short_share)
    one, other = np.unique(roll_shingles(words_one)), np.unique(roll_shingles(words_other))
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return (
        shared / (len(one) + len(other) - shared) >= limits.likeness
        or shared / min(len(one), len(other)) >= limits.containment
    )


def _holds(short: Hashes, long: Hashes, share: float) -> bool:
    """Whether the longer text is the shorter one with little before and after it, such as a dateline."""
    if len(short) < share * len(long):
        return False
    return any(np.array_equal(short, long[at : at + len(short)]) for at in range(len(long) - len(short) + 1))


@cache
def _multipliers() -> Hashes:
    return fixed_numbers(LENGTH, SEED)


def _least(shingles: Hashes, numbers: Hashes) -> list[int]:
    """The least hash of the shingles under each number (multiply-shift: Dietzfelbinger and others 1997)."""
    scattered = (numbers[:, None] * shingles[None, :]) >> np.uint64(64 - SIGNATURE_BITS)
    least: list[int] = scattered.min(axis=1).tolist()
    return least
