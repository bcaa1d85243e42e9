"""The data and scorers that lie beside the repository, where they are at hand, to hold ours against."""

import importlib.util
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
Rows = list[dict[str, Any]]
SharedScore = Callable[..., dict[str, Any]]


@pytest.fixture
def shared_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> SharedScore:
    """Scores rows with a script of the shared folder, which takes files of gold and then of answers; skips the test
    where there is none."""

    def call(script: str, *rows: Rows) -> dict[str, Any]:
        path = _beside(script)
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        spec = importlib.util.spec_from_file_location(f"shared_{path.parent.name}_{path.stem}", path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        files = [tmp_path / f"shared_{number}.jsonl" for number in range(len(rows))]
        for file, part in zip(files, rows, strict=True):
            write_rows(file, part)
        monkeypatch.setattr(sys, "argv", [str(path), *map(str, files), "--json"])
        capsys.readouterr()
        with warnings.catch_warnings():
            # The scripts leave it to the interpreter to close their files.
            warnings.simplefilter("ignore", ResourceWarning)
            module.main()
        scored: dict[str, Any] = json.loads(capsys.readouterr().out)
        return scored

    return call


@pytest.fixture
def shared_folder() -> Callable[[str], Path]:
    """A folder of the shared data; skips the test where it is not."""
    return _beside


def _beside(name: str) -> Path:
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} does not lie beside the repository")
    return path


def write_rows(path: Path, rows: Rows) -> None:
    """The rows as JSONL."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
