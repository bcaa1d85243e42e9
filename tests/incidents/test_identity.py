"""The name of an incident."""

from tests.incidents.tellings import telling

from tocsin.incidents.identity import incident_id


def test_an_incident_is_named_after_its_first_claim() -> None:
    assert incident_id("c0123456789abcdef") == incident_id("c0123456789abcdef")
    assert incident_id("c0123456789abcdef") != incident_id("c0123456789abcdee")
    assert len(incident_id(telling().key)) == 13 and incident_id("c1").startswith("i")
