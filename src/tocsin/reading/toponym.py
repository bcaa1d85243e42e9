"""A place name in text, and provinces written short."""

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.reading.toponymwords import Abbreviation, abbreviation_pattern, abbreviations


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in text.

    ``start`` and ``end`` are code-point offsets of the whole phrase with its direction and generic words
    ("northern Aleppo province"), ``text`` the phrase; ``core_start`` and ``core_end`` bound the ``name``
    alone. ``cue`` is the kind of place the generic word points to. ``inside`` is the start of the toponym
    that the text names next as what may hold this one ("X, Y", "X in Y"). ``evidence`` lists what speaks for
    a place: ``preposition``, ``cue``, ``direction``, ``container``, ``capital-mid-sentence``. ``modifier``
    says that the name stands before a noun of an organisation or another capitalised word ("Gaza Health
    Ministry"). ``short_for`` is the province that an abbreviation stands for ("Ky.").
    """

    start: int
    end: int
    text: str
    name: str
    core_start: int
    core_end: int
    cue: str | None = None
    direction: str | None = None
    inside: int | None = None
    evidence: tuple[str, ...] = ()
    modifier: bool = False
    short_for: Abbreviation | None = None


def find_abbreviated(text: str) -> Iterator[Toponym]:
    """The provinces that the text writes short ("Ky.", ", OH")."""
    at = 0
    while match := abbreviation_pattern().search(text, at):
        start, end, short = match.start(), match.end(), abbreviations()[match.group()]
        if _goes_on(text[start - 1 : start]):
            at = start + 1
            continue
        at = end
        if short.after_comma and (
            text[max(0, start - 2) : start] != ", " or not text[max(0, start - 3)].isalpha()
        ):
            continue
        yield Toponym(
            start, end, match.group(), match.group(), start, end, evidence=("cue",), short_for=short
        )


def _goes_on(before: str) -> bool:
    """Whether the character before a word shows that the word goes on from there."""
    return before.isalnum() or before in {"_", "."}
