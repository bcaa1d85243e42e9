"""Evidence: the bytes as they were fetched, each file named by its own SHA-256, written once and never again."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from tocsin.errors import StoreError, UnknownError
from tocsin.store.opening import Store

HASH = re.compile("[0-9a-f]{64}")


def evidence_path(store: Store, sha256: str) -> Path:
    """Where bytes of that hash lie: ``evidence/ab/cd/abcd...`` in the record's folder."""
    return store.folder / "evidence" / sha256[:2] / sha256[2:4] / sha256


def keep_evidence(store: Store, raw: bytes) -> str:
    """Keeps the bytes and gives their SHA-256; bytes that are there already stay as they are.

    A file has its name when it is whole and on the disk, not before. Raises StoreError when it cannot be written.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    path = evidence_path(store, sha256)
    if not path.exists():
        try:
            _write(path, raw, store.folder / "unfinished")
        except OSError as error:
            raise StoreError(f"the evidence cannot be kept in {path}: {error.strerror}") from error
    return sha256


def load_evidence(store: Store, sha256: str) -> bytes:
    """The bytes of that SHA-256.

    Raises UnknownError when there are none, StoreError when they are no longer what they were.
    """
    path = evidence_path(store, sha256)
    if not HASH.fullmatch(sha256) or not path.is_file():
        raise UnknownError(f"the record holds no evidence {sha256}")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise StoreError(f"the evidence {sha256} cannot be read: {error.strerror}") from error
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise StoreError(f"the evidence {sha256} was changed after it was kept", "run tocsin verify")
    return raw


def _write(path: Path, raw: bytes, unfinished: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=unfinished)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o400)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the name outlives a power cut too
    finally:
        os.close(folder)
