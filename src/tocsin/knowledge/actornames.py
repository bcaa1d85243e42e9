"""Finds the known names of actors in running text: a dictionary of folded words, longest name first."""

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorentry import ActorEntry, ActorMatch, ActorName, Form
from tocsin.knowledge.actorrows import Shelf
from tocsin.knowledge.stateparts import StateParts
from tocsin.knowledge.wordfold import Word, cut_words

SHORT_ACRONYM = (
    3  # up to this length an acronym counts only in capitals: IS, ADF; longer ones also as Nato, Isis
)

NOBODY = ActorEntry("", "", (), "", (), "", "")  # what a silent phrase names

Hit = tuple[ActorEntry, Form, int]  # the entry, the form of its name, the index of the word after it


class _Key:
    """The names that fold to the same words, with the case and the punctuation that they ask for."""

    __slots__ = ("cases", "gaps", "names", "rest", "silent")

    def __init__(self, words: list[Word]) -> None:
        self.rest = tuple(word.fold for word in words[1:])
        self.cases = tuple(_wanted_case(word) for word in words)
        self.gaps = frozenset("".join(word.gap for word in words[1:]))
        self.names: list[ActorName] = []
        self.silent = False

    def like(self, other: "_Key") -> bool:
        return self.rest == other.rest and self.cases == other.cases and self.gaps == other.gaps

    def stands_at(self, words: list[Word], at: int, upper: bool) -> bool:
        """Whether this name stands in ``words`` from ``at`` on; ``upper`` waives the case."""
        if at + len(self.rest) >= len(words):
            return False
        for step, fold in enumerate(self.rest, start=at + 1):
            word = words[step]
            if word.fold != fold or (word.gap and not self.gaps.issuperset(word.gap)):
                return False
        return upper or all(words[at + step].case >= case for step, case in enumerate(self.cases))


class NameIndex:
    """All names of a shelf, ready to be found."""

    def __init__(self, shelf: Shelf) -> None:
        self._keys: dict[str, list[_Key]] = {}
        self._plain_words = shelf.plain_words
        self._parts = StateParts(shelf)
        for name in shelf.names:
            self._key(name.text).names.append(name)
        for phrase in shelf.silent:
            self._key(phrase).silent = True
        for keys in self._keys.values():
            keys.sort(key=lambda key: -len(key.rest))

    def find(self, text: str, countries: frozenset[str]) -> list[ActorMatch]:
        """The names in ``text``, as ``ActorBook.find`` tells it."""
        words = cut_words(text)
        upper = text.isupper()
        matches: list[ActorMatch] = []
        at = 0
        while at < len(words):
            hit = self._hit_at(words, at, countries, upper)
            if hit is None:
                at += 1
                continue
            entry, form, past = hit
            if entry is not NOBODY:
                matches.append(ActorMatch(words[at].start, words[past - 1].end, entry, form))
            at = past
        return matches

    def _key(self, text: str) -> _Key:
        """The key of a spelling, shared by all that fold to the same words with the same case and punctuation."""
        words = cut_words(text)
        if not words:
            raise KnowledgeError(f"actor book: the name {text} has no word", "write a name with letters")
        key = _Key(words)
        keys = self._keys.setdefault(words[0].fold, [])
        known = next((other for other in keys if other.like(key)), None)
        if known is None:
            keys.append(key)
        return known or key

    def _hit_at(self, words: list[Word], at: int, countries: frozenset[str], upper: bool) -> Hit | None:
        """What begins at word ``at``: a name, a name and a part (Israeli army), or a part and a name (army of)."""
        hit = self._name_at(words, at, countries, upper)
        if hit is not None:
            return self._parts.after(words, hit) or hit
        for past in self._parts.before(words, at):
            owner = self._name_at(words, past, countries, upper) if past < len(words) else None
            part = owner and self._parts.owned(words, at, past, owner)
            if part:
                return part
        return None

    def _name_at(self, words: list[Word], at: int, countries: frozenset[str], upper: bool) -> Hit | None:
        """The longest name that begins at word ``at``."""
        keys = self._keys.get(words[at].fold)
        if keys is None:
            return None
        following = words[at + 1].fold if at + 1 < len(words) else ""
        for key in keys:
            if (key.rest and key.rest[0] != following) or not key.stands_at(words, at, upper):
                continue
            if upper and not key.rest and key.cases[0] == 2 and words[at].fold in self._plain_words:
                continue
            name = _chosen(key.names, countries)
            if name is None and key.silent:
                return NOBODY, "name", at + 1 + len(key.rest)
            if name is not None:
                return name.entry, name.form, at + 1 + len(key.rest)
        return None


def _wanted_case(word: Word) -> int:
    """The case that a word of a name asks of the text: 2 only for short acronyms."""
    if word.case == 2 and (word.fold.isdigit() or len(word.fold) > SHORT_ACRONYM):
        return 0 if word.fold.isdigit() else 1
    return word.case


def _chosen(names: list[ActorName], countries: frozenset[str]) -> ActorName | None:
    """The name that counts: one whose country is in the article before others; None when two remain equal."""
    best: list[ActorName] = []
    worth: tuple[bool, bool, int] = (False, False, -1)
    for name in names:
        if name.needs and name.needs.isdisjoint(countries):
            continue
        here = bool(name.needs) or not countries.isdisjoint(name.entry.country)
        this = (here, not name.needs, name.rank)
        if this > worth:
            best, worth = [name], this
        elif this == worth:
            best.append(name)
    same = {name.entry.id for name in best}
    return best[0] if len(same) == 1 else None
