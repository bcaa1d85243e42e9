"""The files of a benchmark: JSON objects, one a line."""

import json
from pathlib import Path

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Row


def read_rows(folder: Path, stem: str, id_field: str = "id") -> list[Row]:
    """The objects of ``stem.jsonl`` in the folder, each with its ``id`` (from ``id_field``) as text.

    Raises EvaluationError when the folder or file is missing, a line is no JSON object or has no id.
    """
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: there is no such folder", "give --data the folder of the benchmark")
    path = folder / f"{stem}.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        there = sorted(found.stem for found in folder.glob("*.jsonl"))
        hint = f"there are {', '.join(there)}" if there else "the folder holds no .jsonl file"
        raise EvaluationError(f"{path}: cannot be read", hint) from error
    rows = [_row(line, path, number) for number, line in enumerate(lines, start=1) if line.strip()]
    if not rows:
        raise EvaluationError(f"{path}: holds no row", "give another --split")
    for number, row in enumerate(rows, start=1):
        if id_field not in row:
            raise EvaluationError(f"{path} row {number}: has no {id_field}", "is this the right benchmark?")
        row["id"] = str(row[id_field])
    return rows


def _row(line: str, path: Path, number: int) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise EvaluationError(f"{path} line {number}: is no JSON", "fetch the file again") from error
    if not isinstance(row, dict):
        raise EvaluationError(f"{path} line {number}: is no JSON object", "fetch the file again")
    return row


def require(rows: list[Row], fields: tuple[str, ...], path: Path) -> list[Row]:
    """The rows, once each is known to have the fields. Raises EvaluationError where one is missing."""
    for number, row in enumerate(rows, start=1):
        missing = [field for field in fields if field not in row]
        if missing:
            message = f"{path} row {number}: has no {', '.join(missing)}"
            raise EvaluationError(message, "is this the right benchmark?")
    return rows
