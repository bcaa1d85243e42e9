"""Where an act may have happened: the places that its article names, and nowhere told."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from tocsin.model.place import Place
from tocsin.reading.choice import UNSEEN, Facts, Option, seen_facts, step
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.names import PlaceName
from tocsin.reading.scene import Scene
from tocsin.reading.typehabits import load_type_habits
from tocsin.reading.wheres import (
    EVIDENCE,
    REACH_BACK,
    inherit_place,
    is_located,
    place_of,
    preposition_of,
    ring_of,
    token_of,
)

# Places are looked for so many sentences after the act.
ON = 3
WORDS = (1, 2, 4, 7, 12, 20)
FAR = 9
SENTENCES = (0, 1, 2, 4, 8, 16)
LENGTHS = (1, 2, 3, 5, 10, 20)


@dataclass(eq=False)
class _Mention:
    """One mention of a place: how it comes up, what is told around it, how likely the encoder thinks it the place."""

    place: Place
    source: str
    facts: Facts = field(default_factory=dict)
    seen: float = 0.0
    ring: int = FAR


@dataclass(eq=False)
class _Named:
    """A place and where the article names it."""

    place: Place
    sources: set[str] = field(default_factory=set)
    facts: Facts = field(default_factory=dict)
    here: float = 0.0
    far: float = 0.0
    ring: int = FAR

    def add(self, mention: _Mention) -> None:
        """Another mention; of what the encoder sees the likeliest counts, of all else the first."""
        self.sources.add(mention.source)
        if mention.source == "here":
            self.here, self.ring = max(self.here, mention.seen), min(self.ring, mention.ring)
        else:
            self.far = max(self.far, mention.seen)
        # What other sentences say of a place named beside the act counts for little.
        if mention.source == "here" or "here" not in self.sources:
            self.facts = mention.facts | self.facts


def find_places(draft: Draft, sight: ActSight, scene: Scene) -> list[Option[Place | None]]:
    """The options for the place of an act, that of the rules first, no place last."""
    named: dict[tuple[str, str | None, str], _Named] = {}
    for mention in _mentions(draft, sight, scene):
        place = mention.place
        named.setdefault((place.name, place.country, place.precision), _Named(place)).add(mention)
    best = max((max(one.here, one.far) for one in named.values()), default=0.0)
    nearest = min((one.ring for one in named.values()), default=FAR)
    options: list[Option[Place | None]] = [
        Option(one.place, one.facts | _sight(one, draft.type, best) | _common(one, draft, scene, nearest))
        for one in named.values()
    ]
    return [*options, Option(None, _nowhere(draft, scene, len(options), best, nearest))]


def _mentions(draft: Draft, sight: ActSight, scene: Scene) -> Iterator[_Mention]:
    here = draft.act.sentence
    if draft.place is not None:
        yield _Mention(draft.place, "rule")
    for name in scene.names.places.get(here.index, ()):
        seen = scene.likely(sight, here, name.start, name.end, "place") or 0.0
        token = token_of(name, here)
        facts = {} if token is None else _around(token, draft)
        for role in ("actor", "recipient"):
            facts |= seen_facts(scene.likely(sight, here, name.start, name.end, role) or 0.0, f"as {role}")
        yield _Mention(place_of(name, here), "here", facts, seen, _located(token, draft))
    before = inherit_place(here, scene.sentences, scene.names)
    if before is not None:
        yield _Mention(before, "inherited")
    first = next((one.index for one in scene.sentences if one.part == "text"), 0)
    for sentence in scene.sentences[max(0, here.index - REACH_BACK) : here.index + ON + 1]:
        if sentence is not here:
            for name in scene.names.places.get(sentence.index, ()):
                place = place_of(name, sentence)
                facts = _elsewhere(name, sentence, draft)
                seen = scene.likely(sight, sentence, name.start, name.end, "place") or 0.0
                if sentence.part == "title":
                    yield _Mention(place, "title", facts, seen)
                    continue
                if sentence.index == first:
                    yield _Mention(place, "lead", facts, seen)
                yield _Mention(place, "before" if sentence.index < here.index else "after", facts, seen)


def _around(token: Token, draft: Draft) -> Facts:
    """The facts of a name in the sentence of the act."""
    act, head = draft.type, draft.act.head
    ring = ring_of(head, set(draft.act.undergoers), token, load_type_habits()[act])
    order = "after" if token.i > head.i else "before"
    preposition = preposition_of(token)
    facts = (
        f"ring={ring}",
        f"ring={ring}:prep={preposition}",
        f"{act}:ring={ring}",
        f"prep={preposition}",
        f"{act}:prep={preposition}",
        f"{order}:{step(abs(token.i - head.i), WORDS)}",
        f"dep={token.dep_}",
    )
    return dict.fromkeys(facts, 1.0)


def _located(token: Token | None, draft: Draft) -> int:
    """The ring around the act in which a name tells where, ``FAR`` when it does not."""
    if token is None or not is_located(token):
        return FAR
    ring = ring_of(draft.act.head, set(draft.act.undergoers), token, load_type_habits()[draft.type])
    return FAR if ring is None else ring


def _elsewhere(name: PlaceName, sentence: Sentence, draft: Draft) -> Facts:
    """The facts of a name in another sentence."""
    away = sentence.index - draft.act.sentence.index
    told = bool(EVIDENCE & set(name.found.toponym.evidence))
    facts: Facts = {f"told={told}": 1.0}
    if sentence.part != "title":
        way, steps = "before" if away < 0 else "after", step(abs(away), SENTENCES)
        facts |= {f"{way}:far={steps}:told={told}": 1.0, f"{way} far": float(steps)}
    return facts


def _sight(one: _Named, act: str, best: float) -> Facts:
    """What the encoder sees of a place; ``best`` is what it thinks the likeliest of all."""
    facts = seen_facts(one.here, "here", f"{act}:here") | seen_facts(one.far, "far", f"{act}:far")
    share = max(one.here, one.far)
    way = "here" if one.here >= one.far else "far"
    if best > UNSEEN:
        first = "first" if share == best else "not first"
        facts |= seen_facts(best, first, f"{first}:{way}")
    return facts


def _common(one: _Named, draft: Draft, scene: Scene, nearest: int) -> Facts:
    """The facts of a place whichever way it is named."""
    act, place, here, countries = draft.type, one.place, "here" in one.sources, scene.names.countries
    ruled = draft.place is not None
    main = "+".join(sorted(one.sources - {"before", "after"}))
    facts = [f"src={main}", f"{act}:src={main}", f"{draft.standing}:src={main}"]
    for source in sorted(one.sources):
        facts += [f"from={source}", f"{act}:from={source}", f"{source}:rule={ruled}"]
    sides = (("a", draft.actors), ("r", draft.recipients))
    tie = "+".join(
        name for name, side in sides if place.country and place.country in {p.country for p in side}
    )
    top = bool(countries) and place.country == countries.most_common(1)[0][0]
    facts += [
        f"nearest={nearest}:{here}",
        f"nearest={nearest}:own={one.ring == nearest}",
        f"prec={place.precision}",
        f"{act}:prec={place.precision}",
        f"prec={place.precision}:here={here}",
        f"top={top}:here={here}",
        f"tie={tie}:{here}",
        f"{act}:tie={tie}:{here}",
        f"tie={tie}:prec={place.precision}:{here}",
        f"word={draft.act.word.phrase}:{here}",
        f"part={draft.act.sentence.part}:{here}",
    ]
    share = countries[place.country] / max(1, countries.total()) if place.country else 0.0
    figures = {"share": share, f"share:here={here}": share, f"{act}:share:{here}": share}
    return figures | dict.fromkeys([*facts, "ambiguous"] if place.ambiguous else facts, 1.0)


def _nowhere(draft: Draft, scene: Scene, total: int, best: float, nearest: int) -> Facts:
    """The facts that speak for no place."""
    act, here = draft.type, draft.act.sentence
    named = min(len(scene.names.places.get(here.index, ())), 2)
    dated = f"{draft.when.precision}:{draft.when.span is not None}"
    facts = (
        "none",
        f"none:{act}",
        f"none:{act}:{draft.standing}",
        f"none:rule={draft.place is not None}",
        f"none:here={named}",
        f"none:nearest={nearest}",
        f"none:{act}:here={named}",
        f"none:word={draft.act.word.phrase}",
        f"none:options={min(total, 4)}",
        f"none:part={here.part}",
        f"none:when={dated}",
        f"none:dated={scene.published is not None}",
        f"none:actors={bool(draft.actors)}",
        f"none:toll={bool(draft.killed or draft.injured)}",
        f"none:length={step(len(scene.sentences), LENGTHS)}",
    )
    return dict.fromkeys(facts, 1.0) | seen_facts(best, "none", f"none:{act}")
