"""Alarms by category: which share of the stream's reports give a claim, and which a material conflict.

usage: python benchmarks/stream.py [--shared DIR]

All reports of the stream are read with ``tocsin read``. Prints Markdown tables.
"""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from parts.command import read_articles
from parts.markdown import percent, table
from parts.reports import CONFLICT, Report, ask_shared, leave_without, read_lines, stream_reports, write_lines

PEACEFUL = ("Sports", "Science and technology", "Business and economy", "Arts and culture")
OTHER = ("Disasters and accidents",)
MATERIAL = "material-conflict"
NEWS = Path("bench") / "timex" / "te3_tbaq_train.jsonl"
NEWSPAPER = "wsj_"
NEWS_CATEGORY = "(business newspaper, openings)"
OPENING = 300


def read_reports(reports: list[Report]) -> dict[str, list[dict[str, Any]]]:
    """The claims of each report by its id."""
    with tempfile.TemporaryDirectory() as folder:
        given, read = Path(folder) / "articles.jsonl", Path(folder) / "read.jsonl"
        write_lines(given, [report.record() for report in reports])
        read_articles(given, read)
        return {row["id"]: row["claims"] for row in read_lines(read)}


def newspaper_openings(shared: Path) -> list[Report]:
    """The first sentences of the business newspaper's articles: as long as a report of the stream."""
    openings = []
    for row in read_lines(shared / NEWS):
        if row["doc_id"].startswith(NEWSPAPER):
            text = " ".join(row["text"].split())[:OPENING].rpartition(". ")[0]
            if text:
                openings.append(Report(row["doc_id"], NEWS_CATEGORY, row["dct"], text + "."))
    return openings


def category_rows(reports: list[Report], claims: dict[str, list[dict[str, Any]]]) -> list[list[str]]:
    """A row for each category: reports, with any claim, with a claim of a material conflict."""
    sizes = Counter(report.category for report in reports)
    names = sorted(sizes, key=lambda name: (name != CONFLICT, name in (*PEACEFUL, NEWS_CATEGORY), name))
    found = []
    for name in [*names, *(name for name in PEACEFUL if name not in sizes)]:
        own = [claims[report.id] for report in reports if report.category == name]
        material = sum(any(claim["quad"] == MATERIAL for claim in few) for few in own)
        found.append([name, percent(sum(map(bool, own)), len(own)), percent(material, len(own))])
    return found


def alarm_rows(reports: list[Report], claims: dict[str, list[dict[str, Any]]]) -> list[list[str]]:
    """Which types of material conflict are read outside of the categories of conflict."""
    counts: dict[str, Counter[str]] = {}
    for report in reports:
        if report.category in (*PEACEFUL, *OTHER, NEWS_CATEGORY):
            types = {claim["type"] for claim in claims[report.id] if claim["quad"] == MATERIAL}
            counts.setdefault(report.category, Counter()).update(types)
    return [
        [name, ", ".join(f"{type} {number}" for type, number in found.most_common())]
        for name, found in counts.items()
    ]


def main() -> None:
    """Read the stream and print."""
    options = ask_shared("Alarms by category of the stream.").parse_args()
    leave_without(options.shared)
    reports = [*stream_reports(options.shared), *newspaper_openings(options.shared)]
    claims = read_reports(reports)
    print(table(["category", "any claim", "material conflict"], category_rows(reports, claims)))
    print("\n" + table(["category", "reports with the type"], alarm_rows(reports, claims)))


if __name__ == "__main__":
    main()
