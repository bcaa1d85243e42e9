"""A bundle without the names of private persons, and with short quotes.

Officials, leaders and groups keep their names: they answer for what they do. A private person is one to whom no
report of the incident gives an office.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from tocsin.exports.bundle import Bundle
from tocsin.exports.plaintext import clip
from tocsin.exports.privatenames import NamedPersons, PersonsInReports, is_person, without_possessive
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.model.article import Article
from tocsin.model.claim import Claim
from tocsin.model.grade import Grade
from tocsin.model.incident import Figure, Incident, PartyTally
from tocsin.model.party import Party
from tocsin.model.span import Span

PRIVATE = "private person"
LONGEST_QUOTE = 300
SHORTEST_PART = 3


class Blackout:
    """Replaces the names of private persons in text, whole and by their first or last word."""

    def __init__(self, persons: NamedPersons) -> None:
        self._private = persons.private
        held = {word for name in persons.public for word in name.split()}
        parts = {
            part for name in persons.private for part in _parts(without_possessive(name)) if part not in held
        }
        names = {without_possessive(name) for name in persons.private}
        whole = _ordered(name for name in names if " " in name)
        lone = _ordered(name for name in names if " " not in name and name not in parts)
        # Headlines may be in capitals. A word alone must be written as a name is, for it can be a common word too; one
        # that no longer name explains must not be the start of another name.
        words = [
            *(f"(?i:{name})" for name in whole),
            *_ordered(parts),
            *(f"{name}(?! [A-Z])" for name in lone),
        ]
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None

    def __bool__(self) -> bool:
        """Whether there is any name to replace."""
        return self._pattern is not None

    def text(self, text: str) -> str:
        """The text without the names."""
        return self._pattern.sub(PRIVATE, text) if self._pattern else text

    def maybe(self, text: str | None) -> str | None:
        """The text without the names, None for none."""
        return self.text(text) if text is not None else None

    def span(self, span: Span) -> Span:
        """The span with its words replaced; it still starts where the report has it."""
        words = self.text(span.text)
        return span if words == span.text else Span(span.start, span.start + len(words), words, span.part)

    def party(self, party: Party) -> Party:
        """The party, nameless if it is a private person."""
        if is_person(party) and party.name in self._private:
            return replace(party, name=PRIVATE, span=_span(party.span, PRIVATE))
        return replace(party, name=self.text(party.name), span=self.span(party.span))

    def tally(self, party: PartyTally) -> PartyTally:
        """The same for a party of an incident."""
        if is_person(party) and party.name in self._private:
            return replace(party, name=PRIVATE)
        return replace(party, name=self.text(party.name))


def redact(bundle: Bundle) -> Bundle:
    """The bundle with private persons' names replaced everywhere, and without the texts of the articles.

    Spans of the claims start where the reports have them; where a name was replaced their length differs.
    """
    reports = PersonsInReports(bundle)
    tellings = dict(bundle.tellings)
    incidents = []
    for incident in bundle.incidents:
        blackout = Blackout(reports.of_incident(incident))
        if not blackout:
            incidents.append(incident)
            continue
        incidents.append(_incident(incident, blackout))
        for telling in bundle.tellings_of(incident):
            claim = _claim(telling.claim, blackout)
            tellings[telling.key] = replace(telling, claim=claim, title=blackout.maybe(telling.title))
    articles = {
        key: _article(article, Blackout(reports.of_article(key))) for key, article in bundle.articles.items()
    }
    kept = {key for incident in bundle.incidents for key in incident.claims}
    shown = {key: telling for key, telling in tellings.items() if key in kept}
    return replace(bundle, incidents=tuple(incidents), tellings=shown, articles=articles)


def quote(text: str) -> str:
    """A sentence as exports print it: 300 characters at most."""
    return clip(text, LONGEST_QUOTE)


def _ordered(names: Iterable[str]) -> list[str]:
    return [re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))]


def _parts(name: str) -> Iterable[str]:
    """The first and the last word of a name that stand for it alone, unless they are a known actor's name."""
    words = name.split()
    if len(words) < 2:
        return
    for word in (words[0], words[-1]):
        if len(word) >= SHORTEST_PART and not load_actor_book().find(word, frozenset()):
            yield word


def _span(span: Span, words: str) -> Span:
    return Span(span.start, span.start + len(words), words, span.part)


def _article(article: Article, blackout: Blackout) -> Article:
    return replace(article, title=blackout.maybe(article.title), text="")


def _claim(claim: Claim, blackout: Blackout) -> Claim:
    return replace(
        claim,
        actors=tuple(blackout.party(party) for party in claim.actors),
        recipients=tuple(blackout.party(party) for party in claim.recipients),
        trigger=blackout.span(claim.trigger),
        sentence=blackout.span(claim.sentence),
        speaker=blackout.span(claim.speaker) if claim.speaker else None,
        standing_span=blackout.span(claim.standing_span) if claim.standing_span else None,
    )


def _incident(incident: Incident, blackout: Blackout) -> Incident:
    place, text = incident.place, blackout.text
    return replace(
        incident,
        grade=Grade(incident.grade.name, tuple(text(reason) for reason in incident.grade.reasons)),
        actors=tuple(blackout.tally(party) for party in incident.actors),
        recipients=tuple(blackout.tally(party) for party in incident.recipients),
        when=replace(incident.when, words=text(incident.when.words)),
        place=replace(place, words=text(place.words)) if place else None,
        killed=_figure(incident.killed, blackout) if incident.killed else None,
        injured=_figure(incident.injured, blackout) if incident.injured else None,
        links=tuple(replace(link, words=text(link.words)) for link in incident.links),
    )


def _figure(figure: Figure, blackout: Blackout) -> Figure:
    voices = tuple(replace(voice, speaker=blackout.maybe(voice.speaker)) for voice in figure.voices)
    return replace(figure, words=blackout.text(figure.words), voices=voices)
