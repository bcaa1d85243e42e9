"""Reference inside an article: whom "the group", "the government", "he" and "they" take up."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.actorbook import ActorBook, ActorEntry
from tocsin.knowledge.roles import role_of
from tocsin.model.party import Party
from tocsin.reading.document import Document, Sentence
from tocsin.reading.names import Names
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import Persons, full_names
from tocsin.reading.syntax import left_limbs, limbs

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
FIRST = frozenset({"i", "me", "my"})
COLLECTIVE = frozenset({"it", "its", "they", "them", "their"})
# What stands before a noun and says which one is meant: it takes up nobody.
NARROWING = frozenset({"poss", "amod", "compound", "nummod"})
DEFINITE = frozenset({"the", "that", "this", "these", "those"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place of the text: sentence index and offset in it."""

    sentence: int
    start: int
    name: str
    entry: ActorEntry | None


@dataclass(eq=False)
class References:
    """Whom an article names, in reading order, and which country it speaks of most."""

    book: ActorBook
    mentions: list[Mention]
    country: str | None

    def state(self, country: str | None) -> ActorEntry | None:
        """The state of an ISO alpha-2 code."""
        return self.book.state_of(country)

    def pronoun(self, token: Token, sentence: Sentence) -> Party | None:
        """Whom a pronoun takes up: the first fitting mention of its own sentence, else the last before it."""
        word = token.lower_
        if word in PERSONAL | FIRST:
            return self._last(sentence, token, lambda mention: mention.entry is None)
        if word in COLLECTIVE:
            return self._last(sentence, token, lambda mention: mention.entry is not None)
        return None

    def definite(self, head: Token, sentence: Sentence) -> Party | None:
        """Whom a definite noun takes up ("the militia", "the government"), or None when it is no such noun."""
        words, word = load_party_words(), head.lower_
        kinds = words.taken_up.get(word)
        if kinds is None and word not in words.state_parts:
            return None
        if not any(label == "det" and form in DEFINITE for label, form, _ in limbs(head)):
            return None
        if any(label in NARROWING for label, _, _ in left_limbs(head)):
            return None
        if kinds is not None:
            return self._last(sentence, head, lambda m: m.entry is not None and m.entry.kind in kinds)
        state = self.state(self.country)
        if state is None:
            return None
        return Party(state.name, sentence.words(head), state.id, state.kind, self.country)

    def _last(self, sentence: Sentence, token: Token, fits: Callable[[Mention], bool]) -> Party | None:
        """The first fitting mention of the nearest sentence at or before the word that has one: what a sentence
        names first it is about."""
        here = (sentence.index, token.idx)
        found: Mention | None = None
        for mention in reversed(self.mentions):
            if found is not None and mention.sentence != found.sentence:
                break
            if (mention.sentence, mention.start) < here and fits(mention):
                found = mention
        if found is None:
            return None
        entry = found.entry
        country = entry.country[0] if entry and entry.country else None
        kind = entry.kind if entry else "person"
        return Party(found.name, sentence.words(token), entry.id if entry else None, kind, country)


def find_references(document: Document, names: Names, persons: Persons, book: ActorBook) -> References:
    """All mentions of an article in reading order."""
    mentions: list[Mention] = []
    for sentence in document.sentences:
        known = names.actors[sentence.index]
        here = [Mention(sentence.index, n.start, n.match.entry.name, n.match.entry) for n in known]
        covered = [(name.start, name.end) for name in known]
        covered += [(place.start, place.end) for place in names.places[sentence.index]]
        for start, name in full_names(sentence.text):
            free = all(end <= start or first >= start + len(name) for first, end in covered)
            last = name.rsplit(" ", 1)[-1].lower()
            # "Bourbon Street", "Security Council" and "New Year" are nobody whom "he" takes up.
            if free and role_of(last) is None and last not in load_party_words().calendar:
                here.append(Mention(sentence.index, start, persons.full_name(name), None))
        mentions += sorted(here, key=lambda mention: mention.start)
    country = names.countries.most_common(1)
    return References(book, mentions, country[0][0] if country else None)
