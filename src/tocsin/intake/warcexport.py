"""Evidence taken along as a web archive: the bytes of each report as they came, in WARC 1.1 (ISO 28500)."""

import datetime as dt
import io
import uuid
from collections.abc import Collection
from importlib import import_module
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from tocsin.store.evidence import load_evidence
from tocsin.store.filters import EVERYTHING, Filter
from tocsin.store.opening import Store
from tocsin.store.search import each_incident
from tocsin.store.ways import Way, ways_of

PAGES = {"text/html", "application/xhtml+xml"}
OF_THE_WIRE = {"content-encoding", "content-length", "content-type", "transfer-encoding", "connection"}
"""Headers that speak of the bytes as they went over the wire, which are kept unpacked."""
SPACE = uuid.UUID("6f3c1f0e-6b0b-5d0e-9a53-0f6a1c9d7b11")


def write_warc(store: Store, wanted: Filter, stream: BinaryIO, version: str, at: dt.datetime) -> int:
    """Writes the evidence of the articles of the incidents that a filter asks for, of all articles for no filter.

    A page of the web becomes a response, all else a resource; each has the time it was fetched, its address and the
    digest of its bytes. Equal records and times give equal bytes. Gives how many records were written. Raises
    UnknownError or StoreError where evidence is missing or was changed.
    """
    # Loaded here: few commands write web archives, and every one would wait for it.
    writer = import_module("warcio.warcwriter").WARCWriter(stream, gzip=True, warc_version="1.1")
    about = {"software": f"Tocsin {version}", "format": "WARC File Format 1.1"}
    info = writer.create_warcinfo_record("tocsin.warc.gz", about)
    info.rec_headers.replace_header("WARC-Date", _utc(at))
    info.rec_headers.replace_header("WARC-Record-ID", _name("warcinfo", _utc(at)))
    writer.write_record(info)
    info.raw_stream.close()
    with store.looking() as connection:
        articles: Collection[str] | None = None
        if wanted != EVERYTHING:
            found = each_incident(connection, wanted, "oldest")
            articles = dict.fromkeys(id for incident in found for id in incident.articles)
        ways = list(ways_of(connection, articles))
    written = {(target_of(way), way.evidence, way.fetched_at): way for way in ways}
    for way in written.values():
        record = _record(writer, way, load_evidence(store, way.evidence))
        writer.write_record(record)
        record.raw_stream.close()  # a temporary file, which the writer leaves open
    return len(written)


def target_of(way: Way) -> str:
    """The address that a record names: that of the web where the report came from there, else a name of ours."""
    for address in (way.address, way.url):
        if address and urlsplit(address).scheme in {"http", "https"}:
            return address
    return f"urn:tocsin:article:{way.article}"


def _record(writer: Any, way: Way, raw: bytes) -> Any:
    target = target_of(way)
    page = way.media_type in PAGES and not target.startswith("urn:")
    http = None
    if page:
        stated = next(
            (value for name, value in way.headers if name.lower() == "content-type"), way.media_type
        )
        kept = [(name, value) for name, value in way.headers if name.lower() not in OF_THE_WIRE]
        sent = [*kept, ("Content-Type", stated), ("Content-Length", str(len(raw)))]
        http = import_module("warcio.statusandheaders").StatusAndHeaders("200 OK", sent, "HTTP/1.1")
    headers = {
        "WARC-Date": _utc(way.fetched_at),
        "WARC-Record-ID": _name(target, way.evidence, _utc(way.fetched_at)),
    }
    return writer.create_warc_record(
        target,
        "response" if page else "resource",
        payload=io.BytesIO(raw),
        http_headers=http,
        warc_headers_dict=headers,
        warc_content_type="" if page else way.media_type,
    )


def _name(*parts: str) -> str:
    return f"<urn:uuid:{uuid.uuid5(SPACE, chr(10).join(parts))}>"


def _utc(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
