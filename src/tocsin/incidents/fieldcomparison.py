"""Two claims field by field: what forbids that they are one act, and what speaks for and against it."""

from collections.abc import Iterator

from tocsin.incidents.finding import Finding
from tocsin.incidents.partycomparison import compare_sides
from tocsin.incidents.placecomparison import compare_places, two_towns
from tocsin.incidents.timecomparison import compare_days, sums_up, two_days
from tocsin.incidents.tollcomparison import compare_toll
from tocsin.incidents.typeclasses import class_of, modes_fit
from tocsin.incidents.weights import Limits
from tocsin.incidents.wordcomparison import compare_words
from tocsin.model.claim import Claim
from tocsin.model.telling import Telling

AHEAD = frozenset({"threatened", "called-for"})
# Of one text: what its supposed actors say of one act is one act all the same.
RIVAL = frozenset({"claimed", "alleged", "denied"})


def forbid(one: Telling, other: Telling, limits: Limits) -> Finding | None:
    """What makes it certain that two claims tell of two acts, or None."""
    a, b = one.claim, other.claim
    if class_of(a.type) != class_of(b.type):
        return Finding("type", "type_class", 1.0, f"{a.type} and {b.type} are never one act")
    if (a.standing in AHEAD) != (b.standing in AHEAD):
        return Finding("standing", "ahead", 1.0, f"{a.standing} and {b.standing}: one lies ahead")
    if sums_up(a.when, b.when, limits) or sums_up(b.when, a.when, limits):
        return Finding("when", "campaign", 1.0, "one adds up acts of many days, the other tells of one")
    return two_days(a.when, b.when, limits) or two_towns(a.place, b.place, limits)


def of_one_text(one: Telling, other: Telling) -> Finding | None:
    """What settles claims of one article or of two copies of it, ``value`` 1 for one act and 0 for two; None for
    claims of two texts. A text's own claims are acts of their own, unless rivals say of one act whose it was."""
    a, b = one.claim, other.claim
    told_alike = (a.sentence.text, a.trigger.text) == (b.sentence.text, b.trigger.text)
    if one.article == other.article:
        if told_alike and a.trigger == b.trigger and {a.standing, b.standing} & RIVAL:
            return Finding("copy", "copy", 1.0, "one act of one text, laid at two doors")
        return Finding("copy", "copy", 0.0, "two acts of one text")
    # A copy may have a headline of its own, which tells of an act of the text in other words.
    if one.copy != other.copy or "title" in (a.trigger.part, b.trigger.part):
        return None
    if told_alike:
        same = _names(a) == _names(b)
        return Finding("copy", "copy", 1.0, "the same words in two copies of one text") if same else None
    return Finding("copy", "copy", 0.0, "two acts of one text, in two copies of it")


def compare_fields(one: Telling, other: Telling, limits: Limits) -> Iterator[Finding]:
    """What each field shows, in the order of the codebook; a field that one claim lacks shows nothing."""
    a, b = one.claim, other.claim
    if a.type == b.type:
        yield Finding("type", "type_same", 1.0, f"both {a.type}")
    else:
        yield Finding("type", "type_other", 1.0, f"{a.type} and {b.type}, told of one act at times")
    fit = modes_fit([mode.name for mode in a.modes], [mode.name for mode in b.modes])
    if fit is not None:
        names = f"{_modes(a)} and {_modes(b)}"
        yield Finding("modes", "modes_same" if fit else "modes_other", 1.0, names)
    if (a.standing == "negated") != (b.standing == "negated"):
        yield Finding("standing", "negated", 1.0, f"{a.standing} here, {b.standing} there")
    yield from compare_sides((a.actors, b.actors), (a.recipients, b.recipients))
    yield from compare_days(one, other, limits)
    yield from compare_places(a.place, b.place, limits)
    yield from compare_toll("killed", a.killed, b.killed)
    yield from compare_toll("injured", a.injured, b.injured)
    yield from compare_words(one, other)


def _modes(claim: Claim) -> str:
    return ", ".join(mode.name for mode in claim.modes)


def _names(claim: Claim) -> list[str]:
    return [party.name for party in claim.actors]
