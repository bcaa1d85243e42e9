"""Parties: the same, kin (an army and its state, people without a name), or others."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tocsin.incidents.finding import Finding
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.party import Party

SAME, KIN, OTHER = 2, 1, 0
# Kinds that fit anybody of whom more is known elsewhere.
UNNAMED = frozenset({"civilian", "armed", "person", "group", "unknown", "communal"})
CACHED = 16384


def compare_sides(
    actors: tuple[Sequence[Party], Sequence[Party]], recipients: tuple[Sequence[Party], Sequence[Party]]
) -> Iterator[Finding]:
    """What actors and recipients show. Two outlets can tell of one fight from its two ends: sides that match crosswise
    count as kin."""
    acting, suffering = _best(*actors), _best(*recipients)
    if acting is not None and acting[0] == OTHER:
        crossed, mirrored = _best(actors[0], recipients[1]), _best(recipients[0], actors[1])
        if crossed and mirrored and crossed[0] == mirrored[0] == SAME:
            yield Finding(
                "actors", "actors_kin", 1.0, f"the same two sides: {_names(crossed)} and {_names(mirrored)}"
            )
            return
    for field, best in (("actors", acting), ("recipients", suffering)):
        if best is not None:
            yield _finding(field, best)


_Best = tuple[int, Party, Party]


def _finding(field: str, best: _Best) -> Finding:
    degree, one, other = best
    if degree == OTHER:
        return Finding(field, f"{field}_other", 1.0, f"{one.name} here, {other.name} there")
    name = "same" if degree == SAME else "kin"
    if degree == SAME and one.id is None and one.kind in UNNAMED:
        name = "kin"
    words = f"both {one.name}" if one.name == other.name else f"{one.name} and {other.name} can be one"
    return Finding(field, f"{field}_{name}", 1.0, words)


def _best(ours: Sequence[Party], theirs: Sequence[Party]) -> _Best | None:
    """The pair that fits best, None where a side is empty."""
    found: _Best | None = None
    for one in ours:
        for other in theirs:
            degree = kinship(one, other)
            if degree == SAME:
                return degree, one, other
            if found is None or degree > found[0]:
                found = degree, one, other
    return found


def kinship(one: Party, other: Party) -> int:
    """``SAME``, ``KIN`` or ``OTHER``."""
    if one.id is not None and other.id is not None:
        if one.id == other.id:
            return SAME
        return (
            KIN if one.id.split("/")[0] == other.id.split("/")[0] and one.id.startswith("state:") else OTHER
        )
    words, others = name_words(one.name), name_words(other.name)
    if words == others:
        return SAME
    if one.country and other.country and one.country != other.country:
        return OTHER
    if words and others and (words <= others or others <= words):
        return KIN
    if is_full_name(one.name) and is_full_name(other.name) and not words & others:
        return OTHER
    return (
        KIN
        if one.kind in UNNAMED or other.kind in UNNAMED or one.kind is None or other.kind is None
        else OTHER
    )


@lru_cache(maxsize=CACHED)
def is_full_name(name: str) -> bool:
    """Whether it is the name of one person or body, not a word for people: two of its words begin in capitals."""
    return sum(word[:1].isupper() for word in name.split()) > 1


@lru_cache(maxsize=CACHED)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name, so that spellings meet."""
    return frozenset(folded_words(name))


def _names(best: _Best) -> str:
    return best[1].name
