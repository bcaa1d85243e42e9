"""The arithmetic of a figure in words.

"12 to 15: police 12, health ministry 15; best 12, the latest official figure".
"""

from collections.abc import Sequence

from tocsin.incidents.families import label_of
from tocsin.incidents.figureroles import load_figure_limits
from tocsin.incidents.tollvoices import SIDE, Voice


def figure_in_words(
    bounds: tuple[int, int | None], voices: Sequence[Voice], held: Sequence[Voice], best: int | None, why: str
) -> str:
    """One sentence without a full stop: the range, who gives what, the best figure and why, and what was left out."""
    words = f"{figure_words(*bounds)}: {_told(held)}"
    if len({voice.figure for voice in held}) > 1 or best != bounds[0]:
        words += f"; best {best}, {why}" if best is not None else f"; no best, {why}"
    left = [voice for voice in voices if voice not in held]
    old = [voice for voice in left if voice.rank != SIDE]
    own = [voice for voice in left if voice.rank == SIDE]
    if old:
        words += f"; overtaken: {_told(old)}"
    if own:
        words += f"; a side's own: {_told(own)}"
    return words


def figure_words(low: int, high: int | None) -> str:
    """A number of people: "12", "12 to 15", "at least 12"."""
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _told(voices: Sequence[Voice]) -> str:
    """Each voice with its figure, those that name no speaker by their families."""
    told = [f"{_name(voice)} {figure_words(*voice.figure)}" for voice in voices]
    return ", ".join(dict.fromkeys(told))


def _name(voice: Voice) -> str:
    if voice.speaker is None:
        return " and ".join(sorted(label_of(family) for family in voice.families))
    words = " ".join(voice.speaker.split())
    first, _, rest = words.partition(" ")
    words = rest if first.lower() in {"the", "a", "an"} and rest else words
    longest = load_figure_limits().longest_speaker
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
