"""The plan of the house, held against the import statements: one way, no turning back."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src"
MODULES = sorted((SOURCE / "tocsin").rglob("*.py"))

FOUNDATION = {"errors", "tables", "keytables"}
"""What every room may import: the error tree, and the readers of data files, which know one another alone."""

MAY_KNOW: dict[str, set[str]] = {
    "errors": set(),
    "tables": {"errors"},
    "keytables": {"errors", "tables"},
    "samples": set(),
    "model": set(),
    "ontology": {"model"},
    "knowledge": {"model", "ontology"},
    "sources": {"model", "knowledge"},
    "reading": {"model", "ontology", "knowledge"},
    "incidents": {"model", "ontology", "knowledge"},
    "store": {"model", "ontology", "incidents"},
    "exports": {"model", "ontology", "knowledge", "incidents"},
    "intake": {"model", "ontology", "knowledge", "sources", "reading", "incidents", "store"},
    "alerts": {"model", "ontology", "knowledge", "incidents", "store"},
    "evaluation": {
        "model",
        "ontology",
        "knowledge",
        "samples",
        "sources",
        "reading",
        "incidents",
        "store",
        "intake",
    },
}
"""What each room may import beside itself and the foundation; ``cli`` and ``desk`` all
others, nobody them, but for the command that opens the desk."""

FRONTS = {"cli", "desk"}
PURE = {"errors", "tables", "model", "ontology", "reading", "incidents"}
NETWORKED = {"sources", "alerts", "desk"}
WITH_DATABASE = {"knowledge", "store", "exports"}

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "trafilatura.downloads", "trafilatura.fetch_response", "trafilatura.fetch_url",
    "urllib.request", "urllib3", "xmlrpc",
}  # fmt: skip
DATABASE = {"dbm", "shelve", "sqlalchemy", "sqlite3"}
CLOCK_AND_CHANCE = {"os.environ", "os.getenv", "random", "secrets", "subprocess", "threading", "time", "uuid"}
CLOCK_AND_SURROUNDINGS = {"environ", "getenv", "now", "today", "utcnow"}

SHAPELESS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
LONGEST = 300


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def label(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room(path: Path) -> str:
    """``reading`` of ``tocsin/reading/times.py``, ``errors`` of ``tocsin/errors.py``, "" of ``tocsin``."""
    parts = path.relative_to(SOURCE / "tocsin").with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


def imported(path: Path) -> Iterator[str]:
    """The dotted names of all modules and members that a file imports, wherever the statement stands."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{label(path)}:{node.lineno} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def known_rooms(path: Path) -> set[str]:
    """The rooms a file imports from; "" where it uses the public face."""
    dotted = [name.split(".") for name in imported(path) if name.split(".")[0] == "tocsin"]
    return {parts[1] if len(parts) > 1 and parts[1] in ROOMS else "" for parts in dotted}


def taken(path: Path, forbidden: set[str]) -> set[str]:
    """Which of the forbidden modules or members a file imports."""
    return {
        name for name in imported(path) if any(name == one or name.startswith(f"{one}.") for one in forbidden)
    }


ROOMS = {room(path) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_knowledge_grows_to_the_right(path: Path) -> None:
    here, known = room(path), known_rooms(path)
    if here == "desk":
        assert "cli" not in known
    elif here == "cli":
        assert "desk" not in known or path.stem == "serve"
    elif here == "":
        assert not known & FRONTS
    else:
        assert here in MAY_KNOW, f"say in MAY_KNOW what the room {here} may import"
        assert known - {here} <= MAY_KNOW[here] | (set() if here in FOUNDATION else FOUNDATION)


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) not in NETWORKED], ids=label)
def test_only_networked_rooms_open_sockets(path: Path) -> None:
    assert not taken(path, NETWORK)


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) not in WITH_DATABASE], ids=label)
def test_only_the_record_and_the_gazetteer_use_a_database(path: Path) -> None:
    assert not taken(path, DATABASE)


@pytest.mark.parametrize("path", [path for path in MODULES if room(path) in PURE], ids=label)
def test_pure_rooms_know_neither_clock_nor_chance_nor_surroundings(path: Path) -> None:
    assert not taken(path, CLOCK_AND_CHANCE)
    asked = [
        f"{node.attr} in line {node.lineno}"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in CLOCK_AND_SURROUNDINGS
    ]
    assert not asked


@pytest.mark.parametrize("path", MODULES, ids=label)
def test_a_file_is_one_idea_with_a_name(path: Path) -> None:
    assert path.stem not in SHAPELESS
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_the_public_face_names_what_it_offers() -> None:
    assert importlib.import_module("tocsin").__all__


@pytest.mark.parametrize("path", [path for path in MODULES if path.name == "__init__.py"], ids=label)
def test_every_face_is_importable(path: Path) -> None:
    package = importlib.import_module(".".join(path.parent.relative_to(SOURCE).parts))
    offered: list[str] = getattr(package, "__all__", [])
    assert [name for name in offered if not hasattr(package, name)] == []
