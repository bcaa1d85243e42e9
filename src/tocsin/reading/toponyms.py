"""Find the place names in running text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.knowledge.gazetteer.folding import fold_cached
from tocsin.knowledge.gazetteer.tables import articles
from tocsin.reading.toponymtokens import Token, cut_words, is_upper_case, mark_persons
from tocsin.reading.toponymtraps import Match, Page, is_trap
from tocsin.reading.toponymwords import ToponymWords, toponym_words

_LONGEST = 7
_JOINTS = (" ", "-", "‑", "–", "'", "’", " '", " ’", "-'", "-’", "-‘", "-ʿ")
_HYPHENS = ("-", "‑")
_LOWER_ARTICLES = frozenset(("al", "el", "ul"))
_ABBREVIATED = frozenset(("st", "mt", "ft", "ste"))
_POSSESSIVES = frozenset(("'s ", "’s "))
_CONTAINERS = frozenset((",", " in", ", in", " of", " ("))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in text.

    ``start`` and ``end`` are code-point offsets of the whole phrase with its direction and generic words
    ("northern Aleppo province"), ``text`` the phrase; ``core_start`` and ``core_end`` bound the ``name``
    alone. ``cue`` is the kind of place the generic word points to. ``inside`` is the start of the toponym
    that the text names next as what may hold this one ("X, Y", "X in Y"). ``evidence`` lists what speaks for
    a place: ``preposition``, ``cue``, ``direction``, ``container``, ``capital-mid-sentence``. ``modifier``
    says that the name stands before a noun of an organisation or another capitalised word ("Gaza Health
    Ministry").
    """

    start: int
    end: int
    text: str
    name: str
    core_start: int
    core_end: int
    cue: str | None = None
    direction: str | None = None
    inside: int | None = None
    evidence: tuple[str, ...] = ()
    modifier: bool = False


def find_toponyms(text: str, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]] = ()) -> list[Toponym]:
    """The place names in ``text`` that the gazetteer knows, in order, none overlapping another.

    The longest name wins. Nothing is found inside the ``taken`` offsets (names of actors), nor what reads as
    a person's name or a common word. Give whole articles: names of persons are learnt from all of the text.
    """
    words = toponym_words()
    tokens = cut_words(text, taken)
    page = Page(tokens, mark_persons(tokens, words), is_upper_case(text))
    found = list(_scan(text, page, gazetteer, words))
    return [
        _with_container(
            text, found[at - 1] if at else None, toponym, found[at + 1] if at + 1 < len(found) else None
        )
        for at, toponym in enumerate(found)
    ]


def _scan(text: str, page: Page, gazetteer: Gazetteer, words: ToponymWords) -> Iterator[Toponym]:
    at, last_end, tokens = 0, 0, page.tokens
    while at < len(tokens):
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
    if token.taken:
        return at, 0
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
    keys = list(_growing_keys(tokens, at, words))
    size = gazetteer.longest(keys)
    while size and not _may_end(tokens[at + size - 1], words):
        size -= 1
        while size and not gazetteer.contains(keys[size - 1]):
            size -= 1
    return size


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
    cue, last = _head_after(tokens, end, words)
    cue = cue or _head_before(tokens, at, words)
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


def _head_after(tokens: list[Token], end: int, words: ToponymWords) -> tuple[str | None, int]:
    """The kind of the longest generic phrase right after the name, and where it ends."""
    phrase, best, best_end = "", None, end
    for at in range(end, min(end + 4, len(tokens))):
        if tokens[at].gap not in (" ", "-") or tokens[at].taken:
            break
        phrase = f"{phrase} {tokens[at].lower}" if phrase else tokens[at].lower
        if phrase in words.heads_after and not _opens_organisation(tokens, at, words):
            best, best_end = words.heads_after[phrase], at + 1
    return best, best_end


def _opens_organisation(tokens: list[Token], at: int, words: ToponymWords) -> bool:
    """Whether a generic word belongs to an organisation: "Ohio State University", "United States Department
    of State"."""
    if not tokens[at].capital or at + 1 == len(tokens) or tokens[at + 1].gap != " ":
        return False
    after = tokens[at + 1]
    return (after.lower == "of" and tokens[at].lower in words.organisations) or (
        after.capital and after.lower in words.organisations
    )


def _head_before(tokens: list[Token], at: int, words: ToponymWords) -> str | None:
    """The kind that a phrase such as "city of" before the name points to."""
    if at < 2 or tokens[at].gap != " ":
        return None
    of = at - 2 if tokens[at - 1].lower == "the" else at - 1
    if tokens[of].lower != "of":
        return None
    for size in (3, 2, 1):
        phrase = " ".join(token.lower for token in tokens[max(0, of - size) : of])
        if phrase in words.heads_before:
            return words.heads_before[phrase]
    return None


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
