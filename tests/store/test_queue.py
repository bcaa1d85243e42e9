"""The queue and the blind samples say the same on every database."""

from dataclasses import replace

from tests.intake.events import AT, event, reading_of

from tocsin.intake.keeping import keep as keep_report
from tocsin.model.casualties import Casualties
from tocsin.model.correction import Correction
from tocsin.model.judgement import Judgement
from tocsin.store.codings import Coding, codings_of, draw_sample, keep_coding, next_claim, samples
from tocsin.store.corrections import keep_correction, withdraw_corrections
from tocsin.store.deeds import deed_of
from tocsin.store.filters import EVERYTHING
from tocsin.store.incidentlookup import incident_of
from tocsin.store.judgements import keep_judgement, withdraw
from tocsin.store.machinevalues import machine_value
from tocsin.store.opening import Store
from tocsin.store.queue import queue
from tocsin.store.queuelimits import load_queue_limits


def names(store: Store) -> list[str]:
    """The names of the questions, most urgent first."""
    with store.looking() as connection:
        return [one.name for one in queue(connection)]


def told(
    store: Store, number: int, confidence: float = 0.9, low: int = 4, high: int = 4, version: str = "1"
) -> str:
    """Keeps a report; gives its incident."""
    arrival, reading = event(number)
    claim = replace(reading.claims[0], confidence=confidence, killed=Casualties(low, high))
    later = AT.replace(year=AT.year + int(version) - 1)
    kept = keep_report(store, arrival, reading_of(arrival.article, claim, version=version), later)
    return kept.incidents[0]


def test_each_kind_of_question(store: Store) -> None:
    sure, doubtful, apart = told(store, 0), told(store, 5, confidence=0.2), told(store, 10, low=20, high=90)
    assert names(store) == [f"toll:{apart}", f"claim:{doubtful}"]
    with store.writing() as connection:
        one, other = sorted(incident_of(connection, id).claims[0] for id in (sure, apart))
        keep_judgement(connection, Judgement(one, other, "unsure", "tocsin", AT, score=0.45))
    assert names(store) == [f"pair:{one}+{other}", f"toll:{apart}", f"claim:{doubtful}"]
    with store.writing() as connection:
        keep_judgement(connection, Judgement(one, other, "not-same", "ann", AT, person=True, act="judge-9"))
    assert names(store) == [f"toll:{apart}", f"claim:{doubtful}"]
    with store.writing() as connection:
        withdraw(connection, "judge-9", "ann", AT)
        found = deed_of(connection, "judge-9")
    assert found is not None and found.withdrawn and len(names(store)) == 3
    with store.writing() as connection:  # the machine thinks otherwise later
        keep_judgement(connection, Judgement(one, other, "not-same", "tocsin", AT, score=0.1))
    assert names(store) == [f"toll:{apart}", f"claim:{doubtful}"]


def test_a_correction_is_asked_again_when_the_machine_changes(store: Store) -> None:
    id = told(store, 0)
    with store.writing() as connection:
        machine = machine_value(connection, "incident", id, "killed")
        keep_correction(
            connection, Correction("incident", id, "killed", 9, machine, "ann", AT, act="correct-1")
        )
    assert machine == {"low": 4, "best": 4, "high": 4} and names(store) == []
    told(store, 0, low=6, high=6, version="2")
    assert names(store) == ["changed:1"]
    with store.writing() as connection:
        withdraw_corrections(connection, "correct-1", "ann", AT)
    assert names(store) == []


def test_samples_and_codings(store: Store) -> None:
    for number in range(4):
        told(store, number)
    with store.writing() as connection:
        drawn = draw_sample(connection, "one", EVERYTHING, 3, 7, "ed", AT)
        assert next_claim(connection, "one", "ann") == drawn[0]
        for killed in (1, 2):
            keep_coding(connection, Coding("one", drawn[0], "ann", AT, {"killed": killed}))
        assert next_claim(connection, "one", "ann") == drawn[1]
        assert codings_of(connection, "one")[drawn[0]]["ann"].values == {"killed": 2}
        (sample,) = samples(connection)
    assert (sample.size, dict(sample.coded), sample.whole()) == (3, {"ann": 1}, [])


def test_the_limits_make_sense() -> None:
    limits = load_queue_limits()
    assert 0 < limits.confidence < 1 and limits.times > 1 and limits.people > 0
    least = [killed for killed, _ in limits.stakes]
    assert least == sorted(least, reverse=True)
    assert all(0 < one <= 1 for one in (limits.contested, limits.toll, limits.changed))
