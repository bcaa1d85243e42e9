"""The table of limits, and the page that tells of it."""

import dataclasses
import re
from itertools import pairwise
from pathlib import Path

import pytest

from tocsin.sources.charsets import decode_stated
from tocsin.sources.fetchlimits import load_fetch_limits, load_fetch_rules

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "fetching.md"
ROW = re.compile(r"^\| `(\w+)` \| ([\d.,]+) \| (.+) \|$", re.MULTILINE)


def test_the_page_tells_each_limit_as_it_is() -> None:
    told = {
        name: float(value.replace(",", ""))
        for name, value, _ in ROW.findall(PAGE.read_text(encoding="utf-8"))
    }
    assert told == dataclasses.asdict(load_fetch_limits())


def test_the_page_tells_the_ports() -> None:
    told = re.search(r"The open ports are ([\d, and]+)\.", PAGE.read_text(encoding="utf-8"))
    assert told is not None
    assert {int(port) for port in re.findall(r"\d+", told.group(1))} == load_fetch_rules().ports


def test_every_limit_limits() -> None:
    assert all(value > 0 for value in dataclasses.asdict(load_fetch_limits()).values())


def test_networks_are_written_in_full_and_none_twice() -> None:
    rules = load_fetch_rules()
    assert all(rules.refused.values())
    for version in (4, 6):
        networks = [network for network in rules.refused if network.version == version]
        spans = sorted((int(one.network_address), int(one.broadcast_address)) for one in networks)
        assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(bit in {16, 96} for bit in rules.carriers.values())


@pytest.mark.parametrize("label", sorted(load_fetch_rules().charsets))
def test_each_encoding_named_is_one_of_text(label: str) -> None:
    assert "killed".encode(label).decode(label) == "killed"
    assert decode_stated(b"Two were killed.", label) == "Two were killed."


@pytest.mark.parametrize(
    "label", ["zlib", "hex", "base64", "rot13", "punycode", "idna", "unicode_escape", "utf-7"]
)
def test_what_is_no_encoding_of_text_is_passed_over(label: str) -> None:
    assert label not in load_fetch_rules().charsets
    assert decode_stated(b"\xff\xe9", label) is None
