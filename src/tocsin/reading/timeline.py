"""The expressions of time of a whole article in their order, each read in the tense of its clause."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Token

from tocsin.model.article import Article
from tocsin.reading.document import Sentence, parse_sentences, split_article
from tocsin.reading.timemention import TimeMention
from tocsin.reading.times import find_times, may_hold_time
from tocsin.reading.timetense import looks_to_come

# From so many dated expressions on, most of them years back, a text tells history.
FEWEST_DATED = 5
YEARS_BACK = 2
# It names few days that lie so near the publication: less than one in so many expressions.
FRESH_DAYS = 8
FRESH_SHARE = 10


@dataclass(frozen=True, slots=True)
class Told:
    """An expression of time, the sentence it stands in and the day of its article."""

    sentence: Sentence
    mention: TimeMention
    published: dt.date | None


def read_timeline(article: Article, nlp: Language) -> list[Told]:
    """All expressions of time of an article, in order; ranges are left as two expressions.

    In a text that tells history (most of its dates with a year lie years before the publication) a date without a
    year belongs to the year last spoken of.
    """
    document = split_article(article, nlp)
    timed = parse_sentences(document.sentences, nlp, lambda sentence: may_hold_time(sentence.text))
    told = [one for sentence in timed for one in _read(sentence, article.date)]
    return list(_retold(told)) if _tells_history(told, article.date) else told


def token_at(sentence: Sentence, mention: TimeMention) -> Token | None:
    """The highest token of the mention in the parse."""
    inside = [t for t in sentence.tokens if t.idx < mention.end and t.idx + len(t.text) > mention.start]
    return min(inside, key=lambda token: len(list(token.ancestors))) if inside else None


def _read(sentence: Sentence, published: dt.date | None) -> Iterator[Told]:
    past = find_times(sentence.text, published, "past", join=False)
    future = {
        mention.start: mention for mention in find_times(sentence.text, published, "future", join=False)
    }
    for mention in past:
        token = token_at(sentence, mention)
        ahead = token is not None and looks_to_come(token)
        yield Told(sentence, future.get(mention.start, mention) if ahead else mention, published)


def _tells_history(told: list[Told], published: dt.date | None) -> bool:
    years = [one.mention.first.year for one in told if one.mention.absolute and one.mention.first is not None]
    if published is None:
        return bool(years)
    fresh = sum(_is_fresh(one.mention, published) for one in told)
    old = sum(year <= published.year - YEARS_BACK for year in years)
    return len(years) >= FEWEST_DATED and 2 * old > len(years) and FRESH_SHARE * fresh < len(told)


def _is_fresh(mention: TimeMention, published: dt.date) -> bool:
    """Whether it counts from the day of publication: "yesterday", "on Sunday"."""
    first = mention.first
    return mention.grain == "day" and first is not None and abs((published - first).days) <= FRESH_DAYS


def _retold(told: list[Told]) -> Iterator[Told]:
    year: int | None = None
    day: dt.date | None = None
    for one in told:
        mention = one.mention
        if mention.absolute and mention.first is not None:
            year, day = mention.first.year, mention.last
        elif year is not None:
            mention = _leaning(one, year, day)
            if mention.first is not None and mention.first.year == year and mention.kind == "point":
                day = mention.last
        yield Told(one.sentence, mention, one.published)


def _leaning(one: Told, year: int, day: dt.date | None) -> TimeMention:
    """The expression as if it had been written at the end of the year spoken of."""
    again = find_times(one.sentence.text, dt.date(year, 12, 31), "past", day, join=False)
    return next((mention for mention in again if mention.start == one.mention.start), one.mention)
