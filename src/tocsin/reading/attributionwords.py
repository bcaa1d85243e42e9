"""How likely a word attributes what it governs (``data/attribution_words.tsv``, learnt from the training half of
PolNeAR by ``training/attributions.py``)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.knowledge.inflection import noun_forms, verb_forms
from tocsin.reading.speechwords import load_speech_words
from tocsin.tables import read_table

FILE = "attribution_words.tsv"
# Stand for any word of saying, and for any other word.
SAYING, ANY = "*saying", "*"


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """Likelihoods in percent by lemma and pattern, and the lemmas by form."""

    shares: Mapping[tuple[str, str], int]
    lemmas: Mapping[str, str]

    def likelihood(self, form: str, pattern: str) -> float:
        """How likely a word in this form attributes with this pattern, 0 to 1: its own share, else that of the words of
        saying or of other words."""
        lemma = self.lemmas.get(form, form)
        own = self.shares.get((lemma, pattern))
        if own is None and form in load_speech_words().saying:
            own = self.shares.get((SAYING, pattern))
        return (self.shares.get((ANY, pattern), 0) if own is None else own) / 100


@cache
def load_attribution_words() -> AttributionWords:
    """The table, read once. Raises KnowledgeError where a share is none."""
    shares: dict[tuple[str, str], int] = {}
    for row in read_table(FILE, ("word", "pattern", "percent"), package="tocsin.reading"):
        percent = row["percent"]
        if not percent.isdigit() or int(percent) > 100:
            raise KnowledgeError(f"{FILE}: {percent!r} is no percentage", "write a number from 0 to 100")
        shares[row["word"], row["pattern"]] = int(percent)
    return AttributionWords(shares, forms_of(lemma for lemma, _ in shares))


def forms_of(lemmas: Iterable[str]) -> dict[str, str]:
    """Each form of the words, as verbs and as nouns, with its lemma; the shortest lemma keeps a form of two."""
    found: dict[str, str] = {}
    for lemma in sorted(set(lemmas), key=len, reverse=True):
        if lemma.isalpha():
            found |= dict.fromkeys(verb_forms(lemma) | noun_forms(lemma), lemma)
    return found
