"""Which mentions name one party: by id, else by the folded words of the name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.knowledge.wordfold import folded_words
from tocsin.model.party import Party
from tocsin.model.telling import Telling


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party as one telling names it."""

    party: Party
    telling: Telling


def group_parties(mentions: Sequence[PartyMention]) -> list[list[PartyMention]]:
    """The mentions by party, in an order that does not depend on that of the mentions.

    Equal ids are one party. A name without an id joins the party whose name holds all its words ("the militants" and
    "Baloch militants") where there is just one such; different ids never meet.
    """
    ids = sorted({mention.party.id for mention in mentions if mention.party.id})
    groups = [_Group(mention for mention in mentions if mention.party.id == key) for key in ids]
    unnamed: dict[tuple[str, ...], list[PartyMention]] = {}
    for mention in mentions:
        if mention.party.id is None:
            unnamed.setdefault(_words(mention.party.name), []).append(mention)
    for words in sorted(unnamed, key=lambda words: (-len(words), words)):
        homes = [group for group in groups if group.holds(words, unnamed[words])]
        if len(homes) == 1:
            homes[0].mentions += unnamed[words]
        else:
            groups.append(_Group(unnamed[words]))
    return [group.mentions for group in groups]


class _Group:
    """The mentions of one party; its names are those it was founded with, so that it does not grow by chains."""

    def __init__(self, mentions: Iterable[PartyMention]) -> None:
        self.mentions = list(mentions)
        self.names = {frozenset(_words(mention.party.name)) for mention in self.mentions}
        self.countries = {mention.party.country for mention in self.mentions if mention.party.country}

    def holds(self, words: tuple[str, ...], others: Sequence[PartyMention]) -> bool:
        countries = {mention.party.country for mention in others if mention.party.country}
        if countries and self.countries and not countries & self.countries:
            return False
        asked = frozenset(words)
        return bool(asked) and any(asked <= name for name in self.names)


def _words(name: str) -> tuple[str, ...]:
    return folded_words(name) or (name.strip().lower(),)
