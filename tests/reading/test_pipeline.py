"""The language pipeline is used only when its files are the pinned ones."""

import re
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tocsin.errors import PipelineError
from tocsin.reading.pipeline import UNASKED, check_files, default_package, load_pins, load_pipeline
from tocsin.reading.reader import Reader

PACKAGE = default_package()
CHANGED = "tokenizer"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The installed pipeline file by file, with one file copied so that it may be changed."""
    (config,) = Path(str(resources.files(PACKAGE))).glob("*/config.cfg")
    for path in load_pins()[PACKAGE]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).symlink_to(config.parent / path)
    copied = (tmp_path / CHANGED).read_bytes()
    (tmp_path / CHANGED).unlink()
    (tmp_path / CHANGED).write_bytes(copied)
    return tmp_path


def test_pins_are_hashes_of_relative_paths() -> None:
    for path, pinned in load_pins()[PACKAGE].items():
        assert re.fullmatch(r"[0-9a-f]{64}", pinned)
        assert not path.startswith("/") and ".." not in path


def test_the_installed_files_are_the_pinned_ones(folder: Path) -> None:
    check_files(PACKAGE, folder)


def test_a_changed_file_is_refused_by_name(folder: Path) -> None:
    with (folder / CHANGED).open("ab") as file:
        file.write(b" ")
    with pytest.raises(PipelineError, match=f"{CHANGED} is not the pinned file"):
        check_files(PACKAGE, folder)


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / CHANGED).unlink()
    with pytest.raises(PipelineError, match=f"{CHANGED} is missing"):
        check_files(PACKAGE, folder)


def test_an_absent_package_is_refused() -> None:
    with pytest.raises(PipelineError) as refused:
        load_pipeline("no_such_pipeline")
    assert "no_such_pipeline" in refused.value.message and refused.value.hint


def test_the_pipeline_tags_and_parses_alone(reader: Reader) -> None:
    assert {"tagger", "parser"} <= set(reader.nlp.pipe_names)
    assert not {"ner", "lemmatizer"} & set(reader.nlp.pipe_names)


def test_a_new_word_is_asked_only_for_what_the_reader_uses(reader: Reader) -> None:
    word = reader.nlp.make_doc("Zubrowkatown")[0]
    vocab: Any = reader.nlp.vocab
    assert word.is_alpha and not word.is_stop and not word.is_punct and not word.is_upper
    assert word.shape_ == "Xxxxx" and word.norm_ == word.lower_ == "zubrowkatown"
    assert not UNASKED & vocab.lex_attr_getters.keys()
