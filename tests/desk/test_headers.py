"""Every answer, good or bad, says to the browser that nothing but our own files may run, and no page needs more."""

import re

import pytest
from starlette.testclient import TestClient
from tests.desk.conftest import Ids, SignedIn

from tocsin.desk.headers import HEADERS, POLICY

PATHS = ("/", "/?type=nonsense", "/review", "/coding", "/agreement", "/incidents/{id}", "/incidents/none",
         "/articles/none", "/nowhere", "/api/points", "/assets/none/desk.css", "/coding/none")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: TestClient, ids: Ids, path: str) -> None:
    answer = client.get(path.format(id=ids()[0]), follow_redirects=False)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    assert "cache-control" in answer.headers and "server" not in answer.headers


def test_refusals_carry_them_too(client: TestClient, signed_in: SignedIn, ids: Ids) -> None:
    path = f"/incidents/{ids()[0]}/merge"
    stranger = signed_in("reader")
    stranger.cookies.clear()
    for answer in (
        client.get("/", headers={"host": "evil.example"}),
        client.post(path, data={}),
        client.post(path, content=b"x" * 1_000_001),
        client.put("/review"),
        stranger.get("/"),
        stranger.get("/api/points"),
    ):
        assert answer.status_code >= 300
        assert answer.headers["content-security-policy"] == POLICY


def test_the_policy_has_no_exception() -> None:
    assert POLICY.startswith("default-src 'none'")
    assert not re.search(r"unsafe|\*|https?:|data:|blob:|nonce|sha\d", POLICY)
    for name in ("form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert name in POLICY.split("; ")


@pytest.mark.parametrize("path", ["/", "/review", "/coding", "/agreement", "/incidents/{id}", "/nowhere"])
def test_no_page_has_script_or_style_in_it(client: TestClient, ids: Ids, path: str) -> None:
    page = client.get(path.format(id=ids()[0])).text
    assert not re.search(r"<[^>]*\s(?:style|on\w+)\s*=", page)
    assert not re.search(r"<style|<script(?![^>]*\ssrc=)[^>]*>|javascript:", page)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)


def test_pages_are_kept_by_no_cache(client: TestClient, ids: Ids) -> None:
    for path in ("/", "/review", f"/incidents/{ids()[0]}"):
        assert client.get(path).headers["cache-control"] == "no-store"
