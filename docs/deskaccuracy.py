"""Writes the accuracy table that the desk carries, from the figures that ``make accuracy`` left.

python docs/deskaccuracy.py 2026-11-24      the day on which they were measured
"""

import datetime as dt
import sys
from pathlib import Path

from making.accuracy import read_figures, read_plan

TABLE = Path(__file__).parents[1] / "src" / "tocsin" / "desk" / "data" / "accuracy.tsv"
COLUMNS = ("bench", "split", "rows", "metric", "value", "low", "high", "beat", "whose", "measured")


def desk_table(measured: str) -> str:
    """The table as text: each metric of the plan that has a figure, with its interval and the day."""
    figures, lines = read_figures(), ["\t".join(COLUMNS)]
    for row in read_plan():
        record = figures.get((row["bench"], row["split"]))
        value = record["metrics"].get(row["metric"]) if record else None
        if record is None or value is None:
            continue
        shown = [f"{figure:.3f}" for figure in (value, *record["intervals"][row["metric"]])]
        cells = (row["bench"], row["split"], str(record["rows"]), row["metric"], *shown)
        lines.append("\t".join((*cells, row["beat"], row["whose"], measured)))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write it."""
    measured = dt.date.fromisoformat(sys.argv[1]).isoformat()
    TABLE.write_text(desk_table(measured), encoding="utf-8")


if __name__ == "__main__":
    main()
