"""The data that the benchmarks read, which lies beside the repository and is no part of it."""

import argparse
import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BESIDE = Path(__file__).resolve().parents[3] / "shared"
STREAM = Path("bench") / "stream" / "current_events_dev.jsonl"
CONFLICT = "Armed conflicts and attacks"
SEED = 20250101


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the stream."""

    id: str
    category: str
    date: str
    text: str

    def record(self) -> dict[str, str]:
        """The report as an article of the input contract."""
        return {"id": self.id, "text": self.text, "date": self.date}


def ask_shared(description: str) -> argparse.ArgumentParser:
    """The options that each benchmark has."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=BESIDE, metavar="DIR", help="folder of the data")
    return parser


def leave_without(folder: Path) -> None:
    """End the benchmark when the data is absent; the data has terms of its own and does not ship."""
    if not folder.is_dir():
        print(f"skipped: there is no data in {folder}; name its folder with --shared DIR")
        sys.exit(0)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def write_lines(path: Path, records: list[dict[str, Any]]) -> None:
    """A JSONL file of the objects."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def stream_reports(shared: Path) -> list[Report]:
    """All reports of the stream; categories that differ in spelling alone are one."""
    return [
        Report(row["item_id"], _category(row["category"]), row["date"], row["text"])
        for row in read_lines(shared / STREAM)
    ]


def draw(reports: list[Report], number: int) -> list[Report]:
    """The same reports each time, in the order of the stream."""
    chosen = sorted(random.Random(SEED).sample(range(len(reports)), min(number, len(reports))))
    return [reports[index] for index in chosen]


def _category(name: str) -> str:
    name = name.capitalize()
    return "Disasters and accidents" if name.startswith("Disaster") else name
