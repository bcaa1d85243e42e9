"""Sets the letters of text that is all in capitals or all small as newspapers write them, so that it can be parsed.

Every character keeps its place: only the case of letters changes, and a letter whose other case is longer stays as it
is. How words are written is counted from news (``training/casing.py``); known names come from the actor book.
"""

import re

from tocsin.knowledge.actorbook import ActorMatch, load_actor_book
from tocsin.reading.casingwords import CAPITALS, NAME, SMALL, Casing, load_casing
from tocsin.reading.shouting import WORD, find_passages

ENDS = ".!?…"
CLOSING = "\"”’')]"
INITIAL = re.compile(r"(?:^|[^\w])\w\.$")
HEAD = 140  # characters within which a dash or a bracket ends the head of a report
BRACKETED = re.compile(r"\(([A-Z]{2,8})\)")
POSSESSIVE = re.compile("['’]+s$")
OWNED = frozenset({"army", "police", "government", "intelligence", "force", "demonym"})


def restore_case(text: str) -> str:
    """The text with its passages in capitals, in small letters and in headline style set in mixed case; all else is
    given back as it is. The length and the place of every character are unchanged."""
    passages = find_passages(text)
    if not passages:
        return text
    acronyms = frozenset(name.lower() for name in BRACKETED.findall(text))
    pieces: list[str] = []
    past = 0
    for start, end, headline in passages:
        pieces += [text[past:start], _recase(text[start:end], headline, acronyms)]
        past = end
    return "".join([*pieces, text[past:]])


def raise_letters(text: str) -> str:
    """The text in capitals, of the same length."""
    return text.upper() if text.isascii() else "".join(_one(sign, sign.upper()) for sign in text)


def lower_letters(text: str) -> str:
    """The text in small letters, of the same length."""
    return text.lower() if text.isascii() else "".join(_one(sign, sign.lower()) for sign in text)


def _one(sign: str, other: str) -> str:
    return other if len(other) == 1 else sign


def _recase(block: str, headline: bool, acronyms: frozenset[str]) -> str:
    """One passage in mixed case; in a headline only ordinary words lose their capital."""
    casing = load_casing()
    found = list(WORD.finditer(block))
    small = [lower_letters(match.group()) for match in found]
    cases = [CAPITALS if word in acronyms else casing.case_of(word) for word in small]
    _join_names(small, cases, casing)
    _spell_out(small, cases, acronyms, casing)
    written = list(block if headline else lower_letters(block))
    for match, word, case in zip(found, small, cases, strict=True):
        start, end = match.span()
        if headline and case != SMALL:
            continue
        if case == CAPITALS:
            stem = POSSESSIVE.sub("", word)
            written[start:end] = raise_letters(stem) + word[len(stem) :]
        elif case == NAME or _opens(block, start):
            written[start:end] = _title(word)
        else:
            written[start:end] = word
    for actor in load_actor_book().find(raise_letters(block), frozenset()):
        _write_actor(written, actor, block, casing)
    return "".join(written)


def _join_names(small: list[str], cases: list[str], casing: Casing) -> None:
    """Ordinary words that are names beside their neighbour: White House, President Cerezo, El Salvador, US troops."""
    for at in range(len(small) - 2, -1, -1):
        word, following = small[at], small[at + 1]
        if (word, following) in casing.pairs:
            cases[at : at + 2] = [case if case == CAPITALS else NAME for case in cases[at : at + 2]]
        elif word == "us" and following in casing.of_the_us:
            cases[at] = CAPITALS
        elif cases[at + 1] == NAME and word in casing.offices | casing.openers:
            cases[at] = NAME


def _spell_out(small: list[str], cases: list[str], acronyms: frozenset[str], casing: Casing) -> None:
    """Words whose first letters a bracketed acronym after them takes up are one name."""
    for at, word in enumerate(small):
        if word not in acronyms:
            continue
        back, letters = at, list(word)
        while back and letters:
            back -= 1
            if small[back][0] == letters[-1]:
                letters.pop()
            elif small[back] not in casing.joints:
                break
        if not letters:
            for index in range(back, at):
                cases[index] = SMALL if small[index] in casing.joints else NAME


def _opens(block: str, start: int) -> bool:
    """Whether a sentence begins at ``start``."""
    before = block[:start].rstrip(" \t\n\"“‘'([")
    if not before:
        return True
    if before[-1] in "]-–—_":
        return start < HEAD
    return before.rstrip(CLOSING)[-1:] in ENDS and before != block[:start] and not INITIAL.search(before[-3:])


def _title(word: str) -> str:
    """A word with its first letter raised, and the one after the apostrophe of O'Higgins or D'Aubuisson."""
    for mark in "'’":
        head, _, tail = word.partition(mark)
        if len(head) == 1 and len(tail) > 2:
            return raise_letters(head) + mark + raise_letters(tail[0]) + tail[1:]
    return raise_letters(word[0]) + word[1:]


def _write_actor(written: list[str], match: ActorMatch, block: str, casing: Casing) -> None:
    """A known name as the actor book spells it; a single ordinary word is left as it is."""
    span = raise_letters(block[match.start : match.end])
    words = [lower_letters(word.group()) for word in WORD.finditer(span)]
    if match.form in OWNED or (len(words) == 1 and casing.case_of(words[0]) == SMALL):
        return
    for spelling in (match.entry.name, *match.entry.aliases):
        if raise_letters(spelling) == span:
            written[match.start : match.end] = spelling
            return
    for found in WORD.finditer(span):
        word = lower_letters(found.group())
        case = casing.case_of(word)
        if case == CAPITALS or (word in casing.joints and found.start()):
            continue
        start = match.start + found.start()
        written[start : start + len(word)] = _title(word)
