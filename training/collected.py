"""What the scripts share that learn which of several options is right: their command line, and what they collected
while other articles were new to an earlier encoder."""

import argparse
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

from confidence import read_lines

Rows = list[dict[str, Any]]
# What is learnt from, by field or by side.
Collected = dict[str, list[Any]]


def ask(about: str | None) -> argparse.Namespace:
    """The answers of the command line."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="+", help="ARTICLES.jsonl GOLD.jsonl, any number of pairs")
    parser.add_argument("--held", type=Path, nargs=2, help="a pair to measure on")
    parser.add_argument("--keep", type=Path, help="where to keep what was collected")
    parser.add_argument("--kept", type=Path, help="what was collected before, from other articles")
    return parser.parse_args()


def gather(given: argparse.Namespace, collect: Callable[[Rows, Rows], Collected]) -> Collected:
    """What is collected from the articles of the command line, after what was kept before."""
    articles, gold = ([line for path in given.data[n::2] for line in read_lines(path)] for n in (0, 1))
    found = collect(articles, gold)
    if given.keep:
        given.keep.write_bytes(pickle.dumps(found))
    if given.kept:
        for name, before in pickle.loads(given.kept.read_bytes()).items():  # noqa: S301 - our own file
            found[name] = before + found[name]
    return found
