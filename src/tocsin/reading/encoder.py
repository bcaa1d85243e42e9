"""The encoder: reads the sentences of an article with their neighbours and says what each word is in which act.

A compact network (MiniLM, 22 million parameters, fine-tuned by ``training/encoder``) gives each token a vector; small
heads read from them. Each window is read alone, so that a report reads the same alone and among others.
"""

import hashlib
import io
import json
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources

import numpy as np
import onnxruntime

from tocsin.errors import PipelineError
from tocsin.reading.document import Sentence
from tocsin.reading.heads import ROLES, ROOTS, STANDINGS, TIMES, TYPES, Floats, Heads
from tocsin.reading.windows import MOST, Window, cut_windows
from tocsin.reading.wordpieces import WordPieces, load_word_pieces


@dataclass(eq=False)
class View:
    """What the encoder sees in one window. Tokens are counted through the window."""

    window: Window
    tokens: Floats
    heads: Heads

    @cached_property
    def kinds(self) -> Floats:
        """Log-probabilities of what each token names: no act, or a type."""
        return self.heads.kinds(self.tokens)

    @cached_property
    def mean(self) -> Floats:
        """The mean of all its tokens' vectors."""
        mean: Floats = self.tokens.mean(0)
        return mean

    @cached_property
    def prepared(self) -> Floats:
        """The tokens as the head of roles takes them."""
        return self.heads.prepared(self.tokens)


@dataclass(eq=False)
class Sight:
    """What the encoder sees in one sentence: the view of its window and where the sentence starts there."""

    view: View
    start: int
    length: int
    _acts: dict[tuple[int, int], "ActSight"] = field(default_factory=dict)

    def kinds(self) -> Floats:
        """Log-probabilities for each token of the sentence, [tokens, 1 + types]."""
        return self.view.kinds[self.start : self.start + self.length]

    @cached_property
    def tells(self) -> float:
        """The probability of the token that most likely names an act."""
        kinds = self.kinds()
        return float(1 - np.exp(kinds[:, 0].min())) if len(kinds) else 0.0

    def act(self, first: int, end: int) -> "ActSight | None":
        """What it sees of the act that the tokens ``first`` to ``end`` name; None beyond the cut."""
        end = min(end, self.length)
        if first >= end:
            return None
        if (first, end) not in self._acts:
            self._acts[first, end] = ActSight(self, list(range(self.start + first, self.start + end)))
        return self._acts[first, end]


@dataclass(eq=False)
class ActSight:
    """What the encoder sees of one act."""

    sight: Sight
    trigger: list[int]

    def type(self, name: str) -> float:
        """Log-probability that the trigger names an act of this type: that of its likeliest token."""
        return float(self.sight.view.kinds[self.trigger, TYPES.index(name) + 1].max())

    @cached_property
    def _around(self) -> tuple[Floats, Floats]:
        return self.sight.view.heads.standing_and_time(self.vector, self.sight.view.mean)

    @cached_property
    def vector(self) -> Floats:
        """The vector of the trigger: the mean of those of its tokens."""
        mean: Floats = self.sight.view.tokens[self.trigger].mean(0)
        return mean

    def standing(self, name: str) -> float:
        """Log-probability of a standing."""
        return float(self._around[0][STANDINGS.index(name)])

    def time(self, name: str) -> float:
        """Log-probability of how its time stands to the day of the report."""
        return float(self._around[1][TIMES.index(name)])

    @cached_property
    def _roles(self) -> Floats:
        view = self.sight.view
        here = np.arange(len(view.tokens))
        distances = np.minimum(here - self.trigger[0], 0) + np.maximum(here - self.trigger[-1], 0)
        return view.heads.roles(view.prepared, self.vector, distances)

    def role(self, name: str, there: "Sight | None" = None) -> Floats:
        """The probability that each token of the sentence, or of another of its window, has this role in the act."""
        sight = there or self.sight
        return self._roles[sight.start : sight.start + sight.length, ROLES.index(name)]


class Encoder:
    """The network, loaded once."""

    def __init__(self, session: onnxruntime.InferenceSession, heads: Heads, words: WordPieces) -> None:
        self._session = session
        self._heads = heads
        self._words = words

    def pair(self, sentences: list[Sentence], source: list[int], target: list[int]) -> dict[str, float]:
        """The probability of each root of what one party does to another; their tokens are counted through the
        sentences, which must fit into one window."""
        window = next(iter(cut_windows(sentences, self._words, MOST)))
        view = self._view(window)
        most = len(view.tokens)
        here = [[i for i in side if i < most] or [0] for side in (source, target)]
        logs = self._heads.deeds(view.tokens, *here)
        return {name: float(np.exp(value)) for name, value in zip(ROOTS, logs, strict=True)}

    def _view(self, window: Window) -> View:
        vectors = self._session.run(None, {"pieces": np.array([window.pieces], dtype=np.int64)})[0]
        return View(window, vectors[[first for part in window.firsts for first in part]], self._heads)

    def look(self, sentences: list[Sentence]) -> dict[int, Sight]:
        """What it sees in each sentence of one article, by the sentence's number."""
        found: dict[int, Sight] = {}
        for window in cut_windows(sentences, self._words):
            view = self._view(window)
            start = 0
            for sentence, part in zip(window.sentences, window.firsts, strict=True):
                found[sentence.index] = Sight(view, start, len(part))
                start += len(part)
        return found


def check_sums(files: dict[str, bytes], sums: dict[str, str]) -> None:
    """Compare files with their SHA-256. Raises PipelineError naming the first that differs."""
    for name, pinned in sums.items():
        if hashlib.sha256(files[name]).hexdigest() != pinned:
            raise PipelineError(f"the encoder's file {name} is not the one shipped", "install Tocsin again")


@cache
def load_encoder() -> Encoder:
    """The encoder that ships with the reader; raises PipelineError when a file is not the one we trained."""
    folder = resources.files("tocsin.reading") / "data" / "encoder"
    sums: dict[str, str] = json.loads((folder / "sums.json").read_text("utf-8"))
    files = {name: (folder / name).read_bytes() for name in sums}
    check_sums(files, sums)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # A window is so short that a second thread spends more on waiting than it takes off the first.
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(files["encoder.onnx"], options, providers=["CPUExecutionProvider"])
    with np.load(io.BytesIO(files["heads.npz"]), allow_pickle=False) as arrays:
        heads = Heads({name: arrays[name].astype(np.float32) for name in arrays.files})
    return Encoder(session, heads, load_word_pieces())
