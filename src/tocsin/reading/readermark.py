"""The mark of a reader: two readers with one mark read one article to the same bytes."""

import hashlib
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from spacy.language import Language

from tocsin.model.reading import ReaderMark

NAME = "tocsin"
RULES_NAME = "tocsin-rules"
ROOMS = ("tocsin.reading", "tocsin.knowledge", "tocsin.ontology")


def make_mark(nlp: Language, tables: tuple[Path | None, ...], rules_alone: bool = False) -> ReaderMark:
    """Name and version of the reader, and the SHA-256 over its pipeline, its data files and the user's tables."""
    digest = hashlib.sha256()
    digest.update(f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}\n".encode())
    for room in ROOMS:
        for file in _data_files(resources.files(room) / "data"):
            digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    for table in tables:
        digest.update(b"-" if table is None else hashlib.sha256(table.read_bytes()).digest())
    return ReaderMark(RULES_NAME if rules_alone else NAME, _version(), digest.hexdigest())


def _data_files(folder: Traversable) -> list[Traversable]:
    """All files of a folder and its folders, in the order of their names."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            found += _data_files(entry) if entry.name != "__pycache__" else []
        else:
            found.append(entry)
    return found


def _version() -> str:
    try:
        return metadata.version("tocsin")
    except metadata.PackageNotFoundError:
        return "0+source"
