"""The page of the errors, from the error tree itself."""

import inspect
from collections.abc import Iterator

import tocsin.errors
from making.markdown import code, page, table
from tocsin.errors import TocsinError

INTRODUCTION = """\
Every error that a user can meet is a `tocsin.TocsinError`. It has a `message` (what is wrong), a `hint` (what to do)
and a `code` that programs can test and that stays the same. The command prints each as one line on the
standard error."""


def walk_errors(root: type[TocsinError] = TocsinError) -> Iterator[type[TocsinError]]:
    """The error and those below it."""
    yield root
    for below in root.__subclasses__():
        yield from walk_errors(below)


def errors_page() -> str:
    """The page."""
    paragraphs = inspect.cleandoc(tocsin.errors.__doc__ or "").split("\n\n")
    tree = next(paragraph for paragraph in paragraphs if "├──" in paragraph)
    rows = (
        (code(error.__name__), code(error.code), inspect.cleandoc(error.__doc__ or "").split("\n\n")[0])
        for error in walk_errors()
    )
    drawn = f"```text\n{inspect.cleandoc(tree)}\n```"
    return page("Errors", INTRODUCTION, drawn, table(("error", "code", "meaning"), rows))
