"""Who is named in each sentence of an article: known actors, and persons by their full name or by their last."""

from dataclasses import dataclass

from tocsin.model.party import Party
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader
from tocsin.reading.persons import full_names

# A last name shorter than this is too likely another word.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party named at half-open offsets of a sentence."""

    party: Party
    sentence: Sentence
    start: int
    end: int


def find_mentions(
    sentences: list[Sentence], names: Names, parties: PartyReader
) -> dict[int, list[PartyMention]]:
    """The mentions by sentence index, known actors first, each person as often as named."""
    persons = {one.name for one in parties.references.mentions if one.entry is None}
    last = {name.split()[-1]: name for name in persons}
    return {
        sentence.index: [*_known(sentence, names, parties), *_persons(sentence, persons, last)]
        for sentence in sentences
    }


def _known(sentence: Sentence, names: Names, parties: PartyReader) -> list[PartyMention]:
    found = []
    for name in names.actors.get(sentence.index, ()):
        entry = name.match.entry
        country = entry.country[0] if entry.country else None
        span = sentence.cut(name.start, name.end)
        party = Party(parties.entry_name(name, sentence), span, entry.id, entry.kind, country)
        found.append(PartyMention(party, sentence, name.start, name.end))
    return found


def _persons(sentence: Sentence, persons: set[str], last: dict[str, str]) -> list[PartyMention]:
    full = [(start, start + len(name), name) for start, name in full_names(sentence.text) if name in persons]
    alone = [
        (sentence.starts[i], sentence.starts[i] + len(word), last[word])
        for i, word in enumerate(sentence.texts)
        if word in last and len(word) >= SHORTEST
    ]
    free = [one for one in alone if not any(start <= one[0] < end for start, end, _ in full)]
    return [
        PartyMention(Party(name, sentence.cut(start, end), None, "person"), sentence, start, end)
        for start, end, name in sorted(full + free)
    ]
