"""PLV: a sentence with a source and a target marked, and the PLOVER root of what one does to the other."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.evaluation.bench import Bench, Row
from tocsin.evaluation.rows import read_rows, require
from tocsin.evaluation.scores.zsp_plv import JOINED, root_of, score
from tocsin.model.article import Article
from tocsin.model.party import Party
from tocsin.reading.document import split_article

if TYPE_CHECKING:
    from tocsin.reading.document import Sentence
    from tocsin.reading.draft import Draft
    from tocsin.reading.reader import Reader

NEEDED = ("text", "marked", "root", "quad")
PIECE = re.compile(r"</?([st])>|[^<]+|<")
FALLBACK = JOINED
"""The answer where the reader finds no act at all: the commonest root of such sentences in the open half."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Where source and target stand in the text, each as half-open offsets; none where one is not marked."""

    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]

    def bonus(self, draft: "Draft") -> int:
        """How much speaks for a draft telling what the source does to the target: its sides meet them, and its words
        stand between them and not inside one."""
        trigger = draft.act.sentence.words(draft.act.trigger).start
        inside = _covers(self.source, trigger) + _covers(self.target, trigger)
        return (
            _meets(draft.actors, self.source)
            + _meets(draft.recipients, self.target)
            + self._between(trigger)
            - inside
        )

    def _between(self, position: int) -> bool:
        ends = sorted([*self.source[:1], *self.target[-1:]])
        return len(ends) > 1 and ends[0][1] <= position < ends[-1][0]


def read_gold(folder: Path, stem: str) -> list[Row]:
    """The rows of ``stem.jsonl``. Raises EvaluationError when they cannot be read or have no root."""
    return require(read_rows(folder, stem), NEEDED, folder / f"{stem}.jsonl")


def predict(gold: list[Row], reader: "Reader") -> list[Row]:
    """The root that the encoder sees between the marked sides. A reader without one takes that of the act that fits
    them best, also one too doubtful to be a claim: each sentence tells one."""
    return [{"id": row["id"], "root": _root(row, reader)} for row in gold]


def find_marks(marked: str) -> Marked:
    """Where ``<s>``..``</s>`` and ``<t>``..``</t>`` stand once the marks are taken away."""
    ends: dict[str, list[int]] = {"s": [], "t": []}
    position = 0
    for piece in PIECE.finditer(marked):
        if piece[1]:
            ends[piece[1]].append(position)
        else:
            position += len(piece[0])
    source, target = (tuple(zip(found[::2], found[1::2], strict=False)) for found in ends.values())
    return Marked(source, target)


def _root(row: Row, reader: "Reader") -> str:
    article, marks = Article(row["id"], row["text"]), find_marks(row["marked"])
    seen = _seen(article, marks, reader)
    if seen:
        return max(seen, key=lambda root: seen[root])
    drafts = reader.draft(article)
    best = max(drafts, key=lambda draft: (marks.bonus(draft), draft.confidence), default=None)
    return root_of(best.type) if best else FALLBACK


def _seen(article: Article, marks: Marked, reader: "Reader") -> dict[str, float]:
    """The probability of each root by the reader's encoder; empty without one, or where a mark is missing."""
    sentences = split_article(article, reader.nlp).sentences
    spots = [
        [number for number, (start, end) in enumerate(_offsets(sentences)) if _touches(start, end, spans)]
        for spans in (marks.source, marks.target)
    ]
    if reader.encoder is None or not all(spots):
        return {}
    return reader.encoder.pair(sentences, *spots)


def _offsets(sentences: "list[Sentence]") -> list[tuple[int, int]]:
    return [
        (one.start + token.idx, one.start + token.idx + len(token))
        for one in sentences
        for token in one.tokens
    ]


def _touches(start: int, end: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _covers(spans: tuple[tuple[int, int], ...], position: int) -> bool:
    return any(start <= position < end for start, end in spans)


def _meets(parties: tuple[Party, ...], spans: tuple[tuple[int, int], ...]) -> bool:
    return any(party.span.start < end and start < party.span.end for party in parties for start, end in spans)


BENCH = Bench("zsp_plv", read_gold, predict, score)
