"""Questions put to the parse of plain sentences."""

from collections.abc import Callable, Iterable

import pytest
from spacy.tokens import Token

from tocsin.reading.reader import Reader
from tocsin.reading.syntax import (
    agents,
    doers,
    hangs_on,
    is_noun,
    is_passive,
    is_verb,
    left_limbs,
    limbs,
    prepositional,
    prepositional_pairs,
    spread,
    subject_of,
    undergoers,
)

TokenIn = Callable[[str, str], Token]


def words(tokens: Iterable[Token]) -> str:
    return " ".join(token.text for token in tokens)


@pytest.mark.parametrize(
    ("text", "verb", "who", "whom"),
    [
        ("Soldiers attacked the village.", "attacked", "Soldiers", "village"),
        ("The village was attacked by soldiers.", "attacked", "soldiers", "village"),
        ("The village was attacked.", "attacked", "", "village"),
        ("Rebels and soldiers killed farmers and herders.", "killed", "Rebels soldiers", "farmers herders"),
        ("Gunmen entered the town and killed a guard.", "killed", "Gunmen", "guard"),
        ("Men who attacked the base fled.", "attacked", "Men", "base"),
        ("The bridge destroyed by rebels was old.", "destroyed", "rebels", "bridge"),
        ("Police arrested and beat the students.", "arrested", "Police", "students"),
        ("The rebels threatened to attack the base.", "attack", "rebels", "base"),
        ("The rebels are accused of attacking the base.", "attacking", "rebels", "base"),
        ("It was the rebels who attacked the base.", "attacked", "rebels", "base"),
        ("The general told troops to leave the town.", "leave", "troops", "town"),
    ],
)
def test_who_does_it_and_to_whom(token_in: TokenIn, text: str, verb: str, who: str, whom: str) -> None:
    token = token_in(text, verb)
    assert (words(doers(token)), words(undergoers(token))) == (who, whom)


def test_a_passive_turns_the_sides_round(token_in: TokenIn) -> None:
    verb = token_in("The farmers were arrested by police.", "arrested")
    assert is_passive(verb) and words(subject_of(verb)) == "farmers" and words(agents(verb)) == "police"
    assert not is_passive(token_in("Police arrested the farmers.", "arrested"))


def test_prepositions_bring_their_nouns(token_in: TokenIn) -> None:
    verb = token_in("The army shelled the town with mortars and rockets.", "shelled")
    assert [(prep.text, noun.text) for prep, noun in prepositional_pairs(verb)] == [
        ("with", "mortars"),
        ("with", "rockets"),
    ]
    assert words(prepositional(verb, frozenset({"with"}))) == "mortars rockets"
    assert prepositional(verb, frozenset({"near"})) == []


def test_coordinated_nouns_belong_together(token_in: TokenIn) -> None:
    assert (
        words(spread(token_in("Troops killed farmers, herders and traders.", "farmers")))
        == "farmers herders traders"
    )


def test_what_stands_in_a_clause_of_its_own_does_not_hang_on_the_verb(token_in: TokenIn) -> None:
    verb = token_in("Gunmen who fled the city attacked a bus.", "attacked")
    places = {token.text: hangs_on(verb, token) for token in verb.doc}
    assert places["bus"] and not places["city"]


def test_parts_of_speech(token_in: TokenIn) -> None:
    text = "Rebels attacked Goma."
    assert is_verb(token_in(text, "attacked")) and not is_verb(token_in(text, "Rebels"))
    assert is_noun(token_in(text, "Rebels")) and is_noun(token_in(text, "Goma"))


def test_what_hangs_on_a_word_is_what_the_parse_says(token_in: TokenIn) -> None:
    for token in token_in("Two armed men shot at a bus near Goma, and fled when troops came.", "shot").doc:
        told = [(child.dep_, child.lower_, child.i) for child in token.children]
        assert [(label, form, child.i) for label, form, child in limbs(token)] == told
        assert [child.i for _, _, child in left_limbs(token)] == [child.i for child in token.lefts]


def test_nothing_hangs_on_the_words_of_a_sentence_not_yet_parsed(reader: Reader) -> None:
    doc = reader.nlp.make_doc("Gunmen attacked a bus.")
    assert not any(limbs(token) for token in doc)
    reader.nlp(doc)
    assert limbs(doc[1])
