"""An article prepared for reading: its parts, paragraphs and sentences, parsed where an act may stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens
from thinc.types import Ints2d

from tocsin.model.article import Article
from tocsin.model.span import Part, Span
from tocsin.reading.casing import restore_case
from tocsin.reading.leadins import lead_length
from tocsin.reading.paragraphs import find_paragraphs
from tocsin.reading.wordclasses import classes_of

ENDS = frozenset({".", "!", "?", "…"})
CLOSERS = frozenset({'"', "”", "’", "''", "'", ")", "]", "»"})
MAY_END = ENDS | CLOSERS
# Tags of verb forms that have a tense.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# So many sentences go through the parser at once; it sorts them by length and works on a quarter at a time.
PARSED_TOGETHER = 256
# A sentence longer than this is cut: the parser's time and memory grow with it, and no news sentence is so long.
LONGEST = 160
# A paragraph longer than this many characters is tokenised in pieces.
LONGEST_PIECE = 20_000


@dataclass(eq=False)
class Sentence:
    """One sentence: its place in the article, its tokens, and its parse once ``parse_sentences`` has run.

    ``text`` is what is read, ``own`` are the characters that stand in the article: they differ in the case of letters
    where the article shouts. ``start`` is the offset of the first character in its part; ``index`` counts sentences
    from 0 through title and text, ``paragraph`` counts paragraphs in the same way.
    """

    index: int
    paragraph: int
    part: Part
    start: int
    text: str
    own: str
    tokens: Doc
    parsed: bool = False

    @cached_property
    def texts(self) -> list[str]:
        """The text of each token. Asking spaCy for it token by token takes most of a rule's time."""
        return [token.text for token in self.tokens]

    @cached_property
    def forms(self) -> list[str]:
        """The text of each token in lower case."""
        return [text.lower() for text in self.texts]

    @cached_property
    def words_there(self) -> frozenset[str]:
        """Its lower-case forms, each once."""
        return frozenset(self.forms)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts, counted from the start of the sentence."""
        starts: list[int] = self.tokens.to_array("IDX").tolist()
        return starts

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of all its words."""
        return frozenset().union(*map(classes_of, self.forms))

    @cached_property
    def tenses(self) -> list[str]:
        """The tags of its finite verbs, each once, sorted; known once it is parsed."""
        return sorted({tag for token in self.tokens if (tag := token.tag_) in FINITE})

    def covering(self, start: int, end: int) -> list[int]:
        """The numbers of the tokens that share a character with half-open offsets into the sentence."""
        starts = self.starts
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_left(starts, end)
        return [i for i in range(first, last) if starts[i] + len(self.texts[i]) > start]

    @property
    def span(self) -> Span:
        """The whole sentence."""
        return Span(self.start, self.start + len(self.own), self.own, self.part)

    def cut(self, start: int, end: int) -> Span:
        """The span of half-open character offsets counted from the start of the sentence."""
        return Span(self.start + start, self.start + end, self.own[start:end], self.part)

    def words(self, tokens: Tokens | Token) -> Span:
        """The span of a token or of a run of tokens of this sentence."""
        if isinstance(tokens, Token):
            return self.cut(tokens.idx, tokens.idx + len(tokens.text))
        return self.cut(tokens.start_char, tokens.end_char)


@dataclass(eq=False)
class Document:
    """An article as it is read, letters restored where it shouts, and its sentences, title first."""

    article: Article
    sentences: list[Sentence] = field(default_factory=list)

    def part(self, part: Part) -> str:
        """The full text of one part."""
        return self.article.text if part == "text" else self.article.title or ""


def split_article(article: Article, nlp: Language) -> Document:
    """The sentences of an article, paragraph by paragraph, title first; nothing is parsed yet."""
    document = Document(_read_aloud(article))
    paragraph = 0
    parts: tuple[tuple[Part, str], ...] = (("title", article.title or ""), ("text", article.text))
    for part, own in parts:
        read = document.part(part)
        for start, end in find_paragraphs(read):
            for first, tokens in _split_paragraph(read[start:end], start, nlp):
                stop = first + tokens[-1].idx + len(tokens[-1])
                index = len(document.sentences)
                document.sentences.append(
                    Sentence(index, paragraph, part, first, read[first:stop], own[first:stop], tokens)
                )
            paragraph += 1
    return document


def parse_sentences(
    sentences: list[Sentence], nlp: Language, wanted: Callable[[Sentence], bool]
) -> list[Sentence]:
    """Tag and parse the wanted sentences in place; returns them in order."""
    chosen = [sentence for sentence in sentences if wanted(sentence)]
    for sentence, doc in zip(
        chosen, nlp.pipe((sentence.tokens for sentence in chosen), batch_size=PARSED_TOGETHER), strict=True
    ):
        sentence.tokens = doc
        sentence.parsed = True
    return chosen


def _read_aloud(article: Article) -> Article:
    """The article with mixed case where its letters do not tell names from other words."""
    text, title = restore_case(article.text), restore_case(article.title or "")
    if text is article.text and title == (article.title or ""):
        return article
    return replace(article, text=text, title=title)


def _split_paragraph(paragraph: str, start: int, nlp: Language) -> Iterator[tuple[int, Doc]]:
    """Offsets and tokens of the sentences of one paragraph, what leads in to it apart; a line break inside it counts
    as a space."""
    raw = paragraph.replace("\n", " ").replace("\t", " ")
    lead = lead_length(paragraph)
    pieces = [(0, raw[:lead])] if lead else []
    pieces += [(lead + offset, chunk) for offset, chunk in _chunks(raw[lead:])]
    for offset, chunk in pieces:
        doc = nlp.make_doc(chunk)
        words = [token.text for token in doc]
        facts = cast(Ints2d, doc.to_array(["SPACY", "NORM"]))
        bounds = [(0, len(doc))] if offset < lead else _sentence_bounds(doc, words)
        for bound in bounds:
            first, last = _trimmed(words, *bound)
            if first < last:
                whole = last - first == len(words)
                tokens = doc if whole else _own_doc(doc, words[first:last], facts[first:last])
                yield start + offset + doc[first].idx, tokens


def _own_doc(doc: Doc, words: list[str], facts: Ints2d) -> Doc:
    """Some tokens of an unparsed document as one of their own; ``facts`` are whether a space follows each, and its
    usual spelling. ``Span.as_doc`` gives the same and takes twenty times as long."""
    own = Doc(doc.vocab, words=words, spaces=[bool(follows) for follows in facts[:, 0]])
    own.from_array(["NORM"], facts[:, 1:])
    return own


def _trimmed(words: list[str], first: int, last: int) -> tuple[int, int]:
    """The bounds without the spaces at either end."""
    while first < last and words[first].isspace():
        first += 1
    while first < last and words[last - 1].isspace():
        last -= 1
    return first, last


def _chunks(raw: str) -> Iterator[tuple[int, str]]:
    """A paragraph in one piece, or one beyond all measure in pieces that end at a space where there is one."""
    start = 0
    while len(raw) - start > LONGEST_PIECE:
        cut = raw.rfind(" ", start + 1, start + LONGEST_PIECE)
        cut = cut if cut > start else start + LONGEST_PIECE
        yield start, raw[start:cut]
        start = cut
    yield start, raw[start:]


def _sentence_bounds(doc: Doc, words: list[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for position in range(len(words)):
        ended = position > first and words[position - 1] in MAY_END and _closes(doc, words, first, position)
        if ended or position - first >= LONGEST:
            yield first, position
            first = position
    yield first, len(doc)


def _closes(doc: Doc, words: list[str], first: int, position: int) -> bool:
    """Whether the tokens before ``position`` end a sentence: an end mark, perhaps closing quotes, then a start."""
    back = position - 1
    while back > first and words[back] in CLOSERS:
        back -= 1
    if words[back] not in ENDS or not doc[position - 1].whitespace_:
        return False
    following = words[position]
    return not following[:1].islower() and following not in CLOSERS
