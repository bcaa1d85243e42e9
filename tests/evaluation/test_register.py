"""Every benchmark of the register has its module, and every module is in the register."""

from pathlib import Path

import pytest

import tocsin.evaluation.benches
from tocsin.errors import EvaluationError
from tocsin.evaluation.benches import NAMES, load_bench


@pytest.mark.parametrize("name", NAMES)
def test_every_name_has_its_benchmark(name: str) -> None:
    assert load_bench(name).name == name


def test_no_module_is_left_out() -> None:
    folder = Path(tocsin.evaluation.benches.__file__ or "").parent
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert {name for name, text in texts.items() if "\nBENCH = " in text} == set(NAMES)


def test_an_unknown_name_is_told_which_there_are() -> None:
    with pytest.raises(EvaluationError, match="no benchmark is named muc5: there are gold, "):
        load_bench("muc5")
