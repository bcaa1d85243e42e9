"""Cut text into the words that place names are made of, and mark those that belong to persons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tocsin.reading.toponymwords import ToponymWords

_WORD = re.compile(r"((?:[A-Z]\.){2,}|[^\W_]+(?:['’ʼʻʿ`][^\W\d_]+)*)")
_SENTENCE_END = re.compile(r"[.!?:;\"“”\n•|][\s\"“”'‘(]*$")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_CAPE = "ra's"
"""Arabic for head or cape, the first word of many names: no possessive."""

_REMEMBERED = 1 << 15
_UPPER_SHARE = 0.7
_LONGEST_PERSON = 4
_LONGEST_AGE = 2
_WHERE = frozenset(("in", "near", "outside", "from", "across", "around", "throughout"))


@dataclass(slots=True)
class Token:
    """A word: its offsets, itself, its lower case, and what is known of it.

    ``gap`` is the text between the word before and this one; ``capital`` says that it begins with a capital,
    ``starts`` that a sentence may begin here, ``taken`` that it belongs to something else, ``person`` to a
    name of a person.
    """

    start: int
    end: int
    text: str
    lower: str
    gap: str
    capital: bool
    starts: bool
    taken: bool = False
    person: bool = False


def is_upper_case(text: str) -> bool:
    """Whether nearly all of the text's letters are capitals, as in old wire copy."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) / letters > _UPPER_SHARE


def cut_words(text: str, taken: Sequence[tuple[int, int]]) -> list[Token]:
    """The words of the text in order; those inside ``taken`` offsets are marked."""
    tokens: list[Token] = []
    spans = sorted(taken)
    span, last, at = 0, 0, 0
    pieces = _WORD.split(text)
    for between, raw in zip(pieces[::2], pieces[1::2], strict=False):
        start = at + len(between)
        at = start + len(raw)
        word, lower, capital = _read_word(raw)
        end = start + len(word)
        while span < len(spans) and spans[span][1] <= start:
            span += 1
        gap = between if last == start - len(between) else text[last:start]
        starts = not tokens or (gap != " " and _SENTENCE_END.search(gap) is not None)
        is_taken = span < len(spans) and spans[span][0] < end
        tokens.append(Token(start, end, word, lower, gap, capital, starts, is_taken))
        last = end
    return tokens


@lru_cache(maxsize=_REMEMBERED)
def _read_word(raw: str) -> tuple[str, str, bool]:
    """A word without its possessive ending, in lower case too, and whether it begins like a name."""
    word = raw
    if len(raw) > 2 and raw.endswith(_POSSESSIVE) and raw.lower().replace("’", "'") != _CAPE:
        word = raw[:-2]
    return word, word.lower(), _is_capital(word)


def _is_capital(word: str) -> bool:
    """Whether the word begins like a name: with a capital, a digit, a letter of a script without capitals, or
    an elided article before a capital ("d'Ivoire")."""
    first = word[0]
    if first.isupper() or first.isdigit() or (not first.isascii() and not first.islower()):
        return True
    return any(mark in word[1:3] for mark in "'’") and any(map(str.isupper, word[2:4]))


def mark_persons(tokens: list[Token], words: ToponymWords) -> frozenset[str]:
    """Mark the words of persons' names (after a title, or given name and surname); gives their surnames in
    lower case."""
    surnames: set[str] = set()
    for at, token in enumerate(tokens):
        if (token.lower in words.titles and token.lower not in words.organisations) or _is_short_title(
            token, words
        ):
            first = at + 1
        elif token.capital and token.lower in words.given_names and not token.taken:
            first = at
        else:
            continue
        end = first
        while end < min(len(tokens), first + _LONGEST_PERSON) and _goes_on(tokens, end, first, words):
            end += 1
        if end - first < (2 if first == at else 1):
            continue
        for member in tokens[first:end]:
            member.person = True
        surnames.add(tokens[end - 1].lower)
    return frozenset(surnames)


def _is_short_title(token: Token, words: ToponymWords) -> bool:
    return token.capital and token.lower in words.titles


def _goes_on(tokens: list[Token], at: int, first: int, words: ToponymWords) -> bool:
    token = tokens[at]
    gap_fits = at == first or token.gap in (" ", "-") or token.gap == ". "
    if at == first:
        gap_fits = token.gap in (" ", ". ") or tokens[at].lower in words.given_names
    name_like = token.capital and token.lower not in words.never and token.lower not in words.head_words
    return gap_fits and name_like and token.lower not in words.organisations and token.text[0].isalpha()


def find_suspects(tokens: list[Token], words: ToponymWords) -> frozenset[str]:
    """Words in lower case that read like a person's surname somewhere: beside a verb of telling, before an age or
    "who", or after another capitalised word that is no title and no common word."""
    suspects: set[str] = set()
    for at, token in enumerate(tokens):
        if (
            token.capital
            and not token.taken
            and (_tells(tokens, at, words) or _ends_a_name(tokens, at, words))
        ):
            suspects.add(token.lower)
    return frozenset(suspects)


def _tells(tokens: list[Token], at: int, words: ToponymWords) -> bool:
    before = tokens[at - 1] if at and tokens[at].gap == " " else None
    if before is not None and before.lower in words.tellers and not _follows(tokens, at, " ", capital=True):
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None:
        return False
    if after.gap == " ":
        return after.lower in words.tellers
    is_age = after.text.isdigit() and len(after.text) <= _LONGEST_AGE
    return after.gap == ", " and (after.lower == "who" or is_age)


def _ends_a_name(tokens: list[Token], at: int, words: ToponymWords) -> bool:
    if not at or tokens[at].gap != " " or _follows(tokens, at, " ", capital=True):
        return False
    before = tokens[at - 1]
    return (
        before.capital
        and not before.starts
        and before.text[0].isalpha()
        and not before.text.isupper()
        and before.lower not in words.never
        and before.lower not in words.weak
        and before.lower not in words.head_words
        and before.lower not in words.directions
        and before.lower not in words.organisations
        and before.lower not in words.titles
        and before.lower not in words.openers
        and before.lower not in words.particles
    )


def _follows(tokens: list[Token], at: int, gap: str, *, capital: bool) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].gap == gap and tokens[at + 1].capital == capital


def find_placed(tokens: list[Token]) -> frozenset[str]:
    """Words in lower case that stand right after "in", "near" or the like somewhere."""
    pairs = pairwise(tokens)
    return frozenset(token.lower for before, token in pairs if token.gap == " " and before.lower in _WHERE)
