"""Who says it: the source that a sentence gives for an act."""

from spacy.tokens import Token

from tocsin.reading.document import Sentence
from tocsin.reading.speechwords import load_source_verbs, load_speech_words
from tocsin.reading.syntax import children, doers, is_noun, is_verb

ACCORDING = "according"


def find_speaker(head: Token, sentence: Sentence) -> Token | None:
    """The noun for the source of what ``head`` tells: "X says that", "according to X", "X's report of"."""
    return _saying_subject(head) or _according_to(sentence)


def saying_verb(head: Token) -> Token | None:
    """The nearest verb of saying above ``head`` whose content holds it."""
    verbs = load_source_verbs()
    below = head
    for above in head.ancestors:
        if above.lower_ in verbs and is_verb(above) and _holds(below):
            return above
        below = above
    return None


def _holds(below: Token) -> bool:
    """Whether ``below`` is what the verb above it says, not when or how it is said."""
    label = below.dep_
    return label in {"ccomp", "parataxis", "dobj", "pcomp", "nsubjpass"} or (
        label == "prep" and below.lower_ in {"of", "on", "in", "about"}
    )


def _saying_subject(head: Token) -> Token | None:
    verb = saying_verb(head)
    if verb is None:
        return None
    silent = load_speech_words().silent
    speakers = [
        token
        for token in doers(verb)
        if (is_noun(token) or token.tag_ == "PRP") and token.lower_ not in silent
    ]
    return speakers[0] if speakers else None


def _according_to(sentence: Sentence) -> Token | None:
    """ "according to X" anywhere in the sentence; the parse often hangs it on the wrong verb."""
    if ACCORDING not in sentence.words_there:
        return None
    for i, form in enumerate(sentence.forms):
        if form != ACCORDING:
            continue
        token = sentence.tokens[i]
        for to in children(token, "prep"):
            for noun in children(to, "pobj"):
                return noun
        for noun in children(token, "pobj"):
            return noun
    return None
