"""The words of the MUC-4 adapter (``evaluation/data/muc4.toml``), in all their forms."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.knowledge.inflection import noun_forms, verb_forms


@dataclass(frozen=True, slots=True)
class MucWords:
    """See the comments in the data file for what each list means."""

    types: dict[str, frozenset[str]]
    modes: dict[str, str]
    sureness: dict[str, str]
    general: frozenset[str]
    weapons: frozenset[str]
    only_with: frozenset[str]
    explosives: frozenset[str]
    of_heads: frozenset[str]
    vague: frozenset[str]
    things: frozenset[str]
    numbers: frozenset[str]
    damage: frozenset[str]
    laid: frozenset[str]
    naming: frozenset[str]
    deadly: frozenset[str]
    alleged: frozenset[str]
    people: frozenset[str]
    battles: frozenset[str]


@cache
def load_muc_words() -> MucWords:
    """The lists, read once."""
    text = (resources.files("tocsin.evaluation") / "data" / "muc4.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    words = data["words"]
    return MucWords(
        types={name: _forms(members, verbs=True) for name, members in data["types"].items()},
        modes=dict(data["modes"]),
        sureness=dict(data["sureness"]),
        general=frozenset(words["general"]),
        weapons=_forms(words["weapons"]),
        only_with=_forms(words["only_with"]),
        explosives=_forms(words["explosives"]),
        of_heads=frozenset(words["of_heads"]),
        vague=frozenset(words["vague"]),
        things=_forms(words["things"]),
        numbers=frozenset(words["numbers"]),
        damage=_forms(words["damage"], verbs=True),
        laid=_forms(words["laid"], verbs=True),
        naming=frozenset(words["naming"]),
        deadly=_forms(words["deadly"], verbs=True),
        alleged=frozenset(words["alleged"]),
        people=_forms(words["people"]),
        battles=frozenset(words["battles"]),
    )


def _forms(lemmas: list[str], *, verbs: bool = False) -> frozenset[str]:
    forms = {form for lemma in lemmas for form in noun_forms(lemma)}
    return frozenset(forms | ({form for lemma in lemmas for form in verb_forms(lemma)} if verbs else set()))
