"""Noun phrases as parties see them: the phrase to quote, and the head inside a wrapper ("dozens of people")."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.reading.partywords import load_party_words
from tocsin.reading.syntax import children, left_limbs, limbs, spread

LEFT = frozenset({"amod", "compound", "poss", "nmod", "npadvmod", "punct", "case"})
# So many wrappers are taken off ("dozens of members of groups").
DEEPEST = 3
DROPPED = frozenset({"DT", "PRP$", "PDT", "WP$", "WDT"})
LEADING = DROPPED | {"CD"}
NAMES = frozenset({"NNP", "NNPS"})
# Words in lower case that may stand inside a name.
JOINTS = frozenset({"al", "bin", "ibn", "abu", "el", "de", "del", "da", "von", "van"})


def unwrap(head: Token) -> Token:
    """The noun that a wrapper holds: "people" in "dozens of people", "Hamas" in "members of Hamas"."""
    words = load_party_words()
    for _ in range(DEEPEST):
        form = head.lower_
        if form not in words.wrappers or form in words.wrappers_of_known:
            return head
        inner = [
            noun
            for label, word, prep in limbs(head)
            if label == "prep" and word == "of"
            for noun in children(prep, "pobj")
        ]
        if not inner:
            return head
        head = inner[0]
    return head


def members(head: Token) -> list[Token]:
    """The nouns after "of" or "from" when the head only says what part of them is meant ("soldiers of the army")."""
    if head.lower_ not in load_party_words().wrappers_of_known:
        return []
    preps = [prep for prep in children(head, "prep") if prep.lower_ in {"of", "from"}]
    return [noun for prep in preps for first in children(prep, "pobj") for noun in spread(first)]


def core_start(head: Token) -> int:
    """The number of the token where the core of a noun phrase starts, which runs from the first modifier to the head,
    without article, clauses and what follows the head."""
    last = first = head.i
    for label, _, child in left_limbs(head):
        if label in LEFT and child.tag_ not in DROPPED:
            first = min(first, child.left_edge.i)
    doc = head.doc
    while first < last:
        token = doc[first]
        if token.tag_ not in LEADING and not token.is_punct:
            break
        first += 1
    return first


def proper_name(head: Token) -> Tokens:
    """The run of proper nouns that ends at the head ("Donald Trump"), with joined parts such as "al-" and "bin"."""
    doc = head.doc
    last = first = head.i
    while first and not doc[first].is_sent_start and _joins(doc[first - 1], head):
        first -= 1
    while first < last:
        text = doc[first].text
        if text[:1].isupper() or text.startswith("al"):
            break
        first += 1
    return doc[first : last + 1]


def _joins(token: Token, head: Token) -> bool:
    if token.tag_ in NAMES or token.lower_ in JOINTS:
        return True
    return token.text == "-" and token.i < head.i and not token.whitespace_ and token.nbor().tag_ in NAMES
