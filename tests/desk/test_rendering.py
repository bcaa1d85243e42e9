"""What pages say in words."""

from tests.incidents.tellings import party, telling

from tocsin.desk.rendering import say_headline
from tocsin.incidents.reconciling import reconcile


def test_no_name_turns_the_page_around() -> None:
    line = say_headline(reconcile([telling(actors=[party("Army \u202egnp.exe")])]))
    assert "\u202e" not in line and "\ufffdgnp.exe" in line
