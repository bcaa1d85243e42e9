"""The two sides of a relation: from pieces of a sentence to names, also for bodies without a name."""

from dataclasses import dataclass

from tocsin.knowledge.actorentry import ActorEntry
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.roles import role_of
from tocsin.model.span import Span
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import is_title
from tocsin.reading.relationpieces import Piece
from tocsin.reading.relationwords import load_leaders

# How many sentences on an unnamed "Iran-backed militia" may get its name, where its country is told.
AHEAD = 3
Side = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Sides:
    """Names the sides in one sentence; each method gives a name with the words that stand for it, or None."""

    sentence: Sentence
    pieces: list[Piece]
    names: Names
    parties: PartyReader

    def named(self, piece: Piece) -> Side | None:
        """The side that a name, a place or a run of capitals gives; titles are left out."""
        if piece.name is not None:
            return piece.name.match.entry.name, self._span(piece)
        if piece.place is not None:
            return piece.place.record.name, self._span(piece)
        first = piece.first
        while (
            piece.symbol != "unit" and first < piece.last - 1 and is_title(self.sentence.tokens[first].text)
        ):
            first += 1
        span = self.sentence.words(self.sentence.tokens[first : piece.last])
        if is_title(span.text):
            return None
        return self._full_name(span.text), span

    def country_of(self, piece: Piece) -> Side | None:
        """The state to which a place belongs: who is an official there belongs to that state."""
        state = self.parties.references.state(piece.place.record.country) if piece.place else None
        return (state.name, self._span(piece)) if state else None

    def _span(self, piece: Piece) -> Span:
        return self.sentence.words(self.sentence.tokens[piece.first : piece.last])

    def _full_name(self, text: str) -> str:
        """A surname alone takes the full name that the article gives, without the office before it."""
        words = text.split()
        if len(words) > 1:
            return text
        fuller = self.parties.persons.full_name(text).split()
        offices = [at for at, word in enumerate(fuller[:-1]) if is_title(word) or role_of(word.lower())]
        return " ".join(fuller[offices[-1] + 1 :] if offices else fuller)

    def at_home(self, person: Piece, office: Piece) -> Side | None:
        """The state of which "the prime minister" is one, for a person named without a state."""
        named = self.named(person)
        state = self._home(named[0]) if named else None
        return (state.name, self._span(office)) if state else None

    def taken_up(self, piece: Piece) -> Side | None:
        """Whom "its" or "the group" takes up. "The group" needs a parsed sentence."""
        token = self.sentence.tokens[piece.last - 1]
        references = self.parties.references
        if piece.symbol == "own":
            party = references.pronoun(token, self.sentence)
            return (party.name, party.span) if party and party.kind != "state" else None
        party = references.definite(token, self.sentence) if self.sentence.parsed else None
        return (party.name, party.span) if party else None

    def _home(self, person: str) -> ActorEntry | None:
        """The state of a known leader; else the one the article names most, if this sentence names it too."""
        references = self.parties.references
        known = load_leaders()
        country = known.get(fold_name(person)) or known.get(fold_name(person.rsplit(maxsplit=1)[-1]))
        if country:
            return references.state(country)
        named = {
            m.match.entry.country[0] for m in self.names.actors[self.sentence.index] if m.match.entry.country
        }
        named |= {p.record.country for p in self.names.places[self.sentence.index] if p.record.country}
        return references.state(references.country) if references.country in named else None

    def named_before(self, inside: list[Piece]) -> Side | None:
        """The name that "the Iran-backed militia" had before."""
        here, mentions = self._fitting(inside)
        earlier = [name for at, name in mentions if at < here]
        return (earlier[-1], self._span(inside[-1])) if earlier else None

    def named_later(self, inside: list[Piece]) -> Side | None:
        """The name that "an Iran-backed militia" gets in the next sentences, if it is new to the article."""
        here, mentions = self._fitting(inside)
        known = {name for at, name in mentions if at < here}
        last = self.sentence.index + (AHEAD if self._country_near(inside) else 1)
        for at, name in mentions:
            if at > here and at[0] <= last:
                return None if name in known else (name, self._span(inside[-1]))
        return None

    def _fitting(self, inside: list[Piece]) -> tuple[tuple[int, int], list[tuple[tuple[int, int], str]]]:
        """Where an unnamed body stands, and the mentions of named ones of its kind and country, by place."""
        noun = self.sentence.tokens[inside[-1].last - 1]
        kinds = load_party_words().taken_up.get(noun.lower_, frozenset())
        country = self._country_near(inside)
        fitting = [
            ((mention.sentence, mention.start), mention.name)
            for mention in self.parties.references.mentions
            if mention.entry is not None
            and mention.entry.kind in kinds
            and (country is None or country in mention.entry.country)
        ]
        return (self.sentence.index, noun.idx), fitting

    def _country_near(self, inside: list[Piece]) -> str | None:
        """The country of an unnamed body: "an Iran-backed Iraqi militia", "... militia in Iraq"."""
        at = self.pieces.index(inside[-1])
        near = [piece for piece in inside[1:] if piece.symbol == "adj"][1:]
        if [piece.symbol for piece in self.pieces[at + 1 : at + 2]] == ["in"]:
            near += self.pieces[at + 2 : at + 3]
        for piece in near:
            if piece.place is not None:
                return piece.place.record.country
            if piece.name is not None and piece.name.match.entry.country:
                return piece.name.match.entry.country[0]
        return None
