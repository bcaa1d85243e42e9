"""Killed and injured: the same figure, figures that fit, or figures that do not."""

from collections.abc import Iterator
from math import log2

from tocsin.incidents.finding import Finding
from tocsin.model.casualties import Casualties

# From so many (as a power of two) a figure that two give is as telling as it gets.
TELLING = 4.0


def compare_toll(field: str, one: Casualties | None, other: Casualties | None) -> Iterator[Finding]:
    """What the figures show: equal ones the more, the higher; others the less likely, the further apart."""
    if one is None or other is None:
        return
    if (one.low, one.high) == (other.low, other.high):
        value = min(log2(one.low + 1), TELLING) / TELLING
        if value:
            yield Finding(field, f"{field}_same", value, f"{shown(one)} in both")
        return
    low, high = sorted((one, other), key=lambda figure: figure.low)
    if low.high is None or low.high >= high.low:
        yield Finding(field, f"{field}_fits", 1.0, f"{shown(one)} and {shown(other)} can be one figure")
    else:
        yield Finding(field, f"{field}_other", 1 - low.high / high.low, f"{shown(one)} and {shown(other)}")


def shown(figure: Casualties) -> str:
    """The figure in words: "12", "at least 4", "12 to 15"."""
    if figure.high is None:
        return f"at least {figure.low}"
    return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"
