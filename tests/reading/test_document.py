"""Sentences of an article: where they end, which paragraph they stand in, and that their offsets hold."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tocsin.model.article import Article
from tocsin.reading.document import LONGEST, Document, Sentence, parse_sentences, split_article
from tocsin.reading.reader import Reader


@pytest.fixture(scope="module")
def nlp(reader: Reader) -> Language:
    return reader.nlp


def split(text: str, nlp: Language, title: str | None = None) -> list[str]:
    return [sentence.text.strip() for sentence in split_article(Article("own", text, title), nlp).sentences]


def check_offsets(document: Document) -> None:
    """Every sentence and every token stands in the article where it says, and nothing but space is left out."""
    read: dict[str, str] = {"title": "", "text": ""}
    for sentence in document.sentences:
        whole = document.part(sentence.part)
        spans = [sentence.span, *(sentence.words(token) for token in sentence.tokens)]
        for span in spans:
            assert whole[span.start : span.end].lower().split() == span.text.lower().split()
        assert sentence.words(sentence.tokens[:]).start == sentence.start
        read[sentence.part] += sentence.text
    for part, words in (("title", document.article.title or ""), ("text", document.article.text)):
        assert "".join(read[part].split()).lower() == "".join(words.split()).lower()


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Amara met Gen. Karimi in the valley.",
        "The U.S. Army left the base.",
        "They paid $3.5 million for the boat.",
        "Talks began at 5 p.m. on Friday in the old school.",
        "Mr. Diallo fled with two sons, e.g. by boat.",
        "The rebels want more (they always did) and say so.",
    ],
)
def test_full_stops_inside_a_sentence_do_not_end_it(text: str, nlp: Language) -> None:
    assert split(text, nlp) == [text]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Troops left the town.", "Rebels came at night."],
        ["Was it an attack?", "Yes!", "Nobody slept."],
        ['"We shall stay," the mayor said.', "Nobody answered."],
        ['The guard asked: "Why?"', "The farmers kept silent."],
        ["“The road is shut.”", "So the convoy waited."],
        ["The bridge fell (nobody knows why).", "The river rose."],
    ],
)
def test_sentences_end_at_their_marks_and_closing_quotes(sentences: list[str], nlp: Language) -> None:
    assert split(" ".join(sentences), nlp) == sentences


def test_paragraphs_end_sentences_and_are_counted_from_the_title(nlp: Language) -> None:
    article = Article(
        "own", "A headline without a stop\n\nRebels came. Troops left.\n\nThe end.", "Quiet night"
    )
    found = [(one.part, one.paragraph, one.text.strip()) for one in split_article(article, nlp).sentences]
    assert found == [
        ("title", 0, "Quiet night"),
        ("text", 1, "A headline without a stop"),
        ("text", 2, "Rebels came."),
        ("text", 2, "Troops left."),
        ("text", 3, "The end."),
    ]


def test_a_wrapped_line_goes_on(nlp: Language) -> None:
    assert split("Rebels came\nto the town. Troops\nleft.", nlp) == [
        "Rebels came\nto the town.",
        "Troops\nleft.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\n\n"])
def test_nothing_gives_no_sentence(text: str, nlp: Language) -> None:
    assert split(text, nlp) == []


def test_an_endless_sentence_is_cut(nlp: Language) -> None:
    document = split_article(Article("own", "boats and " * LONGEST), nlp)
    assert max(len(sentence.tokens) for sentence in document.sentences) <= LONGEST
    check_offsets(document)


@pytest.mark.parametrize(
    "text",
    [
        "  Rebels came.  Troops left. ",
        "Kataʼib fighters — “many”, some say — left…\n\n\tNobody knows.",
        "Émigrés in Kyïv\nspoke 🕊 of peace.\r\n\r\nThe end.",
    ],
)
def test_offsets_hold(text: str, nlp: Language) -> None:
    check_offsets(split_article(Article("own", text, " On the quiet: a title. "), nlp))


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet='Aab .!?"”’)\n\t,1é-', max_size=80))
def test_offsets_hold_in_any_text(text: str, nlp: Language) -> None:
    check_offsets(split_article(Article("own", text), nlp))


def test_parsing_keeps_the_words(nlp: Language) -> None:
    document = split_article(Article("own", "Rebels came. Troops left."), nlp)
    parsed = parse_sentences(document.sentences, nlp, lambda sentence: sentence.index == 1)
    assert [sentence.index for sentence in parsed] == [1]
    assert [sentence.parsed for sentence in document.sentences] == [False, True]
    assert parsed[0].tokens[0].tag_ == "NNS"
    check_offsets(document)


def test_a_sentence_knows_which_tokens_share_characters_with_offsets(
    sentence_of: Callable[[str], Sentence],
) -> None:
    sentence = sentence_of("Rebels in Kano fled.")
    assert sentence.texts == ["Rebels", "in", "Kano", "fled", "."]
    assert sentence.forms == ["rebels", "in", "kano", "fled", "."]
    assert sentence.covering(0, 6) == [0]
    assert sentence.covering(5, 10) == [0, 1]
    assert sentence.covering(12, 16) == [2, 3]
    assert sentence.covering(6, 7) == []


def test_a_sentence_of_a_paragraph_has_the_tokens_and_spellings_of_the_paragraph(nlp: Language) -> None:
    text = "Troops can't leave. The rebels won't talk, they’re gone. Nobody's left there."
    paragraph = nlp.make_doc(text)
    tokens = [token for one in split_article(Article("own", text), nlp).sentences for token in one.tokens]
    assert len(tokens) == len(paragraph)
    for token, other in zip(tokens, paragraph, strict=True):
        assert (token.text, token.norm_, token.shape_) == (other.text, other.norm_, other.shape_)
