"""What the tables find is what a filter finds in Python, now and in the past, on both databases."""

import datetime as dt
import random
from dataclasses import replace
from typing import cast

from tests.store.makers import DAY, hour, incident, killed, town

from tocsin.model.grade import GRADES, GradeName
from tocsin.model.incident import Incident
from tocsin.model.standing import STANDINGS, Standing
from tocsin.store.filters import Filter, parse_filter
from tocsin.store.incidents import save_incident
from tocsin.store.matching import matches
from tocsin.store.opening import Store
from tocsin.store.search import each_incident


def random_incident(chance: random.Random, number: int) -> Incident:
    """Anything that a filter may or may not find."""
    day = DAY + dt.timedelta(chance.randrange(30))
    long = chance.random() < 0.3
    place = town(
        chance.choice(["Bagdad", "Kirkūk", "Al-Anbar"]),
        33 + chance.random() * 3,
        chance.choice([44.0, -179.9, 179.9]) + chance.random() / 20,
        chance.choice(["town", "site", "district", "province", "country"]),
        chance.choice(["IQ", "SY", None]),
    )
    low = chance.randrange(9)
    return incident(
        f"i{number:03}",
        [f"c{number}"],
        type=chance.choice(["ASSAULT", "PROTEST", "COERCE"]),
        quad=chance.choice(["material-conflict", "verbal-conflict", None]),
        grade=cast(GradeName, chance.choice(GRADES)),
        standing=cast(Standing, chance.choice(STANDINGS)),
        families=chance.sample(["ap", "AFP", "Reuters"], 2),
        actors=[(chance.choice(["Hamas", "Hamás", "Israel", "Israeli army"]), chance.choice(["x:1", None]))],
        recipients=[(chance.choice(["Hamas", "Israel"]), None)],
        modes=chance.sample(["drone", "aerial", "shelling"], 2),
        start=None if chance.random() < 0.2 else day,
        end=day + dt.timedelta(chance.randrange(1, 9)) if long else None,
        place=place if chance.random() < 0.8 else None,
        killed=killed(low, chance.choice([None, low + 1]), low + 2) if chance.random() < 0.5 else None,
        confidence=chance.choice([0.2, 0.5, 0.8]),
        first_told=chance.choice([None, day]),
    )


ASKED = (
    {"words": "hamas"}, {"words": "isr*"}, {"words": '"israeli army"'}, {"type": "ASSAULT,COERCE"}, {"mode": "drone"},
    {"quad": "verbal-conflict"}, {"standing": "claimed,denied"}, {"grade": "contested"}, {"actor": "hamas"},
    {"actor": "x:1"}, {"actor": "israel*", "role": "recipient"}, {"country": "SY"}, {"place": "kirkuk"},
    {"near": "34,44,90"}, {"near": "34.5,180,150"}, {"bbox": "179,33,-179,35"}, {"since": "2026-12-01"},
    {"until": "2026-12-01"}, {"told_since": "2026-12-01", "told_until": "2026-12-10"}, {"publisher": "afp"},
    {"killed_at_least": "4"}, {"confidence_at_least": "0.5"}, {"changed_since": "2026-11-24T13:00:00Z"},
    {"type": "ASSAULT", "near": "34,44,200", "since": "2026-11-25", "actor": "hamas"},
)  # fmt: skip


def found_by_hand(kept: list[Incident], wanted: Filter) -> set[str]:
    """The incidents that match; the one in place ``n`` was kept ``n % 4`` hours after noon."""
    found = set()
    for number, one in enumerate(kept):
        words = " ".join(party.name for party in (*one.actors, *one.recipients))
        if matches(one, hour(number % 4), words.__str__, wanted):
            found.add(one.id)
    return found


def test_the_tables_find_what_python_finds(store: Store) -> None:
    chance = random.Random(7)
    kept = [random_incident(chance, number) for number in range(120)]
    asked = [parse_filter(parameters) for parameters in ASKED]
    with store.writing() as connection:
        for number, one in enumerate(kept):
            save_incident(connection, one, hour(number % 4), "arrival a1")
        for wanted in asked:
            expected = found_by_hand(kept, wanted)
            assert {one.id for one in each_incident(connection, wanted)} == expected, wanted
            assert 0 < len(expected) < len(kept), wanted
        for one in kept:
            save_incident(connection, incident(one.id, one.claims), hour(5), "reading a1")
        for wanted in asked:
            then = replace(wanted, as_of=hour(4))
            assert {one.id for one in each_incident(connection, then)} == found_by_hand(kept, wanted), wanted
