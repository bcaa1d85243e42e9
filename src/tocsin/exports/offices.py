"""Whether a report gives the bearer of a name an office: "defence minister NAME", "NAME, the rebels' commander"."""

import re

from tocsin.exports.officewords import load_office_words, standing_of
from tocsin.knowledge.roles import role_of

WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
REACH = 90
LONGEST_OFFICE = 4
AGE = re.compile(r"\s*,?\s*\(?(?:aged\s+)?\d{1,3}\)?\s*(?=,)")
ADDITION = re.compile(r"\s*(?:,|\(|–|—| - )\s*([^,.;()–—]{3,80})")


def holds_office(name: str, text: str) -> bool:
    """Whether an office stands beside some mention of the name in the text."""
    mentions = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return any(
        _office_before(text[max(0, mention.start() - REACH) : mention.start()], text[mention.end() :])
        or _office_after(text[mention.end() : mention.end() + REACH])
        for mention in mentions
    )


def _office_before(before: str, after: str) -> bool:
    """The word right before decides: "President NAME", "the president, NAME," but not "the president's son NAME"."""
    words = list(WORD.finditer(before))
    if not words:
        return False
    last, gap = words[-1].group(), before[words[-1].end() :]
    if gap.strip() not in {"", ","} or not gap or last.lower().endswith(("'s", "’s")):
        return False
    if gap.strip() == "," and not re.match(r"\s*[,.;]", after):
        return False
    return standing_of(last) is True or _ends_in_office([word.group().lower() for word in words])


def _ends_in_office(words: list[str]) -> bool:
    """Offices of several words: "secretary of state", "attorney general"."""
    phrases = (role_of(" ".join(words[-width:])) for width in range(2, LONGEST_OFFICE + 1))
    return any(role is not None and role.kind == "official" for role in phrases)


def _office_after(after: str) -> bool:
    """The first telling word of what is added after the name decides: "NAME, 54, governor of X"."""
    age = AGE.match(after)
    addition = ADDITION.match(after[age.end() :] if age else after)
    if addition is None:
        return False
    leading = load_office_words().leading
    for word in WORD.findall(addition.group(1)):
        if word.lower() in leading:
            return True
        standing = standing_of(word)
        if standing is not None:
            return standing
    return False
