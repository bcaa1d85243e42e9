"""Score MUC-4 templates in three ways: filling of five roles, entities of five roles, and slots of the database."""

import json
from functools import lru_cache

from tocsin.evaluation.bench import Row
from tocsin.evaluation.scores.assignment import best_pairs
from tocsin.evaluation.scores.muc4slots import count_slots
from tocsin.evaluation.scores.muc4templates import ROLES, Entity, Template, read_roles, read_slots

Counts = tuple[int, int, int, int]
"""Right of the answer, its size, right of the gold, its size."""
Tally = dict[str, Counts]
KEPT = 4096
TYPE_WORTH = 2
ANY_PAIR = 1e-6


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """F1 of template filling (``tf_f1``, Du et al. 2021: the type counts as a filler), of entities (``rme_f1``, close
    to Chen et al. 2023) and of the database's slots (``slot_f1``, and each slot by name), and of relevant documents."""
    tf: Tally = {}
    rme: Tally = {}
    slots: Tally = {}
    relevant = [0, 0, 0]
    for row, found in zip(gold, predicted, strict=True):
        templates, full = found.get("templates") or [], found.get("full_templates") or []
        key = json.dumps([templates, full]), json.dumps([row["templates"], row["full_templates"]])
        for total, one in zip((tf, rme, slots), _tally(*key), strict=True):
            _add(total, one)
        told, true = bool(templates or full), bool(row["templates"])
        relevant = [relevant[0] + (told and true), relevant[1] + told, relevant[2] + true]
    exact = slots.pop("date_exact", (0, 0, 0, 0))
    metrics = {"tf_f1": _f1(_sum(tf)), "slot_f1": _f1(_sum(slots)), "rme_f1": _f1(_sum(rme))}
    metrics["relevant_f1"] = _f1((relevant[0], relevant[1], relevant[0], relevant[2]))
    metrics |= {f"tf_{name.lower()}_f1": _f1(counts) for name, counts in tf.items()}
    metrics |= {f"slot_{name.lower()}_f1": _f1(counts) for name, counts in slots.items()}
    metrics["slot_date_exact_f1"] = _f1(exact)
    return metrics


@lru_cache(maxsize=KEPT)
def _tally(found: str, true: str) -> tuple[Tally, Tally, Tally]:
    """The counts of one document, kept since resampling asks for them again and again."""
    templates, full = json.loads(found)
    true_templates, true_full = json.loads(true)
    answers, golds = [read_roles(one) for one in templates], [read_roles(one) for one in true_templates]
    return (
        _fill(answers, golds),
        _entities(answers, golds),
        count_slots([read_slots(one) for one in full], [read_slots(one) for one in true_full]),
    )


def _fill(answers: list[Template], golds: list[Template]) -> Tally:
    """Right fillers of the best pairing of templates of one type; a filler is right when all its mentions belong to one
    entity of the same role."""
    worth = [
        [TYPE_WORTH + sum(map(sum, _fillers(a, g).values())) if a.types & g.types else 0 for g in golds]
        for a in answers
    ]
    pairs = best_pairs(worth)
    tally = {"incident_type": (len(pairs), len(answers), len(pairs), len(golds))} | _sizes(answers, golds)
    for a, g in pairs:
        for role, (said, true) in _fillers(answers[a], golds[g]).items():
            _add(tally, {role: (said, 0, true, 0)})
    return tally


def _fillers(answer: Template, gold: Template) -> dict[str, tuple[int, int]]:
    return {
        role: (
            sum(any(one <= true for true in gold.roles[role]) for one in answer.roles[role]),
            sum(any(one <= true for one in answer.roles[role]) for true in gold.roles[role]),
        )
        for role in ROLES
    }


def _entities(answers: list[Template], golds: list[Template]) -> Tally:
    def right(answer: Template, gold: Template, role: str) -> int:
        return matched(answer.roles[role], gold.roles[role])

    worth = [
        [ANY_PAIR + sum(right(a, g, role) for role in ROLES) if a.types & g.types else 0 for g in golds]
        for a in answers
    ]
    tally = _sizes(answers, golds)
    for a, g in best_pairs(worth):
        for role in ROLES:
            count = right(answers[a], golds[g], role)
            _add(tally, {role: (count, 0, count, 0)})
    return tally


def matched(said: list[Entity], true: list[Entity]) -> int:
    """How many entities pair one to one, the mentions of the answer all being of the gold."""
    return len(best_pairs([[float(one <= other) for other in true] for one in said]))


def _sizes(answers: list[Template], golds: list[Template]) -> Tally:
    return {
        role: (0, sum(len(one.roles[role]) for one in answers), 0, sum(len(one.roles[role]) for one in golds))
        for role in ROLES
    }


def _add(total: Tally, one: Tally) -> None:
    for name, counts in one.items():
        known = total.get(name, (0, 0, 0, 0))
        total[name] = (known[0] + counts[0], known[1] + counts[1], known[2] + counts[2], known[3] + counts[3])


def _sum(tally: Tally) -> Counts:
    total: Tally = {}
    for counts in tally.values():
        _add(total, {"": counts})
    return total.get("", (0, 0, 0, 0))


def _f1(counts: Counts) -> float:
    precision = counts[0] / counts[1] if counts[1] else 0.0
    recall = counts[2] / counts[3] if counts[3] else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
