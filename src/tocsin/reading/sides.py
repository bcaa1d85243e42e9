"""The two sides of an act in the parse: the nouns for whoever does it, and for whom or what it is done to."""

from spacy.tokens import Token

from tocsin.reading.actwords import ActWord
from tocsin.reading.syntax import (
    agents,
    children,
    doers,
    is_noun,
    is_passive,
    is_verb,
    left_limbs,
    prepositional,
    spread,
    subject_of,
    undergoers,
)
from tocsin.reading.wordclasses import classes_of

Sides = tuple[list[Token], list[Token]]

AIMING = frozenset({"targeting", "hitting", "striking", "killing", "wounding", "injuring"})
TARGETING = frozenset({"targeting", "hitting", "striking"})
EXCHANGING = frozenset({"exchange", "exchanged", "exchanging", "trade", "traded", "trading"})
BORDERS = frozenset({"border", "borders", "frontier", "doorstep"})
FROM = frozenset({"from", "by"})
BETWEEN = frozenset({"between"})
MODIFYING = frozenset({"compound", "amod", "nmod", "npadvmod"})


def verb_sides(verb: Token, child: Token | None, word: ActWord) -> Sides:
    """Doers and undergoers of a verbal act; ``child`` is the second word of a phrase such as "open fire"."""
    who = [actor for doer in doers(verb) for actor in behind(doer)]
    facing = _behind_border(verb) if word.type == "MOBILIZE" else []
    if facing:
        return who, facing
    if verb.lower_ in EXCHANGING and word.type == "ASSAULT" and len(who) > 1:
        return who[:1], who[1:]
    if child is not None or any("obj:weapon" in tests for tests in word.needs):
        whom = _aimed_at(verb, word.to)
        for part in [child] if child is not None else children(verb, "dobj", "nsubjpass"):
            whom += _aimed_at(part, word.to)
        return who, _distinct(whom) or _direct_if_person(verb, child)
    whom = undergoers(verb)
    if "self" in word.by:
        return (who or whom), _aimed_at(verb, word.to)
    if word.to:
        aimed = _aimed_at(verb, word.to)
        whom = aimed if aimed and (not whom or _are_tools(whom)) else whom
    return who, whom


def _behind_border(verb: Token) -> list[Token]:
    """Whose border troops are massed on or sent to ("on X's border", "to the border with X")."""
    near = frozenset({"on", "to", "at", "along", "near", "toward", "towards"})
    heads = [verb, *children(verb, "dobj", "nsubjpass")]
    borders = [noun for head in heads for noun in prepositional(head, near) if noun.lower_ in BORDERS]
    whose = [owner for border in borders for owner in children(border, "poss", "compound")]
    # The parse may hang the "with" on the verb: what counts is that it follows the border.
    after = [border.nbor() for border in borders if border.i + 1 < border.sent.end]
    return whose + [noun for word in after if word.lower_ == "with" for noun in children(word, "pobj")]


def behind(doer: Token) -> list[Token]:
    """Whoever uses a weapon or does an act that stands as the subject ("a drone launched by X strikes")."""
    if "weapon" not in classes_of(doer.lower_):
        return [doer]
    found = [actor for clause in children(doer, "acl", "relcl") for actor in agents(clause)]
    found += prepositional(doer, frozenset({"by", "from"}))
    found += [child for label, _, child in left_limbs(doer) if label == "poss"]
    return found + capitalised_modifiers(doer)


def capitalised_modifiers(noun: Token) -> list[Token]:
    """The capitalised words before a noun that may own it: "Russian" in "Russian drone strikes"."""
    found: list[Token] = []
    for label, _, child in left_limbs(noun):
        if label in MODIFYING:
            found += [child] if child.text[:1].isupper() else capitalised_modifiers(child)
    return found


def noun_sides(noun: Token, word: ActWord, light: Token | None, effect: str) -> Sides:
    """Doers and undergoers of a nominal act, from its own modifiers and from the verb it hangs on."""
    who = prepositional(noun, word.by)
    whom: list[Token] = []
    owned = "of" in word.to and not word.to & {"on", "against", "at"}
    for label, form, child in left_limbs(noun):
        if label == "poss" and child.tag_ != "PRP$":
            (whom if owned else who).extend(spread(child))
        elif label in {"compound", "nmod"} and owned and is_noun(child):
            whom.append(child)
        elif label in {"compound", "nmod"} and "rebel" in classes_of(form):
            who.append(child)
    if not owned:
        who += capitalised_modifiers(noun)
    between = _aimed_at(noun, word.to & BETWEEN)
    if light is not None and not between and not who:
        between = _aimed_at(light, word.to & BETWEEN)
    who += between[:1]
    whom += between[1:] + _aimed_at(noun, word.to - BETWEEN)
    for clause in children(noun, "acl", "relcl"):
        if clause.lower_ in AIMING or (clause.dep_ == "relcl" and not is_passive(clause)):
            whom += undergoers(clause) if not whom else []
        elif is_passive(clause):
            who += agents(clause)
    if "self" in word.by:
        moved = prepositional(noun, frozenset({"of", "by"}))
        who, whom = who + moved, _aimed_at(noun, word.to)
    if word.lists and light is not None:
        whom += [
            token for side in children(light, "nsubj", "attr") for token in spread(side) if token != noun
        ]
    if light is not None and noun.dep_ == "pobj" and noun.head.lower_ == "under":
        return _come_under(noun, light)
    if light is not None:
        _add_light_sides(who, whom, noun, light, effect, word)
    whom = [target for token in (noun, light) if token is not None for target in _targets(token)] or whom
    return _distinct(who), _distinct(whom)


def _come_under(noun: Token, light: Token) -> Sides:
    """ "X came under attack from Y": the subject undergoes the act."""
    by = prepositional(noun, FROM) or prepositional(light, FROM)
    return _distinct(by), _distinct(subject_of(light))


def _targets(token: Token) -> list[Token]:
    """ "strikes targeting X", "launched strikes, targeting X": whom a clause of aiming names."""
    clauses = [child for child in children(token, "acl", "advcl") if child.lower_ in TARGETING]
    return [target for clause in clauses for target in undergoers(clause)]


def _add_light_sides(
    who: list[Token], whom: list[Token], noun: Token, light: Token, effect: str, word: ActWord
) -> None:
    """What the governing verb adds: "X carried out a raid", "a raid killed Y", "Y was killed in a raid"."""
    as_object = noun.dep_ in {"dobj", "nsubjpass"} or (
        noun.dep_ == "conj" and noun.head.dep_ in {"dobj", "nsubjpass"}
    )
    if effect == "undergoes" and as_object:
        whom += subject_of(light) if not whom else []
    elif effect in {"does", "orders", "plans", "claims"} and as_object:
        who += doers(light) if not who else []
        if not whom:
            whom += _aimed_at(light, word.to)
    elif effect == "hits" and noun.dep_ in {"nsubj", "conj"}:
        whom += undergoers(light) if not whom else []
    elif effect == "in" and word.type == "ASSAULT":
        if "with" in word.to and whom:
            who += undergoers(light) if not who and is_passive(light) else []
        whom += undergoers(light) if not whom and is_passive(light) else []
        who += doers(light) if not who and not is_passive(light) else []
    elif effect == "in":
        who += doers(light) if not who else []


def _aimed_at(head: Token, prepositions: frozenset[str]) -> list[Token]:
    if not prepositions:
        return []
    found = prepositional(head, prepositions)
    return [token for token in found if is_noun(token) or token.tag_ in {"PRP", "CD", "JJ"}]


def _direct_if_person(verb: Token, child: Token | None) -> list[Token]:
    """The direct object unless it is the phrase's own second word."""
    return [token for token in undergoers(verb) if token.i != child.i] if child is not None else []


def _are_tools(tokens: list[Token]) -> bool:
    """Objects that are the tool and not the target ("fired rockets at X")."""
    return all(not token.text[:1].isupper() for token in tokens)


def _distinct(tokens: list[Token]) -> list[Token]:
    seen: set[int] = set()
    kept = []
    for token in tokens:
        if token.i not in seen and not is_verb(token):
            seen.add(token.i)
            kept.append(token)
    return kept
