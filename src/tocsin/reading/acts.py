"""Finds the acts of a sentence: which words name them, and which nouns stand on which side."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from tocsin.knowledge.inflection import verb_forms
from tocsin.reading.actwords import ActLexicon, ActWord
from tocsin.reading.conditions import Scene, met_needs
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.partywords import load_party_words
from tocsin.reading.sides import noun_sides, verb_sides
from tocsin.reading.syntax import is_noun, is_verb
from tocsin.tables import read_table

# A verb "in", "during" or "by" an act tells its effect; "after" it, something later.
DURING = frozenset({"in", "during", "by", "from"})
PAST = frozenset({"after", "following", "amid", "over"})
# The type of phrases in the table that only look like acts ("take place").
NO_ACT = "NONE"


@dataclass(eq=False)
class Act:
    """An act found in one sentence; later steps fill in what the words around it say.

    ``head`` is the token that carries the act in the parse, ``trigger`` the tokens that name it, ``light`` the verb
    that a nominal act hangs on ("carried out air strikes"), ``effect`` what that verb makes of it (see
    ``data/light_verbs.tsv``).
    """

    sentence: Sentence
    word: ActWord
    head: Token
    trigger: Tokens
    doers: list[Token] = field(default_factory=list)
    undergoers: list[Token] = field(default_factory=list)
    light: Token | None = None
    effect: str = ""
    met: int = 0

    @property
    def type(self) -> str:
        """The PLOVER type."""
        return self.word.type


@cache
def load_light_verbs() -> dict[str, str]:
    """What a verb makes of the act that its object or subject names, by verb form."""
    found: dict[str, str] = {}
    for row in read_table("light_verbs.tsv", ("verb", "effect"), "tocsin.reading"):
        for form in verb_forms(row["verb"]):
            found.setdefault(form, row["effect"])
    return found


def find_acts(sentence: Sentence, lexicon: ActLexicon, names: Names) -> list[list[Act]]:
    """The acts of a parsed sentence in text order, each as its possible meanings, likeliest by the table first.

    Meanings differ in type. Those whose needs are not met come after the met ones.
    """
    forms = sentence.forms
    found: list[list[Act]] = []
    covered: set[int] = set()
    for index, form in enumerate(forms):
        if not lexicon.starts(form) or index in covered:
            continue
        meanings = _meanings_at(sentence, lexicon, names, forms, index)
        if meanings:
            covered.update(range(meanings[0].trigger.start, meanings[0].trigger.end))
            if meanings[0].type != NO_ACT:
                found.append([act for act in meanings if act.type != NO_ACT])
    heads = {act.head.i for meanings in found for act in meanings}
    return [meanings for meanings in found if not _only_claims(meanings[0], heads)]


def _only_claims(act: Act, heads: set[int]) -> bool:
    """ "claims responsibility for hitting X": the act is what is claimed, when the sentence names it."""
    if act.word.child != "responsibility":
        return False
    below = {token.i for token in act.head.subtree} - {act.head.i}
    return bool(below & heads)


def _meanings_at(
    sentence: Sentence, lexicon: ActLexicon, names: Names, forms: list[str], index: int
) -> list[Act]:
    """The best act of each type whose words begin at ``index``: longer phrases first, then words with met needs, then
    table order."""
    best: dict[str, tuple[tuple[int, int, int], Act]] = {}
    for length, word in lexicon.at(forms, index):
        if word.child and sentence.words_there.isdisjoint(_spellings(word.child)):
            continue
        order = (length, 1 if word.child else 0)
        if word.type in best and best[word.type][0] >= (*order, _most(word.needs)):
            continue
        head = _head(sentence, index, length, word)
        if head is None or _inside_name(sentence, names, index, length):
            continue
        act = _with_sides(sentence, word, head, sentence.tokens[index : index + length])
        if act is None:
            continue
        met = met_needs(word, _scene(act, names))
        if met is None and word.strict:
            continue
        act.met = -1 if met is None else met
        rank = (*order, act.met)
        if word.type not in best or rank > best[word.type][0]:
            best[word.type] = (rank, act)
    ranked = sorted(best.values(), key=lambda item: item[0], reverse=True)
    longest = [act for rank, act in ranked if rank[0] == ranked[0][0][0]]
    shorter = [act for rank, act in ranked if rank[0] < ranked[0][0][0] and act.met >= 0]
    if shorter and all(act.met < 0 for act in longest):
        return shorter[:1]
    return sorted(longest, key=lambda act: act.met < 0)


@lru_cache(maxsize=4096)
def _most(needs: tuple[tuple[str, ...], ...]) -> int:
    """How many positive tests may speak for a word with these needs."""
    return max((sum(not test.startswith("!") for test in tests) for tests in needs), default=0)


def _head(sentence: Sentence, index: int, length: int, word: ActWord) -> Token | None:
    """The head of the words at ``index`` when its part of speech is the word's, else None."""
    if word.pos == "verb":
        head = sentence.tokens[index]
        return head if is_verb(head) and not _is_modifier(head) else None
    head = sentence.tokens[index + length - 1]
    return head if is_noun(head) or head.tag_ == "VBG" else None


def _is_modifier(verb: Token) -> bool:
    """A participle before a noun ("wounded soldiers", "armed men") describes and tells no act."""
    return verb.dep_ == "amod" and verb.i < verb.head.i


def _inside_name(sentence: Sentence, names: Names, index: int, length: int) -> bool:
    """Whether the words at ``index`` are part of a name ("Strike Force", "in March") and name no act."""
    if not sentence.texts[index + length - 1][:1].isupper():
        return False
    last = sentence.tokens[index + length - 1]
    if names.actor_at(sentence, last) is not None:
        return True
    return sentence.part == "text" and index > 0 and last.tag_.startswith("NNP")


def _with_sides(sentence: Sentence, word: ActWord, head: Token, trigger: Tokens) -> Act | None:
    act = Act(sentence, word, head, trigger)
    child = None
    if word.child:
        child = _child(head, word.child)
        if child is None:
            return None
        first, last = sorted((head.i, child.i))
        if last - first <= 4:
            act.trigger = sentence.tokens[first : last + 1]
    if word.pos == "verb":
        act.doers, act.undergoers = verb_sides(head, child, word)
    else:
        act.light, act.effect = _light_verb(head)
        act.doers, act.undergoers = noun_sides(head, word, act.light, act.effect)
    return act


@cache
def _spellings(wanted: str) -> frozenset[str]:
    """A word in singular and plural."""
    return frozenset({wanted, wanted + "s", wanted + "es"})


def _child(head: Token, wanted: str) -> Token | None:
    """The word that hangs on the head as object, particle or through one preposition, in singular or plural."""
    for child in head.subtree:
        if child.i == head.i or child.lower_ not in _spellings(wanted):
            continue
        above = child.head
        if above.i == head.i or above.head.i == head.i or child.dep_ == "conj":
            return child
    return None


def _light_verb(noun: Token) -> tuple[Token | None, str]:
    """The verb on which a nominal act hangs, and what it makes of the act."""
    token = noun
    while token.dep_ in {"conj", "compound"} and is_noun(token.head):
        token = token.head
    above = token.head
    if token.dep_ in {"dobj", "nsubjpass", "nsubj"} and is_verb(above):
        return above, load_light_verbs().get(above.lower_, "")
    if token.dep_ == "pobj" and above.head.lower_ in load_party_words().volleys:
        return _light_verb(above.head)
    if token.dep_ == "pobj" and is_verb(above.head):
        return above.head, "in" if above.lower_ in DURING else "after" if above.lower_ in PAST else ""
    return None, ""


def _scene(act: Act, names: Names) -> Scene:
    return Scene(act.sentence, names, act.head, act.doers, act.undergoers, act.light)
