"""Who is named in an article: the words by which it calls the groups it knows, and the fullest names of persons."""

from collections import Counter
from dataclasses import dataclass, field
from unicodedata import combining, normalize

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.reading.document import Document, Sentence
from tocsin.reading.names import ActorName, Names
from tocsin.reading.persons import Persons, is_title

OUTLAWED = frozenset(
    {
        *("armed-group", "militia", "terrorist-group", "gang", "separatist", "cartel", "coalition"),
        *("rebel-government", "party"),
    }
)
ARMIES = frozenset({"army", "police", "intelligence", "force"})
# An outlawed group is the article's own when it has so large a share of all mentions of such groups.
MOST = 0.6


@dataclass(eq=False)
class Cast:
    """The names of one article."""

    names: Names
    persons: Persons
    groups: dict[str, Counter[str]] = field(default_factory=dict)

    @property
    def main_group(self) -> str | None:
        """The words for the outlawed group that the article is about, None where there are several or none."""
        counts = {group: sum(words.values()) for group, words in self.groups.items()}
        best = max(counts, key=lambda group: counts[group], default=None)
        if best is None or counts[best] < MOST * sum(counts.values()):
            return None
        return self.groups[best].most_common(1)[0][0]

    def organisation(self, name: ActorName, sentence: Sentence) -> str | None:
        """The words for an organisation without those for its people ("FMLN" for "FMLN guerrillas")."""
        entry, form = name.match.entry, name.match.form
        text = _bare(sentence.cut(name.start, name.end).text)
        if entry.kind in OUTLAWED:
            known = self.groups.get(entry.id)
            return known.most_common(1)[0][0] if known else text
        return text if form in ARMIES and text else None

    def words_for(self, party: str | None) -> str | None:
        """The words for an outlawed group by its id."""
        known = self.groups.get(party or "")
        return known.most_common(1)[0][0] if known else None

    def organisations(self, noun: Token, sentence: Sentence) -> list[str]:
        """The organisations named by a noun or below it."""
        found = [
            self.organisation(name, sentence)
            for name in self.names.actors.get(sentence.index, ())
            if any(name.start <= token.idx < name.end for token in noun.subtree)
        ]
        return [text for text in found if text]

    def person(self, text: str) -> str:
        """The fullest form of a person's name in the article, without titles."""
        words = text.split()
        while len(words) > 1 and (is_title(words[0].title()) or role_of(words[0].lower()) is not None):
            words = words[1:]
        return self.persons.full_name(" ".join(words))


def meet_cast(document: Document, names: Names) -> Cast:
    """The names of an article."""
    persons = Persons()
    persons.learn(document.article.text)
    cast = Cast(names, persons)
    for sentence in document.sentences:
        for name in names.actors.get(sentence.index, ()):
            text = _bare(sentence.cut(name.start, name.end).text)
            if name.match.entry.kind in OUTLAWED and text:
                cast.groups.setdefault(name.match.entry.id, Counter())[text] += 1
    return cast


def _bare(text: str) -> str:
    """Without accents, and without a last word for people."""
    plain = "".join(char for char in normalize("NFD", text) if not combining(char))
    words = plain.split()
    while words and _is_people(words[-1]):
        words.pop()
    return " ".join(words)


def _is_people(word: str) -> bool:
    role = role_of(word.lower())
    return role is not None and (
        role.kind in {"armed", "person", "civilian"} or word.lower() in {"soldiers", "troops"}
    )
