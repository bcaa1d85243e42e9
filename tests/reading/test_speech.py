"""The source that a sentence gives for what it tells."""

from collections.abc import Callable

import pytest
from spacy.tokens import Token

from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.speech import find_speaker, saying_verb
from tocsin.reading.speechwords import load_speech_words

SentenceOf = Callable[[str], Sentence]
TokenIn = Callable[[str, str], Token]


@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        ("Rebels killed four farmers, the mayor said.", "killed", "mayor"),
        ("The army said that rebels attacked a base.", "attacked", "army"),
        ("The mayor told reporters that soldiers burned the market.", "burned", "mayor"),
        ("Local officials reported that gunmen abducted nurses.", "abducted", "officials"),
        ("According to the ministry, rebels killed four farmers.", "killed", "ministry"),
        ("Rebels killed four farmers, according to the ministry.", "killed", "ministry"),
        ("Hamas said its fighters attacked a post.", "attacked", "Hamas"),
    ],
)
def test_whoever_says_it_is_the_speaker(sentence_of: SentenceOf, text: str, verb: str, speaker: str) -> None:
    sentence = sentence_of(text)
    found = find_speaker(sentence.tokens[sentence.texts.index(verb)], sentence)
    assert found is not None and found.text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a base.",
        "While the mayor spoke, rebels attacked a base.",
        "A base was attacked by rebels.",
    ],
)
def test_plain_report_has_no_speaker(sentence_of: SentenceOf, token_in: TokenIn, text: str) -> None:
    sentence = sentence_of(text)
    assert find_speaker(sentence.tokens[sentence.texts.index("attacked")], sentence) is None
    assert saying_verb(token_in(text, "attacked")) is None


def test_the_words_of_speech_stand_in_all_their_forms() -> None:
    words = load_speech_words()
    assert {"say", "says", "said", "saying", "told", "reported"} <= words.saying
    assert {"deny", "denies", "denied"} <= words.denying
    assert {"accused", "blames"} <= words.accusing and {"threatened", "threatens"} <= words.menacing
    assert not any(form != form.lower() for form in words.saying | words.denying | words.calling)


def test_nobody_is_no_speaker(drafts_of: Callable[[str], list[Draft]]) -> None:
    drafts = drafts_of("Nobody claimed responsibility for the attack on the market in Goma.")
    assert drafts and all(draft.speaker is None and draft.standing == "reported" for draft in drafts)
