"""Classes of words that decide what an act word means (``data/classes.tsv``): seize a town, seize a cargo."""

from functools import cache

from tocsin.knowledge.inflection import noun_forms, verb_forms
from tocsin.tables import cell_parts, read_table

NO_CLASS: frozenset[str] = frozenset()


@cache
def load_word_classes() -> dict[str, frozenset[str]]:
    """The classes of each word, by every form of the word in lower case."""
    found: dict[str, set[str]] = {}
    for row in read_table("classes.tsv", ("class", "words"), "tocsin.reading"):
        for word in cell_parts(row["words"]):
            for form in noun_forms(word) | verb_forms(word):
                found.setdefault(form, set()).add(row["class"])
    return {form: frozenset(classes) for form, classes in found.items()}


def classes_of(form: str) -> frozenset[str]:
    """The classes of one lower-case word form; empty for a word in no class."""
    return load_word_classes().get(form, NO_CLASS)
