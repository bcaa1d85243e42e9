"""Ties between actors that an article states: who leads, speaks for, backs or opposes whom.

Each sentence is cut into pieces (names, persons, offices, marks) and held against patterns over these pieces.
"""

import re
from collections.abc import Iterator
from typing import cast

from tocsin.model.relation import RELATION_TYPES, Relation, RelationType
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader
from tocsin.reading.relationchunks import cut_sentence
from tocsin.reading.relationpieces import OFFICES, Piece
from tocsin.reading.relationsides import Side, Sides
from tocsin.reading.relationwords import RelationPattern, load_relation_patterns, load_symbols

STATES = frozenset({"state", "government"})
UNBOUND = frozenset({"state", "government", "media"})
TIES = frozenset({"tie", "by", "backs"})
BEFORE = frozenset({"plain", "lower", "past", "adj", "name", "possessive"})
# The share of capitalised words from which a title is in headline style, where capitals tell no names.
HEADLINE = 0.6


def find_relations(sentence: Sentence, names: Names, parties: PartyReader) -> list[Relation]:
    """The relations that one sentence states, each once, in the order of the patterns.

    No parse is needed, but "the group's leader" is only resolved in parsed sentences.
    """
    if sentence.part == "title" and _is_headline(sentence):
        return []
    return list(_Finder(sentence, names, parties).find())


def join_relations(relations: list[Relation]) -> tuple[Relation, ...]:
    """The relations of an article, each once, by its first statement; who leads a body is not also a part."""
    kept: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        kept.setdefault((relation.head, relation.type, relation.tail), relation)
    leading = {(head, tail) for head, type, tail in kept if type == "leads"}
    return tuple(
        relation
        for relation in kept.values()
        if relation.type != "part-of" or (relation.head, relation.tail) not in leading
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
        self.sides = Sides(sentence, self.pieces, names, parties)
        self.settled: set[int] = set()

    def find(self) -> Iterator[Relation]:
        seen: set[tuple[str, str]] = set()
        there = frozenset(self.row)
        for pattern in load_relation_patterns():
            if pattern.telling.isdisjoint(there):
                continue
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
        if type is None or not self._allowed(pattern, head, tail, match.start()):
            return None
        if pattern.relation == "role" and (
            self._is_past(match.start()) or any(p.symbol == "past" for p in inside)
        ):
            self.settled.add(match.start("head"))
            return None
        first, second = self._head(pattern, inside, head), self._tail(pattern, inside, tail, type)
        if first is None or second is None or first[0] == second[0]:
            return None
        if pattern.relation == "role":
            self.settled.add(match.start("head"))
        return Relation(first[0], type, second[0], self.sentence.span, first[1], second[1])

    def _head(self, pattern: RelationPattern, inside: list[Piece], head: Piece | None) -> Side | None:
        if head is not None:
            return self.sides.named(head)
        return self.sides.named_later(inside) if pattern.when == "later" else self.sides.named_before(inside)

    def _tail(
        self, pattern: RelationPattern, inside: list[Piece], tail: Piece | None, type: RelationType
    ) -> Side | None:
        if tail is not None:
            abroad = tail.place is not None and type != "leads"
            return self.sides.country_of(tail) if abroad else self.sides.named(tail)
        by_symbol = {piece.symbol: piece for piece in reversed(inside)}
        if pattern.when == "home":
            person = by_symbol.get("person") or by_symbol["word"]
            return self.sides.at_home(person, by_symbol["role"])
        return self.sides.taken_up(by_symbol["body" if pattern.when == "definite" else "own"])

    def _type(self, pattern: RelationPattern, inside: list[Piece], tail: Piece | None) -> RelationType | None:
        """What the words of the match state, or None."""
        words = [piece.word for piece in inside if piece.word is not None]
        type: str | None = pattern.relation
        if type == "tie":
            type = next(word.relation for word in words if word.symbol in TIES)
        elif type == "role":
            type = self._role_type(pattern, inside, tail)
        elif type == "leads" and any(word.symbol == "role" and word.relation != "leads" for word in words):
            return None
        return cast(RelationType, type) if type in RELATION_TYPES else None

    def _role_type(self, pattern: RelationPattern, inside: list[Piece], tail: Piece | None) -> str | None:
        """What the office states; a senior or deputy holder, or one of several, is only part of the body."""
        role = next(piece.word for piece in inside if piece.word is not None and piece.symbol in OFFICES)
        if pattern.when == "home" and not role.home:
            return None
        entry = tail.name.match.entry if tail and tail.name else None
        type = role.state if entry is not None and entry.kind in STATES else role.relation
        if type == "leads" and any(piece.symbol in {"lower", "a"} for piece in inside):
            return "part-of"
        return None if type == "part-of" and tail is not None and tail.symbol == "word" else type

    def _is_apposition(self, at: int) -> bool:
        """Whether a name and a comma stand before: "the PMF, an Iran-backed militia" names its militia."""
        return [piece.symbol for piece in self.pieces[max(0, at - 2) : at]] == ["name", "comma"]

    def _is_backer(self, piece: Piece | None) -> bool:
        """ "Ukraine" in "the Ukraine-aligned Russian Volunteer Corps" is not the body meant."""
        return piece is not None and any(p.symbol == "tie" and p.first == piece.last + 1 for p in self.pieces)

    def _is_past(self, at: int) -> bool:
        """Whether "former" and the like stand before the match ("former US president Jimmy Carter")."""
        while at > 0 and self.pieces[at - 1].symbol in BEFORE:
            at -= 1
            if self.pieces[at].symbol == "past":
                return True
        return False

    def _allowed(self, pattern: RelationPattern, head: Piece | None, tail: Piece | None, start: int) -> bool:
        """Whether the kinds of both sides meet the condition of the pattern."""
        one = head.name.match.entry if head and head.name else None
        other = tail.name.match.entry if tail and tail.name else None
        if pattern.when == "later" and self._is_apposition(start):
            return False
        if any(self._is_backer(piece) for piece in (head, tail)) and pattern.relation != "tie":
            return False
        if pattern.when == "group":
            return other is not None and other.kind not in UNBOUND
        if pattern.when == "part":
            if one is None or other is None or one.kind in STATES:
                return False
            ties = self.parties.references.book.ties(one.id)
            tied = any(
                t.head == one.id and t.tail == other.id and t.kind in {"part-of", "armed-wing-of"}
                for t in ties
            )
            return (
                tied or one.parent == other.id or (one.kind == "state-force" and one.country == other.country)
            )
        return True
