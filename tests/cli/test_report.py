"""The command of reports: one file, logged, never over another."""

from hashlib import sha256
from pathlib import Path

import pytest
from tests.intake.events import AT, event

from tocsin.cli.main import app
from tocsin.intake.keeping import keep
from tocsin.store.custody import last_link
from tocsin.store.opening import open_store


def run(*arguments: str) -> int:
    """Runs the command line, and gives its exit status."""
    with pytest.raises(SystemExit) as left:
        app(list(arguments))
    return int(left.value.code or 0)


def test_a_report_is_written_once_and_logged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = open_store(tmp_path / "record")
    for number in range(2):
        keep(store, *event(number), AT)
    out = tmp_path / "report.html"
    given = (
        "report",
        "words=Kidal",
        "--out",
        str(out),
        "--title",
        "Kidal",
        "--record",
        str(tmp_path / "record"),
    )
    assert run(*given) == 0
    written = out.read_bytes()
    said = capsys.readouterr().out
    assert "1 incident, " in said
    assert sha256(written).hexdigest() in said
    with store.looking() as connection:
        link = last_link(connection)
    assert link and (link.kind, link.content) == ("export", sha256(written).hexdigest())
    store.close()
    assert b"words=Kidal" in written
    assert run(*given) == 2
    assert out.read_bytes() == written


def test_a_report_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report") == 2
    assert "--out" in capsys.readouterr().err
