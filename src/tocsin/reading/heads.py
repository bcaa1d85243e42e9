"""The heads of the encoder: what the vectors of an article's tokens say of its acts.

The arrays are written by ``training/encoder/export.py``; the sums here are those of ``training/encoder/network.py``.
"""

from dataclasses import dataclass
from functools import cache
from typing import cast

import numpy as np
from numpy.typing import NDArray
from thinc.api import NumpyOps, Ops
from thinc.types import Floats2d

from tocsin.model.standing import Standing

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

# What the heads answer, in the order of their outputs.
TYPES = (
    "ASSAULT",
    "COERCE",
    "MOBILIZE",
    "SANCTION",
    "PROTEST",
    "THREATEN",
    "ACCUSE",
    "REJECT",
    "REQUEST",
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
)
# PLOVER's roots as PLV has them: CONCEDE and RETREAT are one.
YIELD = "YIELD"
ROOTS = (*(name for name in TYPES if name not in {"CONCEDE", "RETREAT"}), YIELD)
STANDINGS: tuple[Standing, ...] = (
    "reported",
    "claimed",
    "alleged",
    "denied",
    "threatened",
    "called-for",
    "negated",
)
ROLES = ("actor", "recipient", "place", "speaker", "time", "killed", "injured")
# How the time of an act stands to the day of its report: that day, another time that is told, no time.
TIMES = ("today", "other", "unknown")
# Distances of a token from the trigger, in tokens, fall into so many steps on either side.
STEPS = (0, 1, 2, 3, 4, 6, 8, 12, 18, 27, 40, 80)


def root_of(type_: str) -> str:
    """The root of a type."""
    return type_ if type_ in ROOTS else YIELD


@cache
def one_thread() -> Ops:
    """spaCy's products of matrices, which run on one thread. numpy's wake a thread for each core: for heads as small as
    these that doubles the time of a whole report."""
    ops: Ops = NumpyOps()
    return ops


@cache
def step_numbers() -> Integers:
    """The numbers of the steps of all distances up to the greatest, the most negative first."""
    return np.array([step_of(distance) for distance in range(-STEPS[-1], STEPS[-1] + 1)])


@cache
def step_of(distance: int) -> int:
    """The number of the step of a signed distance."""
    size = abs(distance)
    step = max(i for i, least in enumerate(STEPS) if least <= size)
    return step + len(STEPS) - 1 if distance > 0 else len(STEPS) - 1 - step


@dataclass(frozen=True)
class Heads:
    """The arrays of the heads."""

    arrays: dict[str, Floats]

    def kinds(self, tokens: Floats) -> Floats:
        """Log-probabilities of what each token names, [tokens, 1 + types]; the first is no act."""
        return log_softmax(self._line("kind", tokens))

    def standing_and_time(self, act: Floats, whole: Floats) -> tuple[Floats, Floats]:
        """Log-probabilities of the standings and of the times of an act; ``act`` is the mean vector of its trigger,
        ``whole`` that of its window."""
        both = np.concatenate([act, whole])
        around = np.maximum(self._line("around", both), 0)
        return log_softmax(self._line("standing", around)), log_softmax(self._line("time", around))

    def prepared(self, tokens: Floats) -> Floats:
        """What ``roles`` needs of each token, the same for every act."""
        return self._line("from_token", tokens)

    def roles(self, prepared: Floats, act: Floats, distances: Integers) -> Floats:
        """The probability of each role of each token, [tokens, roles]; ``act`` is the vector of the trigger, and
        ``distances`` tell how many tokens each token stands behind it."""
        joined = prepared * sigmoid(self._line("gate", act))
        steps = step_numbers()[np.clip(distances, -STEPS[-1], STEPS[-1]) + STEPS[-1]]
        joined += self._line("from_trigger", act) + self.arrays["step.weight"][steps]
        return sigmoid(self._line("role", _gelu(joined)))

    def deeds(self, tokens: Floats, source: list[int], target: list[int]) -> Floats:
        """Log-probabilities of what the party at ``source`` does to the one at ``target``, by root."""
        one, other = tokens[source].mean(0), tokens[target].mean(0)
        joined = np.concatenate([one, other, one * other, tokens.mean(0)])
        return log_softmax(self._line("deed", joined))

    def _line(self, name: str, given: Floats) -> Floats:
        weight, bias = self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"]
        lines = cast(Floats2d, np.atleast_2d(given))
        found: Floats = np.asarray(one_thread().gemm(lines, cast(Floats2d, weight), trans2=True)) + bias
        return found if given.ndim > 1 else found[0]


def log_softmax(logits: Floats) -> Floats:
    """Logits as log-probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return found


def sigmoid(logits: Floats) -> Floats:
    """Logits as probabilities."""
    found: Floats = np.float32(1) / (np.float32(1) + np.exp(-np.clip(logits, -30, 30)))
    return found


def _gelu(x: Floats) -> Floats:
    """The Gaussian error unit by its tanh formula (Hendrycks and Gimpel 2016)."""
    found: Floats = 0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return found
