"""The sample reports are whole, quote themselves truly, and keep their breadth."""

import json
from datetime import date
from typing import Any

import pytest

from tocsin.samples import samples_path

MODES: dict[str, str] = {
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone"
    " heavy-weapons crowd-control unconventional territory",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "MOBILIZE": "troops weapons police militia",
    "SANCTION": "convict expel withdraw discontinue",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "REQUEST": "assist change yield meet",
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
}
STANDINGS = {"reported", "claimed", "alleged", "denied", "threatened", "called-for", "negated"}
WHEN_PRECISIONS = {"day", "week", "month", "year", "span", "unknown"}
PLACE_PRECISIONS = {"site", "town", "district", "province", "country", "region"}
RELATIONS = {"part-of", "backed-by", "leads", "speaks-for", "allied-with", "opposes", "nominated-by"}
CLAIM_FIELDS = {
    "type", "modes", "standing", "actors", "recipients", "when", "place", "killed", "injured", "speaker", "sentence",
    "trigger",
}  # fmt: skip
Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    text = samples_path().joinpath(name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


ARTICLES = rows("articles.jsonl")
GOLD = rows("gold.jsonl")
CLAIMS = [claim for coded in GOLD for claim in coded["claims"]]
COUPLES = [
    pytest.param(article, coded, id=article["id"]) for article, coded in zip(ARTICLES, GOLD, strict=True)
]


def within(part: str, article: Row) -> bool:
    return part in article["text"] or part in article["title"]


def test_same_ids_in_the_same_order() -> None:
    ids = [article["id"] for article in ARTICLES]
    assert ids == [coded["id"] for coded in GOLD]
    assert len(ids) == len(set(ids)) >= 25


@pytest.mark.parametrize(("article", "coded"), COUPLES)
def test_article_is_complete(article: Row, coded: Row) -> None:
    assert set(article) == {"id", "title", "date", "publisher", "text", "language"}
    assert article["publisher"] == "Tocsin sample desk"
    assert article["language"] == "en"
    assert date.fromisoformat(article["date"]).isoformat() == coded["date"]
    assert 60 <= len(article["text"].split()) <= 450
    assert "\n\n" in article["text"]


@pytest.mark.parametrize(("article", "coded"), COUPLES)
def test_quoted_words_stand_in_the_article(article: Row, coded: Row) -> None:
    for claim in coded["claims"]:
        parties = claim["actors"] + claim["recipients"]
        places = [claim["place"]] if claim["place"] else []
        quoted = [item["text"] for item in parties + places] + [claim["sentence"]]
        quoted += [claim["speaker"]] if claim["speaker"] else []
        assert [part for part in quoted if not within(part, article)] == []
        assert claim["trigger"] in claim["sentence"]
    for relation in coded["relations"]:
        assert within(relation["sentence"], article)


@pytest.mark.parametrize(("article", "coded"), COUPLES)
def test_values_are_of_the_codebook(article: Row, coded: Row) -> None:
    assert set(coded) == {"id", "date", "claims", "relations"}
    for claim in coded["claims"]:
        assert set(claim) == CLAIM_FIELDS
        assert set(claim["modes"]) <= set(MODES[claim["type"]].split())
        assert claim["standing"] in STANDINGS
        if claim["standing"] in {"claimed", "alleged", "denied"}:
            assert claim["speaker"]
    for relation in coded["relations"]:
        assert set(relation) == {"head", "type", "tail", "sentence"}
        assert relation["type"] in RELATIONS


@pytest.mark.parametrize("claim", CLAIMS)
def test_times_places_and_counts_make_sense(claim: Row) -> None:
    when, place = claim["when"], claim["place"]
    assert when["precision"] in WHEN_PRECISIONS
    if when["precision"] == "unknown":
        assert when["start"] is None and when["end"] is None
    else:
        assert date.fromisoformat(when["start"]) <= date.fromisoformat(when["end"])
    if place:
        assert place["precision"] in PLACE_PRECISIONS
        assert -90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180
        assert place["country"] is None or len(place["country"]) == 2
    for count in filter(None, (claim["killed"], claim["injured"])):
        assert count["high"] is None or 0 <= count["low"] <= count["high"]


def test_breadth() -> None:
    assert {claim["type"] for claim in CLAIMS} == set(MODES)
    assert {claim["standing"] for claim in CLAIMS} == STANDINGS
    assert sum(not coded["claims"] for coded in GOLD) >= 2
    ids = {article["id"] for article in ARTICLES}
    pairs = [name for name in ids if name.endswith("-a") and name[:-1] + "b" in ids]
    assert len(pairs) == 3
