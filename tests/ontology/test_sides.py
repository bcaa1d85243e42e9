"""Tests what kinds of parties tell about the sides of an act."""

import pytest

from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.roles import load_roles
from tocsin.ontology.sides import CONDITIONS, load_sides, meets

# Roles of things and places: parties are never of these kinds.
THINGS = {"building", "vehicle", "place"}


def test_every_kind_of_the_actor_book_has_a_side() -> None:
    kinds = {entry.kind for entry in load_actor_book().entries()}
    assert kinds <= set(load_sides())


def test_every_kind_of_person_or_body_among_the_roles_has_a_side() -> None:
    kinds = {role.kind for role in load_roles().values()}
    assert kinds - THINGS <= set(load_sides())


@pytest.mark.parametrize(
    ("condition", "kinds", "met"),
    [
        ("any", [], True),
        ("armed", ["civilian", "militia"], True),
        ("armed", ["civilian"], False),
        ("unarmed", ["civilian"], True),
        ("unarmed", ["civilian", "state-force"], False),
        ("unarmed", ["person"], False),
        ("unarmed", [], False),
        ("state", ["government"], True),
        ("non-state", ["cartel"], True),
        ("non-state", ["militia", "state"], False),
        ("civilian", ["civilian", "media"], True),
        ("civilian", ["civilian", "official"], False),
        ("civilian", [None], False),
        ("armed", ["no such kind"], False),
    ],
)
def test_conditions(condition: str, kinds: list[str | None], met: bool) -> None:
    assert meets(condition, kinds) is met


def test_every_condition_has_a_test() -> None:
    assert set(CONDITIONS) == {"any", "armed", "unarmed", "state", "non-state", "civilian"}
