"""A loopback server for the sample pages of `web`, with made-up points and days, under the desk's own policy."""

import http.server
import json
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "web" / "tests" / "pages"
ASSETS = ROOT / "src" / "tocsin" / "desk" / "assets"
POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
COLUMNS = [
    *("id", "type", "standing", "grade", "lat", "lon", "precision", "country"),
    *("place", "place_id", "admin1", "start", "killed", "words"),
]
HOSTILE = "<img src=x onerror=document.title='caught'> \u202egnitset"


def made_points(count: int) -> dict[str, object]:
    """``count`` towns at random, besides one point of every other precision and one that is nowhere."""
    random = Random(5)
    standings = (
        "reported",
        "reported",
        "claimed",
        "alleged",
        "denied",
        "threatened",
        "called-for",
        "negated",
    )
    rows: list[list[object]] = [
        [
            "country",
            "ASSAULT",
            "reported",
            "x",
            None,
            None,
            "country",
            "SD",
            "Sudan",
            None,
            None,
            None,
            None,
            "a",
        ],
        [
            "unit",
            "ASSAULT",
            "claimed",
            "x",
            13.6,
            25.3,
            "province",
            "SD",
            "North Darfur",
            None,
            None,
            None,
            4,
            "b",
        ],
        [
            "ring",
            "ASSAULT",
            "denied",
            "x",
            13.0,
            24.0,
            "district",
            "SD",
            "Kutum",
            None,
            None,
            None,
            None,
            "c",
        ],
        [
            "nowhere",
            "ASSAULT",
            "alleged",
            "x",
            None,
            None,
            "town",
            "SY",
            "Salihiyah",
            None,
            None,
            None,
            1,
            "d",
        ],
    ]
    for number in range(count):
        lat, lon = round(random.uniform(-33, 52), 2), round(random.uniform(-10, 100), 2)
        name = f"Town {number}" if number else HOSTILE
        standing, day = random.choice(standings), "2024-05-03"
        known = [f"i{number}", "ASSAULT", standing, "single-source", lat, lon, "town", "SD", name]
        rows.append([*known, f"geonames:{number}", None, day, number % 7, HOSTILE])
    return {"columns": COLUMNS, "rows": rows}


def made_days() -> dict[str, object]:
    """Sixty days of counts, ten of them without any source."""
    days = [
        {
            "day": f"2024-{3 + number // 30:02}-{1 + number % 30:02}",
            "standing": {"reported": number % 9, "denied": 2},
        }
        for number in range(60)
        if not 20 <= number < 30
    ]
    return {
        "days": days,
        "gaps": [{"start": "2024-03-21", "end": "2024-03-30", "words": "silent: Radio One"}],
    }


def page_in_one_file(count: int) -> str:
    """The overview with script, style, shapes and data inside, as a report carries them."""

    def inside(name: str) -> str:
        return (ASSETS / name).read_text(encoding="utf-8").replace("</", "<\\/")

    carried = {
        "points": json.dumps(made_points(count)).replace("</", "<\\/"),
        "days": json.dumps(made_days()),
        "countries": inside("shapes/countries.json"),
        "units": inside("shapes/units.json"),
        "map-worker": inside("maplibre-gl-worker.mjs"),
    }
    kept = "".join(f'<script type="text/plain" id="{name}">{text}</script>' for name, text in carried.items())
    body = (PAGES / "overview.html").read_text(encoding="utf-8").split("<body>")[1]
    for old, new in (
        ('data-points="/api/points" data-shapes="/assets/shapes/"', 'data-points="#points" data-shapes="#"'),
        ('data-days="/api/days"', 'data-days="#days"'),
        ("</body>", f'{kept}<script type="module">{inside("report.js")}</script></body>'),
    ):
        body = body.replace(old, new)
    style = re.sub(r"@font-face\{.*?\}", "", (ASSETS / "desk.css").read_text(encoding="utf-8"))
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{style}</style><body>{body}'


def _content(path: str, answers: dict[str, bytes]) -> tuple[bytes, str] | None:
    if path in answers:
        return answers[path], "application/json"
    folder, name = (
        (ASSETS, path.removeprefix("/assets/")) if path.startswith("/assets/") else (PAGES, path[1:])
    )
    found = folder / (name or "overview.html")
    if not found.is_file():
        return None
    kind = "text/javascript" if found.suffix in {".js", ".mjs"} else mimetypes.guess_type(found.name)[0]
    return found.read_bytes(), kind or "application/octet-stream"


@contextmanager
def serve_pages(count: int) -> Iterator[str]:
    """The address of the server while it runs."""
    graph = {"middle": "m", "nodes": [{"id": "m", "name": "Middle", "kind": None}], "edges": []}
    made = {"/api/points": made_points(count), "/api/days": made_days(), "/api/graph": graph}
    answers = {path: json.dumps(value).encode() for path, value in made.items()}

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            content = _content(self.path.split("?")[0], answers)
            self.send_response(200 if content else 404)
            body, kind = content or (b"", "text/plain")
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.send_header("content-security-policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
