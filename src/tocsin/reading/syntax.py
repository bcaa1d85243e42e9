"""Questions put to a dependency parse: who is the subject, what is the object, what hangs where.

Labels are those of spaCy's English models (ClearNLP style). Every function takes and gives tokens of one sentence.
"""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

# A word that hangs on another: its label, its form in lower case, the word itself.
Limb = tuple[str, str, Token]

# So many sentences keep at hand what hangs on their words: the rules ask of one sentence after another.
AT_HAND = 8
NO_LIMBS: tuple[Limb, ...] = ()
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PARTICIPLES = frozenset({"VBN", "VBD"})
# What makes a participle passive beyond doubt, and what speaks against one that stands alone.
PASSIVE = frozenset({"auxpass", "nsubjpass", "agent"})
ACTIVE = frozenset({"dobj", "aux", "nsubj"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
# Prepositions that say where something is or happens.
LOCATING = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "around",
        "across",
        "within",
        "along",
        "off",
        "throughout",
        "into",
    }
    | {"over", "toward", "towards", "under", "beyond", "against", "north", "south", "east", "west"}
)


def is_verb(token: Token) -> bool:
    """Whether the tagger calls the token a verb form."""
    return token.tag_ in VERBS


def is_noun(token: Token) -> bool:
    """Whether the tagger calls the token a noun or a name."""
    return token.tag_ in NOUNS


def limbs(token: Token) -> tuple[Limb, ...]:
    """All that hangs on a token, in text order. Asking spaCy for it walks through all words in between."""
    if not (token.n_lefts or token.n_rights):
        return NO_LIMBS
    known, i = _known_limbs(token.doc), token.i
    found = known.get(i)
    if found is None:
        found = known[i] = tuple([(child.dep_, child.lower_, child) for child in token.children])
    return found


def left_limbs(token: Token) -> tuple[Limb, ...]:
    """What hangs on a token and stands before it, in text order."""
    return limbs(token)[: token.n_lefts]


@lru_cache(AT_HAND)
def _known_limbs(doc: Doc) -> dict[int, tuple[Limb, ...]]:
    """What is known of the words of a parsed sentence, by their number; ``limbs`` fills it."""
    return {}


def labels_below(token: Token) -> set[str]:
    """The labels of all that hangs on a token."""
    return {label for label, _, _ in limbs(token)}


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of the labels, in text order."""
    return [child for label, _, child in limbs(token) if label in labels]


def spread(head: Token) -> list[Token]:
    """The head and all its conjuncts ("A, B and C"), in text order."""
    found = [head]
    for label, _, child in limbs(head):
        if label == "conj" and (is_noun(child) or not is_noun(head)):
            found += spread(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: its subject undergoes the act."""
    tag = verb.tag_
    if tag not in PARTICIPLES:
        return False
    below = labels_below(verb)
    if not PASSIVE.isdisjoint(below):
        return True
    if tag == "VBD" or not ACTIVE.isdisjoint(below):
        return False
    label = verb.dep_
    if label == "conj" and is_verb(verb.head):
        return is_passive(verb.head)
    return label in {"acl", "relcl", "amod", "ROOT", "advcl", "ccomp", "pcomp"}


def subject_of(verb: Token) -> list[Token]:
    """The grammatical subjects of a verb, taken from the governing verb where it shares them."""
    own = children(verb, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return _resolve_relative(own, verb)
    if verb.dep_ in {"acl", "relcl"} and is_noun(verb.head):
        return spread(verb.head)
    if verb.dep_ == "xcomp" and is_verb(verb.head):
        controlled = children(verb.head, "dobj") if verb.tag_ == "VB" else []
        return spread(controlled[0]) if controlled else subject_of(verb.head)
    if verb.dep_ in {"conj", "advcl"} and is_verb(verb.head):
        return subject_of(verb.head)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and is_verb(verb.head.head):
        above = verb.head.head
        sure = verb.head.lower_ in {"of", "from"}
        objects = [child for child in children(above, "dobj") if sure or child.tag_ != "NN"]
        controlled = objects if sure or verb.head.lower_ in {"for", "into"} else []
        if controlled or (is_passive(above) and verb.head.lower_ in {"of", "for"}):
            return spread(controlled[0]) if controlled else undergoers(above)
        return subject_of(above)
    return []


def _resolve_relative(subjects: list[Token], verb: Token) -> list[Token]:
    first = subjects[0]
    cleft = children(verb.head, "attr") if first.lower_ in RELATIVES and verb.dep_ == "ccomp" else []
    if cleft and any(child.lower_ == "it" for child in children(verb.head, "nsubj")):
        return spread(cleft[0])
    if first.lower_ in RELATIVES and verb.dep_ == "relcl" and is_noun(verb.head):
        return spread(verb.head)
    return [token for subject in subjects for token in spread(subject)]


def doers(verb: Token) -> list[Token]:
    """The tokens that stand for whoever does what the verb says."""
    if is_passive(verb):
        return agents(verb)
    if verb.dep_ == "conj" and is_passive(verb.head) and not children(verb, *SUBJECTS):
        return agents(verb) if not children(verb, "dobj") else []
    found = subject_of(verb)
    if _is_raised(verb):
        return found
    if found and found[0].dep_ == "nsubjpass" and found[0].head.i != verb.i and verb.tag_ == "VBG":
        return agents(found[0].head)
    return [token for token in found if not _undergoes(token, verb)]


def _is_raised(verb: Token) -> bool:
    """Whether the subject of a passive governor does this act: "is accused of attacking", "was forced to leave"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in {"of", "for", "with"} and verb.tag_ in {"VBG", "VBN"}
    return verb.dep_ == "xcomp" and any(child.lower_ == "to" for child in children(verb, "aux"))


def _undergoes(token: Token, verb: Token) -> bool:
    """A subject that came from a passive governor undergoes that verb's act and does not do this one."""
    return token.dep_ == "nsubjpass" and token.head.i != verb.i and not children(verb, "dobj")


def agents(verb: Token) -> list[Token]:
    """The tokens after the "by" of a passive."""
    found: list[Token] = []
    for label, form, by in limbs(verb):
        if label == "agent" or (label == "prep" and form == "by"):
            for noun in children(by, "pobj"):
                if is_noun(noun) or noun.tag_ == "PRP":
                    found += spread(noun)
    return found


def undergoers(verb: Token) -> list[Token]:
    """The tokens that stand for whom or what the verb's act is done to."""
    if is_passive(verb):
        return subject_of(verb)
    direct = children(verb, "dobj", "dative", "oprd")
    if direct:
        first = direct[0].dep_
        return [token for noun in direct if noun.dep_ == first for token in spread(noun)]
    if verb.dep_ == "conj" and is_verb(verb.head) and _shares_object(verb):
        return undergoers(verb.head)
    for second in children(verb, "conj"):
        if is_verb(second) and second.i - verb.i <= 4 and children(second, "dobj"):
            return undergoers(second)
    return []


def _shares_object(verb: Token) -> bool:
    """ "attacked and wounded villagers" shares its object; "attacked villagers and fled" does not."""
    return verb.tag_ == "VBN" and not children(verb, "dobj", "prep", "nsubj", "advmod", "prt")


def prepositional(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns that hang on ``head`` by one of the prepositions (lower case), in text order."""
    return [noun for form, _, first in _phrases(head) if form in prepositions for noun in spread(first)]


def prepositional_pairs(head: Token) -> Iterator[tuple[Token, Token]]:
    """Each (preposition, noun) that hangs on ``head``, also through a chain such as "out of X"."""
    for _, prep, first in _phrases(head):
        for noun in spread(first):
            yield prep, noun


def _phrases(head: Token) -> list[tuple[str, Token, Token]]:
    """The prepositional phrases on ``head``: the preposition in lower case and as it stands, the first of its nouns."""
    found: list[tuple[str, Token, Token]] = []
    for label, form, prep in limbs(head):
        if label not in PREPOSITIONAL:
            continue
        for inner, word, child in limbs(prep):
            if inner == "pobj":
                found.append((form, prep, child))
            elif inner == "prep":
                found += [(word, child, deeper) for deeper in children(child, "pobj")]
    return found


CLAUSES = frozenset({"acl", "relcl", "advcl", "ccomp", "parataxis", "csubj", "appos"})
_BOUNDS = CLAUSES | {"ROOT"}


def hangs_on(head: Token, token: Token) -> bool:
    """Whether ``token`` stands under ``head`` with no clause of its own between them."""
    top = head.i
    while token.i != top:
        label = token.dep_
        if label in _BOUNDS or (label == "conj" and is_verb(token)):
            return False
        token = token.head
    return True
