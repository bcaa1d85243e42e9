"""Reference inside an article: whom "the group", "the government", "he" and "they" take up."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.knowledge.actorbook import ActorBook, ActorEntry
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.reading.document import Sentence
from tocsin.reading.partywords import load_party_words

PERSONAL = frozenset({"he", "him", "his", "she", "her"})
COLLECTIVE = frozenset({"it", "its", "they", "them", "their", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named at a place of the text."""

    name: str
    span: Span
    entry: ActorEntry | None


@dataclass(eq=False)
class References:
    """Whom the article has named so far, in reading order, and which country it speaks of most."""

    book: ActorBook
    countries: tuple[str, ...] = ()
    _mentions: list[Mention] = field(default_factory=list)
    _states: dict[str, ActorEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._states = {entry.country[0]: entry for entry in self.book.states() if entry.country}

    def note(self, entry: ActorEntry, span: Span) -> None:
        """An actor of the book was named."""
        self._mentions.append(Mention(entry.name, span, entry))

    def note_person(self, name: str, span: Span) -> None:
        """A person was named."""
        self._mentions.append(Mention(name, span, None))

    def state(self, country: str | None) -> ActorEntry | None:
        """The state of an ISO alpha-2 code."""
        return self._states.get(country or "")

    def pronoun(self, token: Token, sentence: Sentence) -> Party | None:
        """Whom a pronoun takes up: the last fitting mention before it."""
        word = token.lower_
        if word in PERSONAL:
            return self._last(sentence, token, lambda mention: mention.entry is None)
        if word in COLLECTIVE:
            return self._last(sentence, token, lambda mention: mention.entry is not None)
        return None

    def definite(self, head: Token, sentence: Sentence) -> Party | None:
        """Whom a definite noun takes up ("the militia", "the government"), or None when it is no such noun."""
        if not any(child.lower_ in {"the", "that", "this"} and child.dep_ == "det" for child in head.children):
            return None
        if any(child.dep_ in {"prep", "relcl", "poss", "amod", "compound"} for child in head.lefts):
            return None
        words = load_party_words()
        kinds = words.taken_up.get(head.lower_)
        if kinds is not None:
            return self._last(sentence, head, lambda m: m.entry is not None and m.entry.kind in kinds)
        if head.lower_ in words.state_parts:
            return self._own_state(head, sentence)
        return None

    def _own_state(self, head: Token, sentence: Sentence) -> Party | None:
        for country in self.countries[:1]:
            state = self.state(country)
            if state is not None:
                return Party(state.name, sentence.words(head), state.id, state.kind, country)
        return None

    def _last(self, sentence: Sentence, token: Token, fits: "object") -> Party | None:
        offset = sentence.start + token.idx
        for mention in reversed(self._mentions):
            before = mention.span.part != sentence.part or mention.span.end <= offset
            if before and callable(fits) and fits(mention):
                entry = mention.entry
                country = entry.country[0] if entry and entry.country else None
                span = sentence.words(token)
                return Party(mention.name, span, entry.id if entry else None, entry.kind if entry else "person", country)
        return None
