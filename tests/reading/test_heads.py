"""The heads' sums, on arrays small enough to check by hand."""

import numpy as np
import pytest

from tocsin.reading.heads import STEPS, Heads, log_softmax, sigmoid, step_of


def test_steps_are_symmetrical_and_few() -> None:
    assert step_of(0) == len(STEPS) - 1
    assert step_of(5) - step_of(0) == step_of(0) - step_of(-5) == 4
    assert step_of(-10_000) == 0 and step_of(10_000) == 2 * len(STEPS) - 2


def test_log_softmax_sums_to_one() -> None:
    logs = log_softmax(np.array([[1.0, 2.0, 3.0], [1000.0, 0.0, 0.0]], dtype=np.float32))
    assert np.exp(logs).sum(-1) == pytest.approx([1, 1])


def test_sigmoid_does_not_overflow() -> None:
    assert sigmoid(np.array([-1e6, 0.0, 1e6], dtype=np.float32)) == pytest.approx([0, 0.5, 1])


def test_a_head_is_its_weights_and_bias() -> None:
    arrays = {
        "kind.weight": np.array([[1, 0, 2], [0, 1, 0]], dtype=np.float32),
        "kind.bias": np.array([0.5, -0.5], dtype=np.float32),
    }
    tokens = np.array([[1, 2, 3], [0, 0, 1]], dtype=np.float32)
    expected = log_softmax(np.array([[7.5, 1.5], [2.5, -0.5]], dtype=np.float32))
    assert Heads(arrays).kinds(tokens) == pytest.approx(expected)
