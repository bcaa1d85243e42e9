"""Bad files, made here: each gives exactly one error line, and never an exception."""

import json
from pathlib import Path

import pytest

from tocsin.errors import InputError
from tocsin.sources.inputs import Item, read_inputs

TEXT = "Gunmen killed two people in Mopti on Monday, the army said."
NO_ARTICLE = "no article is found in the page: save the text of the report as a .txt file"
MANY_TAGS = "the page holds more than 100,000 tags: save the text of the report as a .txt file"
LONG = "the article is longer than 2,000,000 characters: split it into its reports"
NO_JSON = "write one article as one JSON object a line"
FORM = 'an article is {"id": "...", "text": "...", "date": "2023-11-05"}'
NO_DATE = "is no ISO date: write it as 2023-11-05"
BINARY = "holds bytes of a binary file"

FILES: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "the article is empty: leave it out or give it a text"),
    ("blank.txt", b" \n\t\r\n ", "the article is empty: leave it out or give it a text"),
    ("large.txt", TEXT.encode() * 340_000, LONG),
    ("line.txt", b"a" * 2_000_001, LONG),
    ("image.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", f"{BINARY}: save it as UTF-8 text"),
    ("report.pdf", b"%PDF-1.7\nstream", "is a broken PDF file (PdfStreamError): save its text as a .txt file"),
    ("report.docx", b"PK\x03\x04\x14\x00\x06", "is a ZIP or Office file: save its text as a .txt file"),
    ("report.doc", b"{\\rtf1\\ansi Gunmen}", "is an RTF file: save its text as a .txt file"),
    ("empty.html", b"", NO_ARTICLE),
    ("bare.html", b"<html><head><title>x</title></head><body></body></html>", NO_ARTICLE),
    ("cut.html", b"<html", NO_ARTICLE),
    ("deep.html", b"<div>" * 90_000 + b"x", NO_ARTICLE),
    ("tables.html", b"<b><table><tr><td>" * 20_000 + b"x", NO_ARTICLE),
    ("tags.html", b"<p>" * 100_001, MANY_TAGS),
    ("large.html", f"<p>{TEXT}</p>".encode() * 310_000, MANY_TAGS),
    ("image.html", b"<html>\x00\x01\x02", f"{BINARY}: save it as UTF-8 text"),
    ("image.jsonl", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", f"{BINARY}: {NO_JSON}"),
]  # fmt: skip


def errors(items: list[Item]) -> list[str]:
    return [str(item) for item in items if isinstance(item, InputError)]


@pytest.mark.parametrize(("name", "content", "message"), FILES, ids=[name for name, _, _ in FILES])
def test_a_bad_file_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    Path("good.txt").write_text(TEXT)
    *before, good = read_inputs([name, "good.txt"])
    assert errors(before) == [f"{name}: {message}"] and len(before) == 1
    assert not isinstance(good, InputError)


LINES: list[tuple[bytes, str]] = [
    (b"{bad", f"is no JSON at character 2: {NO_JSON}"),
    (b'{"id": "a", "text": "cut', f"is no JSON at character 25: {NO_JSON}"),
    (b"[" * 100_000, f"is no JSON that can be read: {NO_JSON}"),
    (b'{"id": "a", "text": ' + b"9" * 5000 + b"}", f"is no JSON that can be read: {NO_JSON}"),
    (b'{"id": "a", "text": "caf\xe9"}', "is no UTF-8 at byte 25: save it as UTF-8"),
    (b'["a", "text"]', f"the record is not a JSON object: {FORM}"),
    (b'"text"', f"the record is not a JSON object: {FORM}"),
    (b'{"text": "x"}', f"id is missing: {FORM}"),
    (b'{"id": "", "text": "x"}', f"id is empty: {FORM}"),
    (b'{"id": 7, "text": "x"}', f"id is not a string: {FORM}"),
    (b'{"id": "a"}', f"text is missing: {FORM}"),
    (b'{"id": "a", "text": null}', f"text is not a string: {FORM}"),
    (b'{"id": "a", "text": "x", "title": ["t"]}', f"title is not a string: {FORM}"),
    (b'{"id": "a", "text": "x", "date": 20231105}', f"date is not a string: {FORM}"),
    (b'{"id": "a", "text": "x", "date": "05/11/2023"}', f"article 'a': date '05/11/2023' {NO_DATE}"),
    (b'{"id": "a", "text": "x", "date": "2023-02-30"}', f"article 'a': date '2023-02-30' {NO_DATE}"),
    (b'{"id": "a", "text": " "}', "the article is empty: leave it out or give it a text"),
    (b'{"id": "a", "text": "' + b"a" * 2_000_001 + b'"}', LONG),
    (b'{"id": "a", "text": "' + b"a" * 24_000_000 + b'"}', f"the line is longer than 24,000,000 bytes: {NO_JSON}"),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "message"), LINES, ids=[f"{bad[:40]!r}" for bad, _ in LINES])
def test_a_bad_line_is_one_line_with_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    good = [json.dumps({"id": id, "text": TEXT}).encode() for id in ("one", "two")]
    Path("news.jsonl").write_bytes(b"\n".join([good[0], b"", bad, good[1]]))
    first, error, second = read_inputs(["news.jsonl"])
    assert str(error) == f"news.jsonl:3: {message}"
    assert [getattr(item, "id", None) for item in (first, second)] == ["one", "two"]


def test_missing_files_and_closed_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(TEXT)
    items = list(read_inputs(["missing.txt", "good.txt/inside", "n" * 5000, "good.txt"]))
    assert errors(items)[0] == "missing.txt: there is no such file: check the path"
    assert errors(items)[1] == "good.txt/inside: cannot be read: Not a directory"
    assert errors(items)[2].endswith("cannot be read: File name too long")
    assert len(items) == 4


def test_a_link_to_itself_and_a_loop_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/loop.txt").symlink_to("loop.txt")
    Path("news/again").symlink_to(tmp_path / "news", target_is_directory=True)
    Path("news/good.txt").write_text(TEXT)
    items = list(read_inputs(["news"]))
    assert errors(items) == ["news/loop.txt: cannot be read: Too many levels of symbolic links"]
    assert len(items) == 2
