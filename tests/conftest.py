"""What many tests share: one reader for the whole session, and the command line run in this process."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tocsin.cli.main import app
from tocsin.reading.reader import Reader

pytest_plugins = ("tests.records", "tests.loopback", "tests.chromium")


@dataclass(frozen=True)
class Ran:
    """What a command left: exit status, standard output and standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader of Tocsin's own knowledge; loading it takes a second or two."""
    return Reader()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``tocsin`` with arguments and perhaps bytes on its standard input."""

    def call(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            app([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        status = left.value.code
        return Ran(status if isinstance(status, int) else 0, out, err)

    return call
