import time
from pathlib import Path

import pytest

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorbook import ActorBook, load_actor_book
from tocsin.knowledge.actorrows import GROUP_COLUMNS

BOOK = load_actor_book()


def found(text: str, *countries: str, book: ActorBook = BOOK) -> list[tuple[str, str, str]]:
    return [(text[m.start : m.end], m.entry.id, m.form) for m in book.find(text, frozenset(countries))]


@pytest.mark.parametrize(
    ("text", "span", "actor", "form"),
    [
        ("Talks with Kenya went on.", "Kenya", "state:ke", "name"),
        ("The U.S. struck first.", "U.S.", "state:us", "alias"),
        ("Two Danes were held.", "Danes", "state:dk", "demonym"),
        ("The Kremlin denied it.", "Kremlin", "state:ru/government", "metonym"),
        ("Nepalese soldiers arrived.", "Nepalese soldiers", "state:np/army", "army"),
        ("Kenya's military said so.", "Kenya's military", "state:ke/army", "army"),
        ("The Chilean navy sailed.", "Chilean navy", "state:cl/army", "force"),
        ("Greek riot police came.", "Greek riot police", "state:gr/police", "police"),
        ("Ghanaian officials spoke.", "Ghanaian officials", "state:gh/government", "government"),
        ("The government of Fiji spoke.", "government of Fiji", "state:fj/government", "government"),
        ("It blamed Mossad.", "Mossad", "state:il/intelligence", "intelligence"),
        ("Unifil reported fire.", "Unifil", "org:unifil", "alias"),
        ("Brussels warned.", "Brussels", "org:european-union", "metonym"),
    ],
)
def test_finds_a_name_in_each_form(text: str, span: str, actor: str, form: str) -> None:
    assert found(text) == [(span, actor, form)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("al-Shabaab and Al Shabaab", ["al-Shabaab", "Al Shabaab"]),
        ("Cote d'Ivoire and Côte d\u2019Ivoire", ["Cote d'Ivoire", "Côte d\u2019Ivoire"]),
        ("Guinea Bissau or Guinea-Bissau", ["Guinea Bissau", "Guinea-Bissau"]),
        ("Sri\nLanka\u2019s people", ["Sri\nLanka"]),
        ("St. Lucia and St Lucia", ["St. Lucia", "St Lucia"]),
    ],
)
def test_folds_spelling(text: str, spans: list[str]) -> None:
    assert [span for span, _, _ in found(text)] == spans


def test_possessive_is_left_out_of_the_span() -> None:
    assert found("Peru's and the Americans' plan")[0][0] == "Peru"
    assert found("Peru's and the Americans' plan")[1][0] == "Americans"


@pytest.mark.parametrize(
    "text", ["he told us who it is", "Let me plan my base", "a polish turkey", "Is it so?"]
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text, "US", "CN", "PK", "PL") == []


def test_a_text_in_capitals_keeps_its_ordinary_words() -> None:
    text = "REBELS IN PERU TOLD US WHO FIRED, THE U.S. SAID"
    assert [span for span, _, _ in found(text)] == ["PERU", "U.S."]


def test_punctuation_parts_a_name() -> None:
    assert found("Mali, the army said") == [("Mali", "state:ml", "name")]
    assert found("In South. Sudan")[0][:2] == ("Sudan", "state:sd")


def test_the_longest_name_wins() -> None:
    assert found("the Democratic Republic of the Congo")[0][:2] == (
        "Democratic Republic of the Congo",
        "state:cd",
    )
    assert found("A ship in the Gulf of Oman and Papua New Guinea")[0][1] == "state:pg"


def test_an_ambiguous_alias_needs_its_country() -> None:
    assert found("The SAF advanced") == []
    assert found("The SAF advanced", "SD") == [("SAF", "state:sd/army", "army")]
    assert found("The SAF trained", "SG") == [("SAF", "state:sg/army", "army")]
    assert found("The SAF trained", "SG", "SD") == []


def test_a_shared_demonym_follows_the_article() -> None:
    assert found("Congolese troops")[0][1] == "state:cd/army"
    assert found("Congolese troops", "CG")[0][1] == "state:cg/army"


def test_countries_in_and_demonyms() -> None:
    assert BOOK.countries_in("Tunis and an Omani envoy met the BBC in Peru") == {"TN", "OM", "PE"}
    assert BOOK.country_of_demonym("Afghans") == "AF"
    assert BOOK.country_of_demonym("Kabul") is None


def test_search_orders_exact_names_first() -> None:
    assert BOOK.search("red cross")[0].id == "org:icrc"
    assert BOOK.search("the UNITED states")[0].id == "state:us"
    assert BOOK.search("no such actor anywhere") == []
    assert BOOK.search("") == []


def test_entries_and_ties() -> None:
    assert BOOK.entry("state:us/army").parent == "state:us"
    assert BOOK.entry("state:sd/army").name == "Sudanese Armed Forces"
    assert BOOK.ties("org:none") == ()
    with pytest.raises(KnowledgeError):
        BOOK.entry("actor:xx/nobody")


def test_an_extra_table_wins(tmp_path: Path) -> None:
    row = ["actor:zz/mossad-band", "Mossad", "Band of the Lake", "gang", "NO", "CRM", "", "", "", "test"]
    path = tmp_path / "extra.tsv"
    path.write_text("\t".join(GROUP_COLUMNS) + "\n" + "\t".join(row) + "\n", encoding="utf-8")
    book = load_actor_book(path)
    assert found("Mossad and the Band of the Lake", book=book) == [
        ("Mossad", "actor:zz/mossad-band", "name"),
        ("Band of the Lake", "actor:zz/mossad-band", "alias"),
    ]


@pytest.mark.parametrize("content", ["id\tname\n", "\t".join(GROUP_COLUMNS) + "\nactor:zz/a\tA\n", ""])
def test_a_broken_extra_table_is_an_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "extra.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError):
        load_actor_book(path)


def test_finding_is_fast() -> None:
    text = " ".join(
        ["Iraqi troops and UN staff left the Islamic city of Basra for Iran on Sunday, officials said."] * 4
    )
    best = min(_seconds(text) for _ in range(20))
    assert best < 0.002, f"{best * 1000:.2f} ms for {len(text.split())} words"


def _seconds(text: str) -> float:
    start = time.perf_counter()
    BOOK.find(text, frozenset({"IQ"}))
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "text",
    [
        "Tunis and an Omani envoy met the BBC in Peru",
        "The army of Mali and the Malian army fought JNIM, IS and the Front",
        "Nobody came.",
        "US TROOPS LEFT THE BASE IN IRAQ AND TOLD US SO",
    ],
)
def test_names_at_home_are_those_under_the_countries_of_the_text(text: str) -> None:
    assert BOOK.find_at_home(text) == BOOK.find(text, BOOK.countries_in(text))
