"""A stream of all kinds of news: how often it raises an alarm where there is no conflict, and misses one where there
is. An alarm is a claim of material conflict."""

import math
from collections.abc import Sequence

from tocsin.evaluation.bench import Row

ALARM = "material-conflict"
CALM = frozenset({"Sports", "Science and technology", "Business and economy", "Arts and culture"})
CONFLICT = "Armed conflicts and attacks"
DISASTERS = "Disasters and accidents"


def score(gold: Sequence[Row], predicted: Sequence[Row]) -> dict[str, float]:
    """``false_alarms``: the share of reports of calm categories that give an alarm; ``disasters_alarms`` the same of
    disasters; ``conflict_recall``: the share of reports of armed conflict that give any claim, ``conflict_alarms`` an
    alarm. NaN where no report is of the category."""
    quads: dict[str, list[list[str]]] = {}
    for theirs, mine in zip(gold, predicted, strict=True):
        quads.setdefault(category(theirs["category"]), []).append(mine["quads"])
    calm = [found for name in CALM for found in quads.get(name, ())]
    conflict = quads.get(CONFLICT, [])
    return {
        "false_alarms": _share([ALARM in found for found in calm]),
        "conflict_recall": _share([bool(found) for found in conflict]),
        "conflict_alarms": _share([ALARM in found for found in conflict]),
        "disasters_alarms": _share([ALARM in found for found in quads.get(DISASTERS, ())]),
    }


def category(name: str) -> str:
    """The category as the editors of the stream usually write it; spellings vary."""
    plain = name.strip().capitalize().replace(" & ", " and ")
    return DISASTERS if plain.startswith("Disaster") else "Sports" if plain == "Sport" else plain


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else math.nan
