"""When an act happened: the time expression that belongs to it, else what the tense of a dated report says."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Token

from tocsin.knowledge.inflection import load_irregular_forms
from tocsin.model.when import UNKNOWN_WHEN, When
from tocsin.reading.document import Sentence
from tocsin.reading.syntax import CLAUSES, children, hangs_on, is_verb
from tocsin.reading.times import TimeMention, find_times

SKIPPED_ROLES = frozenset({"comparison"})
# What follows them went before.
BACKGROUND = frozenset({"after", "following", "over", "despite", "amid", "for", "due", "because"})
PLURAL = frozenset({"NNS", "NNPS"})
STATES = frozenset({"VBZ", "VBP"})


def read_when(head: Token, sentence: Sentence, published: dt.date | None, ahead: bool) -> When:
    """The time that words of the sentence give to the act that ``head`` carries; unknown when no words do.

    ``ahead`` says that the act lies in the future of the report.
    """
    mentions = mentions_of(sentence.text, published, ahead)
    chosen = _nearest(head, sentence, mentions, published, ahead)
    if chosen is not None:
        return chosen.when(sentence.cut(chosen.start, chosen.end))
    since = _since(head, sentence, mentions, published) if published is not None else None
    if since is not None:
        return since
    return UNKNOWN_WHEN


# The acts of an article, and the meanings of each, ask again and again for the same times.
@lru_cache(maxsize=64)
def mentions_of(text: str, published: dt.date | None, ahead: bool) -> tuple[TimeMention, ...]:
    """The expressions of time in a sentence."""
    return tuple(find_times(text, published, "future" if ahead else "past"))


def _since(
    head: Token, sentence: Sentence, mentions: Sequence[TimeMention], published: dt.date
) -> When | None:
    """ "there has been a lull since X took office last October": from the time of the clause to the report."""
    above = {head, *head.ancestors}
    for mention in mentions:
        token = token_at(sentence, mention)
        if token is None or mention.first is None or mention.first > published:
            continue
        for clause in token.ancestors:
            aside = clause.dep_ == "advcl" and clause.head in above and clause not in above
            if aside and any(child.dep_ == "mark" and child.lower_ == "since" for child in clause.children):
                span = sentence.cut(mention.start, mention.end)
                return When(mention.first, published, "span", span)
    return None


def _nearest(
    head: Token, sentence: Sentence, mentions: Sequence[TimeMention], published: dt.date | None, ahead: bool
) -> TimeMention | None:
    """The known mention that hangs on the act or on its clause, nearest in the parse, then in the text."""
    best: TimeMention | None = None
    best_rank = (99, 999)
    for mention in mentions:
        if not mention.known or mention.role in SKIPPED_ROLES:
            continue
        token = token_at(sentence, mention)
        steps = steps_to(head, token) if token is not None else None
        if token is None or steps is None or not may_date(mention, token, head, published, ahead):
            continue
        rank = (steps, abs(token.i - head.i))
        if rank < best_rank:
            best, best_rank = mention, rank
    return best


def may_date(mention: TimeMention, token: Token, head: Token, published: dt.date | None, ahead: bool) -> bool:
    """Whether a time of the sentence, at its highest ``token``, may be that of the act, as far as its words tell."""
    if _dates_noun(token, head) or _dates_background(token, head):
        return False
    return ahead or not _lies_ahead(mention, published)


def token_at(sentence: Sentence, mention: TimeMention) -> Token | None:
    """The highest token of the mention in the parse."""
    inside = [sentence.tokens[i] for i in sentence.covering(mention.start, mention.end)]
    return min(inside, key=lambda token: len(list(token.ancestors))) if inside else None


def steps_to(head: Token, token: Token) -> int | None:
    """How many clauses lie between the act and what the time hangs on; None when the time belongs elsewhere."""
    if hangs_on(head, token):
        return 0
    steps = 1
    below = head
    for above in head.ancestors:
        if hangs_on(above, token):
            return steps
        steps += 2 if below.dep_ in CLAUSES else 1
        below = above
    return None


def _dates_noun(token: Token, head: Token) -> bool:
    """Whether the time only dates another noun: "the 1974 agreement"."""
    return token.dep_ in {"compound", "amod", "nummod", "poss", "nmod"} and token.head != head


def _dates_background(token: Token, head: Token) -> bool:
    """Whether the time belongs to what went before an act told as news of today: "agree after talks on Monday", "is
    jailed for a murder in July 2024". The parse often hangs it on the act itself, so the order of the words decides."""
    first = head.i + 1 if head.i < token.i else 0
    if not any(one.lower_ in BACKGROUND for one in token.doc[first : token.i - 1]):
        return False
    return tells_today(head) is True and not any(
        one.dep_ == "prep" and one.lower_ in BACKGROUND for one in (head, *_inside(head))
    )


def _inside(head: Token) -> list[Token]:
    """What a nominal act hangs on, up to the verb that tells it."""
    above = []
    for one in head.ancestors:
        if is_verb(head) or is_verb(one):
            break
        above.append(one)
    return above


def _lies_ahead(mention: TimeMention, published: dt.date | None) -> bool:
    """Whether the time reaches past the day of publication."""
    return published is not None and mention.last is not None and mention.last > published


def tells_today(head: Token) -> bool | None:
    """True when the clause of the act is in the simple present, as dated short reports and headlines tell news; False
    when it is in another finite tense; None when no verb tells or the past is told now ("says it struck")."""
    verb = head if is_verb(head) else next((above for above in head.ancestors if is_verb(above)), None)
    past = False
    while verb is not None:
        tense = _tense(verb)
        if tense:
            return None if past else True
        past = past or tense is False
        if past and verb.dep_ not in {"ccomp", "xcomp", "conj"}:
            return False
        verb = next((above for above in verb.ancestors if is_verb(above)), None)
    if head.tag_ == "NNS" and head.dep_ == "ROOT":
        return None
    return False if past or any(_is_past(token) for token in head.doc) else None


def _is_past(verb: Token) -> bool:
    """Whether a form is of the past beyond doubt: "settlers set" may be either tense, "he set" is the past."""
    if verb.tag_ != "VBD":
        return False
    forms = load_irregular_forms().get(verb.lower_)
    plural = any(one.tag_ in PLURAL or children(one, "conj") for one in children(verb, "nsubj"))
    return not (plural and forms is not None and verb.lower_ in forms.past)


def _tense(verb: Token) -> bool | None:
    """True for simple present, False for another finite tense, None for a form without tense."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    forms = [child.tag_ for child in auxiliaries if child.tag_ != "TO"]
    words = [child.lower_ for child in auxiliaries]
    if any(word in {"has", "have", "had", "'ve"} for word in words):
        return False
    if forms:
        return True if forms[0] in STATES else None if forms[0] in {"VB", "VBG", "VBN"} else False
    if verb.tag_ in STATES or (verb.tag_ == "VB" and not auxiliaries and children(verb, "nsubj")):
        return True
    return False if _is_past(verb) else None
