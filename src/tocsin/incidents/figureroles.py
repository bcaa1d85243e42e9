"""What a voice that gives a toll is: an official one, a monitor, a witness (``data/figureroles.tsv``)."""

from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.knowledge.wordfold import folded_words
from tocsin.tables import make_of, read_table

COLUMNS = ("word", "rank", "source")
RANKS = ("official", "monitor", "witness")


@dataclass(frozen=True, slots=True)
class FigureLimits:
    """``fresh_days`` before the newest figure an older one still counts; so many signs of a speaker are shown."""

    fresh_days: int
    longest_speaker: int


@cache
def load_figure_limits() -> FigureLimits:
    """The shipped limits. Raises KnowledgeError when the file breaks its format."""
    return make_of("figures.toml", "tocsin.incidents", lambda values: FigureLimits(**values))


@cache
def load_figure_roles() -> dict[tuple[str, ...], str]:
    """The rank by folded words. Raises KnowledgeError when the table breaks its format."""
    roles: dict[tuple[str, ...], str] = {}
    for row in read_table("figureroles.tsv", COLUMNS, "tocsin.incidents"):
        words = folded_words(row["word"])
        if row["rank"] not in RANKS or not words or words in roles:
            raise KnowledgeError(
                f"figureroles.tsv: bad or double row {row['word']}", "use the known ranks once"
            )
        roles[words] = row["rank"]
    return roles


def rank_of_speaker(speaker: str | None) -> str:
    """``official``, ``monitor``, ``witness``, or ``other`` for a speaker of no such role and for no speaker.

    The longest role word counts ("doctors without borders" are no doctors), of equal ones the first in the words.
    """
    roles = load_figure_roles()
    words = folded_words(speaker or "")
    found = [
        (start - end, start, roles[words[start:end]])
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if words[start:end] in roles
    ]
    return min(found)[2] if found else "other"
