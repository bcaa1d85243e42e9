"""A person's values in place of the machine's."""

import datetime as dt

import pytest
from tests.incidents.tellings import DAY, on, party, telling

from tocsin.errors import TocsinError
from tocsin.incidents.corrected import corrected
from tocsin.incidents.reconciling import reconcile
from tocsin.model.casualties import Casualties
from tocsin.model.correction import Correction
from tocsin.model.incident import Incident
from tocsin.model.incidentrecord import incident_from_record, incident_to_record

AT = dt.datetime(2024, 5, 9, tzinfo=dt.UTC)
RSF = party("Rapid Support Forces", "actor:sd/rsf", "armed-group", "SD")
INCIDENT = reconcile(
    [telling("ap", actors=[RSF], modes=["drone"], killed=Casualties(4, 4), when=on(), key="c1", order=1)]
)


def correction(field: str, value: object, number: int = 1, subject: str = INCIDENT.id) -> Correction:
    return Correction("incident", subject, field, value, None, "Jane Roe", AT, "seen on site", number=number)


def changed(*corrections: Correction) -> Incident:
    found = corrected(INCIDENT, corrections)
    assert incident_from_record(incident_to_record(found)) == found
    return found


def test_a_number() -> None:
    found = changed(correction("killed", 6)).killed
    assert found is not None and (found.low, found.best, found.high) == (6, 6, 6)
    assert found.words == "6, corrected by Jane Roe: seen on site"
    assert INCIDENT.killed is not None and found.voices == INCIDENT.killed.voices


def test_a_range_and_an_open_minimum() -> None:
    found = changed(correction("killed", {"low": 6, "high": None, "best": 7})).killed
    assert found is not None and (found.low, found.best, found.high) == (6, 7, None)
    assert changed(correction("killed", None)).killed is None


def test_a_day_a_span_and_none() -> None:
    assert changed(correction("when", "2024-05-01")).when.when.start == dt.date(2024, 5, 1)
    span = {"start": "2024-05-01", "end": "2024-05-04", "precision": "span"}
    assert changed(correction("when", span)).when.when.end == dt.date(2024, 5, 4)
    assert changed(correction("when", None)).when.when.precision == "unknown"
    assert INCIDENT.when.when.start == DAY


def test_a_place() -> None:
    value = {"name": "El Obeid", "precision": "town", "country": "SD", "lat": 13.18, "lon": 30.22}
    found = changed(correction("place", value)).place
    assert found is not None and found.place.name == "El Obeid" and "Jane Roe" in found.words
    assert changed(correction("place", None)).place is None


def test_parties_that_stay_keep_who_names_them() -> None:
    other = {"name": "Sudanese Armed Forces", "id": "state:sd/army", "kind": "state-force", "country": "SD"}
    found = changed(correction("actors", ["rapid support forces", other])).actors
    assert [actor.id for actor in found] == ["actor:sd/rsf", "state:sd/army"]
    assert [actor.backing.families for actor in found] == [("ap",), ()]


def test_the_other_schemes_follow_the_type() -> None:
    found = changed(correction("modes", ["arrest"], 1), correction("type", "coerce", 2))
    assert (found.type, [mode.name for mode in found.modes]) == ("COERCE", ["arrest"])
    assert found.cameo != INCIDENT.cameo and changed(correction("type", "PROTEST")).modes == ()


def test_a_grade() -> None:
    found = changed(correction("grade", "denied")).grade
    assert found.name == "denied" and found.reasons == ("corrected by Jane Roe: seen on site",)


def test_the_later_correction_counts_whatever_the_order() -> None:
    one, other = correction("killed", 6, 1), correction("killed", 8, 2)
    assert changed(one, other) == changed(other, one) == changed(other)


def test_no_correction_or_one_of_something_else_changes_nothing() -> None:
    assert corrected(INCIDENT, []) is INCIDENT
    assert changed(correction("killed", 6, subject="i0")) is INCIDENT


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "i1"),
        ("type", "RUMOUR"),
        ("modes", ["hearsay"]),
        ("modes", "drone"),
        ("actors", [7]),
        ("when", "soon"),
        ("when", {"start": "2024-05-04", "end": "2024-05-01", "precision": "span"}),
        ("place", "El Obeid"),
        ("killed", -1),
        ("killed", True),
        ("killed", {"low": 5, "high": 2}),
        ("grade", "certain"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: object) -> None:
    with pytest.raises(TocsinError):
        corrected(INCIDENT, [correction(field, value)])
