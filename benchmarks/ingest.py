"""The whole stream into a record: how the time grows with the reports, the memory, and what a second run adds.

usage: python benchmarks/ingest.py [--shared DIR]

Ingests a quarter, a half and all of the stream into fresh records with ``tocsin ingest``, then all of it once more.
Prints a table in Markdown; the processor time counts the user's and the system's.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from parts.command import TOCSIN
from parts.markdown import table
from parts.reports import ask_shared, leave_without, stream_reports, write_lines

PARTS = (4, 2, 1)


def ingest(articles: Path, record: Path) -> tuple[dict[str, int], float, float, float]:
    """The command's counts, its seconds by the clock and of the processor, and its peak memory in MB."""
    command = [*TOCSIN, "ingest", str(articles), "--record", str(record), "--json"]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        counts: dict[str, int] = json.loads(process.stdout.read())
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"tocsin ingest ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    worked = usage.ru_utime + usage.ru_stime
    return counts, time.perf_counter() - start, worked, usage.ru_maxrss * unit / 1e6


def main() -> None:
    """Run and print."""
    shared = ask_shared(__doc__.split("\n", maxsplit=1)[0]).parse_args().shared
    leave_without(shared)
    reports = [report.record() for report in stream_reports(shared)]
    rows, before = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for part in PARTS:
            given, record = Path(folder) / f"{part}.jsonl", Path(folder) / f"record-{part}"
            write_lines(given, reports[: len(reports) // part])
            counts, clock, worked, peak = ingest(given, record)
            growth = f"{worked / before:.2f}" if before else ""
            before = worked
            rows.append(_row(counts, clock, worked, growth, peak))
        rows.append(_row(*_again(ingest(given, record))))
    print(table(("reports", "new", "claims", "seconds", "processor", "times the half", "peak MB"), rows))


def _again(
    run: tuple[dict[str, int], float, float, float],
) -> tuple[dict[str, int], float, float, str, float]:
    counts, clock, worked, peak = run
    return counts, clock, worked, "(second run)", peak


def _row(counts: dict[str, int], clock: float, worked: float, growth: str, peak: float) -> list[str]:
    numbers = [f"{counts[name]:,}" for name in ("arrived", "new", "claims")]
    return [*numbers, f"{clock:.0f}", f"{worked:.0f}", growth, f"{peak:.0f}"]


if __name__ == "__main__":
    main()
