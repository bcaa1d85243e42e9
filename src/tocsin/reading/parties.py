"""From a noun to a party: who is meant, by which words, and what the actor book knows of them."""

from dataclasses import dataclass, field

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.knowledge.roles import Role, role_of
from tocsin.model.party import Party
from tocsin.model.span import Span
from tocsin.reading.document import Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.nounphrase import core_start, members, proper_name, unwrap
from tocsin.reading.ownership import owners, seats
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import Persons, is_title
from tocsin.reading.references import References
from tocsin.reading.syntax import LOCATING, children, is_noun, left_limbs
from tocsin.reading.wordclasses import classes_of

CIVILIANS = "civilians"
BODIES = frozenset({"official", "government", "court", "parliament", "organisation", "force"})
MODIFYING = frozenset({"compound", "amod", "nmod"})
NAMES = frozenset({"NNP", "NNPS"})
# A place that a noun carries is named so many tokens from it.
NEAR = 4
HIT = frozenset({"person", "place", "property", "ship", "crowd", "prisoner"})


@dataclass(eq=False)
class PartyReader:
    """Reads parties in one article, each noun once."""

    names: Names
    persons: Persons
    references: References
    _known_parties: dict[tuple[int, int, bool], tuple[Party, ...]] = field(
        default_factory=dict, init=False, repr=False
    )

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
        key = (sentence.index, head.i, hit)
        known = self._known_parties.get(key)
        if known is None:
            known = self._known_parties[key] = self._read(unwrap(head), sentence, hit)
        return known

    def _read(self, head: Token, sentence: Sentence, hit: bool) -> tuple[Party, ...]:
        if head.lower_ in load_party_words().calendar:
            return ()
        party = self._single(head, sentence, hit)
        if party is not None and party.id:
            return (party,)
        inner = [self._single(noun, sentence, False) for noun in members(head)]
        several = tuple([one for one in inner if one is not None and one.id is not None])
        owner = () if several else self._owner(head, sentence, party)
        return several or owner or ((party,) if party is not None else ())

    def _owner(self, head: Token, sentence: Sentence, party: Party | None) -> tuple[Party, ...]:
        """Whoever the noun belongs to ("patrol boat of X"), or the state of a body ("police in X")."""
        if party is not None and party.kind == "person":
            return ()
        for noun in owners(head):
            if self.names.actor_at(sentence, noun) is not None:
                one = self._single(noun, sentence, False)
                return (one,) if one is not None and one.id else ()
        for noun in seats(head):
            place = self.names.place_at(sentence, noun)
            state = self.references.state(place.record.country) if place is not None else None
            if state is not None:
                return (Party(state.name, _phrase(head, sentence), state.id, state.kind, state.country[0]),)
        return ()

    def _single(self, head: Token, sentence: Sentence, hit: bool) -> Party | None:
        tag = head.tag_
        if tag in {"PRP", "PRP$"}:
            return self.references.pronoun(head, sentence)
        role = role_of(head.lower_)
        person = self._person_in_apposition(head, role, sentence)
        if person is not None:
            return person
        proper = tag in NAMES and role is None
        name = self._name_of(head, proper, sentence, hit)
        if name is not None:
            return self._known(name, head, sentence)
        if proper:
            return self._named(head, sentence, hit)
        return self.references.definite(head, sentence) or self._common(head, role, sentence, hit)

    def _name_of(self, head: Token, proper: bool, sentence: Sentence, hit: bool) -> ActorName | None:
        """The known name that covers the head, or that owns it ("US embassy"); nobody owns a ``proper`` name."""
        if not self.names.actors.get(sentence.index):
            return None
        name = self.names.actor_at(sentence, head)
        if name is not None:
            return None if name.match.form == "metonym" and (hit or _is_located(head)) else name
        if proper:
            return None
        doc = head.doc
        for i in range(head.i - 1, core_start(head) - 1, -1):
            name = self.names.actor_at(sentence, doc[i])
            if (
                name is not None
                and not _is_tie(sentence, name.end)
                and not (hit and name.match.form == "metonym")
            ):
                return name
        return None

    def _known(self, name: ActorName, head: Token, sentence: Sentence) -> Party:
        start, end = _bounds(head)
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

    def _person_in_apposition(self, head: Token, role: Role | None, sentence: Sentence) -> Party | None:
        """ "the Malian president, Assimi Goita": the person, not the state."""
        if role is None or role.kind not in {"official", "person"}:
            return None
        for child in children(head, "appos"):
            if child.tag_ in NAMES and self.names.actor_at(sentence, child) is None:
                return self._person(
                    self._bare(proper_name(child), sentence), sentence, self._state_of(head, sentence)
                )
        return None

    def _named(self, head: Token, sentence: Sentence, hit: bool) -> Party | None:
        run = proper_name(head)
        if head.dep_ in MODIFYING and len(run) == 1:
            return None
        bare = self._bare(run, sentence)
        place = self.names.place_at(sentence, head)
        if place is not None and place.start <= bare.start_char:
            return self._place_party(head, sentence) if hit else None
        return self._person(bare, sentence, self._state_of(head, sentence))

    def _state_of(self, head: Token, sentence: Sentence) -> str | None:
        """The country with which a person is named ("Israeli defence minister Israel Katz"), else None."""
        if not self.names.actors.get(sentence.index):
            return None
        doc = head.doc
        for i in range(head.left_edge.i, head.i):
            name = self.names.actor_at(sentence, doc[i])
            if name is not None and name.match.entry.country and name.match.entry.id.startswith("state:"):
                return name.match.entry.country[0]
        return None

    def _bare(self, run: Tokens, sentence: Sentence) -> Tokens:
        """The name without leading states and titles ("US President Donald Trump")."""
        first, last, doc = run.start, run.end - 1, run.doc
        for i in range(last - 1, first - 1, -1):
            token = doc[i]
            known = self.names.actor_at(sentence, token) is not None
            if known or is_title(token.text) or role_of(token.lower_) is not None:
                return doc[i + 1 : last + 1]
        return run

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

    def _common(self, head: Token, role: Role | None, sentence: Sentence, hit: bool) -> Party | None:
        """An unnamed party: an armed or public body keeps its words, all others hit are civilians."""
        word, noun = head.lower_, is_noun(head)
        counted = not noun and head.tag_ in {"CD", "JJ"}
        if not noun and not counted:
            return None
        crowd = load_party_words().crowds.get(word)
        if crowd:
            return Party(crowd, _phrase(head, sentence), None, "civilian", None)
        if (role is not None and (role.armed or role.kind in BODIES)) or _is_armed_group(head, role):
            span = _phrase(head, sentence)
            return Party(span.text, span, None, role.kind if role else "group", None)
        inside = self._place_inside(head, sentence) if role is not None and role.kind == "place" else None
        if inside is not None:
            return inside if hit else None
        if role is not None:
            span = _phrase(head, sentence)
            return Party(CIVILIANS if hit else span.text, span, None, "civilian", None)
        if hit and (counted or not HIT.isdisjoint(classes_of(word))):
            return Party(CIVILIANS, _phrase(head, sentence), None, "civilian", None)
        return None

    def _place_inside(self, head: Token, sentence: Sentence) -> Party | None:
        """ "the town of X", "X district": the party of the place that the noun carries."""
        if not self.names.places.get(sentence.index):
            return None
        doc, at = head.doc, head.i
        for i in range(max(0, at - NEAR), min(len(doc), at + NEAR + 1)):
            token = doc[i]
            if i != at and token.tag_ in NAMES and head.is_ancestor(token):
                party = self._place_party(token, sentence)
                if party is not None:
                    return party
        return None


def _bounds(head: Token) -> tuple[int, int]:
    """Where the noun phrase of the head starts and ends in its sentence."""
    return head.doc[core_start(head)].idx, head.idx + len(head)


def _phrase(head: Token, sentence: Sentence) -> Span:
    return sentence.cut(*_bounds(head))


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


def _is_armed_group(head: Token, role: Role | None) -> bool:
    """ "rebel group", "militant faction": a body that a modifier calls armed."""
    if role is not None and role.kind != "group":
        return False
    modifiers = [role_of(form) for label, form, _ in left_limbs(head) if label in MODIFYING]
    return any(one is not None and one.armed for one in modifiers)


def _is_tie(sentence: Sentence, end: int) -> bool:
    """Whether the name that ends here only ties another body to it: "Iran" in "Iran-backed militia"."""
    rest = sentence.text[end:]
    word = rest.lstrip(" -–").split(" ")[0].split("-")[0].lower() if rest[:1] in {"-", "–"} else ""
    return word in load_party_words().tie_participles
