"""Examples from two other public sets: who does what to whom in PLV, and where an act happened.

PLV marks source and target of a sentence and gives the PLOVER root (CONCEDE and RETREAT are one there); the
event-location set (Halterman 2019) marks a verb and the names of the place where its act happened.
"""

from pathlib import Path

from examples import Example, Pair, Told, read_lines
from spacy.language import Language

from tocsin.model.article import Article
from tocsin.reading.document import split_article
from tocsin.reading.heads import ROLES, TYPES
from tocsin.reading.windows import cut_windows
from tocsin.reading.wordpieces import load_word_pieces

YIELD = ("CONCEDE", "RETREAT")


def read_pairs(path: Path, nlp: Language) -> list[Example]:
    """The sentences of PLV."""
    found = []
    for raw in read_lines(path):
        example, starts = _window(raw["text"], nlp)
        marked = raw["marked"]
        source = _at(marked.replace("<t>", "").replace("</t>", ""), "<s>", "</s>", starts)
        target = _at(marked.replace("<s>", "").replace("</s>", ""), "<t>", "</t>", starts)
        if source and target:
            names = YIELD if raw["root"] == "YIELD" else (raw["root"],)
            example.pairs.append(Pair(source, target, [TYPES.index(name) for name in names]))
            found.append(example)
    return found


def read_locations(path: Path, nlp: Language) -> list[Example]:
    """The sentences of the event-location set: only the place of the marked verb is known."""
    found = []
    for raw in read_lines(path):
        example, starts = _window(raw["text"], nlp)
        trigger = _inside(raw["verb"]["start"], raw["verb"]["end"], starts)
        if not trigger:
            continue
        roles: list[list[int]] = [[] for _ in ROLES]
        for place in raw["locations"]:
            roles[ROLES.index("place")] += _inside(place["start"], place["end"], starts)
        example.told.append(Told(-1, trigger, roles, -100, -1))
        found.append(example)
    return found


def _window(text: str, nlp: Language) -> tuple[Example, list[tuple[int, int]]]:
    """An example without claims, and the offsets of its tokens."""
    document = split_article(Article("", text), nlp)
    window = next(iter(cut_windows(document.sentences, load_word_pieces(), 400)))
    firsts = [first for part in window.firsts for first in part]
    starts = [
        (sentence.start + token.idx, sentence.start + token.idx + len(token.text))
        for sentence, part in zip(window.sentences, window.firsts, strict=True)
        for token in sentence.tokens[: len(part)]
    ]
    return Example("", window.pieces, firsts, whole=False), starts


def _at(marked: str, opening: str, closing: str, starts: list[tuple[int, int]]) -> list[int]:
    start = marked.find(opening)
    end = marked.find(closing) - len(opening)
    return _inside(start, end, starts)


def _inside(start: int, end: int, starts: list[tuple[int, int]]) -> list[int]:
    return [i for i, (low, high) in enumerate(starts) if low < end and high > start]
