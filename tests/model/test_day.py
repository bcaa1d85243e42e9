"""Days are ISO dates and nothing else."""

import datetime as dt

import pytest

from tocsin.errors import DateError
from tocsin.model.day import parse_day


@pytest.mark.parametrize(
    "text",
    ["2023-11-05", " 2023-11-05\n", "2023-11-05T22:30:00+02:00", "2023-11-05 22:30", "2023-11-05T22:30:00Z"],
)
def test_iso_dates_and_timestamps_give_the_day_as_written(text: str) -> None:
    assert parse_day(text) == dt.date(2023, 11, 5)


@pytest.mark.parametrize(
    "text",
    ["05/11/2023", "5 November 2023", "2023-02-30", "2023-11", "20231105", "2023-W45-7", "", "2023-11-05x"],
)
def test_all_else_is_refused(text: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_day(text)
    assert str(raised.value) == f"{text!r} is no ISO date: write it as 2023-11-05"


def test_a_long_one_is_shown_in_part() -> None:
    with pytest.raises(DateError, match=f"^'{'9' * 40}…' is no ISO date"):
        parse_day("9" * 500)
