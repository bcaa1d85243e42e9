"""Blocks: what a claim is filed under, so that it is compared with few others and yet with its own kind.

Each block is a class of types in a window of days, narrowed by one thing more: a cell of the map, a party in a country,
a figure of dead or hurt in a country, a rare word. Days a window apart and points a cell apart share no block.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import floor

from tocsin.incidents.placecomparison import FINE
from tocsin.incidents.typeclasses import class_of
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.telling import Telling
from tocsin.tables import make_of


@dataclass(frozen=True, slots=True)
class Filing:
    """How wide windows and cells are and how many words, parties and days count (``data/blocks.toml``)."""

    window_days: int
    unknown_days: int
    cell_degrees: float
    long_window_days: int
    words: int
    paired_words: int
    least_rarity: float
    least_figure: int
    most_actors: int
    most_days: int


@cache
def load_filing() -> Filing:
    """The widths. Raises KnowledgeError when the file breaks its format."""
    return make_of("blocks.toml", "tocsin.incidents", lambda values: Filing(**values))


def blocks_of(telling: Telling) -> frozenset[str]:
    """The blocks of a claim; two claims are compared when they share one."""
    filing, claim = load_filing(), telling.claim
    kind = class_of(claim.type)
    ahead = "ahead" if claim.standing in {"threatened", "called-for"} else "done"
    acted, told = _days_of_act(telling, filing), _days_of_telling(telling)
    rare = _rarest(telling.weights, filing)
    found = {
        (window, where)
        for window in _windows(acted, filing.window_days)
        for where in _narrowed(claim, filing)
    }
    found |= {
        (window, word) for window in _windows(told, filing.window_days) for word in rare[: filing.words]
    }
    pairs = [f"{one} {other}" for one, other in combinations(sorted(rare[: filing.paired_words]), 2)]
    found |= {(f"long {day.toordinal() // filing.long_window_days}", pair) for day in told for pair in pairs}
    return frozenset(f"{kind}|{ahead}|{window}|{what}" for window, what in found)


def _days_of_act(telling: Telling, filing: Filing) -> list[dt.date]:
    """The days under which the act is looked for: its own, both ends of a long stretch, or those before the report."""
    when = telling.claim.when
    if when.start is not None and when.end is not None:
        length = (when.end - when.start).days
        if length > filing.most_days:
            return [when.start, when.end]
        return [when.start + dt.timedelta(days=day) for day in range(length + 1)]
    if telling.published is None:
        return []
    first = max(dt.date.min.toordinal(), telling.published.toordinal() - filing.unknown_days + 1)
    return [dt.date.fromordinal(day) for day in range(first, telling.published.toordinal() + 1)]


def _days_of_telling(telling: Telling) -> list[dt.date]:
    day = telling.published or telling.claim.when.start
    return [day] if day is not None else []


def _windows(days: list[dt.date], wide: int) -> set[str]:
    """Two windows a day, one of each row; of many days those of one row, which meet the windows of all of them. Claims
    without any day share the window of the undated."""
    found = {f"{wide}a{day.toordinal() // wide}" for day in days}
    if len(days) <= wide:
        found |= {f"{wide}b{(day.toordinal() + wide // 2) // wide}" for day in days}
    return found or {"undated"}


def _narrowed(claim: Claim, filing: Filing) -> Iterator[str]:
    place = claim.place
    country = place.country if place is not None and place.country else "-"
    if place is not None and place.precision in FINE and place.lat is not None and place.lon is not None:
        for grid, shift in (("a", 0.0), ("b", 0.5)):
            row = floor(place.lat / filing.cell_degrees + shift)
            column = floor(place.lon / filing.cell_degrees + shift)
            yield f"cell {grid} {row} {column}"
    elif place is not None:
        yield f"place {place.id or place.name}"
    actors, recipients = _named(claim.actors, filing), _named(claim.recipients, filing)
    yield from (f"{country} {name}" for name in {*actors, *recipients})
    yield from (" ".join(sorted((one, other))) for one in actors for other in recipients)
    for harm, figure in (("killed", claim.killed), ("injured", claim.injured)):
        if figure is not None and figure.low >= filing.least_figure:
            yield f"{country} {harm} {figure.low}"


def _named(parties: tuple[Party, ...], filing: Filing) -> list[str]:
    """The parties that the actor book knows; an army goes by its state."""
    ids = [party.id for party in parties if party.id is not None][: filing.most_actors]
    return [name.split("/")[0] if name.startswith("state:") else name for name in ids]


def _rarest(weights: dict[str, float], filing: Filing) -> list[str]:
    """The words of the article, the rarest first, of equals the first by letter."""
    words = [word for word, weight in weights.items() if weight >= filing.least_rarity]
    return sorted(words, key=lambda word: (-weights[word], word))
