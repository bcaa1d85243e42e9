"""Gives each count of killed and injured to the act that did the harm."""

from dataclasses import replace

from spacy.tokens import Token

from tocsin.model.casualties import Casualties
from tocsin.reading.casualties import Harmed
from tocsin.reading.draft import Draft
from tocsin.reading.syntax import is_noun, limbs


def add_counts(drafts: list[Draft], harmed: list[Harmed]) -> None:
    """Give each count of a sentence to the draft whose act did the harm: the act of the word itself, one above it or
    below it in the parse, else the only assault of the sentence."""
    for one in harmed:
        draft = _draft_of(one.word, drafts)
        # An act that lies ahead has harmed nobody yet.
        if draft is None or draft.ahead:
            continue
        if one.harm == "killed":
            draft.killed = _fuller(draft.killed, one)
        else:
            draft.injured = _fuller(draft.injured, one)
        draft.victims += one.victims


def _fuller(known: Casualties | None, one: Harmed) -> Casualties:
    """The first count of a harm in a sentence, unless it is a part of a later one; a "death toll" may count
    all the dead of a war."""
    if known is not None and known.high is not None and one.count.high is not None and _is_further(one.word):
        return replace(known, low=known.low + one.count.low, high=known.high + one.count.high)
    if known is None or (known.low < one.count.low and not is_noun(one.word)):
        return one.count
    return known


def _is_further(word: Token) -> bool:
    """ "in which six soldiers also died": others than those counted before."""
    return any(form == "also" for _, form, _ in limbs(word))


def _draft_of(word: Token, drafts: list[Draft]) -> Draft | None:
    assaults = [draft for draft in drafts if draft.type in {"ASSAULT", "PROTEST"}]
    if not assaults:
        return None
    for draft in assaults:
        if any(member.head == word for member in draft.members):
            return draft
    assaults = [draft for draft in assaults if draft.type == "ASSAULT"] or assaults
    return min(assaults, key=lambda draft: _distance(word, draft))


def _distance(word: Token, draft: Draft) -> tuple[int, int]:
    """Steps in the parse from the word to the nearest member, then tokens in the text."""
    return min(
        (_steps(word, act.head), abs(word.i - act.head.i))
        for act in draft.members
        if act.head.doc is word.doc
    )


def _steps(one: Token, other: Token) -> int:
    above = [token.i for token in (one, *one.ancestors)]
    for steps, token in enumerate((other, *other.ancestors)):
        if token.i in above:
            return steps + above.index(token.i)
    return 99
