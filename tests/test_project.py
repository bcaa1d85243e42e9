"""The project's own files agree with one another: version, lock, package contents."""

import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("requirements.lock", "requirements-test.lock")
}
LOCKED = {
    name: {
        canonicalize_name(package): release
        for package, release in re.findall(r"^([\w.-]+)==([^ \n]+)", text, re.MULTILINE)
    }
    for name, text in LOCKS.items()
}
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
RUNNING = [*PROJECT["dependencies"], *EXTRAS["install"]]
TESTING = [text for extra in EXTRAS.values() for text in extra if not text.startswith("tocsin[")]


def is_data(path: Path) -> bool:
    """Whether a file is neither code nor in a cache that a tool left."""
    caches = [part for part in path.relative_to(ROOT).parts if part.startswith(".") or part == "__pycache__"]
    return path.suffix not in {".py", ".sqlite"} and not caches


@pytest.mark.parametrize(
    "name", ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "Makefile", ".ci/run"]
)
def test_the_files_that_a_newcomer_looks_for_are_there(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_ci_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_version_is_the_newest_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)
    assert released[0] == PROJECT["version"]


def test_the_installed_version_is_the_projects() -> None:
    assert version("tocsin") == PROJECT["version"]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    blocks = [block for block in re.split(r"\n(?! )", LOCKS[lock]) if block.strip()]
    assert blocks
    assert [block for block in blocks if not re.match(r"[\w.-]+==\S+[^\n]*\\\n +--hash=sha256:", block)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(lock: str) -> None:
    assert not re.search(r"https?:|file:|^\s*--(?!hash=)|^-", LOCKS[lock], re.MULTILINE)


@pytest.mark.parametrize(
    ("lock", "text"),
    [("requirements.lock", text) for text in RUNNING]
    + [("requirements-test.lock", text) for text in TESTING],
)
def test_a_lock_keeps_to_the_ranges_of_the_project(lock: str, text: str) -> None:
    wanted = Requirement(text)
    assert wanted.specifier.contains(LOCKED[lock][canonicalize_name(wanted.name)])
    assert re.search("==|<", str(wanted.specifier)), "a range has an upper end"


def test_what_is_tested_is_what_runs() -> None:
    running, testing = LOCKED["requirements.lock"], LOCKED["requirements-test.lock"]
    assert {name: release for name, release in running.items() if testing.get(name) != release} == {}


def test_every_data_file_is_packaged() -> None:
    wheel = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling, from requirements.lock, is missing"
    )
    packaged = {Path(file.path) for file in wheel.WheelBuilder(str(ROOT)).recurse_included_files()}
    data = {path for path in (ROOT / "src" / "tocsin").rglob("*") if path.is_file() and is_data(path)}
    assert any(path.suffix == ".tsv" for path in data)
    assert sorted(data - packaged) == []
