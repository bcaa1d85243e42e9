"""Tell place names from persons, common words, and parts of longer names."""

from dataclasses import dataclass

from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.knowledge.gazetteer.record import PlaceRecord
from tocsin.knowledge.gazetteer.tables import articles
from tocsin.reading.toponymtokens import Token
from tocsin.reading.toponymwords import ToponymWords

_WELL_KNOWN = 6.0
"""Prior rank (about log10 of the population, plus one for a main name) from which a name stands without
evidence."""

_LEAST_BARE = 4.7
"""Prior rank below which a name without any evidence is no place."""

_DATELINE_MARKS = ("—", "–", "--", " - ", "(")
_LONGEST_CODE = 5
_HYPHENS = ("-", "‑")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at the words ``first`` to ``end`` (with its article from ``at``), the kind of place its
    neighbour word points to, and the evidence for a place."""

    at: int
    first: int
    end: int
    cue: str | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a text and what is known of all of it: surnames in it, words that read like one (``suspects``),
    words that stand after "in" or the like (``placed``), where provinces written short begin (``areas``), and
    whether it is all in capitals."""

    tokens: list[Token]
    surnames: frozenset[str]
    upper: bool
    suspects: frozenset[str] = frozenset()
    placed: frozenset[str] = frozenset()
    areas: frozenset[int] = frozenset()


def is_trap(
    match: Match, page: Page, name: str, last_end: int, gazetteer: Gazetteer, words: ToponymWords
) -> bool:
    """Whether the match is better read as something other than a place; ``last_end`` is the offset where the
    place before it ended."""
    members = page.tokens[match.first : match.end]
    if not any(member.capital for member in members) or all(
        member.lower in words.particles for member in members
    ):
        return True
    records = gazetteer.lookup(name)
    top = records[0] if records else None
    known = top is not None and (top.kind == "country" or _is_famous(top) or _is_listed_site(top, members))
    evidence = set(match.evidence)
    before_area = _before_area(match, page, gazetteer)
    placed = "cue" in evidence or "preposition" in evidence or _is_dateline(match, page)
    if all(member.person for member in members):
        return not (known and len(members) > 1) and not (top is not None and top.kind == "country" and placed)
    if len(members) > 1:
        return not before_area and _is_phrase_trap(members, top, words)
    if _is_word_trap(members[0], match, page, top, placed or before_area, words):
        return True
    if not (known or placed or before_area) and _is_suspect(members[0], page, top):
        return True
    if page.upper:
        return not (known or placed)
    return _is_part(match, page, known, last_end, words)


def _is_famous(top: PlaceRecord) -> bool:
    """Whether the name stands without evidence; one that is only another name of a town is not that well known."""
    return top.prior >= _WELL_KNOWN and not (top.alias and top.kind == "town")


def _is_suspect(token: Token, page: Page, top: PlaceRecord | None) -> bool:
    """Whether nothing in the article speaks for a little place, or something for a person."""
    if token.lower in page.placed:
        return False
    return token.lower in page.suspects or top is None or top.prior < _LEAST_BARE


def _is_dateline(match: Match, page: Page) -> bool:
    """Whether a report opens with the name: "CLINTON -- ", "GOMA (AP)"."""
    first = page.tokens[match.at]
    if page.upper or not first.text.isupper() or match.end >= len(page.tokens) or not first.starts:
        return False
    return any(mark in page.tokens[match.end].gap for mark in _DATELINE_MARKS)


def _is_listed_site(top: PlaceRecord, members: list[Token]) -> bool:
    """Whether our tables list the place and its name is of several words, or it is a single site such as a plant."""
    return top.id.startswith("tocsin:") and (len(members) > 1 or top.precision == "site")


def _is_phrase_trap(members: list[Token], top: PlaceRecord | None, words: ToponymWords) -> bool:
    """Phrases of common words ("White House", "National Park") are places only where a table of ours lists
    them."""
    if not all(_is_common(member, words) or member.lower in words.particles for member in members):
        return False
    if top is None:
        return True
    named_unit = top.kind == "province" and members[-1].capital and members[-1].lower in words.heads_after
    well_known = top.prior >= _WELL_KNOWN and not top.alias
    return not (top.kind == "country" or top.id.startswith("tocsin:") or named_unit or well_known)


def _is_common(token: Token, words: ToponymWords) -> bool:
    return (
        token.lower in words.never
        or token.lower in words.weak
        or token.lower in words.head_words
        or token.lower in words.organisations
    )


def _is_word_trap(
    token: Token, match: Match, page: Page, top: PlaceRecord | None, placed: bool, words: ToponymWords
) -> bool:
    if (
        token.lower in words.never
        or token.text.isdigit()
        or len(token.text) == 1
        or token.lower in articles()
    ):
        return True
    if top is not None and top.kind == "country":
        return page.upper and token.lower in words.pronouns
    if token.text.isupper() and len(token.text) <= _LONGEST_CODE and not page.upper:
        return top is None or not top.id.startswith("tocsin:")
    if token.lower in words.titles or token.lower in words.head_words:
        return "cue" not in match.evidence or _opens_generic(match, page, words)
    if token.lower in words.given_names and token.lower not in page.surnames and _is_great(top):
        return not placed and _names_person(match, page, words)
    doubtful = token.lower in words.weak or token.lower in words.given_names or token.lower in page.surnames
    return doubtful and not placed


def _opens_generic(match: Match, page: Page, words: ToponymWords) -> bool:
    """Whether the word and the next are but a generic phrase ("Air Base")."""
    pair = page.tokens[match.first : match.end + 1]
    return " ".join(token.lower for token in pair) in words.heads_after


def _is_great(top: PlaceRecord | None) -> bool:
    """Whether the place is better known than the given name it shares: a province or a great town."""
    return top is not None and (top.kind == "province" or (top.prior >= _WELL_KNOWN and not top.alias))


def _names_person(match: Match, page: Page, words: ToponymWords) -> bool:
    """Whether a surname or a verb of telling follows."""
    after = page.tokens[match.end] if match.end < len(page.tokens) else None
    return after is not None and after.gap == " " and (after.capital or after.lower in words.tellers)


def _before_area(match: Match, page: Page, gazetteer: Gazetteer) -> bool:
    """Whether a comma and a country or province follow ("Paris, Texas")."""
    if (
        match.end >= len(page.tokens)
        or page.tokens[match.end].gap != ", "
        or not page.tokens[match.end].capital
    ):
        return False
    if page.tokens[match.end].start in page.areas:
        return True
    records = gazetteer.lookup(page.tokens[match.end].text)
    return bool(records) and records[0].kind in ("country", "province")


def _is_part(match: Match, page: Page, known: bool, last_end: int, words: ToponymWords) -> bool:
    """Whether the single word belongs to a longer name that is not in the gazetteer ("Mir" in "Mir Ali")."""
    after = page.tokens[match.end] if match.end < len(page.tokens) else None
    if after is not None and after.capital and not match.cue:
        if after.gap == " " and after.lower in words.streets:
            return True
        if after.gap in _HYPHENS and after.lower not in words.never:
            return not known
        if after.gap == " " and not _is_neighbour(after, words):
            return not known
    before = page.tokens[match.at - 1] if match.at else None
    if before is None or not before.capital or before.end == last_end:
        return False
    gap = page.tokens[match.at].gap
    if before.lower in words.openers and gap in (" ", *_HYPHENS):
        return True
    if gap in _HYPHENS:
        return not known
    return gap == " " and not known and not _is_neighbour(before, words)


def _is_neighbour(token: Token, words: ToponymWords) -> bool:
    """Whether a capitalised word beside a place name is likely no part of it."""
    return (
        _is_common(token, words)
        or token.taken
        or token.person
        or token.text.isupper()
        or token.lower in words.titles
        or token.lower in words.directions
        or token.lower in words.prepositions
        or token.lower in words.particles
    )
