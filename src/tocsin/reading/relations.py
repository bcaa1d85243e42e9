"""Ties between actors that an article states: who leads, speaks for, backs or opposes whom.

Each sentence is cut into pieces (names, persons, offices, marks) and held against patterns over these pieces.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from tocsin.knowledge.actorentry import ActorEntry
from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.roles import role_of
from tocsin.model.relation import RELATION_TYPES, Relation, RelationType
from tocsin.model.span import Span
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader
from tocsin.reading.partywords import load_party_words
from tocsin.reading.persons import is_title
from tocsin.reading.relationchunks import Piece, cut_sentence
from tocsin.reading.relationwords import RelationPattern, load_leaders, load_relation_patterns, load_symbols

STATES = frozenset({"state", "government"})
UNBOUND = frozenset({"state", "government", "media"})
HEADLINE = 0.6
# How many sentences on an unnamed "Iran-backed militia" may get its name.
AHEAD = 3


def find_relations(sentence: Sentence, names: Names, parties: PartyReader) -> list[Relation]:
    """The relations that one sentence states, each once, in the order of the patterns. No parse is needed, but
    "the group's leader" is only resolved in parsed sentences."""
    if sentence.part == "title" and _is_headline(sentence):
        return []
    finder = _Finder(sentence, names, parties)
    return list(finder.find())


def join_relations(relations: list[Relation]) -> tuple[Relation, ...]:
    """The relations of an article, each once and in text order; of the states that one person is said to lead only the
    one said most often stays, and who leads a body is not also part of it."""
    said = Counter((relation.head, relation.type, relation.tail) for relation in relations)
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        kept.setdefault((relation.head, relation.type, relation.tail), relation)
    leading = {(head, tail) for head, type, tail in kept if type == "leads"}
    return tuple(
        relation
        for key, relation in kept.items()
        if not (key[1] == "part-of" and (key[0], key[2]) in leading) and said[key]
    )


def _is_headline(sentence: Sentence) -> bool:
    words = [token for token in sentence.tokens if token.is_alpha and not token.is_stop]
    return bool(words) and sum(token.text[:1].isupper() for token in words) > HEADLINE * len(words)


class _Finder:
    """Holds one sentence against the patterns."""

    def __init__(self, sentence: Sentence, names: Names, parties: PartyReader) -> None:
        self.sentence, self.names, self.parties = sentence, names, parties
        self.pieces = cut_sentence(sentence, names, parties.persons, parties.references.book)
        symbols = load_symbols()
        self.row = "".join(symbols[piece.symbol] for piece in self.pieces)
        self.settled: set[int] = set()

    def find(self) -> Iterator[Relation]:
        seen: set[tuple[str, str]] = set()
        for pattern in load_relation_patterns():
            at = 0
            while (match := pattern.regex.search(self.row, at)) is not None:
                at = match.start() + 1
                relation = self._relation(pattern, match)
                if relation is not None and (relation.head, relation.tail) not in seen:
                    seen.add((relation.head, relation.tail))
                    yield relation

    def _relation(self, pattern: RelationPattern, match: re.Match[str]) -> Relation | None:
        groups = match.groupdict()
        head = self.pieces[match.start("head")] if "head" in groups else None
        tail = self.pieces[match.start("tail")] if "tail" in groups else None
        inside = self.pieces[match.start() : match.end()]
        if pattern.relation == "role" and match.start("head") in self.settled:
            return None
        type = self._type(pattern, inside, tail)
        if type is None or not self._allowed(pattern, head, tail):
            return None
        if pattern.relation == "role" and (self._is_past(match.start()) or any(p.symbol == "past" for p in inside)):
            self.settled.add(match.start("head"))
            return None
        if tail is not None and tail.place is not None and type != "leads":
            second = self._country_of(tail)
        else:
            second = self._unnamed_tail(pattern, inside) if tail is None else self._named(tail)
        first = self._unnamed_head(pattern, inside) if head is None else self._named(head)
        if first is None or second is None or first[0] == second[0]:
            return None
        if pattern.relation == "role":
            self.settled.add(match.start("head"))
        return Relation(first[0], type, second[0], self.sentence.span, first[1], second[1])

    def _type(self, pattern: RelationPattern, inside: list[Piece], tail: Piece | None) -> RelationType | None:
        """What the words of the match state; None when they take it back ("former president")."""
        words = [piece.word for piece in inside if piece.word is not None]
        type = pattern.relation
        if type == "friend":
            type = "allied-with"
        elif type == "tie":
            type = next(word.relation for word in words if word.symbol in {"tie", "by", "backs", "holds"} and word.relation != "part-of")
        elif type == "leads" and any(word.symbol == "role" and word.relation != "leads" for word in words):
            return None
        elif type == "role":
            role = next(word for word in words if word.symbol in {"role", "roles", "local"})
            if pattern.when == "home" and not role.home:
                return None
            entry = tail.name.match.entry if tail and tail.name else None
            type = role.state if entry is not None and entry.kind in STATES else role.relation
            if type == "leads" and any(piece.symbol in {"lower", "a"} for piece in inside):
                type = "part-of"
        return cast(RelationType, type) if type in RELATION_TYPES else None

    def _is_backer(self, piece: Piece | None) -> bool:
        """ "Ukraine" in "the Ukraine-aligned Russian Volunteer Corps" is not the body meant."""
        return piece is not None and any(p.symbol == "hyphen" and p.first == piece.last for p in self.pieces)

    def _is_past(self, at: int) -> bool:
        """Whether "former" and the like stand before the match ("former US president Jimmy Carter")."""
        while at > 0 and self.pieces[at - 1].symbol in {"plain", "lower", "past", "adj", "name", "possessive"}:
            at -= 1
            if self.pieces[at].symbol == "past":
                return True
        return False

    def _allowed(self, pattern: RelationPattern, head: Piece | None, tail: Piece | None) -> bool:
        """Whether the kinds of both sides meet the condition of the pattern."""
        one = head.name.match.entry if head and head.name else None
        other = tail.name.match.entry if tail and tail.name else None
        if any(self._is_backer(piece) for piece in (head, tail)) and pattern.relation != "tie":
            return False
        if pattern.when == "group":
            return other is not None and other.kind not in UNBOUND
        if pattern.when == "part":
            if one is None or other is None or one.kind in STATES:
                return False
            ties = self.parties.references.book.ties(one.id)
            tied = any(t.head == one.id and t.tail == other.id and t.kind in {"part-of", "armed-wing-of"} for t in ties)
            return tied or one.parent == other.id or (one.kind == "state-force" and one.country == other.country)
        return True

    def _named(self, piece: Piece) -> tuple[str, Span] | None:
        """Name and span of a piece that stands for somebody."""
        tokens = self.sentence.tokens[piece.first : piece.last]
        if piece.name is not None:
            return piece.name.match.entry.name, self.sentence.words(tokens)
        if piece.place is not None:
            return piece.place.record.name, self.sentence.words(tokens)
        first = piece.first
        while first < piece.last - 1 and is_title(self.sentence.tokens[first].text):
            first += 1
        span = self.sentence.words(self.sentence.tokens[first : piece.last])
        if is_title(span.text):
            return None
        return self._full_name(span.text), span

    def _country_of(self, piece: Piece) -> tuple[str, Span] | None:
        """The state to which a place belongs: who is an official there belongs to that state."""
        state = self.parties.references.state(piece.place.record.country) if piece.place else None
        span = self.sentence.words(self.sentence.tokens[piece.first : piece.last])
        return (state.name, span) if state else None

    def _full_name(self, text: str) -> str:
        """A surname alone takes the full name that the article gives, without the office before it."""
        words = text.split()
        if len(words) > 1:
            return text
        fuller = self.parties.persons.full_name(text).split()
        offices = [at for at, word in enumerate(fuller[:-1]) if is_title(word) or role_of(word.lower())]
        return " ".join(fuller[offices[-1] + 1 :] if offices else fuller)

    def _unnamed_tail(self, pattern: RelationPattern, inside: list[Piece]) -> tuple[str, Span] | None:
        """The body that "the group's", "its" or the article's own country stands for."""
        references = self.parties.references
        if pattern.when == "home":
            person = self._named(next(piece for piece in inside if piece.symbol in {"person", "word"}))
            state = self._home(person[0]) if person else None
            office = next(piece for piece in inside if piece.symbol == "role")
            span = self.sentence.words(self.sentence.tokens[office.first : office.last])
            return (state.name, span) if state else None
        symbol = "body" if pattern.when == "definite" else "own"
        piece = next(piece for piece in inside if piece.symbol == symbol)
        token = self.sentence.tokens[piece.last - 1]
        if symbol == "body" and not self.sentence.parsed:
            return None
        party = references.definite(token, self.sentence) if symbol == "body" else references.pronoun(token, self.sentence)
        if party is None or (symbol == "own" and party.kind == "state"):
            return None
        return party.name, party.span

    def _home(self, person: str) -> ActorEntry | None:
        """The state of a known leader; else the one of which the article speaks most, if this sentence names it."""
        references = self.parties.references
        known = load_leaders()
        country = known.get(fold_name(person)) or known.get(fold_name(person.split()[-1]))
        if country:
            return references.state(country)
        named = {m.match.entry.country[0] for m in self.names.actors[self.sentence.index] if m.match.entry.country}
        named |= {p.record.country for p in self.names.places[self.sentence.index] if p.record.country}
        return references.state(references.country) if references.country in named else None

    def _unnamed_head(self, pattern: RelationPattern, inside: list[Piece]) -> tuple[str, Span] | None:
        """The name that "an Iran-backed militia" gets later, or that "the Iran-backed militia" had before."""
        piece = inside[-1]
        kinds = load_party_words().taken_up.get(self.sentence.tokens[piece.last - 1].lower_)
        if kinds is None:
            return None
        country = self._country_near(inside)
        here = (self.sentence.index, self.sentence.tokens[piece.first].idx)
        mentions = [m for m in self.parties.references.mentions if m.entry is not None and m.entry.kind in kinds]
        if country is not None:
            mentions = [m for m in mentions if m.entry is not None and country in m.entry.country]
        span = self.sentence.words(self.sentence.tokens[piece.first : piece.last])
        earlier = [m for m in mentions if (m.sentence, m.start) < here]
        if pattern.when == "before":
            return (earlier[-1].name, span) if earlier else None
        known = {mention.name for mention in earlier}
        last = self.sentence.index + (AHEAD if country else 1)
        for mention in mentions:
            if (mention.sentence, mention.start) > here and mention.sentence <= last:
                return None if mention.name in known else (mention.name, span)
        return None

    def _country_near(self, inside: list[Piece]) -> str | None:
        """The country of an unnamed body: "an Iran-backed Iraqi militia", "an Iran-backed militia in Iraq"."""
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
