"""The nouns of the actor book: an entry, a name it goes by, a tie between two entries."""

from dataclasses import dataclass
from typing import Literal, get_args

Form = Literal["name", "alias", "demonym", "metonym", "army", "police", "government", "intelligence", "force"]
FORMS: tuple[str, ...] = get_args(Form)

TieKind = Literal[
    "part-of",
    "backed-by",
    "leads",
    "allied-with",
    "opposes",
    "armed-wing-of",
    "successor-of",
    "split-from",
    "renamed-to",
]
TIE_KINDS: tuple[str, ...] = get_args(TieKind)

STATE_PARTS: tuple[str, ...] = ("government", "army", "police", "intelligence")


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """What is known of one actor before any article is read.

    ``id`` is ``state:us``, a part of a state (``state:us/army``), ``org:<slug>`` or ``actor:<cc>/<slug>``.
    ``country`` holds the ISO 3166 alpha-2 codes where it mainly acts, ``sector`` its PLOVER sector,
    ``parent`` the id of the state of which it is a part (or ""), ``active_from`` and ``active_to``
    an ISO year or date or "".
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    country: tuple[str, ...]
    sector: str
    source: str
    ucdp: str = ""
    active_from: str = ""
    active_to: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One known tie: ``head`` stands in ``kind`` to ``tail`` (both ids).

    ``start`` and ``end`` are an ISO year or date or "".

    ``status`` is ``stated``, ``alleged`` or ``denied``.
    """

    head: str
    kind: str
    tail: str
    start: str
    end: str
    status: str
    source: str


@dataclass(frozen=True, slots=True)
class ActorName:
    """One spelling of an entry; ``needs`` are the countries of which one must be in the article.

    ``rank`` settles which entry wins a spelling that two share: the higher one.
    """

    text: str
    entry: ActorEntry
    form: Form
    needs: frozenset[str] = frozenset()
    rank: int = 0


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """A known name in running text: half-open character offsets, the entry, and which form of name it is."""

    start: int
    end: int
    entry: ActorEntry
    form: Form
