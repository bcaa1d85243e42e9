"""Readings as JSON and back."""

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.errors import DateError, ModelError
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.record import (
    article_from_record,
    article_to_record,
    dump_line,
    reading_from_record,
    reading_to_record,
)
from tocsin.model.relation import Relation
from tocsin.model.span import Span
from tocsin.model.when import When

TEXT = "Rebels, led by Ali Hassan, said they shelled Goma on Monday, killing at least 4 and hurting 9."
TITLE = "Shells hit Goma"
MARK = ReaderMark("rules", "0.1", "0" * 64)


def span(words: str, part: str = "text") -> Span:
    whole = TITLE if part == "title" else TEXT
    start = whole.index(words)
    return Span(start, start + len(words), words, "title" if part == "title" else "text")


FULL = Claim(
    type="ASSAULT",
    standing="claimed",
    trigger=span("shelled"),
    sentence=span(TEXT),
    modes=(Mode("heavy-weapons", span("Shells", "title")),),
    actors=(Party("M23", span("Rebels"), "group:m23", "armed", "CD"),),
    recipients=(Party("Goma", span("Goma")),),
    when=When(dt.date(2024, 3, 4), dt.date(2024, 3, 4), "day", span("Monday")),
    place=Place("Goma", "town", "CD", -1.68, 29.22, "geonames:216281", 216281, True, span("Goma", "title")),
    killed=Casualties(4, None, span("at least 4")),
    injured=Casualties(9, 9),
    speaker=span("Rebels"),
    standing_span=span("said"),
    confidence=0.731,
    acled="Shelling/artillery/missile attack",
    cameo="194",
    quad="material conflict",
)
BARE = Claim("PROTEST", "reported", span("said"), span(TEXT))
TIE = Relation("Ali Hassan", "leads", "Rebels", span(TEXT), span("Ali Hassan"), span("Rebels"))
READING = Reading("a", (FULL, BARE), (TIE,), MARK, ("a note",))


def record_of(reading: Reading = READING) -> Any:
    return json.loads(dump_line(reading_to_record(reading)))


def test_nothing_is_lost_on_the_way_out_and_back() -> None:
    assert reading_from_record(record_of()) == READING


def test_equal_readings_give_equal_bytes() -> None:
    again = reading_from_record(record_of())
    assert dump_line(reading_to_record(again)) == dump_line(reading_to_record(READING))


def test_a_claim_carries_the_fields_of_the_codebook_first_hand() -> None:
    claim = record_of()["claims"][0]
    assert (
        claim["type"] == "ASSAULT" and claim["modes"] == ["heavy-weapons"] and claim["standing"] == "claimed"
    )
    assert claim["actors"][0]["text"] == "Rebels" and claim["actors"][0]["name"] == "M23"
    assert (
        claim["when"]["start"] == claim["when"]["end"] == "2024-03-04" and claim["when"]["precision"] == "day"
    )
    assert claim["place"]["lat"] == -1.68 and claim["place"]["text"] == "Goma" and claim["place"]["ambiguous"]
    assert (claim["killed"]["low"], claim["killed"]["high"]) == (4, None)
    assert claim["speaker"] == "Rebels" and claim["sentence"] == TEXT and claim["trigger"] == "shelled"
    relation = record_of()["relations"][0]
    assert (relation["head"], relation["type"], relation["tail"]) == ("Ali Hassan", "leads", "Rebels")
    assert relation["sentence"] == TEXT


def test_what_is_unknown_is_null() -> None:
    claim = record_of()["claims"][1]
    unknown = (
        "place",
        "killed",
        "injured",
        "speaker",
        "speaker_span",
        "standing_span",
        "acled",
        "cameo",
        "quad",
    )
    assert [claim[field] for field in unknown] == [None] * len(unknown)
    assert claim["when"] == {"start": None, "end": None, "precision": "unknown", "span": None}
    assert claim["modes"] == claim["actors"] == claim["recipients"] == []


def test_only_spans_of_the_title_name_their_part() -> None:
    claim = record_of()["claims"][0]
    assert claim["mode_spans"] == [{"text": "Shells", "start": 0, "end": 6, "part": "title"}]
    assert "part" not in claim["trigger_span"]
    assert "ambiguous" not in record_of(Reading("a", (BARE,), (), MARK))["claims"][0]


@given(st.text())
@settings(derandomize=True, deadline=None)
def test_any_text_makes_one_line_of_utf_8_that_reads_back(text: str) -> None:
    line = dump_line({"text": text})
    assert json.loads(line.encode("utf-8")) == {"text": text}
    assert len(line.splitlines()) == 1


@pytest.mark.parametrize("char", ["\ud800", "\u2028", "\x85", "\x9b", "\n"])
def test_what_would_break_a_line_or_a_terminal_is_escaped(char: str) -> None:
    line = dump_line({"text": f"a{char}b"})
    assert char not in line and json.loads(line)["text"] == f"a{char}b"


def test_nan_is_no_json() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump_line({"lat": float("nan")})


BROKEN: list[tuple[tuple[str | int, ...], object, str]] = [
    (("id",), None, "id is not a string"),
    (("claims",), {}, "claims is not a list"),
    (("claims", 1), 3, "claims[1] is not a JSON object: write it as {...}"),
    (("claims", 0, "standing"), "rumoured", "claims[0].standing is not one of reported, claimed, alleged, denied"),
    (("claims", 0, "confidence"), 1.5, "claims[0].confidence is not a number from 0 to 1"),
    (("claims", 0, "confidence"), "high", "claims[0].confidence is not a number"),
    (("claims", 0, "modes"), ["a", 1], "claims[0].modes is not a list of strings"),
    (("claims", 0, "mode_spans"), [], "claims[0].mode_spans is not as long as modes"),
    (("claims", 0, "trigger_span"), None, "claims[0].trigger_span is not a JSON object"),
    (("claims", 0, "trigger_span", "end"), 3, "claims[0].trigger_span: span 37:3 does not fit its text 'shelled'"),
    (("claims", 0, "trigger_span", "start"), True, "claims[0].trigger_span.start is not a whole number"),
    (("claims", 0, "actors", 0, "name"), 7, "claims[0].actors[0].name is not a string"),
    (("claims", 0, "place", "precision"), "street", "claims[0].place.precision is not one of site, town"),
    (("claims", 0, "killed", "low"), -1, "claims[0].killed: no such number of people: -1 to None"),
    (("claims", 0, "when", "precision"), "unknown", "claims[0].when: a known time has both ends"),
    (("relations", 0, "type"), "knows", "relations[0].type is not one of part-of, backed-by"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN, ids=lambda value: str(value)[:40])
def test_a_bad_field_is_named(path: tuple[str | int, ...], value: object, message: str) -> None:
    record = record_of()
    inner = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(ModelError) as raised:
        reading_from_record(record)
    assert str(raised.value).startswith(message)


def test_a_missing_field_and_a_bad_date_are_named() -> None:
    record = record_of()
    del record["claims"][0]["type"]
    with pytest.raises(ModelError, match=r"^claims\[0\]\.type is missing$"):
        reading_from_record(record)
    record = record_of()
    record["claims"][0]["when"]["start"] = "4 March"
    with pytest.raises(DateError, match=r"^claims\[0\]\.when\.start '4 March' is no ISO date"):
        reading_from_record(record)


def test_articles_go_out_and_come_back() -> None:
    article = Article("a", TEXT, TITLE, dt.date(2024, 3, 5), "Desk", "https://example.org/a", "en")
    assert article_from_record(json.loads(dump_line(article_to_record(article)))) == article
    assert article_from_record({"id": "a", "text": "x", "stars": 5}) == Article("a", "x")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([], "the record is not a JSON object: write it as {...}"),
        ({"text": "x"}, "id is missing"),
        ({"id": "", "text": "x"}, "id is empty: give each article an id of its own"),
        ({"id": "a", "text": None}, "text is not a string"),
        ({"id": "a", "text": "x", "title": 1}, "title is not a string"),
    ],
)
def test_a_bad_article_is_refused(record: object, message: str) -> None:
    with pytest.raises(ModelError) as raised:
        article_from_record(record)
    assert str(raised.value) == message
