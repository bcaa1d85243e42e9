"""How an act stands: the words above and beside it that deny, claim, allege, demand, threaten or negate it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.model.standing import Standing
from tocsin.reading.speechwords import load_settling_verbs, load_speech_words
from tocsin.reading.syntax import children, doers, is_verb, limbs

AIMED = frozenset({"xcomp", "nsubjpass", "csubj", "csubjpass", "conj", "nsubj"})
FINITE = frozenset({"VBZ", "VBD", "VBP"})
CONTENT = frozenset(
    {
        "ccomp",
        "xcomp",
        "dobj",
        "pobj",
        "pcomp",
        "prep",
        "conj",
        "acl",
        "nsubjpass",
        "dative",
        "relcl",
        "nsubj",
    }
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that settles the standing of an act, and who denies, claims, alleges or demands it."""

    standing: Standing
    word: Token
    by: tuple[Token, ...] = ()


def find_cues(head: Token, light: Token | None, doers_of_act: list[Token]) -> list[Cue]:
    """All cues around an act, nearest first; whoever reads them decides which counts."""
    words = load_speech_words()
    cues = list(_negation(head, light))
    cues += _beside(head, light)
    cues += _suspected(doers_of_act)
    will = _lies_ahead(head)
    if will is not None:
        cues.append(Cue("called-for", will))
    if head.lower_ in words.owning and _claims_responsibility(head):
        cues.append(Cue("claimed", head, tuple(doers(head))))
    below = head
    for above in head.ancestors:
        label = below.dep_
        if label == "conj" and below.tag_ in FINITE:
            break
        told_first = label == "advcl" and above.lower_ in words.saying
        if label not in CONTENT and not told_first and not _is_gerund(below):
            break
        cues += _above(above, below)
        below = above
    silent = words.silent
    return [cue for cue in cues if not (cue.by and all(one.lower_ in silent for one in cue.by))]


def _is_gerund(noun: Token) -> bool:
    """ "denied bombing X": a gerund that the parse took for a modifier of its object."""
    return noun.dep_ in {"compound", "amod"} and noun.lower_.endswith("ing") and noun.head.tag_ == "NNP"


def is_conditional(head: Token) -> bool:
    """Whether the act stands in a condition ("if they attack")."""
    words = load_speech_words()
    for token in (head, *head.ancestors):
        for label, form, _ in limbs(token):
            if label == "mark" and form in words.conditions:
                return True
    return False


def _negation(head: Token, light: Token | None) -> Iterator[Cue]:
    words = load_speech_words()
    for token in (head, light):
        if token is None:
            continue
        for label, form, child in limbs(token):
            if label == "neg" or (label == "det" and form in {"no", "neither"}):
                yield Cue("negated", child)
    if light is not None and light.lower_ in words.stopping:
        yield Cue("negated", light)
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "to", "of"}:
        stopped = head.head.head
        if stopped.lower_ in words.stopping_nouns:
            yield Cue("negated", stopped)


def _beside(head: Token, light: Token | None) -> Iterator[Cue]:
    words = load_speech_words()
    for token in (head, light):
        if token is None:
            continue
        for label, form, child in limbs(token):
            if form in words.accusing_words:
                yield Cue("alleged", child)
            if label == "aux" and form in words.ahead:
                yield Cue("called-for", child)
            if label == "aux" and form == "to" and _is_set(token):
                yield Cue("called-for", token.head)


def _suspected(who: list[Token]) -> Iterator[Cue]:
    """ "suspected rebels", "believed to be planted by X": the actor is only supposed."""
    words = load_speech_words()
    for token in who:
        for _, form, child in limbs(token):
            if form in words.accusing_words and child.i < token.i:
                yield Cue("alleged", child)


def _lies_ahead(head: Token) -> Token | None:
    """The "will" of the verb whose aim or subject the act is: "will work to close X", "the closing will be done"."""
    ahead = load_speech_words().ahead
    token = head
    while token.dep_ in AIMED:
        token = token.head
        for label, form, child in limbs(token):
            if label == "aux" and form in ahead:
                return child
    return None


def _is_set(verb: Token) -> bool:
    """ "is to release", "are set to vote": the act lies ahead."""
    return verb.dep_ == "xcomp" and verb.head.lower_ in {
        "is",
        "are",
        "was",
        "were",
        "be",
        "set",
        "due",
        "scheduled",
        "going",
        "expected",
    }


def _above(above: Token, below: Token) -> Iterator[Cue]:
    form = above.lower_
    if is_verb(above):
        if form in load_settling_verbs():
            yield from _above_verb(above, form, below)
        return
    words = load_speech_words()
    if form == "responsibility":
        yield Cue("claimed", above, tuple(doers(above.head)) if is_verb(above.head) else ())
    elif form in words.calling_nouns:
        yield Cue("called-for", above)
    elif form in words.menacing_nouns:
        yield Cue("threatened", above)
    elif form in words.stopping_nouns:
        yield Cue("negated", above)
    elif form in words.denying_nouns:
        yield Cue("denied", above)


def _above_verb(above: Token, form: str, below: Token) -> Iterator[Cue]:
    words = load_speech_words()
    who, label = tuple(doers(above)), below.dep_
    if form in words.denying and label in {"ccomp", "dobj", "xcomp", "pcomp", "prep"}:
        yield Cue("denied", above, who)
    elif form in words.accusing and label in {"prep", "ccomp", "xcomp", "pcomp", "nsubjpass"}:
        yield Cue("alleged", above, who)
    elif form in words.ceasing and below.tag_ == "VBG" and label in {"xcomp", "dobj"}:
        yield Cue("negated", above)
    elif form in words.menacing and label in {"xcomp", "prep", "ccomp", "dobj"}:
        yield Cue("threatened", above, who)
    elif form in words.owning and label in {"dobj", "xcomp"}:
        yield Cue("claimed", above, who)
    elif form in words.calling and label in {"xcomp", "ccomp", "prep", "dobj", "nsubjpass"}:
        yield Cue("called-for", above, who)
    elif form in words.owning and _claims_responsibility(above):
        yield Cue("claimed", above, who)


def _claims_responsibility(verb: Token) -> bool:
    return any(child.lower_ in load_speech_words().owned for child in children(verb, "dobj"))
