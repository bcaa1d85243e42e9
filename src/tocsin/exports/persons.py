"""Names that are those of persons, by their form and by given names."""

import re
from collections.abc import Iterator

from tocsin.exports.officewords import PEOPLE, load_office_words
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.people import load_given_names
from tocsin.knowledge.roles import role_of

WORD = r"(?:[^\W\d_]\.|[^\W\d_][\w'’\-]*)"
WORDS = re.compile(WORD)
RUN = re.compile(rf"(?<![\w.'’-]){WORD}(?: {WORD})*")
LONGEST = 6
LONGEST_INITIALS = 2


def looks_like_a_person(name: str) -> bool:
    """Whether a name of which nothing is known reads as a person's: two to six words, each written as a name's, none
    of them a role, no known actor inside, and a given name among them where the script has capitals."""
    words = name.split()
    if not 2 <= len(words) <= LONGEST or any(any(char.isdigit() for char in word) for word in words):
        return False
    if any(role_of(word.lower()) for word in words) or load_actor_book().find(name, frozenset()):
        return False
    if not any(char.isupper() or char.islower() for char in name):
        return all(char.isalpha() or char in " -'’" or _is_mark(char) for char in name)
    return all(_is_name_word(word) for word in words) and any(
        word.lower() in load_given_names() for word in words
    )


def names_a_body(name: str) -> bool:
    """Whether a word of the name is that of a body, a place or a thing: "society", "ministry"."""
    roles = (role_of(word.lower()) for word in name.split())
    return any(role is not None and role.kind not in PEOPLE for role in roles)


def names_a_thing(name: str) -> bool:
    """Whether the name has a number or, beside other words, an acronym: "MQ-9", "USS Maine"; "JD" is two initials."""
    words = name.split()
    acronyms = [word for word in words if word.isalpha() and word.isupper() and len(word) > LONGEST_INITIALS]
    return any(char.isdigit() for char in name) or 0 < len(acronyms) < len(words)


def person_names(text: str) -> Iterator[tuple[int, str]]:
    """The offsets and names of the persons in a sentence: runs of capitalised words from a given name on."""
    if load_given_names().isdisjoint(WORDS.findall(text.lower())):
        return
    for run in RUN.finditer(text):
        for start, words in _capitalised(run):
            first = next((at for at, word in enumerate(words) if _given(word)), None)
            if first is None:
                continue
            begin = start + sum(len(word) + 1 for word in words[:first])
            name = " ".join(words[first:]).rstrip(".")
            if text[begin : begin + len(name)] == name and looks_like_a_person(name):
                yield begin, name


def _capitalised(run: re.Match[str]) -> Iterator[tuple[int, list[str]]]:
    """The stretches of a run of words that are written as names, joints inside them."""
    held: list[str] = []
    start = at = run.start()
    for word in [*run.group().split(" "), ""]:
        if word and (_is_capital(word) or (held and word.lower() in load_office_words().joints)):
            start = start if held else at
            held.append(word)
        else:
            while held and not _is_capital(held[-1]):
                held.pop()
            if len(held) > 1:
                yield start, held
            held = []
        at += len(word) + 1


def _is_name_word(word: str) -> bool:
    return _is_capital(word) or word.lower() in load_office_words().joints


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:3].lower() == "al-" and word[3:4].isupper())


def _given(word: str) -> bool:
    return word.lower() in load_given_names()


def _is_mark(char: str) -> bool:
    return "\u0610" <= char <= "\u065f" or char in "\u200c\u200d\u200e\u200f"
