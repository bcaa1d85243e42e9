"""Generic words beside a place name, and the kind of place they point to."""

from tocsin.reading.toponymtokens import Token
from tocsin.reading.toponymwords import ToponymWords


def head_inside(members: list[Token], words: ToponymWords) -> str | None:
    """The kind that the last words of the name point to: "Kuwait International Airport"."""
    return words.heads_after.get(members[-1].lower)


def head_after(tokens: list[Token], end: int, words: ToponymWords) -> tuple[str | None, int]:
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


def head_before(tokens: list[Token], at: int, words: ToponymWords) -> str | None:
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
