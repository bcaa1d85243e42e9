"""Long lists are asked for in portions, since a statement takes only so many parameters."""

from collections.abc import Collection, Iterator, Sequence

PORTION = 2000


def portions(values: Collection[str]) -> Iterator[Sequence[str]]:
    """The distinct values in order, at most 2,000 at a time."""
    distinct = list(dict.fromkeys(values))
    for start in range(0, len(distinct), PORTION):
        yield distinct[start : start + PORTION]
