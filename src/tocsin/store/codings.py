"""Blind samples: claims that are drawn by a seed, and what each person says of them without seeing anyone's values."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, insert, select

from tocsin.errors import StoreError, UnknownError
from tocsin.store.conditions import conditions_of
from tocsin.store.filters import Filter, filter_parameters
from tocsin.store.hashing import hash_text, line_of
from tocsin.store.numbering import next_number
from tocsin.store.tables import CLAIM, CODING, INCIDENT, INCIDENT_CLAIM

NAME = re.compile(r"[^\W_][\w.-]{0,59}")
MOST_CLAIMS = 5_000
DRAWN = ""
"""Stands for the coder where a claim is drawn: nobody's name is empty."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A blind sample: who drew it when, by which seed and filter; ``coded`` counts the claims of each coder."""

    name: str
    by: str
    at: dt.datetime
    seed: int
    filter: Mapping[str, str]
    size: int
    coded: Mapping[str, int]

    def whole(self) -> list[str]:
        """The coders who have coded all of it."""
        return sorted(by for by, count in self.coded.items() if count == self.size)


@dataclass(frozen=True, slots=True)
class Coding:
    """What one person says of one claim: each field and its value as JSON."""

    sample: str
    claim: str
    by: str
    at: dt.datetime
    values: Mapping[str, object]


def draw_sample(
    connection: Connection, name: str, wanted: Filter, size: int, seed: int, by: str, at: dt.datetime
) -> list[str]:
    """Draws claims of the incidents that a filter asks for, and gives their keys.

    Each claim's lot is the SHA-256 of seed and key: the same record, filter and seed give the same sample anywhere.
    Raises StoreError for a name that is none or taken, a size out of reason, a filter of the past or without claims.
    """
    if not NAME.fullmatch(name):
        raise StoreError(f"{name[:100]!r} is no name of a sample", "use letters, digits and . - _")
    if not 1 <= size <= MOST_CLAIMS:
        raise StoreError("a sample of that size cannot be drawn", f"draw from 1 to {MOST_CLAIMS:,} claims")
    if wanted.as_of is not None:
        raise StoreError("a sample cannot be drawn of a past state", "leave as_of out")
    if connection.scalar(select(func.count()).select_from(CODING).where(CODING.c.sample == name)):
        raise StoreError(f"there is a sample {name!r} already", "choose another name")
    drawn = sorted(_claims(connection, wanted), key=lambda key: hash_text(f"{seed}:{key}"))[:size]
    if not drawn:
        raise StoreError("no claim fits that filter", "ask for more")
    how = line_of({"seed": seed, "by": by, "filter": dict(filter_parameters(wanted))})
    first = next_number(connection, CODING.c.number)
    rows = [
        {"number": number, "sample": name, "claim": key, "by": DRAWN, "at": at, "content": how}
        for number, key in enumerate(drawn, first)
    ]
    connection.execute(insert(CODING), rows)
    return drawn


def samples(connection: Connection) -> list[Sample]:
    """All samples, the newest first."""
    firsts = select(func.min(CODING.c.number)).where(CODING.c.by == DRAWN).group_by(CODING.c.sample)
    rows = connection.execute(
        select(CODING).where(CODING.c.number.in_(firsts)).order_by(CODING.c.number.desc())
    )
    counts: dict[str, dict[str, int]] = {}
    counted = select(CODING.c.sample, CODING.c.by, func.count(distinct(CODING.c.claim)))
    for name, by, count in connection.execute(counted.group_by(CODING.c.sample, CODING.c.by)):
        counts.setdefault(name, {})[by] = count
    found = []
    for row in rows.mappings():
        how, coded = json.loads(row["content"]), dict(counts[row["sample"]])
        size = coded.pop(DRAWN)
        found.append(Sample(row["sample"], how["by"], row["at"], how["seed"], how["filter"], size, coded))
    return found


def sample_of(connection: Connection, name: str) -> Sample:
    """The sample of a name. Raises UnknownError where there is none."""
    found = next((one for one in samples(connection) if one.name == name), None)
    if found is None:
        raise UnknownError(f"there is no sample {name[:100]!r}", "look at the list of samples")
    return found


def next_claim(connection: Connection, sample: str, by: str) -> str | None:
    """The first claim of a sample that a person has not coded and that is still read; None when all is done."""
    done = select(CODING.c.claim).where(CODING.c.sample == sample, CODING.c.by == by)
    asked = (
        select(CODING.c.claim)
        .join(CLAIM, (CLAIM.c.key == CODING.c.claim) & CLAIM.c.current)
        .where(CODING.c.sample == sample, CODING.c.by == DRAWN, CODING.c.claim.not_in(done))
    )
    return connection.scalar(asked.order_by(CODING.c.number).limit(1))


def keep_coding(connection: Connection, coding: Coding) -> None:
    """Keeps what a person says of a claim; what she said of it before stays, and no longer counts.

    Raises UnknownError where the claim was not drawn in that sample.
    """
    drawn = select(CODING.c.number).where(
        CODING.c.sample == coding.sample, CODING.c.claim == coding.claim, CODING.c.by == DRAWN
    )
    if coding.by == DRAWN or connection.scalar(drawn) is None:
        raise UnknownError(f"{coding.claim[:100]!r} is no claim of that sample", "load the page anew")
    row = {"sample": coding.sample, "claim": coding.claim, "by": coding.by, "at": coding.at}
    number = next_number(connection, CODING.c.number)
    connection.execute(insert(CODING).values(number=number, content=line_of(dict(coding.values)), **row))


def codings_of(connection: Connection, sample: str) -> dict[str, dict[str, Coding]]:
    """Of each claim of a sample, in the order of the draw, what each coder says: the last that she said."""
    rows = connection.execute(select(CODING).where(CODING.c.sample == sample).order_by(CODING.c.number))
    found: dict[str, dict[str, Coding]] = {}
    for row in rows.mappings():
        of_claim = found.setdefault(row["claim"], {})
        if row["by"] != DRAWN:
            values = json.loads(row["content"])
            of_claim[row["by"]] = Coding(sample, row["claim"], row["by"], row["at"], values)
    return found


def _claims(connection: Connection, wanted: Filter) -> list[str]:
    asked = select(INCIDENT_CLAIM.c.claim).join(INCIDENT, INCIDENT.c.id == INCIDENT_CLAIM.c.incident)
    return list(connection.scalars(asked.where(*conditions_of(connection, wanted))))
