"""What one reader read and another did not, in the same articles."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Subquery, and_, func, or_, select

from tocsin.errors import UnknownError
from tocsin.store.diff import Change, compare_records, shown_fields
from tocsin.store.tables import ARTICLE, CLAIM, READING

Claims = dict[str, dict[str, object]]
"""The claims of a reading as JSON, by key."""
Mark = tuple[str, str, str]
"""The name and version of a reader and the hash of its configuration."""
LEAST, SHORT = 6, 8
SHOWN = ("type", "standing", "sentence")


def diff_readings(connection: Connection, one: str, other: str) -> Iterator[Change]:
    """The claims that are new, gone or changed with the reader ``other`` against ``one``.

    A reader is named by its name, its version or the first six or more signs of the hash of its configuration, or by
    several of these with ``/`` between them: ``tocsin-rules/1.0``. Only articles that both have read count, in order of
    arrival. A claim is the same where the same words name the act, whatever its type. Raises UnknownError for a reader
    by which nothing has been read, and where both names mean the same several readers.
    """
    columns = (READING.c.reader, READING.c.version, READING.c.config)
    marks = connection.execute(select(*columns).group_by(*columns).order_by(func.min(READING.c.number)))
    known = {f"{name}/{version}/{config[:SHORT]}": (name, version, config) for name, version, config in marks}
    told = "the record was read by " + ", ".join(known) if known else "nothing has been read yet"
    readers = [[mark for mark in known.values() if _means(name, mark)] for name in (one, other)]
    for name, meant in zip((one, other), readers, strict=True):
        if not meant:
            raise UnknownError(f"nothing was read by the reader {name!r}", told)
    if readers[0] == readers[1] and len(readers[0]) > 1:
        raise UnknownError(f"{one!r} and {other!r} mean the same readers", told)
    return _changes(connection, readers[0], readers[1])


def _means(named: str, mark: Mark) -> bool:
    name, version, config = mark
    return all(
        part in (name, version) or (len(part) >= LEAST and config.startswith(part))
        for part in named.split("/")
    )


def _changes(connection: Connection, one: list[Mark], other: list[Mark]) -> Iterator[Change]:
    before, after = _last_by(one), _last_by(other)
    pairs = (
        select(ARTICLE.c.id, before.c.number, after.c.number)
        .join(before, before.c.article == ARTICLE.c.id)
        .join(after, after.c.article == ARTICLE.c.id)
        .order_by(ARTICLE.c.number)
    )
    for article, first, second in connection.execute(pairs).all():
        yield from _of_article(article, _claims(connection, first), _claims(connection, second))


def _last_by(marks: list[Mark]) -> Subquery:
    """The number of the last reading of each article by one of these readers."""
    number = func.max(READING.c.number).label("number")
    columns = (READING.c.reader, READING.c.version, READING.c.config)
    by = or_(*(and_(*(column == part for column, part in zip(columns, mark, strict=True))) for mark in marks))
    return select(READING.c.article, number).where(by).group_by(READING.c.article).subquery()


def _claims(connection: Connection, reading: int) -> Claims:
    rows = select(CLAIM.c.key, CLAIM.c.content).where(CLAIM.c.reading == reading).order_by(CLAIM.c.position)
    return {key: json.loads(content) for key, content in connection.execute(rows)}


def _of_article(article: str, before: Claims, after: Claims) -> Iterator[Change]:
    pairs = [(key, key) for key in before if key in after]
    pairs += _by_trigger(
        {key: claim for key, claim in before.items() if key not in after},
        {key: claim for key, claim in after.items() if key not in before},
    )
    paired = {key for pair in pairs for key in pair}
    for former, later in pairs:
        if fields := compare_records(before[former], after[later]):
            yield Change("changed", later, fields, article)
    for key, claim in before.items():
        if key not in paired:
            yield Change("gone", key, {name: (value, None) for name, value in _shown(claim)}, article)
    for key, claim in after.items():
        if key not in paired:
            yield Change("new", key, {name: (None, value) for name, value in _shown(claim)}, article)


def _by_trigger(before: Claims, after: Claims) -> Iterator[tuple[str, str]]:
    """Claims of another key that the same words name."""
    left = {json.dumps(claim.get("trigger_span"), sort_keys=True): key for key, claim in after.items()}
    for key, claim in before.items():
        later = left.pop(json.dumps(claim.get("trigger_span"), sort_keys=True), None)
        if later is not None:
            yield key, later


def _shown(claim: dict[str, object]) -> Iterator[tuple[str, object]]:
    yield from shown_fields(claim, SHOWN).items()
