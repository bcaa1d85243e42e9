"""The built script and style are those of the source, whole, small, and ask nobody else for anything."""

import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"
ASSETS = ROOT / "src" / "tocsin" / "desk" / "assets"
MANIFEST = json.loads((ASSETS / "manifest.json").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def source_hash() -> str:
    """As web/build.ts works it out."""
    sources = [
        *files_under(WEB / "src"),
        *files_under(WEB / "style"),
        WEB / "build.ts",
        WEB / "package-lock.json",
    ]
    named = {path.relative_to(WEB).as_posix(): path for path in sources}
    named |= {path.relative_to(ASSETS).as_posix(): path for path in files_under(ASSETS / "shapes")}
    lines = sorted(f"{name} {sha256(path)}\n" for name, path in named.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def test_the_built_files_are_those_of_the_source() -> None:
    assert MANIFEST["source"] == source_hash(), "run `npm run build` in web and commit what it writes"


def test_the_manifest_names_each_built_file_and_its_content() -> None:
    built = {
        path.relative_to(ASSETS).as_posix(): sha256(path)
        for path in files_under(ASSETS)
        if path.name != "manifest.json"
    }
    assert MANIFEST["files"] == built


def test_the_built_files_are_small() -> None:
    assert sum(path.stat().st_size for path in files_under(ASSETS)) < 9_000_000


@pytest.mark.parametrize("name", ["desk.js", "chunk.js", "theme.js", "desk.css"])
def test_our_script_and_style_name_no_other_host(name: str) -> None:
    text = (ASSETS / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "://" not in text
    assert "data:" not in text.replace("[data:", "")


@pytest.mark.parametrize("name", ["eval(", "new Function(", "document.write(", "insertAdjacentHTML"])
def test_no_script_makes_code_or_markup_of_text(name: str) -> None:
    assert all(
        name not in (ASSETS / script).read_text(encoding="utf-8") for script in ("desk.js", "chunk.js")
    )


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((WEB / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, entry in lock["packages"].items() if "resolved" in entry] == []
