"""Figures of a network on held-out examples, each as one line."""

import torch
from batch import make_batch
from examples import Example
from network import Network
from otherexamples import YIELD

from tocsin.reading.heads import ROLES, TYPES


@torch.no_grad()
def measure_claims(network: Network, examples: list[Example]) -> str:
    """Triggers (a run overlaps a coded one of its type), standing, time, and roles by token F1, as one line."""
    network.eval()
    hit = given = coded = standing = when = whens = claims = 0
    role = torch.zeros(len(ROLES), 3)
    for one in examples:
        batch = make_batch([one])
        _, s, w, r, _ = network(batch)
        types = network.kind(network.vectors(batch))[0].argmax(-1).tolist()
        runs, i = [], 0
        while i < len(types):
            j = i
            while j < len(types) and types[j] == types[i]:
                j += 1
            if types[i]:
                runs.append((types[i] - 1, set(range(i, j))))
            i = j
        given, coded = given + len(runs), coded + len(one.told)
        left = list(runs)
        for number, told in enumerate(one.told):
            match = next((run for run in left if run[0] == told.type and run[1] & set(told.trigger)), None)
            if match:
                left.remove(match)
                hit += 1
            claims += 1
            standing += int(s[number].argmax()) == told.standing
            if told.time >= 0:
                whens += 1
                when += int(w[number].argmax()) == told.time
            for k in range(len(ROLES)):
                got = set((r[number, :, k] > 0).nonzero().flatten().tolist())
                want = set(told.roles[k])
                role[k] += torch.tensor([len(got & want), len(got), len(want)], dtype=torch.float)
    f = " ".join(f"{n} {2 * c[0] / (c[1] + c[2]):.3f}" for n, c in zip(ROLES, role, strict=True))
    p, q = hit / max(given, 1), hit / max(coded, 1)
    told = f"standing {standing / claims:.3f} time {when / max(whens, 1):.3f}"
    return f"P {p:.3f} R {q:.3f} F {2 * hit / (given + coded):.3f} {told} {f}"


@torch.no_grad()
def measure_pairs(network: Network, examples: list[Example]) -> str:
    """Share of right types and their macro F1 over PLV's roots."""
    network.eval()
    want, got = [], []
    for one in examples:
        logits = network(make_batch([one]))[4]
        for pair, line in zip(one.pairs, logits, strict=True):
            want.append(_root(pair.types[0]))
            share = line.softmax(-1)
            sums: dict[str, float] = {}
            for k in range(len(TYPES)):
                sums[_root(k)] = sums.get(_root(k), 0.0) + float(share[k])
            got.append(max(sums, key=lambda name: sums[name]))
    f = []
    for name in set(want):
        tp = sum(a == b == name for a, b in zip(want, got, strict=True))
        f.append(2 * tp / (want.count(name) + got.count(name)))
    right = sum(a == b for a, b in zip(want, got, strict=True)) / len(want)
    return f"right {right:.3f} macro F1 {sum(f) / len(f):.3f}"


@torch.no_grad()
def measure_places(network: Network, examples: list[Example]) -> str:
    """Token F1 of the place role."""
    network.eval()
    tp = g = p = 0
    for one in examples:
        likely = network(make_batch([one]))[3][0, :, ROLES.index("place")] > 0
        got, want = set(likely.nonzero().flatten().tolist()), set(one.told[0].roles[ROLES.index("place")])
        tp, g, p = tp + len(got & want), g + len(want), p + len(got)
    return f"places token F1 {2 * tp / (g + p):.3f}"


def _root(number: int) -> str:
    return "YIELD" if TYPES[number] in YIELD else TYPES[number]
