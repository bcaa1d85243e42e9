"""The language of filters: read, written back, and refused with the form that was due."""

import datetime as dt
from dataclasses import fields
from pathlib import Path

import pytest

from tocsin.errors import SettingsError
from tocsin.store.filters import READERS, Filter, filter_parameters, filter_table, parse_filter
from tocsin.store.search import ORDERS

EXAMPLES = {name: row["example"] for name, row in filter_table().items()}


def test_the_table_the_readers_and_the_fields_know_the_same_parameters() -> None:
    assert list(EXAMPLES) == list(READERS) == [field.name for field in fields(Filter)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_read_and_written_back(name: str) -> None:
    given = {name: EXAMPLES[name]} | ({"actor": "Hamas"} if name == "role" else {})
    wanted = parse_filter(given)
    assert getattr(wanted, name) is not None
    assert parse_filter(filter_parameters(wanted)) == wanted


def test_all_examples_at_once_are_written_back() -> None:
    wanted = parse_filter(EXAMPLES)
    assert list(filter_parameters(wanted)) == list(EXAMPLES)
    assert parse_filter(filter_parameters(wanted)) == wanted


def test_nothing_asked_asks_nothing() -> None:
    assert parse_filter({}) == parse_filter({"words": "  ", "since": ""}) == Filter()
    assert filter_parameters(Filter()) == {}


def test_values_are_read_into_their_kinds() -> None:
    wanted = parse_filter(
        {
            "type": "assault, Protest,assault",
            "country": "iq",
            "near": "33.34, 44.4, 25",
            "since": "2026-11-01",
            "killed_at_least": "3",
            "changed_since": "2026-11-24",
            "as_of": "2026-11-24",
        }
    )
    assert wanted.type == "ASSAULT,PROTEST"
    assert wanted.country == "IQ"
    assert wanted.near == (33.34, 44.4, 25.0)
    assert wanted.since == dt.date(2026, 11, 1)
    assert wanted.killed_at_least == 3
    assert wanted.changed_since == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    assert wanted.as_of == dt.datetime(2026, 11, 24, 23, 59, 59, 999999, dt.UTC)


def test_a_time_may_stand_in_another_zone() -> None:
    wanted = parse_filter({"as_of": "2026-11-24T01:30:00+02:00"})
    assert wanted.as_of == dt.datetime(2026, 11, 23, 23, 30, tzinfo=dt.UTC)
    assert filter_parameters(wanted) == {"as_of": "2026-11-23T23:30:00.000000Z"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("words", "*** !"),
        ("type", "BATTLE"),
        ("type", "ASSAULT,"),
        ("mode", "teleport"),
        ("quad", "war"),
        ("standing", "true"),
        ("grade", "good"),
        ("role", "victim"),
        ("country", "Iraq"),
        ("near", "33,44"),
        ("near", "91,44,10"),
        ("near", "33,44,0"),
        ("near", "33,44,nan"),
        ("near", "33,44,1e9"),
        ("bbox", "1,2,3"),
        ("bbox", "1,9,3,2"),
        ("bbox", "1,2,inf,3"),
        ("since", "05/11/2023"),
        ("since", "2026-11-24T10:00"),
        ("until", "2026-02-30"),
        ("killed_at_least", "-1"),
        ("killed_at_least", "many"),
        ("killed_at_least", "9" * 40),
        ("confidence_at_least", "1.5"),
        ("confidence_at_least", "nan"),
        ("changed_since", "2026-11-24T10:00:00"),
        ("changed_since", "0001-01-01T00:00:00+14:00"),
        ("as_of", "yesterday"),
        ("place", "x" * 501),
        ("actor", "a\0b"),
        ("actor", "a\ud800b"),
    ],
)
def test_a_value_in_another_form_is_refused_by_name_with_its_form(name: str, value: str) -> None:
    with pytest.raises(SettingsError) as refused:
        parse_filter({name: value, "actor": "Hamas"} if name == "role" else {name: value})
    assert refused.value.message.startswith(f"{name} is {filter_table()[name]['form']}")
    assert EXAMPLES[name] in refused.value.hint
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"colour": "red"},
        {"role": "actor"},
        {"since": "2026-11-02", "until": "2026-11-01"},
        {"told_since": "2026-11-02", "told_until": "2026-11-01"},
    ],
)
def test_what_does_not_go_together_is_refused(given: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as refused:
        parse_filter(given)
    assert next(iter(given)) in refused.value.message
    assert refused.value.hint


def test_every_parameter_is_documented_as_it_is_read() -> None:
    page = (Path(__file__).parents[2] / "docs/reference/filters.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    cells = [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]
    assert cells == [
        [f"`{row['parameter']}`", row["form"], f"`{row['example']}`", row["meaning"]]
        for row in filter_table().values()
    ]
    assert all(f"`{order}`" in page for order in ORDERS)
