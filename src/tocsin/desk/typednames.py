"""Names as people type them: places of the gazetteer, actors of the actor book; where several fit, one is asked for."""

import re
from dataclasses import dataclass

from tocsin.errors import SettingsError
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.actorentry import ActorEntry
from tocsin.knowledge.gazetteer import PlaceRecord, open_gazetteer
from tocsin.knowledge.gazetteer.lookup import Gazetteer
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.record import Record

MOST_CHOICES = 12
MOST_NAMES = 40
AT = re.compile(r"(?P<name>[^@]+?) ?@ ?(?P<lat>-?\d{1,2}(?:\.\d+)?) ?[,; ] ?(?P<lon>-?\d{1,3}(?:\.\d+)?)")
ID = re.compile(r"[a-z]+:\S+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One meaning: what to type for it, and what it is in words."""

    text: str
    words: str


class SeveralFitError(SettingsError):
    """A name has more than one meaning; ``choices`` are those to choose from, likeliest first."""

    def __init__(self, name: str, choices: tuple[Choice, ...]) -> None:
        super().__init__(f"several go by the name {name!r}", "choose the one that is meant")
        self.choices = choices


def read_place(typed: str) -> Record:
    """The place of a name (``Goma``), of a name with its country (``Goma, CD``), of an id (``geonames:216281``), or a
    place that no gazetteer knows with its coordinates (``Abu Shouk @ 13.65, 25.35``).

    Raises SeveralFitError where more than one place has the name, SettingsError where none has.
    """
    if matched := AT.fullmatch(typed):
        return _own_place(matched["name"], float(matched["lat"]), float(matched["lon"]))
    with open_gazetteer() as gazetteer:
        found = _places(gazetteer, typed)
    if not found:
        raise SettingsError(
            f"the gazetteer knows no place {typed!r}",
            "write another name of it, its id, or NAME @ LATITUDE, LONGITUDE",
        )
    if len(found) > 1:
        choices = [Choice(record.id, _say_place(record)) for record in found[:MOST_CHOICES]]
        raise SeveralFitError(typed, tuple(choices))
    return _place(found[0])


def read_parties(typed: str) -> list[object]:
    """Parties with commas between them: each an object of the actor book, or the bare name where the book has none.

    Raises SeveralFitError where the book has more than one of a name, SettingsError for an id that it does not have.
    """
    names = list(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    if len(names) > MOST_NAMES:
        raise SettingsError("these are too many parties", f"name at most {MOST_NAMES}")
    found: list[object] = []
    for position, name in enumerate(names):
        entries = _actors(name)
        if len(entries) > 1:
            around = [*names[:position], "", *names[position + 1 :]]
            raise SeveralFitError(
                name, tuple(_actor_choice(entry, around, position) for entry in entries[:MOST_CHOICES])
            )
        found.append(_party(entries[0]) if entries else name)
    return found


def _own_place(name: str, lat: float, lon: float) -> Record:
    if abs(lat) > 90 or abs(lon) > 180:
        raise SettingsError("there are no such coordinates", "write latitude, then longitude, in degrees")
    named, _, code = name.rpartition(",")
    country = code.strip().upper() if re.fullmatch(" ?[A-Za-z]{2}", code) and named else None
    return {
        "name": (named if country else name).strip(),
        "precision": "site",
        "country": country,
        "lat": lat,
        "lon": lon,
        "id": None,
        "geonames": None,
        "ambiguous": False,
    }


def _places(gazetteer: Gazetteer, typed: str) -> list[PlaceRecord]:
    if ID.fullmatch(typed):
        record = gazetteer.by_id(typed)
        return [record] if record else []
    found = list(gazetteer.lookup(typed))
    name, _, holder = typed.rpartition(",")
    if found or not name:
        return found
    holders = {
        record.id: record.country for record in gazetteer.lookup(holder.strip()) if record.precision != "town"
    }
    codes = {code for place, code in holders.items() if code and "/" not in place} | {holder.strip().upper()}
    inside = [record for record in gazetteer.lookup(name.strip()) if holders.keys() & set(record.parents)]
    return inside or [record for record in gazetteer.lookup(name.strip()) if codes & set(record.countries)]


def _say_place(record: PlaceRecord) -> str:
    parts = [record.name, record.kind, record.admin1, record.country]
    if record.population:
        parts.append(f"{record.population:,} people")
    return ", ".join(part for part in parts if part)


def _place(record: PlaceRecord) -> Record:
    return {
        "name": record.name,
        "precision": record.precision,
        "country": record.country,
        "lat": record.lat,
        "lon": record.lon,
        "id": record.id,
        "geonames": record.geonames,
        "ambiguous": False,
    }


def _actors(name: str) -> list[ActorEntry]:
    book = load_actor_book()
    if ID.fullmatch(name):
        if name not in book:
            raise SettingsError(f"the actor book has no {name!r}", "write a name instead")
        return [book.entry(name)]
    asked = folded_words(name)
    exact = [entry for entry in book.search(name) if asked in map(folded_words, (entry.name, *entry.aliases))]
    called_so = [entry for entry in exact if folded_words(entry.name) == asked]
    return called_so if len(called_so) == 1 else exact


def _actor_choice(entry: ActorEntry, around: list[str], position: int) -> Choice:
    named = [entry.id if at == position else name for at, name in enumerate(around)]
    return Choice(", ".join(named), ", ".join((entry.name, entry.kind, *entry.country)))


def _party(entry: ActorEntry) -> Record:
    country = entry.country[0] if entry.country else None
    return {"name": entry.name, "id": entry.id, "kind": entry.kind, "country": country}
