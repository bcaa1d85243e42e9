"""Evidence is kept once, whole, and noticed when it is touched."""

import hashlib
import os
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tocsin.errors import StoreError, UnknownError
from tocsin.store.evidence import evidence_path, keep_evidence, load_evidence
from tocsin.store.opening import Store

RAW = b"<p>Gunmen killed four.</p>\x00\xff"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Evidence lies beside either database in the same way: none is asked here."""
    return Store(create_engine("sqlite://"), tmp_path)


def test_bytes_come_back_as_they_were(store: Store) -> None:
    sha256 = keep_evidence(store, RAW)
    assert sha256 == hashlib.sha256(RAW).hexdigest()
    assert load_evidence(store, sha256) == RAW
    assert evidence_path(store, sha256) == store.folder / "evidence" / sha256[:2] / sha256[2:4] / sha256


def test_the_same_bytes_are_kept_once(store: Store) -> None:
    path = evidence_path(store, keep_evidence(store, RAW))
    before = path.stat()
    keep_evidence(store, RAW)
    after = path.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert len([file for file in (store.folder / "evidence").rglob("*") if file.is_file()]) == 1


def test_no_bytes_at_all_are_evidence_too(store: Store) -> None:
    assert load_evidence(store, keep_evidence(store, b"")) == b""


def test_a_write_that_fails_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        keep_evidence(store, RAW)
    assert [file for file in store.folder.rglob("*") if file.is_file()] == []


@pytest.mark.parametrize("name", ["0" * 64, "../../record.sqlite", "", "0" * 63 + "/"])
def test_unknown_evidence_is_an_error(store: Store, name: str) -> None:
    with pytest.raises(UnknownError):
        load_evidence(store, name)


def test_changed_evidence_is_an_error(store: Store) -> None:
    sha256 = keep_evidence(store, RAW)
    path = evidence_path(store, sha256)
    path.chmod(0o600)
    path.write_bytes(RAW[:-1])
    with pytest.raises(StoreError, match="changed after it was kept"):
        load_evidence(store, sha256)
