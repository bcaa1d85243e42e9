"""Write a trained network as the reader loads it: encoder as ONNX with 8-bit weights, heads as arrays.

usage: export.py ENCODER weights.pt --out FOLDER

FOLDER holds the vocabulary already. Writes the SHA-256 of each file into ``sums.json``, and prints how far the 8-bit
vectors lie from the exact ones.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

HEADS = (
    "kind",
    "around",
    "standing",
    "time",
    "from_token",
    "from_trigger",
    "gate",
    "step",
    "role",
)
SHOWN = [[101, 2048, 3629, 2020, 2730, 1999, 1037, 7865, 4894, 2379, 1996, 3675, 102]]


class Alone(nn.Module):
    """The encoder on one window without padding: piece numbers [1, n] to vectors [n, width]."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder = network.encoder

    def forward(self, pieces: Tensor) -> Tensor:
        vectors: Tensor = self.encoder(
            input_ids=pieces, attention_mask=torch.ones_like(pieces)
        ).last_hidden_state
        return vectors[0]


def export(network: Network, folder: Path) -> None:
    """Write ``encoder.onnx`` and ``heads.npz``."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = torch.tensor(SHOWN)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        torch.onnx.export(
            Alone(network),
            (shown,),
            str(exact),
            input_names=["pieces"],
            output_names=["vectors"],
            dynamic_axes={"pieces": {1: "n"}, "vectors": {0: "n"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            exact,
            folder / "encoder.onnx",
            per_channel=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        vectors = [
            onnxruntime.InferenceSession(str(path)).run(None, {"pieces": np.array(SHOWN)})[0]
            for path in (exact, folder / "encoder.onnx")
        ]
    with torch.no_grad():
        own = Alone(network).eval()(shown).numpy()
    likeness = [float((own * v).sum() / np.linalg.norm(own) / np.linalg.norm(v)) for v in vectors]
    print(f"cosine with the network: exact export {likeness[0]:.4f}, 8 bits {likeness[1]:.4f}")
    arrays = {}
    for name in HEADS:
        layer = getattr(network, name)
        arrays[f"{name}.weight"] = layer.weight.detach().numpy().astype(np.float16)
        if getattr(layer, "bias", None) is not None:
            arrays[f"{name}.bias"] = layer.bias.detach().numpy().astype(np.float16)
    np.savez(folder / "heads.npz", **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("encoder", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    network = Network(given.encoder)
    network.load_state_dict(torch.load(given.weights, weights_only=True))
    network.eval()
    export(network, given.out)
    files = ("encoder.onnx", "heads.npz", "vocabulary.txt")
    sums = {name: hashlib.sha256((given.out / name).read_bytes()).hexdigest() for name in files}
    (given.out / "sums.json").write_text(json.dumps(sums, indent=1), encoding="utf-8")
    print(json.dumps(sums, indent=1))


if __name__ == "__main__":
    main()
