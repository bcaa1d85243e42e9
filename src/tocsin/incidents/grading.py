"""Grades: how well an incident stands, by counts of publisher families and a published rule (``graderules.py``)."""

from collections.abc import Sequence

from tocsin.errors import ModelError
from tocsin.incidents.backings import to_origins
from tocsin.incidents.families import label_of
from tocsin.incidents.graderules import COUNTS, load_grade_rules
from tocsin.knowledge.publishers import load_publishers
from tocsin.model.grade import Grade
from tocsin.model.party import Party
from tocsin.model.telling import Telling

GROUPS = {
    "reported": "reported",
    "claimed": "claimed",
    "alleged": "alleged",
    "denied": "against",
    "negated": "against",
    "threatened": "ahead",
    "called-for": "ahead",
}
WORDS = {
    "reported": "reported by",
    "claimed": "the actor's own claim in",
    "alleged": "an accusation in",
    "against": "denied or ruled out in",
    "ahead": "threatened, demanded or planned in",
}
STATE = frozenset({"state", "government", "state-force", "official", "court", "parliament"})


def grade(tellings: Sequence[Telling]) -> Grade:
    """The grade of what these tellings say of one act, with each fact that led to it.

    A copied text counts for its origin alone. What a state's own outlet reports of that state's deeds is the actor's
    claim. Raises ModelError when there is no telling.
    """
    counted = counted_families(tellings)
    counts = tuple(len(counted[group]) for group in COUNTS)
    rival = has_rivals(tellings)
    for rule in load_grade_rules():
        if rule.fits(counts, rival):
            return Grade(
                rule.grade,
                (rule.meaning, *_facts(counted), *(["claimant and accused differ"] if rival else [])),
            )
    raise ModelError("an incident has no telling", "give the tellings of its claims")


def counted_families(tellings: Sequence[Telling]) -> dict[str, list[str]]:
    """The families behind each group of standings, in the order of the alphabet."""
    found: dict[str, set[str]] = {group: set() for group in COUNTS}
    for telling in to_origins(tellings):
        found[group_of(telling)].add(telling.family)
    return {group: sorted(families) for group, families in found.items()}


def group_of(telling: Telling) -> str:
    """The group of ``COUNTS`` that a telling counts in."""
    group = GROUPS[telling.claim.standing]
    return "claimed" if group == "reported" and _speaks_for_actor(telling) else group


def has_rivals(tellings: Sequence[Telling]) -> bool:
    """Whether one side claims the act while another, and not that side, is accused of it."""
    claimants, accused = (
        {
            _side(actor)
            for telling in tellings
            if telling.claim.standing == standing
            for actor in telling.claim.actors
        }
        for standing in ("claimed", "alleged")
    )
    named, blamed = {one for one in claimants if one}, {one for one in accused if one}
    return bool(named and blamed and not named & blamed)


def _speaks_for_actor(telling: Telling) -> bool:
    outlet = load_publishers().of_family(telling.family)
    if outlet is None or not outlet.state or outlet.country is None:
        return False
    actors = telling.claim.actors
    return bool(actors) and all(actor.country == outlet.country and actor.kind in STATE for actor in actors)


def _side(actor: Party) -> str | None:
    """Who an actor is for telling sides apart: the state behind its forces, else its id; nobody without one."""
    if actor.id is None:
        return None
    return actor.id.split("/")[0] if actor.id.startswith("state:") else actor.id


def _facts(counted: dict[str, list[str]]) -> list[str]:
    return [f"{WORDS[group]} {_listed(families)}" for group, families in counted.items() if families]


def _listed(families: Sequence[str]) -> str:
    names = ", ".join(label_of(family) for family in families)
    return f"{len(families)} publisher {'family' if len(families) == 1 else 'families'}: {names}"
