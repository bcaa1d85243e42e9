"""Finds the known names of actors in running text: a dictionary of folded words, longest name first."""

from dataclasses import dataclass

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorentry import ActorEntry, ActorMatch, ActorName, Form
from tocsin.knowledge.actorrows import Shelf
from tocsin.knowledge.soundfold import Sounds
from tocsin.knowledge.stateparts import StateParts
from tocsin.knowledge.wordfold import Word, cut_words

SHORT_ACRONYM = (
    3  # up to this length an acronym counts only in capitals: IS, ADF; longer ones also as Nato, Isis
)

NO_CASE = 4  # more than the case of any word
CAPITALS_LENGTH = 5  # so many words in capitals are a text in capitals, in which US may be the word
NOBODY = ActorEntry("", "", (), "", (), "", "")  # what a silent phrase names

Hit = tuple[ActorEntry, Form, int]  # the entry, the form of its name, the index of the word after it


@dataclass(frozen=True, slots=True)
class NamePage:
    """A text cut into words, for looking names up in it.

    ``starts`` are the words with which a name may begin, ``upper`` says that the text is all in capitals.
    """

    text: str
    words: list[Word]
    starts: list[int]
    upper: bool


class _Key:
    """The names that fold to the same words, with the case, punctuation and article that they ask for."""

    __slots__ = ("cases", "gaps", "names", "rest", "silent", "the")

    def __init__(self, rest: tuple[str, ...], cases: tuple[int, ...], gaps: str, the: bool) -> None:
        self.rest = rest
        self.cases = cases
        self.gaps = frozenset(gaps)
        self.the = the
        self.names: list[ActorName] = []
        self.silent = False

    def stands_at(self, words: list[Word], at: int) -> bool:
        """Whether this name stands in ``words`` from ``at`` on, with at least its capitals."""
        first = words[at]
        if first.case < self.cases[0] or (self.the and not first.the) or at + len(self.rest) >= len(words):
            return False
        for step, fold in enumerate(self.rest, start=1):
            word = words[at + step]
            if word.fold != fold or word.case < self.cases[step]:
                return False
            if word.gap and not self.gaps.issuperset(word.gap):
                return False
        return True


class NameIndex:
    """All names of a shelf, ready to be found."""

    def __init__(self, shelf: Shelf) -> None:
        self._keys: dict[str, list[_Key]] = {}
        self._known: dict[tuple[tuple[str, ...], tuple[int, ...], str, bool], _Key] = {}
        self._plain_words = shelf.plain_words
        self._parts = StateParts(shelf)
        self._sounds = Sounds(shelf.names, shelf.plain_words)
        for name in shelf.names:
            self._key(name.text).names.append(name)
        for phrase in shelf.silent:
            self._key(phrase).silent = True
        for keys in self._keys.values():
            keys.sort(key=lambda key: -len(key.rest))
        self._least_case = {fold: min(key.cases[0] for key in keys) for fold, keys in self._keys.items()}
        self._least_case.update(dict.fromkeys(self._parts.first_words(), 0))

    def open(self, text: str) -> NamePage:
        """The text as ``find`` takes it; cut once, it may be searched under several countries."""
        words = self._sounds.respell(cut_words(text))
        least = self._least_case
        starts = [at for at, word in enumerate(words) if word.case >= least.get(word.fold, NO_CASE)]
        return NamePage(text, words, starts, len(words) >= CAPITALS_LENGTH and text.isupper())

    def find(self, page: NamePage, countries: frozenset[str]) -> list[ActorMatch]:
        """The names in the text of the page, as ``ActorBook.find`` tells it."""
        text, words = page.text, page.words
        matches: list[ActorMatch] = []
        past = 0
        for at in page.starts:
            hit = self._hit_at(words, at, countries, page.upper) if at >= past else None
            if hit is None:
                continue
            entry, form, past = hit
            if entry is NOBODY:
                continue
            start, end = words[at].start, words[past - 1].end
            if text[end : end + 1] == ")" and "(" in text[start:end]:
                end += 1
            matches.append(ActorMatch(start, end, entry, form))
        return matches

    def _key(self, text: str) -> _Key:
        """The key of a spelling, shared by all that fold to the same words and ask for the same."""
        words = cut_words(text)
        if not words:
            raise KnowledgeError(f"actor book: the name {text} has no word", "write a name with letters")
        folds = tuple([word.fold for word in words])
        cases = tuple([self._wanted_case(word) for word in words])
        gaps = "".join([word.gap for word in words[1:]]) if len(words) > 1 else ""
        the = words[0].the and len(words) == 1
        key = self._known.get((folds, cases, gaps, the))
        if key is None:
            key = self._known[folds, cases, gaps, the] = _Key(folds[1:], cases, gaps, the)
            self._keys.setdefault(folds[0], []).append(key)
        return key

    def _wanted_case(self, word: Word) -> int:
        """The case that a word of a name asks of the text: more than a capital only for short acronyms."""
        if word.fold.isdigit():
            return 0
        if word.case > 1 and len(word.fold) > SHORT_ACRONYM and word.fold not in self._plain_words:
            return 1
        return word.case

    def _is_plain(self, word: Word) -> bool:
        """Whether a word in a text of capitals is an ordinary one; dots would show an acronym."""
        return word.fold in self._plain_words and word.end - word.start == len(word.fold)

    def _hit_at(self, words: list[Word], at: int, countries: frozenset[str], upper: bool) -> Hit | None:
        """What begins at word ``at``: a name, name and part (Israeli army), part and name (army of Mali)."""
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
            if (key.rest and key.rest[0] != following) or not key.stands_at(words, at):
                continue
            if upper and not key.rest and key.cases[0] > 1 and self._is_plain(words[at]):
                continue
            name = _chosen(key.names, countries)
            if name is None and key.silent:
                return NOBODY, "name", at + 1 + len(key.rest)
            if name is not None:
                return name.entry, name.form, at + 1 + len(key.rest)
        return None


def _chosen(names: list[ActorName], countries: frozenset[str]) -> ActorName | None:
    """The name that counts: one whose country is in the article before others; None when two remain equal."""
    if len(names) == 1 and not names[0].needs:
        return names[0]
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
