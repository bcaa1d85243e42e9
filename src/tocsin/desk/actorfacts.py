"""What the actor book tells of an actor, and its fights and ties as a graph."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.actorentry import ActorEntry, ActorName
from tocsin.store.actorviews import Meeting

OPPOSITE = {
    "part-of": "has part",
    "backed-by": "backs",
    "leads": "led by",
    "armed-wing-of": "has armed wing",
    "successor-of": "succeeded by",
    "split-from": "lost to a split",
    "renamed-to": "formerly",
}
"""A tie seen from its other end; the rest read alike from both."""


@dataclass(frozen=True, slots=True)
class KnownTie:
    """A tie as seen from an actor: how it stands to whom, since when and until when, how sure, and who says so."""

    words: str
    key: str
    name: str
    years: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as the actor book has it; of one that the book does not know, what its reports give."""

    key: str
    name: str
    kind: str | None
    countries: tuple[str, ...]
    entry: ActorEntry | None = None
    names: tuple[str, ...] = ()
    years: str = ""
    ties: tuple[KnownTie, ...] = ()


@dataclass(frozen=True, slots=True)
class Fight:
    """Another actor, how often this one acted against it and it against this one, and over which days."""

    key: str
    name: str
    kind: str | None
    by: int
    against: int
    first: dt.date | None
    last: dt.date | None

    @property
    def acts(self) -> int:
        """Both together."""
        return self.by + self.against

    @property
    def words(self) -> str:
        """``12 acts, 2024-05-03 to 2024-06-09``."""
        return say_acts(self.acts, self.first, self.last)


def known_of(entry: ActorEntry) -> Known:
    """What the actor book has of an entry."""
    book = load_actor_book()
    names = [one for one in book.names() if one.entry.id == entry.id]
    spelled = dict.fromkeys(_spelling(one) for one in names if one.text != entry.name)
    ties = []
    for tie in book.ties(entry.id):
        ahead = tie.head == entry.id
        other = book.entry(tie.tail if ahead else tie.head)
        plain = tie.kind.replace("-", " ")
        words = plain if ahead else OPPOSITE.get(tie.kind, plain)
        ties.append(
            KnownTie(words, other.id, other.name, say_years(tie.start, tie.end), tie.status, tie.source)
        )
    years = say_years(entry.active_from, entry.active_to)
    return Known(entry.id, entry.name, entry.kind, entry.country, entry, tuple(spelled), years, tuple(ties))


def fights_of(known: Known, meetings: Iterable[Meeting]) -> list[Fight]:
    """The meetings of an actor by the other side, those with most acts first."""
    by: Counter[str] = Counter()
    against: Counter[str] = Counter()
    days: dict[str, list[dt.date]] = {}
    for one in meetings:
        other = one.recipient if one.actor == known.key else one.actor
        (by if one.actor == known.key else against)[other] += one.incidents
        days.setdefault(other, []).extend(day for day in (one.first, one.last) if day)
    found = []
    for key in {**by, **against}:
        name, kind = name_of(key)
        when = days[key]
        first, last = (min(when), max(when)) if when else (None, None)
        found.append(Fight(key, name, kind, by[key], against[key], first, last))
    return sorted(found, key=lambda one: (-one.acts, one.name))


def name_of(key: str) -> tuple[str, str | None]:
    """The name and the kind of an actor in the actor book; of another its key is its name."""
    book = load_actor_book()
    return (book.entry(key).name, book.entry(key).kind) if key in book else (key, None)


def graph_of(known: Known, fights: Sequence[Fight], between: Iterable[Meeting], most: int) -> dict[str, Any]:
    """The graph as ``web/README.md`` describes it: the actor in the middle, ties dashed, fights by number of acts."""
    nodes = {known.key: {"id": known.key, "name": known.name, "kind": known.kind}}
    edges: list[dict[str, Any]] = []
    for fight in fights[:most]:
        nodes.setdefault(fight.key, {"id": fight.key, "name": fight.name, "kind": fight.kind})
        edges.append(_edge(known.key, fight.key, fight.acts, "fight", fight.words))
    for tie in known.ties:
        if len(nodes) > most and tie.key not in nodes:
            continue
        nodes.setdefault(tie.key, {"id": tie.key, "name": tie.name, "kind": name_of(tie.key)[1]})
        words = ", ".join(part for part in (tie.words, tie.years, tie.status) if part)
        edges.append(_edge(known.key, tie.key, 1, "tie", words))
    for one in between:
        if known.key not in (one.actor, one.recipient) and one.actor != one.recipient:
            words = say_acts(one.incidents, one.first, one.last)
            edges.append(_edge(one.actor, one.recipient, one.incidents, "fight", words))
    return {"middle": known.key, "nodes": list(nodes.values()), "edges": edges}


def say_acts(acts: int, first: dt.date | None, last: dt.date | None) -> str:
    """``12 acts, 2024-05-03 to 2024-06-09``, ``1 act, 2024-05-03``, ``3 acts, days not known``."""
    count = "1 act" if acts == 1 else f"{acts:,} acts"
    if first is None or last is None:
        return f"{count}, days not known"
    return f"{count}, {first}" if first == last else f"{count}, {first} to {last}"


def say_years(start: str, end: str) -> str:
    """``2014 to 2019``, ``since 2023``, ``until 2019``, nothing."""
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def _spelling(name: ActorName) -> str:
    return f"{name.text} (in reports of {', '.join(sorted(name.needs))})" if name.needs else name.text


def _edge(one: str, other: str, count: int, kind: str, words: str) -> dict[str, Any]:
    return {"from": one, "to": other, "count": count, "kind": kind, "words": words}
