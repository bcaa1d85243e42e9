"""The tests that decide whether a word names an act where it stands (column ``needs`` of ``data/acts.tsv``).

A test is ``WHERE:CLASS``, negated by a leading ``!``. WHERE: ``obj`` whom or what it is done to · ``subj`` or ``by``
who does it · ``prep`` a noun that a preposition ties to it · ``gov`` the verb above a noun · ``below`` any word under
it in the parse · ``sent`` any word of the sentence. CLASS is one of ``data/classes.tsv``; known names count as
``armed``, ``person``, ``place``, ``official`` or ``state`` by what the actor book and the gazetteer say of them.
``has:xcomp`` asks for a clause that says what shall be done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.knowledge.roles import role_of
from tocsin.reading.actwords import ActWord
from tocsin.reading.document import Sentence
from tocsin.reading.names import Names
from tocsin.reading.syntax import children, is_verb, limbs, prepositional, prepositional_pairs
from tocsin.reading.wordclasses import NO_CLASS, classes_of

ARMED_KINDS = frozenset(
    {
        "armed-group",
        "militia",
        "terrorist-group",
        "cartel",
        "gang",
        "pmc",
        "coalition",
        "separatist",
        "state-force",
    }
)
ARMED_FORMS = frozenset({"army", "police", "force"})
# The classes that a role or a known name can give a word that is in no class of its own.
NAMES = frozenset({"NNP", "NNPS"})
PERSONS = frozenset({"person", "civilian", "official"})
PERSON = frozenset({"person"})
FIGHTER = frozenset({"armed", "person"})
CARRIED = frozenset({"compound", "appos"})
OF = frozenset({"of"})
OF_NAMES = frozenset({"armed", "person", "official", "state", "place"})


@dataclass(eq=False)
class Scene:
    """A word where it stands: what hangs on it, and whose sentence it is."""

    sentence: Sentence
    names: Names
    head: Token
    doers: list[Token] = field(default_factory=list)
    undergoers: list[Token] = field(default_factory=list)
    light: Token | None = None


def met_needs(word: ActWord, scene: Scene) -> int | None:
    """How many positive tests of the first met alternative speak for the word; None when no alternative is met.

    A word without needs is met with 0.
    """
    if not word.needs:
        return 0
    for tests in word.needs:
        if all(_test(test, scene) for test in tests):
            return sum(not test.startswith("!") for test in tests)
    return None


def _test(test: str, scene: Scene) -> bool:
    if test.startswith("!"):
        return not _test(test[1:], scene)
    where, _, wanted = test.partition(":")
    if where == "has":
        return bool(children(scene.head, wanted, "ccomp"))
    told = wanted in scene.sentence.classes
    if not told and wanted not in OF_NAMES:
        return False
    if where == "sent" and told:
        return True
    return any(_is_in_class(token, wanted, scene) for token in WHERE[where](scene))


def _is_in_class(token: Token, wanted: str, scene: Scene) -> bool:
    """Whether a token is in a class: by its word, by its role, or by the names known to stand there."""
    form = token.lower_
    if wanted in classes_of(form):
        return True
    if wanted not in OF_NAMES:
        return False
    return wanted in _role_classes(form) or (token.tag_ in NAMES and wanted in _name_classes(token, scene))


def _role_classes(form: str) -> frozenset[str]:
    role = role_of(form)
    if role is None:
        return NO_CLASS
    if role.armed:
        return FIGHTER
    return PERSON if role.kind in PERSONS else NO_CLASS


def _name_classes(token: Token, scene: Scene) -> set[str]:
    actor = scene.names.actor_at(scene.sentence, token)
    place = scene.names.place_at(scene.sentence, token)
    found: set[str] = set()
    if actor:
        entry = actor.match.entry
        if entry.kind in ARMED_KINDS or actor.match.form in ARMED_FORMS:
            found |= {"armed", "person"}
        if entry.kind == "state":
            found |= {"official", "state"}
        if entry.kind in {"igo", "mission"}:
            found.add("official")
    if place:
        found.add("place")
    if not actor and not place and _looks_like_person(token):
        found.add("person")
    return found


def _looks_like_person(token: Token) -> bool:
    """A capitalised name of two words or more without an article."""
    before = token.nbor(-1) if token.i > 0 else None
    paired = before is not None and before.tag_ in {"NNP", "CD"} and before.dep_ in {"compound", "nmod"}
    return paired and not children(token, "det")


def _around(tokens: Iterable[Token]) -> list[Token]:
    """The tokens and the nouns that they hold by "of" ("dozens of people") or carry ("Nuseirat camp")."""
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        found += [child for label, _, child in limbs(token) if label in CARRIED]
        found += prepositional(token, OF)
    return found


def _above(scene: Scene) -> list[Token]:
    if scene.light is not None:
        return [scene.light]
    return [token for token in list(scene.head.ancestors)[:2] if is_verb(token)]


WHERE: dict[str, Callable[[Scene], list[Token]]] = {
    "obj": lambda scene: _around(scene.undergoers),
    "subj": lambda scene: _around(scene.doers),
    "by": lambda scene: _around(scene.doers),
    "prep": lambda scene: [noun for _, noun in prepositional_pairs(scene.head)],
    "gov": _above,
    "below": lambda scene: [token for token in scene.head.subtree if token.i != scene.head.i],
    "sent": lambda scene: list(scene.sentence.tokens),
}
