"""The published rule of grades (``data/grades.tsv``): rows tried from the top, the first that fits the counts wins."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from tocsin.errors import KnowledgeError
from tocsin.model.grade import GRADES, GradeName
from tocsin.tables import read_table

COUNTS = ("reported", "claimed", "alleged", "against", "ahead")
COLUMNS = ("grade", *COUNTS, "rival", "meaning")
_ASKED = re.compile(r"-|0|[1-9][0-9]*\+")


@dataclass(frozen=True, slots=True)
class GradeRule:
    """One row: what it asks of each count ("-" nothing, "0" none, "2+" two or more), and what the grade means."""

    grade: GradeName
    asked: tuple[str, ...]
    rival: str
    meaning: str

    def fits(self, counts: tuple[int, ...], rival: bool) -> bool:
        """Whether the counts, in the order of ``COUNTS``, and the rivalry of actors meet the row."""
        if self.rival != "-" and (self.rival == "yes") != rival:
            return False
        return all(_meets(asked, count) for asked, count in zip(self.asked, counts, strict=True))


@cache
def load_grade_rules() -> tuple[GradeRule, ...]:
    """The rows in their order. Raises KnowledgeError when the table breaks its format."""
    rules = []
    for row in read_table("grades.tsv", COLUMNS, "tocsin.incidents"):
        asked = tuple(row[count] for count in COUNTS)
        well = all(_ASKED.fullmatch(cell) for cell in asked) and row["rival"] in {"yes", "no", "-"}
        if row["grade"] not in GRADES or not well:
            raise KnowledgeError(f"grades.tsv: bad row {row['grade']}", "ask for -, 0 or a number and +")
        rules.append(GradeRule(cast(GradeName, row["grade"]), asked, row["rival"], row["meaning"]))
    return tuple(rules)


def _meets(asked: str, count: int) -> bool:
    if asked == "-":
        return True
    return count == 0 if asked == "0" else count >= int(asked.removesuffix("+"))
