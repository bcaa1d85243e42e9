"""The page of the record fields: names and types from records that the code writes, meanings from ``fields.tsv``."""

from collections.abc import Iterable
from pathlib import Path

from making.markdown import code, codes, page, table
from making.samplerecords import full_and_bare_articles, full_and_bare_readings
from tocsin.cli.csvrows import COLUMNS as CSV_COLUMNS
from tocsin.model.place import PLACE_PRECISIONS
from tocsin.model.relation import RELATION_TYPES
from tocsin.model.standing import STANDINGS
from tocsin.model.when import WHEN_PRECISIONS
from tocsin.ontology.types import QUADS, event_types
from tocsin.tables import read_table_file

Types = dict[tuple[str, str], set[str]]

NOUNS = {
    "claims": "claim", "relations": "relation", "actors": "party", "recipients": "party", "when": "when",
    "place": "place", "killed": "casualties", "injured": "casualties", "mode_spans": "span",
}  # fmt: skip
"""The noun that lies under a field; every field whose name ends in ``span`` holds a span."""

CHOICES: dict[tuple[str, str], Iterable[str]] = {
    ("claim", "type"): [known.name for known in event_types()],
    ("claim", "standing"): STANDINGS,
    ("claim", "quad"): QUADS,
    ("when", "precision"): WHEN_PRECISIONS,
    ("place", "precision"): PLACE_PRECISIONS,
    ("relation", "type"): RELATION_TYPES,
}
SECTIONS = (
    ("article", "Article (what goes in)",
     "One JSON object a line. `id` and `text` are required; unknown fields are skipped."),
    ("reading", "Reading (what comes out)",
     "`--format jsonl` writes one a line, in the order of the input, also when nothing was found."),
    ("claim", "Claim", "One act as one article tells it."),
    ("party", "Party", "An actor or a recipient."),
    ("when", "When", ""),
    ("place", "Place", ""),
    ("casualties", "Casualties", ""),
    ("span", "Span", "Half-open character offsets into one part of the article: `text[start:end]` gives the words."),
    ("relation", "Relation", "A tie between two actors."),
)  # fmt: skip
CSV = """\
`--format csv` writes one row a claim under a header line; an article without claims gives no row. Several values share
a cell, separated by `; `. A text that a spreadsheet would run as a formula gets a `'` in front."""
FOLD = "The same nouns, as frozen dataclasses, are what `tocsin.read` gives in Python."


def fields_page() -> str:
    """The page."""
    types, meanings = field_types(), read_meanings()
    parts = [FOLD]
    for noun, title, text in SECTIONS:
        rows = [
            (code(field), _said(noun, field, kinds), meanings[noun, field])
            for (owner, field), kinds in types.items()
            if owner == noun
        ]
        parts += [f"## {title}", *([text] if text else []), table(("field", "type", "meaning"), rows)]
    standings = [(code(name), meanings["standing", name]) for name in STANDINGS]
    columns = [(code(name), meanings["csv", name]) for name in CSV_COLUMNS]
    parts += ["## Standing", table(("standing", "meaning"), standings)]
    parts += ["## CSV", CSV, table(("column", "meaning"), columns)]
    return page("Fields", *parts)


def read_meanings() -> dict[tuple[str, str], str]:
    """What each field means, by record and name."""
    rows = read_table_file(Path(__file__).with_name("fields.tsv"), ("record", "field", "meaning"))
    return {(row["record"], row["field"]): row["meaning"] for row in rows}


def field_types() -> Types:
    """The JSON types that each field of each record can have, in the order of the records."""
    found: Types = {}
    for record in full_and_bare_articles():
        _note("article", record, found)
    for record in full_and_bare_readings():
        _note("reading", record, found)
    return found


def _note(noun: str, record: dict[str, object], found: Types, prefix: str = "") -> None:
    for name, value in record.items():
        under = "span" if name.endswith("span") else NOUNS.get(name)
        found.setdefault((noun, prefix + name), set()).add(_kind(value, under))
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                _note(under or noun, one, found, "" if under else f"{name}.")


def _kind(value: object, under: str | None) -> str:
    if isinstance(value, list):
        return f"list of {under or 'string'}"
    if isinstance(value, dict):
        return under or "object"
    kinds: dict[type, str] = {
        str: "string",
        bool: "true",
        int: "whole number",
        float: "number",
        type(None): "null",
    }
    return kinds[type(value)]


def _said(noun: str, field: str, kinds: set[str]) -> str:
    choices = CHOICES.get((noun, field))
    said = [kind for kind in sorted(kinds) if kind != "null"]
    shown = (
        [codes(choices)]
        if choices
        else [f"[{kind}](#{kind})" if kind in NOUNS.values() else kind for kind in said]
    )
    return " or ".join(shown + (["null"] if "null" in kinds else []))
