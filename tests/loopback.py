"""A server on this machine that answers what a test tells it, byte by byte where it must, and a clock that only moves
when it is asked or slept on.
"""

import datetime as dt
import random
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field

import pytest

from tocsin.errors import InputError, SourceError
from tocsin.model.arrival import Arrival
from tocsin.sources.fetching import Fetcher
from tocsin.sources.fetchlimits import FetchLimits, load_fetch_limits
from tocsin.sources.note import Note
from tocsin.sources.resolving import Resolve, resolve_host

HERE = "127.0.0.1"
START = dt.datetime(2024, 3, 5, 12, tzinfo=dt.UTC)
Chunks = Callable[[], Iterable[bytes]]
PARAGRAPHS = (
    "Gunmen killed two people in the north of the country on Monday, the army said in a statement.",
    "The army blamed a jihadist group for the attack and said that it would go after those who did it.",
)


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    path: str
    headers: dict[str, str]


@dataclass
class Loopback:
    """The server: what it answers by path (the last answer of a path again and again), and what it was asked."""

    port: int = 0
    answers: dict[str, list[Chunks]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    hears: Callable[[bytes], object] | None = None

    def url(self, path: str = "/", host: str = HERE) -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def says(self, path: str, chunks: Chunks) -> None:
        """Answers with raw bytes, the status line among them."""
        self.answers.setdefault(path, []).append(chunks)

    def gives(
        self, path: str, body: bytes | str = b"", status: int = 200, kind: str = "text/html", **headers: str
    ) -> str:
        """Answers as a good server does; ``retry_after`` becomes ``retry-after``. Gives the address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        lines = {"content-type": kind, "content-length": str(len(data)), **named}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        whole = f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + data
        self.says(path, lambda: [whole])
        return self.url(path)

    def leads(self, path: str, location: str, status: int = 302) -> str:
        """Redirects. Gives the address."""
        return self.gives(path, status=status, location=location)

    def hold(self) -> Chunks:
        """Says nothing until the test is over."""

        def chunks() -> Iterator[bytes]:
            self.over.wait()
            yield b""

        return chunks

    def paths(self) -> list[str]:
        """The paths asked for, without robots.txt."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class _Handler(socketserver.StreamRequestHandler):
    site: Loopback

    def handle(self) -> None:
        if self.site.hears is not None:
            self.site.hears(self.request.recv(4096))
            return
        line = self.rfile.readline().decode("latin-1").split()
        if len(line) < 2:
            return
        headers = {}
        while header := self.rfile.readline().decode("latin-1").strip():
            name, _, value = header.partition(":")
            headers[name.lower()] = value.strip()
        self.site.asked.append(Asked(line[1], headers))
        waiting = self.site.answers.get(line[1])
        if not waiting:
            self.wfile.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
            return
        chunks = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        try:
            for chunk in chunks():
                self.wfile.write(chunk)
        except OSError:
            return

    def finish(self) -> None:
        try:
            super().finish()
        except OSError:
            return


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True


@contextmanager
def serving() -> Iterator[Loopback]:
    """A server for as long as the block lasts."""
    site = Loopback()
    handler = type("Handler", (_Handler,), {"site": site})
    with _Server((HERE, 0), handler) as server:
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield site
        finally:
            site.over.set()
            server.shutdown()
            thread.join()


@dataclass
class Watch:
    """A clock that moves ``step`` seconds with each look, and that sleeping moves too."""

    step: float = 0.0
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        """The seconds now."""
        self.seconds += self.step
        return self.seconds

    def sleep(self, seconds: float) -> None:
        """Moves on at once."""
        self.slept.append(seconds)
        self.seconds += seconds

    def now(self) -> dt.datetime:
        """The time now."""
        return START + dt.timedelta(seconds=self.seconds)


def fetcher_at(
    watch: Watch,
    allow: Iterable[str] = (HERE,),
    resolve: Resolve = resolve_host,
    **limits: float,
) -> Fetcher:
    """A fetcher by the clock given; ``limits`` take the place of the usual ones."""
    return Fetcher(
        FetchLimits(**{**asdict(load_fetch_limits()), **limits}),
        frozenset(allow),
        clock=watch.clock,
        now=watch.now,
        sleep=watch.sleep,
        chance=random.Random(1),
        resolve=resolve,
    )


@dataclass(frozen=True)
class Described:
    """The description of a source."""

    address: str
    name: str = "desk"
    publisher: str | None = "The Desk"
    family: str | None = None
    language: str | None = "en"
    allow_hosts: tuple[str, ...] = ()
    full_text: bool = True


@dataclass(frozen=True)
class Visited:
    """A visit that the store remembers."""

    at: dt.datetime = START
    outcome: str = "new"
    etag: str | None = None
    last_modified: str | None = None


def page(
    title: str = "Two killed in the north", head: str = "", paragraphs: Sequence[str] = PARAGRAPHS
) -> str:
    """A page with an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html lang="en"><head><title>{title}</title><meta property="og:title" content="{title}">{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def sorted_out(items: Iterable[object]) -> tuple[list[Arrival], list[str]]:
    """The arrivals, and the errors and notes as lines."""
    arrivals, lines = [], []
    for item in items:
        if isinstance(item, Arrival):
            arrivals.append(item)
        elif isinstance(item, InputError | SourceError | Note):
            lines.append(item.message)
        else:
            raise TypeError(item)
    return arrivals, lines


def unknown(address: str) -> None:
    """No address was ever visited."""


@pytest.fixture
def site() -> Iterator[Loopback]:
    """A server that answers as it is told."""
    with serving() as served:
        yield served


@pytest.fixture
def watch() -> Watch:
    """A clock that moves only when it is slept on."""
    return Watch()
