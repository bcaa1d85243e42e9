"""From a noun to a party: who is meant, by which words, and what the actor book knows of them."""

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.nounphrase import core, owner_after_of, proper_name, unwrap
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import Persons
from tocsin.reading.references import References
from tocsin.reading.syntax import children, is_noun

CIVILIANS = "civilians"


@dataclass(eq=False)
class PartyReader:
    """Reads parties in one article; keeps what was named before so that later words can take it up."""

    names: Names
    persons: Persons
    references: References

    def read(self, heads: list[Token], sentence: Sentence, recipient: bool = False) -> tuple[Party, ...]:
        """The parties that the nouns stand for, each once, in text order. ``recipient`` lets places and unnamed
        people stand for those who live there."""
        found: list[Party] = []
        for head in heads:
            party = self.read_one(head, sentence, recipient)
            if party is not None and all(party.name != other.name for other in found):
                found.append(party)
        return tuple(found)

    def read_one(self, head: Token, sentence: Sentence, recipient: bool = False) -> Party | None:
        """The party of one noun, or None when the noun stands for nobody."""
        head = unwrap(head)
        if head.tag_ in {"PRP", "PRP$"} or head.lower_ in {"who", "which", "that"}:
            return self.references.pronoun(head, sentence)
        match = self._match(head, sentence)
        if match is not None:
            return self._known(match, head, sentence)
        if head.tag_.startswith("NNP") and not role_of(head.lower_):
            return self._named(head, sentence, recipient)
        taken_up = self.references.definite(head, sentence)
        if taken_up is not None:
            return taken_up
        return self._common(head, sentence, recipient)

    def _match(self, head: Token, sentence: Sentence) -> ActorName | None:
        """The actor whose name covers the head, or owns it ("US embassy", "soldiers of the Malian army")."""
        match = self.names.actor_at(sentence, head)
        if match is not None:
            return match
        owner = owner_after_of(head)
        if owner is not None:
            match = self.names.actor_at(sentence, owner)
            if match is not None and match.match.form not in {"demonym"}:
                return match
        role = role_of(head.lower_)
        if head.tag_.startswith("NNP") and role is None:
            return None
        for token in reversed(core(head)[:-1]):
            match = self.names.actor_at(sentence, token)
            if match is not None and not _is_tie(sentence, token):
                return match
        return None

    def _known(self, name: ActorName, head: Token, sentence: Sentence) -> Party:
        phrase = core(head)
        span = sentence.words(phrase)
        start, end = span.start - sentence.start, span.end - sentence.start
        if not (start <= name.start and name.end <= end) or name.end == end:
            span = sentence.cut(name.start, name.end)
        entry = name.match.entry
        self.references.note(entry, span)
        appositive = self._person_in_apposition(head, sentence)
        if appositive is not None:
            return appositive
        return Party(entry.name, span, entry.id, entry.kind, entry.country[0] if entry.country else None)

    def _person_in_apposition(self, head: Token, sentence: Sentence) -> Party | None:
        """ "the Malian president, Assimi Goita": the person, not the state."""
        role = role_of(head.lower_)
        if role is None or role.kind not in {"official", "person"}:
            return None
        for child in children(head, "appos"):
            if child.tag_.startswith("NNP") and self.names.actor_at(sentence, child) is None:
                return self._person(proper_name(child), sentence)
        return None

    def _named(self, head: Token, sentence: Sentence, recipient: bool) -> Party | None:
        place = self.names.place_at(sentence, head)
        if place is not None:
            return self._place_party(head, sentence) if recipient else None
        name = self._without_titles(proper_name(head), sentence)
        return self._person(name, sentence)

    def _without_titles(self, name: Tokens, sentence: Sentence) -> Tokens:
        """The name without leading states and titles ("US President Donald Trump")."""
        first = name.start
        for token in name[:-1]:
            known = self.names.actor_at(sentence, token) is not None
            if known or role_of(token.lower_) is not None or token.text.rstrip(".") in self.persons.titles:
                first = token.i + 1
        return name.doc[first : name.end]

    def _person(self, name: Tokens, sentence: Sentence) -> Party:
        span = sentence.words(name)
        full = self.persons.full_name(span.text)
        self.references.note_person(full, span)
        return Party(full, span, None, "person", None)

    def _place_party(self, head: Token, sentence: Sentence) -> Party | None:
        place = self.names.place_at(sentence, head)
        if place is None:
            return None
        span = sentence.cut(place.start, place.end)
        state = self.references.state(place.record.country)
        if state is None:
            return Party(CIVILIANS, span, None, "civilian", place.record.country)
        return Party(state.name, span, state.id, state.kind, place.record.country)

    def _common(self, head: Token, sentence: Sentence, recipient: bool) -> Party | None:
        """An unnamed party: an armed body keeps its words, all others hit are civilians."""
        if not is_noun(head) and head.tag_ not in {"CD", "JJ"}:
            return None
        span = sentence.words(core(head))
        crowd = load_party_words().crowds.get(head.lower_)
        if crowd:
            return Party(crowd, span, None, "civilian", None)
        role = role_of(head.lower_)
        if role is not None and (role.armed or role.kind in {"official", "government", "court", "parliament"}):
            return Party(span.text, span, None, role.kind, None)
        if role is not None and role.kind == "place" and self._place_inside(head, sentence) is not None:
            return self._place_inside(head, sentence) if recipient else None
        if recipient and (role is None or role.kind in {"civilian", "person", "building", "vehicle", "place", "group"}):
            return Party(CIVILIANS, span, None, "civilian", None) if role else Party(span.text, span)
        return Party(span.text, span, None, role.kind, None) if role else None

    def _place_inside(self, head: Token, sentence: Sentence) -> Party | None:
        """ "the town of X", "X district": the party of the place that the noun carries."""
        for token in head.subtree:
            if token.i != head.i and abs(token.i - head.i) <= 4 and token.tag_.startswith("NNP"):
                party = self._place_party(token, sentence)
                if party is not None:
                    return party
        return None


def _is_tie(sentence: Sentence, token: Token) -> bool:
    """Whether the name only ties another body to it: "Iran" in "Iran-backed militia"."""
    tokens = sentence.tokens
    after = token.i + 1
    while after < len(tokens) and tokens[after].text in {"-", "–"}:
        after += 1
    joined = after > token.i + 1 or (after < len(tokens) and not token.whitespace_)
    word = tokens[after].lower_ if after < len(tokens) else ""
    return joined and word in load_party_words().tie_participles
