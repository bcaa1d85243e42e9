"""Where the gazetteer file lies, and open it, built anew when what it is made of has changed."""

import hashlib
import os
from pathlib import Path

from tocsin.errors import GazetteerError
from tocsin.knowledge.gazetteer.build import Progress, build_gazetteer
from tocsin.knowledge.gazetteer.layers import own_tables
from tocsin.knowledge.gazetteer.lookup import Gazetteer
from tocsin.knowledge.gazetteer.packages import package_versions
from tocsin.knowledge.gazetteer.tables import data_folder

FORMAT = "5"
"""Raised whenever the file's tables or the folding of names change."""

_KEPT = 3


def cache_folder() -> Path:
    """``TOCSIN_CACHE``, else ``tocsin`` in ``XDG_CACHE_HOME`` or ``~/.cache``."""
    own = os.environ.get("TOCSIN_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tocsin"


def gazetteer_version(extra: Path | None = None) -> str:
    """SHA-256 in hex of all that the gazetteer is made of: package versions, our tables, the user's table.

    Raises GazetteerError when a package is missing or the user's table cannot be read.
    """
    digest = hashlib.sha256(FORMAT.encode())
    for name, version in sorted(package_versions().items()):
        digest.update(f"{name}={version}\n".encode())
    own = Path(str(data_folder())) / "gazetteer"
    for table in [*sorted(own.glob("*.tsv")), *own_tables(), *([extra] if extra else [])]:
        try:
            content = table.read_bytes()
        except OSError as failed:
            raise GazetteerError(f"cannot read the places in {table}", "name a file that exists") from failed
        digest.update(f"{table.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


def gazetteer_path(extra: Path | None = None) -> Path:
    """Where the gazetteer of the present version lies, built or not."""
    return cache_folder() / f"gazetteer-{gazetteer_version(extra)[:16]}.sqlite"


def open_gazetteer(extra: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """The gazetteer, built first when there is none of the present version (about 20 s, once).

    ``extra`` is a user's table of places in the format of ours; its places win. ``progress`` is told how a
    build goes. Raises GazetteerError when it cannot be built or opened, KnowledgeError when a table breaks
    its format.
    """
    path = gazetteer_path(extra)
    if not path.exists():
        build_gazetteer(path, progress, extra)
        _drop_old(path)
    return Gazetteer(path)


def _drop_old(newest: Path) -> None:
    files = sorted(
        newest.parent.glob("gazetteer-*.sqlite"), key=lambda file: file.stat().st_mtime, reverse=True
    )
    for file in files[_KEPT:]:
        if file != newest:
            file.unlink(missing_ok=True)
