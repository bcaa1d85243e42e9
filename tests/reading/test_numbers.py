"""Counts: exact, bounded, open, ranges, and numbers that count nobody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.reading.numbers import find_numbers
from tocsin.reading.numberwords import number_words, words_value


def counts(text: str) -> list[tuple[int, int | None]]:
    return [(one.low, one.high) for one in find_numbers(text) if not one.article]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("26 killed", 26, 26),
        ("1,400 people", 1400, 1400),
        ("200 000 refugees", 200_000, 200_000),
        ("1.2 million refugees", 1_200_000, 1_200_000),
        ("twenty-nine people", 29, 29),
        ("one hundred and twenty-nine people", 129, 129),
        ("two thousand five hundred men", 2500, 2500),
        ("a hundred men", 100, 100),
        ("a dozen men", 12, 12),
        ("two dozen men", 24, 24),
        ("half a dozen men", 6, 6),
        ("at least 4 people", 4, None),
        ("no fewer than 4 people", 4, None),
        ("a minimum of 4 people", 4, None),
        ("at least another 14 people", 14, None),
        ("100 or more people", 100, None),
        ("more than 100 people", 101, None),
        ("over 100 people", 101, None),
        ("more than two dozen people", 25, None),
        ("up to nine people", 0, 9),
        ("as many as 50 people", 0, 50),
        ("no more than 5 people", 0, 5),
        ("fewer than 10 people", 0, 9),
        ("between 4 and 6 people", 4, 6),
        ("10 to 15 people", 10, 15),
        ("20-25 people", 20, 25),
        ("two or three people", 2, 3),
        ("two to three million people", 2_000_000, 3_000_000),
        ("about 300 people", 300, 300),
        ("nearly 40 people", 40, 40),
        ("dozens of people", 24, None),
        ("scores of people", 40, None),
        ("hundreds of people", 200, None),
        ("several hundred people", 200, None),
        ("thousands of people", 2000, None),
        ("tens of thousands of people", 20_000, None),
        ("hundreds of thousands of people", 200_000, None),
    ],
)
def test_values(text: str, low: int, high: int | None) -> None:
    assert counts(text) == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "several people, a number of men, many, multiple, some, others",
        "Su-35, F-16, T-72, Shahed 136, M23, 9M729, 155mm and G20",
        "the 34-year-old; Khan, 45, was there; aged 12; she was 95",
        "$5 million, €3, US$20, 5 dollars, five million dollars, 61 euros",
        "50%, 5 percent, 10 km, 12 to 15 km, 300 m away",
        "on October 7, 2018; for three days; at 10:35 a.m.; at 1400 GMT",
        "Resolution 1701, Flight 17, Article 5, No. 5, Category 5",
        "the second man, 3rd, the 1st",
        "a 2-1 win and a three-person team",
        "no one, every one, one another",
        "the March 23 Movement",
        "two-thirds, one third",
    ],
)
def test_what_counts_nobody(text: str) -> None:
    assert counts(text) == []


def test_a_rise_is_two_counts() -> None:
    assert counts("the toll rose from 26 to 29") == [(26, 26), (29, 29)]


def test_articles_are_flagged() -> None:
    found = find_numbers("a man and an officer")
    assert [(one.text, one.low, one.article) for one in found] == [("a", 1, True), ("an", 1, True)]


def test_the_bound_belongs_to_the_mention_and_the_core_to_the_number() -> None:
    (found,) = find_numbers("killing at least 26 people")
    assert (found.text, found.core) == ("at least 26", 17)


def test_tables_are_sound() -> None:
    known = number_words()
    assert set(known.opened) <= set(known.phrases)
    assert set(known.bounds.values()) == {"at-least", "more", "up-to", "fewer", "about"}
    assert all(word == word.lower() for words in known.traps.values() for word in words)


@given(st.integers(min_value=21, max_value=99))
def test_spelled_tens(number: int) -> None:
    ones = {value: word for word, value in known_ones().items()}
    tens, rest = number - number % 10, number % 10
    assert words_value(ones[tens] + (f"-{ones[rest]}" if rest else "")) == number


def known_ones() -> dict[str, int]:
    return {word: value for word, value in number_words().values.items() if word not in ("a", "an", "fourty")}


_WORDS = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "3",
        "4,000",
        "1.5",
        "million",
        "dozen",
        "a",
        "two",
        "hundred",
        "and",
        "thousands",
        "-",
        "–",
        "or",
        "of",
        "between",
        "%",
        "$",
        "km",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=12))
def test_any_words_give_ordered_counts(words: list[str]) -> None:
    text, end = " ".join(words), 0
    for one in find_numbers(text):
        assert end <= one.start <= one.core < one.end and text[one.start : one.end] == one.text
        assert one.low >= 0 and (one.high is None or one.high >= one.low)
        end = one.end
