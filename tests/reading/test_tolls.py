"""Counts given to the act that did the harm."""

from collections.abc import Callable

import pytest

from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


def killed(drafts: list[Draft]) -> list[int]:
    return [draft.killed.low for draft in drafts if draft.killed is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed 21 soldiers in an ambush in which five rebels also died.", [26]),
        ("Two tourists and a guide, who died in hospital, were killed when gunmen attacked the bus.", [3]),
        ("An air strike killed 12 people, bringing the death toll of the war to 4,200.", [12]),
    ],
)
def test_one_toll_an_act(drafts_of: DraftsOf, text: str, expected: list[int]) -> None:
    assert killed(drafts_of(text)) == expected


def test_an_act_that_lies_ahead_has_harmed_nobody(drafts_of: DraftsOf) -> None:
    assert killed(drafts_of("The president ordered the army to kill the rebel leader Omar Karam.")) == []
