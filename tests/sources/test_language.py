"""Foreign texts are named, English ones never."""

import json
from pathlib import Path

import pytest

from tocsin.samples import samples_path
from tocsin.sources.language import foreign_language, load_languages, main_script
from tocsin.tables import read_table_file

FOREIGN = [
    (row["language"], row["text"])
    for row in read_table_file(Path(__file__).with_name("foreign.tsv"), ("language", "text"))
]

ENGLISH = [
    "ISIL claims Deir ez-Zor attack",
    "Al-Shabaab fighters attack al-Hudur, Bakool",
    "Al menos diez personas, the banner read, but the police said that nobody was hurt in the march.",
    "La Linea, a gang allied with the Cartel de Juarez, killed two police officers in El Paso del Norte.",
    "The group Jama'at Nusrat al-Islam wal-Muslimin (JNIM, جماعة نصرة الإسلام) claimed the attack.",
    "Die Welt and Le Monde report that Les Républicains and Die Linke will vote against the bill.",
    "Troops withdrew.",
    "12:30 - 45.2 !",
    "",
]


@pytest.mark.parametrize(("language", "text"), FOREIGN, ids=[language for language, _ in FOREIGN])
def test_a_foreign_text_is_named(language: str, text: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_read_whatever_names_and_quotes_it_holds(text: str) -> None:
    assert foreign_language(text) is None


def test_no_sample_report_is_foreign() -> None:
    lines = (samples_path() / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if foreign_language(json.loads(line)["text"])] == []


def test_the_stated_language_counts_only_where_the_words_do_not_decide() -> None:
    assert foreign_language("Ataque en Cali: 3 muertos", stated="es-CO") == "Spanish"
    assert foreign_language("The army said that it had withdrawn from the town.", stated="es") is None
    assert foreign_language(FOREIGN[0][1], stated="en") == "French"
    assert foreign_language("Troops withdrew.", stated="tlh") is None


def test_a_script_without_a_language_of_ours_is_named_too() -> None:
    assert foreign_language("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎤᏬᏂᎯᏍᏗ") == "another script"


def test_the_script_is_that_of_most_letters() -> None:
    assert main_script("Moscow Москва город") == "Cyrillic"
    assert main_script("123") is None


def test_the_table_is_sound() -> None:
    languages = load_languages()
    assert "en" in languages and all(language.name and language.script for language in languages.values())
    scripts = [language.script for language in languages.values()]
    for language in languages.values():
        assert language.words or scripts.count(language.script) == 1, f"{language.name} cannot be told apart"
        assert all(word == word.lower() for word in language.words)
