"""Files of the build travel packed where the browser takes them so, and stay in its cache for good."""

import gzip
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import tocsin.desk
from tocsin.desk.assetpaths import FOR_GOOD, asset_path

ASSETS = Path(str(tocsin.desk.__file__)).parent / "assets"


@pytest.mark.parametrize("name", ["desk.css", "theme.js", "shapes/countries.json"])
def test_text_travels_packed(client: TestClient, name: str) -> None:
    whole = (ASSETS / name).read_bytes()
    packed = client.get(asset_path(name), headers={"accept-encoding": "gzip"})
    plain = client.get(asset_path(name), headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) == len(gzip.compress(whole, 6, mtime=0))
    assert packed.content == plain.content == whole
    for answer in (packed, plain):
        assert "Accept-Encoding" in answer.headers["vary"]
        assert answer.headers["cache-control"] == FOR_GOOD
        assert answer.headers["content-type"] == plain.headers["content-type"]


def test_fonts_travel_as_they_are(client: TestClient) -> None:
    name = "fonts/source-sans-3-latin-wght-normal.woff2"
    answer = client.get(asset_path(name), headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.content == (ASSETS / name).read_bytes()


@pytest.mark.parametrize("name", ["manifest.json", "../app.py", "none.js", "%2e%2e/app.py"])
def test_nothing_else_is_there(client: TestClient, name: str) -> None:
    assert client.get(f"/assets/none/{name}").status_code == 404
