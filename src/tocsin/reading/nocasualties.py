"""Says of which harms a sentence tells that there were none: "no casualties", "nobody was killed"."""

from spacy.tokens import Token

from tocsin.reading.casualtywords import HARMS, Harm, load_casualty_words
from tocsin.reading.syntax import children, is_noun, is_verb, left_limbs, limbs

WITHOUT = frozenset({"without"})
NO = frozenset({"no", "zero"})


def denied_harms(word: Token) -> tuple[Harm, ...]:
    """The harms that this word says befell nobody; a joint word ("casualties") denies both."""
    by_harm, shared = load_casualty_words()
    form = word.lower_
    if is_noun(word):
        if not _is_denied(word):
            return ()
        if form in shared.joint and form.startswith("casualt"):
            return HARMS
        return tuple(harm for harm in HARMS if form in by_harm[harm].nouns)
    if is_verb(word) and any(_is_nobody(noun) for noun in children(word, "nsubjpass", "nsubj")):
        return tuple(
            harm
            for harm in HARMS
            if form in by_harm[harm].subjects or (form in by_harm[harm].verbs and _passive(word))
        )
    return ()


def _is_denied(noun: Token) -> bool:
    if _has_no(noun):
        return True
    if (
        noun.dep_ == "conj"
        and is_noun(noun.head)
        and any(form in {"or", "nor"} for _, form, _ in limbs(noun.head))
    ):
        return _is_denied(noun.head)
    return noun.dep_ == "pobj" and noun.head.lower_ in WITHOUT and not children(noun, "det", "amod")


def _is_nobody(noun: Token) -> bool:
    _, shared = load_casualty_words()
    return noun.lower_ in shared.nobody or _has_no(noun)


def _has_no(noun: Token) -> bool:
    return any(form in NO for _, form, _ in left_limbs(noun))


def _passive(verb: Token) -> bool:
    return bool(children(verb, "auxpass", "nsubjpass"))
