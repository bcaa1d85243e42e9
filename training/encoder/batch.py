"""Examples as one batch of tensors, padded to one length."""

import torch
from examples import Example
from network import Batch
from torch import Tensor

from tocsin.reading.heads import step_of


def make_batch(examples: list[Example]) -> Batch:
    """Examples padded to one length."""
    longest = max(len(one.pieces) for one in examples)
    most = max(len(one.firsts) for one in examples)
    told = [(row, one) for row, example in enumerate(examples) for one in example.told]
    pairs = [(row, one) for row, example in enumerate(examples) for one in example.pairs]
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
        pair_row=torch.tensor([row for row, _ in pairs], dtype=torch.long),
        source=_spots([pair.source for _, pair in pairs], most),
        target=_spots([pair.target for _, pair in pairs], most),
    )


def _spots(places: list[list[int]], most: int) -> Tensor:
    spots = torch.zeros(len(places), most)
    for row, one in enumerate(places):
        spots[row, one] = 1.0
    return spots
