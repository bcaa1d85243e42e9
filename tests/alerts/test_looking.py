"""What a look finds: new, changed, come to fit, threatened sites; once each."""

import datetime as dt

import pytest
from tests.alerts.makers import NOW, rules_of, threat
from tests.intake.events import AT, event

from tocsin.alerts.looking import look
from tocsin.cli.publicsight import show_public
from tocsin.intake.keeping import keep
from tocsin.store.opening import Store


def test_the_first_look_takes_what_is_there_for_known(record: Store) -> None:
    keep(record, *event(0), AT)
    rules = rules_of({"name": "all"})
    assert look(record, rules, NOW) == []
    keep(record, *event(1), AT)
    (found,) = look(record, rules, NOW)
    assert (found.kind, found.why) == ("new", ("it is new and fits every incident",))
    assert found.quotes[0].text.startswith("Gunmen attacked an army post in Gao")
    assert look(record, rules, NOW) == []


def test_the_backlog_is_told_when_asked_for(record: Store) -> None:
    keep(record, *event(0), AT)
    rules = rules_of({"name": "all"})
    assert len(look(record, rules, NOW, backlog=True)) == 1
    assert look(record, rules, NOW, backlog=True) == []


def test_an_old_clock_hides_nothing(record: Store) -> None:
    rules = rules_of({"name": "all"})
    look(record, rules, NOW)
    keep(record, *event(0), AT - dt.timedelta(days=300))
    assert len(look(record, rules, NOW)) == 1


def test_the_filter_holds(record: Store) -> None:
    rules = rules_of(
        {"name": "Gao", "filter": {"near": {"ASSAULT": "16.27,-0.05,30"}}},
        {"name": "words", "filter": {"words": "Gao"}},
        {"name": "none", "filter": {"country": "FR"}},
    )
    look(record, rules, NOW)
    keep(record, *event(0), AT)
    keep(record, *event(1), AT)
    assert [one.rule for one in look(record, rules, NOW)] == ["Gao", "words"]


def test_an_incident_that_comes_to_fit_is_told_with_what_changed(record: Store) -> None:
    rules = rules_of({"name": "big", "filter": {"killed_at_least": 5}})
    look(record, rules, NOW)
    keep(record, *event(0, paper=0, killed=4), AT)
    assert look(record, rules, NOW) == []
    for paper in (1, 2):
        keep(record, *event(0, paper=paper, killed=6), AT)
    (found,) = look(record, rules, NOW)
    assert found.kind == "new"
    assert "now fits killed_at_least=5" in found.why[0]
    assert ("killed", "4") in [(one.field, one.before) for one in found.changes]


def test_changes_are_told_from_what_to_what(record: Store) -> None:
    rules = rules_of(
        {"name": "tolls", "on": "changed", "fields": "killed"},
        {"name": "types", "on": "changed", "fields": "type"},
    )
    keep(record, *event(0, paper=0, killed=4), AT)
    look(record, rules, NOW)
    keep(record, *event(0, paper=1, killed=6), AT)
    (found,) = look(record, rules, NOW)
    assert (found.rule, found.kind) == ("tolls", "changed")
    assert [(one.field, one.before, one.after) for one in found.changes] == [("killed", "4", "4-6")]
    assert look(record, rules, NOW) == []


SITES: list[tuple[str, str | None, str | None, str]] = [
    ("The militia threatened to close the US embassy.", "US embassy", "recipient", "US embassy"),
    ("The militia threatened to storm the airport at dawn.", None, "sentence", "airport"),
    ("The militia threatened attacks on Ain al-Asad air base.", None, "sentence", "Ain al-Asad air base"),
    ("The militia threatened the governor of the province.", None, None, ""),
    ("The militia threatened a strike, the US embassy said.", None, None, ""),
]


@pytest.mark.parametrize(("text", "target", "where", "words"), SITES)
def test_threats_to_sites(
    record: Store, text: str, target: str | None, where: str | None, words: str
) -> None:
    rules = rules_of({"name": "sites", "kind": "threat-to-site"})
    look(record, rules, NOW)
    speaker = "the US embassy" if text.endswith("said.") else None
    keep(record, *threat(text, target, speaker), AT)
    found = look(record, rules, NOW)
    if where is None:
        assert found == []
    else:
        assert [one.kind for one in found] == ["threat-to-site"]
        assert f"{words} (named in the {where})" in found[0].why[1]


def test_an_attack_that_is_threatened_counts_and_one_that_was_made_does_not(record: Store) -> None:
    rules = rules_of({"name": "own", "kind": "threat-to-site", "sites": ["Camp Lion"]})
    look(record, rules, NOW)
    text = "The militia threatened an attack on Camp-Lion."
    keep(record, *threat(text, type="ASSAULT"), AT)
    keep(
        record,
        *threat("The group threatened camp lion", standing="reported", type="ASSAULT", actor="The group"),
        AT,
    )
    keep(record, *threat("The band threatened the US embassy.", actor="The band"), AT)
    (found,) = look(record, rules, NOW)
    assert "Camp-Lion" in found.why[1]


def test_private_names_are_withheld(record: Store) -> None:
    rules = rules_of({"name": "all"})
    look(record, rules, NOW)
    text = "The militia threatened Amina Diallo in the village."
    arrival, reading = threat(text, "Amina Diallo")
    keep(record, arrival, reading, AT)
    (found,) = look(record, rules, NOW, show_public)
    assert "Diallo" not in repr(found)
