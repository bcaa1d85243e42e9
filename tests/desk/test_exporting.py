"""A view taken along: filter, redaction, roles, and the trace in custody."""

import hashlib
import io
import json
import zipfile

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, SignedIn
from tests.store.makers import NOON, incident

from tocsin.desk.pages import exporting
from tocsin.exports.register import FORMATS
from tocsin.store.custody import last_link
from tocsin.store.incidents import save_incident
from tocsin.store.opening import Store
from tocsin.store.verify import verify

NAME = "tocsin-{}-20260331T103000Z"


def add_person(record: Store) -> None:
    """An act against a private person."""
    act = incident("i9", ("c9",), recipients=[("Amina Traoré", None)])
    with record.writing() as connection:
        save_incident(connection, act, NOON, "arrival a9")


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "geoparquet"])
def test_every_format_goes_out_under_its_name(client: TestClient, name: str) -> None:
    answer = client.get(f"/export/{name}")
    shape = FORMATS[name]
    suffix = shape.suffix if shape.tells_about else ".zip"
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{NAME.format(name)}{suffix}"'
    assert answer.headers["content-type"] == (shape.media if shape.tells_about else "application/zip")


def test_the_filter_of_the_address_holds_and_is_told(client: TestClient, ids: Ids) -> None:
    whole = json.loads(client.get("/export/geojson").content)
    part = client.get("/export/geojson?place=Gao")
    found = json.loads(part.content)
    assert len(whole["features"]) == len(ids()) == 2 and len(found["features"]) == 1
    assert found["about"]["filter"] == {"place": "Gao"}
    assert found["about"]["manifest_sha256"] == part.headers["x-tocsin-manifest"]


def test_a_format_that_cannot_tell_itself_has_its_about_beside_it(client: TestClient) -> None:
    packed = zipfile.ZipFile(io.BytesIO(client.get("/export/acled").content))
    name = NAME.format("acled") + ".csv"
    assert packed.namelist() == [name, f"{name}.about.json"]


def test_each_export_leaves_a_link_in_custody(record: Store, client: TestClient) -> None:
    answer = client.get("/export/jsonl")
    with record.looking() as connection:
        link = last_link(connection)
    assert link is not None
    assert (link.kind, link.subject) == ("export", f"{NAME.format('jsonl')}.zip by owner")
    assert link.content == hashlib.sha256(answer.content).hexdigest() == answer.headers["x-tocsin-sha256"]
    assert verify(record) == []


def test_private_names_are_hidden_unless_an_editor_asks(record: Store, signed_in: SignedIn) -> None:
    add_person(record)
    reader, editor = signed_in("reader"), signed_in("editor")
    assert "Amina" not in reader.get("/export/kml").text + editor.get("/export/geojson").text
    assert "Amina" in read_csv(editor.get("/export/csv?redact=no").content)
    assert "Amina" not in read_csv(editor.get("/export/csv").content)
    for role in ("reader", "coder"):
        assert signed_in(role).get("/export/csv?redact=no").status_code == 403


def test_wrong_requests_are_told_what_is_wrong(client: TestClient) -> None:
    assert client.get("/export/nothing").status_code == 404
    wrong = client.get("/export/csv?redact=perhaps")
    assert wrong.status_code == 400 and "redact is yes or no" in wrong.text
    assert client.get("/export/csv?since=never").status_code == 400


def test_another_site_cannot_fill_the_custody_log(record: Store, client: TestClient) -> None:
    with record.looking() as connection:
        before = last_link(connection)
    assert client.get("/export/csv", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    with record.looking() as connection:
        assert last_link(connection) == before


def test_too_many_are_refused_with_a_clear_line(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_AT_ONCE", 1)
    answer = client.get("/export/csv")
    assert answer.status_code == 400
    assert (
        "these are 2 incidents, and one export here holds 1" in answer.text and "tocsin export" in answer.text
    )


def read_csv(content: bytes) -> str:
    """The tables of the packed export as one text."""
    packed = zipfile.ZipFile(io.BytesIO(content))
    return "".join(packed.read(name).decode() for name in packed.namelist())
