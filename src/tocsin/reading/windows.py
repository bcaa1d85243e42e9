"""Windows: runs of whole sentences, as long as the encoder reads at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.reading.document import Sentence
from tocsin.reading.wordpieces import WordPieces

# So many pieces fit into a window; a single longer sentence is cut to the most the encoder can take.
ROOM = 200
MOST = 508


@dataclass(eq=False)
class Window:
    """Sentences side by side: the numbers of their pieces, and where the first piece of each token stands.

    ``firsts[k][i]`` is the place in ``pieces`` of the first piece of token ``i`` of sentence ``k``; tokens beyond the
    cut have none.
    """

    sentences: list[Sentence] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)
    firsts: list[list[int]] = field(default_factory=list)


def cut_windows(sentences: list[Sentence], words: WordPieces, room: int = ROOM) -> Iterator[Window]:
    """The windows of an article in order; every sentence lies in just one."""
    window = Window(pieces=[words.start])
    for sentence in sentences:
        split = [words.split(text) for text in sentence.texts]
        length = sum(len(part) for part in split)
        if window.sentences and len(window.pieces) + length > room:
            yield _closed(window, words)
            window = Window(pieces=[words.start])
        firsts: list[int] = []
        for part in split:
            if len(window.pieces) + len(part) > MOST:
                break
            firsts.append(len(window.pieces))
            window.pieces.extend(part)
        window.sentences.append(sentence)
        window.firsts.append(firsts)
    if window.sentences:
        yield _closed(window, words)


def _closed(window: Window, words: WordPieces) -> Window:
    window.pieces.append(words.end)
    return window
