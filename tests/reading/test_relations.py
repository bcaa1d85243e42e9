"""Tests the ties that articles state: each pattern by its own example, then what takes a tie back."""

import pytest

from tocsin.model.article import Article
from tocsin.model.relation import RELATION_TYPES, Relation
from tocsin.reading.document import parse_sentences, split_article
from tocsin.reading.names import find_names
from tocsin.reading.parties import PartyReader
from tocsin.reading.persons import Persons
from tocsin.reading.reader import Reader
from tocsin.reading.references import find_references
from tocsin.reading.relations import find_relations, join_relations
from tocsin.reading.relationwords import PACKAGE, PATTERN_COLUMNS
from tocsin.tables import read_table

EXAMPLES = read_table("relation_patterns.tsv", PATTERN_COLUMNS, PACKAGE)


def relations_of(
    text: str, reader: Reader, parsed: bool = True, title: str | None = None
) -> tuple[Relation, ...]:
    article = Article("test", text, title)
    document = split_article(article, reader.nlp)
    names = find_names(document, reader.book, reader.gazetteer)
    if parsed:
        parse_sentences(document.sentences, reader.nlp, lambda _: True)
    persons = Persons()
    persons.learn(text)
    parties = PartyReader(names, persons, find_references(document, names, persons, reader.book))
    return join_relations(
        [relation for sentence in document.sentences for relation in find_relations(sentence, names, parties)]
    )


def ties_of(text: str, reader: Reader, parsed: bool = True, title: str | None = None) -> set[str]:
    return {f"{r.head} | {r.type} | {r.tail}" for r in relations_of(text, reader, parsed, title)}


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["example"] for row in EXAMPLES])
def test_each_pattern_reads_its_example(row: dict[str, str], reader: Reader) -> None:
    assert row["states"] in ties_of(row["example"], reader)


@pytest.mark.parametrize("row", EXAMPLES, ids=[row["example"] for row in EXAMPLES])
def test_no_parse_is_needed_but_for_definite_nouns(row: dict[str, str], reader: Reader) -> None:
    found = row["states"] in ties_of(row["example"], reader, parsed=False)
    assert found is (row["when"] != "definite")


@pytest.mark.parametrize(
    "text",
    [
        "Former Kenyan president Amina Otieno spoke on Friday.",
        "The ousted president Amina Otieno fled Kenya.",
        "Iran-backed fighters attacked Israel on Friday.",
        "Yemen's Houthis fired a missile.",
        "Kenya and Brazil signed a treaty.",
        "The president of the club spoke about Kenya.",
        "Iran is backed into a corner.",
    ],
)
def test_no_tie_is_read_where_none_is_stated(text: str, reader: Reader) -> None:
    assert ties_of(text, reader) == set()


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Taliban deputy leader Rahim Gul fled.", "Rahim Gul | part-of | Taliban"),
        ("Rahim Gul, a leader of the Taliban, fled.", "Rahim Gul | part-of | Taliban"),
        ("Taliban leader Rahim Gul fled.", "Rahim Gul | leads | Taliban"),
        ("Iranian commander Rahim Gul fled.", "Rahim Gul | part-of | Iran"),
        ("Kenyan foreign minister Amina Otieno spoke.", "Amina Otieno | part-of | Kenya"),
        ("Israeli Defence Minister Israel Katz spoke.", "Israel Katz | part-of | Israel"),
        ("Chinese leader Xi Jinping spoke.", "Xi Jinping | leads | China"),
        ("North Korean leader Kim Jong-un spoke.", "Kim Jong-un | leads | North Korea"),
        ("Taliban commander Omar al-Kuwaiti fled.", "Omar al-Kuwaiti | leads | Taliban"),
        ("Supreme Court chief Amina Otieno spoke.", "Amina Otieno | leads | Supreme Court"),
        ("Rahim Gul, leader of the Iran-backed Taliban, fled.", "Rahim Gul | leads | Taliban"),
    ],
)
def test_offices(text: str, tie: str, reader: Reader) -> None:
    assert tie in ties_of(text, reader)


def test_a_known_leader_keeps_his_country_in_news_of_another(reader: Reader) -> None:
    assert ties_of("Kenya and Brazil welcomed President Macron.", reader) == {"Macron | leads | France"}


def test_an_unknown_leader_gets_no_country_the_sentence_does_not_name(reader: Reader) -> None:
    text = "Kenya was calm. Kenya voted. The day after, President Otieno spoke."
    assert ties_of(text, reader) == set()


def test_a_surname_takes_the_full_name_of_the_article(reader: Reader) -> None:
    text = "Amina Otieno spoke on Friday. Kenyan President Otieno was in good spirits."
    assert ties_of(text, reader) == {"Amina Otieno | leads | Kenya"}


def test_a_backer_inside_a_known_name_is_read(reader: Reader) -> None:
    assert "Hezbollah | backed-by | Iran" in ties_of("Iran-backed Hezbollah attacked.", reader)


def test_a_headline_in_capitals_is_not_read(reader: Reader) -> None:
    assert ties_of("Nothing else.", reader, title="Taliban Leader Killed In Raid On Camp") == set()


def test_a_tie_said_twice_is_kept_once_with_its_first_sentence(reader: Reader) -> None:
    text = "Taliban leader Rahim Gul fled. Later Taliban leader Rahim Gul was found."
    found = relations_of(text, reader)
    assert [relation.sentence.text.strip() for relation in found] == ["Taliban leader Rahim Gul fled."]


def test_who_leads_is_not_also_a_part(reader: Reader) -> None:
    text = "Taliban leader Rahim Gul fled. A Taliban member, Rahim Gul of the Taliban was found."
    assert ties_of(text, reader) == {"Rahim Gul | leads | Taliban"}


def test_spans_hold_the_words_of_the_text(reader: Reader) -> None:
    text = "In Kabul, Taliban leader Rahim Gul fled."
    for relation in relations_of(text, reader):
        for span in (relation.head_span, relation.tail_span, relation.sentence):
            assert text[span.start : span.end] == span.text
        assert relation.type in RELATION_TYPES


def test_an_empty_article_states_nothing(reader: Reader) -> None:
    assert ties_of("", reader) == set()
