"""Who is named near an act, in its sentence or another, and how likely the encoder thinks each on either side."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from tocsin.model.party import Party
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.scene import Scene
from tocsin.reading.sidewords import SIDES, log_odds

# Mentions are looked for in the title, and so many sentences before the act and after it.
BACK, ON = 8, 3
# Who is named in one of so many sentences before counts, who is named farther when the encoder thinks it so likely.
CLOSE, LIKELY = 2, 0.05
AWAY = (1, 2, 3, 5)
MOST = 5
UNSEEN = log_odds(0.0)


class Told(NamedTuple):
    """How far away a party is named at the nearest, and how often near the act; None where it is not."""

    away: str | None
    times: str | None


@dataclass(eq=False)
class Near:
    """A party named near an act: what that makes of it, its mentions, and for each side how likely the encoder thinks
    the likeliest of them in another sentence, None where it saw none."""

    told: Told
    sources: list[str] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    shares: list[float] | None = None


NOT_NEAR = Near(Told(None, None))


def find_near(draft: Draft, sight: ActSight, scene: Scene) -> dict[str, Near]:
    """Those named near a draft, by name."""
    here = draft.act.sentence
    counts: dict[str, int] = {}
    found: dict[str, Near] = {}
    nearest: dict[str, int] = {}
    first = max(0, here.index - BACK)
    titles = [one for one in scene.sentences[:first] if one.part == "title"]
    for sentence in (*titles, *scene.sentences[first : here.index + ON + 1]):
        away = here.index - sentence.index
        for mention in scene.mentions[sentence.index]:
            name = mention.party.name
            shares = [] if not away else _shares(mention.start, mention.end, sentence.index, sight, scene)
            source = _source(away, sentence.part, mention.party, max(shares, default=0.0))
            if source is None and name not in found:
                continue
            one = found.setdefault(name, Near(Told(None, None)))
            counts[name] = counts.get(name, 0) + 1
            nearest[name] = min(nearest.get(name, abs(away)), abs(away))
            if source is not None and source not in one.sources:
                one.sources.append(source)
                one.parties.append(mention.party)
            if shares:
                one.shares = [max(pair) for pair in zip(one.shares or shares, shares, strict=True)]
    for name, one in found.items():
        one.told = Told(str(bisect_right(AWAY, nearest[name])), str(min(counts[name], MOST)))
    return found


def _source(away: int, part: str, party: Party, likely: float) -> str | None:
    """What brings up a party named there; None when that is nothing."""
    if not away:
        return "person" if party.kind == "person" else "name"
    if part == "title":
        return "title"
    return "near" if likely >= LIKELY or 0 < away <= CLOSE else None


def _shares(start: int, end: int, index: int, sight: ActSight, scene: Scene) -> list[float]:
    """For each side the probability of the likeliest token; nothing where the encoder did not read both at once."""
    sentence = scene.sentences[index]
    found = [scene.likely(sight, sentence, start, end, role) for role in SIDES]
    return [share for share in found if share is not None]
