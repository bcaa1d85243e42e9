"""Where and when an act happened: the options that an article gives, and which are chosen."""

import datetime as dt

import pytest

from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.reading.reader import Reader
from tocsin.reading.settling import Options

DAY = dt.date(2024, 5, 14)
TITLE = "Gunmen attack market in Maiduguri"
TEXT = (
    "Gunmen attacked a market in the Nigerian town of Maiduguri on Sunday, killing nine people.\n\n"
    "Police arrested three men. The government in Abuja condemned the attack."
)


@pytest.fixture(scope="module")
def told(reader: Reader) -> dict[str, Options]:
    told = list(reader.all_options(Article("a", TEXT, TITLE, DAY)))
    return {draft.type: options for draft, options in reversed(told)}


@pytest.fixture(scope="module")
def claims(reader: Reader) -> dict[str, Claim]:
    return {claim.type: claim for claim in reader.read(Article("a", TEXT, TITLE, DAY)).claims}


def test_every_place_named_is_an_option_and_so_is_none(told: dict[str, Options]) -> None:
    named = [one.value.name if one.value else None for one in told["COERCE"].places]
    assert "Maiduguri" in named and named[-1] is None
    assert len(named) == len(set(named))


def test_a_name_beside_the_act_keeps_the_facts_of_its_own_sentence(told: dict[str, Options]) -> None:
    here = next(one for one in told["ASSAULT"].places if one.value and one.value.name == "Maiduguri")
    assert "from=here" in here.facts and not any(fact.startswith("before:far") for fact in here.facts)


def test_the_day_of_the_news_no_day_and_all_days_since_are_options(told: dict[str, Options]) -> None:
    days = {(one.value.start, one.value.end) for one in told["COERCE"].days}
    sunday = dt.date(2024, 5, 12)
    assert {(None, None), (sunday, sunday), (sunday, DAY)} <= days
    assert (DAY, DAY) not in days


def test_what_is_told_in_the_present_may_be_of_the_day_of_the_report(reader: Reader) -> None:
    article = Article("a", "Gunmen attack a market in the Nigerian town of Maiduguri.", None, DAY)
    days = [
        (one.value.start, one.value.end) for _, found in reader.all_options(article) for one in found.days
    ]
    assert (DAY, DAY) in days


def test_each_time_is_an_option_once(told: dict[str, Options]) -> None:
    for options in told.values():
        days = [(one.value.start, one.value.end) for one in options.days]
        assert len(days) == len(set(days))


def test_an_arrest_told_later_is_where_the_attack_was(claims: dict[str, Claim]) -> None:
    place = claims["COERCE"].place
    assert place is not None and place.country == "NG"
    assert claims["ASSAULT"].when.start == dt.date(2024, 5, 12)


def test_an_undated_article_has_no_day_of_report(reader: Reader) -> None:
    for _, options in reader.all_options(Article("a", TEXT, TITLE)):
        assert "from=today" not in {fact for one in options.days for fact in one.facts}
