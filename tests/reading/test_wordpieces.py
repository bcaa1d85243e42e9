"""Word pieces are those of BERT's uncased scheme."""

import pytest

from tocsin.reading.wordpieces import WordPieces, load_word_pieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "gun", "##men", "fire", ".", "u", "s", "san", "##aa"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Gunmen", ["gun", "##men"]),
        ("fire.", ["fire", "."]),
        ("U.S.", ["u", ".", "s", "."]),
        ("Şanaa", ["san", "##aa"]),
        ("fire\u200f", ["fire"]),
        ("rocket", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("x" * 1000, ["[UNK]"]),
    ],
)
def test_splits_words(word: str, pieces: list[str]) -> None:
    words = WordPieces(VOCABULARY)
    assert [VOCABULARY[number] for number in words.split(word)] == pieces


def test_the_shipped_vocabulary_is_berts() -> None:
    words = load_word_pieces()
    assert len(words.numbers) == 30522
    assert (words.start, words.end) == (101, 102)
    assert words.split("airstrikes") == (
        words.numbers["airs"],
        words.numbers["##tri"],
        words.numbers["##kes"],
    )
