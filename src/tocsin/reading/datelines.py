"""The dateline of a report: where and when it was filed and by whom, before a dash (GOMA, DR Congo (AFP) -)."""

import re

CAP = r"[A-ZÀ-ÖØ-Þ][\w'’.\-]*"
REACH = 140  # characters within which a dateline ends
DASH = re.compile(r"\s*(--|[-–—―_])\s+((?:\[[^\]\n]{1,80}\]\s*)*)(?=[\"“‘'\[(]*[A-Z0-9À-ÖØ-Þ])")
AGENCY = re.compile(r"\(([^()\n]{2,40})\)$")
DATE = re.compile(rf",?\s+(?:\d{{1,2}}\.?\s+{CAP}|{CAP}\s+\d{{1,2}})(?:,?\s+\d{{2,4}})?$")
WORD = re.compile(rf"{CAP}$")
JOINTS = frozenset({"de", "del", "la", "of", "and", "the", "al", "el"})
SHOUT = re.compile(r"[A-ZÀ-ÖØ-Þ]{3}[A-ZÀ-ÖØ-Þ'’.\-]*$")
LETTER = r"[A-ZÀ-ÖØ-Þ'’.\-/]"
COLON = re.compile(rf"[A-ZÀ-ÖØ-Þ]{LETTER}{{1,20}}(?:[, ]+{LETTER}{{2,20}}){{1,2}}:\s+(?=[\"“‘'A-Z0-9])")
MOST_PARTS, MOST_WORDS = 3, 4


def dateline_length(text: str) -> int:
    """How many characters at the start of a text are its dateline, notes in brackets and the dash after it included."""
    head = text[:REACH]
    for dash in DASH.finditer(head):
        if _is_dateline(head[: dash.start()].strip(), dash.group(1)):
            after = DASH.match(text, dash.start())
            return after.end() if after else dash.end()
    colon = COLON.match(head)
    return colon.end() if colon else 0


def _is_dateline(words: str, dash: str) -> bool:
    """Whether the words before a dash say no more than place, day and agency."""
    agency = AGENCY.search(words)
    rest = words[: agency.start()].strip() if agency else words
    if not rest:
        return agency is not None and words[1].isupper()
    date = DATE.search(rest)
    parts = re.split(r"\s*[,/]\s*", rest[: date.start()] if date else rest)
    if len(parts) > MOST_PARTS or not all(map(_is_place, parts)):
        return False
    shouted = all(SHOUT.match(word) for word in parts[0].split())
    return bool(agency or date or shouted or (len(parts) > 1 and dash != "-"))


def _is_place(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= MOST_WORDS and all(WORD.match(word) or word in JOINTS for word in words)
