"""The rule in the docs is the rule that is worked by."""

from pathlib import Path

from tocsin.incidents.graderules import load_grade_rules

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "grades-and-figures.md"


def test_the_page_prints_every_row_of_the_table_in_order() -> None:
    printed = [line for line in PAGE.read_text("utf-8").splitlines() if line.count("|") == 9][2:]
    assert printed == [
        f"| {rule.grade} | {' | '.join(rule.asked)} | {rule.rival} | {rule.meaning} |"
        for rule in load_grade_rules()
    ]
