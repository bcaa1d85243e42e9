"""Whether the clause that an expression of time stands in speaks of what lies ahead."""

from spacy.tokens import Token

from tocsin.reading.speechwords import load_speech_words
from tocsin.reading.syntax import children, is_verb
from tocsin.reading.timetraps import trap_words

PRESENT = frozenset({"VBZ", "VBP"})


def looks_to_come(token: Token) -> bool:
    """Whether the verb above ``token`` tells of the future: "will leave", "is to leave", "is leaving", "expected to
    leave"; a bare infinitive looks where the verb above it looks."""
    above = next((one for one in (token, *token.ancestors) if is_verb(one)), None)
    return above is not None and _is_ahead(above)


def _is_ahead(verb: Token) -> bool:
    auxiliaries = children(verb, "aux", "auxpass")
    words = {one.lower_ for one in auxiliaries}
    if words & load_speech_words().ahead:
        return not words & {"have", "ca"}
    if verb.tag_ == "VBG" and any(one.tag_ in PRESENT for one in auxiliaries):
        return True
    if verb.tag_ == "VB" and "to" in words:
        return _governor_looks_on(verb)
    if verb.dep_ == "conj" and is_verb(verb.head) and not auxiliaries:
        return verb.tag_ == verb.head.tag_ == "VB" and _is_ahead(verb.head)
    return verb.lower_ in trap_words("future") and not words & {"had"}


def _governor_looks_on(verb: Token) -> bool:
    """Whether what an infinitive hangs on is a plan or a duty ("is due to", "a plan to", "are to") or lies ahead."""
    governor = verb.head
    if governor == verb:
        return False
    if governor.lower_ in trap_words("plans"):
        return True
    if governor.lower_ in {"is", "are", "'s"} and verb.dep_ == "xcomp":
        return True
    return is_verb(governor) and _is_ahead(governor)
