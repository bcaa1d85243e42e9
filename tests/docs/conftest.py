"""The makers of the documentation, loaded as ``docs/generate.py`` loads them."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def docs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module ``docs/generate.py``."""
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    return import_module("generate")
