"""Spellings of one transcribed name lead to one entry; words that merely sound alike do not."""

import pytest

from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.soundfold import fold_sound


@pytest.mark.parametrize(
    "spellings",
    [
        "hezbollah hizbullah hizballah hezbullah hizbollah hezballah",
        "shabaab shabab alshabaab alshabab elshabaab",
        "qaeda qaida qaidah alqaeda",
        "houthi huthi houthy",
        "mujahideen mujahidin mojahedin mujahedeen",
        "taliban taleban",
        "qaddafi gaddafi kadhafi gadhafi",
        "zelensky zelenskyy zelenskiy",
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: str) -> None:
    assert len({fold_sound(one) for one in spellings.split()}) == 1


def test_other_names_sound_different() -> None:
    names = ["hezbollah", "hamas", "fatah", "taliban", "shabaab", "houthis", "wagner", "peshmerga", "haftar"]
    assert len({fold_sound(one) for one in names}) == len(names)


@pytest.mark.parametrize(
    ("spelling", "entry"),
    [
        ("Hezballah", "actor:lb/hezbollah"),
        ("Hizb'allah", "actor:lb/hezbollah"),
        ("Alshabaab", "actor:so/al-shabaab"),
        ("El-Shabab", "actor:so/al-shabaab"),
        ("Houthies", "actor:ye/ansar-allah"),
        ("Taleban", "actor:af/taliban"),
        ("Pishmerga", "actor:iq/peshmerga"),
        ("Boko-Harram", "actor:ng/boko-haram"),
        ("Jaish e Muhammad", "actor:pk/jaish-e-mohammed"),
        ("Hay’at Tahrir Al-Sham", "actor:sy/hts"),
    ],
)
def test_a_spelling_leads_to_its_entry(spelling: str, entry: str) -> None:
    text = f"{spelling} fighters fled."
    countries = frozenset({"LB", "SO", "YE", "AF", "IQ", "NG", "PK", "SY"})
    found = load_actor_book().find(text, countries)
    assert [match.entry.id for match in found] == [entry]
    assert text[found[0].start : found[0].end].startswith(spelling)


@pytest.mark.parametrize(
    "word", ["Academy", "Columbia", "Rioters", "Cameron", "Torres", "Fattah", "rioters", "refuge"]
)
def test_words_that_sound_like_a_name_name_nobody(word: str) -> None:
    assert load_actor_book().find(f"{word} fighters fled.") == []
