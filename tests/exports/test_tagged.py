"""Tests the HXL table with libhxl and the FollowTheMoney entities with their own model."""

import csv
import io
import json
from typing import Any

import pytest

from tocsin.exports.bundle import Bundle
from tocsin.exports.columns import tagged_columns
from tocsin.exports.register import FORMATS


def content(name: str, bundle: Bundle) -> bytes:
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream)
    return stream.getvalue()


def entities(bundle: Bundle) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content("ftm", bundle).decode("utf-8").splitlines()]


def test_the_tags_stand_below_the_header(bundle: Bundle) -> None:
    read = list(csv.reader(io.StringIO(content("hxl", bundle).decode("utf-8"))))
    assert read[0] == list(tagged_columns())
    assert read[1] == list(tagged_columns().values())
    assert len(read) == 10


def test_libhxl_reads_and_validates(bundle: Bundle) -> None:
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    rows = list(csv.reader(io.StringIO(content("hxl", bundle).decode("utf-8"))))
    read = hxl.data(rows)
    found = list(read)
    assert len(found) == 8
    assert found[0].get("#affected+killed-min-max") == "4"
    assert found[0].get("#geo+lat") == "49.98"
    assert found[5].get("#group+name+first") == "حركة الشباب"
    problems: list[Any] = []
    hxl.schema(callback=problems.append).validate(read)
    assert [str(one) for one in problems] == []


def test_entities_say_who_took_part_and_where_it_is_told(bundle: Bundle) -> None:
    read = {one["id"]: one for one in entities(bundle)}
    event = read["tocsin-i000000000001"]
    assert event["schema"] == "Event"
    assert event["properties"]["involved"] == ["tocsin-state-ru"]
    assert event["properties"]["proof"] == ["tocsin-a1"]
    assert read["tocsin-state-ru"]["schema"] == "PublicBody"
    assert read["tocsin-actor-ng-boko-haram"]["schema"] == "Organization"
    assert read["tocsin-a1"]["properties"]["publishedAt"] == ["2024-03-02"]
    assert [one["properties"]["name"] for one in read.values() if one["schema"] == "Person"] == [
        ["Maria Santos"]
    ]


def test_each_entity_comes_once_and_before_what_names_it(bundle: Bundle) -> None:
    seen: set[str] = set()
    for one in entities(bundle):
        assert one["id"] not in seen
        for name in ("involved", "proof", "addressEntity"):
            assert set(one["properties"].get(name, ())) <= seen
        seen.add(one["id"])


def test_followthemoney_finds_no_fault(bundle: Bundle) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for one in entities(bundle):
        proxy = ftm.model.get_proxy(one)
        proxy.schema.validate(one)
        for name, values in one["properties"].items():
            kept = proxy.schema.get(name)
            assert kept is not None, name
            assert [value for value in values if kept.type.clean(value) is None] == [], name
            assert sorted(proxy.get(name)) == sorted(values)
