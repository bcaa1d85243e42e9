"""How many alarms a month the levels of alerts give on the stream, where one a month is asked for.

usage: python benchmarks/alerts.py [--shared DIR] [--readings FILE]

The stream is read with ``tocsin read`` (or taken from FILE, which that wrote), and acts of material conflict are
counted by country and day of the report. Each day is held against its past as ``tocsin alert`` does it, with the
defaults of ``[alert.level]``. Beside the stream as it came stand streams with the days of each country, within each day
of the week, in another order: there nothing rises, and every alarm is a false one. Prints a Markdown table.
"""

import datetime as dt
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from parts.command import read_articles
from parts.markdown import table
from parts.reports import ask_shared, leave_without, read_lines, stream_reports, write_lines

from tocsin.alerts.levels import MONTH, common_spread, level_of, threshold, usual_of
from tocsin.alerts.rules import LevelSettings

MATERIAL = "material-conflict"
SHUFFLES = 5
SEED = 20260228
Counts = dict[str, Counter[dt.date]]


def read_stream(shared: Path, readings: Path | None) -> list[dict[str, Any]]:
    """The readings of all reports of the stream."""
    if readings is not None:
        return read_lines(readings)
    with tempfile.TemporaryDirectory() as folder:
        given, read = Path(folder) / "articles.jsonl", Path(folder) / "read.jsonl"
        write_lines(given, [report.record() for report in stream_reports(shared)])
        read_articles(given, read)
        return read_lines(read)


def count_days(shared: Path, readings: Iterable[dict[str, Any]]) -> Counts:
    """Acts of material conflict by country and day of the report; of one report each country and type once."""
    days = {report.id: dt.date.fromisoformat(report.date) for report in stream_reports(shared)}
    counts: Counts = defaultdict(Counter)
    for row in readings:
        acts = {
            (claim["place"]["country"], claim["type"])
            for claim in row["claims"]
            if claim["quad"] == MATERIAL and claim["place"] and claim["place"]["country"]
        }
        for country, _ in acts:
            counts[country][days[row["id"]]] += 1
    return dict(counts)


def shuffled(counts: Counts, days: list[dt.date], chance: random.Random) -> Counts:
    """The same days in another order, each within its day of the week: country by country."""
    mixed: Counts = {}
    for country, by_day in counts.items():
        mixed[country] = Counter()
        for weekday in range(7):
            own = [day for day in days if day.weekday() == weekday]
            for day, other in zip(own, chance.sample(own, len(own)), strict=True):
                mixed[country][day] = by_day[other]
    return mixed


def count_alarms(counts: Counts, days: list[dt.date], settings: LevelSettings) -> int:
    """The alarms that a watch over these days would have sent."""
    alarms = 0
    told: dict[str, dt.date] = {}
    for day in days[28:]:
        start = day - dt.timedelta(weeks=settings.weeks)
        watched = [name for name, by_day in counts.items() if _told_within(by_day, start, day)]
        most = threshold(settings.alarms_a_month, len(watched))
        usual = {
            name: found for name in watched if (found := usual_of(counts[name], day, settings.weeks, days[0]))
        }
        spread = common_spread(usual.values())
        for name in watched:
            if name in told and (day - told[name]).days < settings.quiet_days:
                continue
            level = level_of(counts[name].get(day, 0), day, usual[name], spread)
            if level.count >= settings.at_least and level.chance <= most:
                alarms += 1
                told[name] = day
    return alarms


def _told_within(by_day: Mapping[dt.date, int], start: dt.date, day: dt.date) -> bool:
    return any(start <= one <= day and count for one, count in by_day.items())


def main() -> None:
    """Read, count and print."""
    parser = ask_shared("Alarms a month of the levels of alerts.")
    parser.add_argument("--readings", type=Path, metavar="FILE", help="what tocsin read wrote of the stream")
    options = parser.parse_args()
    leave_without(options.shared)
    counts = count_days(options.shared, read_stream(options.shared, options.readings))
    first, last = (edge(day for by_day in counts.values() for day in by_day) for edge in (min, max))
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    months = (len(days) - 28) / MONTH
    chance = random.Random(SEED)
    rows = []
    for asked in (0.25, 1.0, 4.0):
        settings = LevelSettings(alarms_a_month=asked)
        still = [count_alarms(shuffled(counts, days, chance), days, settings) for _ in range(SHUFFLES)]
        rows.append(
            [
                f"{asked:g}",
                f"{sum(still) / SHUFFLES / months:.2f}",
                f"{count_alarms(counts, days, settings) / months:.2f}",
            ]
        )
    total = sum(sum(by_day.values()) for by_day in counts.values())
    print(f"{total:,} acts in {len(counts)} countries over {len(days)} days\n")
    print(table(["alarms a month asked for", "where nothing rises", "stream as it came"], rows))


if __name__ == "__main__":
    main()
