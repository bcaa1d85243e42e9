"""Shows one step of the reading of a sample report, with its real values: ``python docs/follow.py STEP``.

The explanation docs/explanation/how-a-report-is-read.md shows what this prints.
"""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import exp

from spacy.tokens import Token

from tocsin.model.article import Article
from tocsin.model.party import Party
from tocsin.model.record import claim_to_record
from tocsin.model.restoring import article_from_record
from tocsin.reading.casualties import find_casualties
from tocsin.reading.confidence import load_judgement, reckon
from tocsin.reading.document import Document, Sentence, parse_sentences, split_article
from tocsin.reading.draft import Draft
from tocsin.reading.evidence import find_evidence
from tocsin.reading.heads import ROLES
from tocsin.reading.names import Names, find_names
from tocsin.reading.reader import Reader
from tocsin.reading.speech import find_speaker
from tocsin.reading.standings import find_cues
from tocsin.reading.times import find_times
from tocsin.samples import samples_path

SAMPLE = "sample-14-pakistan-afghanistan"
INDEX = 2  # of the sentence followed: the first after title and dateline
STRONGEST = 5
SEEN = 0.5


@dataclass(eq=False)
class Trail:
    """The sample article and what the reader makes of it."""

    reader: Reader
    article: Article

    @cached_property
    def document(self) -> Document:
        """Its sentences, those that may tell an act parsed."""
        document = split_article(self.article, self.reader.nlp)
        parse_sentences(document.sentences, self.reader.nlp, self.may_tell)
        return document

    @property
    def sentence(self) -> Sentence:
        """The sentence followed."""
        return self.document.sentences[INDEX]

    @cached_property
    def names(self) -> Names:
        """Its known names."""
        return find_names(self.document, self.reader.book, self.reader.gazetteer)

    @cached_property
    def meanings(self) -> list[list[Draft]]:
        """Every meaning of every act word of the sentence."""
        found = self.reader.all_meanings(self.article)
        return [drafts for drafts in found if drafts[0].act.sentence.index == INDEX]

    @cached_property
    def drafts(self) -> list[Draft]:
        """The joined drafts of the article."""
        return self.reader.draft(self.article)

    @property
    def joined(self) -> Draft:
        """The draft that the sentence went into."""
        return next(one for one in self.drafts if any(act.sentence.index == INDEX for act in one.members))

    def may_tell(self, sentence: Sentence) -> bool:
        """Whether some act word begins in a sentence."""
        return any(self.reader.lexicon.starts(token.lower_) for token in sentence.tokens)


def split(trail: Trail) -> Iterator[str]:
    """The sentences of the article."""
    for sentence in trail.document.sentences:
        place = f"{sentence.part} {sentence.span.start}-{sentence.span.end}"
        yield f"{sentence.index:2} {place:13} {sentence.text[:66]}"


def screen(trail: Trail) -> Iterator[str]:
    """Which sentences hold a word that may name an act."""
    for sentence in trail.document.sentences:
        words = [token.text for token in sentence.tokens if trail.reader.lexicon.starts(token.lower_)]
        yield f"{sentence.index:2} {'parsed' if words else 'left out':9} {', '.join(words)}"


def parse(trail: Trail) -> Iterator[str]:
    """The parse of the sentence, one word a line: word, tag, role, the word above it."""
    for token in trail.sentence.tokens:
        yield f"{token.text:12} {token.tag_:5} {token.dep_:9} {token.head.text}"


def names(trail: Trail) -> Iterator[str]:
    """The known actors and places of the sentence."""
    for actor in trail.names.actors[INDEX]:
        entry = actor.match.entry
        yield f"actor {trail.sentence.text[actor.start : actor.end]!r}: {entry.name} ({entry.id})"
    for place in trail.names.places[INDEX]:
        found = place.record
        yield f"place {place.name!r}: {found.name} ({found.id}, {found.kind}, {found.country})"


def acts(trail: Trail) -> Iterator[str]:
    """The words that name acts, and what each may mean, likeliest first."""
    weights = load_judgement().meaning
    for drafts in trail.meanings:
        for draft in drafts:
            score = _score(find_evidence(draft, 0, 1), weights.facts) + weights.bias
            modes = ", ".join(draft.act.word.modes) or "no mode"
            yield f"{draft.act.trigger.text!r}: {draft.type}, {modes}, score {score:.2f}"


def sides(trail: Trail) -> Iterator[str]:
    """The nouns on both sides of each act, and the parties that they stand for."""
    for draft in _first_meanings(trail):
        yield f"{draft.act.trigger.text!r}"
        yield f"  done by {_words(draft.act.doers)}: {_parties(draft.actors)}"
        yield f"  done to {_words(draft.act.undergoers)}: {_parties(draft.recipients)}"


def standing(trail: Trail) -> Iterator[str]:
    """How each act stands, and who is its source."""
    for draft in _first_meanings(trail):
        act = draft.act
        cues = [f"{cue.standing} by {cue.word.text!r}" for cue in find_cues(act.head, act.light, act.doers)]
        speaker = find_speaker(act.head, act.sentence)
        yield f"{act.trigger.text!r}: cues {', '.join(cues) or 'none'}"
        yield f"  speaker {speaker.text if speaker else 'none'!r}: {draft.speaker.text if draft.speaker else None}"
        yield f"  standing {draft.standing}"


def when(trail: Trail) -> Iterator[str]:
    """The words of time in the sentence, and the time of each act."""
    for mention in find_times(trail.sentence.text, trail.article.date, "past"):
        words = trail.sentence.text[mention.start : mention.end]
        yield f"words {words!r}: {mention.first} to {mention.last}, {mention.precision}"
    for draft in _first_meanings(trail):
        yield f"act {draft.act.trigger.text!r}: {draft.when.start}, {draft.when.precision}"


def where(trail: Trail) -> Iterator[str]:
    """The place of each act."""
    for draft in _first_meanings(trail):
        place = draft.place
        said = f"{place.name}, {place.country}, {place.precision}, {place.id}" if place else "unknown"
        yield f"act {draft.act.trigger.text!r}: {said}"


def counts(trail: Trail) -> Iterator[str]:
    """The numbers of killed and injured in the sentence."""
    for one in find_casualties(trail.sentence):
        who = ", ".join(token.text for token in one.victims)
        yield f"{one.harm}: {one.count.low} to {one.count.high} ({who}), said by {one.word.text!r}"


def joining(trail: Trail) -> Iterator[str]:
    """The acts of the article that became one claim with the sentence."""
    for act in trail.joined.members:
        yield f"sentence {act.sentence.index}: {act.trigger.text!r}"


def sight(trail: Trail) -> Iterator[str]:
    """What the encoder sees of the act: its type and standing, and who and where."""
    draft = trail.joined
    seen = draft.sights[0]
    yield f"{draft.type} {exp(seen.type(draft.type)):.2f}, {draft.standing} {exp(seen.standing(draft.standing)):.2f}"
    for role in ROLES:
        likely = seen.role(role)
        words = [token.text for token in trail.sentence.tokens[: len(likely)] if likely[token.i] > SEEN]
        yield f"{role}: {' '.join(words) or '-'}"


def confidence(trail: Trail) -> Iterator[str]:
    """The confidence, and the facts that weigh most for and against."""
    draft, weights = trail.joined, load_judgement().claim
    facts = [fact for fact in find_evidence(draft, *draft.order) if fact in weights.facts]
    ranked = sorted(facts, key=lambda fact: (-abs(weights.facts[fact]), fact))
    yield f"{len(facts)} facts with a weight; the strongest:"
    for fact in ranked[:STRONGEST]:
        yield f"{weights.facts[fact]:+.2f} {fact}"
    total = sum(weights.facts[fact] for fact in facts) + weights.bias
    yield f"all together {total:+.2f}; with the encoder, confidence {reckon(draft, *draft.order):.3f}"


def claim(trail: Trail) -> Iterator[str]:
    """The claim, without the spans."""
    wanted = trail.joined.act.trigger.text
    claims = trail.reader.read(trail.article).claims
    found = next(one for one in claims if one.trigger.text == wanted)
    record = {name: value for name, value in claim_to_record(found).items() if "span" not in name}
    for name, value in record.items():
        yield f"{name}: {json.dumps(_without_spans(value), ensure_ascii=False)}"


STEPS: dict[str, Callable[[Trail], Iterator[str]]] = {
    step.__name__: step
    for step in (
        split,
        screen,
        parse,
        names,
        acts,
        sides,
        standing,
        when,
        where,
        counts,
        joining,
        sight,
        confidence,
        claim,
    )
}


def load_trail() -> Trail:
    """The trail of the sample article."""
    lines = (samples_path() / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = map(article_from_record, map(json.loads, lines))
    return Trail(Reader(), next(article for article in articles if article.id == SAMPLE))


def _first_meanings(trail: Trail) -> list[Draft]:
    return [drafts[0] for drafts in trail.meanings]


def _score(facts: dict[str, float], weights: dict[str, float]) -> float:
    return sum(weights.get(fact, 0.0) * value for fact, value in facts.items())


def _words(tokens: list[Token]) -> str:
    return ", ".join(repr(token.text) for token in tokens) or "nobody"


def _parties(parties: tuple[Party, ...]) -> str:
    return ", ".join(f"{party.name} ({party.id or party.kind})" for party in parties) or "unknown"


def _without_spans(value: object) -> object:
    if isinstance(value, dict):
        return {name: one for name, one in value.items() if name != "span"}
    return [_without_spans(one) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in STEPS[sys.argv[1]](load_trail())))
