"""When an act may have happened: the times that its article tells, the day of the report, no time told."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.model.when import UNKNOWN_WHEN, When
from tocsin.reading.choice import Facts, Option, seen_facts, step
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.scene import Scene
from tocsin.reading.timemention import TimeMention
from tocsin.reading.whens import may_date, mentions_of, steps_to, tells_today, token_at

# Times are looked for so many sentences before the act, and so many of each.
BACK, MOST = 12, 3
# The first day told in so many sentences is that of the news.
LEAD = 3
WORDS = (1, 2, 4, 7, 12, 20)
DAYS = (-1, 0, 1, 3, 7, 31, 400)
SENTENCES = (1, 2, 4, 8)
LENGTHS = (1, 3, 6, 12)
Days = tuple[dt.date | None, dt.date | None]


@dataclass(eq=False)
class _Told:
    """A time and where it comes from."""

    when: When
    sources: set[str] = field(default_factory=set)
    facts: Facts = field(default_factory=dict)

    def add(self, source: str, facts: Facts) -> None:
        """Another mention; of what the encoder sees the most counts."""
        self.sources.add(source)
        for name, value in facts.items():
            self.facts[name] = max(value, self.facts.get(name, 0.0)) if name.endswith("seen") else value


def find_days(draft: Draft, sight: ActSight, scene: Scene, others: Sequence[Days]) -> list[Option[When]]:
    """The options for the time of an act, that of the rules first; ``others`` are the times of all drafts."""
    told: dict[Days, _Told] = {}
    for when, source, facts in _mentions(draft, sight, scene):
        told.setdefault((when.start, when.end), _Told(when)).add(source, facts)
    here = sum(1 for one in told.values() if "here" in one.sources)
    return [
        Option(one.when, one.facts | _common(one, draft, sight, scene, min(here, 2), others.count(days)))
        for days, one in told.items()
    ]


def _mentions(draft: Draft, sight: ActSight, scene: Scene) -> Iterator[tuple[When, str, Facts]]:
    sentence, published = draft.act.sentence, scene.published
    yield draft.when, "rule", {}
    yield UNKNOWN_WHEN, "unknown", {}
    # What is told in another tense than the present, without a day, may have been any day.
    if published is not None and tells_today(draft.act.head):
        yield When(published, published, "day"), "today", {}
    for mention in mentions_of(sentence.text, published, draft.ahead):
        token = token_at(sentence, mention) if mention.known else None
        if token is not None and may_date(mention, token, draft.act.head, published, draft.ahead):
            span = sentence.cut(mention.start, mention.end)
            yield mention.when(span), "here", _around(mention, token, draft, sight, scene)
    order = 0
    for before in reversed(scene.sentences[max(0, sentence.index - BACK) : sentence.index]):
        known = [one for one in mentions_of(before.text, published, False) if one.known][:MOST]
        for mention in known:
            facts = _elsewhere(mention, before, draft, sight, scene) | {f"order={min(order, 3)}": 1.0}
            yield mention.when(before.cut(mention.start, mention.end)), "before", facts
            order += 1
    yield from _lead(sentence, scene)


def _lead(sentence: Sentence, scene: Scene) -> Iterator[tuple[When, str, Facts]]:
    """The day of the news, and the stretch from it to the report."""
    for first in scene.sentences[:LEAD]:
        for mention in mentions_of(first.text, scene.published, False) if first is not sentence else ():
            if mention.first is not None and mention.precision == "day":
                span = first.cut(mention.start, mention.end)
                yield mention.when(span), "lead", {}
                if scene.published is not None and mention.first < scene.published:
                    yield When(mention.first, scene.published, "span", span), "since lead", {}
                return


def _around(mention: TimeMention, token: Token, draft: Draft, sight: ActSight, scene: Scene) -> Facts:
    """The facts of a time told in the sentence of the act."""
    sentence, head = draft.act.sentence, draft.act.head
    steps = steps_to(head, token)
    facts = [
        *_kind(mention, ""),
        f"steps={steps if steps is None else min(steps, 5)}",
        f"far={step(abs(token.i - head.i), WORDS)}",
        "after" if token.i > head.i else "before",
    ]
    return dict.fromkeys(facts, 1.0) | _seen(mention, sentence, draft, sight, scene, "here")


def _elsewhere(
    mention: TimeMention, sentence: Sentence, draft: Draft, sight: ActSight, scene: Scene
) -> Facts:
    """The facts of a time told in a sentence before."""
    here = draft.act.sentence
    facts = [
        *_kind(mention, "far "),
        f"far={step(here.index - sentence.index, SENTENCES)}:{sentence.part}",
        f"same={sentence.paragraph == here.paragraph}",
    ]
    return dict.fromkeys(facts, 1.0) | _seen(mention, sentence, draft, sight, scene, "far")


def _kind(mention: TimeMention, way: str) -> list[str]:
    return [
        f"{way}kind={mention.kind}",
        f"{way}role={mention.role}",
        f"{way}grain={mention.grain}",
        f"{way}absolute={mention.absolute}",
        f"{way}prec={mention.precision}",
    ]


def _seen(
    mention: TimeMention, sentence: Sentence, draft: Draft, sight: ActSight, scene: Scene, way: str
) -> Facts:
    likely = scene.likely(sight, sentence, mention.start, mention.end, "time") or 0.0
    return seen_facts(likely, way, f"{draft.type}:{way}")


def _common(one: _Told, draft: Draft, sight: ActSight, scene: Scene, here: int, others: int) -> Facts:
    """The facts of a time wherever it comes from."""
    act, when, sentence = draft.type, one.when, draft.act.sentence
    told, pos = tells_today(draft.act.head), draft.act.word.pos
    sources = sorted(one.sources)
    main = "+".join(sources)
    facts = [f"src={main}", f"{act}:src={main}", f"others={min(others, 3)}"]
    facts += [f"{main}:tense={tense}" for tense in sentence.tenses]
    for source in sources:
        facts += [
            f"from={source}",
            f"{act}:{source}",
            f"{source}:{told}",
            f"{source}:{draft.standing}",
            f"{source}:{pos}:{told}",
            f"{source}:here={here}",
            f"{source}:rule={draft.when.precision}:{draft.when.span is not None}",
            f"{source}:part={sentence.part}",
            f"{source}:speaker={draft.speaker is not None}",
            f"{act}:{source}:{told}",
            f"{source}:length={step(len(scene.sentences), LENGTHS)}",
            f"{source}:index={min(sentence.index, 4)}",
        ]
    if when.start is not None and scene.published is not None:
        ago = step((scene.published - when.start).days, DAYS)
        facts += [f"ago={ago}", f"ago={ago}:{main}"]
    kind = _time_of(when, scene)
    figures = {f"{kind}:{name}": max(-6.0, sight.time(name)) for name in ("today", "other", "unknown")}
    figures[f"{kind}:here={'here' in sources}:other"] = figures[f"{kind}:other"]
    return dict.fromkeys(facts, 1.0) | figures


def _time_of(when: When, scene: Scene) -> str:
    if when.start is None:
        return "unknown"
    return "today" if when.start == when.end == scene.published else "other"
