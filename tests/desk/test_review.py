"""The queue puts the urgent first, and each decision takes its question out, brings the next, and can be undone."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, Send, SignedIn, post_form
from tests.intake.events import AT, event, reading_of

from tocsin.intake.joining import join
from tocsin.intake.keeping import keep
from tocsin.model.casualties import Casualties
from tocsin.model.judgement import Judgement, Reason
from tocsin.store.corrections import corrections_of
from tocsin.store.incidentlookup import incident_of
from tocsin.store.judgements import keep_judgement
from tocsin.store.opening import Store
from tocsin.store.queue import queue

Names = Callable[[], list[str]]


@pytest.fixture
def names(record: Store) -> Names:
    """The names of the questions now, most urgent first."""

    def now() -> list[str]:
        with record.looking() as connection:
            return [one.name for one in queue(connection)]

    return now


@pytest.fixture
def unsure(record: Store, ids: Ids) -> str:
    """The machine is unsure whether the two incidents are one; gives the question's name."""
    with record.writing() as connection:
        one, other = sorted(incident_of(connection, id).claims[0] for id in ids())
        reasons = (Reason("place", "in two towns", -4.3), Reason("type", "both ASSAULT", 0.0))
        said = Judgement(one, other, "unsure", "tocsin", AT, score=0.4, reasons=reasons)
        keep_judgement(connection, said)
    return f"pair:{one}+{other}"


@pytest.fixture
def doubtful(record: Store) -> str:
    """A claim that the reader hardly believes; gives the question's name."""
    arrival, reading = event(10, 0)
    weak = replace(reading.claims[0], confidence=0.2)
    kept = keep(record, arrival, reading_of(arrival.article, weak), AT)
    return f"claim:{kept.incidents[0]}"


def item(page: str) -> str:
    """The question that a page shows."""
    found = re.search(r'name="item" value="([^"]+)"', page)
    return found[1] if found else ""


def query(location: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}


def test_an_empty_queue_says_so(client: TestClient) -> None:
    page = client.get("/review")
    assert page.status_code == 200 and "Nothing to decide" in page.text


def test_two_claims_side_by_side_with_reasons(client: TestClient, unsure: str) -> None:
    page = client.get("/review").text
    assert item(page) == unsure and page.count("<blockquote") == 2
    assert '<td data-verdict="differs" dir="auto">in two towns</td>' in page
    assert '<td data-verdict="same" dir="auto">both ASSAULT</td>' in page
    assert '<mark class="f-killed">4</mark>' in page
    assert [letter for letter in "mndxcs" if f'data-key="{letter}"' in page] == list("mndxc")


@pytest.mark.parametrize(("deed", "left", "words"), [
    ("same", 1, "One act"), ("not-same", 2, "Two acts"), ("unsure", 2, "Left open"),
])  # fmt: skip
def test_a_pair_is_decided_and_undone(
    client: TestClient, send: Send, ids: Ids, unsure: str, names: Names, deed: str, left: int, words: str
) -> None:
    keys = unsure.partition(":")[2].split("+")
    answer = send("/review", item=unsure, next="", deed=deed, key=keys)
    assert answer.status_code == 303 and names() == [] and len(ids()) == left
    page = client.get(answer.headers["location"]).text
    assert words in page and 'data-key="u"' in page
    asked = query(answer.headers["location"])
    back = re.search(r'name="back" value="([^"]+)"', page)
    assert back is not None
    undone = send("/undo", act=asked["done"], back=back[1].replace("&amp;", "&"))
    assert names() == [unsure] and len(ids()) == 2
    page = client.get(undone.headers["location"]).text
    assert f"Undone: {words.lower()}" in page and item(page) == unsure


def test_after_a_deed_the_next_question_is_shown(
    client: TestClient, send: Send, unsure: str, doubtful: str, names: Names
) -> None:
    assert set(names()) == {unsure, doubtful}
    page = client.get("/review").text
    following = re.search(r'name="next" value="([^"]+)"', page)
    assert following is not None and [item(page), following[1]] == names()
    answer = send("/review", item=item(page), next=following[1], deed="unsure", key=unsure[5:].split("+"))
    assert item(client.get(answer.headers["location"]).text) == following[1]


def test_a_claim_is_accepted(
    client: TestClient, send: Send, doubtful: str, names: Names, record: Store
) -> None:
    page = client.get("/review").text
    claim = re.search(r'name="claim" value="(c[0-9a-f]+)"', page)
    assert item(page) == doubtful and claim is not None
    send("/review", item=doubtful, next="", deed="accept", claim=claim[1])
    assert names() == []
    with record.looking() as connection:
        (kept,) = corrections_of(connection, "claim", claim[1])
    assert (kept.field, kept.value, kept.machine) == ("accepted", True, True)


def test_no_such_act_takes_the_claim_out(
    client: TestClient, send: Send, doubtful: str, names: Names, ids: Ids
) -> None:
    claim = re.search(r'name="claim" value="(c[0-9a-f]+)"', client.get("/review").text)
    before = ids()
    assert claim is not None
    answer = send("/review", item=doubtful, next="", deed="no-act", claim=claim[1])
    assert names() == [] and set(ids()) < set(before)
    send("/undo", act=query(answer.headers["location"])["done"], back="/review")
    assert ids() == before and names() == [doubtful]


def test_a_claim_is_corrected_in_words(client: TestClient, send: Send, doubtful: str, record: Store) -> None:
    claim = re.search(r'value="claim:(c[0-9a-f]+)"', client.get("/review").text)
    assert claim is not None
    sent = {"item": doubtful, "next": "", "deed": "correct", "subject": f"claim:{claim[1]}"}
    wrong = send("/review", **sent, field="killed", value="some", note="n")
    assert wrong.status_code == 400 and 'name="subject"' in wrong.text and 'value="some"' in wrong.text
    answer = send("/review", **sent, field="killed", value="at least 5")
    assert "Killed: 5+" in client.get(answer.headers["location"]).text
    with record.looking() as connection:
        killed = incident_of(connection, doubtful.partition(":")[2]).killed
    assert killed is not None and (killed.low, killed.high) == (5, None)


def test_a_toll_far_apart_is_settled_or_split(
    client: TestClient, send: Send, record: Store, names: Names, ids: Ids
) -> None:
    arrival, reading = event(0, 2)
    high = replace(reading.claims[0], killed=Casualties(40, 40))
    keep(record, arrival, reading_of(arrival.article, high), AT)
    question = f"toll:{ids()[0]}"
    if question not in names():
        merged = send(f"/incidents/{ids()[0]}/merge", with_=next(id for id in ids() if id != ids()[0]))
        question = f"toll:{urlsplit(merged.headers['location']).path.rpartition('/')[2]}"
    assert question in names()
    page = client.get("/review", params={"item": question}).text
    assert 'data-key="a"' in page and 'data-key="s"' in page
    id = question.partition(":")[2]
    nothing = send("/review", item=question, next="", deed="split", incident=id)
    assert nothing.status_code == 409 and "not all" in nothing.text
    answer = send("/review", item=question, next="", deed="settle", incident=id)
    assert question not in names()
    send("/undo", act=query(answer.headers["location"])["done"], back="/review")
    assert question in names()


def test_a_correction_of_a_value_that_changed_is_asked_again(
    client: TestClient, send: Send, record: Store, names: Names, ids: Ids
) -> None:
    id = ids()[1]
    send(f"/incidents/{id}/correct", field="killed", value="9")
    assert names() == []
    arrival, reading = event(5, 2)
    newer = replace(reading.claims[0], killed=Casualties(6, 6))
    later = replace(reading_of(arrival.article, newer, version="2.0"))
    keep(record, arrival, later, AT.replace(year=AT.year + 1))
    (question,) = names()
    assert question.startswith("changed:")
    page = client.get("/review").text
    assert "<bdi>9</bdi>" in page and "<bdi>4</bdi>" in page and "<bdi>6</bdi>" in page
    answer = send("/review", item=question, next="", deed="keep")
    assert answer.status_code == 303 and names() == []
    with record.looking() as connection:
        (kept,) = corrections_of(connection, "incident", id)
    assert kept.value == 9 and kept.machine == {"low": 6, "best": 6, "high": 6}


@pytest.mark.parametrize(
    "name", ["pair:a+b", "pair:a", "claim:i0", "toll:", "changed:9", "changed:x", "zzz", "%"]
)
def test_a_question_that_there_is_not_shows_the_queue(client: TestClient, unsure: str, name: str) -> None:
    page = client.get("/review", params={"item": name, "done": "judge-99", "was": name})
    assert page.status_code == 200 and item(page.text) == unsure


@pytest.mark.parametrize("fields", [
    {"deed": "launch"}, {"deed": "same", "key": "c0"}, {"deed": "keep", "item": "changed:9"},
    {"deed": "settle", "incident": "i0"}, {"deed": "accept", "claim": "c0"}, {},
])  # fmt: skip
def test_odd_forms_change_nothing(send: Send, unsure: str, names: Names, fields: dict[str, str]) -> None:
    assert send("/review", **fields).status_code in (404, 409)
    assert names() == [unsure]


def test_readers_look_and_coders_decide(signed_in: SignedIn, unsure: str, names: Names) -> None:
    reader, coder = signed_in("reader"), signed_in("coder")
    assert 'data-key="' not in reader.get("/review").text
    fields = {"item": unsure, "next": "", "deed": "same", "key": unsure[5:].split("+")}
    assert post_form(reader, "/review", **fields).status_code == 403 and names() == [unsure]
    assert post_form(coder, "/review", **fields).status_code == 303 and names() == []


def test_what_is_at_stake_comes_first(record: Store, names: Names, ids: Ids) -> None:
    found = []
    for number, killed in ((12, 0), (14, 200)):
        arrival, reading = event(number, 0, killed)
        weak = replace(reading.claims[0], confidence=0.45)
        found.append(keep(record, arrival, reading_of(arrival.article, weak), AT).incidents[0])
    assert names() == [f"claim:{found[1]}", f"claim:{found[0]}"]


def test_joining_anew_asks_nothing_twice(record: Store, send: Send, unsure: str, names: Names) -> None:
    keys = unsure[5:].split("+")
    send("/review", item=unsure, next="", deed="not-same", key=keys)
    with record.writing() as connection:
        join(connection, keys, AT, "arrival again")
    assert names() == []
