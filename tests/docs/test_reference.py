"""What is not documented does not exist: the reference is made anew and compared with what stands there."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import tocsin.errors
from tocsin.cli.csvrows import COLUMNS
from tocsin.model.record import reading_to_record
from tocsin.model.standing import STANDINGS
from tocsin.ontology.types import event_types

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def text_of(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_the_reference_is_what_the_code_says(docs: ModuleType) -> None:
    stale = [
        path.name
        for path, text in docs.reference_pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_no_other_page_lies_among_the_made_ones(docs: ModuleType) -> None:
    assert {path.name for path in REFERENCE.iterdir()} == set(docs.REFERENCE) | docs.HELD_BY_TESTS


def test_every_command_and_option_is_documented_with_a_meaning(docs: ModuleType) -> None:
    page = text_of("commands.md")
    for name, command in import_module("making.commands").walk_commands():
        assert f"## `{name}`" in page
        assert command.help
        for parameter in command.params:
            assert parameter.help, f"{name} {parameter.name} has no help"
        for spelled in import_module("making.commands").option_names(command):
            assert f"| `{spelled}` |" in page


def test_every_field_has_a_meaning_and_every_meaning_a_field(docs: ModuleType) -> None:
    making = import_module("making.fields")
    known = set(making.field_types())
    known |= {("csv", name) for name in COLUMNS} | {("standing", name) for name in STANDINGS}
    assert set(making.read_meanings()) == known


def test_the_sample_record_fills_every_field_of_a_claim(docs: ModuleType) -> None:
    claim = import_module("making.samplerecords").FULL_CLAIM
    assert [name for name in claim.__dataclass_fields__ if getattr(claim, name) in (None, ())] == []


def test_every_type_and_mode_is_documented() -> None:
    page = text_of("ontology.md")
    for known in event_types():
        assert f"### {known.name}\n" in page
        for mode in known.modes:
            assert f"| `{mode.name}` | {mode.definition} |" in page


def test_every_error_is_documented() -> None:
    page = text_of("errors.md")
    for error in vars(tocsin.errors).values():
        if isinstance(error, type) and issubclass(error, tocsin.TocsinError):
            assert f"| `{error.__name__}` | `{error.code}` |" in page


def test_a_reading_has_the_documented_fields() -> None:
    page = text_of("fields.md")
    mark = tocsin.ReaderMark("reader", "1", "0")
    for field in reading_to_record(tocsin.Reading("a", (), (), mark)):
        assert f"| `{field}` |" in page
