"""The words of incidents, kept and found in the same way in every database.

SQLite's FTS5 and PostgreSQL's ``tsvector`` are given plain words in small letters, and what they are asked is put
together from such words alone: nothing that a user writes is read as their syntax.
"""

import hashlib
from collections.abc import Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from tocsin.store.tables import INCIDENT
from tocsin.store.terms import Term, cut_words, find_terms

MOST_WORDS = 16_000  # PostgreSQL knows no later place in a text
LONGEST_TEXT = 200_000  # characters: what a ``tsvector`` holds whatever the words

MANY = 0.05
"""The share of all incidents above which SQLite is quicker to go through an index of them all than to look each up."""

WORDS = table("incident_words", column("rowid", BigInteger), column("words", TSVECTOR))
KEEP_IN_POSTGRESQL = text(
    "INSERT INTO incident_words (rowid, words) VALUES (:row, CAST(:words AS tsvector))"
    " ON CONFLICT (rowid) DO UPDATE SET words = excluded.words"
)
DROP_FROM_SQLITE = text("DELETE FROM incident_words WHERE rowid = :row")
KEEP_IN_SQLITE = text("INSERT INTO incident_words (rowid, words) VALUES (:row, :words)")


def row_of_words(incident: str) -> int:
    """Where the words of an incident of this id are kept: FTS5 finds a row by its number alone."""
    return int(hashlib.sha256(incident.encode()).hexdigest()[:15], 16)


def keep_words(connection: Connection, incident: str, said: str) -> None:
    """Puts the words of an incident in the place of those it had."""
    keep_all_words(connection, {incident: said})


def keep_all_words(connection: Connection, said: Mapping[str, str]) -> None:
    """Puts the words of each incident in the place of those it had."""
    cut = {incident: cut_words(text[:LONGEST_TEXT])[:MOST_WORDS] for incident, text in said.items()}
    if not cut:
        return
    if connection.dialect.name == "postgresql":
        vectors = [
            {"row": row_of_words(incident), "words": _vector(words)} for incident, words in cut.items()
        ]
        connection.execute(KEEP_IN_POSTGRESQL, vectors)
        return
    rows = [{"row": row_of_words(incident), "words": " ".join(words)} for incident, words in cut.items()]
    connection.execute(DROP_FROM_SQLITE, rows)
    connection.execute(KEEP_IN_SQLITE, rows)


def holds_words(connection: Connection, query: str) -> ColumnElement[bool]:
    """The condition that an incident's words hold all that is looked for; none holds a query without words."""
    terms = find_terms(query)
    if not terms:
        return false()
    if connection.dialect.name == "postgresql":
        asked = cast(" & ".join(_say_to_postgresql(term) for term in terms), TSQUERY)
        there = WORDS.c.words.op("@@", is_comparison=True)(asked)
        return INCIDENT.c.words_row.in_(select(WORDS.c.rowid).where(there))
    match = column("incident_words", Text, is_literal=True).op("MATCH", is_comparison=True)
    found = select(WORDS.c.rowid).where(match(literal(" AND ".join(_say_to_sqlite(term) for term in terms))))
    # Of a sum SQLite looks nothing up: it asks the short rows of an index, one after the other, whether they are found.
    row = INCIDENT.c.words_row + 0 if _are_many(connection, found) else INCIDENT.c.words_row
    return row.in_(found)


def _are_many(connection: Connection, found: Select[tuple[int]]) -> bool:
    # No incident is ever deleted, so that the last one's number is how many there are.
    held = connection.scalar(select(func.max(literal_column("rowid"))).select_from(INCIDENT)) or 0
    most = int(MANY * held)
    return (connection.scalar(select(func.count()).select_from(found.limit(most + 1).subquery())) or 0) > most


def _vector(words: Sequence[str]) -> str:
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words, start=1):
        places.setdefault(word, []).append(str(place))
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())


def _say_to_postgresql(term: Term) -> str:
    said = [f"'{word}'" for word in term.words]
    return "(" + " <-> ".join([*said[:-1], said[-1] + (":*" if term.open else "")]) + ")"


def _say_to_sqlite(term: Term) -> str:
    return '"' + " ".join(term.words) + '"' + (" *" if term.open else "")
