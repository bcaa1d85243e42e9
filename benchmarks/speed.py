"""Speed against spaCy's own full pipeline on the same text in the same run; memory; time to the first result.

usage: python benchmarks/speed.py [--shared DIR] [--rounds N] [--rules-alone]

Both programs run in this process, Tocsin's encoder in a thread of its own, and take turns every few articles, so that
what else the machine does falls on both. Tocsin reads as the command does, from text to the line of JSONL; the full
pipeline is timed in batches (``nlp.pipe``) and one by one. Each ratio is the median over the rounds. Prints Markdown
tables.
"""

import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from parts.command import read_articles
from parts.markdown import table
from parts.reports import CONFLICT, Report, ask_shared, draw, leave_without, stream_reports, write_lines
from spacy.language import Language

from tocsin import Article, Reader, dump_line, reading_to_record
from tocsin.knowledge.gazetteer import open_gazetteer
from tocsin.reading.pipeline import default_package

CONFLICT_REPORTS, MIXED_REPORTS = 600, 1200
TURN = 50
STARTS = 5
Work = Callable[[list[Report]], object]


def works(reader: Reader, full: Language) -> dict[str, Work]:
    """What takes turns."""

    def ours(reports: list[Report]) -> None:
        articles = (
            Article(report.id, report.text, None, dt.date.fromisoformat(report.date)) for report in reports
        )
        for reading in reader.read_all(articles):
            dump_line(reading_to_record(reading))

    def batched(reports: list[Report]) -> None:
        for _ in full.pipe(report.text for report in reports):
            pass

    def singly(reports: list[Report]) -> None:
        for report in reports:
            full(report.text)

    return {"ours": ours, "batched": batched, "singly": singly}


def turns(reports: list[Report]) -> Iterator[list[Report]]:
    """The reports a few at a time."""
    for start in range(0, len(reports), TURN):
        yield reports[start : start + TURN]


def one_round(reports: list[Report], takers: dict[str, Work], first: int) -> dict[str, float]:
    """Seconds that each took for all reports; who begins a turn changes with each."""
    spent = dict.fromkeys(takers, 0.0)
    names = list(takers)
    for number, few in enumerate(turns(reports), first):
        at = number % len(names)
        for name in names[at:] + names[:at]:
            start = time.perf_counter()
            takers[name](few)
            spent[name] += time.perf_counter() - start
    return spent


def speed_row(name: str, reports: list[Report], takers: dict[str, Work], rounds: int) -> list[str]:
    """Milliseconds an article and the two ratios, each with its range over the rounds."""
    spent = [one_round(reports, takers, number) for number in range(rounds)]
    each = [f"{1e3 * statistics.median(one[taker] for one in spent) / len(reports):.2f}" for taker in takers]
    ratios = [_ratio([one["ours"] / one[other] for one in spent]) for other in takers if other != "ours"]
    return [name, str(len(reports)), *each, *ratios]


def process_rows(reports: list[Report]) -> list[list[str]]:
    """Memory and starting time of the command, measured in processes of its own."""
    with tempfile.TemporaryDirectory() as folder:
        many, one, read = (Path(folder) / f"{name}.jsonl" for name in ("many", "one", "read"))
        write_lines(many, [report.record() for report in reports])
        write_lines(one, [reports[0].record()])
        starts = [read_articles(one, read).first for _ in range(STARTS)]
        whole = read_articles(many, read)
    return [
        ["start to first result, s, median", f"{statistics.median(starts):.2f}"],
        ["start to first result, s, slowest", f"{max(starts):.2f}"],
        [f"peak memory over {len(reports)} reports, MB", f"{whole.peak_mb:.0f}"],
        [f"reports a second over {len(reports)}, start included", f"{len(reports) / whole.whole:.0f}"],
    ]


def _ratio(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f})"


def main() -> None:
    """Measure and print."""
    parser = ask_shared("Speed, memory and starting time.")
    parser.add_argument("--rounds", type=int, default=5, help="how often all is read")
    parser.add_argument("--rules-alone", action="store_true", help="time the reader without its encoder")
    options = parser.parse_args()
    leave_without(options.shared)
    reports = stream_reports(options.shared)
    conflict = draw([report for report in reports if report.category == CONFLICT], CONFLICT_REPORTS)
    mixed = draw(reports, MIXED_REPORTS)
    open_gazetteer().close()
    processes = process_rows(mixed)
    takers = works(Reader(rules_alone=options.rules_alone), spacy.load(default_package()))
    one_round(conflict[: 3 * TURN], takers, 0)
    head = [
        "text",
        "reports",
        "Tocsin, ms",
        "full batched, ms",
        "full one by one, ms",
        "to batched",
        "to one by one",
    ]
    rows = [
        speed_row("conflict", conflict, takers, options.rounds),
        speed_row("mixed", mixed, takers, options.rounds),
    ]
    print(table(head, rows))
    print("\n" + table(["measure", "value"], processes))


if __name__ == "__main__":
    main()
