"""Who backs a value: publisher families, each counted once, a copied text for its origin alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tocsin.model.incident import Backing
from tocsin.model.telling import Telling

ASSERTED = frozenset({"reported", "claimed", "alleged"})
"""The standings of a telling that gives the act as done."""


def in_order(tellings: Iterable[Telling]) -> list[Telling]:
    """Tellings in order of arrival; those of one article in the order of its words, the title first."""
    return sorted(tellings, key=_place_in_order)


def to_origins(tellings: Iterable[Telling]) -> list[Telling]:
    """The tellings in order of arrival, each under the family that first brought its text: who prints another's copy is
    no source of its own."""
    ordered = in_order(tellings)
    origin: dict[str, str] = {}
    for telling in ordered:
        origin.setdefault(telling.copy, telling.family)
    return [replace(telling, family=origin[telling.copy]) for telling in ordered]


def asserted(tellings: Sequence[Telling]) -> list[Telling]:
    """Those that give the act as done; all of them where none does."""
    done = [telling for telling in tellings if telling.claim.standing in ASSERTED]
    return done or list(tellings)


def backing_of(tellings: Iterable[Telling]) -> Backing:
    """The families in the order of the alphabet, the claims in order of arrival."""
    ordered = in_order(tellings)
    return Backing(
        tuple(sorted({telling.family for telling in ordered})),
        tuple(dict.fromkeys(telling.key for telling in ordered)),
    )


def weight_of(tellings: Iterable[Telling]) -> tuple[int, int]:
    """How many families and how many different texts."""
    all_of_them = list(tellings)
    return len({one.family for one in all_of_them}), len({one.copy for one in all_of_them})


def _place_in_order(telling: Telling) -> tuple[int, bool, int, str]:
    trigger = telling.claim.trigger
    return telling.order, trigger.part != "title", trigger.start, telling.key
