"""Who may be the source of what a word of saying, thinking or wanting governs, and what its content may be."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tocsin.reading.syntax import SUBJECTS, children, is_noun, is_passive, is_verb

SIDE = frozenset({"relcl"})
# Parts of a verb phrase that belong to the cue.
CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution of one sentence; ``pattern`` says how the content hangs on the cue."""

    word: Token
    pattern: str
    source: frozenset[Token]
    cue: frozenset[Token]
    content: frozenset[Token]


def candidates(word: Token) -> Iterator[Candidate]:
    """What ``word`` may attribute, one candidate for each way of reading it."""
    if word.lower_ == "according":
        yield from _according(word)
    elif is_verb(word) and word.dep_ not in {"aux", "auxpass"}:
        yield from _of_verb(word)
    elif word.tag_ in {"NN", "NNS"}:
        yield from _of_noun(word)


def _of_verb(verb: Token) -> Iterator[Candidate]:
    cue = frozenset({verb, *children(verb, *CUE_PARTS)})
    passive = is_passive(verb)
    subject = _agent(verb) if passive else _subject(verb)
    source: frozenset[Token] = phrase(subject) if subject is not None else frozenset()
    taken = source | cue
    voice = "passive " if passive else "" if subject is not None else "bare "
    for pattern, content in _contents(verb, passive):
        rest = content - taken
        if rest:
            yield Candidate(verb, voice + pattern, source, cue, rest)


def named_verb(word: Token) -> tuple[frozenset[Token], frozenset[Token]] | None:
    """The source and the cue of an active verb that has a subject; None for all else."""
    if not is_verb(word) or word.dep_ in {"aux", "auxpass"} or is_passive(word):
        return None
    subject = _subject(word)
    if subject is None:
        return None
    source = phrase(subject)
    return (source, frozenset({word, *children(word, *CUE_PARTS)}) - source) if word not in source else None


def _contents(verb: Token, passive: bool) -> Iterator[tuple[str, frozenset[Token]]]:
    undergoing = children(verb, "nsubjpass") if passive else []
    above = frozenset(token for one in undergoing for token in phrase(one))
    for clause in children(verb, "ccomp"):
        yield ("before" if clause.i < verb.i else "clause"), frozenset(clause.subtree) | above
    if verb.dep_ in {"parataxis", "ccomp"} and is_verb(verb.head):
        yield "aside", frozenset(verb.head.subtree) - frozenset(verb.subtree)
    for clause in children(verb, "xcomp"):
        yield "infinitive", frozenset(clause.subtree) | above
    for thing in children(verb, "dobj"):
        whole = frozenset(thing.subtree)
        after = [one for one in children(verb, "prep", "oprd", "advcl") if one.i > thing.i]
        yield "object", whole
        for prep in after[:1]:
            yield f"object {prep.lower_}", whole | frozenset(prep.subtree)
    for prep in children(verb, "prep"):
        inner = children(prep, "pobj", "pcomp")
        if inner and prep.i > verb.i:
            yield f"prep {prep.lower_}", frozenset(token for one in inner for token in one.subtree)
    if passive and above:
        yield "subject", above
    for one in children(verb, "acomp", "attr"):
        yield "state", frozenset(one.subtree)
        for prep in children(one, "prep"):
            inner = children(prep, "pobj", "pcomp")
            yield f"state {one.lower_} {prep.lower_}", frozenset(t for x in inner for t in x.subtree)


def _subject(verb: Token) -> Token | None:
    """The nearest noun or pronoun that the verb has as its subject, also through what it hangs on."""
    own = children(verb, *SUBJECTS)
    if own:
        return own[0]
    if verb.dep_ in {"acl", "relcl"} and is_noun(verb.head):
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl"} and is_verb(verb.head):
        return _subject(verb.head)
    if verb.dep_ == "pcomp" and is_verb(verb.head.head):
        return _subject(verb.head.head)
    return None


def _agent(verb: Token) -> Token | None:
    for by in children(verb, "agent"):
        for noun in children(by, "pobj"):
            return noun
    return None


def _of_noun(noun: Token) -> Iterator[Candidate]:
    """ "the belief that", "his plan to", "a poll of"."""
    owner = next(iter(children(noun, "poss")), None)
    verb = noun.head if noun.dep_ == "dobj" and is_verb(noun.head) else None
    subject = owner or (_subject(verb) if verb is not None else None)
    source: frozenset[Token] = phrase(subject) if subject is not None else frozenset()
    cue = frozenset({noun})
    voice = "own " if owner is not None else "light " if subject is not None else "bare "
    for clause in children(noun, "acl", "ccomp", "relcl"):
        if clause.dep_ != "relcl" or any(one.lower_ == "that" for one in children(clause, "mark")):
            kind = "noun infinitive" if clause.tag_ == "VB" else "noun clause"
            yield Candidate(noun, voice + kind, source, cue, frozenset(clause.subtree))
    for prep in children(noun, "prep"):
        inner = children(prep, "pobj", "pcomp")
        if inner:
            content = frozenset(token for one in inner for token in one.subtree)
            yield Candidate(noun, f"{voice}noun {prep.lower_}", source, cue, content - source)


def _according(word: Token) -> Iterator[Candidate]:
    for to in [*children(word, "prep"), word]:
        for noun in children(to, "pobj"):
            source = phrase(noun)
            cue = frozenset({word, to})
            rest = frozenset(word.doc) - frozenset(noun.subtree) - cue
            yield Candidate(word, "according", source, cue, rest)
            return


def phrase(head: Token) -> frozenset[Token]:
    """A noun with all that belongs to it but its relative clauses."""
    whole = set(head.subtree)
    for inner in head.subtree:
        if inner.dep_ in SIDE and inner.head in whole and inner != head:
            whole -= set(inner.subtree)
    if head.dep_ in {"acl", "relcl"}:
        return frozenset({head})
    for clause in children(head, "acl"):
        whole -= set(clause.subtree)
    return frozenset(whole)
