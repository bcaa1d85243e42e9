"""Blocks: neighbours share one, strangers do not, and there are not too many."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.comparables import DAY, on, party, place, telling

from tocsin.incidents.blocks import blocks_of, load_filing
from tocsin.model.telling import Telling

PLAIN = "It is so."
GOMA = place("Goma", -1.68, 29.23, "CD")
M23 = party("March 23 Movement", "actor:cd/m23", "armed-group", "CD")


def share(one: Telling, other: Telling) -> bool:
    return bool(blocks_of(one) & blocks_of(other))


@given(st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 30)), st.floats(-89, 89), st.floats(-179, 179))
def test_the_next_day_and_the_next_village_are_near(day: dt.date, lat: float, lon: float) -> None:
    here = telling("one", PLAIN, when=on(day), where=place("Here", lat, lon))
    there = telling("two", PLAIN, when=on(day + dt.timedelta(days=1)), where=place("There", lat, lon))
    assert share(here, there)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"where": GOMA}, {"where": GOMA, "type_name": "PROTEST"}),
        ({"where": GOMA}, {"where": GOMA, "standing": "called-for"}),
        ({"where": GOMA}, {"where": GOMA, "when": on(9)}),
        ({"where": GOMA}, {"where": place("Bunia", 1.57, 30.25, "CD")}),
    ],
)
def test_strangers_share_no_block(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert not share(telling("one", PLAIN, **one), telling("two", PLAIN, **other))


def test_a_party_a_figure_and_rare_words_bring_together() -> None:
    country = place("Congo", country="CD", precision="country")
    assert share(
        telling("one", PLAIN, where=country, actors=(M23,)), telling("two", PLAIN, where=GOMA, actors=(M23,))
    )
    assert share(
        telling("one", PLAIN, where=country, killed=38), telling("two", PLAIN, where=GOMA, killed=38)
    )
    words = "Rebels seized Kavumu airport.", "Kavumu airport fell to rebels."
    assert share(telling("one", words[0], when=on(None)), telling("two", words[1]))


def test_a_day_unknown_is_looked_for_before_the_report() -> None:
    later = telling("one", PLAIN, when=on(None), where=GOMA, published=DAY + dt.timedelta(days=4))
    assert share(later, telling("two", PLAIN, where=GOMA))


def test_without_any_day_there_are_blocks_still() -> None:
    undated = telling("one", "Rebels seized Kavumu airport.", when=on(None), where=GOMA, published=None)
    assert blocks_of(undated)


def test_the_blocks_of_a_claim_are_few() -> None:
    text = "Rebels of the March 23 Movement seized Kavumu airport near Bukavu after clashes with Congolese soldiers."
    parties = tuple(party(f"Group {number}", f"actor:cd/g{number}") for number in range(9))
    full = telling("one", text, when=on(None), where=GOMA, actors=parties, recipients=parties, killed=38)
    assert len(blocks_of(full)) <= 100
    assert load_filing().window_days > 1
