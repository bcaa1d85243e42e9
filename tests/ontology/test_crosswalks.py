"""Tests the crosswalks: every act has an answer, and every answer is a word of the other scheme."""

import re
from itertools import product

import pytest

from tocsin.ontology.crosswalks import (
    ACLED_COLUMNS,
    CAMEO_COLUMNS,
    acled_events,
    acled_type,
    cameo_code,
    cameo_labels,
    cameo_root,
    ucdp_violence,
)
from tocsin.ontology.sides import load_sides
from tocsin.ontology.types import PACKAGE, event_types, modes_of
from tocsin.tables import read_table

ROOTS = {f"{number:02}" for number in range(1, 21)}
ACTS = [(known.name, mode) for known in event_types() for mode in ("-", *modes_of(known.name))]
KINDS: list[tuple[str, ...]] = [(), *((kind,) for kind in load_sides())]
EVENTS = """Battles: Armed clash; Government regains territory; Non-state actor overtakes territory
Explosions/Remote violence: Chemical weapon; Air/drone strike; Suicide bomb; Shelling/artillery/missile \
attack; Remote explosive/landmine/IED; Grenade
Protests: Peaceful protest; Protest with intervention; Excessive force against protesters
Riots: Violent demonstration; Mob violence
Strategic developments: Agreement; Arrests; Change to group/activity; Disrupted weapons use; Headquarters or \
base established; Looting/property destruction; Non-violent transfer of territory; Other
Violence against civilians: Sexual violence; Attack; Abduction/forced disappearance"""


def test_the_acled_events_are_the_25_known_pairs() -> None:
    pairs = set()
    for line in EVENTS.splitlines():
        event, _, subs = line.partition(": ")
        pairs |= {(event, sub) for sub in subs.split("; ")}
    assert acled_events() == pairs
    assert len(pairs) == 25


def test_the_cameo_codes_are_all_roots_and_the_base_codes_in_use() -> None:
    codes = set(cameo_labels())
    used = {row["base"] for row in read_table("cameo.tsv", CAMEO_COLUMNS, PACKAGE)}
    assert {code for code in codes if len(code) == 2} == ROOTS
    assert {code for code in codes if len(code) == 3} == used
    assert all(re.fullmatch(r"\d{3}", code) for code in used)


@pytest.mark.parametrize(("type", "mode"), ACTS)
def test_every_act_has_a_cameo_code(type: str, mode: str) -> None:
    for actors, recipients in product(KINDS, KINDS):
        root, base = (
            cameo_root(type, [mode], actors, recipients),
            cameo_code(type, [mode], actors, recipients),
        )
        assert root in ROOTS
        assert base is not None and base.startswith(str(root))


@pytest.mark.parametrize(("type", "mode"), ACTS)
def test_every_answer_of_acled_is_one_of_its_events(type: str, mode: str) -> None:
    answers = {acled_type(type, [mode], actors, recipients) for actors, recipients in product(KINDS, KINDS)}
    assert answers - {None} <= acled_events()


@pytest.mark.parametrize(("table", "columns"), [("cameo.tsv", CAMEO_COLUMNS), ("acled.tsv", ACLED_COLUMNS)])
def test_a_crosswalk_speaks_of_every_type_and_mode_and_ends_each_type_openly(
    table: str, columns: tuple[str, ...]
) -> None:
    rows = read_table(table, columns, PACKAGE)
    for known in event_types():
        own = [row for row in rows if row["type"] == known.name]
        spoken = {mode for row in own for mode in row["mode"].split("|")} - {"-"}
        assert spoken == set(modes_of(known.name))
        assert [own[-1][column] for column in ("mode", "actor", "recipient")] == ["-", "any", "any"]
        assert all(
            row["mode"] != "-" or row["actor"] != "any" or row["recipient"] != "any" for row in own[:-1]
        )


@pytest.mark.parametrize(
    ("type", "modes", "actors", "recipients", "expected"),
    [
        (
            "ASSAULT",
            ["aerial"],
            ["state-force"],
            ["civilian"],
            ("Explosions/Remote violence", "Air/drone strike"),
        ),
        ("ASSAULT", [], ["armed"], ["civilian"], ("Violence against civilians", "Attack")),
        ("ASSAULT", ["firearms"], ["militia"], ["state-force"], ("Battles", "Armed clash")),
        ("ASSAULT", [], [None], [None], None),
        ("ASSAULT", ["territory"], ["state-force"], ["militia"], ("Battles", "Government regains territory")),
        (
            "ASSAULT",
            ["territory"],
            ["militia"],
            ["state"],
            ("Battles", "Non-state actor overtakes territory"),
        ),
        ("ASSAULT", ["territory"], ["state"], ["state"], None),
        (
            "ASSAULT",
            ["crowd-control"],
            ["state-force"],
            ["civilian"],
            ("Protests", "Protest with intervention"),
        ),
        ("ASSAULT", ["drone", "explosives"], [], [], ("Explosions/Remote violence", "Air/drone strike")),
        ("PROTEST", ["demo"], ["civilian"], ["state"], ("Protests", "Peaceful protest")),
        ("PROTEST", ["riot"], [], [], ("Riots", "Violent demonstration")),
        ("COERCE", ["arrest"], ["state-force"], ["person"], ("Strategic developments", "Arrests")),
        ("AGREE", [], ["state"], ["militia"], ("Strategic developments", "Agreement")),
        ("CONSULT", ["phone"], ["state"], ["state"], None),
        ("no such type", [], [], [], None),
    ],
)
def test_acled(
    type: str, modes: list[str], actors: list[str], recipients: list[str], expected: tuple[str, str] | None
) -> None:
    assert acled_type(type, modes, actors, recipients) == expected


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        (["state-force"], ["armed-group"], 1),
        (["coalition"], ["state"], 1),
        (["state"], ["coalition"], 1),
        (["cartel"], ["gang"], 2),
        (["state-force"], ["civilian"], 3),
        (["terrorist-group"], ["civilian", "media"], 3),
        (["armed-group"], ["civilian", "state-force"], 1),
        (["coalition"], ["militia"], None),
        (["civilian"], ["civilian"], None),
        ([], ["civilian"], None),
        (["state"], [], None),
    ],
)
def test_ucdp(actors: list[str], recipients: list[str], expected: int | None) -> None:
    assert ucdp_violence(actors, recipients) == expected


def test_cameo() -> None:
    assert cameo_root("ASSAULT", ["drone"]) == "19"
    assert cameo_root("ASSAULT", []) == "18"
    assert cameo_root("ASSAULT", [], ["militia"], ["state"]) == "19"
    assert cameo_code("COERCE", ["arrest"]) == "173"
    assert cameo_root("no such type", []) is None
