"""Every attribution of a text: who says, thinks or wants what, also in quotations that run over several sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tocsin.reading.attributionroles import Candidate, candidates, named_verb
from tocsin.reading.attributionwords import load_attribution_words
from tocsin.reading.document import Sentence
from tocsin.reading.quotemarks import Quotes, find_quotes
from tocsin.reading.syntax import is_verb

Stretch = tuple[int, int]
# Between the cue and a quotation that follows it: "told the station late on Sunday: ...".
FAR = 60
# A label before a colon has at most so many tokens.
LONGEST_LABEL = 8
# As likely as this, a word attributes what it governs.
LEAST = 0.32


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; half-open offsets into the text. ``source`` is empty where none is named, ``word`` heads
    the cue, ``likelihood`` lies between 0 and 1."""

    word: Token
    pattern: str
    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    likelihood: float = 0.0


def find_attributions(sentences: Sequence[Sentence], text: str) -> list[Attribution]:
    """The attributions of the parsed sentences of ``text``, in order."""
    words = load_attribution_words()
    found: list[Attribution] = []
    for proposals in propose(sentences, text):
        weighed = [
            replace(one, likelihood=words.likelihood(one.word.lower_, one.pattern)) for one in proposals
        ]
        best = max(weighed, key=lambda one: one.likelihood)
        if best.likelihood >= LEAST:
            found.append(best)
    return found


def propose(sentences: Sequence[Sentence], text: str) -> Iterator[list[Attribution]]:
    """For each word that may be a cue all that it may attribute."""
    quotes = find_quotes(text)
    claimed: set[int] = set()
    for number, sentence in enumerate(sentences):
        if not sentence.parsed:
            continue
        for word in sentence.tokens:
            proposals = []
            for candidate in [*candidates(word), *_quoted(word, sentence, quotes), *_labelled(word)]:
                one = _placed(candidate, sentence)
                if one.content:
                    proposals.append(_with_neighbours(one, number, sentences, quotes, claimed))
            if proposals:
                yield proposals


def _placed(candidate: Candidate, sentence: Sentence) -> Attribution:
    source, cue, content = (
        _stretches(tokens, sentence.start) for tokens in (candidate.source, candidate.cue, candidate.content)
    )
    return Attribution(candidate.word, candidate.pattern, source, cue, content)


def _stretches(tokens: Iterable[Token], shift: int) -> tuple[Stretch, ...]:
    """The runs of the tokens; marks between two of them break no run, and no run begins or ends with one."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda one: one.i):
        if token.is_punct or token.is_space:
            continue
        if runs and all(token.doc[place].is_punct for place in range(runs[-1][-1].i + 1, token.i)):
            runs[-1].append(token)
        else:
            runs.append([token])
    return tuple((shift + run[0].idx, shift + run[-1].idx + len(run[-1].text)) for run in runs)


def _labelled(word: Token) -> Iterator[Candidate]:
    """ "Mayor: bridge is safe": a name at the head of a line, a colon, and what is said."""
    before = word.doc[: word.i]
    if word.text == ":" and 0 < len(before) <= LONGEST_LABEL and not any(is_verb(token) for token in before):
        opened = any(token.text == ":" for token in before) or not before[0].text[:1].isupper()
        if not opened:
            yield Candidate(word, "label", frozenset(before), frozenset(), frozenset(word.doc[word.i + 1 :]))


def _quoted(word: Token, sentence: Sentence, quotes: Quotes) -> Iterator[Candidate]:
    """The quotation just before or after a verb that stands outside it with its subject."""
    named = named_verb(word)
    if named is None or quotes.holds(sentence.start + word.idx):
        return
    source, cue = named
    outside = sorted(source | cue, key=lambda one: one.i)
    left = _before(outside[0], sentence, quotes)
    right = _after(outside[-1], sentence, quotes)
    if left or right:
        side = "both" if left and right else "left" if left else "right"
        yield Candidate(word, f"quote {side}", source, cue, frozenset(left + right))


def _before(first: Token, sentence: Sentence, quotes: Quotes) -> list[Token]:
    """The sentence up to a quotation that ends just before ``first``."""
    last = first.i - 1
    while last >= 0 and first.doc[last].text in {",", " "}:
        last -= 1
    if last < 0 or not quotes.holds(sentence.start + first.doc[last].idx):
        return []
    return list(first.doc[: first.i])


def _after(last: Token, sentence: Sentence, quotes: Quotes) -> list[Token]:
    """The quotation that begins not far after ``last``."""
    end = sentence.start + last.idx + len(last.text)
    for token in last.doc[last.i + 1 :]:
        place = sentence.start + token.idx
        if place - end > FAR:
            return []
        around = quotes.around(place)
        if around is not None:
            opener = last.doc[token.i - 1].text
            joined = token.i == last.i + 1 or opener in {",", ":"}
            return (
                [one for one in last.doc[token.i :] if sentence.start + one.idx < around[1]] if joined else []
            )
    return []


def _with_neighbours(
    one: Attribution, number: int, sentences: Sequence[Sentence], quotes: Quotes, claimed: set[int]
) -> Attribution:
    """With the wholly quoted sentences of the paragraph before and after it, where the content is quoted."""
    first, last = one.content[0][0], one.content[-1][1]
    if one.pattern == "label" and _opens_paragraph(sentences, number):
        following = [
            other for other in sentences[number + 1 :] if other.paragraph == sentences[number].paragraph
        ]
        return replace(one, content=(*one.content, *(_whole(sentence) for sentence in following)))
    if not one.pattern.startswith(("quote", "before", "clause", "aside")):
        return one
    content = list(one.content)
    if quotes.holds(first) and one.pattern not in {"clause", "quote right"}:
        place = number - 1
        while place not in claimed and _is_quoted(sentences, place, number, quotes):
            content.insert(0, _whole(sentences[place]))
            place -= 1
    if quotes.holds(last - 1):
        place = number + 1
        while _is_quoted(sentences, place, number, quotes):
            content.append(_whole(sentences[place]))
            claimed.add(place)
            place += 1
    return replace(one, content=tuple(content))


def _opens_paragraph(sentences: Sequence[Sentence], number: int) -> bool:
    return number == 0 or sentences[number - 1].paragraph != sentences[number].paragraph


def _whole(sentence: Sentence) -> Stretch:
    return sentence.start, sentence.start + len(sentence.text)


def _is_quoted(sentences: Sequence[Sentence], place: int, beside: int, quotes: Quotes) -> bool:
    """Whether the sentence at ``place`` is of the same paragraph as the one at ``beside`` and quoted throughout."""
    if not 0 <= place < len(sentences) or sentences[place].paragraph != sentences[beside].paragraph:
        return False
    start, end = _whole(sentences[place])
    return quotes.holds(start) and quotes.holds(end - 1)
