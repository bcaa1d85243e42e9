"""Role words: the common nouns by which articles call people, bodies and things (``data/actors/roles.tsv``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.knowledge.inflection import noun_forms
from tocsin.tables import read_table

COLUMNS = ("word", "kind", "sector", "armed", "source")


@dataclass(frozen=True, slots=True)
class Role:
    """What a role word says: its kind (person, official, force, civilian, building), PLOVER sector, armed or not."""

    word: str
    kind: str
    sector: str
    armed: bool


@cache
def load_roles() -> dict[str, Role]:
    """The role words by their last word in singular and plural, lower case; phrases also as a whole."""
    roles: dict[str, Role] = {}
    for row in read_table("actors/roles.tsv", COLUMNS):
        role = Role(row["word"], row["kind"], row["sector"], row["armed"] == "yes")
        for form in sorted(noun_forms(row["word"].lower())):
            roles.setdefault(form, role)
    return roles


def role_of(form: str) -> Role | None:
    """The role that a lower-case word or phrase names, or None."""
    return load_roles().get(form)
