"""``tocsin read``: formats, errors, exit status."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tocsin.cli.csvrows import COLUMNS
from tocsin.model.article import Article
from tocsin.model.reading import Reading
from tocsin.model.record import reading_from_record
from tocsin.reading.reader import Reader

TEXT = "Rebels shelled the town of Goma on Monday, killing at least four people, the army said."
QUIET = "The library opens at nine."
Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = [
        json.dumps(
            {
                "id": "shells",
                "text": TEXT,
                "title": "Shells hit Goma",
                "date": "2024-03-05",
                "publisher": "Desk",
            }
        ),
        json.dumps({"id": "quiet", "text": QUIET}),
        json.dumps({"id": "french", "text": "Des hommes armés ont attaqué un village dans le nord du Mali."}),
    ]
    Path("news.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    Path("broken.jsonl").write_text("{bad\n" + lines[1] + "\n", encoding="utf-8")
    return tmp_path


def test_jsonl_has_one_line_an_article_in_order(run: Run) -> None:
    ran = run("read", "news.jsonl", "--format", "jsonl")
    readings = [reading_from_record(json.loads(line)) for line in ran.out.splitlines()]
    assert (ran.status, ran.err) == (0, "")
    assert [reading.id for reading in readings] == ["shells", "quiet", "french"]
    assert [len(reading.claims) for reading in readings] == [1, 0, 0]
    assert readings[2].notes == ("written in French, which Tocsin does not read",)
    assert run("read", "news.jsonl", "--format", "jsonl").out == ran.out


def test_the_table_shows_each_article_at_a_glance(run: Run) -> None:
    out = run("read", "news.jsonl").out
    for shown in (
        "Shells hit Goma",
        "2024-03-05 · Desk · shells",
        "ASSAULT",
        "2024-03-04",
        "Goma, CD",
        "4+",
        "town",
    ):
        assert shown in out
    assert "no claim found" in out and "written in French, which Tocsin does not read" in out
    assert "date unknown" in out
    assert max(map(len, out.splitlines())) <= 100
    assert all(line == line.rstrip() for line in out.splitlines())


def test_explain_shows_the_words_behind_each_value(run: Run) -> None:
    out = " ".join(run("read", "news.jsonl", "--explain").out.split())
    assert "[Shells]{act" in out and "time “Monday”" in out and "killed “at least four”" in out


def test_csv_has_one_row_a_claim(run: Run) -> None:
    rows = list(csv.reader(io.StringIO(run("read", "news.jsonl", "--format", "csv").out)))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 2
    row = dict(zip(rows[0], rows[1], strict=True))
    assert (row["id"], row["type"], row["start"], row["killed_low"], row["killed_high"]) == (
        "shells", "ASSAULT", "2024-03-04", "4", "",
    )  # fmt: skip


def test_defaults_reach_articles_that_say_nothing(run: Run) -> None:
    Path("a.txt").write_text(TEXT)
    out = run("read", "a.txt", "--date", "2024-03-05", "--title", "Given", "--publisher", "House").out
    assert "Given" in out and "2024-03-05 · House · a.txt" in out and "2024-03-04" in out


def test_standard_input(run: Run) -> None:
    ran = run("read", "-", "--format", "jsonl", stdin=TEXT.encode())
    assert json.loads(ran.out)["id"] == "stdin" and ran.status == 0


def test_claims_below_the_asked_confidence_are_left_out(run: Run) -> None:
    ran = run("read", "news.jsonl", "--format", "jsonl", "--min-confidence", "1")
    assert [json.loads(line)["claims"] for line in ran.out.splitlines()] == [[], [], []]


def test_some_failed(run: Run) -> None:
    ran = run("read", "broken.jsonl", "missing.txt", "--format", "jsonl")
    assert ran.status == 1
    assert ran.err == (
        "tocsin: broken.jsonl:1: is no JSON at character 2: write one article as one JSON object a line\n"
        "tocsin: missing.txt: there is no such file: check the path\n"
    )
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["quiet"]


def test_nothing_read(run: Run) -> None:
    ran = run("read", "missing.txt")
    assert (ran.status, ran.out) == (2, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--date", "5/3/2024"], "tocsin: '5/3/2024' is no ISO date: write it as 2023-11-05"),
        (["--actors", "missing.tsv"], "missing.tsv"),
        (["--places", "missing.tsv"], "missing.tsv"),
        (["--acts", "missing.tsv"], "missing.tsv"),
        (["--pipeline", "no_such_pipeline"], "tocsin: the language pipeline no_such_pipeline "),
        (["--out", "no/such/folder.jsonl"], "tocsin: no/such/folder.jsonl: cannot be written: No such file"),
        (["--out", "news.jsonl"], "tocsin: news.jsonl: is also an input: write to another file"),
        (["--jobs", "0"], "--jobs"),
        (["--format", "xml"], "--format"),
    ],
)  # fmt: skip
def test_wrong_usage(run: Run, arguments: list[str], message: str) -> None:
    before = Path("news.jsonl").read_text(encoding="utf-8")
    ran = run("read", "news.jsonl", *arguments)
    assert (ran.status, ran.out) == (2, "") and message in ran.err
    assert Path("news.jsonl").read_text(encoding="utf-8") == before


def test_notes_change_no_exit_status(run: Run) -> None:
    ran = run("read", "news.jsonl", "news.jsonl", "--format", "jsonl")
    assert ran.status == 0
    assert (
        ran.err.splitlines()[0]
        == "tocsin: note: news.jsonl:1: the id 'shells' stands for another article too"
    )


def test_out_writes_the_same_bytes_to_a_file(run: Run) -> None:
    for form in ("jsonl", "csv", "table"):
        shown = run("read", "news.jsonl", "--format", form).out
        assert run("read", "news.jsonl", "--format", form, "--out", "out").out == ""
        assert Path("out").read_text(encoding="utf-8") == shown


def test_several_processes_give_the_same_bytes(run: Run) -> None:
    several = run("read", "news.jsonl", "broken.jsonl", "--format", "jsonl", "--jobs", "2")
    assert several == run("read", "news.jsonl", "broken.jsonl", "--format", "jsonl")
    assert several.status == 1


def replace_reading(monkeypatch: pytest.MonkeyPatch, read: Callable[[Reader, Article], Reading]) -> None:
    def read_all(self: Reader, articles: Iterable[Article]) -> Iterator[Reading]:
        return (read(self, article) for article in articles)

    monkeypatch.setattr(Reader, "read", read)
    monkeypatch.setattr(Reader, "read_all", read_all)


def test_an_article_that_breaks_the_reader_costs_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Reader.read

    def fragile(self: Reader, article: Article) -> Reading:
        if article.id == "shells":
            raise KeyError(article.id)
        return read(self, article)

    replace_reading(monkeypatch, fragile)
    ran = run("read", "news.jsonl", "--format", "jsonl")
    assert ran.status == 1 and [json.loads(line)["id"] for line in ran.out.splitlines()] == [
        "quiet",
        "french",
    ]
    assert ran.err == (
        "tocsin: shells: the reader broke on it (KeyError: 'shells'): report it with the article\n"
    )


def test_ctrl_c_ends_with_130_and_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Reader, article: Article) -> Reading:
        raise KeyboardInterrupt

    replace_reading(monkeypatch, interrupted)
    ran = run("read", "news.jsonl")
    assert (ran.status, ran.out, ran.err) == (130, "", "")
