"""A record filled with made-up claims: the sample reports with other days, places, names and figures."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Connection, Table, insert

from tocsin.incidents.reconciling import reconcile
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim, Mode
from tocsin.model.incident import Incident
from tocsin.model.party import Party
from tocsin.model.place import Place, PlacePrecision
from tocsin.model.reading import ReaderMark, Reading
from tocsin.model.record import reading_to_record
from tocsin.model.span import Span
from tocsin.model.telling import Telling
from tocsin.model.when import UNKNOWN_WHEN, When
from tocsin.samples import samples_path
from tocsin.store.hashing import hash_text, line_of
from tocsin.store.identity import article_id
from tocsin.store.incidentrows import columns_of, parties_of
from tocsin.store.opening import Store
from tocsin.store.readings import claim_rows
from tocsin.store.tables import (
    ARTICLE,
    CLAIM,
    INCIDENT,
    INCIDENT_CLAIM,
    INCIDENT_FAMILY,
    INCIDENT_PARTY,
    READING,
    REVISION,
)
from tocsin.store.words import keep_all_words

FAMILIES = tuple(f"family {number}" for number in range(60))
FIRST, DAYS = dt.date(2023, 1, 1), 1400
TOLD_BY = (1, 1, 2, 3, 4, 9)
MARK = ReaderMark("benchmark", "1", "0" * 64)
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
TABLES = (ARTICLE, READING, CLAIM, INCIDENT, INCIDENT_PARTY, INCIDENT_FAMILY, INCIDENT_CLAIM, REVISION)
PRECISIONS: tuple[PlacePrecision, ...] = ("town", "town", "town", "district", "site", "province", "country")
GROUPS = 40  # of reports in one transaction
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample report and its coding."""

    text: str
    title: str
    claims: list[Gold]


class Lines:
    """The lines of one transaction."""

    def __init__(self) -> None:
        self.rows: dict[Table, list[dict[str, Any]]] = {table: [] for table in TABLES}
        self.words: dict[str, str] = {}

    def keep(self, connection: Connection) -> None:
        """Put them all into the record."""
        for table, rows in self.rows.items():
            connection.execute(insert(table), rows)
        keep_all_words(connection, self.words)


def fill(store: Store, claims: int, seed: int = 7) -> int:
    """Keep so many claims and what is joined of them; gives the number of incidents."""
    chance = random.Random(seed)
    samples = load_samples()
    kept = incidents = number = 0
    while kept < claims:
        lines = Lines()
        for _ in range(GROUPS):
            told = [tell(chance, samples, number)]
            told += [retell(chance, told[0], number + more) for more in range(1, chance.choice(TOLD_BY))]
            incidents += add_group(lines, told, number)
            number += len(told)
            kept += len(told) * len(told[0][1])
        with store.writing() as connection:
            lines.keep(connection)
    return incidents


def load_samples() -> list[Sample]:
    """The samples with at least one claim."""
    articles, gold = (
        [json.loads(line) for line in (samples_path() / name).read_text(encoding="utf-8").splitlines()]
        for name in ("articles.jsonl", "gold.jsonl")
    )
    pairs = zip(articles, gold, strict=True)
    return [Sample(one["text"], one["title"], coded["claims"]) for one, coded in pairs if coded["claims"]]


def tell(chance: random.Random, samples: list[Sample], number: int) -> tuple[Article, list[Claim]]:
    """A report of acts that none told before."""
    sample = chance.choice(samples)
    day = FIRST + dt.timedelta(chance.randrange(DAYS))
    claims = [_claim(chance, gold, day, place) for place, gold in enumerate(sample.claims)]
    return Article(f"{number}", sample.text, sample.title, day, chance.choice(FAMILIES)), claims


def retell(
    chance: random.Random, told: tuple[Article, list[Claim]], number: int
) -> tuple[Article, list[Claim]]:
    """The same acts from another house."""
    first, claims = told
    return Article(f"{number}", first.text, first.title, first.date, chance.choice(FAMILIES)), claims


def add_group(lines: Lines, told: list[tuple[Article, list[Claim]]], number: int) -> int:
    """Add reports of the same acts, and one incident of each act; gives the number of acts."""
    acts: list[list[Telling]] = [[] for _ in told[0][1]]
    for order, (article, claims) in enumerate(told, start=number + 1):
        id, family = article_id(article), cast(str, article.publisher)
        keys = _add_report(lines, id, order, article, claims)
        for place, (key, claim) in enumerate(zip(keys, claims, strict=True)):
            acts[place].append(
                Telling(key, claim, id, order, family, id, article.date, family, article.title)
            )
    for tellings in acts:
        _add_incident(lines, reconcile(tellings))
        lines.words[lines.rows[INCIDENT][-1]["id"]] = "\n".join(_said(tellings[0]))
    return len(acts)


def _add_report(lines: Lines, id: str, order: int, article: Article, claims: list[Claim]) -> list[str]:
    row = {
        "id": id,
        "number": order,
        "given_id": article.id,
        "title": article.title,
        "text": article.text,
        "date": article.date,
        "publisher": article.publisher,
        "family": article.publisher,
        "copy": id,
        "arrived_at": NOW,
        "sha256": hash_text(id),
    }
    lines.rows[ARTICLE].append(row)
    reading = Reading(id, tuple(claims), (), MARK)
    content = line_of(reading_to_record(reading))
    mark = {"reader": MARK.name, "version": MARK.version, "config": MARK.config}
    read = {"number": order, "article": id, "read_at": NOW, "current": True}
    lines.rows[READING].append(mark | read | {"content": content, "sha256": hash_text(content)})
    rows = claim_rows(id, reading, order, current=True)
    lines.rows[CLAIM] += rows
    return [str(claim["key"]) for claim in rows]


def _add_incident(lines: Lines, incident: Incident) -> None:
    columns = columns_of(incident)
    state = {"retired": False, "changed_at": NOW, "revision": 1}
    content = str(columns["content"])
    revision = {"incident": incident.id, "number": 1, "at": NOW, "cause": "benchmark", "retired": False}
    lines.rows[INCIDENT].append({"id": incident.id, **state, **columns})
    lines.rows[INCIDENT_PARTY] += parties_of(incident)
    lines.rows[INCIDENT_FAMILY] += [
        {"incident": incident.id, "family": family} for family in incident.families
    ]
    lines.rows[INCIDENT_CLAIM] += [{"incident": incident.id, "claim": key} for key in incident.claims]
    lines.rows[REVISION].append(revision | {"content": content, "sha256": hash_text(content)})


def _said(telling: Telling) -> Iterator[str]:
    claim = telling.claim
    yield telling.title or ""
    yield claim.sentence.text
    yield from (party.name for party in (*claim.actors, *claim.recipients))
    yield claim.place.name if claim.place else ""


def _claim(chance: random.Random, gold: Gold, published: dt.date, position: int) -> Claim:
    day = published - dt.timedelta(chance.randrange(4))
    trigger = Span(position * 100, position * 100 + len(gold["trigger"]), gold["trigger"])
    dead = chance.randrange(1, 40)
    return Claim(
        type=gold["type"],
        standing=gold["standing"],
        trigger=trigger,
        sentence=_span(gold["sentence"]),
        modes=tuple(Mode(name, trigger) for name in gold["modes"]),
        actors=tuple(_party(chance, party) for party in gold["actors"]),
        recipients=tuple(_party(chance, party) for party in gold["recipients"]),
        when=When(day, day, "day") if chance.random() < 0.8 else UNKNOWN_WHEN,
        place=_place(chance, gold["place"]),
        killed=Casualties(dead, dead) if gold["killed"] else None,
        confidence=round(chance.random(), 3),
    )


def _party(chance: random.Random, gold: Gold) -> Party:
    name = gold["name"] or gold["text"]
    if chance.random() < 0.3:
        name = f"{name} Brigade {chance.randrange(200)}"
    return Party(name, _span(gold["text"]), f"benchmark:{name.lower().replace(' ', '-')}")


def _place(chance: random.Random, gold: Gold | None) -> Place | None:
    if gold is None and chance.random() < 0.3:
        return None
    lat, lon = chance.uniform(10, 38), chance.uniform(25, 60)
    if gold and gold.get("lat") is not None:
        lat, lon = gold["lat"] + chance.uniform(-1, 1), gold["lon"] + chance.uniform(-1, 1)
    name = f"{gold['name'] if gold else 'Town'} {chance.randrange(50)}"
    precision = chance.choice(PRECISIONS)
    return Place(name, precision, chance.choice(("IQ", "SY", "SD", "UA", "MM")), round(lat, 4), round(lon, 4))


def _span(text: str) -> Span:
    return Span(0, len(text), text)
