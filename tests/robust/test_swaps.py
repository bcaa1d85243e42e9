"""Exchange the sides or the loaded words of a sentence: type, standing and both roles must follow.

The pairs of ``swap_pairs.tsv`` are our own. A cell of actors or recipients holds names that must be found, all of
them and no other; an empty one asks for nobody who is named; ``-`` is not judged. The floors are what is reached:
raise them.
"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import pytest

from tocsin.knowledge.actorbook import ActorBook
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.reading.reader import Reader
from tocsin.tables import Row, read_table_file

COLUMNS = (
    "swap",
    *("a", "type_a", "standing_a", "actors_a", "recipients_a"),
    *("b", "type_b", "standing_b", "actors_b", "recipients_b"),
)
PAIRS = Path(__file__).parent / "swap_pairs.tsv"
DAY = dt.date(2031, 5, 14)
FIELDS = ("type", "standing", "actors", "recipients")
FLOORS = {"type": 0.925, "standing": 0.915, "actors": 0.915, "recipients": 0.84, "all": 0.83}
UNJUDGED = "-"
COLLECTIVE = "civilians"


def plain(name: str) -> str:
    """A name without case and article."""
    return name.lower().removeprefix("the ").strip()


def is_same(wanted: str, party: Party, book: ActorBook) -> bool:
    """Whether a party is the one that is wanted: by name, by words, or by its entry in the actor book; the army or the
    government of a state stands for it."""
    if plain(wanted) in {plain(party.name), plain(party.span.text)}:
        return True
    entries = {match.entry.id for match in book.find(wanted)}
    return party.id is not None and bool(entries & {party.id, party.id.split("/")[0]})


def fits(cell: str, parties: Iterable[Party], book: ActorBook) -> bool:
    """Whether the parties are those of a cell."""
    if cell == UNJUDGED:
        return True
    names = [name for name in cell.split("|") if name]
    found = [party for party in parties if names or not party.name.startswith(COLLECTIVE)]
    if not names:
        return not [party for party in found if party.id is not None and party.kind != "state"]
    return len(found) == len(names) and all(
        any(is_same(name, party, book) for party in found) for name in names
    )


def judge(row: Row, side: str, claim: Claim, book: ActorBook) -> dict[str, bool]:
    """Which fields of one claim are as the row wants them."""
    return {
        "type": claim.type == row[f"type_{side}"],
        "standing": claim.standing == row[f"standing_{side}"],
        "actors": fits(row[f"actors_{side}"], claim.actors, book),
        "recipients": fits(row[f"recipients_{side}"], claim.recipients, book),
    }


def best(row: Row, side: str, reader: Reader) -> dict[str, bool]:
    """The fields that are right in the claim that comes nearest; a field of a claim of another type counts as wrong."""
    claims = reader.read(Article("own", row[side], date=DAY)).claims
    judged = [judge(row, side, claim, reader.book) for claim in claims]
    return max(
        (one for one in judged if one["type"]),
        key=lambda one: sum(one.values()),
        default=dict.fromkeys(FIELDS, False),
    )


def follows(row: Row, reader: Reader) -> dict[str, bool]:
    """Which fields follow in both sentences of a pair."""
    a, b = best(row, "a", reader), best(row, "b", reader)
    fields = {field: a[field] and b[field] for field in FIELDS}
    return fields | {"all": all(fields.values())}


@pytest.fixture(scope="module")
def pairs() -> list[Row]:
    return read_table_file(PAIRS, COLUMNS)


def test_there_are_two_hundred_pairs_and_no_two_alike(pairs: list[Row]) -> None:
    assert len(pairs) == 200
    assert len({(row["a"], row["b"]) for row in pairs}) == 200
    assert all(row["a"] != row["b"] for row in pairs)


def test_the_reading_follows_the_swap(pairs: list[Row], reader: Reader) -> None:
    followed = [follows(row, reader) for row in pairs]
    shares = {field: sum(one[field] for one in followed) / len(pairs) for field in FLOORS}
    assert {field: share for field, share in shares.items() if share < FLOORS[field]} == {}
