"""One article told as one incident: its toll, day and place, and the words to know it by."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from tocsin.evaluation.benches.articletolls import Toll, tells_harm, tolls_of, total
from tocsin.evaluation.benches.articlewords import weigh_words
from tocsin.knowledge.gazetteer import PlaceRecord
from tocsin.model.article import Article
from tocsin.reading.casualtywords import load_casualty_words
from tocsin.reading.document import Document, Sentence, parse_sentences, split_article
from tocsin.reading.names import Names, find_names
from tocsin.reading.reader import Reader
from tocsin.reading.syntax import prepositional
from tocsin.reading.times import find_times

# Of the sentences that can tell of harm so many are read, and so many that count somebody are believed: later ones go
# back to other incidents.
READ, BELIEVED = 8, 3
FINE = frozenset({"site", "town", "district"})
DATING = frozenset({"when", "attribute"})
OTHER = frozenset({"another", "other", "second", "third"})
OF = frozenset({"of"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an article says of its incident; ``words`` counts its words, names weigh more."""

    killed: int
    injured: int
    day: date | None
    published: date | None
    place: PlaceRecord | None
    words: Counter[str]


def read_facts(article: Article, reader: Reader) -> Facts:
    """The incident an article tells of first. Nobody told to be killed or injured counts nought, as in an archive."""
    document = split_article(article, reader.nlp)
    telling = [sentence for sentence in document.sentences if tells_harm(sentence)]
    tolls = _lead(tolls_of(parse_sentences(telling[:READ], reader.nlp, lambda _: True)))
    living = [toll for toll in tolls if not _died(toll, tolls)]
    return Facts(
        total(tolls, "killed") or 0,
        total(living, "injured") or 0,
        _day(telling or document.sentences, article.date),
        article.date,
        _place(document, telling, find_names(document, reader.book, reader.gazetteer)),
        weigh_words(f"{article.title or ''}\n{article.text}"),
    )


def _lead(tolls: list[Toll]) -> list[Toll]:
    first = sorted({toll.sentence.index for toll in tolls})[:BELIEVED]
    return [toll for toll in tolls if toll.sentence.index in first]


def _died(toll: Toll, tolls: list[Toll]) -> bool:
    """Whether one person told to be hurt is told to be dead as well ("the boy was shot", "the boy died")."""
    if toll.harm != "injured" or toll.figure != 1:
        return False
    nouns = _nouns(toll)
    if any(child.lower_ in OTHER for noun in toll.harmed.victims for child in (noun, *noun.lefts)):
        return False
    shot = toll.harmed.word.lower_ in load_casualty_words()[1].hits
    dead = [other for other in tolls if other.harm == "killed" and other.figure == 1]
    return any(shot or nouns & _nouns(other) or "victim" in nouns for other in dead)


def _nouns(toll: Toll) -> set[str]:
    return {noun.lower_ for token in toll.harmed.victims for noun in (token, *prepositional(token, OF))}


def _day(sentences: list[Sentence], published: date | None) -> date | None:
    """The first day that the sentences name, not after the article's own."""
    for sentence in sentences:
        for time in find_times(sentence.text, published):
            dates = time.kind == "point" and time.precision == "day" and time.role in DATING
            if dates and time.first is not None and (published is None or time.first <= published):
                return time.first
    return None


def _place(document: Document, telling: list[Sentence], names: Names) -> PlaceRecord | None:
    """The first town or finer place, in a sentence that tells of harm where there is one."""
    for sentence in (*telling, *document.sentences):
        for name in names.places.get(sentence.index, ()):
            if name.record.precision in FINE:
                return name.record
    return None
