"""Holds the ontology to the types, modes and quad classes of the codebook."""

import pytest

from tocsin.errors import KnowledgeError
from tocsin.ontology.types import QUADS, event_type, event_types, modes_of, quad_of

CODEBOOK = {
    "AGREE": "", "SUPPORT": "", "CONCEDE": "", "COOPERATE": "", "AID": "",
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack"
    " aerial drone heavy-weapons crowd-control unconventional territory",
}  # fmt: skip
QUAD_CLASSES = {
    "verbal-cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    "material-cooperation": {"COOPERATE", "AID", "RETREAT"},
    "verbal-conflict": {"REQUEST", "REJECT", "ACCUSE", "THREATEN"},
    "material-conflict": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}


def test_the_types_are_those_of_the_codebook() -> None:
    names = [known.name for known in event_types()]
    assert sorted(names) == sorted(CODEBOOK)


@pytest.mark.parametrize("name", CODEBOOK)
def test_the_modes_of_a_type_are_those_of_the_codebook(name: str) -> None:
    assert sorted(modes_of(name)) == sorted(CODEBOOK[name].split())


@pytest.mark.parametrize("quad", QUADS)
def test_quad_classes(quad: str) -> None:
    assert {known.name for known in event_types() if known.quad == quad} == QUAD_CLASSES[quad]


@pytest.mark.parametrize("name", CODEBOOK)
def test_every_definition_and_example_is_written_once(name: str) -> None:
    known = event_type(name)
    assert known.definition and not known.definition.endswith(".")
    assert known.example.endswith(".")
    assert len({mode.definition for mode in known.modes}) == len(known.modes)
    assert all(mode.definition for mode in known.modes)


def test_a_type_is_found_in_small_letters() -> None:
    assert event_type("assault").name == "ASSAULT"
    assert quad_of("retreat") == "material-cooperation"


def test_an_unknown_type_is_an_error_with_a_hint() -> None:
    with pytest.raises(KnowledgeError) as caught:
        event_type("DEMAND")
    assert "ASSAULT" in caught.value.hint
