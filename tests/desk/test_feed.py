"""The feed of a view, read by a real reader of feeds."""

import datetime as dt
from importlib import import_module

from starlette.testclient import TestClient
from tests.desk.conftest import Ids
from tests.intake.events import AT
from tests.store.makers import NOON, incident

from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store

feedparser = import_module("feedparser")


def test_a_reader_of_feeds_takes_it_whole(client: TestClient, ids: Ids) -> None:
    answer = client.get("/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    found = feedparser.parse(answer.content)
    assert not found.bozo and found.version == "atom10"
    assert found.feed.title == "Tocsin: all incidents" and found.feed.id == "tag:tocsin.invalid,2026:view"
    assert {entry.id for entry in found.entries} == {f"tag:tocsin.invalid,2026:incident/{id}" for id in ids()}
    entry = found.entries[0]
    assert dt.datetime.fromisoformat(entry.updated) == AT
    assert entry.link.startswith("http://127.0.0.1/incidents/i")
    assert {tag.term for tag in entry.tags} == {
        "ASSAULT",
        "reported",
        entry.summary.split("grade: ")[1].split(";")[0],
    }
    assert "where: " in entry.summary and "killed: 4" in entry.summary


def test_it_follows_the_filter_and_names_it(client: TestClient) -> None:
    found = feedparser.parse(client.get("/feed.atom?place=Gao").content)
    assert len(found.entries) == 1 and found.feed.title == "Tocsin: place Gao"
    assert found.feed.links[0].href == "http://127.0.0.1/feed.atom?place=Gao"
    assert client.get("/feed.atom?since=never").status_code == 400


def test_a_view_without_incidents_is_a_feed_too(client: TestClient) -> None:
    found = feedparser.parse(client.get("/feed.atom?place=Atlantis").content)
    assert not found.bozo and found.entries == [] and found.feed.updated


def test_hostile_names_stay_text_and_private_ones_unsaid(record: Store, client: TestClient) -> None:
    with record.writing() as connection:
        act = incident("i9", ("c9",), actors=[("<b>Lions\x0b</b>]]>", None)], recipients=[("A & B", None)])
        save_incident(connection, act, NOON, "arrival a9")
    body = client.get("/feed.atom").content
    assert b"<b>" not in body and b"\x0b" not in body
    found = feedparser.parse(body, sanitize_html=False)
    assert not found.bozo
    titles = [entry.title for entry in found.entries]
    assert any("Lions" in title and "A & B" in title.replace("&amp;", "&") for title in titles)
