"""The table of publishers and how outlets are found in it."""

import re

import pytest

from tocsin.errors import KnowledgeError
from tocsin.knowledge.gazetteer.packages import countries
from tocsin.knowledge.publishers import PublisherBook, host_of, load_publishers, site_of

BOOK = load_publishers()


def test_the_table_holds_the_worlds_outlets() -> None:
    assert len(BOOK) >= 250
    assert sum(one.kind == "agency" for one in BOOK.publishers()) >= 60
    assert len({one.country for one in BOOK.publishers()}) >= 70


def test_every_row_is_whole() -> None:
    for one in BOOK.publishers():
        assert one.country is None or one.country in countries(), one.name
        assert one.source and one.domains, one.name
        assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in one.domains), one.name
        assert not any(domain.startswith("www.") for domain in one.domains), one.name
        assert one.name not in one.aliases, one.name


def test_no_family_is_named_like_an_outlet_of_another() -> None:
    for one in BOOK.publishers():
        other = BOOK.named(one.family.replace("-", " "))
        assert other is None or other.family == one.family, one.family


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Reuters", "reuters"),
        ("The Associated Press", "ap"),
        ("AP", "ap"),
        ("agence france-presse", "afp"),
        ("*The Times of Israel*", "times-of-israel"),
        ("RTE", "rte"),
        ("El Pais", "el-pais"),
        ("BBC Persian", "bbc"),
        ("FRANCE 24", "france-medias-monde"),
    ],
)
def test_an_outlet_is_found_by_name(name: str, family: str) -> None:
    found = BOOK.named(name)
    assert found is not None and found.family == family


@pytest.mark.parametrize(
    ("url", "family"),
    [
        ("https://www.bbc.co.uk/news/1", "bbc"),
        ("https://english.alarabiya.net/a", "al-arabiya"),
        ("edition.cnn.com/2025/01/01", "cnn"),
        ("https://timesofindia.indiatimes.com/x", "times-group"),
        ("https://globalnation.inquirer.net/1", "inquirer"),
        ("https://www.thestar.com/a", "torstar"),
        ("http://web.archive.org/web/20160125062945/http://www.cnn.com:80/2016/a", "cnn"),
        ("https://web.archive.org/web/20160125id_/bbc.co.uk/a", "bbc"),
        ("https://www.thestar.com.my/a", "star-malaysia"),
    ],
)
def test_an_outlet_is_found_by_its_site(url: str, family: str) -> None:
    found = BOOK.at(url)
    assert found is not None and found.family == family


@pytest.mark.parametrize(
    "url", ["", "https://", "https://notreuters.com/a", "https://[bad/a", "http://127.0.0.1/"]
)
def test_other_addresses_belong_to_nobody(url: str) -> None:
    assert BOOK.at(url) is None


def test_unknown_names_are_nobody() -> None:
    assert BOOK.named("") is None and BOOK.named("***") is None and BOOK.named("Village Gazette") is None


def test_a_site_is_the_name_under_its_suffix() -> None:
    assert site_of("https://news.example.co.uk/a") == "example.co.uk"
    assert site_of("https://news.example.org/a") == "example.org"
    assert site_of("https://example.io") == "example.io"
    assert site_of("http://web.archive.org/web/20160125062945/http://www.example.org:80/a") == "example.org"
    assert site_of("http://web.archive.org/web/") == "archive.org"
    assert host_of("HTTPS://WWW.Example.ORG:8080/a") == "example.org"


def test_one_name_for_two_outlets_is_an_error() -> None:
    first, second = BOOK.publishers()[:2]
    clash = type(second)(first.name, (), second.domains, second.family, None, "paper", False, "here")
    with pytest.raises(KnowledgeError, match="two outlets"):
        PublisherBook([first, clash])
