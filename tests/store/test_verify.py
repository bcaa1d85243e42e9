"""Every way to tamper with the record is found, and what was changed is named, that and nothing else."""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, delete, insert, select, text, update

from tocsin.model.arrival import Arrival
from tocsin.model.correction import Correction
from tocsin.model.grade import Grade
from tocsin.model.incident import Backing, Incident, PartyTally, StandingTally
from tocsin.model.judgement import Judgement, Reason
from tocsin.store.corrections import keep_correction
from tocsin.store.custody import custody_of, last_link, link_hash, log
from tocsin.store.evidence import evidence_path
from tocsin.store.identity import article_id
from tocsin.store.incidents import retire_incident, save_incident
from tocsin.store.judgements import keep_judgement, withdraw
from tocsin.store.opening import Store
from tocsin.store.readings import KeptReading
from tocsin.store.snapshots import make_snapshot
from tocsin.store.tables import (
    ARRIVAL,
    ARTICLE,
    CLAIM,
    CORRECTION,
    CUSTODY,
    EVIDENCE,
    INCIDENT,
    INCIDENT_CLAIM,
    INCIDENT_FAMILY,
    INCIDENT_PARTY,
    JUDGEMENT,
    READING,
    REVISION,
    SNAPSHOT,
)
from tocsin.store.utctime import say_utc
from tocsin.store.verify import Fault, verify

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.UTC)
URL = "https://daily.test/kidal"
ZERO = "0" * 64

Arrive = Callable[..., Arrival]
Keep = Callable[..., KeptReading]
Fresh = Callable[[str, Path], AbstractContextManager[Store]]
HASHED = (
    EVIDENCE,
    ARTICLE,
    ARRIVAL,
    READING,
    CLAIM,
    JUDGEMENT,
    CORRECTION,
    INCIDENT,
    INCIDENT_CLAIM,
    INCIDENT_PARTY,
    INCIDENT_FAMILY,
    REVISION,
    SNAPSHOT,
    CUSTODY,
)


@dataclass(frozen=True)
class Filled:
    """A record with a bit of everything: two articles, a third that supersedes one of them, two incidents."""

    store: Store
    first: str  # id of the article, superseded by
    later: str
    other: str
    evidence: str  # of the first
    one: str  # key of the claim of the other
    zero: str = "0" * 64


def incident_of(id: str, articles: list[str], keys: list[str]) -> Incident:
    backing = Backing(("daily",), tuple(keys))
    return Incident(
        id,
        "assault",
        Grade("single-source", ("one family",)),
        tuple(keys),
        tuple(articles),
        ("daily",),
        actors=(PartyTally("gunmen", backing),),
        standings=(StandingTally("reported", backing),),
        first_told=dt.date(2026, 11, 23),
    )


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lasting(
    request: pytest.FixtureRequest,
    fresh: Fresh,
    tmp_path_factory: pytest.TempPathFactory,
    arrive: Arrive,
    keep_in: Keep,
) -> Iterator[Filled]:
    """A filled record for all tests that only change rows: they are put back."""
    with fresh(request.param, tmp_path_factory.mktemp("filled")) as store:
        yield fill(store, arrive, partial(keep_in, store))


@pytest.fixture
def filled(store: Store, arrive: Arrive, keep: Keep) -> Filled:
    """A filled record of the test's own."""
    return fill(store, arrive, keep)


def fill(store: Store, arrive: Arrive, keep: Keep) -> Filled:
    first = arrive(url=URL)
    keep(first, "1.0")
    other = arrive("Two were killed in Gao.")
    (one,) = keep(other, "1.0").keys
    later = arrive("Five were killed in Kidal.", url=URL, at=AT + dt.timedelta(hours=1))
    keep(later, "1.0")
    (two,) = keep(later, "2.0").keys
    articles = [article_id(arrival.article) for arrival in (first, later, other)]
    low, high = sorted((one, two))
    with store.writing() as connection:
        reasons = (Reason("place", "Gao and Kidal", -0.5),)
        keep_judgement(connection, Judgement(low, high, "same", "tocsin 1", AT, score=0.75, reasons=reasons))
        save_incident(connection, incident_of("i1", articles[1:], [one, two]), AT, "arrival 2")
        keep_judgement(connection, Judgement(low, high, "not-same", "Ada", AT, person=True, act="split-1"))
        save_incident(connection, incident_of("i1", articles[2:], [one]), AT, "judgement 2")
        save_incident(connection, incident_of("i2", articles[1:2], [two]), AT, "judgement 2")
        save_incident(connection, incident_of("i3", articles[1:2], []), AT, "judgement 2")
        retire_incident(connection, "i3", AT, "judgement 2")
        keep_correction(
            connection, Correction("incident", "i1", "killed", [2, 2], [1, 2], "Ada", AT, "counted")
        )
        make_snapshot(connection, "march", "Ada", AT)
        withdraw(connection, "split-1", "Ada", AT)
    return Filled(store, articles[0], articles[1], articles[2], hashlib.sha256(first.raw).hexdigest(), one)


def mind_no_references(connection: Connection) -> None:
    """SQLite does not, unless it is told to."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL session_replication_role = replica"))


def tamper(filled: Filled, *statements: str) -> None:
    """Statements of one who has the database in hand and minds no references."""
    engine = create_engine(filled.store.engine.url)
    names = {field.name: getattr(filled, field.name) for field in dataclasses.fields(filled)}
    with engine.begin() as connection:
        mind_no_references(connection)
        for statement in statements:
            connection.execute(text(statement.format(**names)))
    engine.dispose()


def found(store: Store) -> list[tuple[str, str]]:
    return sorted((fault.table, fault.key) for fault in verify(store))


def test_a_record_as_it_was_kept_has_no_fault(filled: Filled) -> None:
    assert verify(filled.store) == []


def test_an_empty_record_has_no_fault(store: Store) -> None:
    assert verify(store) == []


ROWS = {
    "article text": ("UPDATE article SET text = text || '.' WHERE id = '{other}'", "article {other}"),
    "article title": ("UPDATE article SET title = NULL WHERE id = '{other}'", "article {other}"),
    "article date": ("UPDATE article SET date = '2026-11-22' WHERE id = '{other}'", "article {other}"),
    "article publisher": ("UPDATE article SET publisher = 'X' WHERE id = '{other}'", "article {other}"),
    "article family": ("UPDATE article SET family = 'x' WHERE id = '{other}'", "article {other}"),
    "article copy": ("UPDATE article SET copy = '{later}' WHERE id = '{other}'", "article {other}"),
    "article order": ("UPDATE article SET number = 17 WHERE id = '{other}'", "article {other}"),
    "article time": ("UPDATE article SET arrived_at = 'never' WHERE id = '{other}'", "article {other}"),
    "article set free": ("UPDATE article SET superseded_by = NULL WHERE id = '{first}'", "article {first}"),
    "article hidden": (
        "UPDATE article SET superseded_by = '{first}' WHERE id = '{other}'",
        "article {other}",
    ),
    "article deleted": ("DELETE FROM article WHERE id = '{other}'", "article {other}"),
    "article added": (
        "INSERT INTO article SELECT 'a1', 9, given_id, title, text, date, publisher, family, NULL, language, copy,"
        " NULL, arrived_at, sha256 FROM article WHERE id = '{other}'",
        "article a1",
    ),
    "arrival deleted": ("DELETE FROM arrival WHERE number = 2", "arrival 2"),
    "arrival address": ("UPDATE arrival SET address = 'x' WHERE number = 2", "arrival 2"),
    "arrival time": ("UPDATE arrival SET fetched_at = '' WHERE number = 2", "arrival 2"),
    "arrival headers": ("UPDATE arrival SET headers = '[1]' WHERE number = 2", "arrival 2"),
    "evidence size": ("UPDATE evidence SET size = 5 WHERE sha256 = '{evidence}'", "evidence {evidence}"),
    "evidence row deleted": ("DELETE FROM evidence WHERE sha256 = '{evidence}'", "evidence {evidence}"),
    "reading content": (
        "UPDATE reading SET content = replace(content, 'Gao', 'Goa') WHERE number = 2",
        "reading 2",
    ),
    "reading content and hash": (
        "UPDATE reading SET content = '{{}}', sha256 ="
        " '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a' WHERE number = 2",
        "reading 2",
    ),
    "reading mark": ("UPDATE reading SET version = '0.9' WHERE number = 2", "reading 2"),
    "reading deleted": ("DELETE FROM reading WHERE number = 2", "reading 2"),
    "older reading made current": (
        "UPDATE reading SET current = (number = 3) WHERE number IN (3, 4)",
        "reading 3, reading 4",
    ),
    "claim content": (
        "UPDATE claim SET content = replace(content, 'Gao', 'Goa') WHERE key = '{one}'",
        "claim {one}",
    ),
    "claim confidence": ("UPDATE claim SET confidence = 0.9 WHERE key = '{one}'", "claim {one}"),
    "claim rests": ("UPDATE claim SET current = (1 = 0) WHERE key = '{one}'", "claim {one}"),
    "claim deleted": ("DELETE FROM claim WHERE key = '{one}'", "claim {one}"),
    "claim added": (
        "INSERT INTO claim SELECT 'c1', reading, article, 7, current, type, standing, confidence, content"
        " FROM claim WHERE key = '{one}'",
        "claim c1",
    ),
    "judgement verdict": ("UPDATE judgement SET verdict = 'not-same' WHERE number = 1", "judgement 1"),
    "judgement by": ("UPDATE judgement SET by = 'Eve' WHERE number = 2", "judgement 2"),
    "judgement score": ("UPDATE judgement SET score = 0.76 WHERE number = 1", "judgement 1"),
    "judgement reasons": ("UPDATE judgement SET reasons = '[' WHERE number = 1", "judgement 1"),
    "judgement time": ("UPDATE judgement SET at = 'then' WHERE number = 1", "judgement 1"),
    "judgement undoing": ("UPDATE judgement SET undoes = 1 WHERE number = 3", "judgement 3"),
    "judgement deleted": ("DELETE FROM judgement WHERE number = 2", "judgement 2"),
    "judgement added": (
        "INSERT INTO judgement SELECT 9, one, other, verdict, person, by, at, score, reasons, act, undoes"
        " FROM judgement WHERE number = 1",
        "judgement 9",
    ),
    "correction value": ("UPDATE correction SET value = '[3, 3]' WHERE number = 1", "correction 1"),
    "correction machine": ("UPDATE correction SET machine = '[0, 2]' WHERE number = 1", "correction 1"),
    "correction deleted": ("DELETE FROM correction WHERE number = 1", "correction 1"),
    "revision content": (
        "UPDATE revision SET content = replace(content, 'gunmen', 'police') WHERE incident = 'i1' AND number = 2",
        "revision i1:2",
    ),
    "revision cause": (
        "UPDATE revision SET cause = 'x' WHERE incident = 'i1' AND number = 1",
        "revision i1:1",
    ),
    "revision deleted": ("DELETE FROM revision WHERE incident = 'i1' AND number = 1", "revision i1:1"),
    "last revision deleted": ("DELETE FROM revision WHERE incident = 'i1' AND number = 2", "revision i1:2"),
    "incident content": (
        "UPDATE incident SET content = replace(content, 'gunmen', 'police') WHERE id = 'i1'",
        "incident i1",
    ),
    "incident column": ("UPDATE incident SET grade = 'denied' WHERE id = 'i1'", "incident i1"),
    "incident day": ("UPDATE incident SET first_told = '2026-11-22' WHERE id = 'i1'", "incident i1"),
    "incident time": ("UPDATE incident SET changed_at = 'now' WHERE id = 'i1'", "incident i1"),
    "incident hidden": ("UPDATE incident SET retired = (1 = 1) WHERE id = 'i1'", "incident i1"),
    "incident brought back": ("UPDATE incident SET retired = (1 = 0) WHERE id = 'i3'", "incident i3"),
    "incident set back": (
        "UPDATE incident SET revision = 1, content = (SELECT content FROM revision WHERE incident = 'i1'"
        " AND number = 1) WHERE id = 'i1'",
        "incident i1",
    ),
    "incident deleted": ("DELETE FROM incident WHERE id = 'i2'", "incident i2"),
    "incident's claim": ("DELETE FROM incident_claim WHERE incident = 'i1'", "incident i1"),
    "incident's party": ("UPDATE incident_party SET name = 'police' WHERE incident = 'i1'", "incident i1"),
    "incident's family": ("INSERT INTO incident_family VALUES ('i1', 'nightly')", "incident i1"),
    "snapshot manifest": (
        "UPDATE snapshot SET manifest = replace(manifest, 'i1', 'i9') WHERE name = 'march'",
        "snapshot march",
    ),
    "snapshot by": ("UPDATE snapshot SET by = 'Eve' WHERE name = 'march'", "snapshot march"),
    "snapshot hash": ("UPDATE snapshot SET sha256 = '{zero}' WHERE name = 'march'", "snapshot march"),
    "snapshot deleted": ("DELETE FROM snapshot WHERE name = 'march'", "snapshot march"),
    "link's content": ("UPDATE custody SET content = '{zero}' WHERE number = 3", "custody 3"),
    "link's time": ("UPDATE custody SET at = '2026-11-24T09:31:00.000000Z' WHERE number = 3", "custody 3"),
    "link removed": ("DELETE FROM custody WHERE number = 3", "custody 3, arrival 1"),
    "last link removed": (
        "DELETE FROM custody WHERE number = (SELECT max(number) FROM custody)",
        "judgement 3",
    ),
    "links reordered": (
        "UPDATE custody SET number = CASE number WHEN -2 THEN 3 ELSE 2 END WHERE number < 0",
        "custody 2, custody 3",
    ),
}


@pytest.fixture
def restored(lasting: Filled) -> Iterator[Filled]:
    """The lasting record, whose rows are put back after the test."""
    with lasting.store.looking() as connection:
        before = {table: [tuple(row) for row in connection.execute(select(table))] for table in HASHED}
    yield lasting
    engine = create_engine(lasting.store.engine.url)
    with engine.begin() as connection:
        mind_no_references(connection)
        for table, rows in before.items():
            connection.execute(delete(table))
            if rows:
                connection.execute(
                    insert(table), [dict(zip(table.c.keys(), row, strict=True)) for row in rows]
                )
    engine.dispose()


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_that_was_tampered_with_is_named(restored: Filled, kind: str) -> None:
    filled = restored
    statement, expected = ROWS[kind]
    if kind == "links reordered":
        tamper(filled, "UPDATE custody SET number = -number WHERE number IN (2, 3)")
    tamper(filled, statement)
    names = {field.name: getattr(filled, field.name) for field in dataclasses.fields(filled)}
    wanted = [tuple(one.split()) for one in expected.format(**names).split(", ")]
    assert found(filled.store) == sorted(wanted)


def test_a_byte_of_evidence_is_found(filled: Filled) -> None:
    path = evidence_path(filled.store, filled.evidence)
    raw = bytearray(path.read_bytes())
    raw[3] ^= 1
    path.chmod(0o600)
    path.write_bytes(raw)
    assert verify(filled.store) == [
        Fault("evidence", filled.evidence, f"its file was changed: {len(raw)} bytes, {len(raw)} kept")
    ]


def test_evidence_that_is_gone_is_found(filled: Filled) -> None:
    evidence_path(filled.store, filled.evidence).unlink()
    assert verify(filled.store) == [Fault("evidence", filled.evidence, "its file is missing")]


@pytest.mark.parametrize("name", ["note.txt", "zz/deep/note.txt", "00/00/" + "0" * 64])
def test_files_beside_the_evidence_are_found(filled: Filled, name: str) -> None:
    path = filled.store.folder / "evidence" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("planted")
    assert found(filled.store) == [("evidence", ZERO if name.endswith(ZERO) else name)]


def test_a_link_put_in_between_is_found(filled: Filled) -> None:
    with filled.store.looking() as connection:
        last = last_link(connection)
    assert last
    sha256 = link_hash(last.number + 1, say_utc(AT), "arrival", "9", ZERO, last.sha256)
    values = (last.number + 1, AT, "arrival", "9", ZERO, last.sha256, sha256)
    with filled.store.writing() as connection:
        connection.execute(insert(CUSTODY).values(values))
    assert found(filled.store) == [("arrival", "9")]


def test_a_thing_logged_twice_is_found(filled: Filled) -> None:
    with filled.store.writing() as connection:
        log(connection, "arrival", "1", ZERO, AT)
        last = last_link(connection)
    assert last and found(filled.store) == [("custody", str(last.number))]


def test_a_link_made_fit_for_a_changed_row_breaks_the_next(filled: Filled) -> None:
    with filled.store.looking() as connection:
        link = custody_of(connection, filled.other)[0]
    sha256 = link_hash(link.number, say_utc(AT), "article", filled.other, ZERO, link.previous)
    with filled.store.writing() as connection:
        changed = update(CUSTODY).where(CUSTODY.c.number == link.number)
        connection.execute(changed.values(content=ZERO, sha256=sha256))
    assert found(filled.store) == [("article", filled.other), ("custody", str(link.number + 1))]


def test_what_is_sound_stays_sound_as_others_write(filled: Filled, arrive: Arrive, keep: Keep) -> None:
    for number in range(5):
        keep(arrive(f"Report {number}: one was killed."))
        assert verify(filled.store) == []
