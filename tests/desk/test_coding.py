"""Samples are drawn by a seed and coded blind; what coders said is shown when it can no longer sway one."""

import re

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, Send, SignedIn, post_form
from tests.intake.events import AT, event, reading_of

from tocsin.desk.agreements import agreements, differences
from tocsin.errors import StoreError
from tocsin.intake.keeping import keep
from tocsin.store.codings import Coding, codings_of, draw_sample, samples
from tocsin.store.filters import EVERYTHING, parse_filter
from tocsin.store.opening import Store

CODED = {
    "accepted": "yes", "type": "ASSAULT", "standing": "reported", "modes": "", "actors": "gunmen",
    "recipients": "Malian army", "when": "2026-03-01", "place": "Kidal, ML @ 18.44, 1.41", "killed": "4", "injured": "",
}  # fmt: skip


def draw(record: Store, name: str = "one", size: int = 3, seed: int = 7, **wanted: str) -> list[str]:
    """Draws a sample."""
    with record.writing() as connection:
        return draw_sample(connection, name, parse_filter(wanted), size, seed, "ed", AT)


def code_all(browser: TestClient, sample: str, **other: str) -> int:
    """Codes all that is left of a sample; gives how many claims that were."""
    count = 0
    while claim := re.search(r'name="claim" value="(c\w+)"', browser.get(f"/coding/{sample}").text):
        answer = post_form(browser, f"/coding/{sample}", claim=claim[1], **{**CODED, **other})
        assert answer.status_code == 303
        count += 1
    return count


def test_the_same_seed_draws_the_same_claims(record: Store) -> None:
    first = draw(record, "first")
    assert draw(record, "second") == first and len(set(first)) == 3
    assert [draw(record, str(seed), seed=seed) for seed in range(9)] != [first] * 9
    assert draw(record, "small", size=2) == first[:2]


def test_a_sample_is_drawn_by_filter(record: Store) -> None:
    assert len(draw(record, "gao", size=50, place="Gao")) == 1
    with pytest.raises(StoreError, match="no claim"):
        draw(record, "none", place="Nowhere")


@pytest.mark.parametrize(
    ("name", "size"), [("", 3), ("a/b", 3), ("../x", 3), ("x" * 61, 3), ("ok", 0), ("ok", 5001)]
)
def test_odd_samples_are_not_drawn(record: Store, name: str, size: int) -> None:
    with pytest.raises(StoreError):
        draw(record, name, size)


def test_a_name_is_given_once(record: Store) -> None:
    draw(record)
    with pytest.raises(StoreError, match="already"):
        draw(record)


def test_an_editor_draws_on_the_page_and_others_may_not(signed_in: SignedIn, record: Store) -> None:
    fields = {"name": "spring", "size": "2", "seed": "5", "place": "", "country": "ML"}
    assert post_form(signed_in("coder"), "/coding", **fields).status_code == 403
    editor = signed_in("editor")
    assert post_form(editor, "/coding", **{**fields, "size": "many"}).status_code == 400
    assert post_form(editor, "/coding", **fields).status_code == 303
    assert post_form(editor, "/coding", **fields).status_code == 409
    with record.looking() as connection:
        (sample,) = samples(connection)
    assert (sample.size, sample.seed, sample.by, sample.filter) == (
        2,
        5,
        editor_name(editor, sample.by),
        {"country": "ML"},
    )
    assert "spring" in editor.get("/coding").text


def editor_name(browser: TestClient, name: str) -> str:
    """The name, when it is one that the page greets."""
    assert name in browser.get("/coding").text
    return name


def test_coders_see_the_text_and_no_value(signed_in: SignedIn, record: Store) -> None:
    draw(record)
    one, two = signed_in("coder"), signed_in("coder")
    page = one.get("/coding/one").text
    assert "Code claim 1 of 3" in page
    assert '<mark class="f-act">attacked</mark>' in page
    marks = set(re.findall(r'<mark class="(f-\w+)"', page))
    assert marks == {"f-act"}
    assert not re.search(r"confidence|corroborated|single-source|state:ml", page)
    code_all(one, "one", actors="Tuareg separatists nobody else names")
    assert "Tuareg separatists" not in two.get("/coding/one").text
    assert "Tuareg separatists" not in two.get("/agreement?sample=one").text


def test_agreement_is_shown_when_two_are_done(signed_in: SignedIn, record: Store) -> None:
    draw(record)
    one, two, late = signed_in("coder"), signed_in("coder"), signed_in("coder")
    assert code_all(one, "one") == 3
    assert "shown once two persons" in one.get("/agreement").text
    assert code_all(two, "one", killed="8") == 3
    page = one.get("/agreement?sample=one").text
    assert "Where they differ" in page and re.search(r"<bdi>coder2</bdi>: <bdi>8</bdi>", page)
    assert "All coded" in two.get("/coding/one").text
    claim = re.search(r'name="claim" value="(c\w+)"', late.get("/coding/one").text)
    assert claim is not None
    post_form(late, "/coding/one", claim=claim[1], **CODED)
    assert "<bdi>8</bdi>" not in late.get("/agreement?sample=one").text


def test_a_wrong_value_is_said_beside_its_field(signed_in: SignedIn, record: Store) -> None:
    draw(record)
    coder = signed_in("coder")
    claim = re.search(r'name="claim" value="(c\w+)"', coder.get("/coding/one").text)
    assert claim is not None
    wrong = {**CODED, "killed": "lots", "place": "Idlib", "type": ""}
    answer = post_form(coder, "/coding/one", claim=claim[1], **wrong)
    assert answer.status_code == 400
    assert 'id="wrong-killed"' in answer.text and 'id="wrong-type"' in answer.text
    assert 'name="chosen-place" value="geonames:' in answer.text and 'value="lots"' in answer.text
    right = {**CODED, "place": "Idlib", "chosen-place": "geonames:169389"}
    assert post_form(coder, "/coding/one", claim=claim[1], **right).status_code == 303
    with record.looking() as connection:
        said = codings_of(connection, "one")[claim[1]]["coder1"].values
    assert isinstance(said["place"], dict) and said["place"]["id"] == "geonames:169389"


def test_no_such_act_needs_no_values(signed_in: SignedIn, record: Store) -> None:
    draw(record, size=1)
    coder = signed_in("coder")
    claim = re.search(r'name="claim" value="(c\w+)"', coder.get("/coding/one").text)
    assert claim is not None
    assert post_form(coder, "/coding/one", claim=claim[1], accepted="no").status_code == 303
    with record.looking() as connection:
        assert codings_of(connection, "one")[claim[1]]["coder1"].values == {"accepted": False}


def test_what_was_not_drawn_is_not_coded(signed_in: SignedIn, record: Store, ids: Ids) -> None:
    (drawn,) = draw(record, size=1)
    coder = signed_in("coder")
    assert post_form(coder, "/coding/one", claim="c0", **CODED).status_code == 404
    assert post_form(coder, "/coding/two", claim=drawn, **CODED).status_code == 404
    assert coder.get("/coding/two").status_code == 404
    assert post_form(signed_in("reader"), "/coding/one", claim=drawn, **CODED).status_code == 403


def test_the_last_coding_of_a_person_counts(record: Store, send: Send) -> None:
    (claim,) = draw(record, size=1)
    for killed in ("4", "5"):
        assert send("/coding/one", claim=claim, **{**CODED, "killed": killed}).status_code == 303
    with record.looking() as connection:
        assert codings_of(connection, "one")[claim]["owner"].values["killed"] == 5


def test_claims_that_are_no_longer_read_are_passed_over(record: Store, client: TestClient) -> None:
    draw(record)
    arrival, _ = event(5, 2)
    keep(record, arrival, reading_of(arrival.article, version="9"), AT.replace(year=AT.year + 1))
    assert code_all(client, "one") == 2


def test_agreement_counts_spellings_as_one_and_open_figures() -> None:
    def said(by: str, **values: object) -> Coding:
        return Coding("s", "c", by, AT, values)

    army = {"name": "Malian Armed Forces", "id": "state:ml/army"}
    codings = {
        "c1": {
            "a": said("a", actors=[army, "x y"], killed=4),
            "b": said("b", actors=["X  Y", army], killed=8),
        },
        "c2": {
            "a": said("a", actors=["z"], killed={"low": 3, "high": None}),
            "b": said("b", actors=["z"], killed=3),
        },
        "c3": {"a": said("a", killed=None), "b": said("b", killed=2)},
        "c4": {"a": said("a", actors=[])},
    }
    found = {one.field: one for one in agreements(codings)}
    assert (found["who"].alpha, found["who"].claims) == (1, 2)
    assert found["killed: a number at all"].claims == 3 and found["killed: the number"].claims == 2
    assert [(one.claim, one.field) for one in differences(codings)] == [
        ("c1", "killed"), ("c2", "killed"), ("c3", "killed")
    ]  # fmt: skip


def test_everything_is_a_filter_too(record: Store) -> None:
    with record.writing() as connection:
        assert len(draw_sample(connection, "all", EVERYTHING, 100, 1, "ed", AT)) == 3
