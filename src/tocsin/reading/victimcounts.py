"""How many the nouns for those harmed are."""

from collections.abc import Sequence

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.model.casualties import Casualties
from tocsin.reading.casualtywords import load_casualty_words
from tocsin.reading.document import Sentence
from tocsin.reading.numbers import NumberMention
from tocsin.reading.syntax import children, is_verb, left_limbs, spread
from tocsin.reading.victims import is_person

PERSONS = frozenset({"person", "official", "civilian", "armed"})
SINGLE = frozenset({"a", "an", "another", "one"})
ONE_PERSON = frozenset({"he", "she", "him", "her"})
# Between a number and the word that says the harm: those counted, adverbs, forms of "be".
BESIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "RB", "RBR", "VBG"})
LINKING = frozenset(
    {"of", "was", "were", "is", "are", "been", "being", "be", "has", "have", "had", "got", "get", "became"}
)
FARTHEST = 5
SINGULAR = frozenset({"was", "is", "has"})

Amount = tuple[int, int | None, int, int]


def count_of(
    victims: Sequence[Token], numbers: Sequence[NumberMention], sentence: Sentence, named: bool = True
) -> Casualties | None:
    """The sum over the coordinated nouns, or None when none is counted. ``named`` lets a name count one."""
    amounts = [
        amount
        for noun in _listed(victims)
        if not _is_part(noun) and (named or noun.tag_ != "NNP")
        for amount in [_amount(noun, numbers)]
        if amount is not None
    ]
    if not amounts:
        return None
    amounts = _without_parts(amounts)
    low = sum(amount[0] for amount in amounts)
    high = sum(amount[0] if amount[1] is None else amount[1] for amount in amounts)
    open_end = any(amount[1] is None for amount in amounts)
    span = sentence.cut(min(amount[2] for amount in amounts), max(amount[3] for amount in amounts))
    return Casualties(low, None if open_end else high, span)


def count_beside(word: Token, numbers: Sequence[NumberMention], sentence: Sentence) -> Casualties | None:
    """The number right before ("another 48 wounded") or right after ("injures 27") the word that says the harm, where
    the parse does not tie it."""
    number = _after(word, numbers) or _before(word, numbers)
    if number is None:
        return None
    return Casualties(number.low, number.high, sentence.cut(number.start, number.end))


def _after(word: Token, numbers: Sequence[NumberMention]) -> NumberMention | None:
    following = word.idx + len(word.text) + 1
    if not is_verb(word) or children(word, "auxpass", "nsubjpass"):
        return None
    return next((n for n in numbers if not n.article and n.start == following), None)


def _before(word: Token, numbers: Sequence[NumberMention]) -> NumberMention | None:
    doc = word.doc
    for index in range(word.i - 1, max(-1, word.i - 2 - FARTHEST), -1):
        token = doc[index]
        number = next((n for n in numbers if not n.article and n.core <= token.idx < n.end), None)
        if number is not None:
            before = doc[index - 1].lower_ if index else ""
            if before not in load_casualty_words()[1].parts:
                return number
            return _before(doc[index - 1], numbers) if index > 1 else None
        if token.tag_ not in BESIDE and token.lower_ not in LINKING:
            return None
    return None


def _listed(victims: Sequence[Token]) -> list[Token]:
    """The nouns, with those that a list goes on with where the parse takes them for an apposition ("three students, a
    teacher and a guard were killed")."""
    found: list[Token] = []
    for noun in victims:
        found.append(noun)
        for other in children(noun, "appos"):
            last = spread(other)[-1]
            following = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else None
            closed = following is not None and following.text in {",", ")", "-", "–", "—"}
            apart = any(is_verb(token) for token in last.doc[noun.i : last.i])
            if last != other and not closed and not apart and children(noun, "nummod"):
                found += [one for one in spread(other) if one not in victims]
    return found


def _without_parts(amounts: list[Amount]) -> list[Amount]:
    """Without the parts that a first sum is made of ("40 people, 6 guards and 34 guests")."""
    first, rest = amounts[0], amounts[1:]
    if len(rest) > 1 and first[0] == sum(amount[0] for amount in rest):
        return [first]
    return amounts


def _amount(noun: Token, numbers: Sequence[NumberMention]) -> Amount | None:
    """Low, high and offsets of the number that counts a noun; a single person counts one."""
    start = min([noun.idx, *[child.left_edge.idx for _, _, child in left_limbs(noun)]])
    end = noun.idx + len(noun.text)
    inside = [n for n in numbers if n.end > start and n.start < end and not n.article]
    if inside:
        number = inside[0]
        return number.low, number.high, number.start, number.end
    if noun.lower_ in ONE_PERSON or (noun.tag_ == "JJ" and noun.lower_ == "old" and children(noun, "det")):
        return 1, 1, noun.left_edge.idx, end
    if noun.tag_ == "DT":
        return (1, 1, noun.idx, end) if noun.lower_ in SINGLE else None
    if noun.lower_ in load_casualty_words()[1].several:
        return None
    if any(label == "det" and form in SINGLE for label, form, _ in left_limbs(noun)):
        aged = noun.tag_ == "NN" or noun.lower_.endswith("old")
        return (1, 1, noun.left_edge.idx, end) if aged else None
    if noun.tag_ == "NNP" and not _plural_name(noun):
        return 1, 1, noun.idx, end
    if noun.tag_ == "NN" and noun.lower_ not in load_casualty_words()[1].joint and _is_single(noun):
        return 1, 1, noun.left_edge.idx, end
    if noun.tag_ == "NN" and is_person(noun) and _takes_singular(noun):
        return 1, 1, noun.left_edge.idx, end
    return None


def _plural_name(noun: Token) -> bool:
    return noun.text.isupper() and len(noun.text) <= 5


def _is_single(noun: Token) -> bool:
    """ "the mayor", "its leader", "his brother": one person, unless the noun is a body of people."""
    role = role_of(noun.lower_)
    return role is not None and role.kind in PERSONS


def _takes_singular(noun: Token) -> bool:
    """Whether the verb tells that a noun without an article is one person ("guard was killed", headlines)."""
    bare = noun.dep_ in {"nsubj", "nsubjpass"} and not children(noun, "det", "poss")
    if bare and not children(noun.head, "auxpass", "aux"):
        return True
    return noun.dep_ == "nsubjpass" and any(
        c.lower_ in SINGULAR for c in children(noun.head, "auxpass", "aux")
    )


def _is_part(noun: Token) -> bool:
    """Whether the noun stands after "including" and is a part of a count before it."""
    _, shared = load_casualty_words()
    return any(above.lower_ in shared.parts for above in (noun.head, noun.head.head))
