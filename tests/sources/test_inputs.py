"""Files, folders and the standard input as one stream of articles."""

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tocsin.model.article import Article
from tocsin.sources.inputs import Defaults, read_inputs
from tocsin.sources.note import Note

TEXT = "The army shelled Goma on Monday."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def line(id: str, **more: str) -> str:
    return json.dumps({"id": id, "text": TEXT, **more}) + "\n"


def ids(*inputs: str) -> list[str]:
    return [item.id if isinstance(item, Article) else str(item) for item in read_inputs(inputs)]


def test_a_text_file_is_one_article_under_its_path(folder: Path) -> None:
    (folder / "news").mkdir()
    (folder / "news" / "a.txt").write_bytes(b"The army said\r\nnothing.\r")
    assert list(read_inputs(["news/a.txt"])) == [Article("news/a.txt", "The army said\nnothing.\n")]
    assert ids(str(folder / "news" / "a.txt")) == ["a.txt"]


def test_jsonl_gives_its_articles_in_order(folder: Path) -> None:
    (folder / "a.jsonl").write_text("\ufeff" + line("b", title="T", date="2024-03-05") + "\n" + line("a"))
    first, second = read_inputs(["a.jsonl"])
    assert first == Article("b", TEXT, "T", dt.date(2024, 3, 5))
    assert second == Article("a", TEXT)


def test_jsonl_in_utf_16(folder: Path) -> None:
    (folder / "a.jsonl").write_text(line("a") + line("b"), encoding="utf-16")
    assert ids("a.jsonl") == ["a", "b"]


def test_a_folder_is_read_whole_and_sorted(folder: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/y.TXT",
        ".hidden.txt",
        ".git/x.txt",
        "notes.doc",
        "a/map.png",
        "README",
    ):
        file = folder / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(TEXT)
    *found, note = read_inputs(["news"])
    assert [item.id for item in found if isinstance(item, Article)] == ["a/y.TXT", "a/z.txt", "b.txt"]
    assert note == Note("news: 3 files of other kinds left out (.doc, .png, no suffix)")


def test_an_empty_folder_is_an_error(folder: Path) -> None:
    (folder / "news").mkdir()
    (error,) = ids("news")
    assert error.startswith("news: holds no file to read: it should hold files in .txt, ")


@pytest.mark.parametrize(
    ("content", "id"),
    [
        (TEXT, "report"),
        (line("j"), "j"),
        (f"<html><body><p>{TEXT} It said no more than that.</p></body></html>", "report"),
    ],
)
def test_a_file_of_no_known_suffix_is_taken_for_what_it_looks_like(
    folder: Path, content: str, id: str
) -> None:
    (folder / "report").write_text(content)
    assert ids("report") == [id]


def test_standard_input_is_text_or_jsonl() -> None:
    def given(text: str) -> Iterator[object]:
        return read_inputs(["-"], stdin=io.BufferedReader(io.BytesIO(text.encode())))

    assert list(given(TEXT)) == [Article("stdin", TEXT)]
    assert list(given("\n  " + line("a"))) == [Article("a", TEXT)]
    assert [str(item) for item in given("{bad\n")] == [
        "stdin:1: is no JSON at character 2: write one article as one JSON object a line"
    ]


def test_defaults_fill_gaps_and_nothing_else(folder: Path) -> None:
    (folder / "a.jsonl").write_text(line("a", title="Own", date="2024-03-05") + line("b", publisher="Desk"))
    first, second = read_inputs(["a.jsonl"], Defaults(dt.date(2020, 1, 1), "Given", "House"))
    assert first == Article("a", TEXT, "Own", dt.date(2024, 3, 5), "House")
    assert second == Article("b", TEXT, "Given", dt.date(2020, 1, 1), "Desk")


def test_a_second_article_of_one_id_is_read_and_noted(folder: Path) -> None:
    (folder / "a.jsonl").write_text(line("a") + line("a"))
    assert list(read_inputs(["a.jsonl"])) == [
        Article("a", TEXT),
        Note("a.jsonl:2: the id 'a' stands for another article too"),
        Article("a", TEXT),
    ]


def test_nothing_is_opened_before_it_is_asked_for(folder: Path) -> None:
    (folder / "a.jsonl").write_text(line("a"))
    stream = read_inputs(["a.jsonl", "later.jsonl"])
    assert isinstance(next(stream), Article)
    (folder / "later.jsonl").write_text(line("b"))
    assert isinstance(next(stream), Article)
