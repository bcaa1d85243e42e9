"""The words that name acts, from ``data/acts.tsv``: how each is spelled, what it may mean, how its sides stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tocsin.knowledge.inflection import noun_forms, verb_forms
from tocsin.tables import Row, cell_parts, parse_table, read_table, read_table_file

COLUMNS = ("words", "pos", "type", "modes", "needs", "to", "by")

Pos = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class ActWord:
    """One way a word or phrase can name an act.

    ``phrase`` stands together in the text (``air strike``); ``child`` is a further word that hangs on the head in the
    parse (``open+fire``), or "". ``needs`` are alternatives, each a set of tests that must all hold (see
    ``conditions``); ``strict`` (a ``=`` before them in the table) says that the word names the act only where they are
    met, otherwise an unmet need only makes it less likely. ``to`` and ``by`` are the prepositions that bring the
    recipient and the actor.
    """

    phrase: str
    child: str
    pos: Pos
    type: str
    modes: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    strict: bool
    to: frozenset[str]
    by: frozenset[str]

    @property
    def key(self) -> str:
        """A stable name of this reading of the word, for weights and reports."""
        return f"{self.phrase}{'+' + self.child if self.child else ''}/{self.pos}/{self.type}"

    @property
    def lists(self) -> bool:
        """Whether the word lists targets through a copula ("among the targets were")."""
        return "copula" in self.to


class ActLexicon:
    """All act words, found by the form of their first word."""

    def __init__(self, words: tuple[ActWord, ...]) -> None:
        self.words = words
        self._by_form: dict[str, list[tuple[tuple[str, ...], ActWord]]] = {}
        for word in words:
            for forms in _phrase_forms(word):
                self._by_form.setdefault(forms[0], []).append((forms, word))
        for entries in self._by_form.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def starts(self, form: str) -> bool:
        """Whether some act word begins with this lower-case form."""
        return form in self._by_form

    def lists(self, form: str) -> bool:
        """Whether an act word of this form lists targets ("among the targets were")."""
        return any(word.lists for _, word in self._by_form.get(form, ()))

    def at(self, forms: list[str], index: int) -> list[tuple[int, ActWord]]:
        """The act words that begin at ``index`` of a list of lower-case forms: (number of tokens, word), longest
        first."""
        found = []
        for phrase, word in self._by_form.get(forms[index], ()):
            if len(phrase) == 1 or tuple(forms[index : index + len(phrase)]) == phrase:
                found.append((len(phrase), word))
        return found


@cache
def load_act_lexicon(extra: Path | None = None) -> ActLexicon:
    """The project's act words, and before them those of a user's table of the same format.

    Raises KnowledgeError when a table breaks its format.
    """
    rows = read_table_file(extra, COLUMNS) if extra else []
    rows += read_table("acts.tsv", COLUMNS, "tocsin.reading")
    return ActLexicon(tuple(word for row in rows for word in _read_row(row)))


def parse_acts(text: str) -> ActLexicon:
    """A lexicon from the text of a table, for tests and user tables."""
    return ActLexicon(tuple(word for row in parse_table(text, "acts", COLUMNS) for word in _read_row(row)))


def _read_row(row: Row) -> Iterator[ActWord]:
    pos: Pos = "verb" if row["pos"] == "verb" else "noun"
    needs = tuple(tuple(part.split()) for part in _cell(row["needs"].removeprefix("=")))
    for spelled in dict.fromkeys(cell_parts(row["words"])):
        phrase, _, child = spelled.partition("+")
        yield ActWord(
            phrase=phrase,
            child=child,
            pos=pos,
            type=row["type"],
            modes=_cell(row["modes"]),
            needs=needs,
            strict=row["needs"].startswith("="),
            to=frozenset(_cell(row["to"])),
            by=frozenset(_cell(row["by"])),
        )


def _cell(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else cell_parts(cell)


def _phrase_forms(word: ActWord) -> Iterator[tuple[str, ...]]:
    """All inflected spellings of the phrase: a verb's first word varies, a noun's last."""
    parts = word.phrase.replace("-", " - ").split()
    if word.pos == "verb":
        for form in sorted(verb_forms(parts[0])):
            yield (form, *parts[1:])
    else:
        for form in sorted(noun_forms(parts[-1])):
            yield (*parts[:-1], form)
