"""When two codings name the same party: enough of the telling words of their names agree."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from tocsin.tables import read_table

Party = Mapping[str, Any]
COLUMNS = ("use", "word", "means")
WORD = re.compile(r"[a-z0-9]+")
# Spellings of one country, made equal before the text falls apart into words.
SPELLINGS = (("u.s.", "us"), ("u.n.", "un"), ("united states", "us"), ("american", "us"))
SHORTEST = 2
ENOUGH = 0.5


@cache
def load_gold_words() -> dict[str, dict[str, str]]:
    """The words of each use: ``weak`` words tell no party, ``people`` stand for a country, ``mutual`` acts have two
    doers. Raises KnowledgeError when the table breaks its format."""
    uses: dict[str, dict[str, str]] = {}
    for row in read_table("gold_words.tsv", COLUMNS, "tocsin.evaluation"):
        uses.setdefault(row["use"], {})[row["word"]] = row["means"]
    return uses


@lru_cache(maxsize=50_000)
def fold(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    bare = bare.lower()
    for written, meant in SPELLINGS:
        bare = bare.replace(written, meant)
    return tuple(WORD.findall(bare))


@lru_cache(maxsize=50_000)
def _telling(text: str) -> frozenset[str]:
    """The words of a text that tell a party from others."""
    uses = load_gold_words()
    meant = (uses["people"].get(word, word) for word in fold(text))
    return frozenset(word for word in meant if word not in uses["weak"] and len(word) >= SHORTEST)


def same_party(one: Party, other: Party) -> bool:
    """Whether half of the telling words of the shorter naming are in the other; all words where none tells."""
    left, right = (
        _telling(party.get("text") or "") | _telling(party.get("name") or "") for party in (one, other)
    )
    if left and right:
        return len(left & right) >= ENOUGH * min(len(left), len(right))
    return fold(one.get("text") or "") == fold(other.get("text") or "")


def count_same(gold: Sequence[Party], predicted: Sequence[Party]) -> int:
    """How many parties of the gold find a party of ours that no earlier one has taken."""
    free = list(predicted)
    found = 0
    for party in gold:
        place = next((place for place, ours in enumerate(free) if same_party(party, ours)), None)
        if place is not None:
            del free[place]
            found += 1
    return found
