"""The syntax behind the reader: spaCy's small English pipeline, checked file by file before it is used."""

import hashlib
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import spacy
from spacy import attrs
from spacy.language import Language

from tocsin.errors import PipelineError

# The reader needs tokens, tags and the parse alone; names come from the actor book and the gazetteer.
UNNEEDED = ("senter", "attribute_ruler", "lemmatizer", "ner")
# What spaCy finds out about each new word and nobody asks for; it takes almost half the time that a new word takes.
UNASKED = frozenset(
    {
        attrs.LIKE_NUM,
        attrs.LIKE_URL,
        attrs.LIKE_EMAIL,
        attrs.IS_CURRENCY,
        attrs.IS_ASCII,
        attrs.IS_DIGIT,
        attrs.IS_LOWER,
        attrs.IS_TITLE,
        attrs.IS_BRACKET,
        attrs.IS_QUOTE,
        attrs.IS_LEFT_PUNCT,
        attrs.IS_RIGHT_PUNCT,
    }
)


@cache
def load_pins() -> dict[str, dict[str, str]]:
    """SHA-256 of the pipeline files that the reader was measured with, by package and path."""
    text = (resources.files("tocsin.reading") / "data" / "pipeline.toml").read_text(encoding="utf-8")
    pins: dict[str, dict[str, str]] = tomllib.loads(text)
    return pins


def default_package() -> str:
    """The package whose weights the reader was measured with."""
    return next(iter(load_pins()))


def load_pipeline(package: str | None = None) -> Language:
    """The pipeline of an installed package; its files are checked against the pinned hashes where we have them.

    ``package`` names another installed spaCy pipeline (``en_core_web_sm``); None takes the pinned one. Raises
    PipelineError when the package is absent or a pinned file differs.
    """
    name = package or default_package()
    if name in load_pins():
        check_files(name, _folder(name))
    try:
        nlp = spacy.load(name, exclude=UNNEEDED)
    except (OSError, ValueError, ImportError) as error:
        raise PipelineError(f"the language pipeline {name} does not load", "install it with pip") from error
    vocab: Any = nlp.vocab  # spaCy's stubs leave the getters out
    for one in UNASKED:
        vocab.lex_attr_getters.pop(one, None)
    return nlp


def check_files(name: str, folder: Path) -> None:
    """Compare the files of a pipeline with the pins. Raises PipelineError naming the first that differs."""
    for path, pinned in load_pins()[name].items():
        file = folder / path
        if not file.is_file():
            raise PipelineError(f"{name}: {path} is missing", "install the pipeline package again")
        if hashlib.sha256(file.read_bytes()).hexdigest() != pinned:
            raise PipelineError(
                f"{name}: {path} is not the pinned file", "install the pipeline package again"
            )


def _folder(name: str) -> Path:
    try:
        package = Path(str(resources.files(name)))
    except ModuleNotFoundError as error:
        raise PipelineError(
            f"the language pipeline {name} is not installed", "install it with pip"
        ) from error
    folders = sorted(path.parent for path in package.glob("*/config.cfg"))
    if not folders:
        raise PipelineError(f"the package {name} holds no pipeline", "install it again")
    return folders[0]
