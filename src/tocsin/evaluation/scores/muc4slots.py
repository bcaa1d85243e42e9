"""The slots of MUC-4 database templates counted: what is right, what is said, what is there."""

from tocsin.evaluation.scores.assignment import best_pairs
from tocsin.evaluation.scores.muc4templates import HARMS, ROLES, Days, Entity, Template

SINGLE = ("incident_type", "stage", "date_exact", "date_overlap", "country", "place")
SLOTS = (*SINGLE, *ROLES, "perp_org_confidence", *HARMS)
Counts = tuple[int, int, int, int]
# Templates of different types pair when so much else agrees.
MUCH = 4


def count_slots(answers: list[Template], golds: list[Template]) -> dict[str, Counts]:
    """Right and all slots of the best pairing of templates; an optional gold template may be missed."""
    cells = [[_compare(answer, gold) for gold in golds] for answer in answers]
    pairs = best_pairs(
        [
            [_worth(cell, answer, gold) for cell, gold in zip(row, golds, strict=True)]
            for row, answer in zip(cells, answers, strict=True)
        ]
    )
    counted = [cells[a][g] for a, g in pairs]
    paired_answers, paired_golds = {a for a, _ in pairs}, {g for _, g in pairs}
    for index, answer in enumerate(answers):
        if index not in paired_answers:
            counted.append({slot: (0, size, 0, 0) for slot, size in _sizes(answer).items()})
    for index, gold in enumerate(golds):
        if index not in paired_golds and not gold.optional:
            counted.append({slot: (0, 0, 0, size) for slot, size in _sizes(gold).items()})
    return {slot: _sum([one.get(slot, (0, 0, 0, 0)) for one in counted]) for slot in SLOTS}


def _sum(counts: list[Counts]) -> Counts:
    return (
        sum(one[0] for one in counts),
        sum(one[1] for one in counts),
        sum(one[2] for one in counts),
        sum(one[3] for one in counts),
    )


def _worth(cell: dict[str, Counts], answer: Template, gold: Template) -> float:
    value = sum(counts[0] for slot, counts in cell.items() if slot != "date_exact")
    return value if answer.types & gold.types or value >= MUCH else 0


def _sizes(template: Template) -> dict[str, int]:
    """How many fillers each slot has."""
    held = (
        template.types,
        template.stages,
        template.days,
        template.days,
        template.countries,
        template.places,
    )
    sizes = {slot: int(bool(value)) for slot, value in zip(SINGLE, held, strict=True)}
    sizes |= {role: len(template.roles[role]) for role in ROLES}
    sizes["perp_org_confidence"] = len(template.confidences)
    return sizes | {harm: int(bool(template.harmed.get(harm))) for harm in HARMS}


def _compare(answer: Template, gold: Template) -> dict[str, Counts]:
    said, true = _sizes(answer), _sizes(gold)
    right = {
        "incident_type": int(bool(answer.types & gold.types)),
        "stage": int(bool(answer.stages & gold.stages)),
        "date_exact": int(any(one == other for one in answer.days for other in gold.days)),
        "date_overlap": int(any(_overlap(one, other) for one in answer.days for other in gold.days)),
        "country": int(bool(answer.countries & gold.countries)),
        "place": int(bool(answer.places & gold.places)),
        "perp_org_confidence": _sure(answer, gold),
    }
    right |= {role: _matched(answer.roles[role], gold.roles[role]) for role in ROLES}
    cell = {slot: (count, said[slot], count, true[slot]) for slot, count in right.items()}
    for harm in HARMS:
        count, known = answer.harmed.get(harm) or 0, gold.harmed[harm]
        if known is None:
            cell[harm] = (0, 0, 0, 0)
            continue
        same = int(count == known and count > 0)
        cell[harm] = (same, int(count > 0), same, int(known > 0))
    return cell


def _matched(said: list[Entity], true: list[Entity]) -> int:
    return len(best_pairs([[float(one <= other) for other in true] for one in said]))


def _sure(answer: Template, gold: Template) -> int:
    """How many organisations have a confidence that the gold gives them."""
    right = sum(
        any(names & others and words & known for others, known in gold.confidences)
        for names, words in answer.confidences
    )
    return min(right, len(gold.confidences))


def _overlap(one: Days, other: Days) -> bool:
    (start, end), (first, last) = one, other
    return (start or "") <= (last or "9999") and (first or "") <= (end or "9999")
