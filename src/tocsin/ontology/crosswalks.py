"""From PLOVER to the words of other schemes: CAMEO codes, ACLED event types, UCDP types of violence.

Each crosswalk is a table whose rows are tried from the top; the first row that fits the type, one of the
modes and the kinds of both sides wins. A row may say "-": the other scheme has no such event, or what
is known does not tell.
Sources: CAMEO codebook 1.1b3; ACLED codebook (25 sub-event types); UCDP GED codebook (types of violence).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tocsin.errors import KnowledgeError
from tocsin.ontology.sides import CONDITIONS, meets
from tocsin.ontology.types import PACKAGE, event_type, modes_of
from tocsin.tables import Row, cell_parts, read_table

CAMEO_COLUMNS = ("type", "mode", "actor", "recipient", "root", "base")
ACLED_COLUMNS = ("type", "mode", "actor", "recipient", "event_type", "sub_event_type")
UCDP_COLUMNS = ("actor", "recipient", "violence", "name")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Crossing:
    """One row: what it asks for and the two values it gives; no modes means that any will do."""

    type: str
    modes: tuple[str, ...]
    actor: str
    recipient: str
    target: tuple[str, str]

    def fits(
        self, modes: frozenset[str], actors: tuple[str | None, ...], recipients: tuple[str | None, ...]
    ) -> bool:
        """Whether an act of this type with these modes and sides falls under the row."""
        if self.modes and not modes & set(self.modes):
            return False
        return meets(self.actor, actors) and meets(self.recipient, recipients)


def cameo_root(
    type: str,
    modes: Iterable[str],
    actor_kinds: Iterable[str | None] = (),
    recipient_kinds: Iterable[str | None] = (),
) -> str | None:
    """The CAMEO root code ("01" to "20"), or None for an unknown type."""
    found = _cross(_cameo(), type, modes, actor_kinds, recipient_kinds)
    return found[0] if found else None


def cameo_code(
    type: str,
    modes: Iterable[str],
    actor_kinds: Iterable[str | None] = (),
    recipient_kinds: Iterable[str | None] = (),
) -> str | None:
    """The CAMEO base code ("195"), or None for an unknown type."""
    found = _cross(_cameo(), type, modes, actor_kinds, recipient_kinds)
    return found[1] if found else None


def acled_type(
    type: str, modes: Iterable[str], actor_kinds: Iterable[str | None], recipient_kinds: Iterable[str | None]
) -> tuple[str, str] | None:
    """The ACLED event type and sub-event type, or None where ACLED has no such event or the sides
    do not tell.

    The kinds are those of ``Party.kind``.
    """
    return _cross(_acled(), type, modes, actor_kinds, recipient_kinds)


def ucdp_violence(actor_kinds: Iterable[str | None], recipient_kinds: Iterable[str | None]) -> int | None:
    """The UCDP type of violence of an ASSAULT between such sides: 1 state-based, 2 non-state, 3 one-sided.

    None when the sides do not tell.
    """
    found = _cross(_ucdp(), "ASSAULT", (), actor_kinds, recipient_kinds)
    return int(found[0]) if found else None


@cache
def cameo_labels() -> dict[str, str]:
    """The names of the CAMEO codes by code: all roots, and the base codes that the crosswalk uses."""
    return {row["code"]: row["label"] for row in read_table("cameo_codes.tsv", ("code", "label"), PACKAGE)}


@cache
def acled_events() -> frozenset[tuple[str, str]]:
    """The pairs of event type and sub-event type that ACLED knows."""
    columns = ("event_type", "sub_event_type")
    return frozenset(
        (row[columns[0]], row[columns[1]]) for row in read_table("acled_events.tsv", columns, PACKAGE)
    )


def _cross(
    table: dict[str, tuple[Crossing, ...]],
    type: str,
    modes: Iterable[str],
    actor_kinds: Iterable[str | None],
    recipient_kinds: Iterable[str | None],
) -> tuple[str, str] | None:
    own, actors, recipients = frozenset(modes), tuple(actor_kinds), tuple(recipient_kinds)
    for row in table.get(type, ()):
        if row.fits(own, actors, recipients):
            return None if row.target[0] == NONE else row.target
    return None


@cache
def _cameo() -> dict[str, tuple[Crossing, ...]]:
    return _read("cameo.tsv", CAMEO_COLUMNS, ("root", "base"))


@cache
def _acled() -> dict[str, tuple[Crossing, ...]]:
    return _read("acled.tsv", ACLED_COLUMNS, ("event_type", "sub_event_type"))


@cache
def _ucdp() -> dict[str, tuple[Crossing, ...]]:
    return _read("ucdp.tsv", UCDP_COLUMNS, ("violence", "name"))


def _read(name: str, columns: tuple[str, ...], target: tuple[str, str]) -> dict[str, tuple[Crossing, ...]]:
    table: dict[str, list[Crossing]] = {}
    for row in read_table(name, columns, PACKAGE):
        crossing = _crossing(row, name, target)
        table.setdefault(crossing.type, []).append(crossing)
    return {type: tuple(rows) for type, rows in table.items()}


def _crossing(row: Row, name: str, target: tuple[str, str]) -> Crossing:
    type = event_type(row.get("type", "ASSAULT")).name
    asked = row.get("mode", NONE)
    modes = () if asked == NONE else cell_parts(asked)
    strange = set(modes) - set(modes_of(type)) or {row["actor"], row["recipient"]} - set(CONDITIONS)
    if strange:
        raise KnowledgeError(
            f"{name}: {type} has no {', '.join(sorted(strange))}", "use known modes and conditions"
        )
    return Crossing(type, modes, row["actor"], row["recipient"], (row[target[0]], row[target[1]]))
