"""MUC-4 templates made comparable: normal forms of mentions, types, days, places and numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from string import punctuation
from typing import Any

from tocsin.evaluation.bench import Row

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
HARMS = ("killed", "injured")
Entity = frozenset[str]
Days = tuple[str | None, str | None]

_ARTICLES = frozenset({"a", "an", "the"})
_BARE = str.maketrans("", "", punctuation)
_NESTED = {
    "PerpInd": "perp_individuals",
    "PerpOrg": "perp_orgs",
    "Target": "physical_targets",
    "Weapon": "instruments",
}


@dataclass(slots=True)
class Template:
    """One incident: entities by role (an entity is the set of its mentions), and the slots of the database."""

    types: frozenset[str]
    roles: dict[str, list[Entity]]
    optional: bool = False
    stages: frozenset[str] = frozenset()
    days: list[Days] = field(default_factory=list)
    countries: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    confidences: list[tuple[Entity, frozenset[str]]] = field(default_factory=list)
    harmed: dict[str, int | None] = field(default_factory=dict)


@cache
def normal(text: str) -> str:
    """Small letters, without punctuation and articles."""
    words = text.lower().translate(_BARE).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def read_roles(row: Row) -> Template:
    """A template of five roles."""
    return Template(_types(row), {role: _entities(row.get(role) or ()) for role in ROLES})


def read_slots(row: Row) -> Template:
    """A template of the database: the nested gold form or the flat form of answers."""
    template = _nested(row) if "human_targets" in row else _flat(row)
    template.optional = bool(row.get("optional"))
    template.stages = frozenset(stage.lower() for stage in _listed(row.get("stage")))
    template.days = list(_days(row.get("date")))
    return template


def _nested(row: Row) -> Template:
    roles = {
        role: _entities(entity["mentions"] for entity in row.get(name) or ())
        for role, name in _NESTED.items()
    }
    roles["Victim"] = _entities(
        [*entity.get("mentions", ()), *entity.get("descriptions", ())] for entity in row["human_targets"]
    )
    places = (row.get("location") or {}).get("alternatives", [])
    toll = row.get("casualties") or {}
    return Template(
        _types(row),
        roles,
        countries=frozenset(normal(one[0]["name"]) for one in places if one),
        places=frozenset(normal(part["name"]) for one in places for part in one[1:]),
        confidences=[
            (_entity(one["mentions"]), frozenset(word.lower() for word in one["confidence"]))
            for one in row.get("perp_orgs") or ()
            if one.get("confidence")
        ],
        harmed={harm: _least(toll.get(harm) or {}) for harm in HARMS},
    )


def _flat(row: Row) -> Template:
    return Template(
        _types(row),
        {role: _entities(row.get(role) or ()) for role in ROLES},
        countries=frozenset(normal(name) for name in _listed(row.get("country")) if name),
        places=frozenset(normal(name) for name in _listed(row.get("places")) if name),
        confidences=[
            (_entity([name]), frozenset({str(word).lower()}))
            for name, word in (row.get("perp_org_confidence") or {}).items()
        ],
        harmed={harm: int(row.get(harm) or 0) for harm in HARMS},
    )


def _least(count: Row) -> int | None:
    """The number killed or injured where it is exact, nought where none is known, None where it is a mere minimum."""
    least = count.get("min")
    if count.get("exact"):
        return int(least) if least is not None else None
    return None if least else 0


def _types(row: Row) -> frozenset[str]:
    named = "/".join(_listed(row.get("incident_type")))
    return frozenset(part.strip().lower() for part in named.split("/") if part.strip())


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _entities(found: Iterable[Any]) -> list[Entity]:
    entities = (_entity([one] if isinstance(one, str) else one) for one in found)
    return [entity for entity in entities if entity]


def _entity(mentions: Iterable[str]) -> Entity:
    return frozenset(form for form in map(normal, mentions) if form)


def _days(value: Any) -> Iterable[Days]:
    """Stretches of days, an open end as None."""
    if isinstance(value, str):
        yield value, value
    elif isinstance(value, dict) and "alternatives" in value:
        yield from ((one.get("start"), one.get("end")) for one in value["alternatives"])
    elif isinstance(value, dict):
        if value.get("start") or value.get("end"):
            yield value.get("start"), value.get("end")
    else:
        for one in value or ():
            yield from _days(one)
