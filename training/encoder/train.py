"""Train the reader's encoder on coded articles.

usage: train.py ENCODER --data ARTICLES.jsonl GOLD.jsonl [...] [--dev ARTICLES GOLD] --out weights.pt

Fixed seeds; prints the losses and, with ``--dev``, figures of each head after each epoch.
"""

import argparse
import random
import time
from pathlib import Path

import torch
from examples import Example, read_examples
from network import Batch, Network, step_of
from torch import Tensor, nn

from tocsin.reading.heads import ROLES, TYPES
from tocsin.reading.pipeline import load_pipeline

ROLE_WEIGHT = 1.0
STANDING_WEIGHT = 0.3
TIME_WEIGHT = 0.2


def make_batch(examples: list[Example]) -> Batch:
    """Examples padded to one length."""
    longest = max(len(one.pieces) for one in examples)
    most = max(len(one.firsts) for one in examples)
    told = [(row, one) for row, example in enumerate(examples) for one in example.told]
    trigger = torch.zeros(len(told), most)
    steps = torch.zeros(len(told), most, dtype=torch.long)
    for number, (_, one) in enumerate(told):
        trigger[number, one.trigger] = 1.0
        low, high = min(one.trigger), max(one.trigger)
        for i in range(most):
            steps[number, i] = step_of(i - high if i > high else i - low if i < low else 0)
    return Batch(
        pieces=torch.tensor([one.pieces + [0] * (longest - len(one.pieces)) for one in examples]),
        mask=torch.tensor([[1] * len(one.pieces) + [0] * (longest - len(one.pieces)) for one in examples]),
        firsts=torch.tensor([one.firsts + [0] * (most - len(one.firsts)) for one in examples]),
        known=torch.tensor([[1.0] * len(one.firsts) + [0.0] * (most - len(one.firsts)) for one in examples]),
        row=torch.tensor([row for row, _ in told], dtype=torch.long),
        trigger=trigger,
        steps=steps,
    )


def make_labels(examples: list[Example], batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Types of the tokens (-100 beyond the end), standings, times (-100 where no day is known), roles."""
    types = torch.where(batch.known > 0, 0, -100).long()
    told = [(row, one) for row, example in enumerate(examples) for one in example.told]
    roles = torch.zeros(len(told), batch.firsts.size(1), len(ROLES))
    for number, (row, one) in enumerate(told):
        for i in one.trigger:
            if types[row, i] == 0:
                types[row, i] = one.type + 1
        for role, tokens in enumerate(one.roles):
            roles[number, tokens, role] = 1.0
    standing = torch.tensor([one.standing for _, one in told], dtype=torch.long)
    when = torch.tensor([one.time if one.time >= 0 else -100 for _, one in told], dtype=torch.long)
    return types, standing, when, roles


def loss_of(network: Network, examples: list[Example], batch: Batch) -> Tensor:
    types, standing, when, roles = make_labels(examples, batch)
    t, s, w, r = network(batch)
    loss = nn.functional.cross_entropy(t.flatten(0, 1).float(), types.flatten(), ignore_index=-100) * 8
    if len(standing):
        known = batch.known[batch.row].unsqueeze(-1)
        each = nn.functional.binary_cross_entropy_with_logits(r.float(), roles, reduction="none") * known
        loss = loss + ROLE_WEIGHT * each.sum() / known.sum() * 8
        loss = loss + STANDING_WEIGHT * nn.functional.cross_entropy(s.float(), standing)
        if (when >= 0).any():
            loss = loss + TIME_WEIGHT * nn.functional.cross_entropy(w.float(), when, ignore_index=-100)
    return loss


def batches(examples: list[Example], size: int, dice: random.Random) -> list[list[Example]]:
    """Shuffled batches of examples of like length, each of about ``size`` pieces."""
    order = sorted(examples, key=lambda one: len(one.pieces) + dice.random() * 30)
    found: list[list[Example]] = [[]]
    for one in order:
        if found[-1] and (len(found[-1]) + 1) * max(len(x.pieces) for x in [*found[-1], one]) > size:
            found.append([])
        found[-1].append(one)
    dice.shuffle(found)
    return found


def train(
    network: Network, examples: list[Example], epochs: int, rate: float, seed: int, size: int = 1024
) -> None:
    """Fine-tune all weights; the rate rises over a tenth of the steps and falls to nothing."""
    dice = random.Random(seed)
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": network.encoder.parameters(), "lr": rate},
        {"params": heads, "lr": rate * 5},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = epochs * len(batches(examples, size, random.Random(seed)))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.1 * total), max(0.0, (total - n) / (0.9 * total)))
    )
    for epoch in range(epochs):
        network.train()
        started, sum_of_losses, steps = time.time(), 0.0, 0
        for part in batches(examples, size, dice):
            batch = make_batch(part)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, part, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            plan.step()
            sum_of_losses, steps = sum_of_losses + loss.item(), steps + 1
        print(f"epoch {epoch + 1} loss {sum_of_losses / steps:.3f} in {time.time() - started:.0f} s", flush=True)
        yield_to_dev(network, epoch)


def yield_to_dev(network: Network, epoch: int) -> None:
    if DEV and epoch % 2:
        short = [one for one in DEV if one.article.startswith("cep")]
        print("    short", measure(network, short), flush=True)
        print("    full ", measure(network, [one for one in DEV if one not in short]), flush=True)
        torch.save(network.state_dict(), f"/tmp/enc/epoch{epoch + 1}.pt")


DEV: list[Example] = []


@torch.no_grad()
def measure(network: Network, examples: list[Example]) -> str:
    """Triggers (a run overlaps a coded one of its type), standing, time, and roles by token F1, as one line."""
    network.eval()
    hit = given = coded = standing = when = whens = claims = 0
    role = torch.zeros(len(ROLES), 3)
    for one in examples:
        batch = make_batch([one])
        _, s, w, r = network(batch)
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
    return f"P {p:.3f} R {q:.3f} F {2 * hit / (given + coded):.3f} standing {standing / claims:.3f} time {when / max(whens, 1):.3f} {f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, nargs=2)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    nlp = load_pipeline(None)
    examples = [
        one
        for articles, gold in zip(given.data[0::2], given.data[1::2], strict=True)
        for one in read_examples(articles, gold, nlp)
    ]
    if given.dev:
        DEV.extend(read_examples(given.dev[0], given.dev[1], nlp))
    network = Network(given.encoder, given.layers)
    train(network, examples, given.epochs, given.rate, given.seed)
    torch.save(network.state_dict(), given.out)


if __name__ == "__main__":
    main()
