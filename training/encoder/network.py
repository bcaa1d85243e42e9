"""The network: a compact encoder and its heads.

One pass reads a window. From the vectors of its tokens: which type each names as a trigger; for a trigger (the mean of
its tokens' vectors) its standing and how its time stands to the day; for a trigger and each token, the roles the token
has in the act.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from tocsin.reading.heads import ROLES, STANDINGS, STEPS, TIMES, TYPES

WIDTH = 384
INNER = 192


@dataclass
class Batch:
    """Windows padded to one length, and the claims in them (``row`` tells the window of each)."""

    pieces: Tensor
    mask: Tensor
    firsts: Tensor
    known: Tensor
    row: Tensor
    trigger: Tensor
    steps: Tensor
    pair_row: Tensor
    source: Tensor
    target: Tensor


class Network(nn.Module):
    """Encoder and heads. ``forward`` gives logits: tokens by type (0 is no trigger), claims by standing and time,
    claims by token and role, pairs by type."""

    def __init__(self, encoder: Path, layers: int | None = None) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(str(encoder), attn_implementation="eager")
        if layers is not None:
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        width = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.kind = nn.Linear(width, len(TYPES) + 1)
        self.around = nn.Linear(2 * width, INNER)
        self.standing = nn.Linear(INNER, len(STANDINGS))
        self.time = nn.Linear(INNER, len(TIMES))
        self.from_token = nn.Linear(width, INNER)
        self.from_trigger = nn.Linear(width, INNER)
        self.gate = nn.Linear(width, INNER)
        self.step = nn.Embedding(2 * len(STEPS) - 1, INNER)
        self.role = nn.Linear(INNER, len(ROLES))
        self.between = nn.Linear(4 * width, INNER)
        self.deed = nn.Linear(INNER, len(TYPES))

    def take(self, weights: dict[str, Tensor]) -> None:
        """Take trained weights, those of a network whose layers have fewer inner units or that tells fewer roles
        too."""
        for number, layer in enumerate(self.encoder.encoder.layer):
            inner, width = weights[f"encoder.encoder.layer.{number}.intermediate.dense.weight"].shape
            layer.intermediate.dense = nn.Linear(width, inner)
            layer.output.dense = nn.Linear(inner, width)
        grown = dict(weights)
        for name, own in self.role.state_dict().items():
            old = weights.get(f"role.{name}", own[:0])
            grown[f"role.{name}"] = torch.cat([old.to(own.dtype), own[len(old) :]])
        self.load_state_dict(grown, strict=False)

    def vectors(self, batch: Batch) -> Tensor:
        """The vectors of the tokens, [windows, tokens, width]."""
        hidden = self.encoder(input_ids=batch.pieces, attention_mask=batch.mask).last_hidden_state
        index = batch.firsts.unsqueeze(-1).expand(-1, -1, hidden.size(-1))
        return self.drop(hidden.gather(1, index))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        tokens = self.vectors(batch)
        types = self.kind(tokens)
        there = tokens[batch.row]
        weight = batch.trigger.unsqueeze(-1)
        trigger = (there * weight).sum(1) / weight.sum(1).clamp(min=1)
        known = batch.known[batch.row].unsqueeze(-1)
        whole = (there * known).sum(1) / known.sum(1).clamp(min=1)
        around = torch.relu(self.around(torch.cat([trigger, whole], -1)))
        roles = self.roles(there, trigger, batch.steps)
        deeds = self.deeds(tokens, batch)
        return types, self.standing(around), self.time(around), roles, deeds

    def deeds(self, tokens: Tensor, batch: Batch) -> Tensor:
        """Logits of what each pair's source does to its target, by type."""
        there = tokens[batch.pair_row]
        source, target, whole = (
            (there * weight.unsqueeze(-1)).sum(1) / weight.sum(1, keepdim=True).clamp(min=1)
            for weight in (batch.source, batch.target, batch.known[batch.pair_row])
        )
        joined = torch.cat([source, target, source * target, whole], -1)
        return self.deed(self.drop(torch.relu(self.between(joined))))

    def roles(self, tokens: Tensor, trigger: Tensor, steps: Tensor) -> Tensor:
        """Logits of the roles of each token in the act of each trigger."""
        joined = self.from_token(tokens) * torch.sigmoid(self.gate(trigger)).unsqueeze(1)
        joined = joined + self.from_trigger(trigger).unsqueeze(1) + self.step(steps)
        return self.role(self.drop(nn.functional.gelu(joined, approximate="tanh")))
