"""Voices of a toll: who gives which figure, and which of them still hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tocsin.incidents.backings import ASSERTED, in_order
from tocsin.incidents.figureroles import load_figure_limits, rank_of_speaker
from tocsin.knowledge.wordfold import folded_words
from tocsin.model.casualties import Casualties
from tocsin.model.telling import Telling

Counted = Literal["killed", "injured"]
SIDE = "side"


@dataclass(frozen=True, slots=True)
class Voice:
    """One figure as one voice gives it, in any number of tellings.

    ``rank`` is ``official``, ``monitor``, ``witness``, ``other`` or ``side`` (the actor about its own
    deed). ``day`` is the newest day of publication, ``order`` the newest place in the order of arrival.
    """

    low: int
    high: int | None
    speaker: str | None
    rank: str
    tellings: tuple[Telling, ...]

    @property
    def day(self) -> date | None:
        return max((one.published for one in self.tellings if one.published), default=None)

    @property
    def order(self) -> int:
        return max(one.order for one in self.tellings)

    @property
    def families(self) -> frozenset[str]:
        return frozenset(one.family for one in self.tellings)

    @property
    def figure(self) -> tuple[int, int | None]:
        return self.low, self.high


def voices_of(tellings: Sequence[Telling], counted: Counted) -> list[Voice]:
    """All voices with a figure, the lowest first. Who denies, threatens, demands or rules the act out gives none."""
    groups: dict[tuple[int, int | None, tuple[str, ...], str], list[Telling]] = {}
    for telling in in_order(tellings):
        count = count_of(telling, counted)
        if count is not None:
            speaker = speaker_of(telling)
            key = (count.low, count.high, folded_words(speaker or ""), _rank(telling))
            groups.setdefault(key, []).append(telling)
    found = [
        Voice(low, high, speaker_of(own[0]), rank, tuple(own)) for (low, high, _, rank), own in groups.items()
    ]
    return sorted(found, key=_listed)


def in_force(voices: Sequence[Voice]) -> list[Voice]:
    """The voices that still hold: of each family those of its newest day of publication and by one speaker its last; a
    side's own figures where nobody else counts; nothing much older than the newest figure."""
    heard = [voice for voice in voices if voice.rank != SIDE] or list(voices)
    kept = {telling.key for voice in heard for telling in voice.tellings} - _outdated(heard)
    return [voice for voice in heard if any(telling.key in kept for telling in voice.tellings)]


def count_of(telling: Telling, counted: Counted) -> Casualties | None:
    """The figure of one telling, None where it gives none that counts."""
    if telling.claim.standing not in ASSERTED:
        return None
    return telling.claim.killed if counted == "killed" else telling.claim.injured


def speaker_of(telling: Telling) -> str | None:
    """The words for the telling's source."""
    return telling.claim.speaker.text if telling.claim.speaker else None


def _rank(telling: Telling) -> str:
    return SIDE if telling.claim.standing == "claimed" else rank_of_speaker(speaker_of(telling))


def _outdated(voices: Sequence[Voice]) -> set[str]:
    """The keys of tellings whose figure the course of days or their own family has overtaken."""
    told = [(telling, voice) for voice in voices for telling in voice.tellings]
    days = [telling.published for telling, _ in told if telling.published]
    oldest = max(days) - timedelta(days=load_figure_limits().fresh_days) if days else date.min
    newest: dict[str, date] = {}
    for telling, _ in told:
        newest[telling.family] = max(newest.get(telling.family, date.min), telling.published or date.min)
    stale = {
        telling.key
        for telling, _ in told
        if telling.published and telling.published < max(oldest, newest[telling.family])
    }
    fresh = [(telling, voice) for telling, voice in told if telling.key not in stale]
    last: dict[tuple[str, tuple[str, ...]], tuple[int, int]] = {}
    for telling, voice in fresh:
        mouth = _mouth(telling, voice)
        last[mouth] = max(last.get(mouth, (0, 0)), (telling.order, voice.low))
    return stale | {
        telling.key for telling, voice in fresh if (telling.order, voice.low) < last[_mouth(telling, voice)]
    }


def _mouth(telling: Telling, voice: Voice) -> tuple[str, tuple[str, ...]]:
    """Who speaks where; of two figures in one mouth the later counts, in one article the larger, which holds the
    other."""
    return telling.family, folded_words(voice.speaker or "")


def _listed(voice: Voice) -> tuple[int, float, str, str]:
    high = float("inf") if voice.high is None else float(voice.high)
    return voice.low, high, voice.speaker or "", voice.rank
