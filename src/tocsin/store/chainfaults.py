"""The chain of the custody log, followed from its first link to its last."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from tocsin.store.custody import BEFORE_THE_FIRST, link_hash
from tocsin.store.faults import Fault, raw_columns, stream
from tocsin.store.tables import CUSTODY


def chain_faults(connection: Connection) -> Iterator[Fault]:
    """Links that were changed, are missing, or do not follow on the one before."""
    expected, previous, follows = 1, BEFORE_THE_FIRST, True
    for link in stream(connection, select(*raw_columns(CUSTODY)).order_by(CUSTODY.c.number)):
        number = link["number"]
        if number != expected:
            follows = False
            missing = f"{expected}" if number == expected + 1 else f"{expected} to {number - 1}"
            yield Fault("custody", missing, f"is missing before link {number}")
        about = f"{link['kind']} {link['subject']}"
        sound = link["sha256"] == link_hash(
            number, link["at"], link["kind"], link["subject"], link["content"], link["previous"]
        )
        if not sound:
            yield Fault("custody", f"{number}", f"was changed, or did not stand here: it is about {about}")
        elif follows and link["previous"] != previous:
            yield Fault("custody", f"{number}", f"does not follow on the link before it: it is about {about}")
        # What comes after a fault is held against the link as it stands: one fault is named once.
        expected, previous, follows = number + 1, link["sha256"], sound


def doubled_links(connection: Connection, kinds: list[str]) -> Iterator[Fault]:
    """Things that are kept once and logged more than once."""
    asked = (
        select(CUSTODY.c.kind, CUSTODY.c.subject, func.max(CUSTODY.c.number).label("last"))
        .where(CUSTODY.c.kind.in_(kinds))
        .group_by(CUSTODY.c.kind, CUSTODY.c.subject)
        .having(func.count() > 1)
        .order_by(func.max(CUSTODY.c.number))
    )
    for row in stream(connection, asked):
        yield Fault(
            "custody", f"{row['last']}", f"was added: {row['kind']} {row['subject']} was logged before"
        )
