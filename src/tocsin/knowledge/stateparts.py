"""The parts of a state that news names by pattern: Israeli army, Iran's police, government of Mali."""

from collections.abc import Iterable, Iterator

from tocsin.knowledge.actorentry import ActorEntry, Form
from tocsin.knowledge.actorrows import Shelf, StatePart
from tocsin.knowledge.wordfold import Word, folded_words

Hit = tuple[ActorEntry, Form, int]


class StateParts:
    """The phrases that name a part of a state beside the state's name or demonym."""

    def __init__(self, shelf: Shelf) -> None:
        self._entries = {entry.id: entry for entry in shelf.entries}
        self._after = _by_first_word(shelf.parts, "after")
        self._before = _by_first_word(shelf.parts, "before")

    def first_words(self) -> Iterable[str]:
        """The words with which a phrase before a state's name may begin."""
        return self._before

    def after(self, words: list[Word], owner: Hit) -> Hit | None:
        """The part that a phrase right after the state's name or demonym gives, or None."""
        entry, form, at = owner
        if entry.kind != "state" or form == "metonym" or at >= len(words):
            return None
        for phrase, part in self._after.get(words[at].fold, ()):
            if _phrase_stands(phrase, words, at, first_near=True):
                return self._entries[f"{entry.id}/{part.part}"], part.form, at + len(phrase)
        return None

    def before(self, words: list[Word], at: int) -> Iterator[int]:
        """Where the owner's name would begin, for each phrase (government of) that stands at ``at``."""
        for phrase, _ in self._before.get(words[at].fold, ()):
            if _phrase_stands(phrase, words, at, first_near=False):
                yield at + len(phrase)

    def owned(self, words: list[Word], at: int, past: int, owner: Hit) -> Hit | None:
        """The part named by the phrase from ``at`` to ``past`` when ``owner`` is a state by its name."""
        entry, form, end = owner
        if entry.kind != "state" or form not in ("name", "alias") or words[past].gap:
            return None
        for phrase, part in self._before[words[at].fold]:
            if len(phrase) == past - at and _phrase_stands(phrase, words, at, first_near=False):
                return self._entries[f"{entry.id}/{part.part}"], part.form, end
        return None


def _by_first_word(
    parts: tuple[StatePart, ...], position: str
) -> dict[str, list[tuple[tuple[str, ...], StatePart]]]:
    """The phrases of one position by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], StatePart]]] = {}
    for part in parts:
        if part.position == position:
            phrase = folded_words(part.phrase)
            table.setdefault(phrase[0], []).append((phrase, part))
    for phrases in table.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return table


def _phrase_stands(phrase: tuple[str, ...], words: list[Word], at: int, first_near: bool) -> bool:
    if at + len(phrase) > len(words):
        return False
    for step, fold in enumerate(phrase):
        word = words[at + step]
        if word.fold != fold or ((step or first_near) and not word.near):
            return False
    return True
