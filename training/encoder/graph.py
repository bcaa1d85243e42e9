"""The encoder as an ONNX graph of few, large steps with 8-bit weights, built from the weights alone.

An exported and then quantised graph spends a fifth of a short window on reshaping by sizes that it reckons anew and on
three products where one does; this one has neither.
"""

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

HEADS = 12
WIDTH = 384
EPSILON = 1e-12
MICROSOFT = "com.microsoft"
Arrays = dict[str, NDArray[np.float32]]


@dataclass
class Graph:
    """Nodes and constants while they are put together; ``arrays`` are the weights by their names in BERT."""

    arrays: Arrays
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def hold(self, name: str, array: np.ndarray) -> str:
        """A constant."""
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def step(self, kind: str, given: list[str], *named: str, domain: str = "", **options: object) -> str:
        """A node; the name of its first output."""
        outputs = list(named) or [f"{kind}{len(self.nodes)}"]
        self.nodes.append(helper.make_node(kind, given, outputs, domain=domain, **options))
        return outputs[0]

    def line(self, given: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """A linear layer; its weights are rounded to 8 bits output by output, what it is given as it comes."""
        scale = np.abs(weight).max(1) / 127
        scale[scale == 0] = 1
        whole = np.round(weight / scale[:, None]).astype(np.int8)
        held = [
            self.hold(f"{name}.whole", whole.T),
            self.hold(f"{name}.scale", scale.astype(np.float32)),
            self.hold(f"{name}.zero", np.zeros(len(scale), np.int8)),
            self.hold(f"{name}.bias", bias),
        ]
        return self.step("DynamicQuantizeMatMul", [given, *held], domain=MICROSOFT)

    def layer(self, given: str, name: str) -> str:
        """A linear layer with the weights of that name."""
        return self.line(given, name, self.arrays[f"{name}.weight"], self.arrays[f"{name}.bias"])

    def norm(self, given: str, name: str, *named: str) -> str:
        """Layer normalisation with the weights of that name."""
        held = [self.hold(f"{name}.{part}", self.arrays[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.step("LayerNormalization", [given, *held], *named, epsilon=EPSILON, axis=-1)


def build(arrays: Arrays) -> onnx.ModelProto:
    """The graph from piece numbers [1, n] to vectors [n, width]."""
    graph = Graph(arrays)
    vectors = _embed(graph)
    count = len({name.split(".")[2] for name in arrays if name.startswith("encoder.layer.")})
    for number in range(count):
        layer = f"encoder.layer.{number}"
        told = graph.layer(
            _attend(graph, vectors, f"{layer}.attention.self"), f"{layer}.attention.output.dense"
        )
        vectors = graph.norm(graph.step("Add", [told, vectors]), f"{layer}.attention.output.LayerNorm")
        inner = graph.step("Gelu", [graph.layer(vectors, f"{layer}.intermediate.dense")], domain=MICROSOFT)
        summed = graph.step("Add", [graph.layer(inner, f"{layer}.output.dense"), vectors])
        named = ("vectors",) if number == count - 1 else ()
        vectors = graph.norm(summed, f"{layer}.output.LayerNorm", *named)
    given = helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "n"])
    found = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["n", WIDTH])
    whole = helper.make_graph(graph.nodes, "encoder", [given], [found], list(graph.constants.values()))
    sets = [helper.make_opsetid("", 18), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(whole, opset_imports=sets, ir_version=9)


def _embed(graph: Graph) -> str:
    """The vectors of the pieces and of their places, each piece's in 8 bits with a scale of its own."""
    words = graph.arrays["embeddings.word_embeddings.weight"]
    scale = np.abs(words).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    pieces = graph.step("Reshape", ["pieces", graph.hold("flat", np.array([-1]))])
    whole = graph.step("Gather", [graph.hold("words.whole", np.round(words / scale).astype(np.int8)), pieces])
    scales = graph.step("Gather", [graph.hold("words.scale", scale.astype(np.float32)), pieces])
    word = graph.step("Mul", [graph.step("Cast", [whole], to=TensorProto.FLOAT), scales])
    segment = graph.arrays["embeddings.token_type_embeddings.weight"][0]
    places = graph.hold("places", graph.arrays["embeddings.position_embeddings.weight"] + segment)
    place = graph.step("Slice", [places, graph.hold("none", np.array([0])), graph.step("Shape", [pieces])])
    return graph.norm(graph.step("Add", [word, place]), "embeddings.LayerNorm")


def _attend(graph: Graph, vectors: str, name: str) -> str:
    """What each piece takes from the others: query, key and value by one product."""
    arrays, size = graph.arrays, WIDTH // HEADS
    three = ("query", "key", "value")
    weight = np.concatenate([arrays[f"{name}.{part}.weight"] for part in three])
    bias = np.concatenate([arrays[f"{name}.{part}.bias"] for part in three])
    weight[:WIDTH] *= size**-0.5
    bias[:WIDTH] *= size**-0.5
    joined = graph.line(vectors, name, weight, bias)
    parted = graph.step("Reshape", [joined, graph.hold("parts", np.array([0, 3, HEADS, size]))])
    turned = graph.step("Transpose", [parted], perm=[1, 2, 0, 3])
    query, key, value = (f"{name}.{part}" for part in three)
    graph.step("Split", [turned], query, key, value, axis=0, num_outputs=3)
    likeness = graph.step("MatMul", [query, graph.step("Transpose", [key], perm=[0, 1, 3, 2])])
    taken = graph.step("MatMul", [graph.step("Softmax", [likeness], axis=-1), value])
    back = graph.step("Transpose", [taken], perm=[2, 0, 1, 3])
    return graph.step("Reshape", [back, graph.hold("width", np.array([-1, WIDTH]))])
