"""Which persons of an export are private: those to whom no report of the incident gives an office."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.exports.bundle import Bundle
from tocsin.exports.offices import holds_office
from tocsin.exports.officewords import is_leader
from tocsin.exports.persons import looks_like_a_person, names_a_body, names_a_thing, person_names
from tocsin.model.claim import Claim
from tocsin.model.incident import Incident, PartyTally
from tocsin.model.party import Party
from tocsin.model.telling import Telling

GivenParty = Party | PartyTally


@dataclass(frozen=True)
class NamedPersons:
    """The names of persons in some texts, each under its spellings, apart by whether an office stands with one."""

    private: frozenset[str]
    public: frozenset[str]


def is_person(party: GivenParty) -> bool:
    """Whether a party is a person whom no table knows: by its kind, or by its name where nothing says its kind."""
    if party.kind == "person":
        return _is_name(party.name) and not names_a_body(party.name) and not names_a_thing(party.name)
    return party.kind is None and party.id is None and looks_like_a_person(party.name)


class PersonsInReports:
    """The persons of a bundle, report by report; each report is searched once."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._tellings: dict[str, list[Telling]] = {}
        for telling in bundle.tellings.values():
            self._tellings.setdefault(telling.article, []).append(telling)
        self._known: dict[str, NamedPersons] = {}

    def of_article(self, article: str) -> NamedPersons:
        """The persons that the claims, cited speakers, quoted sentences and headline of one report name."""
        if article not in self._known:
            self._known[article] = self._search(article)
        return self._known[article]

    def of_incident(self, incident: Incident) -> NamedPersons:
        """The persons of all reports of an incident; one with an office in any of them is public."""
        keys = dict.fromkeys(
            [*incident.articles, *(one.article for one in self._bundle.tellings_of(incident))]
        )
        found = [self.of_article(key) for key in keys]
        tallied = {
            party.name for party in (*incident.actors, *incident.recipients) if is_person(party)
        } - frozenset().union(*(one.private | one.public for one in found))
        text = "\n".join(text for key in keys for text in self._texts(key)) if tallied else ""
        added = _sort(((name,) for name in sorted(tallied)), text)
        public = added.public.union(*(one.public for one in found))
        return NamedPersons(added.private.union(*(one.private for one in found)) - public, public)

    def _search(self, key: str) -> NamedPersons:
        text = "\n".join(self._texts(key))
        claims = [telling.claim for telling in self._tellings.get(key, ())]
        named: list[tuple[str, ...]] = [_spellings(party) for claim in claims for party in _persons(claim)]
        named += [(name,) for quoted in self._quoted(key) for _, name in person_names(quoted)]
        return _sort(named, text)

    def _quoted(self, key: str) -> Iterator[str]:
        """What an export could print of a report."""
        article = self._bundle.articles.get(key)
        if article is not None and article.title:
            yield article.title
        for telling in self._tellings.get(key, ()):
            yield telling.claim.sentence.text
            if telling.claim.speaker:
                yield telling.claim.speaker.text

    def _texts(self, key: str) -> Iterator[str]:
        article = self._bundle.articles.get(key)
        if article is not None:
            yield article.text
        yield from self._quoted(key)


def _persons(claim: Claim) -> Iterator[Party]:
    return (party for party in (*claim.actors, *claim.recipients) if is_person(party))


def _spellings(party: Party) -> tuple[str, ...]:
    """The name of a party and its words in the report, unless they are a pronoun or a description."""
    name, words = without_possessive(party.name), without_possessive(party.span.text)
    same = words != name and _is_name(words) and set(words.split()) & set(name.split())
    return tuple(dict.fromkeys((party.name, name, words) if same else (party.name, name)))


def without_possessive(name: str) -> str:
    """The name without the ending of a possessive."""
    return re.sub("['’]s?$", "", name)


def _is_name(words: str) -> bool:
    return words[:1].isalpha() and (words != words.lower() or not words.isascii())


def _sort(named: Iterable[tuple[str, ...]], text: str) -> NamedPersons:
    private: set[str] = set()
    public: set[str] = set()
    for spellings in dict.fromkeys(named):
        known = any(is_leader(name) or holds_office(name, text) for name in spellings)
        (public if known else private).update(spellings)
    return NamedPersons(frozenset(private - public), frozenset(public))
