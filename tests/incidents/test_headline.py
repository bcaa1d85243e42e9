"""An incident in one line says what its claims say, and no more."""

import pytest
from tests.incidents.tellings import telling

from tocsin.incidents.headline import WORDS, headline
from tocsin.incidents.reconciling import reconcile
from tocsin.model.standing import STANDINGS, Standing


def test_every_standing_is_put_in_words() -> None:
    assert set(WORDS) | {"reported", "claimed"} == set(STANDINGS)


@pytest.mark.parametrize("standing", STANDINGS)
def test_what_is_not_told_as_done_is_not_said_as_done(standing: Standing) -> None:
    line = headline(reconcile([telling(standing=standing)]))
    assert line.endswith(WORDS.get(standing, "Attack"))
