"""Whatever the text, the reading is valid: its spans lie in the text and repeat it, and twice is the same."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tocsin.model.article import Article
from tocsin.model.reading import Reading
from tocsin.model.record import dump_line, reading_from_record, reading_to_record
from tocsin.model.span import Span
from tocsin.reading.reader import Reader
from tocsin.sources.checks import mend_article

WORDS = (
    "rebels", "the army", "Hamas", "Israeli", "gunmen", "killed", "shelled", "attacked", "said", "denied that",
    "at least", "four", "1,200", "dozens of", "civilians", "in Goma", "near Gaza City,", "on Monday", "last week",
    "and", "was", "by", "not", "who", "“", "”", ".", ",", "\n", "\n\n", "Mr.", "accused", "of", "threatened to",
    "injured", "U.S.", "'s", "drone", "strike", "on", "May 5, 2024", "(", ")", "—", "...", "é", "\u202e", "\u200b",
)  # fmt: skip
news = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
anything = st.text(max_size=300)


def spans(value: object) -> Iterator[Span]:
    """Every span anywhere inside a reading."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def assert_sound(reading: Reading, article: Article) -> None:
    for span in spans(reading):
        whole = article.text if span.part == "text" else article.title or ""
        assert whole[span.start : span.end] == span.text
    for claim in reading.claims:
        assert 0 <= claim.confidence <= 1
    record = reading_to_record(reading)
    assert reading_from_record(record) == reading
    assert dump_line(record).encode("utf-8")


@given(text=st.one_of(news, anything), title=st.one_of(st.none(), news, anything))
@example(text="", title=None)
@example(text="\r\n\r\n\x00\x1b[31m killed \ud800 four\u2028 soldiers.", title="\ud800")
@example(text="A" * 5000, title=None)
@example(text="Rebels killed four. " * 200, title="\n")
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_text_gives_a_sound_reading(reader: Reader, text: str, title: str | None) -> None:
    article = mend_article(Article("a", text, title))
    reading = reader.read(article)
    assert_sound(reading, article)
    assert dump_line(reading_to_record(reader.read(article))) == dump_line(reading_to_record(reading))


@pytest.mark.parametrize(
    "text",
    [
        "\u202eRebels\u202c shelled \u2066the town of Goma\u2069 on Monday, killing four people.",
        "\x00\x07 Rebels shelled the town of Goma on Monday, killing four people.\x1b[31m\x7f",
        "Rebels\u00a0shelled\u2009the town of\u3000Goma on Monday, killing four\u200b people.",
        "\U0001d411ebels and gunmen shelled the town of Goma \U0001f600 on Monday, killing four people.",
        "Re\u0301bels shelled the town of Goma on Monday, killing four people.",
    ],
    ids=["bidi", "controls", "spaces", "beyond-16-bit", "combining"],
)
def test_odd_characters_leave_the_offsets_right(reader: Reader, text: str) -> None:
    article = Article("a", text)
    reading = reader.read(article)
    assert reading.claims
    assert_sound(reading, article)
