"""When an act happened: its own time words, else the tense of a dated report, else unknown."""

import datetime as dt

import pytest

from tocsin.model.article import Article
from tocsin.model.when import When
from tocsin.reading.reader import Reader

WEDNESDAY = dt.date(2031, 5, 14)


def when_of(reader: Reader, text: str, published: dt.date | None = WEDNESDAY) -> When:
    (draft,) = [one for one in reader.draft(Article("own", text, date=published)) if one.type == "ASSAULT"]
    return draft.when


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("Rebels attacked a convoy on Monday.", (2031, 5, 12), (2031, 5, 12), "day"),
        ("Rebels attacked a convoy yesterday.", (2031, 5, 13), (2031, 5, 13), "day"),
        ("Rebels attacked a convoy on 3 May 2031.", (2031, 5, 3), (2031, 5, 3), "day"),
        ("On Monday, rebels attacked a convoy.", (2031, 5, 12), (2031, 5, 12), "day"),
        ("Rebels attacked a convoy last week.", (2031, 5, 5), (2031, 5, 11), "week"),
        ("In April 2030, rebels attacked a convoy.", (2030, 4, 1), (2030, 4, 30), "month"),
        ("Rebels attacked a convoy in 2029.", (2029, 1, 1), (2029, 12, 31), "year"),
        ("Between 2 and 5 May 2031, rebels attacked the convoy.", (2031, 5, 2), (2031, 5, 5), "span"),
    ],
)
def test_time_words_of_the_act(
    reader: Reader, text: str, start: tuple[int, int, int], end: tuple[int, int, int], precision: str
) -> None:
    when = when_of(reader, text)
    assert (when.start, when.end, when.precision) == (dt.date(*start), dt.date(*end), precision)
    assert when.span is not None and text[when.span.start : when.span.end] == when.span.text


def test_the_simple_present_of_a_dated_report_tells_of_its_day(reader: Reader) -> None:
    assert when_of(reader, "Rebels attack a convoy.") == When(WEDNESDAY, WEDNESDAY, "day")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Rebels attacked a convoy.", WEDNESDAY),
        ("Rebels attack a convoy.", None),
        ("Rebels attacked a convoy on Monday.", None),
    ],
)
def test_what_the_words_do_not_tell_stays_unknown(
    reader: Reader, text: str, published: dt.date | None
) -> None:
    when = when_of(reader, text, published)
    assert (when.start, when.end, when.precision) == (None, None, "unknown")


def test_a_full_date_needs_no_date_of_publication(reader: Reader) -> None:
    assert when_of(reader, "Rebels attacked a convoy on 3 May 2031.", None).start == dt.date(2031, 5, 3)


def test_a_year_that_dates_another_noun_is_not_the_time_of_the_act(reader: Reader) -> None:
    assert when_of(reader, "Rebels who reject the 1974 treaty attacked a convoy.").precision == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attack a convoy following talks on Monday.",
        "Following talks on Monday, rebels attack a convoy.",
        "Rebels set fire to the barracks and attack a convoy.",
    ],
)
def test_a_time_of_what_went_before_does_not_date_the_news(reader: Reader, text: str) -> None:
    assert when_of(reader, text) == When(WEDNESDAY, WEDNESDAY, "day")
