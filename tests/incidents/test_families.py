"""Publisher families: who a report comes from."""

import pytest

from tocsin.incidents.credits import credited_agency
from tocsin.incidents.families import family_of, label_of
from tocsin.model.article import Article

BODY = "Four people died when a bridge was hit, officials said.\n\nRescue work went on."


def article(text: str = BODY, publisher: str | None = "Village Gazette", url: str | None = None) -> Article:
    return Article("a1", text, publisher=publisher, url=url)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (f"KABUL, May 3 (Reuters) - {BODY}", "reuters"),
        (f"KABUL, Afghanistan (AP) \u2014 {BODY}", "ap"),
        (f"{BODY} Nobody else was hurt, the police said. (AFP)", "afp"),
        (f"GENEVA (dpa) -- {BODY}", "dpa"),
        (f"MOGADISHU (Xinhua) -- {BODY}", "xinhua"),
        (f"SRINAGAR (PTI): {BODY}", "pti"),
        (f"(AFP) {BODY}", "afp"),
        (f"KYIV (AFP/Reuters) - {BODY}", "afp"),
        (f"By Jane Roe, Associated Press\n\n{BODY}", "ap"),
        (f"By JANE ROE and JOHN DOE\nAssociated Press\n{BODY}", "ap"),
        (f"Jane Roe | AP\n{BODY}", "ap"),
        (f"Agence France-Presse\n{BODY}", "afp"),
        (f"{BODY}\n\nSource: AFP", "afp"),
        (f"{BODY}\nSource \u00bb Reuters", "reuters"),
        (f"{BODY} (AFP)", "afp"),
        (f"{BODY} \u2014 AFP", "afp"),
        (f"{BODY}\n\n\u00a9 2025 AFP", "afp"),
        (f"{BODY}\nCopyright 2025 The Associated Press. All rights reserved.", "ap"),
    ],
)
def test_agency_copy_belongs_to_the_agency(text: str, family: str) -> None:
    assert family_of(article(text)) == family


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nAFP contributed to this report.",
        f"{BODY}\n\n(With inputs from AFP)",
        f"{BODY}\n\nAdditional reporting by Reuters",
        f"{BODY}\n\nPhoto: AP",
        f"{BODY}\n\nPhoto by Jane Roe (AP)",
        f"Image: Jane Roe | AFP\n{BODY}",
        "The minister told Reuters that the army (AP) had left.",
        f"The Arakan Army (AA) - an armed group - attacked. {BODY}",
        f"The Awami Party (AP) \u2014 {BODY}",
        f"{BODY} The spokesman said so to AFP",
        f"Source: residents\n{BODY}",
    ],
)
def test_who_helped_or_is_quoted_is_no_origin(text: str) -> None:
    assert credited_agency(text) is None
    assert family_of(article(text)) == "village-gazette"


@pytest.mark.parametrize(
    ("publisher", "url", "family"),
    [
        ("AFP via France 24", "https://www.france24.com/a", "afp"),
        ("BBC News", None, "bbc"),
        (None, "https://www.bbc.co.uk/news/1", "bbc"),
        ("The Village Gazette", None, "village-gazette"),
        ("Village Gazette", "https://gazette.example/1", "village-gazette"),
        (None, "https://news.gazette.co.ke/1", "gazette.co.ke"),
        ("MSN", "https://www.msn.com/en/a", "msn"),
        (None, "https://t.me/s/warnews/12", "telegram/warnews"),
        ("X", "https://x.com/warnews/status/1", "x/warnews"),
        (None, None, "unknown:a1"),
        ("***", None, "unknown:a1"),
        (None, "https://[bad", "unknown:a1"),
    ],
)
def test_else_the_publisher_or_its_site(publisher: str | None, url: str | None, family: str) -> None:
    assert family_of(article(publisher=publisher, url=url)) == family


def test_what_the_source_states_wins() -> None:
    wire = article(f"KABUL (Reuters) - {BODY}", "Le Monde")
    assert family_of(wire, "bbc") == "bbc"
    assert family_of(wire, "Agence France-Presse") == "afp"
    assert family_of(wire, "Our Own Wire") == "our-own-wire"
    assert family_of(wire, " ") == "reuters"


def test_a_family_has_a_name_for_people() -> None:
    assert label_of("ap") == "Associated Press"
    assert label_of("village-gazette") == "village-gazette"
