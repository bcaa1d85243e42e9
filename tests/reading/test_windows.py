"""Windows hold every sentence once, and know where each token's first piece stands."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading.document import Sentence
from tocsin.reading.windows import MOST, cut_windows
from tocsin.reading.wordpieces import load_word_pieces

NLP = spacy.blank("en")


def sentences(texts: list[str]) -> list[Sentence]:
    return [Sentence(i, 0, "text", 0, text, text, NLP.make_doc(text)) for i, text in enumerate(texts)]


def test_short_sentences_share_a_window() -> None:
    windows = list(cut_windows(sentences(["Gunmen fired.", "Two died."]), load_word_pieces()))
    assert len(windows) == 1
    words = load_word_pieces()
    assert windows[0].pieces[0] == words.start and windows[0].pieces[-1] == words.end
    assert [len(part) for part in windows[0].firsts] == [3, 3]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(alphabet="ab. é", max_size=300), max_size=6), st.integers(5, 60))
def test_any_text_is_cut(texts: list[str], room: int) -> None:
    given_sentences = sentences(texts)
    windows = list(cut_windows(given_sentences, load_word_pieces(), room))
    assert [one.index for window in windows for one in window.sentences] == list(range(len(texts)))
    for window in windows:
        assert len(window.pieces) <= MOST + 1
        firsts = [first for part in window.firsts for first in part]
        assert firsts == sorted(set(firsts)) and all(0 < first < len(window.pieces) - 1 for first in firsts)
