"""The modes of an act: those of its word, and those of the weapons named beside it ("drone and missile attacks")."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from tocsin.knowledge.inflection import noun_forms
from tocsin.model.claim import Mode
from tocsin.reading.acts import Act
from tocsin.reading.syntax import children, prepositional
from tocsin.tables import cell_parts, read_table

# Words before a nominal act that may be its weapons, and how many of them are looked at.
BESIDE = frozenset({"NN", "NNS", "JJ", "CC", "HYPH", ",", "VBN", "NNP"})
FAR = 5
WITH = frozenset({"with", "by", "using", "from"})


@cache
def load_weapon_modes() -> dict[str, str]:
    """The mode of each weapon word, by lower-case form."""
    rows = read_table("weapon_modes.tsv", ("mode", "words"), "tocsin.reading")
    return {
        form: row["mode"] for row in rows for word in cell_parts(row["words"]) for form in noun_forms(word)
    }


def read_modes(act: Act) -> tuple[Mode, ...]:
    """The modes of an act, each once, with the words that show it."""
    modes = {name: Mode(name, act.sentence.words(act.trigger)) for name in act.word.modes}
    weapons = load_weapon_modes()
    if act.type == "ASSAULT" and not weapons.keys().isdisjoint(act.sentence.words_there):
        for token in _weapons(act):
            name = weapons.get(token.lower_)
            if name is not None:
                modes.setdefault(name, Mode(name, act.sentence.words(token)))
    return tuple(modes.values())


def _weapons(act: Act) -> Iterator[Token]:
    if act.word.pos == "noun":
        for token in reversed(act.sentence.tokens[max(0, act.trigger.start - FAR) : act.trigger.start]):
            if token.tag_ not in BESIDE:
                break
            yield token
    carriers = [act.head, act.light] if act.light is not None and act.effect == "does" else [act.head]
    for carrier in carriers:
        yield from prepositional(carrier, WITH)
        for clause in children(carrier, "advcl"):
            if clause.lower_ == "using":
                yield from children(clause, "dobj")
