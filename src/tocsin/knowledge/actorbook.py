"""The actor book: who is known beforehand, by which names and ties; its names found in running text."""

from functools import cache
from pathlib import Path

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorentry import ActorEntry, ActorMatch, ActorName, Tie
from tocsin.knowledge.actornames import NameIndex
from tocsin.knowledge.actorrows import Shelf, read_shelf
from tocsin.knowledge.wordfold import folded_words

__all__ = ["ActorBook", "ActorEntry", "ActorMatch", "ActorName", "Tie", "load_actor_book"]

_EVERYWHERE = frozenset(
    {"media", "company", "ngo", "igo"}
)  # they speak of any country, not only of their own


class ActorBook:
    """The entries, their names and their ties. Build it with ``load_actor_book``."""

    def __init__(self, shelf: Shelf) -> None:
        self._entries = {entry.id: entry for entry in shelf.entries}
        self._names = shelf.names
        self._index = NameIndex(shelf)
        self._states = tuple(entry for entry in shelf.entries if entry.kind == "state")
        self._state_of = _by_country(self._states)
        self._ties: dict[str, list[Tie]] = {}
        for tie in shelf.ties:
            for side in dict.fromkeys((tie.head, tie.tail)):
                self._ties.setdefault(side, []).append(tie)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, actor_id: object) -> bool:
        return actor_id in self._entries

    def entry(self, actor_id: str) -> ActorEntry:
        """The entry with this id. Raises KnowledgeError when there is none."""
        if actor_id not in self._entries:
            raise KnowledgeError(
                f"the actor book has no {actor_id}", "look the id up with `tocsin actors NAME`"
            )
        return self._entries[actor_id]

    def entries(self) -> tuple[ActorEntry, ...]:
        """All entries in the order of the tables, states first."""
        return tuple(self._entries.values())

    def ties(self, actor_id: str) -> tuple[Tie, ...]:
        """The ties in which this id stands, as head or as tail."""
        return tuple(self._ties.get(actor_id, ()))

    def states(self) -> tuple[ActorEntry, ...]:
        """The entries of the states themselves, without their parts."""
        return self._states

    def state_of(self, country: str | None) -> ActorEntry | None:
        """The state of an ISO alpha-2 code, or None."""
        return self._state_of.get(country or "")

    def names(self) -> tuple[ActorName, ...]:
        """Every spelling of every entry."""
        return self._names

    def search(self, name: str) -> list[ActorEntry]:
        """The entries that go by ``name``: exact names first, then names that begin with it, then those that
        hold all its words. Case, diacritics, hyphens and articles do not count."""
        asked = folded_words(name)
        if not asked:
            return []
        found: dict[str, tuple[int, int]] = {}
        for order, spelling in enumerate(self._names):
            words = folded_words(spelling.text)
            if words == asked:
                rank = 0
            elif words[: len(asked)] == asked:
                rank = 1
            elif set(asked) <= set(words):
                rank = 2
            else:
                continue
            key = spelling.entry.id
            found[key] = min(found.get(key, (rank, order)), (rank, order))
        return [self._entries[key] for key in sorted(found, key=found.__getitem__)]

    def find(self, text: str, countries: frozenset[str] = frozenset()) -> list[ActorMatch]:
        """The known names in ``text``: longest first, none overlapping, in the order of the text.

        ``countries`` are the ISO alpha-2 codes that the article speaks of: a name that several actors
        share, or that is an ordinary word too, counts only when one of its countries is among them.
        A possessive ending and ``the`` stay outside the span, ``al-`` is inside: ``Israel`` of ``Israel's``.
        """
        return self._index.find(self._index.open(text), countries)

    def find_at_home(self, text: str) -> list[ActorMatch]:
        """The known names in ``text`` under the countries that it names itself: ``find`` with ``countries_in``."""
        page = self._index.open(text)
        bare = self._index.find(page, frozenset())
        countries = _countries(bare)
        return self._index.find(page, countries) if countries else bare

    def countries_in(self, text: str) -> frozenset[str]:
        """The ISO alpha-2 codes of the countries that ``text`` names: by a state's name, demonym or seat of
        government, or by an actor that is at home in one country only."""
        return _countries(self.find(text))

    def country_of_demonym(self, word: str) -> str | None:
        """The ISO alpha-2 code of the state whose people or things are called ``word`` (Israeli, Afghans)."""
        for match in self.find(word):
            if match.form == "demonym" and match.start == 0 and match.end == len(word):
                return match.entry.country[0]
        return None


def _countries(matches: list[ActorMatch]) -> frozenset[str]:
    """The countries of those that are at home in one only."""
    return frozenset(
        match.entry.country[0]
        for match in matches
        if len(match.entry.country) == 1 and match.entry.kind not in _EVERYWHERE
    )


def _by_country(states: tuple[ActorEntry, ...]) -> dict[str, ActorEntry]:
    """The states by code; of two under one code the one that the code itself names."""
    found: dict[str, ActorEntry] = {}
    for entry in states:
        for country in entry.country[:1]:
            if entry.id == f"state:{country.lower()}" or country not in found:
                found[country] = entry
    return found


@cache
def load_actor_book(extra: Path | None = None) -> ActorBook:
    """The actor book of the project; with ``extra``, one more table in the format of ``armed_groups.tsv``.

    Where the extra table has an id or a name of ours, the extra table wins.
    Raises KnowledgeError when a table breaks its format.
    """
    return ActorBook(read_shelf(extra))
