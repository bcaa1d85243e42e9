"""Shingles: a text as the set of its runs of five words, hashed.

Method: w-shingling (Broder 1997). The hash is fixed, so that fingerprints kept today meet tomorrow's.
"""

import re
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WIDTH = 5
_WORD = re.compile(r"[^\W_]+")
_STEP = 0x9E3779B97F4A7C15  # the golden ratio in 64 bits (Knuth, TAOCP 3, 6.4)
_MIXERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)  # of SplitMix64 (Steele, Lea and Flood 2014)


def hash_words(text: str) -> Hashes:
    """The words of a text in order, hashed. Case, punctuation and spaces do not count."""
    words = _WORD.findall(text.casefold())
    return np.fromiter(
        (crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words)
    )


def roll_shingles(words: Hashes) -> Hashes:
    """The hashes of all runs of five words in order; fewer words are one shingle, no words none."""
    width = min(WIDTH, len(words))
    if width == 0:
        return words
    rolled = np.zeros(len(words) - width + 1, np.uint64)
    for step in range(width):
        rolled = rolled * np.uint64(_STEP) + words[step : len(words) - width + 1 + step]
    return mix(rolled)


def mix(values: Hashes) -> Hashes:
    """Scatter 64-bit values, each to one other (the finaliser of SplitMix64)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(_MIXERS[0])
    values = (values ^ (values >> np.uint64(27))) * np.uint64(_MIXERS[1])
    return values ^ (values >> np.uint64(31))


def fixed_numbers(count: int, seed: int) -> Hashes:
    """``count`` odd 64-bit numbers that look random and are always the same (SplitMix64)."""
    steps = np.arange(1, count + 1, dtype=np.uint64) * np.uint64(_STEP) + np.uint64(seed)
    return mix(steps) | np.uint64(1)
