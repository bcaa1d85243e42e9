"""Find the place names in running text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.knowledge.gazetteer.folding import fold_cached
from tocsin.knowledge.gazetteer.tables import articles
from tocsin.reading.toponymtokens import Token, cut_words, is_upper_case, mark_persons
from tocsin.reading.toponymwords import ToponymWords, toponym_words

_LONGEST = 7
_JOINTS = (" ", "-", "‑", "–", "'", "’", " '", " ’")
_HYPHENS = ("-", "‑")
_LOWER_ARTICLES = frozenset(("al", "el", "ul"))
_ABBREVIATED = frozenset(("st", "mt", "ft", "ste"))
_CONTAINERS = frozenset((",", " in", ", in", " of", " ("))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name in text.

    ``start`` and ``end`` are code-point offsets of the whole phrase with its direction and generic words ("northern
    Aleppo province"), ``text`` the phrase; ``core_start`` and ``core_end`` bound the ``name`` alone. ``cue`` is the kind
    of place the generic word points to. ``inside`` is the start of the toponym that the text names next as what may
    hold this one ("X, Y", "X in Y"). ``evidence`` lists what speaks for a place: ``preposition``, ``cue``,
    ``direction``, ``container``, ``capital-mid-sentence``. ``modifier`` says that the name stands before a noun of an
    organisation or another capitalised word ("Gaza Health Ministry").
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

    The longest name wins. Nothing is found inside the ``taken`` offsets (names of actors), nor what reads as a person's
    name or a common word. Give whole articles: names of persons are learnt from all of the text.
    """
    words = toponym_words()
    tokens = cut_words(text, taken)
    upper = is_upper_case(text)
    surnames = mark_persons(tokens, words)
    found = list(_scan(text, tokens, gazetteer, words, surnames, upper))
    return [_with_container(text, toponym, after) for toponym, after in zip_longest(found, found[1:])]


def _scan(
    text: str,
    tokens: list[Token],
    gazetteer: Gazetteer,
    words: ToponymWords,
    surnames: frozenset[str],
    upper: bool,
) -> Iterator[Toponym]:
    at = 0
    while at < len(tokens):
        first, size = _longest_at(tokens, at, gazetteer, words)
        if not size:
            at += 1
            continue
        end = first + size
        toponym = _judge(text, tokens, at, first, end, words, surnames, upper)
        if toponym is None:
            at += 1
            continue
        yield toponym
        while at < len(tokens) and tokens[at].start < toponym.end:
            at += 1


def _longest_at(tokens: list[Token], at: int, gazetteer: Gazetteer, words: ToponymWords) -> tuple[int, int]:
    """Where the longest known name that begins with this word starts (past an article it may lack) and its words."""
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
    """Whether a capital follows, after a hyphen or, if ``spaced``, after a blank ("at" and "as" are English words too)."""
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


def _judge(
    text: str,
    tokens: list[Token],
    at: int,
    first: int,
    end: int,
    words: ToponymWords,
    surnames: frozenset[str],
    upper: bool,
) -> Toponym | None:
    """The toponym of the words ``first`` to ``end`` (with an article at ``at``), or None when it reads as something else."""
    cue, last = _head_after(tokens, end, words)
    start, before_cue = _head_before(tokens, at, words)
    direction = tokens[start - 1].text if start and _is_direction(tokens, start, words) else None
    if direction:
        start -= 1
    evidence = _evidence(tokens, start, first, cue or before_cue, direction, words)
    if _is_trap(tokens, first, end, words, surnames, upper, evidence):
        return None
    modifier = last < len(tokens) and tokens[last].gap == " " and tokens[last].lower in words.organisations
    return Toponym(
        start=tokens[start].start,
        end=tokens[last - 1].end,
        text=text[tokens[start].start : tokens[last - 1].end],
        name=text[tokens[at].start : tokens[end - 1].end],
        core_start=tokens[at].start,
        core_end=tokens[end - 1].end,
        cue=cue or before_cue,
        direction=direction.lower() if direction else None,
        evidence=evidence,
        modifier=modifier,
    )


def _head_after(tokens: list[Token], end: int, words: ToponymWords) -> tuple[str | None, int]:
    """The kind of the longest generic phrase right after the name, and where it ends."""
    phrase, best, best_end = "", None, end
    for at in range(end, min(end + 4, len(tokens))):
        if tokens[at].gap not in (" ", "-") or tokens[at].taken:
            break
        phrase = f"{phrase} {tokens[at].lower}" if phrase else tokens[at].lower
        if phrase in words.heads_after:
            best, best_end = words.heads_after[phrase], at + 1
    return best, best_end


def _head_before(tokens: list[Token], at: int, words: ToponymWords) -> tuple[int, str | None]:
    """Where a phrase such as "city of" before the name begins, and the kind it points to."""
    if at < 2 or tokens[at].gap != " ":
        return at, None
    of = at - 2 if tokens[at - 1].lower == "the" else at - 1
    if tokens[of].lower != "of":
        return at, None
    for size in (3, 2, 1):
        phrase = " ".join(token.lower for token in tokens[max(0, of - size) : of])
        if phrase in words.heads_before:
            return at, words.heads_before[phrase]
    return at, None


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


def _is_trap(
    tokens: list[Token],
    first: int,
    end: int,
    words: ToponymWords,
    surnames: frozenset[str],
    upper: bool,
    evidence: tuple[str, ...],
) -> bool:
    token = tokens[first]
    if all(member.person for member in tokens[first:end]):
        return True
    if end - first > 1:
        return all(member.lower in words.never for member in tokens[first:end]) or not any(
            member.capital for member in tokens[first:end]
        )
    if token.lower in words.never or token.text.isdigit() or len(token.text) == 1:
        return True
    if token.lower in words.titles and "cue" not in evidence:
        return True
    strong = "cue" in evidence or ("preposition" in evidence and "capital-mid-sentence" in evidence)
    if (token.lower in words.weak or token.lower in words.given_names) and not strong:
        return True
    if token.lower in surnames and "cue" not in evidence and "preposition" not in evidence:
        return True
    return token.text == "US" and upper


def _with_container(text: str, toponym: Toponym, after: Toponym | None) -> Toponym:
    """The toponym with what follows it as its holder, when the words between say so."""
    if after is None:
        return toponym
    between = text[toponym.end : after.start].rstrip()
    if between not in _CONTAINERS and between.removesuffix(" the") not in _CONTAINERS:
        return toponym
    return Toponym(
        toponym.start,
        toponym.end,
        toponym.text,
        toponym.name,
        toponym.core_start,
        toponym.core_end,
        toponym.cue,
        toponym.direction,
        after.start,
        (*toponym.evidence, "container"),
        toponym.modifier,
    )
