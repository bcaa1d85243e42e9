"""Whose an unnamed person, body or thing is: "patrol boat of X", "soldiers from X", "fighters loyal to X"."""

from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.reading.partywords import load_party_words
from tocsin.reading.speech import saying_verb
from tocsin.reading.syntax import agents, children, doers, limbs, prepositional, spread
from tocsin.reading.wordclasses import classes_of

# Roles that never act or suffer for themselves: what is done to them is done to whoever they belong to.
PEOPLE = frozenset({"armed", "force", "official", "government", "court", "parliament"})
COMMON = frozenset({"NN", "NNS"})
OF = frozenset({"of"})
FROM = frozenset({"from", "with"})
LOYAL_TO = frozenset({"to", "with"})
BY = frozenset({"by"})
BELONGINGS = frozenset({"MIL", "GOV", "COP", "SPY"})


def owners(head: Token) -> Iterator[Token]:
    """The nouns for those to whom a common noun belongs, likeliest first; none for a noun that belongs to nobody."""
    if head.tag_ not in COMMON or not _is_owned(head):
        return
    words = load_party_words()
    yield from _teller(head)
    yield from prepositional(head, OF)
    if _is_people(head):
        yield from prepositional(head, FROM)
        yield from _next_to(head)
    for child in children(head, "amod", "acl", "relcl", "advcl"):
        if child.lower_ in words.loyal:
            yield from prepositional(child, LOYAL_TO)
        if child.lower_ in words.held:
            yield from agents(child)
            yield from prepositional(child, BY)


def _teller(head: Token) -> Iterator[Token]:
    """ "X said Y had shelled its posts": what is its own belongs to whoever says so."""
    if any(label == "poss" and form in {"its", "their"} for label, form, _ in limbs(head)):
        verb = saying_verb(head)
        if verb is not None and verb.i != head.head.i:
            yield from doers(verb)


def seats(head: Token) -> Iterator[Token]:
    """The nouns for the place where a state body sits ("police in X"): its state does what the body does."""
    if head.lower_ in load_party_words().seated:
        for prep in children(head, "prep"):
            if prep.lower_ == "in":
                for noun in children(prep, "pobj"):
                    yield from spread(noun)


def _next_to(head: Token) -> Iterator[Token]:
    """A "from" that stands next to the noun and that the parse hung on its verb ("killed three soldiers from X")."""
    doc, following = head.doc, head.i + 1
    if following < len(doc):
        prep = doc[following]
        beside = prep.lower_ == "from" and prep.dep_ == "prep" and not prep.is_sent_start
        if beside and prep.head.i == head.head.i:
            yield from children(prep, "pobj")


def _is_people(head: Token) -> bool:
    role = role_of(head.lower_)
    return (role is not None and role.kind in PEOPLE) or head.lower_ in load_party_words().wrappers_of_known


def _is_owned(head: Token) -> bool:
    """People under orders, and things of war, of the state or at sea."""
    role = role_of(head.lower_)
    known = role is not None and (role.kind in PEOPLE or role.sector in BELONGINGS or role.kind == "vehicle")
    return known or bool(classes_of(head.lower_) & {"ship", "aircraft"}) or _is_listed(head)


def _is_listed(head: Token) -> bool:
    words = load_party_words()
    return head.lower_ in words.wrappers_of_known or head.lower_ in words.belongings
