"""Find the place names in running text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.knowledge.gazetteer.folding import fold_cached
from tocsin.knowledge.gazetteer.tables import articles
from tocsin.reading.toponym import Toponym, find_abbreviated
from tocsin.reading.toponymheads import head_after, head_before, head_inside
from tocsin.reading.toponymtokens import (
    Token,
    cut_words,
    find_placed,
    find_suspects,
    is_upper_case,
    mark_persons,
)
from tocsin.reading.toponymtraps import Match, Page, is_trap
from tocsin.reading.toponymwords import ToponymWords, toponym_words

_LONGEST = 7
_JOINTS = (" ", "-", "‑", "–", "'", "’", " '", " ’", "-'", "-’", "-‘", "-ʿ")
_HYPHENS = ("-", "‑")
_LOWER_ARTICLES = frozenset(("al", "el", "ul"))
_ABBREVIATED = frozenset(("st", "mt", "ft", "ste"))
_POSSESSIVES = frozenset(("'s ", "’s "))
_CONTAINERS = frozenset((",", " in", ", in", " of", " ("))


def find_toponyms(text: str, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]] = ()) -> list[Toponym]:
    """The place names in ``text`` that the gazetteer knows, in order, none overlapping another.

    The longest name wins. Nothing is found inside the ``taken`` offsets (names of actors), nor what reads as
    a person's name or a common word. Give whole articles: names of persons are learnt from all of the text.
    """
    words = toponym_words()
    tokens = cut_words(text, taken)
    upper = is_upper_case(text)
    short = {} if upper else {one.start: one for one in find_abbreviated(text)}
    surnames = mark_persons(tokens, words)
    suspects = find_suspects(tokens, words)
    page = Page(tokens, surnames, upper, suspects, find_placed(tokens), frozenset(short))
    found = list(_scan(text, page, short, gazetteer, words))
    return [
        _with_container(
            text, found[at - 1] if at else None, toponym, found[at + 1] if at + 1 < len(found) else None
        )
        for at, toponym in enumerate(found)
    ]


def _scan(
    text: str, page: Page, short: Mapping[int, Toponym], gazetteer: Gazetteer, words: ToponymWords
) -> Iterator[Toponym]:
    at, last_end, tokens, leading = 0, 0, page.tokens, articles()
    while at < len(tokens):
        token = tokens[at]
        if token.taken or not (token.capital or token.lower in leading):
            at += 1
            continue
        if token.start in short:
            toponym = short[token.start]
            yield toponym
            last_end = toponym.end
            while at < len(tokens) and tokens[at].start < toponym.end:
                at += 1
            continue
        first, size = _longest_at(tokens, at, gazetteer, words)
        if not size:
            at += 1
            continue
        toponym, match = _describe(text, tokens, at, first, first + size, words)
        if is_trap(match, page, toponym.name, last_end, gazetteer, words):
            at += 1
            continue
        yield toponym
        last_end = toponym.end
        while at < len(tokens) and tokens[at].start < toponym.end:
            at += 1


def _longest_at(tokens: list[Token], at: int, gazetteer: Gazetteer, words: ToponymWords) -> tuple[int, int]:
    """Where the longest known name that begins with this word starts (past an article it may lack) and its
    words."""
    token = tokens[at]
    article = token.lower in articles()
    if not token.capital and not (article and _next_is_capital(tokens, at, token.lower in _LOWER_ARTICLES)):
        return at, 0
    size = _known_size(tokens, at, gazetteer, words)
    if not size and article and _next_is_capital(tokens, at, True):
        return at + 1, _known_size(tokens, at + 1, gazetteer, words)
    return at, size


def _next_is_capital(tokens: list[Token], at: int, spaced: bool) -> bool:
    """Whether a capital follows, after a hyphen or, if ``spaced``, after a blank ("at" and "as" are English
    words too)."""
    if at + 1 == len(tokens) or not tokens[at + 1].capital:
        return False
    return tokens[at + 1].gap in (_JOINTS if spaced else _HYPHENS)


def _known_size(tokens: list[Token], at: int, gazetteer: Gazetteer, words: ToponymWords) -> int:
    growing = _growing_keys(tokens, at, words)
    keys: list[str] = []
    size = gazetteer.longest(_noted(growing, keys))
    while size and not _may_end(tokens[at + size - 1], words):
        size -= 1
        while size and not gazetteer.contains(keys[size - 1]):
            size -= 1
    if _has_own_head(tokens, at, size, words):
        key = keys[size] if size < len(keys) else next(growing, None)
        return size + 1 if key is not None and gazetteer.lookup(key) else size
    return size


def _noted(keys: Iterator[str], noted: list[str]) -> Iterator[str]:
    """The keys, each added to a list once it is asked for."""
    for key in keys:
        noted.append(key)
        yield key


def _has_own_head(tokens: list[Token], at: int, size: int, words: ToponymWords) -> bool:
    """Whether a capitalised generic word follows that may belong to the name: "Anderson County"."""
    if not size or at + size >= len(tokens):
        return False
    head = tokens[at + size]
    if not head.capital or head.gap != " " or head.lower not in words.heads_after:
        return False
    return not all(
        token.lower in words.head_words or token.lower in words.never for token in tokens[at : at + size]
    )


def _may_end(token: Token, words: ToponymWords) -> bool:
    return token.capital or token.lower in words.head_words


def _growing_keys(tokens: list[Token], at: int, words: ToponymWords) -> Iterator[str]:
    name, last = "", tokens[at]
    for token in tokens[at : at + _LONGEST]:
        if name:
            short = token.gap == ". " and last.lower in _ABBREVIATED
            if token.taken or not (token.gap in _JOINTS or short):
                return
            if (
                not token.capital
                and token.lower not in words.particles
                and token.lower not in words.head_words
            ):
                return
        name = f"{name} {token.text}" if name else token.text
        last = token
        yield fold_cached(name)


def _describe(
    text: str, tokens: list[Token], at: int, first: int, end: int, words: ToponymWords
) -> tuple[Toponym, Match]:
    """The name at the words ``first`` to ``end`` (its article at ``at``) with the words beside it."""
    cue, last = head_after(tokens, end, words)
    cue = (
        cue
        or head_before(tokens, at, words)
        or (head_inside(tokens[first:end], words) if end - first > 1 else None)
    )
    start = at
    direction = tokens[start - 1].text if start and _is_direction(tokens, start, words) else None
    if direction:
        start -= 1
    evidence = _evidence(tokens, start, first, cue, direction, words)
    toponym = Toponym(
        start=tokens[start].start,
        end=tokens[last - 1].end,
        text=text[tokens[start].start : tokens[last - 1].end],
        name=text[tokens[at].start : tokens[end - 1].end],
        core_start=tokens[at].start,
        core_end=tokens[end - 1].end,
        cue=cue,
        direction=direction.lower() if direction else None,
        evidence=evidence,
        modifier=_is_modifier(tokens, last, words),
    )
    return toponym, Match(at, first, end, cue, evidence)


def _is_modifier(tokens: list[Token], last: int, words: ToponymWords) -> bool:
    """Whether the name stands before an organisation: "Gaza Health Ministry"."""
    for token in tokens[last : last + 3]:
        if token.gap != " ":
            return False
        if token.lower in words.organisations:
            return True
        if not token.capital:
            return False
    return False


def _is_direction(tokens: list[Token], start: int, words: ToponymWords) -> bool:
    return (
        tokens[start].gap in (" ", "-")
        and tokens[start - 1].lower in words.directions
        and not tokens[start - 1].taken
    )


def _evidence(
    tokens: list[Token], start: int, first: int, cue: str | None, direction: str | None, words: ToponymWords
) -> tuple[str, ...]:
    found: list[str] = []
    before = start - 1
    while before >= 0 and tokens[before].lower in ("the", "both"):
        before -= 1
    if before >= 0 and tokens[before].lower in words.prepositions and tokens[before + 1].gap == " ":
        found.append("preposition")
    if cue:
        found.append("cue")
    if direction:
        found.append("direction")
    if not tokens[first].starts:
        found.append("capital-mid-sentence")
    return tuple(found)


def _with_container(text: str, before: Toponym | None, toponym: Toponym, after: Toponym | None) -> Toponym:
    """The toponym with the neighbour that the words between make its holder: "X, Y", "X in Y", "Y's X"."""
    holder = None
    if after is not None and text[toponym.end : after.start].rstrip().removesuffix(" the") in _CONTAINERS:
        holder = after
    elif before is not None and text[before.end : toponym.start] in _POSSESSIVES:
        holder = before
    if holder is None:
        return toponym
    return replace(toponym, inside=holder.start, evidence=(*toponym.evidence, "container"))
