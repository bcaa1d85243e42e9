"""The page of the method says what the tables say."""

from importlib import import_module
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tocsin.desk.pages.method import LIMIT_WORDS, load_accuracy
from tocsin.exports.register import FORMATS
from tocsin.incidents.graderules import load_grade_rules
from tocsin.incidents.weights import load_weights

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(client: TestClient) -> str:
    """The page."""
    return str(client.get("/method").text)


def test_every_grade_rule_stands_there(page: str) -> None:
    for rule in load_grade_rules():
        assert rule.meaning in page and f'data-grade="{rule.grade}"' in page


def test_weights_and_thresholds_are_those_in_use(page: str) -> None:
    weights = load_weights()
    for name, worth in weights.features.items():
        shown = f"{worth:+.2f}" if worth else "0"
        assert f"<dt>{name.replace('_', ' ')}</dt><dd>{shown}</dd>" in page
    for value in (weights.bias, weights.same, weights.unsure, weights.joining):
        assert str(value) in page
    assert set(LIMIT_WORDS) == set(weights.limits.__slots__)


def test_readers_formats_and_caution_stand_there(page: str) -> None:
    assert "made-up" in page and "0" * 64 in page
    assert all(f'href="/export/{name}"' in page for name in FORMATS)
    assert "Not to be the only source of an operational decision." in page


def test_accuracy_has_its_day_and_its_interval(page: str) -> None:
    row = load_accuracy()[0]
    assert f"Measured on {row['measured']}" in page
    assert row["value"] in page and f"{row['low']} to {row['high']}" in page


def test_the_table_of_the_desk_is_that_of_the_documentation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    maker = import_module("deskaccuracy")
    kept = maker.TABLE.read_text(encoding="utf-8")
    assert maker.desk_table(load_accuracy()[0]["measured"]) == kept, "run docs/deskaccuracy.py DAY"
