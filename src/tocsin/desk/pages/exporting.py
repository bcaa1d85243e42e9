"""A view taken along: one file of one format, with private names hidden unless an editor asks for them."""

import io

from starlette.requests import Request
from starlette.responses import Response

from tocsin.desk.asked import read_asked
from tocsin.desk.people import require
from tocsin.desk.setup import desk_of
from tocsin.errors import AccessError, SettingsError, UnknownError
from tocsin.exports.bundle import Bundle
from tocsin.exports.register import FORMATS
from tocsin.intake.exporting import MOST_AT_ONCE, export
from tocsin.store.exported import Exported

ZIPPED = "application/zip"


def exporting(request: Request) -> Response:
    """The file. ``redact=no`` leaves the names of private persons in it, for editors alone."""
    if request.headers.get("sec-fetch-site") == "cross-site":  # each export leaves a link in custody
        raise AccessError("another site asked for this export", "open the desk and take it from there")
    desk, shape = desk_of(request), FORMATS.get(request.path_params["format"])
    if shape is None:
        raise UnknownError(
            f"there is no export format {request.path_params['format']!r}"[:100], "use " + ", ".join(FORMATS)
        )
    redact = _redact(request.query_params.get("redact", "yes"))
    person = require("reader" if redact else "editor")(request)
    asked, at = read_asked(request, strict=True), desk.now()

    def pack(chosen: Exported) -> tuple[str, bytes]:
        bundle = Bundle(
            chosen.incidents,
            chosen.tellings,
            chosen.articles,
            at,
            desk.version,
            asked.parameters,
            chosen.manifest,
        )
        stream = io.BytesIO()
        name = shape.pack(bundle, f"tocsin-{shape.name}-{at:%Y%m%dT%H%M%SZ}", stream, redact)
        return name, stream.getvalue()

    made = export(desk.store, asked.filter, pack, person.name, at, MOST_AT_ONCE)
    return Response(
        made.content,
        media_type=shape.media if made.name.endswith(shape.suffix) else ZIPPED,
        headers={
            "content-disposition": f'attachment; filename="{made.name}"',
            "x-tocsin-manifest": made.manifest,
            "x-tocsin-sha256": made.sha256,
        },
    )


def _redact(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise SettingsError(f"redact is yes or no, and {text[:40]!r} is not", "leave it out for yes")
    return text == "yes"
