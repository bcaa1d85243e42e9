"""Train the reader's encoder on coded articles.

usage: train.py ENCODER --data ARTICLES.jsonl GOLD.jsonl [...] [--dev ARTICLES GOLD] --out weights.pt

Fixed seeds; after each epoch it writes the weights and prints the losses and, with ``--dev``, figures of each head.
"""

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
from batch import make_batch
from examples import Example, read_examples
from measure import measure_claims, measure_pairs, measure_places
from network import Batch, Network
from otherexamples import read_locations, read_pairs
from torch import Tensor, nn

from tocsin.reading.heads import ROLES
from tocsin.reading.pipeline import load_pipeline

ROLE_WEIGHT = 1.0
STANDING_WEIGHT = 0.3
TIME_WEIGHT = 0.2
PAIR_WEIGHT = 0.3
# Share of pieces hidden behind the mask while learning, so that no single word is leant on.
HIDDEN = 0.1
MASK = 103
# Pieces a batch.
SIZE = 1024


@dataclass(frozen=True)
class Recipe:
    """How to train: planned epochs, the epoch to end at, peak rate, share of hidden pieces, weight of the pairs."""

    epochs: int
    stop_after: int | None
    rate: float
    hidden: float
    pair_weight: float


Measures = dict[str, Callable[[Network], str]]


def make_labels(examples: list[Example], batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Types of the tokens (-100 beyond the end), standings, times (-100 where no day is known), roles."""
    types = torch.where(batch.known > 0, 0, -100).long()
    for row, example in enumerate(examples):
        if not example.whole:
            types[row] = -100
    told = [(row, one) for row, example in enumerate(examples) for one in example.told]
    roles = torch.zeros(len(told), batch.firsts.size(1), len(ROLES))
    for number, (row, one) in enumerate(told):
        for i in one.trigger:
            if types[row, i] == 0 and one.type >= 0:
                types[row, i] = one.type + 1
        for role, tokens in enumerate(one.roles):
            roles[number, tokens, role] = 1.0
    standing = torch.tensor([one.standing for _, one in told], dtype=torch.long)
    when = torch.tensor([one.time if one.time >= 0 else -100 for _, one in told], dtype=torch.long)
    return types, standing, when, roles


def loss_of(network: Network, examples: list[Example], batch: Batch, pair_weight: float) -> Tensor:
    """The weighted sum of the losses of all heads."""
    types, standing, when, roles = make_labels(examples, batch)
    t, s, w, r, d = network(batch)
    loss = torch.zeros(())
    if (types >= 0).any():
        loss = nn.functional.cross_entropy(t.flatten(0, 1).float(), types.flatten(), ignore_index=-100) * 8
    if len(batch.pair_row):
        loss = loss + pair_weight * pair_loss(d.float(), examples)
    if len(standing):
        known = batch.known[batch.row].unsqueeze(-1)
        each = nn.functional.binary_cross_entropy_with_logits(r.float(), roles, reduction="none") * known
        only = torch.tensor(
            [[one.type >= 0 or name == "place" for name in ROLES] for e in examples for one in e.told]
        )
        each = each * only.unsqueeze(1)
        loss = loss + ROLE_WEIGHT * each.sum() / known.sum() * 8
        if (standing >= 0).any():
            loss = loss + STANDING_WEIGHT * nn.functional.cross_entropy(
                s.float(), standing, ignore_index=-100
            )
        if (when >= 0).any():
            loss = loss + TIME_WEIGHT * nn.functional.cross_entropy(w.float(), when, ignore_index=-100)
    return loss


def pair_loss(logits: Tensor, examples: list[Example]) -> Tensor:
    """The mean negative log-probability of a pair's type, or of its types together."""
    logs = torch.log_softmax(logits, -1)
    pairs = [pair for example in examples for pair in example.pairs]
    return -torch.stack([logs[i, pair.types].logsumexp(0) for i, pair in enumerate(pairs)]).mean()


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
    network: Network, examples: list[Example], recipe: Recipe, seed: int, measured: Measures, out: Path
) -> None:
    """Fine-tune all weights; the rate rises over a tenth of the planned steps and falls to nothing. After each epoch
    the weights are written to ``out``, and the figures ``measured`` printed."""
    dice, epochs, rate = random.Random(seed), recipe.epochs, recipe.rate
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [
        {"params": network.encoder.parameters(), "lr": rate},
        {"params": heads, "lr": rate * 5},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = epochs * len(batches(examples, SIZE, random.Random(seed)))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / (0.1 * total), max(0.0, (total - n) / (0.9 * total)))
    )
    for epoch in range(recipe.stop_after or epochs):
        network.train()
        started, sum_of_losses, steps = time.time(), 0.0, 0
        for part in batches(examples, SIZE, dice):
            batch = make_batch(part)
            hidden = (torch.rand(batch.pieces.shape) < recipe.hidden) & (batch.pieces > 999)
            batch.pieces = torch.where(hidden, torch.tensor(MASK), batch.pieces)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, part, batch, recipe.pair_weight)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            plan.step()
            sum_of_losses, steps = sum_of_losses + loss.item(), steps + 1
        print(
            f"epoch {epoch + 1} loss {sum_of_losses / steps:.3f} in {time.time() - started:.0f} s", flush=True
        )
        torch.save(network.state_dict(), out)
        for name, held in measured.items():
            print("   ", name, held(network), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encoder", type=Path)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--dev", type=Path, nargs=2)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--stop-after", type=int, help="end after so many epochs of the plan")
    parser.add_argument("--hidden", type=float, default=HIDDEN, help="share of pieces hidden behind the mask")
    parser.add_argument("--pair-weight", type=float, default=PAIR_WEIGHT)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layers", type=int)
    parser.add_argument("--pairs", type=Path, help="PLV's sentences; every sixth is held out and measured")
    parser.add_argument(
        "--places", type=Path, help="the event-location set; every tenth is held out and measured"
    )
    parser.add_argument("--places-taken", type=int, default=2500)
    parser.add_argument("--from-weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    nlp = load_pipeline(None)
    examples = [
        one
        for articles, gold in zip(given.data[0::2], given.data[1::2], strict=True)
        for one in read_examples(articles, gold, nlp)
    ]
    measured: Measures = {}
    if given.dev:
        held = read_examples(given.dev[0], given.dev[1], nlp)
        measured["claims"] = lambda network: measure_claims(network, held)
    if given.pairs:
        pairs = read_pairs(given.pairs, nlp)
        measured["pairs"] = lambda network: measure_pairs(network, pairs[::6])
        examples += [one for i, one in enumerate(pairs) if i % 6]
    if given.places:
        places = read_locations(given.places, nlp)
        measured["places"] = lambda network: measure_places(network, places[::10][:400])
        rest = [one for i, one in enumerate(places) if i % 10]
        random.Random(given.seed).shuffle(rest)
        examples += rest[: given.places_taken]
    network = Network(given.encoder, given.layers)
    if given.from_weights:
        network.take(torch.load(given.from_weights, weights_only=True))
    recipe = Recipe(given.epochs, given.stop_after, given.rate, given.hidden, given.pair_weight)
    train(network, examples, recipe, given.seed, measured, given.out)


if __name__ == "__main__":
    main()
