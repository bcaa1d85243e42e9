"""Hostile and broken archives, made here: each harm is one line, and what is sound beside it is read."""

import gzip
import io
import json
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from tocsin.errors import InputError
from tocsin.model.article import Article
from tocsin.sources import (
    budget,
    contents,
    limits,
    mailboxes,
    paths,
    pdfs,
    pdftext,
    spreadsheets,
    tablerows,
    warcrecords,
    warcs,
    zips,
)
from tocsin.sources.inputs import read_inputs
from tocsin.sources.limits import Limits, load_limits

TEXT = "Gunmen killed two people in Mopti on Monday, the army said."
PAGE = f"<html><body><article><p>{TEXT} It blamed rebels for the attack.</p></article></body></html>".encode()
PACK = "pack its files under plain names"
BOMB = "unpacks to more than 200 times its size"
FROM = b"From desk@news.example Tue Mar  5 10:00:00 2024\n"
MODULES = (
    budget,
    contents,
    limits,
    mailboxes,
    paths,
    pdfs,
    spreadsheets,
    tablerows,
    warcrecords,
    warcs,
    zips,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Lowers limits, so that no test needs as much as an attacker has."""

    def lower(**figures: int) -> None:
        given = load_limits()
        here = {name: value for name, value in figures.items() if hasattr(given, name)}
        inner = {name: value for name, value in figures.items() if name not in here}
        archives = replace(given.archives, **{n: v for n, v in inner.items() if hasattr(given.archives, n)})
        pdf = replace(given.pdf, **{n: v for n, v in inner.items() if hasattr(given.pdf, n)})
        lowered: Limits = replace(given, archives=archives, pdf=pdf)
        if here:
            lowered = replace(lowered, longest_article=here["longest_article"])
        for module in MODULES:
            monkeypatch.setattr(module, "load_limits", lambda: lowered)

    return lower


def read(name: str, content: bytes) -> tuple[list[str], list[str]]:
    """The errors and the ids of the articles that a file of these bytes gives."""
    Path(name).write_bytes(content)
    items = list(read_inputs([name]))
    errors = [str(item) for item in items if isinstance(item, InputError)]
    assert all("\n" not in error for error in errors)
    return errors, [item.id for item in items if isinstance(item, Article)]


def packed(*members: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return held.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


GOOD = ("good.txt", TEXT.encode())


@pytest.mark.parametrize(
    ("member", "message"),
    [
        (
            ("../../etc/cron.txt", b"x"),
            f"a.zip!../../etc/cron.txt: its name leads out of the archive: {PACK}",
        ),
        (("a/../../b.txt", b"x"), f"a.zip!a/../../b.txt: its name leads out of the archive: {PACK}"),
        (("..\\b.txt", b"x"), f"a.zip!..\\b.txt: its name leads out of the archive: {PACK}"),
        (("/etc/motd.txt", b"x"), f"a.zip!/etc/motd.txt: its name leads out of the archive: {PACK}"),
        (("C:\\b.txt", b"x"), f"a.zip!C:\\b.txt: its name leads out of the archive: {PACK}"),
        (("a\x1b[2J.txt", b"x"), f"a.zip!a\x1b[2J.txt: its name holds control characters: {PACK}"),
        (("\u202etxt.exe.txt", b"x"), f"a.zip!\u202etxt.exe.txt: its name holds control characters: {PACK}"),
        ((link("link.txt"), b"/etc/passwd"), "a.zip!link.txt: is a link: pack the file itself"),
        (("bomb.txt", bytes(6_000_000)), f"a.zip!bomb.txt: {BOMB}"),
        (("empty.txt", b""), "a.zip!empty.txt: the article is empty: leave it out or give it a text"),
        (("image.txt", b"\x89PNG\0"), "a.zip!image.txt: holds bytes of a binary file: save it as UTF-8 text"),
        (("a.zip", b"PK\x03\x04"), "a.zip!a.zip: is no ZIP file or a broken one: pack its files again"),
    ],
)
def test_a_bad_member_costs_no_other(member: tuple[str | zipfile.ZipInfo, bytes], message: str) -> None:
    errors, ids = read("a.zip", packed(member, GOOD))
    assert (errors, ids) == ([message], ["a.zip!good.txt"])


def test_nothing_is_ever_written(folder: Path) -> None:
    read(
        "a.zip", packed(("../out.txt", b"x"), ("sub/in.txt", TEXT.encode()), (link("l.txt"), b"/etc/passwd"))
    )
    assert [path.name for path in folder.iterdir()] == ["a.zip"]
    assert not (folder.parent / "out.txt").exists()


def test_an_encrypted_member() -> None:
    whole = bytearray(packed(("secret.txt", TEXT.encode()), GOOD))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(magic) + at] |= 1
    errors, ids = read("a.zip", bytes(whole))
    assert errors == ["a.zip!secret.txt: is encrypted: pack it again without a password"]
    assert ids == ["a.zip!good.txt"]


def test_a_member_broken_inside() -> None:
    whole = bytearray(packed(("broken.txt", TEXT.encode() * 9), GOOD))
    whole[50:60] = bytes(10)
    errors, ids = read("a.zip", bytes(whole))
    assert len(errors) == 1 and errors[0].startswith("a.zip!broken.txt: is broken inside the ZIP (")
    assert ids == ["a.zip!good.txt"]


def test_a_member_that_lies_about_its_size() -> None:
    whole = bytearray(packed(("liar.txt", bytes(9_000_000)), GOOD))
    for magic, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", whole, whole.index(magic) + at, 100)
    errors, ids = read("a.zip", bytes(whole))
    assert len(errors) == 1 and errors[0].startswith("a.zip!liar.txt: ") and ids == ["a.zip!good.txt"]


def test_members_that_share_their_bytes() -> None:
    """The bomb of D. Fifield (2019): every entry of the directory points at one and the same member."""
    one = packed(("a.txt", b"x" * 3_000_000))
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entries = b"".join(one[start:end].replace(b"a.txt", b"%d.txt" % n) for n in range(9))
    tail = bytearray(one[end:])
    struct.pack_into("<HHI", tail, 8, 9, 9, len(entries))
    errors, _ = read("a.zip", one[:start] + entries + bytes(tail))
    assert errors and all("a.zip" in error for error in errors) and len(errors) <= 9


def test_archives_in_archives_end_somewhere() -> None:
    inner = packed(GOOD)
    for _ in range(3):
        inner = packed(("in.zip", inner), GOOD)
    errors, ids = read("a.zip", inner)
    assert errors == ["a.zip!in.zip!in.zip: is an archive in an archive in an archive: unpack it yourself"]
    assert ids == ["a.zip!in.zip!good.txt", "a.zip!good.txt"]


def test_a_zip_of_bombs_is_given_up(limit: Callable[..., None]) -> None:
    limit(ratio_grace=1000, highest_ratio=5)
    bombs = [(f"{n}.txt", b" " * 900) for n in range(90)]
    errors, ids = read("a.zip", packed(*bombs, GOOD, method=zipfile.ZIP_DEFLATED))
    assert errors[-1].endswith(
        "unpacks to more than 5 times its size: unpack it yourself and give what you trust"
    )
    assert len(errors) < 90 and ids == []


def test_limits_of_a_zip(limit: Callable[..., None]) -> None:
    limit(most_members=2)
    assert read("a.zip", packed(*[(f"{n}.txt", b"x") for n in range(3)])) == (
        ["a.zip: holds more than 2 files: split it"], [],
    )  # fmt: skip
    limit(largest_directory=100)
    assert read("a.zip", packed(*[(f"{n}.txt", b"x") for n in range(3)])) == (
        ["a.zip: its directory is larger than 100 bytes: pack its files again"], [],
    )  # fmt: skip
    limit(largest_archive=10)
    assert read("a.zip", packed(GOOD)) == (["a.zip: is larger than 10 bytes: split it"], [])
    limit(most_unpacked=10)
    errors, _ = read("a.zip", packed(GOOD))
    assert errors[0].startswith("a.zip!good.txt: unpacks to more than 10 bytes")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x05\x06" + bytes(18), b"PK\x05\x06", packed(GOOD)[:-30], b"PK\x06\x07" * 30, TEXT.encode()],
)
def test_what_is_no_zip(content: bytes) -> None:
    errors, ids = read("a.zip", content)
    assert ids == [] and len(errors) <= 1


def test_a_zip64_directory_beyond_all_bounds() -> None:
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 1 << 50, 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, 0, 1)
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    assert read("a.zip", record + locator + end) == (
        ["a.zip: its directory is larger than 32,000,000 bytes: pack its files again"], [],
    )  # fmt: skip


def record(name: str, body: bytes = PAGE, length: int | None = None, http: bytes = b"") -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + http + b"\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/{name}\r\n"
        f"WARC-Date: 2024-03-05T10:00:00Z\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


NEXT = "the next record is read all the same"


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (b"garbage \xff\n" * 9, "holds bytes that are no record"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "the record states no length"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "the record states no length"),
        (b"WARC/1.0\r\nContent-Length: " + b"9" * 400 + b"\r\n\r\n", "the record states no length"),
        (b"WARC/1.0\r\nX: " + b"a" * 70_000 + b"\r\n\r\n", "the record's headers do not end"),
        (record("b", length=600), "the record states a wrong length"),
        (record("b", length=9_999), "the record is cut off"),
        (record("b", length=50), "the record states a wrong length"),
        (record("b").replace(b"WARC-Target-URI", b"X-None"), "the record is broken (AttributeError)"),
        (record("b").replace(b"HTTP/1.1 200", b"SPDY/9 200"), "the record is broken (StatusAndHeadersParser"),
    ],
)
def test_a_broken_record_costs_no_other(broken: bytes, message: str) -> None:
    whole = record("a") + broken + record("c") + record("d")
    errors, ids = read("a.warc", whole)
    assert [error for error in errors if error.startswith(f"a.warc!record 2: {message}")], errors
    assert len(errors) <= 2 and all(error.endswith(NEXT) for error in errors)
    assert ids == [f"https://x.example/{name}" for name in "acd"]


def test_a_broken_member_of_gzip_costs_no_other() -> None:
    members = [gzip.compress(record(name)) for name in "abcd"]
    members[1] = members[1][:40] + bytes(30) + members[1][70:]
    errors, ids = read("a.warc.gz", b"".join(members))
    assert ids == [f"https://x.example/{name}" for name in "acd"]
    assert len(errors) >= 1 and all(error.startswith("a.warc.gz") for error in errors)
    cut = b"".join(members[2:])[:-30]
    errors, ids = read("b.warc.gz", cut)
    assert ids == ["https://x.example/c"] and len(errors) == 1


def test_bombs_in_a_web_archive() -> None:
    bomb = record("bomb", b"<p>" + bytes(20_000_000))
    errors, ids = read(
        "a.warc.gz", gzip.compress(record("a")) + gzip.compress(bomb) + gzip.compress(record("c"))
    )
    assert [error.split(": ")[1] for error in errors] == [BOMB] and ids == ["https://x.example/a"]
    coded = record("b", gzip.compress(bytes(70_000_000)), http=b"Content-Encoding: gzip\r\n")
    errors, ids = read("b.warc", coded + record("c"))
    assert [BOMB in error for error in errors] == [True] and ids == []


def test_a_record_too_large_is_passed_over(limit: Callable[..., None]) -> None:
    limit(largest_record=1000)
    errors, ids = read("a.warc", record("a") + record("b", PAGE + bytes(2000)) + record("c"))
    assert errors == [f"a.warc!record 2: the record is larger than 1,000 bytes: {NEXT}"]
    assert ids == ["https://x.example/a", "https://x.example/c"]


def test_an_archive_broken_all_through_is_given_up(limit: Callable[..., None]) -> None:
    limit(most_broken=5)
    errors, _ = read("a.warc", b"WARC/1.0\r\nA: b\r\n\r\n" * 100)
    assert len(errors) == 7 and errors[-1] == "a.warc: is broken from record 1 on"


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\x1f\x8b\x08", b"\x1f\x8b\x08\x00" + bytes(50)])
def test_what_is_no_web_archive(content: bytes) -> None:
    errors, ids = read("a.warc.gz", content)
    assert len(errors) == 1 and ids == []


def test_swallowed_records_do_not_cost_their_square() -> None:
    liars = b"".join(record(str(n), b"x", length=1_000_000) for n in range(2000))
    start = time.process_time()
    read("a.warc", liars)
    assert time.process_time() - start < 20


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "a.mbox: holds no mail"),
        (TEXT.encode(), "a.mbox: holds no mail"),
        (FROM + b"Subject: x\n\n", "a.mbox!1: the message holds no text"),
        (FROM + b"Content-Type: text/html\n\n<p>", "a.mbox!1: no article is found in the page"),
        (FROM + b"Content-Type: image/png\n\nabc", "a.mbox!1: the message holds no text"),
        (FROM + b"Content-Disposition: attachment\n\nabc", "a.mbox!1: the message holds no text"),
        (FROM + b"Content-Type: text/plain\n\n\x00\x01\x02", "a.mbox!1: holds bytes of a binary file"),
    ],
)
def test_mail_without_a_report(content: bytes, message: str) -> None:
    errors, ids = read(
        "a.mbox", content + (b"\n\n" + FROM + b"\n" + TEXT.encode() if FROM in content else b"")
    )
    assert len(errors) == 1 and errors[0].startswith(message)
    assert ids == (["a.mbox!2"] if FROM in content else [])


def test_parts_in_parts_without_end() -> None:
    head = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))
    errors, ids = read("a.mbox", FROM + head + TEXT.encode() + b"\n\n" + FROM + b"\n" + TEXT.encode())
    assert len(errors) == 1 and ids == ["a.mbox!2"]


def test_headers_that_break_decoders() -> None:
    message = (
        FROM
        + b"Subject: =?no-such?q?x?= =?utf-8?b?!!!?=\nFrom: \xff\xfe <\nDate: Tue, 99 Foo 2024 99:99:99 +9999\n"
        b"Content-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: base64\n\n!!!!R3VubWVu IGtpbGxlZA=="
    )
    errors, ids = read("a.mbox", message)
    assert len(errors) + len(ids) == 1


def test_a_message_too_large(limit: Callable[..., None]) -> None:
    limit(largest_record=500)
    errors, ids = read("a.mbox", FROM + b"\n" + b"x" * 900 + b"\n\n" + FROM + b"\n" + TEXT.encode())
    assert errors == ["a.mbox!1: the message is larger than 500 bytes"] and ids == ["a.mbox!2"]


def pdf(text: str = TEXT, pages: int = 1) -> bytes:
    """A PDF file of so many pages, written by hand."""
    stream = f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode()
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * n)
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(whole))
        whole += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(whole)
    whole += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    return whole + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def encrypted() -> bytes:
    writer, held = PdfWriter(clone_from=io.BytesIO(pdf())), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(held)
    return held.getvalue()


def test_a_sound_pdf() -> None:
    Path("a.pdf").write_bytes(pdf(pages=2))
    (article,) = read_inputs(["a.pdf"])
    assert article == Article("a.pdf", f"{TEXT}\n\n{TEXT}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no PDF file: save its text as a .txt file"),
        (TEXT.encode(), "is no PDF file: save its text as a .txt file"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 40, "is a broken PDF file ("),
        (pdf()[:300], "is a broken PDF file ("),
        (pdf("  "), "holds no text: a scan: recognise its text first"),
        (encrypted(), "is encrypted: save it without a password"),
        (pdf().replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "is a broken PDF file ("),
    ],
)
def test_a_bad_pdf_is_one_line(content: bytes, message: str) -> None:
    errors, ids = read("a.pdf", content)
    assert ids == [] and len(errors) == 1 and errors[0].startswith(f"a.pdf: {message}")


def test_a_pdf_in_a_zip_beside_a_broken_one() -> None:
    errors, ids = read("a.zip", packed(("a.pdf", b"%PDF-"), ("b.pdf", pdf())))
    assert len(errors) == 1 and ids == ["a.zip!b.pdf"]


def test_limits_of_a_pdf(limit: Callable[..., None], monkeypatch: pytest.MonkeyPatch) -> None:
    given = load_limits()
    monkeypatch.setattr(pdftext, "load_limits", lambda: replace(given, pdf=replace(given.pdf, most_pages=2)))
    assert pdftext.extract(pdf(pages=3))["fault"] == "has more than 2 pages"
    monkeypatch.setattr(pdftext, "load_limits", lambda: replace(given, longest_article=100))
    assert pdftext.extract(pdf(pages=3))["fault"] == "is longer than 100 characters"
    limit(seconds=0)
    assert read("a.pdf", pdf())[0] == [
        "a.pdf: takes more than 0 seconds to read: save its text as a .txt file"
    ]


def test_a_pdf_that_unpacks_without_end_ends() -> None:
    bomb = zlib.compress(bytes(90_000_000), 9)
    content = pdf().replace(b"/Length", b"/Filter /FlateDecode /Length").split(b"stream\n", 1)
    errors, ids = read(
        "a.pdf", content[0] + b"stream\n" + bomb + b"\nendstream" + content[1].split(b"endstream")[1]
    )
    assert ids == [] and len(errors) == 1


@pytest.mark.parametrize(
    ("rows", "message", "ids"),
    [
        ("id,text\na\nb,ok\n", "a.csv:2: the row has 1 cells, the header 2: put a text", ["b"]),
        ("id,text\na,x,y\nb,ok\n", "a.csv:2: the row has 3 cells, the header 2: put a text", ["b"]),
        ('id,text\na,"never closed\nb,ok\n', "a.csv:2: a quote is not closed: close it", ["b"]),
        ('id,text\na,"half\nb,"ok"\nc,ok\n', "a.csv:2: a quote stands inside a cell: put", ["b", "c"]),
        ("id,text,date\na,x,5/3/24\nb,ok,\n", "a.csv:2: '5/3/24' is no ISO date: write it as", ["b"]),
        ("id,text\na,\nb,ok\n", "a.csv:2: the article is empty: leave it out", ["b"]),
        ("id,body\na,x\n", "a.csv: no column is named text: the first row names the columns", []),
        ("id,text,TEXT\na,x,y\n", "a.csv: two columns are named text: the first row names", []),
        ("", "a.csv: no column is named text", []),
        ("\0\0", "a.csv: holds bytes of a binary file", []),
    ],
)  # fmt: skip
def test_a_bad_row_costs_no_other(rows: str, message: str, ids: list[str]) -> None:
    errors, read_ids = read("a.csv", rows.encode())
    assert len(errors) == 1 and errors[0].startswith(message) and read_ids == ids


def test_a_cell_larger_than_any_report() -> None:
    errors, ids = read("a.csv", b'id,text\na,"' + b"x\n" * 1_100_000 + b'"\nb,ok\n')
    assert errors == ["a.csv:2: the row is longer than 2,000,000 characters: split it into its reports"]
    assert ids == ["b"]


def test_a_cell_without_end(limit: Callable[..., None]) -> None:
    limit(most_broken=5)
    errors, ids = read("a.csv", b'id,text\na,ok\nb,"' + b"x\n" * 2_100_000)
    assert errors[0].startswith("a.csv:3: a quote is not closed") and len(errors) == 7 and ids == ["a"]
    assert errors[-1] == "a.csv: is broken from line 8 on, or no table"


def test_formulas_and_raw_bytes_of_a_row_are_kept_as_they_stand() -> None:
    errors, ids = read("a.csv", b'id,text,=cmd\n=1+1,"=HYPERLINK(""x"")",y\n')
    assert (errors, ids) == ([], ["=1+1"])


def test_everything_hostile_at_once_in_one_folder(folder: Path) -> None:
    news = folder / "news"
    news.mkdir()
    (news / "a.zip").write_bytes(b"PK")
    (news / "b.warc.gz").write_bytes(b"\x1f\x8b\x08")
    (news / "c.mbox").write_bytes(b"\xff" * 100)
    (news / "d.pdf").write_bytes(b"%PDF-9.9")
    (news / "e.csv").write_bytes(b"\xff\xfe")
    (news / "f.jsonl").write_text(json.dumps({"id": "good", "text": TEXT}))
    items = list(read_inputs(["news"]))
    assert [item.id for item in items if isinstance(item, Article)] == ["good"]
    assert len([item for item in items if isinstance(item, InputError)]) == 5


SOUND = {
    "a.zip": packed(GOOD, ("b.csv", b'id,text\na,"x"\n'), ("c.warc", record("a")), ("d.zip", packed(GOOD))),
    "a.warc": record("a") + record("b"),
    "a.warc.gz": gzip.compress(record("a")) + gzip.compress(record("b")),
    "a.mbox": FROM + b"Subject: S\n\n" + TEXT.encode() + b"\n\n" + FROM + b"\n" + TEXT.encode(),
    "a.csv": b'id,text,date\na,"x ""y"" z\nw",2024-03-05\nb,ok,\n',
}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(SOUND)), data=st.data())
def test_whatever_is_cut_or_changed_ends_in_lines_alone(name: str, data: st.DataObject) -> None:
    content = bytearray(SOUND[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    read(name, bytes(content))
