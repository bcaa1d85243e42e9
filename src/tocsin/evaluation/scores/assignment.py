"""The best one-to-one pairing of two lists."""

from collections.abc import Sequence


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each at most once, whose worth sums to the most; pairs worth nothing are left out.

    Adds one pair at a time along the path that gains most (successive shortest paths, Ahuja et al. 1993): exact, and
    quick for the few templates of a document.
    """
    pairs: dict[int, int] = {}
    while True:
        path = _best_path(worth, pairs)
        if path is None:
            break
        pairs.update(path)
    return sorted((row, column) for row, column in pairs.items() if worth[row][column] > 0)


def _best_path(worth: Sequence[Sequence[float]], pairs: dict[int, int]) -> list[tuple[int, int]] | None:
    """The pairs to set so that one more row is paired, if that gains anything.

    ``gain[row]`` is what is won so far by leaving ``row`` free for another column, found by relaxing until nothing
    improves (Bellman and Ford).
    """
    owner = {column: row for row, column in pairs.items()}
    gain: dict[int, float] = {row: 0.0 for row in range(len(worth)) if row not in pairs}
    came: dict[int, tuple[int, int]] = {}
    changed = True
    while changed:
        changed = False
        for row, won in list(gain.items()):
            for column, value in enumerate(worth[row]):
                loser = owner.get(column)
                if loser is None or loser == row or value <= 0:
                    continue
                more = won + value - worth[loser][column]
                if more > gain.get(loser, float("-inf")) + 1e-12:
                    gain[loser] = more
                    came[loser] = (row, column)
                    changed = True
    best: tuple[float, int, int] | None = None
    for row, won in gain.items():
        for column, value in enumerate(worth[row]):
            if column not in owner and value > 0 and won + value > (best[0] if best else 1e-12):
                best = (won + value, row, column)
    if best is None:
        return None
    path = [(best[1], best[2])]
    while path[-1][0] in came:
        path.append(came[path[-1][0]])
    return path
