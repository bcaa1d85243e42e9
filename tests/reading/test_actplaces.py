"""The names of a sentence that say where one act happened, and the table of what speaks for them."""

from collections.abc import Callable

from tocsin.model.article import Article
from tocsin.reading.actplaces import choose_places, place_chance, place_weights
from tocsin.reading.document import Document, Sentence
from tocsin.reading.names import find_names
from tocsin.reading.placewords import PlaceWords, find_place_words
from tocsin.reading.reader import Reader

SentenceOf = Callable[[str], Sentence]


def names_in(sentence: Sentence, reader: Reader) -> list[PlaceWords]:
    document = Document(Article("own", sentence.text), [sentence])
    return find_place_words(sentence, find_names(document, reader.book, reader.gazetteer))


def test_known_and_unknown_names_may_be_places(sentence_of: SentenceOf, reader: Reader) -> None:
    sentence = sentence_of("Rebels shelled Goma and Qwaraba on Friday.")
    found = {sentence.text[one.start : one.end]: one.found is not None for one in names_in(sentence, reader)}
    assert found["Goma"] and not found["Qwaraba"]


def test_the_place_of_the_act_is_chosen(sentence_of: SentenceOf, reader: Reader) -> None:
    sentence = sentence_of("Police in Nairobi said that rebels shelled Goma on Friday.")
    head = next(token for token in sentence.tokens if token.text == "shelled")
    chosen = choose_places(head, names_in(sentence, reader))
    assert [sentence.text[one.start : one.end] for one in chosen] == ["Goma"]


def test_a_chance_is_a_probability(sentence_of: SentenceOf, reader: Reader) -> None:
    sentence = sentence_of("Rebels shelled Goma on Friday.")
    found = names_in(sentence, reader)
    assert all(0.0 < place_chance(sentence.tokens[1], one, found) < 1.0 for one in found)


def test_the_weights_are_small_numbers() -> None:
    weights = place_weights()
    assert "bias" in weights and max(map(abs, weights.values())) < 10.0
