"""What the tests of the reader's parts share: a sentence parsed, a word in it, the drafts of a text."""

import datetime as dt
from collections.abc import Callable

import pytest
from spacy.tokens import Token

from tocsin.model.article import Article
from tocsin.reading.document import Sentence, parse_sentences, split_article
from tocsin.reading.draft import Draft
from tocsin.reading.reader import Reader

WEDNESDAY = dt.date(2031, 5, 14)
"""The day on which every text of ``drafts_of`` is published."""


@pytest.fixture(scope="session")
def sentence_of(reader: Reader) -> Callable[[str], Sentence]:
    """Parses a text of one sentence."""

    def parse(text: str) -> Sentence:
        document = split_article(Article("own", text), reader.nlp)
        parsed = parse_sentences(document.sentences, reader.nlp, lambda _: True)
        assert len(parsed) == 1
        return parsed[0]

    return parse


@pytest.fixture(scope="session")
def token_in(sentence_of: Callable[[str], Sentence]) -> Callable[[str, str], Token]:
    """The first token of a text of one sentence that is spelled like the word."""

    def find(text: str, word: str) -> Token:
        return next(token for token in sentence_of(text).tokens if token.text == word)

    return find


@pytest.fixture(scope="session")
def drafts_of() -> Callable[[str], list[Draft]]:
    """The joined drafts of a text by the rules alone, the doubtful ones too."""
    rules = Reader(rules_alone=True)

    def draft(text: str) -> list[Draft]:
        return rules.draft(Article("own", text, date=WEDNESDAY))

    return draft
