"""Makes the pages under docs/reference from the code, and refreshes the output that other pages show.

python docs/generate.py             everything
python docs/generate.py reference   only docs/reference
"""

import sys
from collections.abc import Callable
from pathlib import Path

from making.accuracy import accuracy_page
from making.commands import commands_page
from making.consoles import fill_consoles
from making.errors import errors_page
from making.fields import fields_page
from making.ontology import ontology_page
from making.settings import settings_page

DOCS = Path(__file__).parent
REFERENCE: dict[str, Callable[[], str]] = {
    "accuracy.md": accuracy_page,
    "commands.md": commands_page,
    "errors.md": errors_page,
    "fields.md": fields_page,
    "ontology.md": ontology_page,
    "settings.md": settings_page,
}
HELD_BY_TESTS = {"alerts.md", "api.md", "exports.md", "fetching.md", "filters.md"}
"""Pages of docs/reference that are written by hand, and that tests of their own hold to the code."""


def reference_pages() -> dict[Path, str]:
    """The pages of docs/reference as they should stand, by path."""
    return {DOCS / "reference" / name: make() for name, make in REFERENCE.items()}


def written_pages() -> list[Path]:
    """The pages written by hand, README.md first."""
    pages = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")
    return [DOCS.parent / "README.md", *pages]


def main() -> None:
    """Write what has changed, and name it."""
    pages = reference_pages()
    if sys.argv[1:] != ["reference"]:
        pages |= {path: fill_consoles(path.read_text(encoding="utf-8")) for path in written_pages()}
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")


if __name__ == "__main__":
    main()
