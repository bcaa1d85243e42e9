"""The channel to a file: each alert a line of JSON, forced to disk, never twice."""

import json
import os
from pathlib import Path

from tocsin.alerts.alert import alert_to_record
from tocsin.alerts.sending import Letter, Send
from tocsin.errors import ExportError


def to_file(path: Path) -> Send:
    """Adds alerts to a file, whose folder is made where it is missing.

    Each line holds the ``key`` of its alert; one that is in the file already is not written again, and a line that a
    process left unfinished is cut off first. What is written raises ExportError where it cannot be.
    """

    def send(letter: Letter) -> None:
        line = json.dumps({"key": letter.key, **alert_to_record(letter.alert)}, ensure_ascii=False)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            with os.fdopen(descriptor, "r+b") as stream:
                if _is_in(stream.fileno(), path, letter.key):
                    return
                stream.seek(0, os.SEEK_END)
                stream.write(line.encode("utf-8", "replace") + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise ExportError(f"{path}: cannot be written: {error.strerror}", "check the folder") from error

    return send


def _is_in(descriptor: int, path: Path, key: str) -> bool:
    """Whether a whole line of the file holds the key; cuts off what is no whole line."""
    sought = b'"key": "' + key.encode("ascii") + b'"'
    whole = 0
    with path.open("rb") as lines:
        for line in lines:
            if not line.endswith(b"\n"):
                os.ftruncate(descriptor, whole)
                return False
            whole += len(line)
            if sought in line:
                return True
    return False
