"""The files that pages load: script, style, fonts and shapes, each under an address that changes with its content."""

import gzip
import json
import mimetypes
from functools import cache
from importlib import resources
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

# Not every machine knows these, and a script of the wrong kind is not run.
KINDS = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".json": "application/json",
}
FOR_GOOD = "public, max-age=31536000, immutable"
PACKED = frozenset({".css", ".js", ".mjs", ".json", ".svg", ".txt"})
CARE = 6
"""Of gzip: the shapes take a second and a half with the most care, a sixth of that so, and are hardly larger."""


@cache
def load_manifest() -> tuple[str, frozenset[str]]:
    """The mark of the build and the names of its files."""
    manifest = json.loads((_folder() / "manifest.json").read_text(encoding="utf-8"))
    return str(manifest["source"])[:12], frozenset(manifest["files"])


def asset_path(name: str) -> str:
    """The address of a file of the build (``desk.css``). Raises KeyError for a name that the build lacks."""
    mark, files = load_manifest()
    if name not in files:
        raise KeyError(name)
    return f"/assets/{mark}/{name}"


def assets(request: Request) -> Response:
    """A file of the build; other names, also those that lead elsewhere, are not there."""
    mark, files = load_manifest()
    name = request.path_params["name"]
    if name not in files:
        return PlainTextResponse("There is no such file.", 404)
    path = _folder() / name
    kind = KINDS.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    lasting = {"cache-control": FOR_GOOD if request.path_params["mark"] == mark else "no-cache"}
    if path.suffix not in PACKED:
        return FileResponse(path, media_type=kind, headers=lasting)
    lasting["vary"] = "Accept-Encoding"
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(path, media_type=kind, headers=lasting)
    return Response(_packed(name), media_type=kind, headers={**lasting, "content-encoding": "gzip"})


@cache
def _packed(name: str) -> bytes:
    """A file of the build in gzip, kept in memory: 2 MB for all of them."""
    return gzip.compress((_folder() / name).read_bytes(), CARE, mtime=0)


def _folder() -> Path:
    return Path(str(resources.files("tocsin.desk") / "assets"))
