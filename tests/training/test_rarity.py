"""The table of rare words is counted the same way every time."""

from pathlib import Path
from runpy import run_path

SCRIPT = Path(__file__).parents[2] / "training" / "rarity.py"


def test_words_are_counted_once_a_report_and_single_ones_left_out() -> None:
    script = run_path(str(SCRIPT))
    total, counts = script["count_words"](["Rebels shelled the rebel base", "The base fell", "Rebels fled"])
    assert script["table_of"](total, counts) == "word\tdocuments\n*\t3\nbase\t2\nrebel\t2\n"
