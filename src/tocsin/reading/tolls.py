"""Gives each count of killed and injured to the act that did the harm."""

from spacy.tokens import Token

from tocsin.reading.casualties import Harmed
from tocsin.reading.draft import Draft


def add_counts(drafts: list[Draft], harmed: list[Harmed]) -> None:
    """Give each count of a sentence to the draft whose act did the harm: the act of the word itself, one above it or
    below it in the parse, else the only assault of the sentence."""
    for one in harmed:
        draft = _draft_of(one.word, drafts)
        if draft is None:
            continue
        if one.harm == "killed" and draft.killed is None:
            draft.killed = one.count
        elif one.harm == "injured" and draft.injured is None:
            draft.injured = one.count
        draft.victims += one.victims


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
    above = [one, *one.ancestors]
    for steps, token in enumerate([other, *other.ancestors]):
        if token in above:
            return steps + above.index(token)
    return 99
