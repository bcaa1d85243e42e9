"""The words that tell a public person from a private one (``data/offices.toml``), and names known beforehand."""

from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.gazetteer.folding import fold_name
from tocsin.knowledge.people import load_heads_of_state
from tocsin.knowledge.roles import role_of
from tocsin.tables import Values, make_of

PEOPLE = {"official": True, "person": False, "civilian": False, "armed": False}
"""What the kind of a role word says of the person beside it; bodies, places and things say nothing."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Lower-case words: of offices, of leading ("who leads"), of private ties, and the small words inside names."""

    offices: frozenset[str]
    leading: frozenset[str]
    private: frozenset[str]
    joints: frozenset[str]


@cache
def load_office_words() -> OfficeWords:
    """The words of ``data/offices.toml``. Raises KnowledgeError when the file breaks its format."""
    return make_of("offices.toml", "tocsin.exports", _words)


def _words(lists: Values) -> OfficeWords:
    return OfficeWords(*(frozenset(lists[name]) for name in ("offices", "leading", "private", "joints")))


@cache
def leaders() -> frozenset[str]:
    """The folded names of heads of state and government."""
    return frozenset(fold_name(name) for leader in load_heads_of_state() for name in leader.names)


@cache
def lone_leaders() -> frozenset[str]:
    """The folded last names of heads of state and government, by which reports call them."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in leaders())


def is_leader(name: str) -> bool:
    """Whether a name is that of a known head of state or government; one word alone may be the last name."""
    folded = fold_name(name)
    return folded in leaders() or (" " not in folded and folded in lone_leaders())


def standing_of(word: str) -> bool | None:
    """True for the word of an office, False for that of a private person, None for a word that says neither."""
    words = load_office_words()
    bare = word.strip(".").lower()
    if bare in words.private:
        return False
    if bare in words.offices:
        return True
    role = role_of(bare)
    return PEOPLE.get(role.kind) if role is not None else None
