"""Tests the panels: months, cells and sums."""

import csv
import datetime as dt
import io
from dataclasses import replace

from tocsin.exports.bundle import Bundle
from tocsin.exports.panels import COUNTS, month_id
from tocsin.exports.register import FORMATS


def rows(name: str, bundle: Bundle) -> list[dict[str, str]]:
    stream = io.BytesIO()
    FORMATS[name].write(bundle, stream)
    return list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8"))))


def test_months_count_from_january_1980() -> None:
    assert month_id(dt.date(1980, 1, 31)) == 1
    assert month_id(dt.date(2024, 3, 1)) == 531


def test_country_months(bundle: Bundle) -> None:
    read = rows("views-country-month", bundle)
    assert list(read[0]) == ["month_id", "year", "month", "isoab", "gwcode", *COUNTS]
    assert [(row["month_id"], row["isoab"], row["gwcode"]) for row in read] == [
        ("528", "SDN", "625"), ("531", "CHL", "155"), ("531", "NGA", "475"), ("531", "UKR", "369")
    ]  # fmt: skip
    nigeria = read[2]
    assert (nigeria["sb_events"], nigeria["sb_best"], nigeria["sb_low"], nigeria["sb_high"]) == (
        "1",
        "7",
        "7",
        "7",
    )
    assert nigeria["sb_open"] == "1"
    assert (nigeria["os_events"], nigeria["un_events"]) == ("0", "1")


def test_cell_months_hold_no_province(bundle: Bundle) -> None:
    read = rows("views-priogrid-month", bundle)
    assert list(read[0]) == ["month_id", "year", "month", "priogrid_gid", *COUNTS]
    assert [row["priogrid_gid"] for row in read] == ["81579", "145095", "145828", "201313"]


def test_rows_are_ordered_by_month_and_number(bundle: Bundle) -> None:
    turned = replace(bundle, incidents=bundle.incidents[::-1])
    for name in ("views-country-month", "views-priogrid-month"):
        assert rows(name, turned) == rows(name, bundle)


def test_an_act_that_may_lie_in_two_months_is_left_out(bundle: Bundle) -> None:
    battle = bundle.incidents[1]
    when = replace(battle.when.when, end=dt.date(2024, 4, 1))
    moved = replace(bundle, incidents=(replace(battle, when=replace(battle.when, when=when)),))
    assert rows("views-country-month", moved) == []
    assert b'"written": 0' in FORMATS["views-country-month"].about_file(moved)
