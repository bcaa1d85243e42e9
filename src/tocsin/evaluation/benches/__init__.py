"""The benchmarks: one adapter a module, which ends with its ``BENCH``."""

from importlib import import_module

from tocsin.errors import EvaluationError
from tocsin.evaluation.bench import Bench

NAMES = (
    "gold",
    "zsp_plv",
    "muc4",
    "gva_incidents",
    "gvc",
    "geoparsing",
    "event_location",
    "timex",
    "india_police_events",
    "polnear",
    "victim_counts",
    "toponyms",
    "stream",
    "stream_merging",
)
"""Every benchmark there is, each the module of that name."""


def load_bench(name: str) -> Bench:
    """The benchmark of that name. Raises EvaluationError when there is none."""
    if name not in NAMES:
        raise EvaluationError(f"no benchmark is named {name}", f"there are {', '.join(NAMES)}")
    bench: Bench = import_module(f"{__name__}.{name}").BENCH
    return bench
