"""Words and their rarity."""

from tocsin.incidents.rarity import load_rarity, rarity_of, weigh_words


def test_unknown_words_are_the_rarest() -> None:
    weights = weigh_words("Soldiers shelled Qwertyville on Friday")
    assert weights["qwertyville"] == 1.0
    assert weights["qwertyville"] > weights["shelled"] > weights["soldier"] > 0


def test_plain_words_and_numbers_are_left_out() -> None:
    assert weigh_words("The and that are 12 in 2024 of it") == {}


def test_spellings_meet() -> None:
    assert weigh_words("R\u00edo Claro\u2019s bridges") == weigh_words("RIO CLARO bridge")


def test_equal_texts_give_equal_weights_in_equal_order() -> None:
    one, other = weigh_words("rebels shelled barracks"), weigh_words("barracks shelled rebels")
    assert list(one.items()) == list(other.items())


def test_the_table_is_sound() -> None:
    rarity = load_rarity()
    assert len(rarity) > 4000
    assert all(0 <= value < 1 and word == word.lower() and word for word, value in rarity.items())
    assert rarity_of(0, 100) == 1.0 and rarity_of(100, 100) == 0.0
