"""Holds the tables of the actor book to their format: columns, kinds, codes, ids, names, ties and sources."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import combinations
from pathlib import Path

import pytest

from tocsin.knowledge.actorentry import STATE_PARTS, TIE_KINDS
from tocsin.knowledge.gazetteer import packages
from tocsin.knowledge.wordfold import folded_words
from tocsin.tables import Row, cell_parts, read_table

GROUP_COLUMNS = (
    "id",
    "name",
    "aliases",
    "kind",
    "country",
    "sector",
    "ucdp",
    "active_from",
    "active_to",
    "source",
)
STATE_NAMES = ("aliases", "demonyms", "metonyms", "government", "army", "forces", "police", "intelligence")
COLUMNS: dict[str, tuple[str, ...]] = {
    "armed_groups.tsv": GROUP_COLUMNS,
    "organisations.tsv": GROUP_COLUMNS,
    "states.tsv": (
        "id", "iso2", "name", "aliases", "demonyms", "capital", "metonyms",
        "government", "army", "forces", "police", "intelligence", "source",
    ),
    "ties.tsv": ("head", "tie", "tail", "from", "to", "status", "source"),
    "roles.tsv": ("word", "kind", "sector", "armed", "source"),
    "seats.tsv": ("metonym", "id", "source"),
    "state_parts.tsv": ("phrase", "position", "part", "form", "source"),
    "plain_words.tsv": ("word", "source"),
    "no_actors.tsv": ("phrase", "source"),
}  # fmt: skip
KINDS = {
    "armed-group", "militia", "terrorist-group", "cartel", "gang", "pmc", "party", "coalition", "communal",
    "separatist", "rebel-government", "state-force", "igo", "ngo", "mission", "media", "company", "religious",
    "unknown",
}  # fmt: skip
SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "REL", "SOC", "IGO", "NGO",
}  # fmt: skip
STATUSES = {"stated", "alleged", "denied"}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
GROUP_ID = re.compile(r"actor:([a-z]{2})/[a-z0-9]+(-[a-z0-9]+)*")
ORGANISATION_ID = re.compile(r"org:[a-z0-9]+(-[a-z0-9]+)*")
STATE_ID = re.compile(r"state:[a-z]+")
FOLDER = Path(str(resources.files("tocsin.knowledge"))) / "data" / "actors"
TABLES = sorted(path.name for path in FOLDER.glob("*.tsv"))
BOOKS = [table for table in ("armed_groups.tsv", "organisations.tsv") if table in TABLES]

Name = tuple[str, frozenset[str], str]  # the spelling, the countries it needs, the id of its actor


@cache
def rows_of(table: str) -> list[Row]:
    return read_table(f"actors/{table}", COLUMNS[table]) if table in TABLES else []


@cache
def iso_codes() -> frozenset[str]:
    return frozenset(packages.countries())


@cache
def known_ids() -> frozenset[str]:
    """Every id that a tie may name: groups, organisations, states and the parts that are derived of a state."""
    ids = {row["id"] for table in (*BOOKS, "states.tsv") for row in rows_of(table)}
    ids |= {f"{row['id']}/{part}" for row in rows_of("states.tsv") for part in STATE_PARTS}
    return frozenset(ids)


def cut_name(cell: str) -> tuple[str, frozenset[str]]:
    """A spelling without its context, and the countries of the context."""
    text, _, context = cell.partition("@")
    return text, frozenset(context.split(",")) if context else frozenset()


def names() -> Iterator[Name]:
    """Every spelling of the book; a state's parts count as the state."""
    for table in BOOKS:
        for row in rows_of(table):
            for cell in (row["name"], *cell_parts(row["aliases"])):
                yield (*cut_name(cell), row["id"])
    for row in rows_of("states.tsv"):
        for cell in (row["name"], *(part for column in STATE_NAMES for part in cell_parts(row[column]))):
            yield (*cut_name(cell), row["id"])


def repeated(values: Sequence[object]) -> list[object]:
    return [value for value, times in Counter(values).items() if times > 1]


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_known_columns_rows_and_sources(table: str) -> None:
    rows = rows_of(table)
    assert rows
    assert [row for row in rows if not row["source"]] == []
    assert [row["source"] for row in rows if "http" in row["source"]] == []


@pytest.mark.parametrize("table", BOOKS)
def test_groups_and_organisations_have_known_kinds_sectors_and_codes(table: str) -> None:
    rows = rows_of(table)
    assert [row["id"] for row in rows if not row["name"]] == []
    assert {row["kind"] for row in rows} <= KINDS
    assert {row["sector"] for row in rows} <= SECTORS
    assert {code for row in rows for code in cell_parts(row["country"])} <= iso_codes()


def test_ids_have_their_form_and_are_given_once() -> None:
    groups, organisations = rows_of("armed_groups.tsv"), rows_of("organisations.tsv")
    states = rows_of("states.tsv")
    assert [row["id"] for row in organisations if not ORGANISATION_ID.fullmatch(row["id"])] == []
    assert [row["id"] for row in states if not STATE_ID.fullmatch(row["id"])] == []
    assert repeated([row["id"] for row in (*groups, *organisations, *states)]) == []


def test_a_group_id_begins_with_its_main_country() -> None:
    wrong = []
    for row in rows_of("armed_groups.tsv"):
        found = GROUP_ID.fullmatch(row["id"])
        if found is None or found[1].upper() not in cell_parts(row["country"]):
            wrong.append((row["id"], row["country"]))
    assert wrong == []


def test_the_book_knows_the_groups_that_news_speaks_of() -> None:
    ids = {row["id"] for row in rows_of("armed_groups.tsv")}
    assert len(ids) >= 250
    assert len(rows_of("ties.tsv")) >= 220
    assert ids >= {"actor:ye/ansar-allah", "actor:iq/kataib-hezbollah", "actor:sd/rsf", "actor:cd/m23"}


def test_contexts_of_names_are_countries() -> None:
    assert [(text, id) for text, needs, id in names() if not needs <= iso_codes()] == []
    assert [id for text, _, id in names() if not folded_words(text)] == []


@cache
def shared_names() -> dict[str, list[tuple[frozenset[str], str]]]:
    """The spellings that fold to one and belong to several actors, with what each of these needs."""
    owners: defaultdict[tuple[str, ...], set[tuple[frozenset[str], str]]] = defaultdict(set)
    for text, needs, id in names():
        owners[folded_words(text)].add((needs, id))
    return {" ".join(words): sorted(owner, key=str) for words, owner in owners.items() if len(owner) > 1}


def clashes(groups: bool) -> list[tuple[str, str, str]]:
    """The pairs that share a name which no country tells apart: with a group in them, or of states and organisations.

    A group never takes a name by default. Among states and organisations one may: Congolese is said of two
    states, and the article names the smaller one when it means it.
    """
    found = []
    for words, owners in shared_names().items():
        for (needs, id), (other_needs, other_id) in combinations(owners, 2):
            if id == other_id or groups != any(side.startswith("actor:") for side in (id, other_id)):
                continue
            bare = sum((not needs, not other_needs))
            if needs & other_needs or bare > (0 if groups else 1):
                found.append((words, id, other_id))
    return found


def test_a_name_that_a_group_shares_needs_a_country_in_each_and_not_the_same() -> None:
    assert clashes(groups=True) == []


def test_of_states_and_organisations_that_share_a_name_one_at_most_has_it_by_default() -> None:
    assert clashes(groups=False) == []


def test_ucdp_names_stand_for_one_actor_within_a_country() -> None:
    named = [row for row in rows_of("armed_groups.tsv") if row["ucdp"]]
    assert repeated([(row["ucdp"], row["id"].split("/")[0]) for row in named]) == []


@pytest.mark.parametrize(("table", "start", "end"), [
    ("armed_groups.tsv", "active_from", "active_to"),
    ("organisations.tsv", "active_from", "active_to"),
    ("ties.tsv", "from", "to"),
])  # fmt: skip
def test_dates_are_iso_and_in_order(table: str, start: str, end: str) -> None:
    rows = rows_of(table)
    assert [row for row in rows for at in (start, end) if row[at] and not DATE.fullmatch(row[at])] == []
    assert [row for row in rows if row[start] and row[end] and row[end] < row[start][: len(row[end])]] == []


def test_ties_join_two_known_actors() -> None:
    unknown = {row[side] for row in rows_of("ties.tsv") for side in ("head", "tail")} - known_ids()
    assert unknown == set()
    assert [row for row in rows_of("ties.tsv") if row["head"] == row["tail"]] == []


def test_ties_have_known_kinds_and_status_and_stand_once() -> None:
    rows = rows_of("ties.tsv")
    assert {row["tie"] for row in rows} <= set(TIE_KINDS)
    assert {row["status"] for row in rows} == STATUSES
    keys = [(row["head"], row["tie"], row["tail"], row["from"], row["status"]) for row in rows]
    assert repeated(keys) == []


def test_what_is_denied_is_alleged_in_another_row() -> None:
    alleged = {(r["head"], r["tie"], r["tail"]) for r in rows_of("ties.tsv") if r["status"] != "denied"}
    denied = {(r["head"], r["tie"], r["tail"]) for r in rows_of("ties.tsv") if r["status"] == "denied"}
    assert denied <= alleged


def test_seats_and_roles_point_to_known_ids_and_sectors() -> None:
    assert {row["id"] for row in rows_of("seats.tsv")} <= known_ids()
    assert {sector for row in rows_of("roles.tsv") for sector in cell_parts(row["sector"])} <= SECTORS
    assert {row["armed"] for row in rows_of("roles.tsv")} <= {"yes", "no"}
    assert {row["part"] for row in rows_of("state_parts.tsv")} <= set(STATE_PARTS)


@pytest.mark.parametrize(("table", "key"), [
    ("roles.tsv", "word"), ("seats.tsv", "metonym"), ("plain_words.tsv", "word"), ("no_actors.tsv", "phrase"),
])  # fmt: skip
def test_words_stand_once(table: str, key: str) -> None:
    assert repeated([row[key] for row in rows_of(table)]) == []
