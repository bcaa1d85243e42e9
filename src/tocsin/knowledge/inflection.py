"""English inflection of the words in our tables: enough to find every form of a listed word in running text."""

from dataclasses import dataclass
from functools import cache

from tocsin.tables import cell_parts, read_table

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class IrregularForms:
    """The forms of a verb that the rules do not give; ``ing`` is empty where they give it."""

    past: tuple[str, ...]
    ing: str


@cache
def load_irregular_forms() -> dict[str, IrregularForms]:
    """The irregular verbs by lemma, from ``data/irregular_forms.tsv``."""
    rows = read_table("irregular_forms.tsv", ("lemma", "past", "participle", "ing"))
    return {
        row["lemma"]: IrregularForms(cell_parts(row["past"]) + cell_parts(row["participle"]), row["ing"])
        for row in rows
    }


def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of a verb: base, third person, past, participles."""
    irregular = load_irregular_forms().get(lemma)
    past = irregular.past if irregular else (_add_ed(lemma),)
    return frozenset({lemma, _add_s(lemma), _add_ing(lemma, irregular), *past})


@cache
def load_irregular_nouns() -> dict[str, str]:
    """Plurals that the rules do not give, by singular, from ``data/irregular_nouns.tsv``."""
    rows = read_table("irregular_nouns.tsv", ("singular", "plural"))
    return {row["singular"]: row["plural"] for row in rows}


def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural of a noun."""
    irregular = load_irregular_nouns().get(lemma)
    if irregular is None and lemma.endswith("man"):
        irregular = lemma[:-3] + "men"
    return frozenset({lemma, irregular or _add_s(lemma)})


def _add_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _add_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    if len(word) <= 5 and _closes_short(word):
        return word + word[-1] + "ed"
    return word + "ed"


def _add_ing(word: str, irregular: IrregularForms | None) -> str:
    doubled = word + word[-1]
    if irregular and irregular.ing:
        return irregular.ing
    if irregular and any(form.startswith(doubled) for form in irregular.past):
        return doubled + "ing"
    if len(word) <= 5 and _closes_short(word):
        return doubled + "ing"
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return word + "ing"


def _closes_short(word: str) -> bool:
    """Consonant, one vowel, one consonant: the last letter doubles before -ing (hit, cut, run)."""
    return (
        len(word) >= 3
        and word[-1] not in VOWELS | {"w", "x", "y"}
        and word[-2] in VOWELS
        and word[-3] not in VOWELS
        and not any(letter in VOWELS | {"y"} for letter in word[:-3])
    )
