"""The explanation follows a sentence through every step; each step must still have something to show."""

import json
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
EXPLANATION = ROOT / "docs" / "explanation" / "how-a-report-is-read.md"


@pytest.fixture
def follow(docs: ModuleType) -> ModuleType:
    return import_module("follow")


def test_every_step_prints_its_values(follow: ModuleType) -> None:
    trail = follow.load_trail()
    silent = [name for name, step in follow.STEPS.items() if not list(step(trail))]
    assert silent == []


def test_the_explanation_shows_every_step_in_order(follow: ModuleType) -> None:
    page = EXPLANATION.read_text(encoding="utf-8")
    shown = [line.split()[-1] for line in page.splitlines() if line.startswith("$ python docs/follow.py")]
    assert shown == list(follow.STEPS)


def test_the_explanation_quotes_the_sentence_followed(follow: ModuleType) -> None:
    page = EXPLANATION.read_text(encoding="utf-8")
    quoted = " ".join(line.removeprefix("> ") for line in page.splitlines() if line.startswith("> "))
    lines = follow.samples_path() / "articles.jsonl"
    records = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
    text = next(record["text"] for record in records if record["id"] == follow.SAMPLE)
    assert text.startswith(quoted)
