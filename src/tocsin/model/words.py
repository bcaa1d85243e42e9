"""The values of a claim in few words, for people; what is not known is called unknown."""

from tocsin.model.casualties import Casualties
from tocsin.model.incident import Figure, FigureVoice
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.when import When

UNKNOWN = "unknown"


def say_when(when: When) -> str:
    """``2024-07-29``, ``2024-07``, ``2024``, ``week of 2024-07-29``, ``2024-07-29 to 2024-08-02``."""
    if when.start is None or when.end is None:
        return UNKNOWN
    if when.precision == "month":
        return f"{when.start:%Y-%m}"
    if when.precision == "year":
        return f"{when.start:%Y}"
    if when.precision == "week":
        return f"week of {when.start.isoformat()}"
    if when.start == when.end:
        return when.start.isoformat()
    return f"{when.start.isoformat()} to {when.end.isoformat()}"


def say_where(place: Place | None) -> tuple[str, str]:
    """The name with its country, and how fine it is."""
    if place is None:
        return UNKNOWN, ""
    fine = place.country and place.precision != "country"
    name = f"{place.name}, {place.country}" if fine else place.name
    return name, f"{place.precision}, several fit" if place.ambiguous else place.precision


def say_parties(parties: tuple[Party, ...]) -> str:
    """The names, or unknown."""
    return ", ".join(dict.fromkeys(party.name for party in parties)) or UNKNOWN


def say_number(figures: Casualties | None) -> str:
    """``5``, ``24+`` for an open minimum, ``27-40``; nothing where the article gives no number."""
    if figures is None:
        return ""
    if figures.high is None:
        return f"{figures.low:,}+"
    return f"{figures.low:,}" if figures.low == figures.high else f"{figures.low:,}-{figures.high:,}"


def say_figure(figure: Figure | FigureVoice | None) -> str:
    """``12``, ``12-15``, ``4+``; nothing where no figure is given."""
    if figure is None:
        return ""
    if figure.high is None:
        return f"{figure.low:,}+"
    return f"{figure.low:,}" if figure.low == figure.high else f"{figure.low:,}-{figure.high:,}"
