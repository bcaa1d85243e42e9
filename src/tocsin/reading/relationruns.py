"""Runs of capitalised words: where they end, and whether they name a person or a body."""

import re

from spacy.tokens import Token

from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.persons import Persons, is_title
from tocsin.reading.relationpieces import Piece, phrase_at
from tocsin.reading.relationwords import load_relation_words, load_unit_words

JOINTS = frozenset(
    {
        "al",
        "bin",
        "ibn",
        "abu",
        "el",
        "de",
        "del",
        "da",
        "dos",
        "la",
        "von",
        "van",
        "der",
        "den",
        "das",
        "di",
        "ul",
        "ur",
        "ben",
    }
)
ENDING = JOINTS | {"-"}
ARTICLED = re.compile(r"[AaEeUu][dlnrstz]-[A-ZÀ-Þ]")
# Words of these symbols may be part of a capitalised name.
SOFT = frozenset({"plain", "lower", "body", "wing"})


def run_end(at: int, sentence: Sentence, names: Names) -> int:
    """The end of the run of capitalised words that starts here; ``at`` when none does."""
    tokens, texts = sentence.tokens, sentence.texts
    last = at
    while last < len(texts):
        token = tokens[last]
        phrase = phrase_at(last, sentence, False) if last > at else None
        if last > at and _is_other(names.actor_at(sentence, token), sentence):
            break
        if phrase is not None and not (texts[last][:1].isupper() and phrase.symbol in SOFT):
            break
        inside = last > at and (texts[last - 1] == "-" or _is_unit_word(token))
        if not (inside or _is_capital(token) or _joins(token, last, sentence)):
            break
        last += 1
    while last > at and sentence.forms[last - 1] in ENDING:
        last -= 1
    return last


def run_symbol(at: int, last: int, sentence: Sentence, persons: Persons) -> str:
    """The symbol of a run: a unit when its last word says so, a person when it is a full name or a surname
    that the article gives in full; any other single word may be anything."""
    if sentence.forms[last - 1] in load_unit_words():
        return "unit" if last - at > 1 else "plain"
    words = [word for word in sentence.tokens[at:last].text.split() if not is_title(word)]
    if len(words) > 1 or (words and persons.full_name(words[0]) != words[0]):
        return "person"
    if not words:
        return "plain"
    return "word" if at > 0 else "other"


def opens_name(phrase: Piece, sentence: Sentence, names: Names) -> bool:
    """ "Supreme" in "Supreme Court" begins a name; in "Supreme Leader" or "Senior Hamas" it does not."""
    texts = sentence.texts
    if phrase.symbol not in SOFT or not texts[phrase.first][:1].isupper() or phrase.last >= len(texts):
        return False
    after = sentence.tokens[phrase.last]
    if names.actor_at(sentence, after) is not None or not _is_capital(after):
        return False
    following = phrase_at(phrase.last, sentence, False)
    return following is None or following.symbol == "body"


def is_compound(at: int, sentence: Sentence) -> bool:
    """A describing word in two parts: "anti-government", "neo-Nazi"."""
    texts, tokens = sentence.texts, sentence.tokens
    if at + 2 >= len(texts) or texts[at + 1] != "-" or not texts[at].islower():
        return False
    return not (tokens[at].whitespace_ or tokens[at + 1].whitespace_ or sentence.forms[at] in JOINTS)


def _is_other(name: ActorName | None, sentence: Sentence) -> bool:
    """Whether a known name ends a person's name; "al-Kuwaiti" and "al-Masri" belong to it."""
    return name is not None and not ARTICLED.match(sentence.text[name.start :])


def _is_unit_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.lower_ in load_unit_words()


def _is_capital(token: Token) -> bool:
    if ARTICLED.match(token.text):
        return True
    return token.text[:1].isupper() and not (token.is_stop and len(token.text) > 1 and not token.is_upper)


def _joins(token: Token, at: int, sentence: Sentence) -> bool:
    """ "al-", "bin" and hyphens inside a name."""
    form, forms = sentence.forms[at], sentence.forms
    if at + 1 >= len(forms) or form not in ENDING:
        return False
    after = sentence.tokens[at + 1]
    if form == "-":
        tied = (
            token.whitespace_
            or sentence.tokens[at - 1].whitespace_
            or f"-{forms[at + 1]}" in load_relation_words()
        )
        return at > 0 and not tied
    return forms[at + 1] in ENDING or _is_capital(after)
