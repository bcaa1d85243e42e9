"""Questions put to a dependency parse: who is the subject, what is the object, what hangs where.

Labels are those of spaCy's English models (ClearNLP style). Every function takes and gives tokens of one sentence.
"""

from collections.abc import Iterator

from spacy.tokens import Token

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
    return token.tag_.startswith("VB") or token.tag_ == "MD"


def is_noun(token: Token) -> bool:
    """Whether the tagger calls the token a noun or a name."""
    return token.tag_.startswith("NN")


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of the labels, in text order."""
    return [child for child in token.children if child.dep_ in labels]


def spread(head: Token) -> list[Token]:
    """The head and all its conjuncts ("A, B and C"), in text order."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and (is_noun(child) or not is_noun(head)):
            found += spread(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: its subject undergoes the act."""
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag_ == "VBD":
        return False
    if verb.dep_ in {"acl", "relcl", "amod"} and not children(verb, "dobj", "aux", "nsubj"):
        return True
    if verb.dep_ == "conj" and is_verb(verb.head) and not children(verb, "nsubj", "dobj", "aux"):
        return is_passive(verb.head)
    return verb.dep_ in {"ROOT", "advcl", "ccomp", "pcomp"} and not children(verb, "aux", "dobj", "nsubj")


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
    if found and found[0].dep_ == "nsubjpass" and found[0].head != verb and verb.tag_ == "VBG":
        return agents(found[0].head)
    return [token for token in found if not _undergoes(token, verb)]


def _is_raised(verb: Token) -> bool:
    """Whether the subject of a passive governor does this act: "is accused of attacking", "was forced to leave"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in {"of", "for", "with"} and verb.tag_ in {"VBG", "VBN"}
    return verb.dep_ == "xcomp" and any(child.lower_ == "to" for child in children(verb, "aux"))


def _undergoes(token: Token, verb: Token) -> bool:
    """A subject that came from a passive governor undergoes that verb's act and does not do this one."""
    return token.dep_ == "nsubjpass" and token.head != verb and not children(verb, "dobj")


def agents(verb: Token) -> list[Token]:
    """The tokens after the "by" of a passive."""
    found = []
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by"):
            for noun in children(by, "pobj"):
                if is_noun(noun) or noun.tag_ == "PRP":
                    found += spread(noun)
    return found


def undergoers(verb: Token) -> list[Token]:
    """The tokens that stand for whom or what the verb's act is done to."""
    direct = children(verb, "dobj", "dative", "oprd")
    if direct and not is_passive(verb):
        first = direct[0]
        return [token for noun in direct if noun.dep_ == first.dep_ for token in spread(noun)]
    if is_passive(verb):
        return subject_of(verb)
    if verb.dep_ == "conj" and is_verb(verb.head) and _shares_object(verb):
        return undergoers(verb.head)
    for second in children(verb, "conj"):
        if is_verb(second) and second.i - verb.i <= 4 and children(second, "dobj"):
            return undergoers(second)
    return []


def _shares_object(verb: Token) -> bool:
    """ "attacked and wounded villagers" shares its object; "attacked villagers and fled" does not."""
    return not children(verb, "dobj", "prep", "nsubj", "advmod", "prt") and verb.tag_ == "VBN"


def prepositional(head: Token, prepositions: frozenset[str]) -> list[Token]:
    """The nouns that hang on ``head`` by one of the prepositions (lower case), in text order."""
    return [noun for _, noun in prepositional_pairs(head) if _.lower_ in prepositions]


def prepositional_pairs(head: Token) -> Iterator[tuple[Token, Token]]:
    """Each (preposition, noun) that hangs on ``head``, also through a chain such as "out of X"."""
    for prep in head.children:
        if prep.dep_ not in {"prep", "agent", "dative"}:
            continue
        for child in prep.children:
            if child.dep_ == "pobj":
                for noun in spread(child):
                    yield prep, noun
            elif child.dep_ == "prep":
                for deeper in children(child, "pobj"):
                    for noun in spread(deeper):
                        yield child, noun


CLAUSES = frozenset({"acl", "relcl", "advcl", "ccomp", "parataxis", "csubj", "appos"})


def hangs_on(head: Token, token: Token) -> bool:
    """Whether ``token`` stands under ``head`` with no clause of its own between them."""
    while token != head:
        if token.dep_ in CLAUSES or (token.dep_ == "conj" and is_verb(token)) or token.dep_ == "ROOT":
            return False
        token = token.head
    return True
