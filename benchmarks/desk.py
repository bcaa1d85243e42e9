"""The times of the desk over a record of 50,000 incidents, and fifty readers at once.

usage: python benchmarks/desk.py [--incidents N] [--rounds N] [--readers N] [--only NAME] [--folder DIR]

The record is made up (seeded) of the sample reports; nothing outside the package is read. A server of its own process
listens on the loopback; each page is asked for with other values in each round. Prints tables in Markdown. With
``--folder`` the record is kept there and filled only once.
"""

import argparse
import datetime as dt
import multiprocessing
import random
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import uvicorn
from parts.filling import FAMILIES, fill, load_samples
from parts.markdown import table
from sqlalchemy import func, select, text

from tocsin.desk.app import make_desk
from tocsin.desk.setup import Desk
from tocsin.store.opening import Store, open_store
from tocsin.store.tables import ARTICLE, CLAIM, INCIDENT, INCIDENT_PARTY

CLAIMS_OF_AN_INCIDENT = 3.3
EACH = 20  # requests of one reader
Ask = Callable[[random.Random], str]


class Known:
    """What there is to ask for."""

    def __init__(self, store: Store) -> None:
        with store.looking() as look:
            self.ids = list(look.scalars(select(INCIDENT.c.id).order_by(INCIDENT.c.id)))
            self.articles = list(look.scalars(select(ARTICLE.c.id).order_by(ARTICLE.c.id).limit(5000)))
            self.claims = list(look.scalars(select(CLAIM.c.key).order_by(CLAIM.c.key).limit(5000)))
            actors = select(INCIDENT_PARTY.c.actor).group_by(INCIDENT_PARTY.c.actor)
            self.actors = list(look.scalars(actors.order_by(func.count().desc()).limit(300)))
            places = select(INCIDENT.c.place).where(INCIDENT.c.place.is_not(None)).distinct()
            self.places = list(look.scalars(places.order_by(INCIDENT.c.place)))
        self.words = sorted({word for one in load_samples() for word in one.title.split() if word.isalpha()})


def pages(known: Known) -> dict[str, Ask]:
    """What is asked for, by name."""

    def month(chance: random.Random) -> str:
        year, number = chance.choice((2023, 2024, 2025)), chance.randrange(1, 13)
        return f"since={year}-{number:02}-01&until={year}-{number:02}-28"

    def box(chance: random.Random) -> str:
        west, south = chance.uniform(25, 55), chance.uniform(10, 33)
        return f"bbox={west:.2f},{south:.2f},{west + 5:.2f},{south + 5:.2f}"

    items = "/ogc/collections/incidents/items"
    return {
        "overview": lambda _: "/",
        "overview, page": lambda chance: f"/?offset={chance.randrange(0, 20000, 50)}",
        "overview, a word": lambda chance: f"/?words={quote(chance.choice(known.words))}",
        "overview, a month": lambda chance: f"/?{month(chance)}",
        "overview, a box": lambda chance: f"/?{box(chance)}",
        "overview, a publisher": lambda chance: f"/?publisher={quote(chance.choice(FAMILIES))}",
        "incident": lambda chance: f"/incidents/{chance.choice(known.ids)}",
        "article": lambda chance: f"/articles/{chance.choice(known.articles)}",
        "actors": lambda _: "/actors",
        "actors, a name": lambda chance: f"/actors?name={quote(chance.choice(known.words))}",
        "actor": lambda chance: f"/actors/{quote(chance.choice(known.actors))}",
        "places": lambda _: "/places",
        "place": lambda chance: f"/places/{quote(chance.choice(known.places))}",
        "sources": lambda _: "/sources",
        "method": lambda _: "/method",
        "review": lambda _: "/review",
        "feed": lambda chance: f"/feed.atom?{month(chance)}",
        "api/incidents": lambda chance: f"/api/incidents?{month(chance)}",
        "api/incidents/ID": lambda chance: f"/api/incidents/{chance.choice(known.ids)}",
        "api/claims/KEY": lambda chance: f"/api/claims/{chance.choice(known.claims)}",
        "api/actors": lambda _: "/api/actors",
        "api/places": lambda chance: f"/api/places?offset={chance.randrange(500)}",
        "api/sources": lambda _: "/api/sources",
        "api/points, all": lambda _: "/api/points",
        "api/points, a month": lambda chance: f"/api/points?{month(chance)}",
        "api/points, a type": lambda chance: (
            f"/api/points?type=ASSAULT&until=20{chance.randrange(24, 99)}-01-01"
        ),
        "api/days, all": lambda _: "/api/days",
        "api/days, a box": lambda chance: f"/api/days?{box(chance)}",
        "ogc, 100 incidents": lambda chance: f"{items}?offset={chance.randrange(0, 40000)}",
        "ogc, a box": lambda chance: f"{items}?{box(chance)}",
        "ogc, a month": lambda chance: f"{items}?datetime={month(chance)[6:16]}/..",
        "ogc, 100 places": lambda chance: f"/ogc/collections/places/items?offset={chance.randrange(500)}",
    }


def measure(client: httpx.Client, ask: Ask, rounds: int) -> tuple[list[float], int]:
    """The milliseconds of the first answer and then of each round, and the bytes of the last as they travel."""
    chance, times, size = random.Random(5), [], 0
    for _ in range(rounds + 1):
        address, start = ask(chance), time.perf_counter()
        with client.stream("GET", address) as answer:
            size = sum(len(part) for part in answer.iter_raw())
        times.append(1000 * (time.perf_counter() - start))
        if answer.status_code != 200:
            sys.stderr.write(f"{address} answers {answer.status_code}\n")
    return times, size


def crowd(base: str, asked: list[Ask], readers: int) -> tuple[list[float], list[str], float]:
    """So many readers at once: the milliseconds of each answer, the errors, and the seconds in all."""

    def read(number: int) -> list[tuple[float, str]]:
        chance, found = random.Random(number), []
        with httpx.Client(base_url=base, timeout=60) as client:
            for _ in range(EACH):
                address, start = chance.choice(asked)(chance), time.perf_counter()
                try:
                    status = str(client.get(address).status_code)
                except httpx.HTTPError as error:
                    status = type(error).__name__
                taken = 1000 * (time.perf_counter() - start)
                found.append((taken, "" if status == "200" else f"{address} {status}"))
        return found

    begun = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        found = [one for read_by_one in pool.map(read, range(readers)) for one in read_by_one]
    return [taken for taken, _ in found], [said for _, said in found if said], time.perf_counter() - begun


def listen(folder: Path, listening: socket.socket) -> None:
    """The server, in a process of its own."""
    desk = Desk(open_store(folder), lambda: dt.datetime.now(dt.UTC), "benchmark")
    config = uvicorn.Config(make_desk(desk), log_level="error", lifespan="off")
    uvicorn.Server(config).run(sockets=[listening])


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server over the record, which ends with the block."""
    # Without its protocol named, asyncio would not turn the delay of small packets off.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(128)
        process = multiprocessing.get_context("spawn").Process(target=listen, args=(folder, listening))
        process.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            process.terminate()
            process.join()


def filled(folder: Path, incidents: int) -> Known:
    """The record in a folder, filled if it is empty."""
    store = open_store(folder)
    with store.looking() as look:
        held = look.scalar(select(func.count()).select_from(INCIDENT)) or 0
    if not held:
        start = time.perf_counter()
        held = fill(store, int(incidents * CLAIMS_OF_AN_INCIDENT))
        with store.writing() as connection:
            connection.execute(text("ANALYZE"))
        sys.stderr.write(f"filled in {time.perf_counter() - start:.0f} s\n")
    known = Known(store)
    sys.stdout.write(f"{held:,} incidents\n\n")
    store.close()
    return known


def report(base: str, known: Known, rounds: int, readers: int, only: str) -> None:
    """Measure and print."""
    asked = {name: ask for name, ask in pages(known).items() if name.startswith(only)}
    rows = []
    with httpx.Client(base_url=base, timeout=120) as client:
        client.get("/method")
        for name, ask in asked.items():
            (first, *times), size = measure(client, ask, rounds)
            rows.append(
                [
                    name,
                    f"{statistics.median(times):.0f}",
                    f"{at(times, 0.95):.0f}",
                    f"{first:.0f}",
                    f"{size / 1000:.0f}",
                ]
            )
            sys.stderr.write(" | ".join(rows[-1]) + "\n")
    sys.stdout.write(table(["milliseconds", "median", "95 %", "first", "kB"], rows) + "\n\n")
    times, errors, seconds = crowd(base, list(asked.values()), readers)
    head = [
        f"{readers} readers at once",
        "requests",
        "errors",
        "a second",
        "median ms",
        "95 % ms",
        "longest ms",
    ]
    said = [
        f"{len(times):,}", f"{len(errors)}", f"{len(times) / seconds:.0f}",
        f"{statistics.median(times):.0f}", f"{at(times, 0.95):.0f}", f"{max(times):.0f}",
    ]  # fmt: skip
    sys.stdout.write(table(head, [["", *said]]) + "\n")
    sys.stderr.writelines(f"{one}\n" for one in sorted(set(errors))[:10])


def at(times: list[float], share: float) -> float:
    """The time that this share stays under."""
    return sorted(times)[int(share * (len(times) - 1))]


def main() -> None:
    """Fill, serve, ask."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--incidents", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--only", default="", help="pages whose name starts so")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        known = filled(folder, given.incidents)
        with serving(folder) as base:
            report(base, known, given.rounds, given.readers, given.only)


if __name__ == "__main__":
    main()
