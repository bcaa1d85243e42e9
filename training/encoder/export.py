"""Write a trained network as the reader loads it: encoder as ONNX with 8-bit weights, heads as arrays.

usage: export.py weights.pt --out FOLDER [--encoder small.pt]

``--encoder`` takes the encoder from other weights, those of ``shrink.py``. FOLDER holds the vocabulary already. Writes
the SHA-256 of each file into ``sums.json``.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from graph import build

HEADS = ("kind", "around", "standing", "time", "from_token", "from_trigger", "gate", "step", "role")
FILES = ("encoder.onnx", "heads.npz", "vocabulary.txt")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("weights", type=Path)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    weights = torch.load(given.weights, weights_only=True)
    small = torch.load(given.encoder or given.weights, weights_only=True)
    start = "encoder."
    arrays = {
        name.removeprefix(start): tensor.float().numpy()
        for name, tensor in small.items()
        if name.startswith(start)
    }
    onnx.save(build(arrays), given.out / "encoder.onnx")
    heads = {name: tensor for name, tensor in weights.items() if name.split(".")[0] in HEADS}
    np.savez(given.out / "heads.npz", **{name: t.numpy().astype(np.float16) for name, t in heads.items()})
    sums = {name: hashlib.sha256((given.out / name).read_bytes()).hexdigest() for name in FILES}
    (given.out / "sums.json").write_text(json.dumps(sums, indent=1), encoding="utf-8")
    print(json.dumps(sums, indent=1))


if __name__ == "__main__":
    main()
