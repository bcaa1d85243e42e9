"""Tests every format with any text at all in the places where reports and people can put it."""

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.exports.bundle import Bundle
from tocsin.exports.columns import typed_columns
from tocsin.exports.register import FORMATS
from tocsin.model.article import Article
from tocsin.model.incident import PartyTally

TEXTS = st.text(st.characters(), max_size=12) | st.sampled_from(
    ["=1+1", "\ud800", "]]>", "</kml>", "\x00", 'a,b\n"c"\t;']
)
KINDS = st.sampled_from([None, "person", "state", "armed-group", "civilian", "never heard of"])


@st.composite
def bundles(draw: st.DrawFn, bundle: Bundle) -> Bundle:
    """The sample bundle with drawn text in names, words, headlines, publishers and addresses of one incident."""
    strike, told = bundle.incidents[0], bundle.articles["a1"]
    assert strike.place is not None and strike.killed is not None
    party = PartyTally(
        draw(TEXTS), strike.actors[0].backing, draw(st.none() | TEXTS), draw(KINDS), draw(TEXTS)
    )
    incident = replace(
        strike,
        actors=(party,),
        place=replace(strike.place, words=draw(TEXTS), place=replace(strike.place.place, name=draw(TEXTS))),
        killed=replace(strike.killed, words=draw(TEXTS)),
        families=(draw(TEXTS),),
    )
    article = Article(told.id, draw(TEXTS), draw(TEXTS), told.date, draw(TEXTS), draw(TEXTS), draw(TEXTS))
    return replace(bundle, incidents=(incident,), articles={told.id: article}, filter={"words": draw(TEXTS)})


@given(st.data(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_every_format_writes_and_is_read_back(bundle: Bundle, data: st.DataObject, redact: bool) -> None:
    drawn = data.draw(bundles(bundle))
    made: dict[str, bytes] = {}
    for name, form in FORMATS.items():
        if name != "geoparquet":
            stream = io.BytesIO()
            form.write(drawn, stream, redact)
            made[name] = stream.getvalue()
            json.loads(form.about_file(drawn))
    for name in ("acled", "ged", "polecat", "hxl", "views-country-month", "views-priogrid-month"):
        read = list(
            csv.reader(io.StringIO(made[name].decode("utf-8")), delimiter="\t" if name == "polecat" else ",")
        )
        assert len(read) == (3 if name == "hxl" else 2)
        assert len({len(row) for row in read}) == 1
    for name in ("jsonl", "ftm"):
        assert all(json.loads(line) for line in made[name].decode("utf-8").split("\n")[:-1])
    assert len(json.loads(made["geojson"])["features"]) == 1
    assert ElementTree.ElementTree(file=io.BytesIO(made["kml"])).getroot() is not None
    with zipfile.ZipFile(io.BytesIO(made["csv"])) as archive:
        table = csv.reader(io.StringIO(archive.read("incidents.csv").decode("utf-8")))
        assert [len(row) for row in table] == [len(typed_columns("incidents"))] * 2
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made["geopackage"])
    assert connection.execute("SELECT count(*) FROM incidents").fetchone() == (1,)
    connection.close()
