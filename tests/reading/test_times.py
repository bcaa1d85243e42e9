"""Expressions of time: what is found, which days it names, and what is no time at all."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading.calendar import day_of, easter, nth_weekday, shift, shift_months
from tocsin.reading.datevalues import DATE_RESOLVERS
from tocsin.reading.periodvalues import PERIOD_RESOLVERS
from tocsin.reading.relativevalues import RELATIVE_RESOLVERS
from tocsin.reading.timemention import Tense
from tocsin.reading.times import TimeMention, find_times
from tocsin.reading.timewords import time_words

MONDAY = date(2023, 11, 6)


def days(
    text: str, published: date | None = MONDAY, tense: Tense = "past", anchor: date | None = None
) -> list[tuple[str, str]]:
    """Found texts with "first..last" (one date when both are the same, "?" when unknown)."""
    return [(one.text, stretch(one)) for one in find_times(text, published, tense, anchor)]


def stretch(one: TimeMention) -> str:
    if one.first is None or one.last is None:
        return "?"
    return str(one.first) if one.first == one.last else f"{one.first}..{one.last}"


def only(text: str, published: date | None = MONDAY) -> TimeMention:
    (found,) = find_times(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 7 October 2023", "2023-10-07"),
        ("on October 7th 2023,", "2023-10-07"),
        ("on Oct. 7, 2023", "2023-10-07"),
        ("on Saturday, October 7, 2023", "2023-10-07"),
        ("SAN SALVADOR, 12 JAN 90", "1990-01-12"),
        ("dated 2023-10-07", "2023-10-07"),
        ("on 25/12/2022", "2022-12-25"),
        ("on 07.10.2022", "2022-10-07"),
        ("on the 7th of October 2023", "2023-10-07"),
        ("in October 2021", "2021-10-01..2021-10-31"),
        ("in early March 2020", "2020-03-01..2020-03-31"),
        ("in 2018,", "2018-01-01..2018-12-31"),
        ("in mid-2019", "2019-01-01..2019-12-31"),
        ("in the 1990s", "1990-01-01..1999-12-31"),
        ("in the late 1980s", "1980-01-01..1989-12-31"),
        ("in the second quarter of 2020", "2020-04-01..2020-06-30"),
        ("in the first half of 2020", "2020-01-01..2020-06-30"),
        ("in the spring of 2016", "2016-03-01..2016-05-31"),
        ("in the 19th century", "1801-01-01..1900-12-31"),
        ("between 3 and 7 May 2022", "2022-05-03..2022-05-07"),
        ("from 2010 to 2017", "2010-01-01..2017-12-31"),
        ("from 28 February to 3 March 2020", "2020-02-28..2020-03-03"),
        ("on March 3-5, 2021", "2021-03-03..2021-03-05"),
        ("in November and December 2021", "2021-11-01..2021-12-31"),
        ("the 9/11 hijackers", "2001-09-11"),
        ("the Sept. 11 attacks", "2001-09-11"),
    ],
)
def test_dates_with_a_year_need_no_publication(text: str, expected: str) -> None:
    assert [stretch(one) for one in find_times(text, None)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said on Sunday", "2023-11-05"),
        ("said on Monday", "2023-11-06"),
        ("late on Sunday", "2023-11-05"),
        ("last Monday", "2023-10-30"),
        ("next Monday", "2023-11-13"),
        ("on Friday last week", "2023-11-03"),
        ("yesterday evening", "2023-11-05"),
        ("overnight", "2023-11-06"),
        ("last night", "2023-11-05"),
        ("tomorrow", "2023-11-07"),
        ("three days ago", "2023-11-03"),
        ("two weeks ago", "2023-10-23..2023-10-29"),
        ("two months ago", "2023-09-01..2023-09-30"),
        ("a year ago", "2022-01-01..2022-12-31"),
        ("last week", "2023-10-30..2023-11-05"),
        ("over the past week", "2023-10-30..2023-11-06"),
        ("this year", "2023-01-01..2023-11-06"),
        ("earlier this month", "2023-11-01..2023-11-30"),
        ("last month", "2023-10-01..2023-10-31"),
        ("in the last 24 hours", "2023-11-05..2023-11-06"),
        ("for the past three days", "2023-11-03..2023-11-06"),
        ("over the weekend", "2023-11-04..2023-11-05"),
        ("on October 7", "2023-10-07"),
        ("in April", "2023-04-01..2023-04-30"),
        ("took office last October", "2022-10-01..2022-10-31"),
        ("killed last April", "2023-04-01..2023-04-30"),
        ("in May of last year", "2022-05-01..2022-05-31"),
        ("on Christmas Eve", "2022-12-24"),
        ("on Easter Sunday", "2023-04-09"),
        ("killed 89 people in 10 days", "2023-10-27..2023-11-06"),
        ("the previous day", "2023-11-05"),
        ("the strike two days earlier", "2023-11-04"),
    ],
)
def test_relative_dates_lean_on_the_publication(text: str, expected: str) -> None:
    assert [stretch(one) for one in find_times(text, MONDAY)] == [expected]
    assert [stretch(one) for one in find_times(text, None)] == ["?"]


def test_a_range_without_year() -> None:
    assert days("from 3 May to 7 June") == [("3 May to 7 June", "2023-05-03..2023-06-07")]


def test_a_date_without_year_lies_ahead_in_the_future_tense() -> None:
    assert days("on 3 December", tense="future") == [("3 December", "2023-12-03")]
    assert days("on Wednesday", tense="future") == [("Wednesday", "2023-11-08")]
    assert days("they will meet on Wednesday") == [("Wednesday", "2023-11-08")]
    assert days("a deadline of November 27") == [("November 27", "2023-11-06..2023-11-27")]


def test_since_and_until_span_to_and_from_the_publication() -> None:
    since = only("has since Friday been carrying out strikes")
    assert (since.kind, since.precision, stretch(since)) == ("since", "span", "2023-11-03..2023-11-06")
    assert stretch(only("since 2011")) == "2011-01-01..2023-11-06"
    assert stretch(only("since 2011", None)) == "?"
    assert stretch(only("since last October")) == "2022-10-01..2023-11-06"
    until = find_times("closed until November 14", MONDAY, "present")[0]
    assert (until.kind, until.role, stretch(until)) == ("until", "deadline", "2023-11-06..2023-11-14")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("in the October 2022 attack", "attribute"),
        ("Sunday's raid", "attribute"),
        ("for the first time since 2022", "comparison"),
        ("by Friday", "deadline"),
        ("starting 1 December", "start"),
        ("after the 2014 annexation", "after"),
        ("killed on Sunday", "when"),
    ],
)
def test_roles(text: str, role: str) -> None:
    assert only(text).role == role


def test_expressions_that_lean_on_another_day() -> None:
    assert days("Struck on 3 May 2022 and again two days later.") == [
        ("3 May 2022", "2022-05-03"),
        ("two days later", "2022-05-05"),
    ]
    assert days("a week after the 7 October 2022 raid")[0] == ("a week after", "2022-10-10..2022-10-16")
    assert days("Days after the raid, it resumed") == [("Days after", "?")]
    assert days("They fled two days later", anchor=date(2023, 3, 1)) == [("two days later", "2023-03-03")]
    after = only("joined three days after leaving the party")
    assert after.first is None and after.counterpart(MONDAY) == date(2023, 11, 3)


def test_famous_days_and_the_same_days_just_past() -> None:
    attack = "abducted during the October 7 attacks"
    assert days(attack, date(2025, 9, 22)) == [("October 7", "2023-10-07")]
    assert days("the October 7 rocket attack", date(2025, 10, 9)) == [("October 7", "2025-10-07")]


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital, and the march went on in Sun City",
        "2,018 people and 740 soldiers in Mali and 1,950 in Chad",
        "2018 people were killed",
        "at 1400 GMT",
        "Resolution 2231 was passed",
        "the March 23 Movement and the 14th October Brigade",
        "a second term, the second man",
        "the 34-year-old, a man 52 years old",
        "The Women's March on Washington",
        "Bloody Sunday",
        "He paid $2000",
        "Jan Smith met April Jones",
        "the spring of a watch broke its fall",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, MONDAY) == []


def test_a_count_after_a_month_is_no_day() -> None:
    assert days("in October 20 people died") == [("October", "2023-10-01..2023-10-31")]


def test_durations_sets_and_vague_words_name_no_day() -> None:
    found = find_times("a three-day strike, every day, recently, for several weeks, daily", MONDAY)
    assert [one.kind for one in found] == ["duration", "set", "vague", "duration", "set"]
    assert not any(one.known for one in found)
    assert (found[0].amount, found[0].grain) == (3, "day")


def test_an_ambiguous_number_date_stays_unknown() -> None:
    assert days("on 7/10/2023") == [("7/10/2023", "?")]


def test_the_calendar() -> None:
    assert day_of(2023, 2, 29) is None
    assert shift_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert shift(date(1, 1, 1), -1, "day") is None
    assert [easter(year) for year in (1999, 2024, 2025)] == [
        date(1999, 4, 4),
        date(2024, 3, 31),
        date(2025, 4, 20),
    ]
    assert nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)
    assert nth_weekday(2023, 5, 0, -1) == date(2023, 5, 29)


def test_every_shape_has_a_meaning_and_every_table_is_sound() -> None:
    words = time_words()
    meanings = {*DATE_RESOLVERS, *PERIOD_RESOLVERS, *RELATIVE_RESOLVERS}
    assert set(words.names) == meanings
    assert set(words.tables["months"].values()) == set(range(1, 13))
    assert set(words.tables["weekdays"].values()) == set(range(7))
    for table in (
        "months",
        "weekdays",
        "units",
        "counts",
        "shifts",
        "parts",
        "holidays",
        "named_days",
        "leads",
    ):
        assert all(word == word.lower() for word in words.tables[table]), table
    for rule in words.tables["holidays"].values():
        assert "easter" in rule or "nth" in rule or day_of(rule.get("year", 2024), rule["month"], rule["day"])


_WORDS = st.sampled_from(
    [
        "since",
        "until",
        "by",
        "from",
        "between",
        "3",
        "31",
        "7",
        "29",
        "February",
        "March",
        "May",
        "2018",
        "1990s",
        "last",
        "next",
        "this",
        "the",
        "past",
        "of",
        "week",
        "days",
        "ago",
        "Sunday",
        "early",
        "late",
        "end",
        "year",
        "two",
        "a",
        "months",
        ",",
        ".",
        "-",
        "–",
        "to",
        "and",
        "first",
        "quarter",
        "decade",
        "century",
        "after",
        "later",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=14), st.sampled_from([None, MONDAY, date(2024, 2, 29), date(2, 1, 1)]))
def test_any_words_give_ordered_mentions_and_valid_times(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    end = 0
    for one in find_times(text, published):
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert (one.first is None) == (one.last is None) == (one.precision == "unknown")
        assert one.when().start == one.first
        end = one.end


def test_weekdays_lie_within_a_week() -> None:
    for gap in range(14):
        published = MONDAY + timedelta(days=gap)
        first = only("on Thursday", published).first
        assert first is not None and 0 <= (published - first).days < 7


@pytest.mark.parametrize(
    "shape", ["months", "weekdays", "units", "deictics", "vague", "sets", "holidays", "named_days"]
)
def test_an_expression_begins_with_a_word_that_the_shapes_spell_out(shape: str) -> None:
    words = time_words()
    first = {re.split(r"[^a-z]+", phrase)[0] for phrase in words.tables[shape]} - {""}
    assert first <= words.parts


@pytest.mark.parametrize("text", ["in midmonth raids on Monday", "in mid-month raids on Monday"])
def test_two_words_written_as_one_begin_an_expression(text: str) -> None:
    assert len(days(text)) == 2
