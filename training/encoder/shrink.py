"""Make a trained encoder smaller, and teach the small one to give the vectors of the large one.

usage: shrink.py weights.pt --data ARTICLES.jsonl [...] --out small.pt [--inner 768] [--steps 260] [--small small.pt]

In each layer the inner units that can be spared go one by one: the one without which the layer's output, its weights
fitted anew by least squares, moves least (Hassibi and Stork 1993). Then all layers learn for some steps, on the same
texts without their labels, to give the large encoder's vectors and what its heads read from them. ``--small`` teaches
one that is small already. Fixed seeds.
"""

import argparse
import json
import random
from pathlib import Path

import torch
from torch import Tensor, nn

from tocsin.model.article import Article
from tocsin.reading.document import split_article
from tocsin.reading.pipeline import load_pipeline
from tocsin.reading.windows import cut_windows
from tocsin.reading.wordpieces import load_word_pieces

HEADS, WIDTH, LAYERS, EPSILON = 12, 384, 6, 1e-12
READING = ("kind", "from_token", "from_trigger", "gate")
# Windows on which the units to be spared are chosen: every so many, by length.
EVERY = 2
# Least squares lean to nothing by this share of the mean square.
LEAN = 1e-4
# Pieces a step, steps over which the rate rises, weight of the layers before the last.
SIZE, RISE, MIDDLE = 900, 15, 0.3
# Of PLV's sentences every so many is held out.
HELD = 6
Weights = dict[str, Tensor]
START = "encoder."


def load(path: Path) -> tuple[Weights, Weights]:
    """All weights of a network, and those of its encoder by their names in BERT."""
    whole = {name: one.float() for name, one in torch.load(path, weights_only=True).items()}
    return whole, {name.removeprefix(START): one for name, one in whole.items() if name.startswith(START)}


def read_windows(files: list[Path], most: int, every: int = 0) -> list[Tensor]:
    """The pieces of all windows of the texts, of each file at most so many texts; one in ``every`` is left
    out."""
    nlp = load_pipeline(None)
    found = []
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()[:most]
        for raw in (json.loads(line) for number, line in enumerate(lines) if not every or number % every):
            document = split_article(Article(raw["id"], raw["text"], raw.get("title")), nlp)
            found += [torch.tensor(one.pieces) for one in cut_windows(document.sentences, load_word_pieces())]
    return found


def norm(weights: Weights, given: Tensor, name: str) -> Tensor:
    return nn.functional.layer_norm(
        given, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON
    )


def line(weights: Weights, given: Tensor, name: str) -> Tensor:
    return nn.functional.linear(given, weights[f"{name}.weight"], weights[f"{name}.bias"])


def embed(weights: Weights, windows: list[Tensor]) -> Tensor:
    """The vectors of all pieces of the windows, one after another."""
    words, places = (weights[f"embeddings.{name}_embeddings.weight"] for name in ("word", "position"))
    vectors = torch.cat([words[one] + places[: len(one)] for one in windows])
    return norm(
        weights, vectors + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
    )


def attend(weights: Weights, vectors: Tensor, sizes: list[int], number: int) -> Tensor:
    """A layer up to its inner units; pieces see those of their own window."""
    name = f"encoder.layer.{number}.attention"
    parts = [
        line(weights, vectors, f"{name}.self.{part}").view(-1, HEADS, WIDTH // HEADS).transpose(0, 1)
        for part in ("query", "key", "value")
    ]
    windows = zip(*(part.split(sizes, 1) for part in parts), strict=True)
    taken = torch.cat(
        [nn.functional.scaled_dot_product_attention(*one).transpose(0, 1).flatten(1) for one in windows]
    )
    return norm(weights, line(weights, taken, f"{name}.output.dense") + vectors, f"{name}.output.LayerNorm")


def finish(weights: Weights, attended: Tensor, number: int) -> Tensor:
    """The rest of a layer."""
    name = f"encoder.layer.{number}"
    inner = nn.functional.gelu(line(weights, attended, f"{name}.intermediate.dense"))
    return norm(weights, line(weights, inner, f"{name}.output.dense") + attended, f"{name}.output.LayerNorm")


def run(weights: Weights, windows: list[Tensor]) -> list[Tensor]:
    """The vectors after each layer."""
    vectors, found, sizes = embed(weights, windows), [], [len(one) for one in windows]
    for number in range(LAYERS):
        vectors = finish(weights, attend(weights, vectors, sizes, number), number)
        found.append(vectors)
    return found


def spare(inner: Tensor, wanted: Tensor, kept: int) -> tuple[Tensor, Tensor, Tensor]:
    """The numbers of the inner units that stay, and weight and bias by which they give what is wanted."""
    given = torch.cat([inner, torch.ones(len(inner), 1)], 1)
    square = (given.T @ given).double()
    square += torch.eye(len(square)) * LEAN * square.diagonal().mean()
    inverse = torch.linalg.inv(square)
    fitted = inverse @ (given.T @ wanted).double()
    alive = torch.ones(len(square), dtype=torch.bool)
    for _ in range(inner.size(1) - kept):
        loss = (fitted**2).sum(1) / inverse.diagonal()
        loss[~alive] = loss[-1] = torch.inf
        gone = int(loss.argmin())
        column = inverse[:, gone].clone()
        fitted -= torch.outer(column, fitted[gone]) / column[gone]
        inverse -= torch.outer(column, column) / column[gone]
        alive[gone] = False
        fitted[gone], inverse[gone], inverse[:, gone], inverse[gone, gone] = 0, 0, 0, 1
    stay = alive.nonzero().flatten()[:-1]
    return stay, fitted[stay].float().T.contiguous(), fitted[-1].float()


@torch.no_grad()
def prune(large: Weights, windows: list[Tensor], kept: int) -> Weights:
    """The weights with so many inner units in each layer; each layer makes good what those below it lost."""
    small, sizes = dict(large), [len(one) for one in windows]
    told = seen = embed(large, windows)
    for number in range(LAYERS):
        name = f"encoder.layer.{number}"
        told, seen = attend(large, told, sizes, number), attend(small, seen, sizes, number)
        inner = nn.functional.gelu(line(large, told, f"{name}.intermediate.dense"))
        wanted = line(large, inner, f"{name}.output.dense") + told - seen
        stay, weight, bias = spare(
            nn.functional.gelu(line(large, seen, f"{name}.intermediate.dense")), wanted, kept
        )
        for part in ("weight", "bias"):
            small[f"{name}.intermediate.dense.{part}"] = large[f"{name}.intermediate.dense.{part}"][stay]
        small[f"{name}.output.dense.weight"], small[f"{name}.output.dense.bias"] = weight, bias
        told, seen = finish(large, told, number), finish(small, seen, number)
        print(f"layer {number}: moved by {float(_apart(seen, told)):.4f} of its square", flush=True)
    return small


def teach(
    small: Weights, large: Weights, heads: Tensor, windows: list[Tensor], steps: int, rate: float, seed: int
) -> None:
    """Train the layers of the small encoder in place."""
    taught = [tensor.requires_grad_(True) for name, tensor in small.items() if ".layer." in name]
    optimizer = torch.optim.AdamW(taught, lr=rate, weight_decay=0)
    plan = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / RISE, (steps - n) / steps))
    dice, waiting = random.Random(seed), list[list[Tensor]]()
    for step in range(steps):
        waiting = waiting or _batches(windows, dice)
        few = waiting.pop()
        with torch.no_grad():
            told = run(large, few)
        seen = run(small, few)
        middle = sum(_apart(*pair) for pair in zip(seen[:-1], told[:-1], strict=True)) / (LAYERS - 1)
        read = ((seen[-1] - told[-1]) @ heads.T).square().mean() / (told[-1] @ heads.T).var()
        loss = _apart(seen[-1], told[-1]) + read + MIDDLE * middle
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        plan.step()
        if step % 20 == 19:
            print(f"step {step + 1}: {loss.item():.4f}, heads {read.item():.4f}", flush=True)


def _apart(one: Tensor, other: Tensor) -> Tensor:
    return (one - other).square().mean() / other.square().mean()


def _batches(windows: list[Tensor], dice: random.Random) -> list[list[Tensor]]:
    """Windows of like length together, shuffled."""
    found: list[list[Tensor]] = [[]]
    for one in sorted(windows, key=lambda one: len(one) + dice.random() * 20):
        if found[-1] and sum(map(len, found[-1])) + len(one) > SIZE:
            found.append([])
        found[-1].append(one)
    dice.shuffle(found)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--most", type=int, default=2000, help="texts taken of a file")
    parser.add_argument("--inner", type=int, default=768)
    parser.add_argument("--steps", type=int, default=260)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=Path, help="PLV's sentences, every sixth held out, as further texts")
    parser.add_argument("--small", type=Path, help="a small encoder to teach on instead of pruning one")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    whole, large = load(given.weights)
    heads = torch.cat([*(whole[f"{name}.weight"] for name in READING), whole["around.weight"][:, :WIDTH]])
    windows = read_windows(given.data, given.most)
    if given.pairs:
        windows += read_windows([given.pairs], given.most, HELD)
    chosen = sorted(windows, key=len)[::EVERY]
    small = load(given.small)[1] if given.small else prune(large, chosen, given.inner)
    small = {name: tensor.detach().clone() for name, tensor in small.items()}
    teach(small, large, heads, windows, given.steps, given.rate, given.seed)
    torch.save({START + name: tensor.detach() for name, tensor in small.items()}, given.out)


if __name__ == "__main__":
    main()
