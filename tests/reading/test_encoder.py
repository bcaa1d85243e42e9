"""The shipped encoder is the one we trained, and sees the plain things plainly."""

import pytest

from tocsin.errors import PipelineError
from tocsin.model.article import Article
from tocsin.reading.document import split_article
from tocsin.reading.encoder import check_sums, load_encoder
from tocsin.reading.heads import ROLES, STANDINGS, TIMES, TYPES
from tocsin.reading.reader import Reader


def test_a_changed_file_is_refused() -> None:
    with pytest.raises(PipelineError, match=r"heads\.npz"):
        check_sums({"heads.npz": b"other"}, {"heads.npz": "0" * 64})


def test_it_sees_type_roles_and_place_of_a_plain_act(reader: Reader) -> None:
    document = split_article(Article("own", "Gunmen killed five farmers in Mosul."), reader.nlp)
    sight = load_encoder().look(document.sentences)[0]
    act = sight.act(1, 2)
    assert act is not None
    assert sight.tells > 0.5
    assert max(TYPES, key=act.type) == "ASSAULT"
    assert max(STANDINGS, key=act.standing) == "reported"
    assert act.role("actor").argmax() == 0 and act.role("place").argmax() == 5
    assert act.role("recipient")[3] > act.role("recipient")[0]
    assert act.role("speaker").max() < 0.5
    assert [len(ROLES), len(TIMES)] == [7, 3]


def test_a_sentence_reads_the_same_alone_and_in_a_batch(reader: Reader) -> None:
    texts = [
        "Police arrested two men in Lagos.",
        "Troops shelled Kherson, killing three.",
        "The match ended in a draw.",
    ]
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    assert list(reader.read_all(articles)) == [reader.read(article) for article in articles]


def test_what_one_party_does_to_another(reader: Reader) -> None:
    document = split_article(Article("own", "Kenya condemned Eritrea for the raid."), reader.nlp)
    shares = load_encoder().pair(document.sentences, [0], [2])
    assert max(shares, key=lambda name: shares[name]) == "ACCUSE"
    assert sum(shares.values()) == pytest.approx(1, abs=1e-4)


def test_the_rules_alone_read_without_it() -> None:
    rules = Reader(rules_alone=True)
    assert rules.encoder is None
    assert rules.mark.name == "tocsin-rules"
    assert rules.read(Article("own", "Gunmen killed five farmers in Mosul.")).claims[0].type == "ASSAULT"
