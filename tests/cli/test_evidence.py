"""The evidence sentence with its marks, and values in words."""

import datetime as dt

import pytest
from rich.console import Console

from tocsin.cli.evidence import mark_sentence
from tocsin.cli.visible import visible
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim
from tocsin.model.marks import marks_elsewhere
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.span import Span
from tocsin.model.when import When
from tocsin.model.words import say_number, say_parties, say_when, say_where

TEXT = "It rained. Rebels shelled the town of Goma on Monday, killing four."
SENTENCE = Span(11, len(TEXT), TEXT[11:])


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def claim(recipient: str = "the town of Goma", place: str = "Goma") -> Claim:
    return Claim(
        "ASSAULT", "claimed", span("shelled"), SENTENCE,
        actors=(Party("Rebels", span("Rebels")),),
        recipients=(Party("Goma", span(recipient)),),
        place=Place("Goma", "town", span=span(place)),
        when=When(dt.date(2024, 3, 4), dt.date(2024, 3, 4), "day", Span(0, 5, "Today", "title")),
        killed=Casualties(4, 4, span("four")),
        speaker=span("Rebels"),
        standing_span=span("rained"),
    )  # fmt: skip


def test_brackets_nest_and_equal_words_share_a_mark() -> None:
    assert mark_sentence(claim(), coloured=False).plain == (
        "[Rebels]{actor, speaker} [shelled]{act} [the town of [Goma]{place}]{recipient} on Monday, "
        "killing [four]{killed}."
    )


def test_a_mark_that_crosses_another_gives_way() -> None:
    shown = mark_sentence(claim(recipient="the town", place="town of Goma"), coloured=False).plain
    assert "[the town]{recipient} of Goma" in shown


def test_colours_leave_the_sentence_as_it_is() -> None:
    text = mark_sentence(claim(), coloured=True)
    assert text.plain == SENTENCE.text
    console = Console(force_terminal=True, color_system="standard", width=100)
    with console.capture() as capture:
        console.print(text)
    assert "\x1b[1;36mRebels" in capture.get() or "\x1b[1;3;36mRebels" in capture.get()


def test_words_from_elsewhere_are_listed() -> None:
    assert [(mark.labels, mark.span.text) for mark in marks_elsewhere(claim())] == [
        (("time",), "Today"),
        (("standing",), "rained"),
    ]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(), "unknown"),
        (When(dt.date(2024, 3, 4), dt.date(2024, 3, 4), "day"), "2024-03-04"),
        (When(dt.date(2024, 3, 4), dt.date(2024, 3, 10), "week"), "week of 2024-03-04"),
        (When(dt.date(2024, 3, 1), dt.date(2024, 3, 31), "month"), "2024-03"),
        (When(dt.date(2024, 1, 1), dt.date(2024, 12, 31), "year"), "2024"),
        (When(dt.date(2024, 3, 4), dt.date(2024, 3, 6), "span"), "2024-03-04 to 2024-03-06"),
    ],
)
def test_times_in_words(when: When, said: str) -> None:
    assert say_when(when) == said


def test_numbers_in_words() -> None:
    assert [say_number(number) for number in (None, Casualties(0, 0), Casualties(24), Casualties(1200, 1500))] == [
        "", "0", "24+", "1,200-1,500",
    ]  # fmt: skip


def test_places_and_parties_in_words() -> None:
    assert say_where(None) == ("unknown", "")
    assert say_where(Place("Goma", "town", "CD")) == ("Goma, CD", "town")
    assert say_where(Place("Tripoli", "town", ambiguous=True)) == ("Tripoli", "town, several fit")
    assert say_where(Place("Sudan", "country", "SD")) == ("Sudan", "country")
    assert say_parties(()) == "unknown"


def test_what_steers_a_terminal_becomes_visible() -> None:
    assert visible("a\n\t b\x1b[1m\u202e") == "a b\ufffd[1m\ufffd"
