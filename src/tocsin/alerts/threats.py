"""A threat against a named site: what is threatened, and the words that name it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.alerts.rules import Rule
from tocsin.alerts.sitewords import named_pattern, site_pattern
from tocsin.model.claim import Claim
from tocsin.model.incident import Incident
from tocsin.model.span import Span
from tocsin.model.telling import Telling

THREAT, THREATENED = "THREATEN", "threatened"
NAME_BEFORE = re.compile(r"(?:(?:[A-Z][\w.'’-]*|al-[A-Z]\w*)\s+){1,4}$")


@dataclass(frozen=True, slots=True)
class SiteFound:
    """The words that name a site, and where they stand: ``recipient``, ``place`` or ``sentence``."""

    words: str
    where: str


def find_site(incident: Incident, tellings: Iterable[Telling], rule: Rule) -> SiteFound | None:
    """The site that an incident threatens: by those threatened, else the place, else the sentence of a threat.

    None where the incident is no threat, or names no site. Words of who speaks and who threatens do not count.
    """
    threats = [one.claim for one in tellings if is_threat(one.claim)]
    if not threats and incident.type != THREAT:
        return None
    patterns = [named_pattern(rule.sites)] if rule.sites else []
    if rule.site_kinds or not rule.sites:
        patterns.append(site_pattern(rule.site_kinds))
    for where, text, out in _texts(incident, threats):
        for pattern in patterns:
            for found in pattern.finditer(text):
                if not any(start <= found.start() < end for start, end in out):
                    return SiteFound(_with_name(text, found), where)
    return None


def is_threat(claim: Claim) -> bool:
    """Whether a claim is a threat, or an act that is threatened."""
    return claim.type == THREAT or claim.standing == THREATENED


def _texts(incident: Incident, threats: list[Claim]) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Where a site can be named: the kind of place, the text, and the stretches of it that do not count."""
    for party in incident.recipients:
        yield "recipient", party.name, []
    for claim in threats:
        for recipient in claim.recipients:
            yield "recipient", recipient.span.text, []
    if incident.place is not None:
        yield "place", incident.place.place.name, []
    for claim in threats:
        if claim.place is not None and claim.place.span is not None:
            yield "place", claim.place.span.text, []
    for claim in threats:
        yield "sentence", claim.sentence.text, list(_not_threatened(claim))


def _not_threatened(claim: Claim) -> Iterator[tuple[int, int]]:
    spans: list[Span | None] = [claim.speaker, *(party.span for party in claim.actors)]
    for span in spans:
        if span is not None and claim.sentence.covers(span):
            start = span.start - claim.sentence.start
            yield start, start + len(span.text)


def _with_name(text: str, found: re.Match[str]) -> str:
    """The words with the name before them: ``US embassy``, ``Ain al-Asad base``."""
    before = NAME_BEFORE.search(text[: found.start()])
    words = (before.group() if before else "") + found.group()
    return re.sub(r"^(?:The|A|An)\s+", "", words)
