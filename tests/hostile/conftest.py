"""A server on this machine and a clock of its own for what is fetched."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.sources.loopback import Loopback, Watch

NAME = "tests.sources.loopback"


def _loopback() -> ModuleType:
    """The module beside, which the rooms of tests share: no test file can import another by name."""
    if NAME not in sys.modules:
        path = Path(__file__).parent.parent / "sources" / "loopback.py"
        spec = importlib.util.spec_from_file_location(NAME, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[NAME] = module
        spec.loader.exec_module(module)
    return sys.modules[NAME]


_loopback()


@pytest.fixture
def site() -> Iterator["Loopback"]:
    """A server that answers as it is told."""
    with _loopback().serving() as served:
        yield served


@pytest.fixture
def watch() -> "Watch":
    """A clock that moves only when it is slept on."""
    watch: Watch = _loopback().Watch()
    return watch
