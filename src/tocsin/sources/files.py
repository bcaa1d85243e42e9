"""The files of a folder that hold articles, in an order that is the same on every machine."""

import os
from collections.abc import Iterator
from pathlib import Path

from tocsin.errors import InputError
from tocsin.sources.limits import load_limits
from tocsin.sources.note import Note


def find_files(folder: Path) -> Iterator[Path | InputError | Note]:
    """The files of known kinds in a folder and its subfolders, sorted by path; hidden ones are left alone.

    A closing note counts the files of other kinds. Links to folders are not followed.
    """
    skipped: list[str] = []
    unread: list[OSError] = []
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            suffix = Path(name).suffix.lower()
            if name.startswith("."):
                continue
            if load_limits().kind_of(name) is not None:
                found.append(Path(place) / name)
            else:
                skipped.append(suffix or "no suffix")
    yield from sorted(found, key=lambda path: path.relative_to(folder).parts)
    for error in unread:
        yield InputError(f"{error.filename}: cannot be opened", error.strerror or "")
    if skipped:
        kinds = ", ".join(sorted(set(skipped)))
        files = "1 file" if len(skipped) == 1 else f"{len(skipped)} files"
        yield Note(f"{folder.as_posix()}: {files} of other kinds left out ({kinds})")
