"""Reports of every kind of file as they come in: each with its own bytes, its address and its facts."""

import datetime as dt
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from types import ModuleType

import pytest

from tocsin.model.arrival import Arrival
from tocsin.model.article import Article
from tocsin.sources import arrivals as arrivals_module
from tocsin.sources.arrivals import KINDS, WEB, Item, arrivals_from, arrivals_of_paths
from tocsin.sources.fetching import Fetcher
from tocsin.sources.inputs import Defaults, read_inputs
from tocsin.sources.note import Note
from tocsin.sources.settings import Source
from tocsin.sources.settingvalues import FILE_KINDS, WEB_KINDS

NOW = dt.datetime(2026, 3, 5, 12, 0, tzinfo=dt.UTC)
TEXT = "Gunmen killed two people in Mopti on Monday, the army said."
PAGE = f"""<!DOCTYPE html><html><head><title>Two killed</title>
<meta property="og:title" content="Two killed in Mali"></head><body><article><h1>Two killed in Mali</h1>
<p>{TEXT} It blamed a jihadist group for the attack and said that it would go after it.</p>
<p>Residents said that the men came on motorcycles and left the town before noon.</p></article></body></html>"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def arrive(*paths: str, defaults: Defaults | None = None) -> list[Item]:
    return list(arrivals_of_paths(paths, defaults or Defaults(), lambda: NOW))


def arrived(*paths: str) -> list[Arrival]:
    items = arrive(*paths)
    assert all(isinstance(item, Arrival) for item in items), items
    return [item for item in items if isinstance(item, Arrival)]


def record(
    url: str, body: bytes, *http: str, kind: str = "response", date: str = "2024-03-05T10:00:00Z"
) -> bytes:
    block = "\r\n".join(http or ("HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8")).encode()
    block += b"\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def mail(body: str, **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message.as_bytes()


FROM = b"From desk@news.example Tue Mar  5 10:00:00 2024\n"


def test_a_text_and_a_page_are_their_own_bytes() -> None:
    Path("a.txt").write_bytes(b"Rebels\r\nfled.")
    Path("b.html").write_text(PAGE)
    text, page = arrived("a.txt", "b.html")
    assert (text.raw, text.address, text.media_type) == (b"Rebels\r\nfled.", "a.txt", "text/plain")
    assert (page.raw, page.media_type) == (PAGE.encode(), "text/html")
    assert (text.source, text.fetched_at, text.family, text.headers) == ("files", NOW, None, ())


def test_a_line_of_jsonl_is_its_own_bytes() -> None:
    lines = [json.dumps({"id": id, "text": TEXT}) for id in "ab"]
    Path("a.jsonl").write_text("\r\n".join(lines))
    first, second = arrived("a.jsonl")
    assert [first.raw.decode(), second.raw.decode()] == lines
    assert (second.address, second.media_type) == ("a.jsonl:2", "application/json")


def test_defaults_reach_arrivals_too() -> None:
    Path("a.txt").write_text(TEXT)
    (item,) = arrive("a.txt", defaults=Defaults(dt.date(2024, 3, 5), "T", "House", "en"))
    assert isinstance(item, Arrival)
    article = item.article
    assert (article.date, article.title, article.publisher, article.language) == (
        dt.date(2024, 3, 5), "T", "House", "en",
    )  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_in_any_of_its_forms(delimiter: str, encoding: str) -> None:
    rows = [
        ["ID", "Text", "Title", "date", "url", "note"],
        [
            "a",
            '"He said ""no""; then, they\nfled the café."',
            "T",
            "2024-03-05T09:00:00",
            "http://x/",
            "kept",
        ],
        ["", TEXT.replace(",", ""), "", "", "", '""'],
    ]
    Path("a.csv").write_bytes("\n".join(delimiter.join(row) for row in rows).encode(encoding))
    first, second = arrived("a.csv")
    assert first.article.text == 'He said "no"; then, they\nfled the café.'
    assert (first.article.id, first.article.date) == ("a", dt.date(2024, 3, 5))
    assert (first.address, second.address, second.article.id) == ("a.csv:2", "a.csv:4", "a.csv:4")
    assert json.loads(first.raw)["note"] == "kept" and first.media_type == "application/json"
    assert second.article.title is None and second.article.date is None


def test_a_table_as_excel_writes_it() -> None:
    Path("a.csv").write_bytes(f"\ufeffsep=;\r\n\r\nid;text\r\na;{TEXT}\r\n\r\n;;\r\n".encode())
    (item,) = arrived("a.csv")
    assert (item.address, item.article) == ("a.csv:4", Article("a", TEXT))


def test_a_zip_with_every_kind() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", TEXT)
    with zipfile.ZipFile("news.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/one.txt", TEXT)
        archive.writestr("b.html", PAGE)
        archive.writestr("c.jsonl", json.dumps({"id": "j", "text": TEXT}) + "\n")
        archive.writestr("d.csv", f'id,text\nr,"{TEXT}"\n')
        archive.writestr("e.mbox", FROM + mail(TEXT, Subject="S"))
        archive.writestr("f.warc", record("https://x.example/a", PAGE.encode()))
        archive.writestr("g.warc.gz", gzip.compress(record("https://x.example/b", PAGE.encode())))
        archive.writestr("h.zip", inner.getvalue())
        archive.writestr("map.png", b"\x89PNG")
        archive.writestr("__MACOSX/one.txt", b"\x00")
        archive.writestr(".hidden/x.txt", b"\x00")
    *items, note = arrive("news.zip")
    found = [(item.address, item.article.id) for item in items if isinstance(item, Arrival)]
    assert found == [
        ("news.zip!a/one.txt", "news.zip!a/one.txt"),
        ("news.zip!b.html", "news.zip!b.html"),
        ("news.zip!c.jsonl:1", "j"),
        ("news.zip!d.csv:2", "r"),
        ("news.zip!e.mbox!1", "news.zip!e.mbox!1"),
        ("news.zip!f.warc!https://x.example/a", "https://x.example/a"),
        ("news.zip!g.warc.gz!https://x.example/b", "https://x.example/b"),
        ("news.zip!h.zip!deep.txt", "news.zip!h.zip!deep.txt"),
    ]
    assert note == Note("news.zip: 1 file of other kinds left out (.png)")


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "whole"])
def test_a_web_archive(pack: Callable[[bytes], bytes]) -> None:
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\na: b\n\r\n\r\n",
        record("https://x.example/a", b"GET", "GET /a HTTP/1.1", "Host: x.example", kind="request"),
        record("https://x.example/a", PAGE.encode()),
        record("https://x.example/b", PAGE.encode(), kind="revisit"),
        record("https://x.example/c", PAGE.encode(), "HTTP/1.1 404 Not Found", "Content-Type: text/html"),
        record("https://x.example/d", b"{}", "HTTP/1.1 200 OK", "Content-Type: application/json"),
        record("dns:x.example", b"x.example. IN A 192.0.2.1"),
        record("https://x.example/e", gzip.compress(PAGE.encode()),
               "HTTP/1.1 200 OK", "Content-Type: text/html", "Content-Encoding: gzip"),
        record("https://x.example/f", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode()),
               "HTTP/1.1 200 OK", "Content-Type: text/html", "Transfer-Encoding: chunked"),
    ]  # fmt: skip
    name = "news.warc.gz" if pack is gzip.compress else "news.warc"
    Path(name).write_bytes(pack(b"".join(records)))
    found = arrived(name)
    assert [item.article.id for item in found] == [f"https://x.example/{end}" for end in "aef"]
    assert all(item.raw == PAGE.encode() for item in found)
    first = found[0]
    assert first.fetched_at == dt.datetime(2024, 3, 5, 10, 0, tzinfo=dt.UTC)
    assert first.article.url == "https://x.example/a" and first.address == f"{name}!https://x.example/a"
    assert first.headers == (("Content-Type", "text/html; charset=utf-8"),)


def test_a_web_archive_packed_record_by_record() -> None:
    Path("a.warc.gz").write_bytes(
        b"".join(gzip.compress(record(f"https://x.example/{n}", PAGE.encode())) for n in range(5))
    )
    assert [item.article.id[-1] for item in arrived("a.warc.gz")] == list("01234")


def test_newsletters() -> None:
    both = EmailMessage()
    both["Subject"], both["From"] = "=?utf-8?q?Caf=C3=A9_=E2=80=93_daily?=", "Desk Daily <desk@news.example>"
    both["Date"], both["Message-ID"] = "Tue, 05 Mar 2024 23:30:00 -0500", "<1@news.example>"
    both.set_content("See it in your browser.")
    both.add_alternative(PAGE, subtype="html")
    both.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    quoted = mail(TEXT + "\n\n>From the start it was clear.\nFrom there they fled.\n", From="x@news.example")
    Path("a.mbox").write_bytes(FROM + both.as_bytes() + b"\n" + FROM + quoted)
    first, second = arrived("a.mbox")
    assert first.article.text.startswith(TEXT) and "browser" not in first.article.text
    assert (first.article.title, first.article.publisher) == ("Café – daily", "Desk Daily")
    assert (first.article.date, first.article.id) == (dt.date(2024, 3, 5), "1@news.example")
    assert second.article.text.endswith("From the start it was clear.\nFrom there they fled.")
    assert (second.address, second.article.id, second.article.date) == ("a.mbox!2", "a.mbox!2", None)
    assert second.article.publisher == "x@news.example" and second.media_type == "message/rfc822"
    assert second.raw == quoted


def test_one_message_of_its_own() -> None:
    Path("a.eml").write_bytes(mail(TEXT, Subject="S", Date="Tue, 05 Mar 2024 10:00:00 +0000"))
    (item,) = arrived("a.eml")
    assert (item.article.title, item.article.date) == ("S", dt.date(2024, 3, 5))


def test_read_takes_the_new_kinds_as_well() -> None:
    Path("news").mkdir()
    Path("news/a.eml").write_bytes(mail(TEXT))
    Path("news/b.csv").write_text(f'text\n"{TEXT}"\n')
    assert [getattr(item, "id", item) for item in read_inputs(["news"])] == ["a.eml", "b.csv:2"]


def nothing_known(address: str) -> None:
    """No address was ever visited."""


def source(kind: str, address: str) -> Source:
    return Source("s", kind, address, publisher="House", family="Group", language="en")


def test_a_source_of_files_gives_its_name_and_family() -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(TEXT)
    Path("news/b.eml").write_bytes(mail(TEXT))
    both = list(arrivals_from(source("files", "news"), Fetcher(), nothing_known, lambda: NOW))
    assert [item.article.publisher for item in both if isinstance(item, Arrival)] == ["House", "House"]
    assert [(item.source, item.family) for item in both if isinstance(item, Arrival)] == [("s", "Group")] * 2


def test_the_kind_stated_counts_for_more_than_the_name() -> None:
    Path("Newsletters").write_bytes(FROM + mail(TEXT))
    (item,) = arrivals_from(source("mailbox", "Newsletters"), Fetcher(), nothing_known, lambda: NOW)
    assert isinstance(item, Arrival) and item.address == "Newsletters!1"


def test_web_sources_go_to_their_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    fetcher = Fetcher()

    def module(name: str) -> ModuleType:
        found = ModuleType(name)
        for function in ("feed_arrivals", "website_arrivals", "sitemap_arrivals"):
            setattr(found, function, lambda *given, name=name: [(name, *given)])
        return found

    monkeypatch.setattr(arrivals_module, "import_module", module)
    for kind, (name, _) in WEB.items():
        web = source(kind, "https://x.example/")
        asked: list[object] = list(arrivals_from(web, fetcher, nothing_known, lambda: NOW))
        assert asked == [(f"tocsin.sources.{name}", web, fetcher, nothing_known)]


def test_every_kind_of_source_has_a_reader() -> None:
    assert set(WEB) == set(WEB_KINDS) and set(KINDS) == set(FILE_KINDS)
