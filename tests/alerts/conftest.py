"""A record, and what sends over channels without sending."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.store.opening import Store, open_store


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    store = open_store(tmp_path / "record")
    yield store
    store.close()
