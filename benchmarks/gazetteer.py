"""Time and memory of the gazetteer: build, open, look up, find and resolve; prints a table.

usage: python benchmarks/gazetteer.py [TEXT_FILE]

Without a text file a made-up report is read; with one, each line is taken as an article.
"""

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tocsin.knowledge.gazetteer import Gazetteer, build_gazetteer, gazetteer_path, open_gazetteer
from tocsin.reading.toponymresolution import resolve_toponyms
from tocsin.reading.toponyms import find_toponyms

NAMES = 1000
STEP = 229
ROUNDS = 200
SAMPLE = (
    "Officials in the city of Mosul, Iraq, said on Sunday that drones had struck Erbil International Airport "
    "and a base near Ain al-Asad in Anbar province. In northern Syria shells fell on al-Bab and Manbij, and "
    "in Yemen fighters left Hodeidah for Marib. The United States said that two were hurt in Deir ez-Zor."
)


def resident_mb() -> float:
    """Memory of this process now in MB; the peak where the system does not tell the present use."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def sample_names(path: Path) -> list[str]:
    """Names from all of the file, the same ones each time."""
    connection = sqlite3.connect(path)
    try:
        numbers = range(200_000, 200_000 + NAMES * STEP, STEP)
        rows = (
            connection.execute("SELECT name FROM places WHERE number = ?", (n,)).fetchone() for n in numbers
        )
        return [row[0] for row in rows if row]
    finally:
        connection.close()


def build_rows() -> list[tuple[str, str]]:
    """Time and size of a build."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "gazetteer.sqlite"
        took = seconds(lambda: build_gazetteer(target))
        return [("build, s", f"{took:.1f}"), ("file, MB", f"{target.stat().st_size / 1e6:.1f}")]


def lookup_rows(gazetteer: Gazetteer, names: list[str]) -> list[tuple[str, str]]:
    """Look-ups of names seen for the first time and again."""
    first = [1e6 * seconds(partial(gazetteer.lookup, name)) for name in names]
    return [
        ("look-up, median µs", f"{statistics.median(first):.0f}"),
        ("mean µs", f"{statistics.mean(first):.0f}"),
    ]


def reading_rows(gazetteer: Gazetteer, articles: list[str]) -> list[tuple[str, str]]:
    """Finding and resolving, per 60 words."""
    words = sum(len(article.split()) for article in articles)

    def read() -> None:
        for article in articles:
            resolve_toponyms(find_toponyms(article, gazetteer), gazetteer, {})

    first = seconds(read)
    again = min(seconds(read) for _ in range(3))
    return [
        ("find and resolve 60 words, first, ms", f"{first / words * 60e3:.2f}"),
        ("find and resolve 60 words, again, ms", f"{again / words * 60e3:.2f}"),
    ]


def main() -> None:
    """Measure and print."""
    open_gazetteer().close()
    articles = Path(sys.argv[1]).read_text("utf-8").splitlines() if len(sys.argv) > 1 else [SAMPLE] * ROUNDS
    names = sample_names(gazetteer_path())
    before = resident_mb()
    took = seconds(lambda: open_gazetteer().close())
    gazetteer = open_gazetteer()
    rows = [("open, ms", f"{took * 1e3:.1f}")]
    rows += lookup_rows(gazetteer, names)
    rows += reading_rows(gazetteer, articles)
    rows.append(("memory gained, MB", f"{resident_mb() - before:.1f}"))
    gazetteer.close()
    table = Table("measure", "value", title="Gazetteer")
    for row in (*rows, *build_rows()):
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
