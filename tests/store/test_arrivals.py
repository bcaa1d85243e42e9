"""Articles are kept once, their arrivals each, and a changed text under an address supersedes the one before."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from sqlalchemy import func, select

from tocsin.errors import ArticleError, UnknownError
from tocsin.model.arrival import Arrival
from tocsin.store.arrivals import KeptArticle, arrivals_of, article_of, find_copies, keep_arrival
from tocsin.store.evidence import keep_evidence
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.tables import ARRIVAL, ARTICLE, CUSTODY, EVIDENCE
from tocsin.store.tellings import tellings_of

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
URL = "https://daily.test/kidal"

Arrive = Callable[..., Arrival]
Bands = Iterable[tuple[int, int]]
Keep = Callable[..., KeptReading]


def put(store: Store, arrival: Arrival, copy: str | None = None, bands: Bands = ()) -> KeptArticle:
    sha256 = keep_evidence(store, arrival.raw)
    with store.writing() as connection:
        return keep_arrival(connection, arrival, sha256, "daily", copy, bands, AT)


def test_an_article_comes_back_as_it_came(store: Store, arrive: Arrive) -> None:
    arrival = dataclasses.replace(arrive(url=URL), headers=(("Server", "ngin\u00e4"), ("Date", "x")))
    kept = put(store, arrival)
    assert (kept.number, kept.new, kept.arrival_new) == (1, True, True)
    with store.looking() as connection:
        stored = article_of(connection, kept.id)
        (came,) = arrivals_of(connection, kept.id)
    assert stored.article == arrival.article
    assert (stored.family, stored.copy, stored.superseded_by) == ("daily", kept.id, None)
    assert (came.source, came.address, came.fetched_at) == ("files", "reports.jsonl", AT)
    assert came.headers == '[["Server","ngin\\u00e4"],["Date","x"]]'


def test_the_same_arrival_twice_adds_nothing(store: Store, arrive: Arrive) -> None:
    put(store, arrive())
    again = put(store, arrive(at=AT + dt.timedelta(days=1)))
    assert (again.new, again.arrival_new) == (False, False)
    with store.looking() as connection:
        counts = [
            connection.scalar(select(func.count()).select_from(table))
            for table in (EVIDENCE, ARTICLE, ARRIVAL, CUSTODY)
        ]
    assert counts == [1, 1, 1, 3]


def test_another_way_to_the_same_article_is_one_more_arrival(store: Store, arrive: Arrive) -> None:
    first = put(store, arrive())
    for other in (arrive(source="feed"), arrive(address="more.jsonl"), arrive(raw=b"{}")):
        kept = put(store, other)
        assert (kept.id, kept.new, kept.arrival_new) == (first.id, False, True)
    with store.looking() as connection:
        assert [way.number for way in arrivals_of(connection, first.id)] == [1, 2, 3, 4]


def test_a_changed_text_supersedes_and_its_claims_rest(store: Store, arrive: Arrive, keep: Keep) -> None:
    old = keep(arrive(url=URL))
    later = arrive("Gunmen killed five soldiers.", url=URL, at=AT + dt.timedelta(hours=1))
    kept = put(store, later)
    with store.looking() as connection:
        assert tellings_of(connection, old.keys) == []
        assert len(kept.superseded) == 1
        assert article_of(connection, kept.superseded[0]).superseded_by == kept.id
    assert kept.dropped == tuple(sorted(old.keys))


def test_an_older_text_that_comes_later_does_not_stand(store: Store, arrive: Arrive, keep: Keep) -> None:
    new = keep(arrive(url=URL))
    archived = arrive("Gunmen killed two soldiers.", url=URL, at=AT - dt.timedelta(hours=1))
    old = keep(archived)
    with store.looking() as connection:
        assert len(tellings_of(connection, new.keys)) == 2
        assert tellings_of(connection, old.keys) == []


def test_each_version_supersedes_the_one_before(store: Store, arrive: Arrive) -> None:
    ids = [
        put(store, arrive(f"{number} died.", url=URL, at=AT + dt.timedelta(hours=number))).id
        for number in range(3)
    ]
    with store.looking() as connection:
        assert [article_of(connection, id).superseded_by for id in ids] == [ids[1], ids[2], None]


@pytest.mark.parametrize("url", [None, "https://daily.test/", "https://daily.test"])
def test_without_an_address_of_its_own_nothing_is_superseded(
    store: Store, arrive: Arrive, url: str | None
) -> None:
    put(store, arrive(url=url))
    assert put(store, arrive("Another text.", url=url)).superseded == ()


def test_copies_are_found_by_a_band(store: Store, arrive: Arrive) -> None:
    bands = [(0, 2**63 - 1), (1, -(2**63))]
    first = put(store, arrive("One."), bands=bands)
    second = put(store, arrive("Two."), copy=first.id, bands=[bands[0], (1, 7)])
    put(store, arrive("Three."), bands=[(0, 7)])
    with store.looking() as connection:
        assert find_copies(connection, bands) == [(first.id, "One."), (second.id, "Two.")]
        assert find_copies(connection, [(1, 7)]) == [(second.id, "Two.")]
        assert find_copies(connection, []) == []
        assert article_of(connection, second.id).copy == first.id


def test_of_many_that_share_a_band_the_likest_are_found(store: Store, arrive: Arrive) -> None:
    ids = [put(store, arrive(f"Report {number}."), bands=[(0, 7), (1, number)]).id for number in range(55)]
    with store.looking() as connection:
        found = [id for id, _ in find_copies(connection, [(0, 7), (1, 53)])]
    assert found == [*ids[:49], ids[53]]


def test_what_no_database_keeps_does_no_harm(store: Store, arrive: Arrive) -> None:
    odd = {"source": "f\x00", "address": "caf\udce9.txt", "publisher": "D\x00"}
    kept = put(store, arrive("Gun\x00men \ud800 killed.", raw=b"x", **odd))
    assert not put(store, arrive("Gun\x00men \ud800 killed.", raw=b"x", **odd)).arrival_new
    with store.looking() as connection:
        assert [way.address for way in arrivals_of(connection, kept.id)] == ["caf\ufffd.txt"]
        assert article_of(connection, kept.id).article.text == "Gun\ufffdmen \ufffd killed."


def test_an_endless_address_is_one_clear_line(store: Store, arrive: Arrive) -> None:
    with pytest.raises(ArticleError, match="more than 2000 bytes"):
        put(store, arrive(url="https://daily.test/" + "a" * 4000))


def test_an_unknown_article_is_an_error(store: Store) -> None:
    with store.looking() as connection, pytest.raises(UnknownError):
        article_of(connection, "a0")
