"""Turns the tables of the actor book into entries, names and ties."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorentry import (
    FORMS,
    STATE_PARTS,
    TIE_KINDS,
    ActorEntry,
    ActorName,
    Form,
    Tie,
    TieKind,
)
from tocsin.knowledge.staterows import STATE_COLUMNS, read_spelling, read_state
from tocsin.tables import Row, cell_parts, read_table, read_table_file

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
TIE_COLUMNS = ("head", "tie", "tail", "from", "to", "status", "source")
PART_COLUMNS = ("phrase", "position", "part", "form", "source")
PLAIN_COLUMNS = ("word", "source")
SEAT_COLUMNS = ("metonym", "id", "source")
SILENT_COLUMNS = ("phrase", "source")

STATE_RANK, ORGANISATION_RANK, GROUP_RANK, EXTRA_RANK = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class StatePart:
    """A phrase that names a part of a state (of STATE_PARTS); it stands after or before the state's name."""

    phrase: str
    position: str
    part: str
    form: Form


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that the tables say, in their order.

    ``plain_words`` are acronyms only in capitals, and in a text of capitals not even then;
    ``silent`` phrases hold an actor's name and name no actor.
    """

    entries: tuple[ActorEntry, ...]
    names: tuple[ActorName, ...]
    ties: tuple[Tie, ...]
    parts: tuple[StatePart, ...]
    plain_words: frozenset[str]
    silent: tuple[str, ...]


def read_shelf(extra: Path | None = None) -> Shelf:
    """The packaged tables; rows of ``extra`` (columns of armed_groups.tsv) replace ours of the same id.

    Raises KnowledgeError when a table breaks its format or uses an id twice.
    """
    entries: dict[str, ActorEntry] = {}
    names: list[ActorName] = []
    for row in read_table("actors/states.tsv", STATE_COLUMNS):
        for entry, spellings in read_state(row):
            _shelve(entry, spellings, entries, names, "actors/states.tsv")
    for table, rank in (("organisations", ORGANISATION_RANK), ("armed_groups", GROUP_RANK)):
        for row in read_table(f"actors/{table}.tsv", GROUP_COLUMNS):
            _shelve(*_read_group(row, rank), entries, names, f"actors/{table}.tsv")
    for row in read_table("actors/seats.tsv", SEAT_COLUMNS):
        text, needs = read_spelling(row["metonym"])
        names.append(ActorName(text, entries[row["id"]], "metonym", needs))
    if extra is not None:
        own: dict[str, ActorEntry] = {}
        fresh: list[ActorName] = []
        for row in read_table_file(extra, GROUP_COLUMNS):
            _shelve(*_read_group(row, EXTRA_RANK), own, fresh, str(extra))
        names = [name for name in names if name.entry.id not in own] + fresh
        entries.update(own)
    ties = tuple(_read_tie(row) for row in read_table("actors/ties.tsv", TIE_COLUMNS))
    parts = tuple(_read_part(row) for row in read_table("actors/state_parts.tsv", PART_COLUMNS))
    plain = frozenset(row["word"] for row in read_table("actors/plain_words.tsv", PLAIN_COLUMNS))
    silent = tuple(row["phrase"] for row in read_table("actors/no_actors.tsv", SILENT_COLUMNS))
    return Shelf(tuple(entries.values()), tuple(names), ties, parts, plain, silent)


def _shelve(
    entry: ActorEntry,
    spellings: list[ActorName],
    entries: dict[str, ActorEntry],
    names: list[ActorName],
    table: str,
) -> None:
    if entry.id in entries:
        raise KnowledgeError(f"{table}: the id {entry.id} stands twice", "give each actor one row")
    entries[entry.id] = entry
    names.extend(spellings)


def _read_group(row: Row, rank: int) -> tuple[ActorEntry, list[ActorName]]:
    """An organisation or group and its names."""
    if not row["id"] or not row["name"] or not row["kind"]:
        raise KnowledgeError(
            f"actor book: a row lacks id, name or kind ({row['id']} {row['name']})", "fill them in"
        )
    spellings = [read_spelling(cell) for cell in cell_parts(row["aliases"])]
    entry = ActorEntry(
        id=row["id"],
        name=row["name"],
        aliases=tuple(text for text, _ in spellings),
        kind=row["kind"],
        country=cell_parts(row["country"]),
        sector=row["sector"],
        source=row["source"],
        ucdp=row["ucdp"],
        active_from=row["active_from"],
        active_to=row["active_to"],
    )
    names = [ActorName(entry.name, entry, "name", rank=rank)]
    names += [ActorName(text, entry, "alias", needs, rank) for text, needs in spellings]
    return entry, names


def _read_tie(row: Row) -> Tie:
    if row["tie"] not in TIE_KINDS:
        raise KnowledgeError(
            f"actors/ties.tsv: unknown tie {row['tie']}", "use one of " + ", ".join(TIE_KINDS)
        )
    kind = cast(TieKind, row["tie"])
    return Tie(row["head"], kind, row["tail"], row["from"], row["to"], row["status"], row["source"])


def _read_part(row: Row) -> StatePart:
    if row["part"] not in STATE_PARTS or row["form"] not in FORMS:
        raise KnowledgeError(
            f"actors/state_parts.tsv: bad part or form beside {row['phrase']}", "use the known ones"
        )
    return StatePart(row["phrase"], row["position"], row["part"], cast(Form, row["form"]))
