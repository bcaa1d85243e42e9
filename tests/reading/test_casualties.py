"""Counts of killed and injured in the phrasings that reports use."""

from collections.abc import Callable

import pytest

from tocsin.reading.casualties import find_casualties
from tocsin.reading.document import Sentence

SentenceOf = Callable[[str], Sentence]
Count = tuple[str, int, int | None, str]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Four farmers were killed in the raid.", [("killed", 4, 4, "Four")]),
        ("The blast killed at least nine people.", [("killed", 9, None, "at least nine")]),
        ("More than 30 villagers died.", [("killed", 31, None, "More than 30")]),
        ("Dozens of people were killed.", [("killed", 24, None, "Dozens")]),
        ("Between 10 and 15 rebels were killed.", [("killed", 10, 15, "Between 10 and 15")]),
        ("Up to eight people were injured.", [("injured", 0, 8, "Up to eight")]),
        ("The shelling left 12 dead.", [("killed", 12, 12, "12")]),
        ("Two soldiers were wounded near the bridge.", [("injured", 2, 2, "Two")]),
        (
            "The bombing killed 14 people and injured 31.",
            [("killed", 14, 14, "14"), ("injured", 31, 31, "31")],
        ),
        ("One person was killed and three were hurt.", [("killed", 1, 1, "One"), ("injured", 3, 3, "three")]),
        ("The death toll rose to 45.", [("killed", 45, 45, "45")]),
        ("The strike claimed the lives of six nurses.", [("killed", 6, 6, "six")]),
        ("Shells caused the deaths of five people.", [("killed", 5, 5, "five")]),
        ("A woman was killed by shrapnel.", [("killed", 1, 1, "A woman")]),
        ("The attack killed 20 people, including four children.", [("killed", 20, 20, "20")]),
        ("The ambush killed five soldiers and two civilians.", [("killed", 7, 7, "five soldiers and two")]),
        (
            "At least 12 people were killed and 30 wounded in the blast.",
            [("killed", 12, None, "At least 12"), ("injured", 30, 30, "30")],
        ),
        (
            "Six traders were killed and dozens of shoppers wounded in the raid.",
            [("killed", 6, 6, "Six"), ("injured", 24, None, "dozens")],
        ),
        (
            "A cook was killed and another is injured.",
            [("killed", 1, 1, "A cook"), ("injured", 1, 1, "another")],
        ),
        ("Eleven other passengers became injured.", [("injured", 11, 11, "Eleven")]),
        ("The mortar shell kills 14 and injures 33", [("killed", 14, 14, "14"), ("injured", 33, 33, "33")]),
        (
            "The raid killed 15 people and wounded over 200.",
            [("killed", 15, 15, "15"), ("injured", 201, None, "over 200")],
        ),
        (
            "The ambush leaves three guards and four drivers dead.",
            [("killed", 7, 7, "three guards and four")],
        ),
        ("Three nuns were shot outside the church.", [("injured", 3, 3, "Three")]),
        ("Two nuns were fatally shot.", [("killed", 2, 2, "Two")]),
        (
            "The strike caused no casualties.",
            [("killed", 0, 0, "casualties"), ("injured", 0, 0, "casualties")],
        ),
        (
            "The shootout near the border between the army and the rebels leaves two guards and six rebels dead.",
            [("killed", 8, 8, "two guards and six")],
        ),
        (
            "The strike killed the mayor along with his two sons.",
            [("killed", 3, 3, "the mayor along with his two")],
        ),
        (
            "The mayor was killed along with two guards.",
            [("killed", 3, 3, "The mayor was killed along with two")],
        ),
        ("Ten men were shot to death.", [("killed", 10, 10, "Ten")]),
        ("Two of the drivers suffered stab wounds.", [("injured", 2, 2, "Two")]),
        ("A border guard was killed.", [("killed", 1, 1, "A border guard")]),
        ("Teen shot in the leg near park", [("injured", 1, 1, "Teen")]),
        ("A 9-year-old boy shot himself by accident.", [("injured", 1, 1, "A 9-year-old boy")]),
        ("Forty 6 people were injured.", [("injured", 46, 46, "Forty 6")]),
        (
            "At least 23 miners were killed and over 70 injured, and both gunmen died.",
            [("killed", 23, None, "At least 23"), ("injured", 71, None, "over 70")],
        ),
        (
            "The bomb exploded, killing 15 people and wounding another 26.",
            [("killed", 15, 15, "15"), ("injured", 26, 26, "26")],
        ),
        ("Nobody was hurt in the attack.", [("injured", 0, 0, "hurt")]),
    ],
)
def test_a_count_with_its_words(sentence_of: SentenceOf, text: str, counts: list[Count]) -> None:
    found = [
        (one.harm, one.count.low, one.count.high, one.count.span.text if one.count.span else "")
        for one in find_casualties(sentence_of(text))
    ]
    assert found == counts


@pytest.mark.parametrize(
    "text",
    [
        "The minister visited three villages.",
        "Two hundred farmers fled the fighting.",
        "Seven people were killed or wounded.",
        "The army fired 40 rockets at the town.",
        "The blast killed and wounded 19 people.",
        "The gunners shot down two aircraft.",
    ],
)
def test_other_numbers_are_no_counts_of_either(sentence_of: SentenceOf, text: str) -> None:
    assert find_casualties(sentence_of(text)) == []


def test_a_count_comes_with_those_harmed(sentence_of: SentenceOf) -> None:
    (found,) = find_casualties(sentence_of("The blast killed nine traders."))
    assert [token.text for token in found.victims] == ["traders"] and found.word.text == "killed"
