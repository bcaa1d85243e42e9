"""Attributions: who says what, in one sentence and over several."""

import pytest

from tocsin.model.article import Article
from tocsin.reading.attributionwords import ANY, SAYING, load_attribution_words
from tocsin.reading.document import parse_sentences, split_article
from tocsin.reading.quotations import LEAST, find_attributions
from tocsin.reading.quotemarks import find_quotes
from tocsin.reading.reader import Reader


def attributions(reader: Reader, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content as text, several stretches joined by " ... "."""
    document = split_article(Article("a", text), reader.nlp)
    parse_sentences(document.sentences, reader.nlp, lambda _: True)

    def words(stretches: tuple[tuple[int, int], ...]) -> str:
        return " ... ".join(text[start:end] for start, end in stretches)

    return [
        (words(one.source), words(one.cue), words(one.content))
        for one in find_attributions(document.sentences, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said that the port is open.",
            ("The minister", "said", "that the port is open"),
        ),
        (
            "Rebels entered the town, officials said.",
            ("officials", "said", "Rebels entered the town"),
        ),
        (
            "Ten people were killed in the raid, according to the police.",
            ("the police", "according to", "Ten people were killed in the raid"),
        ),
    ],
)
def test_an_attribution_of_one_sentence(reader: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in attributions(reader, text)


def test_a_quotation_goes_on_in_the_next_sentence(reader: Reader) -> None:
    text = "“They took the bridge,” the mayor said. “Nobody crossed it.” The river is high."
    found = [content for source, _, content in attributions(reader, text) if source == "the mayor"]
    assert found == ["They took the bridge ... “Nobody crossed it.”"]


def test_no_text_attributes_nothing(reader: Reader) -> None:
    assert attributions(reader, "") == []


def test_quotations_end_with_their_paragraph() -> None:
    text = '"One two. “ \n\nThree "four" five.'
    quotes = find_quotes(text)
    assert [text[start:end] for start, end in zip(quotes.starts, quotes.ends, strict=True)][-1] == '"four"'
    assert not quotes.holds(text.index("Three"))


def test_the_table_prefers_saying_to_doing() -> None:
    words = load_attribution_words()
    assert words.likelihood("said", "clause") > 0.5
    assert words.likelihood("zigzagged", "object") < 0.2


def test_shares_of_the_table_stand_once_and_lie_above_nothing() -> None:
    shares = load_attribution_words().shares
    assert all(0 <= share <= 100 for share in shares.values())
    assert {SAYING, ANY} <= {word for word, _ in shares}


def test_a_label_before_a_colon_is_a_source(reader: Reader) -> None:
    text = "Mayor Harlan Quist: We hold the bridge. Nobody crossed it."
    words = load_attribution_words()
    found = [content for source, _, content in attributions(reader, text) if source == "Mayor Harlan Quist"]
    assert bool(found) == (words.likelihood(":", "label") >= LEAST)
