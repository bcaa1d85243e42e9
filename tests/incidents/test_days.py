"""The days of an incident."""

import datetime as dt

from tests.incidents.tellings import DAY, on, telling

from tocsin.incidents.days import UNDATED, reconcile_days
from tocsin.model.when import When

MONTH = on(dt.date(2024, 5, 1), dt.date(2024, 5, 31), "month")
NEXT = DAY + dt.timedelta(days=1)


def test_a_day_inside_a_month_is_the_day() -> None:
    found = reconcile_days([telling("ap", when=MONTH), telling("bbc", when=MONTH), telling("dw", when=on())])
    assert found.when == When(DAY, DAY, "day")
    assert found.backing.families == ("ap", "bbc", "dw")
    assert found.words == "2024-05-03 (Associated Press, BBC News, Deutsche Welle)"


def test_the_day_of_most_families_wins_and_the_other_is_told() -> None:
    found = reconcile_days(
        [telling("ap", when=on()), telling("bbc", when=on()), telling("dw", when=on(NEXT))]
    )
    assert found.when == When(DAY, DAY, "day")
    assert found.words.endswith("; 2024-05-04 (Deutsche Welle)")


def test_one_family_counts_once() -> None:
    many = [telling("ap", when=on()) for _ in range(3)]
    found = reconcile_days([*many, telling("bbc", when=on(NEXT)), telling("dw", when=on(NEXT))])
    assert found.when.start == NEXT


def test_days_that_contradict_each_other_are_a_span() -> None:
    found = reconcile_days([telling("ap", when=on()), telling("bbc", when=on(NEXT))])
    assert found.when == When(DAY, NEXT, "span")
    assert found.words == "sources differ: 2024-05-03 (Associated Press), 2024-05-04 (BBC News)"


def test_the_days_of_what_was_done_count_before_those_of_what_was_threatened() -> None:
    found = reconcile_days([telling("ap", "threatened", when=on()), telling("bbc", when=on(NEXT))])
    assert found.when.start == NEXT
    assert reconcile_days([telling("ap", "threatened", when=on())]).when.start == DAY


def test_unknown_stays_unknown() -> None:
    assert reconcile_days([telling(), telling("bbc")]) == UNDATED
    assert reconcile_days([telling(), telling("bbc", when=on())]).when.start == DAY
