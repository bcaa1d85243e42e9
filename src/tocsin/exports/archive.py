"""Zip files whose bytes depend on nothing but their contents and the time given."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

READABLE = 0o644 << 16


def zipped(files: Mapping[str, bytes], made_at: dt.datetime) -> bytes:
    """A zip of the files in the order given, all dated ``made_at`` in UTC (to two seconds, as zip dates are)."""
    at = made_at.astimezone(dt.UTC)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = READABLE
            entry.create_system = 3
            archive.writestr(entry, content)
    return packed.getvalue()
