"""From a noun to a party: who is meant, by which words, and what the actor book knows of them."""

from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.nounphrase import core, members, proper_name, unwrap
from tocsin.reading.ownership import owners, seats
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import Persons, is_title
from tocsin.reading.references import References
from tocsin.reading.syntax import LOCATING, children, is_noun
from tocsin.reading.wordclasses import classes_of

CIVILIANS = "civilians"
BODIES = frozenset({"official", "government", "court", "parliament", "organisation", "force"})
HIT = frozenset({"person", "place", "property", "ship", "crowd", "prisoner"})


@dataclass(eq=False)
class PartyReader:
    """Reads parties in one article."""

    names: Names
    persons: Persons
    references: References

    def read(self, heads: list[Token], sentence: Sentence, hit: bool = False) -> tuple[Party, ...]:
        """The parties that the nouns stand for, each once, in text order. ``hit`` lets places, things and unnamed
        people stand for those who are harmed there."""
        found: list[Party] = []
        for head in heads:
            for party in self.read_one(head, sentence, hit):
                if not any(_same(party, other) for other in found):
                    found.append(party)
        told = [party for party in found if party.name != CIVILIANS or _says_so(party)]
        return tuple(told or found)

    def read_one(self, head: Token, sentence: Sentence, hit: bool = False) -> tuple[Party, ...]:
        """The party of one noun, or the several that it names ("ministers from Japan and Korea"); none when the noun
        stands for nobody."""
        head = unwrap(head)
        if head.lower_ in load_party_words().calendar:
            return ()
        party = self._single(head, sentence, hit)
        if party is not None and party.id:
            return (party,)
        inner = (self._single(noun, sentence, False) for noun in members(head))
        several = tuple(one for one in inner if one is not None and one.id is not None)
        owner = () if several else self._owner(head, sentence, party)
        return several or owner or ((party,) if party is not None else ())

    def _owner(self, head: Token, sentence: Sentence, party: Party | None) -> tuple[Party, ...]:
        """Whoever the noun belongs to ("patrol boat of X"), or the state of a body ("police in X")."""
        if party is not None and party.kind == "person":
            return ()
        for noun in owners(head):
            if self.names.actor_at(sentence, noun) is not None:
                return tuple(
                    one for one in (self._single(noun, sentence, False),) if one is not None and one.id
                )
        for noun in seats(head):
            place = self.names.place_at(sentence, noun)
            state = self.references.state(place.record.country) if place is not None else None
            if state is not None:
                span = sentence.words(core(head))
                return (Party(state.name, span, state.id, state.kind, state.country[0]),)
        return ()

    def _single(self, head: Token, sentence: Sentence, hit: bool) -> Party | None:
        if head.tag_ in {"PRP", "PRP$"}:
            return self.references.pronoun(head, sentence)
        person = self._person_in_apposition(head, sentence)
        if person is not None:
            return person
        name = self._name_of(head, sentence, hit)
        if name is not None:
            return self._known(name, head, sentence)
        if head.tag_.startswith("NNP") and role_of(head.lower_) is None:
            return self._named(head, sentence, hit)
        return self.references.definite(head, sentence) or self._common(head, sentence, hit)

    def _name_of(self, head: Token, sentence: Sentence, hit: bool) -> ActorName | None:
        """The known name that covers the head, or that owns it ("US embassy")."""
        name = self.names.actor_at(sentence, head)
        if name is not None:
            return None if name.match.form == "metonym" and (hit or _is_located(head)) else name
        if head.tag_.startswith("NNP") and role_of(head.lower_) is None:
            return None
        for token in reversed(core(head)[:-1]):
            name = self.names.actor_at(sentence, token)
            if (
                name is not None
                and not _is_tie(sentence, name.end)
                and not (hit and name.match.form == "metonym")
            ):
                return name
        return None

    def _known(self, name: ActorName, head: Token, sentence: Sentence) -> Party:
        phrase = core(head)
        start, end = phrase.start_char, phrase.end_char
        if not (start <= name.start and name.end <= end) or name.end == end:
            start, end = name.start, name.end
        entry = name.match.entry
        country = entry.country[0] if entry.country else None
        span = sentence.cut(start, end)
        return Party(self.entry_name(name, sentence), span, entry.id, entry.kind, country)

    def entry_name(self, name: ActorName, sentence: Sentence) -> str:
        """The name of the entry; a named service of a state keeps its own name, a government takes the state's."""
        entry = name.match.entry
        words = sentence.text[name.start : name.end]
        if name.match.form == "force" and all(word[:1].isupper() for word in words.split()):
            return words
        state = self.references.state(entry.country[0]) if entry.parent and entry.country else None
        return state.name if state is not None and entry.id.endswith("/government") else entry.name

    def _person_in_apposition(self, head: Token, sentence: Sentence) -> Party | None:
        """ "the Malian president, Assimi Goita": the person, not the state."""
        role = role_of(head.lower_)
        if role is None or role.kind not in {"official", "person"}:
            return None
        for child in children(head, "appos"):
            if child.tag_.startswith("NNP") and self.names.actor_at(sentence, child) is None:
                return self._person(
                    self._bare(proper_name(child), sentence), sentence, self._state_of(head, sentence)
                )
        return None

    def _named(self, head: Token, sentence: Sentence, hit: bool) -> Party | None:
        run = proper_name(head)
        if head.dep_ in {"compound", "amod", "nmod"} and len(run) == 1:
            return None
        place = self.names.place_at(sentence, head)
        if place is not None and place.start <= self._bare(run, sentence).start_char:
            return self._place_party(head, sentence) if hit else None
        return self._person(self._bare(run, sentence), sentence, self._state_of(head, sentence))

    def _state_of(self, head: Token, sentence: Sentence) -> str | None:
        """The country with which a person is named ("Israeli defence minister Israel Katz"), else None."""
        for token in head.doc[head.left_edge.i : head.i]:
            name = self.names.actor_at(sentence, token)
            if name is not None and name.match.entry.country and name.match.entry.id.startswith("state:"):
                return name.match.entry.country[0]
        return None

    def _bare(self, run: Tokens, sentence: Sentence) -> Tokens:
        """The name without leading states and titles ("US President Donald Trump")."""
        first = run.start
        for token in run[:-1]:
            known = self.names.actor_at(sentence, token) is not None
            if known or is_title(token.text) or role_of(token.lower_) is not None:
                first = token.i + 1
        return run.doc[first : run.end]

    def _person(self, run: Tokens, sentence: Sentence, country: str | None) -> Party:
        span = sentence.words(run)
        return Party(self.persons.full_name(span.text), span, None, "person", country)

    def _place_party(self, head: Token, sentence: Sentence) -> Party | None:
        place = self.names.place_at(sentence, head)
        if place is None:
            return None
        span = sentence.cut(place.start, place.end)
        state = self.references.state(place.record.country)
        country = place.record.country
        if state is None or place.record.precision != "country":
            name = f"{CIVILIANS} in {state.name}" if state is not None else CIVILIANS
            return Party(name, span, None, "civilian", country)
        return Party(state.name, span, state.id, state.kind, country)

    def _common(self, head: Token, sentence: Sentence, hit: bool) -> Party | None:
        """An unnamed party: an armed or public body keeps its words, all others hit are civilians."""
        if not is_noun(head) and head.tag_ not in {"CD", "JJ"}:
            return None
        span = sentence.words(core(head))
        crowd = load_party_words().crowds.get(head.lower_)
        if crowd:
            return Party(crowd, span, None, "civilian", None)
        role = role_of(head.lower_)
        if (role is not None and (role.armed or role.kind in BODIES)) or _is_armed_group(head):
            return Party(span.text, span, None, role.kind if role else "group", None)
        inside = self._place_inside(head, sentence) if role is not None and role.kind == "place" else None
        if inside is not None:
            return inside if hit else None
        if role is not None:
            return Party(CIVILIANS if hit else span.text, span, None, "civilian", None)
        if hit and (classes_of(head.lower_) & HIT or head.tag_ in {"CD", "JJ"}):
            return Party(CIVILIANS, span, None, "civilian", None)
        return None

    def _place_inside(self, head: Token, sentence: Sentence) -> Party | None:
        """ "the town of X", "X district": the party of the place that the noun carries."""
        for token in head.subtree:
            if token.i != head.i and abs(token.i - head.i) <= 4 and token.tag_.startswith("NNP"):
                party = self._place_party(token, sentence)
                if party is not None:
                    return party
        return None


def _says_so(party: Party) -> bool:
    """Whether the words themselves say civilians, who then stand beside a named party."""
    return party.span.text.lower().split()[-1] in load_party_words().civilians


def _is_located(head: Token) -> bool:
    """A seat of government after "in" and the like is the town ("killed in Moscow")."""
    return head.dep_ == "pobj" and head.head.lower_ in LOCATING


def _same(one: Party, other: Party) -> bool:
    """One party twice: the same name, or a state and a part of it."""
    if one.name == other.name:
        return True
    return bool(one.id and other.id) and _state_id(one) == _state_id(other) and "/" in f"{one.id}{other.id}"


def _state_id(party: Party) -> str | None:
    return party.id.split("/")[0] if party.id and party.id.startswith("state:") else party.id


def _is_armed_group(head: Token) -> bool:
    """ "rebel group", "militant faction": a body that a modifier calls armed."""
    modifiers = [role_of(child.lower_) for child in head.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    role = role_of(head.lower_)
    return (role is None or role.kind == "group") and any(one is not None and one.armed for one in modifiers)


def _is_tie(sentence: Sentence, end: int) -> bool:
    """Whether the name that ends here only ties another body to it: "Iran" in "Iran-backed militia"."""
    rest = sentence.text[end:]
    word = rest.lstrip(" -–").split(" ")[0].split("-")[0].lower() if rest[:1] in {"-", "–"} else ""
    return word in load_party_words().tie_participles
