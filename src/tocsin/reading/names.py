"""The known names of an article: actors and places, found once and asked for by token or by sentence."""

from collections import Counter
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.knowledge.actorbook import ActorBook, ActorMatch
from tocsin.knowledge.gazetteer import Gazetteer, PlaceRecord
from tocsin.reading.document import Document, Sentence
from tocsin.reading.toponymresolution import ResolvedToponym, resolve_toponyms
from tocsin.reading.toponyms import find_toponyms

# Stands between title and text when names are looked for in both at once.
BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class ActorName:
    """A known actor named in a sentence, at half-open offsets into the sentence."""

    start: int
    end: int
    match: ActorMatch


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named in a sentence, at half-open offsets into the sentence."""

    start: int
    end: int
    name: str
    found: ResolvedToponym

    @property
    def record(self) -> PlaceRecord:
        """The place meant."""
        return self.found.record


@dataclass(eq=False)
class Names:
    """Actor names and place names of one article by sentence index; ``countries`` counts how often each country
    (ISO alpha-2) is named."""

    actors: dict[int, list[ActorName]]
    places: dict[int, list[PlaceName]]
    countries: Counter[str]

    def actor_at(self, sentence: Sentence, token: Token) -> ActorName | None:
        """The actor name that covers a token."""
        at = token.idx
        for name in self.actors.get(sentence.index, ()):
            if name.start <= at < name.end:
                return name
        return None

    def place_at(self, sentence: Sentence, token: Token) -> PlaceName | None:
        """The place name that covers a token."""
        at = token.idx
        for name in self.places.get(sentence.index, ()):
            if name.start <= at < name.end:
                return name
        return None


def find_names(document: Document, book: ActorBook, gazetteer: Gazetteer) -> Names:
    """All known names of an article; ambiguous ones are settled by the article's own countries and places."""
    title = document.part("title")
    text = title + BREAK + document.part("text")
    shift = {"title": 0, "text": len(title) + len(BREAK)}
    matches = [match for match in book.find_at_home(text) if text[match.end : match.end + 1] != "$"]
    countries = Counter(match.entry.country[0] for match in matches if match.entry.country)
    toponyms = find_toponyms(text, gazetteer, _taken(matches))
    resolved = resolve_toponyms(toponyms, gazetteer, countries)
    countries.update(place.record.country for place in resolved if place.record.country)
    names = Names({}, {}, countries)
    for sentence in document.sentences:
        start = shift[sentence.part] + sentence.start
        end = start + len(sentence.text)
        names.actors[sentence.index] = [
            ActorName(match.start - start, match.end - start, match)
            for match in matches
            if start <= match.start and match.end <= end
        ]
        names.places[sentence.index] = [
            PlaceName(place.toponym.start - start, place.toponym.end - start, place.toponym.name, place)
            for place in resolved
            if start <= place.toponym.start and place.toponym.end <= end
        ]
    return names


def _taken(matches: list[ActorMatch]) -> list[tuple[int, int]]:
    """The offsets that are no place names: actors other than states by their plain name and seats of government."""
    return [
        (match.start, match.end)
        for match in matches
        if match.form != "metonym" and not (match.entry.kind == "state" and match.form in {"name", "alias"})
    ]
