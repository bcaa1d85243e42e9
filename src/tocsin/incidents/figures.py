"""Figures: people killed or injured in an incident as low, best and high.

The rule: figures that nobody gives as fact do not count; a family counts once, with its newest figures; the newest
official figure is the best; without one, that of most families, then the newest, then an exact one before a minimum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.incidents.backings import backing_of
from tocsin.incidents.figurewords import figure_in_words, figure_words
from tocsin.incidents.tollvoices import Counted, Voice, in_force, voices_of
from tocsin.model.incident import Figure, FigureVoice
from tocsin.model.telling import Telling

LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Choice:
    """The best figure and why it is; the figure is None where nothing gives a reason."""

    best: int | None
    why: str


def reconcile_figure(tellings: Sequence[Telling], counted: Counted) -> Figure | None:
    """How many were killed or injured, with all voices and the arithmetic in words; None where no voice counts."""
    voices = voices_of(tellings, counted)
    if not voices:
        return None
    held = in_force(voices)
    low, high = range_of(held)
    choice = choose_best(held)
    return Figure(
        low=low,
        best=choice.best,
        high=high,
        words=figure_in_words((low, high), voices, held, choice.best, choice.why),
        voices=tuple(_voice(voice) for voice in voices),
    )


def range_of(held: Sequence[Voice]) -> tuple[int, int | None]:
    """The lowest and the highest figure. A minimum that an exact figure meets sets no bound of its own; one above all
    exact figures leaves the top open."""
    exact = [voice for voice in held if voice.high is not None]
    open_ended = [voice.low for voice in held if voice.high is None]
    if not exact:
        return min(open_ended), None
    high = max(voice.high for voice in exact if voice.high is not None)
    return min(voice.low for voice in exact), None if any(low > high for low in open_ended) else high


def choose_best(held: Sequence[Voice]) -> Choice:
    """The best figure by the rule above. Where the rule ends at a minimum or at a range, finer figures that meet it are
    better; a range alone stands for its upper figure, which holds the lower, unless it starts at nobody ("up to 9")."""
    figure, why = _chosen(held)
    if figure is None:
        return Choice(None, why)
    low, high = figure
    if high == low:
        return Choice(low, why)
    meeting = [voice for voice in held if _meets(voice, low, high)]
    if meeting:
        better = choose_best(meeting)
        return (
            Choice(better.best, f"the figure that meets {figure_words(low, high)}") if better.best else better
        )
    if high is None:
        return Choice(low, why)
    return Choice(high, "the upper figure of the source") if low else Choice(None, "the source gives a range")


def _meets(voice: Voice, low: int, high: int | None) -> bool:
    """Whether a voice says more than a minimum or a range, and nothing against it."""
    if voice.high is None or (high is not None and voice.high != voice.low):
        return False
    return voice.high >= low and (high is None or voice.high <= high)


def _chosen(held: Sequence[Voice]) -> tuple[tuple[int, int | None] | None, str]:
    """The figure that the rule comes to and why; None where the figures tie."""
    if len({voice.figure for voice in held}) == 1:
        return held[0].figure, "the only figure"
    official = [voice for voice in held if voice.rank == "official"]
    if not official:
        return _of_most(held)
    newest = max(_age(voice) for voice in official)
    last = {voice.figure for voice in official if _age(voice) == newest}
    if len(last) == 1:
        return last.pop(), "the latest official figure" if len(official) > 1 else "the official figure"
    return None, "the official figures differ"


def _of_most(held: Sequence[Voice]) -> tuple[tuple[int, int | None] | None, str]:
    """Without an official figure: that of most families, the newest, the exact, the highest minimum."""
    figures: dict[tuple[int, int | None], list[Voice]] = {}
    for voice in held:
        figures.setdefault(voice.figure, []).append(voice)
    families = {figure: len(frozenset().union(*(v.families for v in own))) for figure, own in figures.items()}
    most = max(families.values())
    left = [figure for figure, count in families.items() if count == most]
    if len(left) == 1:
        return left[0], f"the figure of most sources ({most})"
    newest = max(_day(voice) for figure in left for voice in figures[figure])
    left = [figure for figure in left if any(_day(voice) == newest for voice in figures[figure])]
    if len(left) == 1:
        return left[0], "the latest figure"
    exact = [figure for figure in left if figure[1] is not None]
    if len(exact) == 1:
        return exact[0], "the exact figure"
    if not exact:
        return max(left, key=lambda figure: figure[0]), "the highest minimum"
    return None, "nothing tells which figure is better"


def _age(voice: Voice) -> tuple[date, int]:
    return _day(voice), voice.order


def _day(voice: Voice) -> date:
    return voice.day or LONG_AGO


def _voice(voice: Voice) -> FigureVoice:
    return FigureVoice(voice.low, voice.high, voice.speaker, backing_of(voice.tellings))
