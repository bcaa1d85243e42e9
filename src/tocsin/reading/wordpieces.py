"""Word pieces: how the encoder spells words, as numbers of its vocabulary.

The scheme is WordPiece as BERT's uncased models use it (Devlin et al. 2019): lower case without accents, punctuation on
its own, then the longest known pieces from the left.
"""

import unicodedata
from functools import cache
from importlib import resources

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
# A word of more letters than this is unknown; splitting it would take time for nothing.
LONGEST = 60


class WordPieces:
    """A vocabulary and its splitting of words; a word is split once and remembered."""

    def __init__(self, pieces: list[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.start, self.end = self.numbers[START], self.numbers[END]
        self._unknown = self.numbers[UNKNOWN]
        self._known: dict[str, tuple[int, ...]] = {}

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        known = self._known.get(word)
        if known is None:
            known = tuple(number for part in _parts(word) for number in self._pieces(part)) or (
                self._unknown,
            )
            if len(self._known) < 200_000:
                self._known[word] = known
        return known

    def _pieces(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.numbers.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


@cache
def load_word_pieces() -> WordPieces:
    """The vocabulary that ships with the reader's encoder."""
    text = (resources.files("tocsin.reading") / "data" / "encoder" / "vocabulary.txt").read_text("utf-8")
    return WordPieces(text.rstrip("\n").split("\n"))


def _parts(word: str) -> list[str]:
    """Letters without accents in lower case, each punctuation mark on its own."""
    folded = unicodedata.normalize("NFD", word.lower())
    parts: list[str] = []
    joined = False
    for letter in folded:
        kind = unicodedata.category(letter)
        if kind in {"Mn", "Cf", "Cc"} or letter.isspace():
            continue
        mark = kind[0] in "PS" and (kind[0] == "P" or ord(letter) < 128)
        if mark or not joined:
            parts.append(letter)
        else:
            parts[-1] += letter
        joined = not mark
    return parts
