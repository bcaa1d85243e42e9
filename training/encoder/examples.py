"""Coded articles as examples for the encoder: windows of tokens with their labels.

An example is one window: its pieces, the type each token names as a trigger, and for each claim of the window the
tokens of its trigger, the tokens of each role, its standing, and how its time stands to the day of the report.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.language import Language

from tocsin.model.article import Article
from tocsin.reading.document import Sentence, split_article
from tocsin.reading.heads import ROLES, STANDINGS, TIMES, TYPES
from tocsin.reading.numbers import find_numbers
from tocsin.reading.times import find_times
from tocsin.reading.windows import Window, cut_windows
from tocsin.reading.wordpieces import load_word_pieces

# Finds the token runs of a sentence that mean something.
Finder = Callable[[Sentence], list[list[int]]]


@dataclass
class Told:
    """One claim inside a window; positions count the tokens of the window."""

    type: int
    trigger: list[int]
    roles: list[list[int]]
    standing: int
    time: int


@dataclass
class Pair:
    """What one party does to another: their tokens, and the types it may be (several where a set tells no finer)."""

    source: list[int]
    target: list[int]
    types: list[int]


@dataclass
class Example:
    """One window: pieces, the first piece of each token, its claims, the id of its article."""

    article: str
    pieces: list[int]
    firsts: list[int]
    told: list[Told] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    whole: bool = True
    """Whether all acts of the window are coded; where not, its other words say nothing of what is no act."""


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_examples(articles: Path, gold: Path, nlp: Language, room: int = 200) -> list[Example]:
    """The examples of a pair of files of the gold set's format."""
    return [
        example
        for raw, coded in zip(read_lines(articles), read_lines(gold), strict=True)
        for example in cut_examples(raw, coded, nlp, room)
    ]


def cut_examples(raw: dict[str, Any], coded: dict[str, Any], nlp: Language, room: int) -> Iterator[Example]:
    """The windows of one article with the claims whose sentence they hold."""
    day = dt.date.fromisoformat(raw["date"]) if raw.get("date") else None
    document = split_article(Article(raw["id"], raw["text"], raw.get("title"), day), nlp)
    left = list(coded["claims"])
    for window in cut_windows(document.sentences, load_word_pieces(), room):
        firsts = [first for part in window.firsts for first in part]
        example = Example(raw["id"], window.pieces, firsts)
        for claim in list(left):
            told = _told(claim, window, raw.get("date"))
            if told is not None:
                left.remove(claim)
                example.told.append(told)
                if told.roles[0] and told.roles[1]:
                    example.pairs.append(Pair(told.roles[0], told.roles[1], [told.type]))
        yield example


def _told(claim: dict[str, Any], window: Window, day: str | None) -> Told | None:
    """The claim in this window, None when its sentence or trigger is not here."""
    start, home = 0, None
    for number, sentence in enumerate(window.sentences):
        core = _squeezed(claim["sentence"])
        text = _squeezed(sentence.text)
        if (core in text or text in core) and _find(claim["trigger"], sentence):
            home = number
            break
        start += len(window.firsts[number])
    if home is None:
        return None
    trigger = [start + i for i in _find(claim["trigger"], window.sentences[home])]
    known = sum(len(part) for part in window.firsts)
    trigger = [i for i in trigger if i < known]
    if not trigger:
        return None
    texts = {
        "actor": [one["text"] for one in claim["actors"]],
        "recipient": [one["text"] for one in claim["recipients"]],
        "place": [claim["place"]["text"]] if claim.get("place") else [],
        "speaker": [claim["speaker"]] if claim.get("speaker") else [],
    }
    finders = {role: [_text_finder(text) for text in found] for role, found in texts.items()}
    finders["time"] = [_time_finder(claim, day)]
    finders |= {harm: [_count_finder(claim[harm])] for harm in ("killed", "injured")}
    roles = [
        sorted({i for find in finders[role] for i in _nearest(find, window, home, trigger[0])})
        for role in ROLES
    ]
    return Told(
        TYPES.index(claim["type"]), trigger, roles, STANDINGS.index(claim["standing"]), _time(claim, day)
    )


def _time(claim: dict[str, Any], day: str | None) -> int:
    when = claim["when"]
    if day is None:
        return -1
    if when["start"] is None:
        return TIMES.index("unknown")
    return TIMES.index("today" if when["start"] == when["end"] == day else "other")


def _text_finder(text: str) -> Finder:
    """Finds the words of a party or a place."""
    return lambda sentence: _all(text, sentence)


def _time_finder(claim: dict[str, Any], day: str | None) -> Finder:
    """Finds the expressions of time that mean the days of a claim."""
    when = claim["when"]
    ahead = claim["standing"] in {"called-for", "threatened"}
    published = dt.date.fromisoformat(day) if day else None

    def find(sentence: Sentence) -> list[list[int]]:
        return [
            sentence.covering(found.start, found.end)
            for found in find_times(sentence.text, published, "future" if ahead else "past")
            if found.first
            and when["start"]
            and (str(found.first), str(found.last)) == (when["start"], when["end"])
        ]

    return find


def _count_finder(count: dict[str, Any] | None) -> Finder:
    """Finds the numbers that are a count of a claim."""
    low = count["low"] if count else None
    return lambda sentence: [
        sentence.covering(found.start, found.end)
        for found in (find_numbers(sentence.text) if low is not None else ())
        if found.low == low
    ]


def _nearest(find: Finder, window: Window, home: int, anchor: int) -> list[int]:
    """The tokens of the mention nearest to the trigger: of its own sentence first, then of those before, then after."""
    order = [home, *range(home - 1, -1, -1), *range(home + 1, len(window.sentences))]
    for number in order:
        start = sum(len(part) for part in window.firsts[:number])
        found = find(window.sentences[number])
        runs = [[start + i for i in run if i < len(window.firsts[number])] for run in found]
        runs = [run for run in runs if run]
        if runs:
            return min(runs, key=lambda run: min(abs(i - anchor) for i in run))
    return []


def _find(text: str, sentence: Sentence) -> list[int]:
    found = _all(text, sentence)
    return found[0] if found else []


def _all(text: str, sentence: Sentence) -> list[list[int]]:
    """The token runs of every occurrence of a text in a sentence."""
    whole, text = sentence.tokens.text.replace("\n", " "), text.replace("\n", " ")
    runs, at = [], whole.find(text)
    while at >= 0:
        end = at + len(text)
        run = [token.i for token in sentence.tokens if token.idx < end and token.idx + len(token.text) > at]
        if run:
            runs.append(run)
        at = whole.find(text, at + 1)
    return runs


def _squeezed(text: str) -> str:
    return " ".join(text.split())
