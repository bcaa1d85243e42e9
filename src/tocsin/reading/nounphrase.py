"""Noun phrases as parties see them: the phrase to quote, and the head inside a wrapper ("dozens of people")."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.reading.partywords import load_party_words
from tocsin.reading.syntax import children, spread

LEFT = frozenset({"amod", "compound", "poss", "nmod", "npadvmod", "punct", "case"})
DROPPED = frozenset({"DT", "PRP$", "PDT", "WP$", "WDT"})
COUNTS = frozenset({"CD"})


def unwrap(head: Token) -> Token:
    """The noun that a wrapper holds: "people" in "dozens of people", "Hamas" in "members of Hamas"."""
    words = load_party_words()
    seen = 0
    while head.lower_ in words.wrappers and head.lower_ not in words.wrappers_of_known and seen < 3:
        inner = [
            noun for prep in children(head, "prep") if prep.lower_ == "of" for noun in children(prep, "pobj")
        ]
        if not inner:
            return head
        head = inner[0]
        seen += 1
    return head


def members(head: Token) -> list[Token]:
    """The nouns after "of" or "from" when the head only says what part of them is meant ("soldiers of the army")."""
    if head.lower_ not in load_party_words().wrappers_of_known:
        return []
    preps = [prep for prep in children(head, "prep") if prep.lower_ in {"of", "from"}]
    return [noun for prep in preps for first in children(prep, "pobj") for noun in spread(first)]


def core(head: Token) -> Tokens:
    """The noun phrase from its first modifier to its head, without article, clauses and what follows the head."""
    first = head.i
    for child in head.lefts:
        if child.dep_ in LEFT and child.tag_ not in DROPPED:
            first = min(first, child.left_edge.i)
    while first < head.i and (head.doc[first].tag_ in DROPPED | COUNTS or head.doc[first].is_punct):
        first += 1
    return head.doc[first : head.i + 1]


def proper_name(head: Token) -> Tokens:
    """The run of proper nouns that ends at the head ("Donald Trump"), with joined parts such as "al-" and "bin"."""
    first = head.i
    while first > head.sent.start and _joins(head.doc[first - 1], head):
        first -= 1
    while (
        first < head.i
        and not head.doc[first].text[:1].isupper()
        and not head.doc[first].text.startswith("al")
    ):
        first += 1
    return head.doc[first : head.i + 1]


def _joins(token: Token, head: Token) -> bool:
    if token.tag_ in {"NNP", "NNPS"} or token.lower_ in {
        "al",
        "bin",
        "ibn",
        "abu",
        "el",
        "de",
        "del",
        "da",
        "von",
        "van",
    }:
        return True
    return (
        token.text == "-"
        and token.i + 1 <= head.i
        and token.nbor().tag_ in {"NNP", "NNPS"}
        and not token.whitespace_
    )
