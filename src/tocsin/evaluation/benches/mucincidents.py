"""From the acts of an article to the incidents of MUC-4: which acts count, of what type they are, which are one."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.model.place import Place
from tocsin.model.when import When
from tocsin.reading.acts import Act
from tocsin.reading.document import Sentence
from tocsin.reading.draft import Draft

ATTACK = "attack"
# Older acts are background.
RECENT = timedelta(days=100)
LEAST_CONFIDENCE = 0.15
# A general word for an act takes up one told within so many sentences before.
NEAR = 6
FINE = frozenset({"site", "town", "district", "province"})


@dataclass(eq=False)
class Incident:
    """The drafts of one incident, of one MUC-4 type."""

    type: str
    drafts: list[Draft] = field(default_factory=list)

    @property
    def acts(self) -> list[Act]:
        """All acts joined into its drafts."""
        return [act for draft in self.drafts for act in draft.members]

    @property
    def sentences(self) -> list[Sentence]:
        """Its sentences, each once, in text order."""
        found = {act.sentence.index: act.sentence for act in self.acts}
        return [found[index] for index in sorted(found)]


def find_incidents(drafts: list[Draft], published: date | None) -> list[Incident]:
    """The incidents of an article in text order."""
    found: list[Incident] = []
    for draft in drafts:
        if not _counts(draft, published):
            continue
        kind = type_of(draft)
        same = next((one for one in found if _is_same(one, kind, draft)), None)
        if same is None:
            found.append(Incident(kind, [draft]))
        else:
            same.drafts.append(draft)
    return found


def type_of(draft: Draft) -> str:
    """The MUC-4 type of an act, by its words, else by its modes."""
    words = load_muc_words()
    told = {token.lower_ for act in draft.members for token in act.trigger}
    told |= {" ".join(token.lower_ for token in act.trigger) for act in draft.members}
    for kind, members in words.types.items():
        if told & members:
            return kind
    modes = {mode.name for mode in draft.modes}
    return next((kind for mode, kind in words.modes.items() if mode in modes), ATTACK)


def _counts(draft: Draft, published: date | None) -> bool:
    """Whether an act is an incident: force told as done, not long ago, with somebody or something hit."""
    if draft.type != "ASSAULT" or draft.standing == "negated" or draft.confidence < LEAST_CONFIDENCE:
        return False
    if published is not None and draft.when.end is not None and draft.when.end < published - RECENT:
        return False
    return "territory" not in {mode.name for mode in draft.modes}


def _is_same(one: Incident, kind: str, draft: Draft) -> bool:
    if _differs(one, draft):
        return False
    if one.type == kind:
        return True
    general = all(act.head.lower_ in load_muc_words().general for act in draft.members)
    gap = draft.act.sentence.index - max(sentence.index for sentence in one.sentences)
    return kind == ATTACK and one.type in {"bombing", "arson"} and general and gap <= NEAR


def _differs(one: Incident, draft: Draft) -> bool:
    """Whether place or day tell the draft from those of the incident."""
    return any(
        _places_differ(draft.place, other.place) or _days_differ(draft.when, other.when)
        for other in one.drafts
    )


def _places_differ(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.precision != other.precision:
        return False
    return one.precision in FINE and one.id != other.id


def _days_differ(one: When, other: When) -> bool:
    told = all(when.precision == "day" and when.span is not None for when in (one, other))
    return told and one.start != other.start
