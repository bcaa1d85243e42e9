"""A row of the table of states: the state, its government, forces, police, intelligence, and their names."""

from tocsin.errors import KnowledgeError
from tocsin.knowledge.actorentry import ActorEntry, ActorName, Form
from tocsin.tables import Row, cell_parts

STATE_COLUMNS = (
    "id",
    "iso2",
    "name",
    "aliases",
    "demonyms",
    "capital",
    "metonyms",
    "government",
    "army",
    "forces",
    "police",
    "intelligence",
    "source",
)


def read_spelling(cell: str) -> tuple[str, frozenset[str]]:
    """A spelling and the countries of which one must be in the article: ``SDF@SY`` or ``ADF@CD,UG``.

    Raises KnowledgeError when a country is no ISO alpha-2 code.
    """
    text, _, needs = cell.partition("@")
    codes = frozenset(needs.split(",")) if needs else frozenset()
    if not text or any(len(code) != 2 or not code.isupper() for code in codes):
        raise KnowledgeError(f"actor book: bad spelling {cell}", "write NAME@CC or NAME@CC,CC")
    return text, codes


def read_state(row: Row) -> list[tuple[ActorEntry, list[ActorName]]]:
    """The state of a row and its four parts, each with its names."""
    state = _entry(row, "", row["name"], "state", "GOV", row["aliases"])
    names = [ActorName(state.name, state, "name")]
    names += _names(row["aliases"], state, "alias") + _names(row["demonyms"], state, "demonym")
    government = _entry(
        row, "government", f"Government of {row['name']}", "government", "GOV", row["government"]
    )
    army = _part(row, "army", "armed forces", "MIL")
    police = _part(row, "police", "police", "COP")
    spies = _part(row, "intelligence", "intelligence", "SPY")
    return [
        (state, names),
        (
            government,
            _names(row["metonyms"], government, "metonym")
            + _names(row["government"], government, "government"),
        ),
        (army, _names(row["army"], army, "army") + _names(row["forces"], army, "force")),
        (police, _names(row["police"], police, "police")),
        (spies, _names(row["intelligence"], spies, "intelligence")),
    ]


def _part(row: Row, part: str, word: str, sector: str) -> ActorEntry:
    """A force of the state, called by the first proper name in its cell, else by the country."""
    known = cell_parts(row[part])
    name = read_spelling(known[0])[0] if known else f"{row['name']} {word}"
    return _entry(row, part, name, "state-force", sector, row[part])


def _entry(row: Row, part: str, name: str, kind: str, sector: str, aliases: str) -> ActorEntry:
    return ActorEntry(
        id=f"{row['id']}/{part}" if part else row["id"],
        name=name,
        aliases=tuple(read_spelling(cell)[0] for cell in cell_parts(aliases)),
        kind=kind,
        country=(row["iso2"],),
        sector=sector,
        source=row["source"],
        parent=row["id"] if part else "",
    )


def _names(cell: str, entry: ActorEntry, form: Form) -> list[ActorName]:
    return [ActorName(text, entry, form, needs) for text, needs in map(read_spelling, cell_parts(cell))]
