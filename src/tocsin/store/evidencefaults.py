"""Evidence files held against the record: each there, whole, and none beside them."""

import hashlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from sqlalchemy import select

from tocsin.store.custody import custody_of
from tocsin.store.evidence import evidence_path
from tocsin.store.faults import Fault, stream
from tocsin.store.opening import Store
from tocsin.store.tables import EVIDENCE

NAMELESS = "is a file that no arrival names: added by hand, or left by an ingest that was killed; it may be moved away"


def evidence_faults(store: Store) -> Iterator[Fault]:
    """Files that are missing or changed, and files that no arrival names."""
    added: list[Path] = []
    folder = store.folder / "evidence"
    unvisited = set(folder.iterdir()) if folder.is_dir() else set()
    with store.looking() as connection:
        asked = select(EVIDENCE.c.sha256, EVIDENCE.c.size).order_by(EVIDENCE.c.sha256)
        for prefix, rows in groupby(stream(connection, asked), key=lambda row: str(row["sha256"])[:2]):
            known = set()
            for row in rows:
                known.add(evidence_path(store, row["sha256"]))
                yield from _file_faults(store, row["sha256"], row["size"])
            unvisited.discard(folder / prefix)
            added += [path for path in _files(folder / prefix) if path not in known]
    added += [path for root in sorted(unvisited) for path in _files(root)]
    yield from _added_faults(store, added)


def _file_faults(store: Store, sha256: str, size: int) -> Iterator[Fault]:
    path = evidence_path(store, sha256)
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        yield Fault("evidence", sha256, "its file is missing")
    except OSError as error:
        yield Fault("evidence", sha256, f"its file cannot be read: {error.strerror}")
    else:
        if found != sha256:
            yield Fault("evidence", sha256, f"its file was changed: {path.stat().st_size} bytes, {size} kept")


def _files(root: Path) -> list[Path]:
    if not root.is_dir() or root.is_symlink():
        return [root] if root.exists() or root.is_symlink() else []
    return sorted(path for path in root.rglob("*") if not path.is_dir() or path.is_symlink())


def _added_faults(store: Store, added: list[Path]) -> Iterator[Fault]:
    with store.looking() as connection:
        for path in added:
            placed = path == evidence_path(store, path.name)
            if placed and custody_of(connection, path.name):
                continue  # it arrived while the others were looked at, or is named already for missing its row
            key = path.name if placed else path.relative_to(store.folder / "evidence").as_posix()
            yield Fault("evidence", key, NAMELESS)
