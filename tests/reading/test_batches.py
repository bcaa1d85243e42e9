"""Articles read in batches are read as they are one by one."""

from tocsin.model.article import Article
from tocsin.model.record import dump_line, reading_to_record
from tocsin.reading.batches import ARTICLES, CHARACTERS, cut_batches
from tocsin.reading.reader import Reader

TEXTS = (
    "Rebels shelled the town of Goma on Monday, killing at least four people, the army said.",
    "",
    "Kenya condemned the attack. It urged both sides to talk.\n\nPolice arrested two suspects in Mombasa.",
    "Nothing happened.",
)


def test_batches_hold_so_many_articles_and_so_much_text() -> None:
    many = [Article(str(number), "short") for number in range(ARTICLES + 1)]
    assert [len(batch) for batch in cut_batches(many)] == [ARTICLES, 1]
    long = [Article(str(number), "x" * CHARACTERS) for number in range(2)]
    assert [len(batch) for batch in cut_batches(long)] == [1, 1]
    assert list(cut_batches([])) == []


def test_a_batch_gives_the_readings_of_its_articles(reader: Reader) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(TEXTS)]
    alone = [dump_line(reading_to_record(reader.read(article))) for article in articles]
    assert [dump_line(reading_to_record(reading)) for reading in reader.read_all(articles)] == alone
