"""Killed and injured: low, best, high and the arithmetic in words."""

import datetime as dt
from itertools import permutations

import pytest
from tests.incidents.tellings import DAY, telling

from tocsin.incidents.figureroles import load_figure_roles, rank_of_speaker
from tocsin.incidents.figures import reconcile_figure
from tocsin.model.casualties import Casualties
from tocsin.model.incident import Figure
from tocsin.model.standing import Standing
from tocsin.model.telling import Telling

NEXT = DAY + dt.timedelta(days=1)


def figure(*tellings: Telling) -> Figure:
    """The figure, the same in whatever order the tellings come."""
    found = {reconcile_figure(order, "killed") for order in permutations(tellings)}
    assert len(found) == 1
    (one,) = found
    assert one is not None
    return one


def bounds(one: Figure) -> tuple[int, int | None, int | None]:
    return one.low, one.best, one.high


def exactly(number: int) -> Casualties:
    return Casualties(number, number)


def test_the_range_the_voices_and_the_best_are_told_in_words() -> None:
    found = figure(
        telling("reuters", killed=exactly(15), speaker="the health ministry"),
        telling("ap", killed=exactly(12), speaker="police", published=NEXT),
    )
    assert bounds(found) == (12, 12, 15)
    assert found.words == "12 to 15: police 12, health ministry 15; best 12, the latest official figure"
    assert [(v.low, v.speaker, v.backing.families) for v in found.voices] == [
        (12, "police", ("ap",)),
        (15, "the health ministry", ("reuters",)),
    ]


def test_one_figure_needs_no_arithmetic() -> None:
    found = figure(telling("ap", killed=exactly(4)), telling("bbc", killed=exactly(4)))
    assert bounds(found) == (4, 4, 4)
    assert found.words == "4: Associated Press and BBC News 4"


@pytest.mark.parametrize("standing", ["denied", "negated", "threatened", "called-for"])
def test_figures_of_what_was_not_done_never_count(standing: Standing) -> None:
    assert reconcile_figure([telling("ap", standing, killed=exactly(90))], "killed") is None
    found = figure(telling("ap", killed=exactly(4)), telling("bbc", standing, killed=exactly(90)))
    assert bounds(found) == (4, 4, 4) and len(found.voices) == 1


def test_an_exact_figure_meets_a_minimum() -> None:
    found = figure(telling("ap", killed=Casualties(4)), telling("bbc", killed=exactly(6)))
    assert bounds(found) == (6, 6, 6)


def test_a_minimum_above_all_exact_figures_leaves_the_top_open() -> None:
    found = figure(telling("ap", killed=Casualties(9)), telling("bbc", killed=exactly(6)))
    assert (found.low, found.high) == (6, None)


def test_of_minimums_the_highest_is_the_best() -> None:
    found = figure(telling("ap", killed=Casualties(9)), telling("bbc", killed=Casualties(6)))
    assert bounds(found) == (6, 9, None)
    assert found.words.startswith("at least 6: BBC News at least 6, Associated Press at least 9; best 9")


def test_a_range_stands_for_its_upper_figure_or_for_the_exact_one_inside() -> None:
    found = figure(telling("ap", killed=Casualties(3, 5)))
    assert bounds(found) == (3, 5, 5) and found.words.endswith("best 5, the upper figure of the source")
    wide = telling("ap", killed=Casualties(3, 5), speaker="police")
    assert bounds(figure(wide, telling("bbc", killed=exactly(4)))) == (3, 4, 5)


def test_an_exact_figure_beats_the_official_minimum_that_it_meets() -> None:
    found = figure(telling("ap", killed=Casualties(2), speaker="police"), telling("bbc", killed=exactly(3)))
    assert bounds(found) == (3, 3, 3) and "best 3, the figure that meets at least 2" in found.words


def test_up_to_so_many_has_no_best() -> None:
    found = figure(telling("ap", killed=Casualties(0, 9)))
    assert bounds(found) == (0, None, 9)
    assert found.words == "0 to 9: Associated Press 0 to 9; no best, the source gives a range"


def test_a_family_counts_once_with_its_newest_figure() -> None:
    first = telling("ap", killed=exactly(4))
    later = [telling("ap", killed=exactly(7), published=NEXT) for _ in range(2)]
    found = figure(first, *later, telling("bbc", killed=exactly(8), published=NEXT))
    assert (found.low, found.high) == (7, 8)
    assert "overtaken: Associated Press 4" in found.words and len(found.voices) == 3


def test_a_copy_counts_for_its_origin() -> None:
    copies = [telling(family, killed=exactly(4), copy="a1") for family in ("ap", "ap", "ap")]
    found = figure(*copies, *(telling(family, killed=exactly(5)) for family in ("bbc", "dw")))
    assert found.best == 5 and "most sources (2)" in found.words


def test_old_figures_fall_out_of_the_range() -> None:
    late = DAY + dt.timedelta(days=9)
    found = figure(telling("ap", killed=exactly(4)), telling("bbc", killed=exactly(12), published=late))
    assert bounds(found) == (12, 12, 12)
    assert found.words == "12: BBC News 12; overtaken: Associated Press 4"


def test_a_newer_report_that_arrives_first_is_still_the_newer() -> None:
    newer = telling("ap", killed=exactly(7), published=NEXT, order=1)
    assert bounds(figure(newer, telling("ap", killed=exactly(4), order=2))) == (7, 7, 7)


def test_an_official_figure_outranks_others_of_the_same_days() -> None:
    many = [telling(family, killed=exactly(10), published=NEXT) for family in ("bbc", "dw")]
    found = figure(telling("ap", killed=exactly(8), speaker="Hospital officials"), *many)
    assert bounds(found) == (8, 8, 10)


def test_an_actors_own_figure_counts_only_where_nobody_else_counts() -> None:
    own = telling("bbc", "claimed", killed=exactly(50), speaker="The army")
    assert bounds(figure(own)) == (50, 50, 50)
    found = figure(own, telling("ap", killed=exactly(3)))
    assert bounds(found) == (3, 3, 3) and "a side's own: army 50" in found.words


def test_rival_figures_of_equal_weight_have_no_best() -> None:
    found = figure(telling("ap", killed=exactly(3)), telling("bbc", killed=exactly(5)))
    assert bounds(found) == (3, None, 5) and "no best" in found.words


def test_of_two_figures_of_one_article_the_larger_holds_the_other() -> None:
    part = telling("ap", killed=exactly(3), article="a", order=7)
    found = figure(part, telling("ap", killed=exactly(9), article="a", order=7, key="other"))
    assert bounds(found) == (9, 9, 9)


@pytest.mark.parametrize(
    ("speaker", "rank"),
    [
        ("the Gaza Health Ministry", "official"),
        ("Police", "official"),
        ("a U.N. spokesman", "official"),
        ("Doctors Without Borders", "monitor"),
        ("the Syrian Observatory for Human Rights", "monitor"),
        ("a witness", "witness"),
        ("Jane Roe", "other"),
        (None, "other"),
    ],
)
def test_who_speaks_officially(speaker: str | None, rank: str) -> None:
    assert rank_of_speaker(speaker) == rank


def test_the_table_of_roles_is_sound() -> None:
    assert len(load_figure_roles()) > 80
