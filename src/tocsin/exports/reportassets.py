"""What a portable report carries of the desk: script, style, fonts and shapes, made fit to stand inside a page."""

import base64
import hashlib
import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable

FONT = re.compile(r"url\(\.?/?(fonts/[\w.\-]+)\)")


@dataclass(frozen=True, slots=True)
class ReportAssets:
    """The texts of the files, none of which can end the element that it stands in."""

    theme: str
    style: str
    script: str
    worker: str
    countries: str
    units: str
    icon: str

    def policy(self) -> str:
        """A content security policy that runs these scripts and this style alone, and asks nobody for anything."""
        scripts = " ".join(_mark(one) for one in (self.theme, self.script))
        return (
            f"default-src 'none'; script-src {scripts}; style-src {_mark(self.style)}; "
            # The worker of the map stands in the page: MapLibre takes it from a blob, and makes it data from a file.
            "worker-src blob: data:; connect-src blob:; img-src data: blob:; font-src data:; "
            "form-action 'none'; base-uri 'none'"
        )


def load_report_assets(folder: Traversable) -> ReportAssets:
    """The assets of a folder (that of the desk); fonts go into the style, the icon into an address of its own."""

    def text(*path: str) -> str:
        return folder.joinpath(*path).read_text(encoding="utf-8")

    def font(found: re.Match[str]) -> str:
        carried = base64.b64encode(folder.joinpath(*found[1].split("/")).read_bytes()).decode("ascii")
        return f"url(data:font/woff2;base64,{carried})"

    icon = base64.b64encode(text("icon.svg").encode()).decode("ascii")
    return ReportAssets(
        theme=inside_script(text("theme.js")),
        style=FONT.sub(font, text("desk.css")).replace("</", "<\\/"),
        script=inside_script(text("report.js")),
        worker=inside_script(text("maplibre-gl-worker.mjs")),
        countries=inside_json(text("shapes", "countries.json")),
        units=inside_json(text("shapes", "units.json")),
        icon=f"data:image/svg+xml;base64,{icon}",
    )


def inside_script(script: str) -> str:
    """The script so that nothing in it is taken for the end of its element, or for the start of a comment."""
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")


def inside_json(written: str) -> str:
    """The JSON so that nothing in it is taken for a tag."""
    return written.replace("<", "\\u003c")


def _mark(content: str) -> str:
    sha256 = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{sha256}'"
