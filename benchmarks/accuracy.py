"""Accuracy on the seed and on the open gold, judged by the scorer that lies beside the gold.

usage: python benchmarks/accuracy.py [--shared DIR] [--types]

The articles are read with ``tocsin read``; the scorer is run on what that writes. Prints Markdown tables.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from parts.command import read_articles
from parts.markdown import table
from parts.reports import ask_shared, leave_without, read_lines, write_lines

SHORT = "cep-"
Records = list[dict[str, Any]]
Score = dict[str, Any]
LISTS = {
    "whole claims": "whole_claims",
    "actors": "actors",
    "recipients": "recipients",
    "modes": "modes",
    "relations": "relations",
}
SHARES = {
    "standing": "standing",
    "when": "when",
    "country": "place_country",
    "within 25 km": "place_25km",
    "within 161 km": "place_161km",
    "killed": "killed_low",
    "injured": "injured_low",
}


def gold_sets(shared: Path) -> dict[str, tuple[Records, Records]]:
    """Articles and gold of each set that is scored."""
    articles, gold = (read_lines(shared / "gold" / f"dev_{name}.jsonl") for name in ("articles", "gold"))

    def some(short: bool) -> tuple[Records, Records]:
        return (
            [row for row in articles if row["id"].startswith(SHORT) == short],
            [row for row in gold if row["id"].startswith(SHORT) == short],
        )

    seed = tuple(read_lines(shared / "seed" / f"{name}.jsonl") for name in ("article", "gold"))
    return {
        "seed": (seed[0], seed[1]),
        "gold, all": (articles, gold),
        "gold, short": some(True),
        "gold, full": some(False),
    }


def score(articles: Records, gold: Records, scorer: Path) -> Score:
    """What the scorer says of our reading of the articles."""
    with tempfile.TemporaryDirectory() as folder:
        given, wanted, read = (Path(folder) / f"{name}.jsonl" for name in ("articles", "gold", "read"))
        write_lines(given, articles)
        write_lines(wanted, gold)
        read_articles(given, read)
        command = [sys.executable, str(scorer), str(wanted), str(read), "--json"]
        said = subprocess.run(command, check=True, capture_output=True, text=True)
    scored: Score = json.loads(said.stdout)
    return scored


def rows(scores: dict[str, Score], sets: dict[str, tuple[Records, Records]]) -> list[list[str]]:
    """A row for each measure."""
    made = [
        ["articles", *(str(len(articles)) for articles, _ in sets.values())],
        ["claims in the gold", *(str(score["claims"]["gold"]) for score in scores.values())],
        ["claims read", *(str(score["claims"]["pred"]) for score in scores.values())],
    ]
    made += [
        [f"claims: {name}", *(_figure(score["claims"][key]) for score in scores.values())]
        for name, key in {"precision": "precision", "recall": "recall", "F1": "f1"}.items()
    ]
    made += [
        [f"{name}: F1", *(_figure(score[key]["f1"]) for score in scores.values())]
        for name, key in LISTS.items()
    ]
    made += [
        [f"{name}: right", *(_figure(score[key]) for score in scores.values())]
        for name, key in SHARES.items()
    ]
    return made


def type_rows(score: Score) -> list[list[str]]:
    """A row for each type of act."""
    return [
        [name, str(one["gold"]), *(_figure(one[key]) for key in ("precision", "recall", "f1"))]
        for name, one in score["types"].items()
    ]


def _figure(value: float) -> str:
    return "-" if value != value else f"{value:.3f}"


def main() -> None:
    """Score each set and print."""
    parser = ask_shared("Accuracy on the seed and on the open gold.")
    parser.add_argument(
        "--types", action="store_true", help="also a table by type of act, on all of the gold"
    )
    options = parser.parse_args()
    leave_without(options.shared)
    sets = gold_sets(options.shared)
    scorer = options.shared / "tools" / "score_gold.py"
    scores = {name: score(*pair, scorer) for name, pair in sets.items()}
    print(table(["measure", *sets], rows(scores, sets)))
    if options.types:
        print(
            "\n" + table(["type", "in the gold", "precision", "recall", "F1"], type_rows(scores["gold, all"]))
        )


if __name__ == "__main__":
    main()
