"""Tallies: type, modes, standings and parties of an incident, with who states each."""

from collections.abc import Sequence

from tocsin.incidents.backings import asserted, backing_of, weight_of
from tocsin.incidents.sameparties import PartyMention, group_parties
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.incident import ModeTally, PartyTally, StandingTally
from tocsin.model.party import Party
from tocsin.model.standing import STANDINGS, Standing
from tocsin.model.telling import Telling
from tocsin.ontology.types import modes_of


def tally_type(tellings: Sequence[Telling]) -> str:
    """The type that most families give; then the one told with the highest confidence, then the most texts."""
    groups: dict[str, list[Telling]] = {}
    for telling in asserted(tellings):
        groups.setdefault(telling.claim.type, []).append(telling)

    def rank(name: str) -> tuple[int, float, int, str]:
        families, texts = weight_of(groups[name])
        surest = max(telling.claim.confidence for telling in groups[name])
        return -families, -surest, -texts, name

    return min(groups, key=rank)


def tally_modes(tellings: Sequence[Telling], type: str) -> tuple[ModeTally, ...]:
    """The modes of that type, most families first."""
    allowed = set(modes_of(type))
    groups: dict[str, list[Telling]] = {}
    for telling in tellings:
        for mode in telling.claim.modes:
            if mode.name in allowed:
                groups.setdefault(mode.name, []).append(telling)
    return tuple(ModeTally(name, backing_of(groups[name])) for name in _most_first(groups))


def tally_standings(tellings: Sequence[Telling]) -> tuple[StandingTally, ...]:
    """The standings in the order of the ontology."""
    groups: dict[Standing, list[Telling]] = {}
    for telling in tellings:
        groups.setdefault(telling.claim.standing, []).append(telling)
    known = sorted(groups, key=STANDINGS.index)
    return tuple(StandingTally(standing, backing_of(groups[standing])) for standing in known)


def tally_parties(tellings: Sequence[Telling], side: str) -> tuple[PartyTally, ...]:
    """The actors or the recipients (``side``), most families first; spellings of one party are one."""
    mentions = [
        PartyMention(party, telling)
        for telling in tellings
        for party in (telling.claim.actors if side == "actors" else telling.claim.recipients)
    ]
    tallies = [_party(group) for group in group_parties(mentions)]
    return tuple(sorted(tallies, key=lambda t: (-len(t.backing.families), -len(t.backing.claims), t.name)))


def _party(group: Sequence[PartyMention]) -> PartyTally:
    """One party under the name that most families give, the fullest of these."""
    named: dict[str, list[Telling]] = {}
    for mention in group:
        named.setdefault(mention.party.name, []).append(mention.telling)
    known = [mention.party for mention in group if mention.party.id] or [mention.party for mention in group]
    best = min(known, key=lambda party: _rank(party, named))
    backing = backing_of(mention.telling for mention in group)
    kinds = sorted({party.kind for party in known if party.kind and party.kind != "unknown"})
    countries = sorted({party.country for party in known if party.country})
    return PartyTally(
        best.name,
        backing,
        best.id,
        best.kind or (kinds[0] if kinds else None),
        best.country or (countries[0] if len(countries) == 1 else None),
    )


def _rank(party: Party, named: dict[str, list[Telling]]) -> tuple[int, int, int, str, str, str]:
    families, _ = weight_of(named[party.name])
    words = len(folded_words(party.name))
    return -families, -words, len(party.name), party.name, party.kind or "~", party.country or "~"


def _most_first(groups: dict[str, list[Telling]]) -> list[str]:
    def rank(name: str) -> tuple[int, int, str]:
        families, texts = weight_of(groups[name])
        return -families, -texts, name

    return sorted(groups, key=rank)
