"""Tellings are found by key and by block, in order of arrival, with all that comparing needs."""

import datetime as dt
from collections.abc import Callable

from tocsin.model.arrival import Arrival
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.tellings import keep_blocks, tellings_of, tellings_sharing

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]


def test_a_telling_has_what_its_article_adds(store: Store, arrive: Arrive, keep: Keep) -> None:
    kept = keep(arrive(text="Gunmen killed four soldiers in Kidal.", title="Ambush"))
    with store.looking() as connection:
        (telling,) = tellings_of(connection, kept.keys)
    assert (telling.key, telling.order, telling.family) == (kept.keys[0], 1, "daily")
    assert telling.copy == telling.article
    assert (telling.published, telling.publisher, telling.title) == (
        dt.date(2026, 11, 23),
        "Daily",
        "Ambush",
    )
    assert telling.claim.trigger.text == "killed"
    assert {"kidal", "ambush"} <= {word.lower() for word in telling.weights}


def test_who_compares_nothing_spares_the_words_of_the_articles(
    store: Store, arrive: Arrive, keep: Keep
) -> None:
    kept = keep(arrive(text="Gunmen killed four soldiers in Kidal.", title="Ambush"))
    with store.looking() as connection:
        (telling,) = tellings_of(connection, kept.keys, weighed=False)
        assert not telling.weights
        assert [telling] == tellings_of(connection, kept.keys)


def test_tellings_come_in_order_of_arrival_and_text(store: Store, arrive: Arrive, keep: Keep) -> None:
    first, second = keep(arrive()), keep(arrive("Two were killed, three abducted."))
    wanted = [*reversed(second.keys), *reversed(first.keys), "c0"]
    with store.looking() as connection:
        assert [telling.key for telling in tellings_of(connection, wanted)] == [*first.keys, *second.keys]
        assert tellings_of(connection, []) == []


def test_more_keys_than_a_statement_takes(store: Store, arrive: Arrive, keep: Keep) -> None:
    kept = keep(arrive())
    with store.looking() as connection:
        found = tellings_of(connection, [*(f"c{number}" for number in range(70_000)), *kept.keys])
    assert [telling.key for telling in found] == kept.keys


def test_claims_in_a_common_block_are_found(store: Store, arrive: Arrive, keep: Keep) -> None:
    first, second, third = keep(arrive()), keep(arrive("Two killed.")), keep(arrive("Three killed."))
    with store.writing() as connection:
        keep_blocks(connection, {first.keys[0]: ["mali", "assault"], second.keys[0]: ["assault"]})
        keep_blocks(connection, {third.keys[0]: {"mali", "old"}})
        keep_blocks(connection, {third.keys[0]: {"assault"}, first.keys[1]: []})
    with store.looking() as connection:

        def sharing(blocks: list[str], but: frozenset[str] = frozenset()) -> list[str]:
            return [telling.key for telling in tellings_sharing(connection, blocks, but)]

        assert sharing(["assault", "mali"]) == [first.keys[0], second.keys[0], third.keys[0]]
        assert sharing(["assault"], frozenset(second.keys)) == [first.keys[0], third.keys[0]]
        assert sharing(["old"]) == [] == sharing([])


def test_claims_that_rest_are_not_compared(store: Store, arrive: Arrive, keep: Keep) -> None:
    url = "https://daily.test/kidal"
    kept = keep(arrive(url=url))
    with store.writing() as connection:
        keep_blocks(connection, {key: ["mali"] for key in kept.keys})
    keep(arrive("Nothing happened.", url=url))
    with store.looking() as connection:
        assert tellings_sharing(connection, ["mali"]) == []
